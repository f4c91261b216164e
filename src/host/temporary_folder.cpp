#include "host/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "host/descriptor.hpp"
#include "host/reading.hpp"

namespace cchc::host {

std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> TemporaryFolder::in(
    const std::string& parent) {
    auto folder = std::make_unique<TemporaryFolder>(parent + "/" + lead + "XXXXXX");
    if (::mkdtemp(folder->path_.data()) != nullptr) return folder;
    const command::FileError error = last_error();
    folder->path_.clear();  // which is nobody's
    return error;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::variant<std::string, command::FileError> TemporaryFolder::read(const std::string& name) const {
    const Descriptor file = open_to_read(path_ + "/" + name);
    if (!file.opened()) return last_error();
    return read_to_end(file.number());
}

}  // namespace cchc::host
