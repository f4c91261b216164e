#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace cchc::diag {

/// What keeps bytes where they are as long as it lives.
class Keeper {
  public:
    Keeper() = default;
    Keeper(const Keeper&) = delete;
    Keeper& operator=(const Keeper&) = delete;
    virtual ~Keeper() = default;
    /// Copies some of the bytes to the front of `room`, which grows as need be, if it is quicker to
    /// look at a copy; false where it is not: then `room` holds anything. Throws where they cannot
    /// be read any more.
    virtual bool copy(std::string_view /*bytes*/, std::string& /*room*/) const { return false; }
};

/// The size of a chunk, in bytes, for readers that read all bytes in order.
inline constexpr std::size_t bytes_of_part = std::size_t{1} << 18;

/// Bytes that were read, alive as long as somebody holds them: those of a string, or of a file that
/// the system shows in memory. Copies share them.
class Bytes {
  public:
    Bytes() = default;
    explicit Bytes(std::string bytes) {
        const auto kept = std::make_shared<const Kept>(std::move(bytes));
        bytes_ = kept->bytes;
        keeper_ = kept;
    }
    /// Bytes that stay where they are as long as `keeper` lives.
    Bytes(std::shared_ptr<const Keeper> keeper, std::string_view bytes)
        : keeper_(std::move(keeper)), bytes_(bytes) {}

    std::string_view view() const { return bytes_; }
    /// The bytes from `at` on, at most `count` of them, for somebody who looks at all of them once:
    /// a file's are copied to `room`, for the system shows it page by page.
    std::string_view part(std::size_t at, std::size_t count, std::string& room) const {
        const std::string_view in_place = bytes_.substr(at, count);
        const bool copied = keeper_ && keeper_->copy(in_place, room);
        return copied ? std::string_view{room}.substr(0, in_place.size()) : in_place;
    }
    /// The same without the first `count` bytes; precondition: there are so many.
    Bytes without_first(std::size_t count) const { return {keeper_, bytes_.substr(count)}; }

  private:
    struct Kept final : Keeper {
        explicit Kept(std::string text) : bytes(std::move(text)) {}
        std::string bytes;
    };

    std::shared_ptr<const Keeper> keeper_;
    std::string_view bytes_;
};

}  // namespace cchc::diag
