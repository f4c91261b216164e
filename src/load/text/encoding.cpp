#include "load/text/encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "load/text/guess.hpp"
#include "model/pieces.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using namespace std::literals;

constexpr std::string_view replacement = "\uFFFD";

/// Text, and where it stopped being text.
struct Decoded {
    std::string text;
    bool whole = true;  ///< false: `text` ends where the bytes are no text in this encoding
};

void append_utf8(std::string& out, char32_t code) {
    const auto byte = [&](char32_t bits) { out += static_cast<char>(bits); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | code >> 6);
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
        byte(0x80 | (code >> 6 & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

/// UTF-16 in pairs of bytes, `high` the position of the high one (0 or 1).
Decoded from_utf16(std::string_view bytes, std::size_t high) {
    Decoded decoded;
    decoded.text.reserve(bytes.size());
    const auto unit = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(bytes[i + high]) << 8 |
                                     static_cast<unsigned char>(bytes[i + 1 - high]));
    };
    const auto is_high = [](char32_t u) { return u >= 0xD800 && u < 0xDC00; };
    const auto is_low = [](char32_t u) { return u >= 0xDC00 && u < 0xE000; };
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        char32_t code = unit(i);
        if (is_high(code) && i + 3 < bytes.size() && is_low(unit(i + 2))) {
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (is_high(code) || is_low(code)) {
            decoded.whole = false;
            return decoded;
        }
        append_utf8(decoded.text, code);
    }
    decoded.whole = i == bytes.size();
    return decoded;
}

/// A source that ends with the character nobody can read, so that the finding has a place.
diag::Place unreadable_place(diag::Sources& sources, std::string name, std::string text,
                             diag::Bytes bytes) {
    const std::size_t at = text.size();
    diag::Source& source = sources.add(std::move(name), std::move(text) + std::string{replacement});
    source.bytes = std::move(bytes);
    return source.place(at, replacement.size());
}

void refuse(diag::Findings& findings, diag::Place place, Text message) {
    findings.add(diag::RuleId::unreadable_encoding, place, std::move(message));
}

const diag::Source* take_utf16(diag::Sources& sources, std::string name, diag::Bytes bytes,
                               std::size_t high, diag::Findings& findings) {
    Decoded decoded = from_utf16(bytes.view().substr(2), high);
    if (decoded.whole) {
        diag::Source& source = sources.add(std::move(name), std::move(decoded.text));
        source.bytes = std::move(bytes);
        return &source;
    }
    refuse(findings,
           unreadable_place(sources, std::move(name), std::move(decoded.text), std::move(bytes)),
           {"tệp có dấu hiệu UTF-16 nhưng ở đây thiếu nửa ký tự; cần lưu lại tệp dạng UTF-8",
            "half a character in a file marked as UTF-16; expected UTF-8, save the file again"});
    return nullptr;
}

/// Where the last character begins that goes on behind `at`, or else `at`.
std::size_t begin_of_character(std::string_view text, std::size_t at) {
    for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
        const auto byte = static_cast<unsigned char>(text[at - back]);
        if (byte < 0x80) break;
        if (byte < 0xC0) continue;
        const std::size_t length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        return length > back ? at - back : at;
    }
    return at;
}

/// The first byte that is no UTF-8, looked for by several threads.
std::optional<std::size_t> first_invalid_byte(const diag::Bytes& bytes, unsigned threads) {
    const std::size_t size = bytes.view().size();
    std::vector<std::optional<std::size_t>> found(size / diag::bytes_of_part + 1);
    in_pieces_with(
        found.size(), threads, [] { return std::string{}; },
        [&](std::string& room, std::size_t i) {
            const std::size_t at = i * diag::bytes_of_part, before = std::min<std::size_t>(at, 3);
            const std::size_t end = std::min(at + diag::bytes_of_part, size);
            const std::string_view text = bytes.part(at - before, before + end - at, room);
            // a character that is cut belongs to the piece behind
            const std::size_t begin = begin_of_character(text, before);
            const std::size_t stop =
                end == size ? text.size() : begin_of_character(text, text.size());
            const auto invalid = unicode::first_invalid_byte(text.substr(begin, stop - begin));
            if (invalid) found[i] = at - before + begin + *invalid;
        });
    const auto first = std::ranges::find_if(found, [](const auto& at) { return at.has_value(); });
    return first == found.end() ? std::nullopt : *first;
}

const diag::Source* take_utf8(diag::Sources& sources, std::string name, diag::Bytes bytes,
                              std::size_t mark, diag::Findings& findings, unsigned threads) {
    const diag::Bytes behind_mark = bytes.without_first(mark);
    const std::string_view text = behind_mark.view();
    const auto invalid = first_invalid_byte(behind_mark, threads);
    if (!invalid) {
        diag::Source& source = sources.add(std::move(name), behind_mark);
        source.bytes = std::move(bytes);
        return &source;
    }
    const auto byte = static_cast<unsigned char>(text[*invalid]);
    const Guess guess = guess_encoding(text);
    std::string before{text.substr(0, *invalid)};
    refuse(findings,
           unreadable_place(sources, std::move(name), std::move(before), std::move(bytes)),
           {fmt::format("byte 0x{:02X} không phải UTF-8; tệp {}; cần {}", byte, guess.looks.vi,
                        guess.cure.vi),
            fmt::format("byte 0x{:02X} is not UTF-8; the file {}; expected {}", byte,
                        guess.looks.en, guess.cure.en)});
    return nullptr;
}

}  // namespace

const diag::Source* decode(diag::Sources& sources, std::string name, diag::Bytes bytes,
                           diag::Findings& findings, unsigned threads) {
    if (const auto guess = guess_other_file(bytes.view())) {
        diag::Source& source = sources.add(std::move(name), "");
        source.bytes = std::move(bytes);
        refuse(findings, source.place(0, 0),
               {fmt::format("tệp {}; cần {}", guess->looks.vi, guess->cure.vi),
                fmt::format("the file {}; expected {}", guess->looks.en, guess->cure.en)});
        return nullptr;
    }
    if (bytes.view().starts_with("\xFF\xFE"sv)) {
        return take_utf16(sources, std::move(name), std::move(bytes), 1, findings);
    }
    if (bytes.view().starts_with("\xFE\xFF"sv)) {
        return take_utf16(sources, std::move(name), std::move(bytes), 0, findings);
    }
    const std::size_t mark = bytes.view().starts_with("\xEF\xBB\xBF"sv) ? 3 : 0;
    return take_utf8(sources, std::move(name), std::move(bytes), mark, findings, threads);
}

std::string legible(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"sv)) return from_utf16(bytes.substr(2), 1).text;
    if (bytes.starts_with("\xFE\xFF"sv)) return from_utf16(bytes.substr(2), 0).text;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
    std::string text;
    while (const auto invalid = unicode::first_invalid_byte(bytes)) {
        text.append(bytes, 0, *invalid).append(1, '?');
        bytes.remove_prefix(*invalid + 1);
    }
    text += bytes;
    std::erase(text, '\0');
    return text;
}

}  // namespace cchc::load
