#include "host/former_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <vector>

#include "digest/sha256.hpp"
#include "host/descriptor.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderContent;
using command::KeptEntries;
using command::Manifest;
namespace fs = std::filesystem;

/// What is neither a folder nor missing: its device and number.
std::optional<std::pair<dev_t, ino_t>> file_at(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || S_ISDIR(status.st_mode)) return std::nullopt;
    return std::pair{status.st_dev, status.st_ino};
}

/// Hands the bytes of a file on, piece by piece. Links are not followed.
template <typename Take>
std::optional<FileError> read_file(const fs::path& path, Take&& take) {
    const Descriptor file =
        open_file(path.string(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (!file.opened()) return last_error();
    std::array<char, std::size_t{1} << 16> piece;
    for (;;) {
        const auto n = ::read(file.number(), piece.data(), piece.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return last_error();
        if (n == 0) return std::nullopt;
        take(std::string_view{piece.data(), static_cast<std::size_t>(n)});
    }
}

/// All that is not a folder in a folder.
std::set<std::pair<dev_t, ino_t>> files_in(const fs::path& folder) {
    std::set<std::pair<dev_t, ino_t>> files;
    std::error_code ignored;
    for (const std::string& name : names_in(folder, ignored)) {
        if (const auto file = file_at(folder / name)) files.insert(*file);
    }
    return files;
}

}  // namespace

std::variant<std::optional<Manifest>, FileError> manifest_in(const fs::path& folder) {
    const fs::path path = folder / Manifest::file_name;
    if (!state_of(path)) return std::nullopt;
    std::string text;
    if (auto error = read_file(path, [&](std::string_view piece) { text += piece; })) {
        error->entry = Manifest::file_name;
        return std::move(*error);
    }
    return Manifest::parse(text);
}

std::variant<FormerFolder::Owner, FileError> FormerFolder::owner_of(const std::string& name) {
    const bool listed = manifest_ && manifest_->lists(name);
    const bool follows = next_ && next_->lists(name);
    if (manifest_ && name == Manifest::file_name) return Owner::run;
    if (!listed && !follows) return Owner::foreign;
    const Owner otherwise = listed ? Owner::changed : Owner::foreign;
    const auto now = state_of(path_ / name);
    if (!now) return otherwise;
    const auto before = as_written_.find(name);
    if (before != as_written_.end() && before->second == *now) return Owner::run;
    digest::Sha256 bytes;
    const auto add = [&](std::string_view piece) { bytes.add(piece); };
    if (auto error = read_file(path_ / name, add)) {
        error->entry = name;
        return std::move(*error);
    }
    const std::string digest = bytes.text();
    const bool as_written =
        (listed && manifest_->lists(name, digest)) || (follows && next_->lists(name, digest));
    if (!as_written) return otherwise;
    as_written_[name] = *now;
    return Owner::run;
}

std::variant<FolderContent, FileError> FormerFolder::look() {
    std::error_code error;
    FolderContent content;
    const auto names = names_in(path_, error);
    if (error == std::errc::no_such_file_or_directory) return content;
    if (error) return FileError{error.message()};
    auto manifest = manifest_in(path_);
    if (auto* failed = std::get_if<FileError>(&manifest)) return std::move(*failed);
    manifest_ = std::get<0>(std::move(manifest));
    content.of_a_report = manifest_.has_value();
    for (const std::string& name : names) {
        auto owner = owner_of(name);
        if (auto* failed = std::get_if<FileError>(&owner)) return std::move(*failed);
        if (std::get<Owner>(owner) == Owner::changed) content.changed.push_back(name);
        if (std::get<Owner>(owner) == Owner::foreign) content.foreign.push_back(name);
    }
    return content;
}

void FormerFolder::note_link(const std::string& name, const FileState& now) {
    const auto before = as_written_.find(name);
    if (before != as_written_.end() && now.is_as(before->second)) before->second = now;
}

void FormerFolder::put_back(const std::string& name, Owner owner, const fs::path& home,
                            KeptEntries& kept) {
    // what was changed never takes the place of what a run wrote
    for (unsigned number = owner == Owner::changed ? 1 : 0;; ++number) {
        const std::string now = number == 0 ? name : command::kept_name(name, number);
        if (!move_to_free_place(path_ / name, home / now)) {
            if (errno == EEXIST) continue;
            return;
        }
        if (number == 0) {
            kept.stayed.push_back(name);
        } else {
            kept.renamed.push_back({name, now});
        }
        return;
    }
}

bool FormerFolder::empty_once(const fs::path& home, KeptEntries& kept) {
    std::error_code error;
    std::optional<std::set<std::pair<dev_t, ino_t>>> at_home;
    auto manifest = manifest_in(path_);
    if (std::holds_alternative<FileError>(manifest)) return false;
    manifest_ = std::get<0>(std::move(manifest));
    for (const std::string& name : names_in(path_, error)) {
        const auto looked = owner_of(name);
        if (std::holds_alternative<FileError>(looked)) continue;
        const Owner owner = std::get<Owner>(looked);
        if (owner == Owner::run) {
            // the list goes last: what is left over can still be told apart by it
            if (name != Manifest::file_name) ::unlink((path_ / name).c_str());
            continue;
        }
        if (!at_home) {
            ::mkdir(home.c_str(), 0777);  // where somebody removed it
            at_home = files_in(home);
        }
        const auto file = file_at(path_ / name);
        if (file && at_home->contains(*file)) {
            ::unlink((path_ / name).c_str());
        } else {
            put_back(name, owner, home, kept);
        }
    }
    const auto left = names_in(path_, error);
    if (manifest_ && left == std::vector<std::string>{Manifest::file_name})
        ::unlink((path_ / Manifest::file_name).c_str());
    return ::rmdir(path_.c_str()) == 0 || errno == ENOENT;
}

void FormerFolder::empty_into(const fs::path& home, KeptEntries& kept) {
    // somebody may still save something into it while it is taken away
    for (int tries = 0; tries < 3; ++tries) {
        if (empty_once(home, kept)) return;
    }
    std::error_code ignored;
    for (const std::string& name : names_in(path_, ignored)) {
        const auto owner = owner_of(name);
        const auto* known = std::get_if<Owner>(&owner);
        if (!known || *known != Owner::run) kept.elsewhere.push_back((path_ / name).string());
    }
}

}  // namespace cchc::host
