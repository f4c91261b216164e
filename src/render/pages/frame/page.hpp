#pragma once

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstring>
#include <functional>
#include <memory>
#include <string_view>

#include "unicode/xml.hpp"

namespace cchc::render {

/// Takes a piece of a page, in order.
using Sink = std::function<void(std::string_view)>;

/// A page in the making, thousands of small pieces behind each other. Its memory can serve for
/// page after page.
class Page {
  public:
    Page() = default;
    /// What is held is handed on to `sink`, which outlives the page, whenever it has grown long,
    /// and by `hand_on`.
    explicit Page(const Sink& sink) : sink_(&sink) {}

    /// Markup, and numbers in it.
    template <typename... Parts>
    void add(const Parts&... parts) {
        (put(parts), ...);
    }
    /// Text, whose signs are escaped.
    void add_text(std::string_view text) {
        for (;;) {
            const unicode::Escape next = unicode::first_escape(text);
            put(text.substr(0, next.at));
            if (next.bytes == 0) return;
            put(next.entity);
            text.remove_prefix(next.at + next.bytes);
        }
    }

    /// What is held.
    std::string_view held() const { return {memory_.get(), size_}; }
    void clear() { size_ = 0; }
    void hand_on() {
        (*sink_)(held());
        clear();
    }

  private:
    static constexpr std::size_t long_enough = 1 << 16;  ///< bytes

    void put(std::string_view markup) { append(markup.data(), markup.size()); }
    /// Copied without a call, as its size is known.
    template <std::size_t size>
    void put(const char (&literal)[size]) {
        append(literal, size - 1);
    }
    void put(std::integral auto number) {
        char digits[24];
        put(std::string_view{digits, std::to_chars(digits, std::end(digits), number).ptr});
    }
    void append(const char* bytes, std::size_t size) {
        if (size == 0) return;  // also of a text that was never set, which points nowhere
        if (capacity_ - size_ < size) make_room(size);
        std::memcpy(memory_.get() + size_, bytes, size);
        size_ += size;
    }
    void make_room(std::size_t size) {
        if (sink_ && size_ >= long_enough) hand_on();
        if (capacity_ - size_ >= size) return;
        capacity_ = std::max({capacity_ * 2, size_ + size, 2 * long_enough});
        auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
        std::copy_n(memory_.get(), size_, larger.get());
        memory_ = std::move(larger);
    }

    const Sink* sink_ = nullptr;
    std::unique_ptr<char[]> memory_;
    std::size_t size_ = 0, capacity_ = 0;
};

}  // namespace cchc::render
