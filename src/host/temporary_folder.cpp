#include "host/temporary_folder.hpp"

#include <cerrno>

#include "host/entries.hpp"
#include "host/reading.hpp"

namespace cchc::host {

std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> TemporaryFolder::in(
    const std::string& parent) {
    for (;;) {
        const std::string path = parent + "/" + lead + random_letters();
        if (make_folder(path_of(path), For::this_user))
            return std::make_unique<TemporaryFolder>(path);
        if (errno != EEXIST) return last_error();
    }
}

TemporaryFolder::~TemporaryFolder() {
    remove_whole(path_of(path_));
}

std::variant<std::string, command::FileError> TemporaryFolder::read(const std::string& name) const {
    return read_whole(path_ + "/" + name);
}

}  // namespace cchc::host
