#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/world.hpp"
#include "host/file_state.hpp"

namespace cchc::host {

/// The machine's file system.
class Disk final : public command::Files {
  public:
    /// Regular files of so many bytes and more are shown as they lie in the system's memory;
    /// smaller ones are copied, so that nobody changes them while they are looked at.
    explicit Disk(std::int64_t least_shown_bytes = std::int64_t{1} << 22)
        : least_shown_bytes_(least_shown_bytes) {}

    std::variant<std::string, command::FileError> read(const std::string& path) const override;
    std::variant<diag::Bytes, command::FileError> show(const std::string& path) const override;
    std::optional<command::ChangedFile> changed() const override;
    bool is_directory(const std::string& path) const override;
    std::variant<std::vector<command::FolderEntry>, command::FileError> list(
        const std::string& folder) const override;
    std::string common_name(const std::string& path) const override;
    std::optional<command::FileError> make_folder(const std::string& path) override;
    std::optional<command::FileError> write(const std::string& path,
                                            std::string_view bytes) override;
    std::optional<command::FileError> write_parts(const std::string& path,
                                                  const NextPart& next) override;
    std::optional<command::FileIdentity> identity(const std::string& path) const override;
    std::string resolved(const std::string& path) const override;
    bool is_occupied(const std::string& path) const override;
    std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> temporary_folder()
        override;
    /// From the first draft that is begun on, a signal to end ends the next write of a draft
    /// instead of the program.
    std::variant<std::unique_ptr<command::FolderDraft>, command::FileError> draft_folder(
        const std::string& path) override;

  private:
    /// A file that was shown, and what it was then.
    struct Shown {
        std::string path;
        FileState state;
        const std::atomic<bool>* is_lost;
    };

    std::int64_t least_shown_bytes_;
    mutable std::vector<Shown> shown_;
};

/// The regular file that a descriptor leads to; nothing where it leads to none.
std::optional<command::FileIdentity> identity_of(int descriptor);

}  // namespace cchc::host
