#include "host/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>
#include <system_error>

namespace cchc::host {

namespace {

namespace fs = std::filesystem;

/// Paths are UTF-8 in the program and UTF-16 in the system.
fs::path native(const std::string& path) {
    return fs::path{std::u8string{path.begin(), path.end()}};
}

std::string random_letters(std::size_t count) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";  // without case
    std::random_device random;
    std::string text;
    while (text.size() < count) text += letters[random() % letters.size()];
    return text;
}

}  // namespace

std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> TemporaryFolder::in(
    const std::string& parent) {
    for (;;) {
        std::error_code error;
        const std::string path = parent + "/" + lead + random_letters(6);
        if (fs::create_directory(native(path), error))
            return std::make_unique<TemporaryFolder>(path);
        if (error) return command::FileError{error.message()};
    }
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(native(path_), ignored);
}

std::variant<std::string, command::FileError> TemporaryFolder::read(const std::string& name) const {
    std::ifstream file{native(path_ + "/" + name), std::ios::binary};
    if (!file) return command::FileError{"cannot be opened"};
    std::string content{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad()) return command::FileError{"cannot be read"};
    return content;
}

}  // namespace cchc::host
