#include "unicode/xml.hpp"

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

/// U+FFFE and U+FFFF, three bytes each.
bool is_noncharacter(std::string_view text) {
    return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

}  // namespace

std::string xml_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_noncharacter(text.substr(i, 3))) {
            out += replacement;
            i += 2;
        } else if (const std::string_view other = entity(text[i]); !other.empty()) {
            out += other;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace cchc::unicode
