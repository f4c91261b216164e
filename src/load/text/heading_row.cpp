#include "load/text/heading_row.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "load/text/encoding.hpp"

namespace cchc::load {

namespace {

/// So much of a file shows whether it has a heading.
constexpr std::size_t sample = 64 * 1024;

/// How many different columns of the form a row names.
std::size_t named_columns(Form form, const Row& row) {
    std::array<bool, column_count> named{};
    for (const Cell& cell : row.cells) {
        const auto column = column_named(form, cell.text);
        if (column && *column != Column::informing) named[static_cast<std::size_t>(*column)] = true;
    }
    return static_cast<std::size_t>(std::ranges::count(named, true));
}

/// "sep=;", which spreadsheets put above the heading to say how it is cut.
std::optional<char> announced_separator(std::string_view text) {
    if (!text.starts_with("sep=") || text.size() < 6) return std::nullopt;
    return text[5] == '\n' || text[5] == '\r' ? std::optional{text[4]} : std::nullopt;
}

}  // namespace

HeadingRow find_heading_row(std::string_view text, Form form, const CsvOptions& options) {
    HeadingRow heading{.offset = text.size(), .first_row = text.size()};
    std::string_view candidates = ",;\t";
    std::optional<char> given = options.separator;
    if (const auto announced = announced_separator(text)) {
        heading.begin = text.find_first_of("\r\n");
        if (!given) given = announced;
    }
    if (given) candidates = std::string_view{&*given, 1};

    Row row;
    for (const char separator : candidates) {
        CsvReader reader{text, separator, heading.begin};
        for (int i = 0; reader.next(row); ++i) {
            if (i == most_title_rows) {
                heading.looked_at_all = false;
                break;
            }
            if (i == 0) heading.first_row = row.offset;
            if (row.cells.size() <= heading.named) continue;  // it cannot name more
            const std::size_t named = named_columns(form, row);
            if (named <= heading.named) continue;
            heading.named = named;
            heading.separator = separator;
            heading.offset = row.offset;
        }
    }
    return heading;
}

bool has_data_heading(std::string_view bytes, const CsvOptions& options) {
    const std::string text = legible(bytes.substr(0, sample));
    const auto stands = [&](const CsvOptions& cut) {
        return find_heading_row(text, Form::data, cut).named >= 2;
    };
    return stands(options) || stands({});
}

}  // namespace cchc::load
