#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Text as people write it: normal forms, case, width on screen (utf8proc underneath).
namespace cchc::unicode {

/// Byte offset of the first byte that is not part of well-formed UTF-8, or nothing.
std::optional<std::size_t> first_invalid_byte(std::string_view text);

/// The text in normal form NFC. Precondition: well-formed UTF-8.
std::string nfc(std::string_view text);

/// As codes and keys are compared: NFC, lower case, without surrounding white space (no-break too).
std::string folded(std::string_view text);

/// As headings and near misses are compared: folded, without diacritics (đ is d), with every run of
/// spaces and underscores as one underscore.
std::string plain(std::string_view text);

/// The text without white space at either end, no-break and narrow spaces and what is invisible
/// included.
std::string_view trimmed(std::string_view text);

/// The text in UTF-8, for people: U+FFFD for each byte that is none, as in file names from systems
/// of another encoding. Different texts may become the same.
std::string in_utf8(std::string_view text);

/// The same for programs that compare: such bytes as %HH, so that different names stay different.
std::string in_utf8_by_byte(std::string_view text);

/// The text on one line, as people may be shown it: a space for each control character, end of a
/// line or of a paragraph, and noncharacter; without overrides of the direction.
std::string clean(std::string_view text);

/// The same for a terminal, in UTF-8.
std::string printable(std::string_view text);

/// Whether a character takes no room of its own and is no part of a letter: overrides and marks of
/// the direction, zero-width spaces and joiners, soft hyphens, variation selectors, tags.
bool is_invisible(std::int32_t code);

/// One character of a text.
struct Character {
    std::size_t at = 0;     ///< its first byte
    std::size_t bytes = 0;  ///< its length
    std::int32_t code = -1;
};

/// The first invisible character of a text, or nothing. What emoji are made of (U+FE0F, and joiners
/// behind signs) is passed over.
std::optional<Character> find_invisible(std::string_view text);

/// The text without invisible characters.
std::string without_invisible(std::string_view text);

/// Columns the text takes on a terminal; combining marks take none, wide characters two.
int width(std::string_view text);

/// Number of code points.
std::size_t length(std::string_view text);

/// Number of UTF-16 code units.
std::size_t length_in_utf16(std::string_view text);

/// Whether a byte of UTF-8 is the first one of its character.
constexpr bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// The longest beginning of the text of at most so many bytes that ends between two characters.
std::string_view first_bytes(std::string_view text, std::size_t most);

/// The text cut to at most `columns` on screen, with "…" where something was cut.
std::string shortened(std::string_view text, int columns);

/// The text filled with spaces to `columns` on screen.
std::string padded(std::string text, int columns);
std::string padded_left(std::string text, int columns);

/// The text in lines of at most `columns` on screen, broken at spaces (never before "%"); a longer
/// word is broken where it must be. At least one line.
std::vector<std::string> wrapped(std::string_view text, int columns);

}  // namespace cchc::unicode
