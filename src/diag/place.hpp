#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "diag/bytes.hpp"

/// Where something stands in a file.
namespace cchc::diag {

/// A stretch of the text of some source, as bytes in the address space of its Sources. Lines and
/// columns are counted only when somebody looks.
struct Place {
    std::uint64_t at = 0;
    std::uint32_t length = 0;

    bool operator==(const Place&) const = default;
};

/// One text that was read: a file, standard input, or the built-in programme.
struct Source {
    std::string path;         ///< as the user gave it; "-" for standard input
    std::string name;         ///< the same in UTF-8, for people and formats
    Bytes bytes;              ///< as read, for the digest
    Bytes kept;               ///< what `text` shows
    std::string_view text;    ///< in UTF-8, without a byte order mark
    std::uint64_t begin = 0;  ///< address of the first byte of `text`
    mutable std::vector<std::uint64_t> line_starts;  ///< offsets, found when first asked for
    mutable std::once_flag lines_counted;            ///< several threads may ask for a line

    /// The place of `length` bytes from byte `offset` of the text.
    Place place(std::size_t offset, std::size_t length) const {
        return {begin + offset, static_cast<std::uint32_t>(length)};
    }
};

/// A place as a person names it.
struct Position {
    const Source* source = nullptr;
    std::uint64_t line = 1;      ///< from 1; LF, CRLF and CR each end a line
    std::uint64_t column = 1;    ///< from 1, in characters (code points)
    std::uint64_t length = 0;    ///< in characters, line ends included
    std::uint64_t end_line = 1;  ///< where the first character behind the place stands
    std::uint64_t end_column = 1;
    std::string_view line_text;   ///< the whole line, without its end
    std::string_view before;      ///< of the line, what stands before the place
    std::string_view text;        ///< of the line, the place itself
    std::string_view end_before;  ///< of the end's line, what stands before the end
};

/// All texts read in a run, each with its own range of addresses.
class Sources {
  public:
    /// Takes a text in; the source stays where it is as long as this lives.
    Source& add(std::string path, Bytes text);
    Source& add(std::string path, std::string text) {
        return add(std::move(path), Bytes{std::move(text)});
    }
    Position position(Place place) const;
    /// The text that a place is in.
    const Source& source_of(Place place) const;
    const std::deque<Source>& all() const { return sources_; }

  private:
    std::deque<Source> sources_;
};

}  // namespace cchc::diag
