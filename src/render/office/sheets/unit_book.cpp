#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/office/sheets/sheets.hpp"
#include "render/scorecard/shortfalls.hpp"
#include "render/words/phrases.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

/// Where each target stands in its sheet, so that others can lead there.
std::vector<lxw_row_t> rows_of_targets(const UnitBook& book) {
    std::vector<lxw_row_t> rows;
    lxw_row_t row = 1;
    for (const TargetResult& result : book.unit.targets) {
        const bool shown = book.cards.shows(result) && result.status != Status::not_applicable;
        rows.push_back(shown ? row++ : 0);
    }
    return rows;
}

/// The units right below, level by level, each under the name of its sheet.
std::vector<std::pair<std::string, std::vector<const UnitReport*>>> units_by_level(
    const UnitBook& book) {
    std::map<LevelIndex, std::vector<const UnitReport*>> levels;
    for (const UnitIndex child : book.unit.children)
        levels[book.units[child].level].push_back(book.report.find(child));
    std::vector<std::pair<std::string, std::vector<const UnitReport*>>> matrices;
    for (auto& [level, units] : levels) {
        const std::string of = book.programme.levels[level].name.in(book.options.language);
        std::string name = book.words.matrix;
        // a level whose name does not fit is told by its number
        if (levels.size() > 1) {
            const std::string told = sheet_name(fmt::format("{} - {}", book.words.matrix, of));
            const bool taken = std::ranges::any_of(matrices, [&](const auto& other) {
                return unicode::folded(other.first) == unicode::folded(told);
            });
            name = taken ? fmt::format("{} {}", book.words.matrix, matrices.size() + 1) : told;
        }
        matrices.emplace_back(name, std::move(units));
    }
    return matrices;
}

CellStyle figure_style(const Shown& shown, const std::string& text) {
    return in_table(
        Tone::plain,
        {shown.places, text.ends_with(percent_sign) ? std::string{percent_sign} : std::string{}});
}
/// Counts and figures: grouped, with the decimals that they have.
CellStyle count_style(const std::optional<Decimal>& figure) {
    if (figure && !figure->is_whole()) return in_table();
    return in_table(Tone::plain, {0, {}});
}

}  // namespace

UnitBook::UnitBook(const Report& of, const UnitDetail& detail, const PlaceText& place,
                   std::span<const InputDigest> files, const PageOptions& page, Workbook& into)
    : report(of),
      programme(*of.programme),
      units(*of.units),
      unit(detail),
      place_of(place),
      inputs(files),
      options(page),
      words(render::words(page.language)),
      cards(of, page.language, page.horizons),
      card(cards.of(detail)),
      workbook(into),
      held_back(shortfalls(of, detail, cards, page.language)),
      matrices(units_by_level(*this)),
      target_rows(rows_of_targets(*this)) {}

Sheet UnitBook::begin(const std::string& name) const {
    std::string above = fmt::format("{}: {}", card.title, card.unit);
    for (const std::string& label :
         {clean(options.label), clean(options.as_of), std::string{card.final_figures}}) {
        if (!label.empty()) above += " · " + label;
    }
    constexpr std::size_t most_characters = 250;  // of a head, as the library counts them
    std::string escaped;
    std::size_t characters = 0;
    for (const char c : unicode::shortened(above, 200)) {
        if (unicode::begins_character(c)) characters += c == '&' ? 2 : 1;
        if (characters > most_characters) break;
        escaped += c == '&' ? "&&" : std::string(1, c);
    }
    return {workbook, name, escaped};
}

void UnitBook::write_id(Sheet& sheet, const TargetResult& result) const {
    const auto place = static_cast<std::size_t>(&result - unit.targets.data());
    sheet.link(programme.indicators[result.indicator].id, words.targets, target_rows[place],
               in_table(Tone::moving));
}

void write_count(Sheet& sheet, const std::optional<Decimal>& figure) {
    sheet.number(figure, count_style(figure));
}
void write_count(Sheet& sheet, const std::optional<Ratio>& figure) {
    write_count(sheet, figure ? std::optional{figure->rounded()} : std::nullopt);
}

void write_cell(Sheet& sheet, const Cell& cell) {
    if (cell.value) {
        sheet.number(std::optional{cell.value->number}, figure_style(*cell.value, cell.text));
    } else {
        sheet.text(cell.text, in_table(cell.tone, {}, true));
    }
}

void write_headings(Sheet& sheet, const Grid& grid) {
    std::vector<std::string> headings;
    for (const auto& column : grid.columns) headings.push_back(column.heading);
    sheet.headings(headings);
}

}  // namespace cchc::render
