#include "host/former_folder.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <vector>

#include "digest/sha256.hpp"
#include "host/entries.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderContent;
using command::KeptEntries;
using command::Manifest;

/// A file whatever its name: its device and number.
using Identity = std::pair<std::uint64_t, std::uint64_t>;

/// What is neither a folder nor missing.
std::optional<Identity> file_at(const fs::path& path) {
    const auto entry = entry_at(path);
    if (!entry || entry->kind == Entry::Kind::folder) return std::nullopt;
    return Identity{entry->state.device, entry->state.number};
}

/// Hands the bytes of a file on, piece by piece. Links are not followed.
template <typename Take>
std::optional<FileError> read_file(const fs::path& path, Take&& take) {
    const Descriptor file = open_file(path, Opening::to_read_itself);
    if (!file.opened()) return last_error();
    std::array<char, std::size_t{1} << 16> piece;
    for (;;) {
        const auto n = read_some(file.number(), piece.data(), piece.size());
        if (n < 0) return last_error();
        if (n == 0) return std::nullopt;
        take(std::string_view{piece.data(), static_cast<std::size_t>(n)});
    }
}

/// All that is not a folder in a folder.
std::set<Identity> files_in(const fs::path& folder) {
    std::set<Identity> files;
    for (const std::string& name : names_if_any(folder)) {
        if (const auto file = file_at(folder / path_of(name))) files.insert(*file);
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
    const fs::path path = path_ / path_of(name);
    const auto now = state_of(path);
    if (!now) return otherwise;
    const auto before = as_written_.find(name);
    if (before != as_written_.end() && before->second == *now) return Owner::run;
    digest::Sha256 bytes;
    const auto add = [&](std::string_view piece) { bytes.add(piece); };
    if (auto error = read_file(path, add)) {
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
    FolderContent content;
    const auto names = names_in(path_);
    if (!names && errno == ENOENT) return content;
    if (!names) return last_error();
    auto manifest = manifest_in(path_);
    if (auto* failed = std::get_if<FileError>(&manifest)) return std::move(*failed);
    manifest_ = std::get<0>(std::move(manifest));
    content.of_a_report = manifest_.has_value();
    for (const std::string& name : *names) {
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
        if (!move_to_free_place(path_ / path_of(name), home / path_of(now))) {
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
    std::optional<std::set<Identity>> at_home;
    auto manifest = manifest_in(path_);
    if (std::holds_alternative<FileError>(manifest)) return false;
    manifest_ = std::get<0>(std::move(manifest));
    for (const std::string& name : names_if_any(path_)) {
        const fs::path path = path_ / path_of(name);
        const auto looked = owner_of(name);
        if (std::holds_alternative<FileError>(looked)) continue;
        const Owner owner = std::get<Owner>(looked);
        if (owner == Owner::run) {
            // the list goes last: what is left over can still be told apart by it
            if (name != Manifest::file_name) remove_file(path);
            continue;
        }
        if (!at_home) {
            make_folder(home);  // where somebody removed it
            at_home = files_in(home);
        }
        const auto file = file_at(path);
        if (file && at_home->contains(*file)) {
            remove_file(path);
        } else {
            put_back(name, owner, home, kept);
        }
    }
    if (manifest_ && names_if_any(path_) == std::vector<std::string>{Manifest::file_name})
        remove_file(path_ / Manifest::file_name);
    return remove_folder(path_) || errno == ENOENT;
}

void FormerFolder::empty_into(const fs::path& home, KeptEntries& kept) {
    // somebody may still save something into it while it is taken away
    for (int tries = 0; tries < 3; ++tries) {
        if (empty_once(home, kept)) return;
    }
    for (const std::string& name : names_if_any(path_)) {
        const auto owner = owner_of(name);
        const auto* known = std::get_if<Owner>(&owner);
        if (!known || *known != Owner::run)
            kept.elsewhere.push_back(text_of(path_ / path_of(name)));
    }
}

}  // namespace cchc::host
