#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cchc::diag {

/// Bytes that were read, alive as long as somebody holds them: those of a string, or of a file that
/// the system shows in memory. Copies share them.
class Bytes {
  public:
    Bytes() = default;
    explicit Bytes(std::string bytes) {
        const auto kept = std::make_shared<const std::string>(std::move(bytes));
        bytes_ = *kept;
        keeper_ = kept;
    }
    /// Bytes that stay where they are as long as `keeper` lives.
    Bytes(std::shared_ptr<const void> keeper, std::string_view bytes)
        : keeper_(std::move(keeper)), bytes_(bytes) {}

    std::string_view view() const { return bytes_; }
    /// The same without the first `count` bytes; precondition: there are so many.
    Bytes without_first(std::size_t count) const { return {keeper_, bytes_.substr(count)}; }

  private:
    std::shared_ptr<const void> keeper_;
    std::string_view bytes_;
};

}  // namespace cchc::diag
