#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "command/world.hpp"
#include "host/descriptor.hpp"
#include "host/former_folder.hpp"

namespace cchc::host {

/// The folder beside a target in which its successor is made, "scorecards.cchc-a1b2c3":
///
///   .cchc-draft   a lock while its run lives; says what this is, and then, a line each, the names
///                 of the files that the run began to write
///   unfinished/   what is being written
///   finished/     what is written and waits for its place; after the exchange, what stood there
///   .cchc.d4e5f6/ what a library writes on the way
///   former/       what stood there, where the file system cannot exchange two folders at once
///
/// After a run was killed, these names show which files it left. Of unfinished/ only files with a
/// noted name are removed; of the two others only files whose name and content are in a list of
/// files (command/manifest.hpp). All other files belong to the user and are moved back into the
/// target.
class DraftHolder {
  public:
    /// Makes one beside a target, with an empty unfinished/.
    static std::variant<DraftHolder, command::FileError> make(const fs::path& target);
    /// Returns the folders that killed runs left beside a target, locked, so that no other run
    /// processes them.
    static std::vector<DraftHolder> left_behind(const fs::path& target);

    /// Makes a folder in it for what is only needed on the way.
    std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> temporary_folder()
        const;
    fs::path unfinished() const { return path_ / "unfinished"; }
    fs::path finished() const { return path_ / "finished"; }
    fs::path former() const { return path_ / "former"; }

    /// Notes the name of a file before it is written. Several threads may.
    std::optional<command::FileError> note_name(const std::string& name) const;
    /// Makes unfinished/ finished/.
    std::optional<command::FileError> finish() const;
    /// Takes away all that is the run's and itself, puts back what is not, and adds it to `kept`.
    /// `known`: what has been found out about the folder that stood there before; may be null.
    void clear(const fs::path& target, FormerFolder* known, command::KeptEntries& kept);

  private:
    DraftHolder(fs::path path, Descriptor lock) : path_(std::move(path)), lock_(std::move(lock)) {}

    static std::optional<DraftHolder> take_up(const fs::path& path);
    void clear_unfinished(command::KeptEntries& kept) const;
    void remove_temporary_folders() const;

    fs::path path_;
    Descriptor lock_;
};

}  // namespace cchc::host
