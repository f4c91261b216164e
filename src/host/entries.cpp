#include "host/entries.hpp"

#include <cerrno>
#include <random>

namespace cchc::host {

bool is_taken(const fs::path& path) {
    return entry_at(path).has_value();
}

bool is_folder(const fs::path& path) {
    const auto entry = entry_at(path);
    return entry && entry->kind == Entry::Kind::folder;
}

std::optional<FileState> state_of(const fs::path& path) {
    const auto entry = entry_at(path);
    if (!entry || entry->kind != Entry::Kind::file) return std::nullopt;
    return entry->state;
}

std::vector<std::string> names_if_any(const fs::path& folder) {
    return names_in(folder).value_or(std::vector<std::string>{});
}

bool make_folders(const fs::path& path) {
    if (const auto there = entry_behind(path)) {
        errno = ENOTDIR;
        return there->kind == Entry::Kind::folder;
    }
    const bool has_top = path.has_relative_path();  // else a drive that is not there
    if (errno != ENOENT || !has_top) return false;
    if (!path.has_filename()) return make_folders(path.parent_path());  // "scorecards/"
    if (path.has_parent_path() && !make_folders(path.parent_path())) return false;
    if (make_folder(path)) return true;
    const bool was_made_meanwhile = errno == EEXIST && is_folder(path);
    return was_made_meanwhile;
}

void remove_whole(const fs::path& folder) {
    for (const std::string& name : names_if_any(folder)) {
        const fs::path path = folder / path_of(name);
        if (is_folder(path)) {
            remove_whole(path);
        } else {
            remove_file(path);
        }
    }
    remove_folder(folder);
}

std::string random_letters() {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::string text;
    while (text.size() < random_letters_in_name) text += letters[random() % letters.size()];
    return text;
}

}  // namespace cchc::host
