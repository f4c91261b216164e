#pragma once

#include <memory>

#include "command/world.hpp"

namespace cchc::host {

/// The machine's file system.
class Disk final : public command::Files {
  public:
    std::variant<std::string, command::FileError> read(const std::string& path) const override;
    /// Large files are shown as they lie in the system's memory. One that is cut short by somebody
    /// else while it is shown ends the program with exit code 2 and a message.
    std::variant<diag::Bytes, command::FileError> show(const std::string& path) const override;
    bool is_directory(const std::string& path) const override;
    std::variant<std::vector<command::FolderEntry>, command::FileError> list(
        const std::string& folder) const override;
    std::string common_name(const std::string& path) const override;
    std::optional<command::FileError> write(const std::string& path,
                                            std::string_view bytes) override;
    std::optional<command::FileIdentity> identity(const std::string& path) const override;
    std::string resolved(const std::string& path) const override;
    bool is_occupied(const std::string& path) const override;
    /// From the first draft that is begun on, SIGINT, SIGTERM and SIGHUP end the next write of a
    /// draft instead of the program.
    std::variant<std::unique_ptr<command::FolderDraft>, command::FileError> draft_folder(
        const std::string& path) override;
};

/// The regular file that a descriptor leads to; nothing where it leads to none.
std::optional<command::FileIdentity> identity_of(int descriptor);

/// The width of the terminal behind a file descriptor, or 80.
int terminal_columns(int descriptor);

}  // namespace cchc::host
