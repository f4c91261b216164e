#include "render/office/sheets/sheets.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

/// What a score at a horizon and the year's standing have in common. `write_when`: writes
/// what they are of.
template <typename WriteWhen, typename Overall>
void write_overall(const UnitBook& book, Sheet& sheet, const UnitReport& of,
                   const WriteWhen& write_when, const Overall& score,
                   const std::optional<Decimal>& reported) {
    const Unit& unit = book.units[of.unit];
    const CellStyle plain = in_table(), two = in_table(Tone::plain, {2, {}});
    sheet.text(unit.code, plain).text(unit.name.in(book.options.language), plain);
    write_when();
    sheet.text(score.area ? book.programme.areas[*score.area].name.in(book.options.language)
                          : book.words.overall,
               plain);
    sheet.number(score.targets, plain).number(score.with_value, plain);
    sheet.number(std::optional{score.attained_share},
                 in_table(Tone::plain, {2, std::string{percent_sign}}));
    sheet.number(std::optional{score.score}, two).number(reported, two);
    sheet.text(
        score.grade ? book.programme.grades[*score.grade].name.in(book.options.language) : "",
        plain);
    score.rank ? sheet.number(*score.rank, plain) : sheet.blank(plain);
    sheet.number(score.pending, plain);
}

void write_scores_of(const UnitBook& book, Sheet& sheet, const UnitReport& of, bool by_area) {
    const CellStyle plain = in_table();
    for (const YearScore& score : of.year) {
        if ((score.area && !by_area) || !book.cards.shows_year()) continue;
        write_overall(
            book, sheet, of,
            [&] { sheet.text(book.words.path_of_year(book.report.period), in_table()); }, score,
            std::nullopt);
        for (std::size_t i = 0; i < scored_statuses; ++i) sheet.blank(plain);
        sheet.next_row();
    }
    for (const Score& score : of.scores) {
        if ((score.area && !by_area) || !book.cards.shows(score.horizon)) continue;
        write_overall(
            book, sheet, of, [&] { sheet.number(score.horizon, in_table()); }, score,
            score.score_reported);
        for (const auto count : score.statuses) sheet.number(count, plain);
        sheet.next_row();
    }
}

}  // namespace

void write_scores_sheet(const UnitBook& book) {
    Sheet sheet = book.begin(book.words.scores_and_ranks);
    sheet.widths({12, 30, 12, 34, 8, 8, 10, 8, 10, 12, 6, 9, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8});
    std::vector<std::string> headings;
    for (const std::string_view heading :
         {book.words.code, book.words.unit, book.words.by, book.words.area, book.words.targets,
          book.words.with_value, book.words.attained_share, book.words.score,
          book.words.score_reported, book.words.grade, book.words.rank}) {
        headings.emplace_back(heading);
    }
    headings.emplace_back(label(Status::pending, Kind::ratio, book.options.language));
    for (std::size_t i = 0; i < scored_statuses; ++i)
        headings.emplace_back(label(static_cast<Status>(i), Kind::ratio, book.options.language));
    sheet.headings(headings);
    write_scores_of(book, sheet, book.unit, true);
    for (const UnitIndex child : book.unit.children)
        write_scores_of(book, sheet, *book.report.find(child), false);
    worksheet_freeze_panes(sheet.sheet(), 1, 2);
    sheet.add_filter(0, headings.size());
}

}  // namespace cchc::render
