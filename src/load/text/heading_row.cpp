#include "load/text/heading_row.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "load/text/encoding.hpp"
#include "unicode/unicode.hpp"

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

/// The row that names most columns of the form, cut by one of some separators.
HeadingRow best_of(std::string_view text, Form form, std::string_view separators) {
    HeadingRow heading{.offset = text.size(), .first_row = text.size()};
    if (announced_separator(text)) heading.begin = text.find_first_of("\r\n");
    Row row;
    for (const char separator : separators) {
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
            heading.length = row.end - row.offset;
        }
    }
    return heading;
}

}  // namespace

CsvOptions options_of(const diag::Source& source, CsvOptions options) {
    if (source.sheet) options.separator = ',';
    return options;
}

HeadingRow find_heading_row(std::string_view text, Form form, const CsvOptions& options) {
    std::string_view candidates = ",;\t";
    std::optional<char> given = options.separator;
    if (!given) given = announced_separator(text);
    if (given) candidates = std::string_view{&*given, 1};
    return best_of(text, form, candidates);
}

std::optional<OtherCut> find_other_cut(std::string_view text, Form form) {
    const auto names = [](const HeadingRow& heading) { return heading.named >= 2; };
    const std::string_view seen = unicode::first_bytes(text, sample);
    const HeadingRow heading = best_of(seen, form, ",;\t|:^~!#/\\& ");
    if (names(heading)) return OtherCut{heading, std::string{heading.separator}};
    for (const std::string_view wide : {"，", "；", "｜", "：", "、", "¦", "·"}) {
        if (seen.find(wide) == seen.npos) continue;
        // a character that stands in no text, so that places stay those of the text
        std::string cut{seen};
        for (auto at = cut.find(wide); at != cut.npos; at = cut.find(wide, at)) {
            cut.replace(at, wide.size(), wide.size() - 1, ' ').insert(at, 1, '\x1F');
        }
        const HeadingRow found = best_of(cut, form, "\x1F");
        if (names(found)) return OtherCut{found, std::string{wide}};
    }
    return std::nullopt;
}

bool has_data_heading(std::string_view bytes, const CsvOptions& options) {
    const std::string text = legible(bytes.substr(0, sample));
    const auto stands = [&](const CsvOptions& cut) {
        return find_heading_row(text, Form::data, cut).named >= 2;
    };
    return stands(options) || stands({}) || find_other_cut(text, Form::data);
}

}  // namespace cchc::load
