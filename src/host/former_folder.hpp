#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "command/manifest.hpp"
#include "command/world.hpp"
#include "host/entries.hpp"

namespace cchc::host {

/// A folder that was written by an earlier run, or by other people, or by both.
class FormerFolder {
  public:
    explicit FormerFolder(fs::path path) : path_(std::move(path)) {}

    const fs::path& path() const { return path_; }
    /// Looks at everything in it; what was not written to since the look before is not read again.
    /// Nothing is in a folder that does not exist.
    std::variant<command::FolderContent, command::FileError> look();
    /// Says that one more link to a file was made, of which nothing else changed.
    void note_link(const std::string& name, const FileState& now);
    /// What will stand in its place: a file that is listed there with the same content is not kept.
    void is_followed_by(std::optional<command::Manifest> next) { next_ = std::move(next); }
    /// Where it lies from now on.
    void lies_at(fs::path path) { path_ = std::move(path); }

    /// Takes the folder away: removes what a run wrote, puts everything else into `home`, by its
    /// name or another, and adds to `kept` what that was. A file that already has a link there was
    /// put there before. Where something could not be moved or looked at, the folder stays with it
    /// and its list.
    void empty_into(const fs::path& home, command::KeptEntries& kept);

  private:
    enum class Owner { run, changed, foreign };

    std::variant<Owner, command::FileError> owner_of(const std::string& name);
    bool empty_once(const fs::path& home, command::KeptEntries& kept);
    void put_back(const std::string& name, Owner owner, const fs::path& home,
                  command::KeptEntries& kept);

    fs::path path_;
    std::optional<command::Manifest> manifest_, next_;
    std::map<std::string, FileState> as_written_;  ///< files whose content was found to be a run's
};

/// The list of files in a folder; nothing where there is none, or something else has its name.
std::variant<std::optional<command::Manifest>, command::FileError> manifest_in(
    const fs::path& folder);

}  // namespace cchc::host
