#include "unicode/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "unicode/blocks.hpp"

namespace cchc::unicode {

namespace {

/// One code point from the front of a text.
struct Decoded {
    utf8proc_int32_t code = -1;
    std::size_t bytes = 0;
};

Decoded decode(std::string_view text) {
    Decoded d;
    if (const auto first = static_cast<unsigned char>(text.front()); first < 0x80) {
        return {first, 1};
    }
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                    static_cast<utf8proc_ssize_t>(text.size()), &d.code);
    d.bytes = n > 0 ? static_cast<std::size_t>(n) : 1;
    return d;
}

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Whether a text holds nothing but ASCII and the letters of Vietnamese, each in one piece: then it
/// is in normal form.
bool is_composed(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto d = decode(text.substr(i));
        const bool latin = d.code >= 0 && d.code < 0x300;
        const bool vietnamese = d.code >= 0x1EA0 && d.code <= 0x1EF9;
        if (!latin && !vietnamese) return false;
        i += d.bytes;
    }
    return true;
}

/// ASCII in lower case, which is all that there is to do about it.
std::string lower(std::string_view ascii) {
    std::string text{ascii};
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* raw = nullptr;
    const auto n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                static_cast<utf8proc_ssize_t>(text.size()), &raw,
                                static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{raw, &std::free};
    if (n == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc{};
    if (n < 0) return std::string{text};
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(n)};
}

bool is_space(utf8proc_int32_t code) {
    if (code > ' ' && code < 0x80) return false;
    return code == ' ' || (code >= '\t' && code <= '\r') ||
           utf8proc_category(code) == UTF8PROC_CATEGORY_ZS || code == 0x200B || code == 0xFEFF;
}

/// The length of the character at the front; 0 where it is none of UTF-8.
std::size_t bytes_of_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    if (lead < 0xE0) return text.size() >= 2 && follows(1) ? 2 : 0;
    if (lead < 0xF0) {
        if (text.size() < 3 || !follows(1) || !follows(2)) return 0;
        const bool longer_than_needed = lead == 0xE0 && byte(1) < 0xA0;
        const bool half_of_a_pair = lead == 0xED && byte(1) >= 0xA0;
        return longer_than_needed || half_of_a_pair ? 0 : 3;
    }
    if (text.size() < 4 || !follows(1) || !follows(2) || !follows(3)) return 0;
    const bool longer_than_needed = lead == 0xF0 && byte(1) < 0x90;
    const bool past_the_last = lead == 0xF4 && byte(1) >= 0x90;
    return longer_than_needed || past_the_last ? 0 : 4;
}

/// How many of 64 bytes are whole characters, if they are well-formed, of up to three bytes, and
/// none of those whose second byte is bounded; else nothing: they want to be looked at one by one.
std::optional<std::size_t> bytes_of_whole_characters(const SixtyFour& bytes) {
    const Bits high = bytes.wide();
    const Bits leads = bytes.at_least(0xC0), of_three = bytes.at_least(0xE0);
    const Bits others = bytes.equal('\xC0') | bytes.equal('\xC1') | bytes.equal('\xE0') |
                        bytes.equal('\xED') | bytes.at_least(0xF0);
    if (others != 0 || (leads << 1 | of_three << 2) != (high & ~leads)) return std::nullopt;
    // a character may go on behind the block
    if ((of_three >> 62 & 1) != 0) return SixtyFour::size - 2;
    return (leads >> 63) != 0 ? SixtyFour::size - 1 : SixtyFour::size;
}

}  // namespace

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
    std::size_t at = 0;  // of a character
    const auto pass_characters = [&](std::size_t end) {
        while (at < end) {
            const std::size_t bytes = bytes_of_character(text.substr(at));
            if (bytes == 0) return false;
            at += bytes;
        }
        return true;
    };
    constexpr std::size_t size = SixtyFour::size;
    while (text.size() - at >= size) {
        const SixtyFour bytes{text.data() + at};
        if (bytes.is_ascii()) {
            at += size;
            continue;
        }
        const auto whole = bytes_of_whole_characters(bytes);
        if (!whole && !pass_characters(at + size)) return at;
        at += whole.value_or(0);
    }
    return pass_characters(text.size()) ? std::nullopt : std::optional{at};
}

std::string nfc(std::string_view text) {
    if (is_composed(text)) return std::string{text};
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const auto d = decode(text);
        if (!is_space(d.code) && !is_invisible(d.code)) break;
        text.remove_prefix(d.bytes);
    }
    while (!text.empty()) {
        std::size_t start = text.size() - 1;
        while (start > 0 && !begins_character(text[start])) --start;
        const auto code = decode(text.substr(start)).code;
        if (!is_space(code) && !is_invisible(code)) break;
        text.remove_suffix(text.size() - start);
    }
    return text;
}

std::string folded(std::string_view text) {
    text = trimmed(text);
    if (is_ascii(text)) return lower(text);
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string plain(std::string_view text) {
    text = trimmed(text);
    const std::string bare =
        is_ascii(text) ? lower(text)
                       : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                          UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
    std::string out;
    for (std::size_t i = 0; i < bare.size();) {
        const auto d = decode(std::string_view{bare}.substr(i));
        if (is_invisible(d.code)) {
            // nobody sees that it is there
        } else if (d.code == '_' || is_space(d.code)) {
            if (!out.empty() && out.back() != '_') out += '_';
        } else if (d.code == 0x111) {  // đ has no decomposition
            out += 'd';
        } else {
            out.append(bare, i, d.bytes);
        }
        i += d.bytes;
    }
    while (!out.empty() && out.back() == '_') out.pop_back();
    return out;
}

bool is_invisible(std::int32_t code) {
    static constexpr std::array<std::int32_t, 2> ranges[] = {
        {0xAD, 0xAD},       {0x34F, 0x34F},    {0x61C, 0x61C},   {0x115F, 0x1160}, {0x17B4, 0x17B5},
        {0x180B, 0x180F},   {0x200B, 0x200F},  {0x202A, 0x202E}, {0x2060, 0x206F}, {0x2800, 0x2800},
        {0x3164, 0x3164},   {0xFE00, 0xFE0F},  {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB},
        {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
    return code >= 0xAD && std::ranges::any_of(ranges, [&](const auto& range) {
               return code >= range[0] && code <= range[1];
           });
}

std::optional<Character> find_invisible(std::string_view text) {
    // the bytes that such characters begin with
    constexpr std::string_view leads = "\xC2\xCD\xD8\xE1\xE2\xE3\xEF\xF0\xF3";
    bool behind_sign = false;  // the character before is no letter
    for (std::size_t i = 0; i < text.size();) {
        const char lead = text[i];
        if (static_cast<unsigned char>(lead) < 0x80) {
            behind_sign = false;
            ++i;
            continue;
        }
        const Decoded d = decode(text.substr(i));
        const bool of_emoji =
            d.code == 0xFE0E || d.code == 0xFE0F || (d.code == 0x200D && behind_sign);
        if (leads.find(lead) != leads.npos && !of_emoji && is_invisible(d.code))
            return Character{i, d.bytes, d.code};
        behind_sign = d.code > 0x2000;
        i += d.bytes;
    }
    return std::nullopt;
}

std::string without_invisible(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto d = decode(text.substr(i));
        if (!is_invisible(d.code)) out += text.substr(i, d.bytes);
        i += d.bytes;
    }
    return out;
}

namespace {

/// The text with `instead(byte)` for each byte that is not UTF-8.
template <typename Instead>
std::string mended(std::string_view text, Instead instead) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded d = decode(text.substr(i));
        if (d.code < 0) {
            out += instead(static_cast<unsigned char>(text[i]));
        } else {
            out += text.substr(i, d.bytes);
        }
        i += d.bytes;
    }
    return out;
}

}  // namespace

std::string in_utf8(std::string_view text) {
    return mended(text, [](unsigned char) { return "\xEF\xBF\xBD"; });
}

std::string in_utf8_by_byte(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return mended(text, [&](unsigned char byte) {
        return std::string{'%', digits[byte >> 4], digits[byte & 15]};
    });
}

namespace {

/// The first bytes of what is not kept as it is, by their value.
constexpr auto may_be_unclean = [] {
    std::array<bool, 256> may{};
    std::fill_n(may.begin(), 0x20, true);
    for (const char c : {'\x7F', '\xC2', '\xE2', '\xEF'}) may[static_cast<unsigned char>(c)] = true;
    return may;
}();

}  // namespace

std::string clean(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    std::string out;
    std::size_t kept = 0;  // where what is kept as it is begins
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!may_be_unclean[static_cast<unsigned char>(text[i])]) continue;
        const bool control = byte(i) < 0x20 || byte(i) == 0x7F;
        const bool late_control = byte(i) == 0xC2 && byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0;
        // U+2028 and U+2029, which end a line or a paragraph
        const bool line_end =
            byte(i) == 0xE2 && byte(i + 1) == 0x80 && (byte(i + 2) == 0xA8 || byte(i + 2) == 0xA9);
        // U+FFFE and U+FFFF, which no XML may hold
        const bool noncharacter = byte(i) == 0xEF && byte(i + 1) == 0xBF && byte(i + 2) >= 0xBE;
        // U+202A to U+202E and U+2066 to U+2069, which turn the text around them
        const bool turns = byte(i) == 0xE2 &&
                           ((byte(i + 1) == 0x80 && byte(i + 2) >= 0xAA && byte(i + 2) <= 0xAE) ||
                            (byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9));
        if (!control && !late_control && !line_end && !noncharacter && !turns) continue;
        out.append(text, kept, i - kept).append(turns ? "" : " ");
        i += control ? 0 : late_control ? 1 : 2;
        kept = i + 1;
    }
    return kept == 0 ? std::string{text} : out.append(text, kept);
}

std::string printable(std::string_view text) {
    return clean(in_utf8(text));
}

int width(std::string_view text) {
    int columns = 0;
    while (!text.empty()) {
        const auto d = decode(text);
        columns += d.code < 0 ? 1 : utf8proc_charwidth(d.code);
        text.remove_prefix(d.bytes);
    }
    return columns;
}

std::size_t length(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::string_view first_bytes(std::string_view text, std::size_t most) {
    std::size_t end = std::min(text.size(), most);
    while (end > 0 && end < text.size() && !begins_character(text[end])) --end;
    return text.substr(0, end);
}

std::size_t length_in_utf16(std::string_view text) {
    // four bytes of UTF-8 are two units, everything shorter is one
    const auto pairs =
        std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xF0; });
    return length(text) + static_cast<std::size_t>(pairs);
}

std::string shortened(std::string_view text, int columns) {
    if (width(text) <= columns) return std::string{text};
    int used = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const auto d = decode(text.substr(end));
        const int more = utf8proc_charwidth(d.code);
        if (used + more > columns - 1) break;
        used += more;
        end += d.bytes;
    }
    return std::string{trimmed(text.substr(0, end))} + "…";
}

std::string padded(std::string text, int columns) {
    const int missing = columns - width(text);
    if (missing > 0) text.append(static_cast<std::size_t>(missing), ' ');
    return text;
}

std::string padded_left(std::string text, int columns) {
    const int missing = columns - width(text);
    if (missing > 0) text.insert(0, static_cast<std::size_t>(missing), ' ');
    return text;
}

namespace {

/// Bytes of the longest beginning that takes at most `columns`, but at least one character.
std::size_t bytes_within(std::string_view text, int columns) {
    std::size_t end = 0;
    int used = 0;
    while (end < text.size()) {
        const auto d = decode(text.substr(end));
        used += d.code < 0 ? 1 : utf8proc_charwidth(d.code);
        if (used > columns && end > 0) break;
        end += d.bytes;
    }
    return end;
}

/// The next word, with a percent sign that belongs to it, taken off the text.
std::string_view next_word(std::string_view& text) {
    std::size_t end = text.find(' ');
    while (end != text.npos && text.substr(end).starts_with(" %")) end = text.find(' ', end + 1);
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return word;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, int columns) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        std::string_view word = next_word(text);
        if (word.empty()) continue;
        if (!lines.back().empty()) {
            if (width(lines.back()) + 1 + width(word) <= columns) {
                lines.back() += ' ';
            } else {
                lines.emplace_back();
            }
        }
        while (lines.back().empty() && width(word) > columns) {
            const std::size_t end = bytes_within(word, columns);
            lines.back() = word.substr(0, end);
            lines.emplace_back();
            word.remove_prefix(end);
        }
        lines.back() += word;
    }
    return lines;
}

}  // namespace cchc::unicode
