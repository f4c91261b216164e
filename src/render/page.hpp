#pragma once

#include <charconv>
#include <concepts>
#include <functional>
#include <string>
#include <string_view>

#include "unicode/xml.hpp"

namespace cchc::render {

/// Takes a piece of a page, in order.
using Sink = std::function<void(std::string_view)>;

/// A page in the making, piece behind piece.
class Page {
  public:
    /// Appends to `held`. With a sink, which outlives the page, what is held is handed on whenever
    /// it has grown long, and by `hand_on`.
    explicit Page(std::string& held, const Sink* sink = nullptr) : held_(held), sink_(sink) {}

    /// Markup, and numbers in it.
    template <typename... Parts>
    void add(const Parts&... parts) {
        (put(parts), ...);
    }
    /// Text, whose signs are escaped.
    void add_text(std::string_view text) {
        unicode::append_xml_escaped(held_, text);
        hand_on_what_is_long();
    }
    void hand_on() {
        if (!sink_) return;
        (*sink_)(held_);
        held_.clear();
    }

  private:
    static constexpr std::size_t long_enough = 1 << 16;  ///< bytes

    void put(std::string_view markup) {
        held_ += markup;
        hand_on_what_is_long();
    }
    void put(std::integral auto number) {
        char digits[24];
        put(std::string_view{digits, std::to_chars(digits, std::end(digits), number).ptr});
    }
    void hand_on_what_is_long() {
        if (sink_ && held_.size() >= long_enough) hand_on();
    }

    std::string& held_;
    const Sink* sink_;
};

}  // namespace cchc::render
