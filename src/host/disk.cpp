#include "host/disk.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "host/entries.hpp"
#include "host/folder_draft.hpp"
#include "host/reading.hpp"
#include "host/shown_file.hpp"
#include "host/temporary_folder.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderEntry;

std::optional<command::FileIdentity> identity_of(const std::optional<Entry>& entry) {
    if (!entry || entry->kind != Entry::Kind::file) return std::nullopt;
    return command::FileIdentity{entry->state.device, entry->state.number};
}

/// Whether a path is a link whose target is not there, such as a disk that is not mounted.
bool is_dangling(const fs::path& path) {
    const auto entry = entry_at(path);
    return entry && entry->kind == Entry::Kind::link && !entry_behind(path) && errno == ENOENT;
}

FileError leads_nowhere() {
    return {"a link that leads nowhere"};
}

/// A file in the making, which is taken away unless it was put in its place.
class FileDraft {
  public:
    explicit FileDraft(fs::path target) : target_(std::move(target)) {}
    FileDraft(const FileDraft&) = delete;
    FileDraft& operator=(const FileDraft&) = delete;
    ~FileDraft() {
        if (!file_) return;
        file_->close();
        remove_file(path_);
    }
    /// Makes it, beside its place.
    bool make() {
        for (;;) {
            path_ = fs::path{target_}.concat("." + random_letters());
            Descriptor file = open_file(path_, Opening::new_private_file);
            if (!file.opened() && errno == EEXIST) continue;
            if (!file.opened()) return false;
            file_.emplace(std::move(file));
            return set_rights(file_->number(), target_);
        }
    }
    int descriptor() const { return file_->number(); }
    bool put_in_place() {
        if (!file_->close() || !move_over(path_, target_)) return false;
        file_.reset();
        return true;
    }

  private:
    fs::path target_, path_;
    std::optional<Descriptor> file_;  ///< nothing: not made yet, or in its place
};

/// Writes a file whole or not at all; `write_content` writes what it holds to a descriptor.
template <typename WriteContent>
std::optional<FileError> write_whole(const fs::path& path, WriteContent write_content) {
    const auto there = entry_behind(path);
    const bool is_regular = there && there->kind == Entry::Kind::file;
    if (there && !is_regular) {  // a stream or device: there is nothing to rename over it
        Descriptor file = open_file(path, Opening::to_write_in_place);
        if (!file.opened() || !write_content(file.number()) || !file.close()) return last_error();
        return std::nullopt;
    }
    if (is_dangling(path)) return leads_nowhere();
    const fs::path target = there ? resolved_path(path) : path;
    if (there && !may_write(target)) return last_error();
    FileDraft draft{target};
    const bool written = draft.make() && write_content(draft.descriptor()) && draft.put_in_place();
    if (!written) return last_error();
    return std::nullopt;
}

}  // namespace

std::variant<std::string, FileError> Disk::read(const std::string& path) const {
    return read_whole(path);
}

std::variant<diag::Bytes, FileError> Disk::show(const std::string& path) const {
    Descriptor file = open_file(path_of(path), Opening::to_read);
    if (!file.opened()) return last_error();
    const auto entry = entry_of(file.number());
    if (!entry) return last_error();
    const bool is_large = entry->kind == Entry::Kind::file &&
                          entry->state.size >= least_shown_bytes_ &&
                          entry->state.size <= static_cast<std::int64_t>(most_bytes);
    if (is_large) {
        if (auto shown = show_file(path, file, static_cast<std::size_t>(entry->state.size))) {
            shown_.push_back({path, entry->state, shown->is_lost});
            return std::move(shown->bytes);
        }
    }
    auto content = read_to_end(file.number());
    if (auto* error = std::get_if<FileError>(&content)) return std::move(*error);
    return diag::Bytes{std::get<std::string>(std::move(content))};
}

std::optional<command::ChangedFile> Disk::changed() const {
    for (const auto& [path, state, is_lost] : shown_) {
        const auto now = entry_behind(path_of(path));
        if (!now || now->state != state) return command::ChangedFile{path, changed_while_read()};
        if (*is_lost) return command::ChangedFile{path, {std::strerror(EIO)}};
    }
    return std::nullopt;
}

bool Disk::is_directory(const std::string& path) const {
    const auto entry = entry_behind(path_of(path));
    return entry && entry->kind == Entry::Kind::folder;
}

std::variant<std::vector<FolderEntry>, FileError> Disk::list(const std::string& folder) const {
    auto listed = entries_in(path_of(folder));
    if (auto* entries = std::get_if<std::vector<FolderEntry>>(&listed))
        std::ranges::sort(*entries, {}, &FolderEntry::name);
    return listed;
}

std::string Disk::common_name(const std::string& path) const {
    const auto entry = entry_behind(path_of(path));
    if (!entry) return text_of(path_of(path).lexically_normal());
    // where files have one name only, their numbers are not to be trusted (network, FAT)
    if (entry->kind == Entry::Kind::file && entry->names > 1)
        return std::to_string(entry->state.device) + ":" + std::to_string(entry->state.number);
    return text_of(resolved_path(path_of(path)));
}

std::optional<FileError> Disk::write(const std::string& path, std::string_view bytes) {
    return write_whole(path_of(path), [&](int descriptor) { return write_all(descriptor, bytes); });
}

std::optional<FileError> Disk::write_parts(const std::string& path, const NextPart& next) {
    return write_whole(path_of(path), [&](int descriptor) {
        for (std::string part; next(part);) {
            if (!write_all(descriptor, part)) return false;
        }
        return true;
    });
}

std::optional<FileError> Disk::make_folder(const std::string& path) {
    if (make_folders(path_of(path))) return std::nullopt;
    return last_error();
}

std::optional<command::FileIdentity> Disk::identity(const std::string& path) const {
    return identity_of(entry_behind(path_of(path)));
}

std::string Disk::resolved(const std::string& path) const {
    return text_of(resolved_path(path_of(path)));
}

bool Disk::is_occupied(const std::string& path) const {
    const auto entry = entry_behind(path_of(path));
    if (!entry) return false;
    const auto names = names_in(path_of(path));
    return entry->kind != Entry::Kind::folder || !names || !names->empty();
}

std::variant<std::unique_ptr<command::TemporaryFolder>, FileError> Disk::temporary_folder() {
    const auto parent = folder_of_temporaries();
    if (!parent) return last_error();
    return TemporaryFolder::in(text_of(*parent));
}

std::variant<std::unique_ptr<command::FolderDraft>, FileError> Disk::draft_folder(
    const std::string& path) {
    if (is_dangling(path_of(path))) return leads_nowhere();
    return make_folder_draft(path);
}

std::optional<command::FileIdentity> identity_of(int descriptor) {
    return identity_of(entry_of(descriptor));
}

}  // namespace cchc::host
