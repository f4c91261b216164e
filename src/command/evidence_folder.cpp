#include "command/evidence_folder.hpp"

#include <utility>
#include <variant>
#include <vector>

#include "command/input_guard.hpp"
#include "command/stop.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

std::string joined(const std::string& folder, const std::string& name) {
    return folder + (folder.empty() || folder.ends_with('/') ? "" : "/") + name;
}

Stop cannot_list(const std::string& folder, const Text& reason) {
    const std::string name = unicode::printable(folder);
    return {Exit::usage,
            {"không đọc được thư mục \"" + name + "\": " + reason.vi,
             "cannot read folder \"" + name + "\": " + reason.en}};
}

}  // namespace

EvidenceFolder::EvidenceFolder(World& world, std::string folder)
    : world_(world), folder_(std::move(folder)) {
    if (!world.files.is_directory(folder_))
        throw cannot_list(folder_, {"không có thư mục này", "there is no such folder"});
    note_evidence_folder(world, folder_);
    walk(folder_, "");
}

void EvidenceFolder::walk(const std::string& folder, const std::string& below) {
    const auto listing = world_.files.list(folder);
    if (const auto* error = std::get_if<FileError>(&listing))
        throw cannot_list(folder, system_words(error->reason));
    for (const FolderEntry& entry : std::get<std::vector<FolderEntry>>(listing)) {
        const bool is_folder = entry.kind == FolderEntry::Kind::folder;
        const bool is_file = entry.kind == FolderEntry::Kind::file && !entry.is_link;
        // a name that is no text cannot stand in a cell
        if (!(is_folder || is_file) || unicode::first_invalid_byte(entry.name)) continue;
        const std::string path = joined(below, unicode::nfc(entry.name));
        if (is_folder) {
            walk(joined(folder, entry.name), path);
        } else {
            similar_.emplace(unicode::plain(path), path);
            files_.insert(path);
        }
    }
}

check::EvidenceFile EvidenceFolder::find(const std::string& path) const {
    using enum check::EvidenceFile::Is;
    if (files_.contains(path)) return {file, {}};
    const std::string whole = joined(folder_, path);
    if (world_.files.identity(whole))
        return {world_.files.is_within(whole, folder_) ? file : outside, {}};
    if (path.empty() || world_.files.is_directory(whole)) return {folder, {}};
    const auto similar = similar_.find(unicode::plain(path));
    return {nothing, similar == similar_.end() ? std::string{} : similar->second};
}

}  // namespace cchc::command
