#pragma once

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "command/world.hpp"

/// A world in memory: files by path, an environment, streams that are strings.
namespace cchc::testing {

class MemoryFiles final : public command::Files {
  public:
    std::map<std::string, std::string> content;
    std::set<std::string> folders;  ///< that were made; others are there by their content

    std::variant<std::string, command::FileError> read(const std::string& path) const override;
    bool is_directory(const std::string& path) const override;
    std::variant<std::vector<command::FolderEntry>, command::FileError> list(
        const std::string& folder) const override;
    std::string common_name(const std::string& path) const override;
    std::optional<command::FileError> make_folder(const std::string& path) override;
    std::optional<command::FileError> write(const std::string& path,
                                            std::string_view bytes) override;
    std::optional<command::FileIdentity> identity(const std::string& path) const override;
    std::string resolved(const std::string& path) const override;
    bool is_occupied(const std::string& path) const override;
    std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> temporary_folder()
        override;
    std::variant<std::unique_ptr<command::FolderDraft>, command::FileError> draft_folder(
        const std::string& path) override;
};

/// What a run of the program left behind.
struct Outcome {
    int exit = 0;
    std::string out, err;
};

/// Runs the program on a command line ("cchc score …": words parted by spaces, "…" around words
/// with spaces) in a world of its own.
Outcome run(const std::string& command_line, command::Files& files,
            const std::map<std::string, std::string>& environment = {},
            const std::string& input = {});

/// The words of a command line.
std::vector<std::string> words(const std::string& command_line);

}  // namespace cchc::testing
