#pragma once

#include <memory>
#include <string>
#include <variant>

#include "command/world.hpp"

namespace cchc::host {

class TemporaryFolder final : public command::TemporaryFolder {
  public:
    /// What the names of all begin with.
    static constexpr const char* lead = ".cchc.";

    /// Makes one in a folder.
    static std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> in(
        const std::string& parent);

    explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() override;

    std::string path() const override { return path_; }
    std::variant<std::string, command::FileError> read(const std::string& name) const override;

  private:
    std::string path_;
};

}  // namespace cchc::host
