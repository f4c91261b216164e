#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "diag/place.hpp"
#include "load/text/csv.hpp"
#include "load/text/headings.hpp"

namespace cchc::load {

/// A title may stand this many rows above the heading.
inline constexpr int most_title_rows = 20;

/// How a text is read: that of a sheet is cut by commas, whatever the user says of text files.
CsvOptions options_of(const diag::Source& source, CsvOptions options);

/// The row of a text that says what its columns are, and how the text is cut.
struct HeadingRow {
    std::size_t named = 0;  ///< different columns of the form that it names; 0: there is no heading
    std::size_t offset = 0;  ///< its first byte; the end of the text where there is none
    std::size_t length = 0;  ///< in bytes, without its line end
    char separator = ',';
    std::size_t begin = 0;      ///< first byte below "sep=;", which says how the text is cut
    std::size_t first_row = 0;  ///< first byte of the first row; the end of a text without rows
    bool looked_at_all = true;  ///< false: the text has more rows than a title may have
};

/// Finds the heading: the row, cut by one of the separators, that names most columns of the form. A
/// title may stand above it, and its words name few.
HeadingRow find_heading_row(std::string_view text, Form form, const CsvOptions& options);

/// A heading that is cut by something else than is expected.
struct OtherCut {
    HeadingRow heading;
    std::string separator;  ///< the character
};

/// A row that names two columns of the form at least where it is cut by any sign that tables are
/// cut by; nothing where the first 64 KB have none.
std::optional<OtherCut> find_other_cut(std::string_view text, Form form);

/// Whether the first bytes of a file, in whatever encoding, hold a heading of data: a row that
/// names two columns of them, cut by whatever sign. A word alone on a line ("Ghi chú") is none.
bool has_data_heading(std::string_view bytes, const CsvOptions& options);

}  // namespace cchc::load
