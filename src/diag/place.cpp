#include "diag/place.hpp"

#include <algorithm>

#include "unicode/unicode.hpp"

namespace cchc::diag {

namespace {

std::vector<std::uint64_t> starts_of_lines(const Bytes& bytes) {
    std::vector<std::uint64_t> starts{0};
    std::string room;
    for (std::size_t at = 0; at < bytes.view().size(); at += bytes_of_part) {
        // and a byte behind the part, which may be the LF of a CR
        const std::string_view text = bytes.part(at, bytes_of_part + 1, room);
        for (std::size_t i = text.find_first_of("\r\n"); i < std::min(text.size(), bytes_of_part);
             i = text.find_first_of("\r\n", i + 1)) {
            if (!text.substr(i).starts_with("\r\n")) starts.push_back(at + i + 1);
        }
    }
    return starts;
}

/// How many separators stand in a part of a row, outside of quotes.
std::uint64_t separators_in(std::string_view text) {
    std::uint64_t count = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == ',' && !quoted) ++count;
    }
    return count;
}

}  // namespace

std::uint64_t Sheet::row_of(std::uint64_t line) const {
    const auto behind = std::ranges::upper_bound(runs, line, {}, &RowRun::line);
    if (behind == runs.begin()) return line;
    const RowRun& run = *std::prev(behind);
    return run.row + (line - run.line);
}

Source& Sources::add(std::string path, Bytes text) {
    const std::uint64_t begin =
        sources_.empty() ? 0 : sources_.back().begin + sources_.back().text.size() + 1;
    Source& source = sources_.emplace_back();
    source.name = unicode::in_utf8(path);
    source.path = std::move(path);
    source.bytes = source.kept = text;
    source.text = text.view();
    source.begin = begin;
    return source;
}

const Source& Sources::source_of(Place place) const {
    return *std::prev(std::ranges::upper_bound(sources_, place.at, {}, &Source::begin));
}

/// Puts the row and the column of the sheet in the place of line and column.
void Sources::name_cell(Position& position, std::ptrdiff_t line, std::size_t at) {
    const Source& source = *position.source;
    const auto row_of = [&](std::ptrdiff_t n) {
        return source.sheet->row_of(static_cast<std::uint64_t>(n));
    };
    const auto row = row_of(line);
    while (line > 1 && row_of(line - 1) == row) --line;  // a cell before may have several lines
    const std::size_t start = source.line_starts[static_cast<std::size_t>(line - 1)];
    position.line = position.end_line = row;
    position.column = 1 + separators_in(source.text.substr(start, at - start));
    position.end_column = position.column + 1;
}

Position Sources::position(Place place) const {
    const Source& source = source_of(place);
    const std::string_view text = source.text;
    const std::size_t at = std::min<std::size_t>(place.at - source.begin, text.size());
    std::call_once(source.lines_counted,
                   [&] { source.line_starts = starts_of_lines(source.kept); });

    const auto line_behind = [&](std::size_t offset) {
        return std::ranges::upper_bound(source.line_starts, offset);
    };
    const auto next_line = line_behind(at);
    const std::size_t line_start = *std::prev(next_line);
    const std::size_t line_end =
        std::max(at, std::min(text.find_first_of("\r\n", line_start), text.size()));
    const std::size_t end = std::clamp<std::size_t>(at + place.length, at, line_end);

    Position position;
    position.source = &source;
    position.line = static_cast<std::uint64_t>(next_line - source.line_starts.begin());
    position.line_text = text.substr(line_start, line_end - line_start);
    position.before = text.substr(line_start, at - line_start);
    position.text = text.substr(at, end - at);
    position.column = unicode::length(position.before) + 1;
    const std::size_t end_of_all = std::min<std::size_t>(at + place.length, text.size());
    const auto behind_end = line_behind(end_of_all);
    const std::size_t last_start = *std::prev(behind_end);
    position.length = unicode::length(text.substr(at, end_of_all - at));
    position.end_line = static_cast<std::uint64_t>(behind_end - source.line_starts.begin());
    position.end_before = text.substr(last_start, end_of_all - last_start);
    position.end_column = unicode::length(position.end_before) + 1;
    if (source.sheet) name_cell(position, next_line - source.line_starts.begin(), at);
    return position;
}

std::string cell_name(std::uint64_t row, std::uint64_t column) {
    std::string letters;
    for (auto left = column; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters + std::to_string(row);
}

std::string to_text(const Position& position) {
    const Source& source = *position.source;
    if (source.sheet)
        return source.name + '!' + source.sheet->name + '!' +
               cell_name(position.line, position.column);
    return source.name + ':' + std::to_string(position.line) + ':' +
           std::to_string(position.column);
}

}  // namespace cchc::diag
