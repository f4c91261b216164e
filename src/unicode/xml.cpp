#include "unicode/xml.hpp"

#include <algorithm>
#include <array>

namespace cchc::unicode {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// What stands for a byte; empty: the byte itself.
std::string_view entity(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        case '\t':
            return "&#9;";
        case '\n':
            return "&#10;";
        case '\r':
            return "&#13;";
        default:
            return static_cast<unsigned char>(c) < 0x20 ? replacement : std::string_view{};
    }
}

/// The bytes to look at twice, by their value: few are.
constexpr auto may_need_entity = [] {
    std::array<bool, 256> may{};
    std::fill_n(may.begin(), 0x20, true);
    for (const char c : {'"', '&', '\'', '<', '>', '\xEF'})
        may[static_cast<unsigned char>(c)] = true;
    return may;
}();

/// U+FFFE and U+FFFF, three bytes each.
bool is_noncharacter(std::string_view text) {
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

}  // namespace

Escape first_escape(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!may_need_entity[static_cast<unsigned char>(text[i])]) continue;
        if (is_noncharacter(text.substr(i, 3))) return {i, 3, replacement};
        if (const std::string_view other = entity(text[i]); !other.empty()) return {i, 1, other};
    }
    return {text.size(), 0, {}};
}

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (;;) {
        const Escape next = first_escape(text);
        out.append(text, 0, next.at).append(next.entity);
        if (next.bytes == 0) return out;
        text.remove_prefix(next.at + next.bytes);
    }
}

}  // namespace cchc::unicode
