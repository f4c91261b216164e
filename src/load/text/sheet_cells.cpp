#include "load/text/sheet_cells.hpp"

#include <algorithm>

#include "load/text/heading_row.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

/// A heading stands in so many bytes; garbage may be a line of 100 MB.
constexpr std::size_t most_before_heading = 1 << 16;

/// The heading of the kind of file that the text is.
HeadingRow heading_of_any_form(const diag::Source& source, const CsvOptions& options) {
    const std::string_view text = source.text.substr(0, most_before_heading);
    HeadingRow best;
    for (const Form form : {Form::data, Form::units, Form::exemptions}) {
        const HeadingRow heading = find_heading_row(text, form, options_of(source, options));
        if (heading.named > best.named) best = heading;
    }
    return best;
}

}  // namespace

SheetCells::Sheet& SheetCells::sheet(const diag::Source& source) {
    const auto [known, is_new] = sheets_.try_emplace(&source);
    Sheet& sheet = known->second;
    if (!is_new) return sheet;
    const HeadingRow heading = heading_of_any_form(source, options_);
    if (heading.named < 2) return sheet;
    sheet.has_heading = true;
    sheet.separator = heading.separator;
    CsvReader reader{source.text, sheet.separator};
    reader.read_at(heading.offset, row_);
    sheet.heading = heading.offset;
    for (const Cell& cell : row_.cells) sheet.headings.emplace_back(unicode::trimmed(cell.text));
    return sheet;
}

std::optional<diag::SheetCell> SheetCells::find(diag::Place place, bool has_field) {
    const diag::Source& source = sources_.source_of(place);
    Sheet& sheet = this->sheet(source);
    if (!sheet.has_heading) return std::nullopt;
    const std::size_t offset = place.at - source.begin;
    if (offset >= source.text.size()) return std::nullopt;  // behind the last row
    CsvReader reader{source.text, sheet.separator};
    while (sheet.rows.back() <= offset && sheet.rows.back() < source.text.size()) {
        reader.read_at(sheet.rows.back(), row_);
        sheet.rows.push_back(reader.offset());
    }
    const auto after = std::ranges::upper_bound(sheet.rows, offset);
    const auto row = after - sheet.rows.begin() - 1;
    diag::SheetCell cell;
    cell.row = source.sheet ? sources_.position(place).line : static_cast<std::uint64_t>(row) + 1;
    const std::size_t start = sheet.rows[static_cast<std::size_t>(row)];
    if (place.length == 0 && offset == start && !has_field) return cell;
    reader.read_at(start, row_);
    const auto behind = std::ranges::upper_bound(row_.cells, offset, {}, &Cell::offset);
    if (behind == row_.cells.begin()) return cell;
    cell.column = static_cast<std::size_t>(behind - row_.cells.begin() - 1);
    // a place that reaches beyond the cell is about the row
    const bool reaches_on =
        offset + place.length > std::prev(behind)->offset + std::prev(behind)->length;
    const bool has_heading = offset >= sheet.heading && !reaches_on;
    if (has_heading && cell.column < sheet.headings.size())
        cell.heading = sheet.headings[cell.column];
    return cell;
}

}  // namespace cchc::load
