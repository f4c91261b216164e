#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "diag/bytes.hpp"

namespace cchc::load {

/// The stretch of a text that is looked at: a copy of a part of it (diag/bytes.hpp), or the text in
/// place. Pointers into it hold until it moves.
class TextWindow {
  public:
    /// Nothing is looked at yet.
    explicit TextWindow(const diag::Bytes& text) : whole_(text) {}
    TextWindow(const TextWindow&) = delete;
    TextWindow& operator=(const TextWindow&) = delete;

    /// Looks at so many bytes from an offset on, or at what there is of them.
    void bring_near(std::size_t offset, std::size_t count) {
        offset_ = offset;
        text_ = whole_.part(offset, count, room_);
    }
    /// Looks at everything from an offset on.
    void look_in_place(std::size_t offset) {
        offset_ = offset;
        text_ = whole_.view().substr(offset);
    }

    std::string_view text() const { return text_; }
    const char* begin() const { return text_.data(); }
    const char* end() const { return text_.data() + text_.size(); }
    /// The offset, in the whole text, of a byte of the window, and the byte of an offset.
    std::size_t offset(const char* at) const {
        return offset_ + static_cast<std::size_t>(at - begin());
    }
    const char* at(std::size_t offset) const { return begin() + (offset - offset_); }
    /// Whether the window ends where the text does.
    bool is_last() const { return offset(end()) == size_of_whole(); }
    std::size_t size_of_whole() const { return whole_.view().size(); }

  private:
    diag::Bytes whole_;
    std::string room_;  ///< for a copy
    std::size_t offset_ = 0;
    std::string_view text_;
};

}  // namespace cchc::load
