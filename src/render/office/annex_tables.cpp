#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "render/office/annex.hpp"
#include "render/scorecard/matrix.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

constexpr int table_size = 10;     ///< of letters, in points
constexpr int most_of_note = 160;  ///< characters of a note in a table; whole behind

/// "I", "II", "III" …; of at least 1.
std::string roman(std::size_t number) {
    struct Numeral {
        std::size_t value;
        const char* letters;
    };
    constexpr Numeral numerals[] = {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
                                    {9, "IX"},  {5, "V"},   {4, "IV"}, {1, "I"}};
    std::string text;
    for (const Numeral& numeral : numerals) {
        for (; number >= numeral.value; number -= numeral.value) text += numeral.letters;
    }
    return text;
}

/// In what a target is measured: "%", "điểm"; of what is to be done its kind.
std::string_view measured_in(const Indicator& indicator, Language language) {
    if (indicator.kind == Kind::milestone) return label(indicator.kind, language);
    return indicator.points ? words(language).points : percent_sign;
}

/// "Biểu 1": one row for each target.
class TargetTable {
  public:
    TargetTable(const AnnexSource& source, WordText& text) : source_(source), text_(text) {}

    void write() {
        const Words& w = source_.words();
        text_.paragraph(w.annex_table(1, w.table_of_targets), "Heading1");
        text_.begin_table({{w.ordinal, 3, Side::centre},
                           {w.target, 30},
                           {w.by, 4, Side::centre},
                           {w.measured_in, 6, Side::centre},
                           {w.must_reach_short, 7, Side::centre},
                           {w.result, 9, Side::right},
                           {w.status, 12},
                           {w.points_heading, 8, Side::right},
                           {w.remarks, 21}},
                          table_size);
        std::size_t area_number = 0;
        for (const AreaRows& area : source_.card.areas) {
            text_.band(roman(++area_number), fmt::format("{} ({})", area.name, area.id));
            std::size_t number = 0;
            for (const IndicatorRows& indicator : area.indicators)
                write_indicator(++number, indicator);
        }
        text_.end_table();
    }

  private:
    /// The rows of one indicator, whose name is said once, stay on one page.
    void write_indicator(std::size_t number, const IndicatorRows& indicator) {
        for (const TargetRow& row : indicator.targets) {
            const bool first = &row == &indicator.targets.front();
            const bool last = &row == &indicator.targets.back();
            const std::string name = fmt::format("{} {}", indicator.id, indicator.name);
            write_row({first ? std::to_string(number) : ""}, {first ? name : ""}, *indicator.of,
                      row,
                      {.bookmark = target_bookmark(*row.of),
                       .keep = !last,
                       .merged = 2,
                       .goes_on = !first});
        }
    }

    void write_row(const Cell& number, const Cell& name, const Indicator& indicator,
                   const TargetRow& row, const WordRow& look) {
        const Language language = source_.language();
        const TargetResult& result = *row.of;
        const bool counted = indicator.kind != Kind::milestone;
        const Threshold& threshold = source_.target_of(result).threshold_in(result.judged);
        const TargetDetails details =
            target_details(source_.report, source_.unit, result, language);
        text_.row({number,
                   name,
                   {std::to_string(row.horizon)},
                   {std::string{measured_in(indicator, language)}},
                   {counted ? short_threshold(threshold, language) : row.must_reach},
                   {counted && result.value ? render::number(result.shown, language) : row.result},
                   row.status,
                   {details.earned},
                   {remarks(result, details, look.goes_on)}},
                  look);
    }

    /// What the office asks first: what is wanting, what is still to come, why there are no points.
    /// `said`: the row above says how complete the figures of the indicator are.
    std::string remarks(const TargetResult& result, const TargetDetails& details, bool said) const {
        const Language language = source_.language();
        std::vector<std::string> remarks;
        if (!details.wanting.empty() && result.binding)
            remarks.push_back(wanting(source_, result, details));
        if (result.value && !result.complete() && !said)
            remarks.push_back(provisional(result.submitted, result.due, language));
        if (!result.value && !result.complete() && !said && result.status != Status::not_started)
            remarks.push_back(coverage(result, language));
        if (!details.unearned.empty()) remarks.push_back(details.unearned);
        if (result.exemption != nullptr) remarks.push_back(exempted(result, language));
        for (const std::string& note : details.notes)
            remarks.push_back(unicode::shortened(note, most_of_note));
        return fmt::format("{}", fmt::join(remarks, "; "));
    }

    const AnnexSource& source_;
    WordText& text_;
};

/// "Biểu 2" to "Biểu 4".
class UnitTables {
  public:
    UnitTables(const AnnexSource& source, WordText& text)
        : source_(source), words_(source.words()), text_(text) {}

    void write() {
        if (!source_.card.horizons.empty()) write_areas();
        if (!source_.card.leagues.empty()) write_leagues();
        write_arrears();
    }

  private:
    void begin(const char* what) {
        text_.paragraph(words_.annex_table(number_++, what), "Heading1");
    }

    /// The scores by area, of the year and of each horizon, with the targets by status.
    void write_areas() {
        begin(words_.table_of_areas);
        find_statuses();
        text_.begin_table(area_columns(), table_size);
        if (source_.card.year) {
            text_.band({}, words_.year_standing(source_.report.period));
            for (const YearScore& score : source_.unit.year) write_year(score);
        }
        for (const HorizonSummary& at : source_.card.horizons) write_horizon(at.counts);
        text_.end_table();
        std::vector<std::string> signs;
        for (const Status status : statuses_) {
            signs.push_back(
                fmt::format("{} {}", sign(status), label(status, Kind::ratio, source_.language())));
        }
        write_signs(signs);
        text_.paragraph(fmt::format("(1) {}", words_.score_reported), "Small", "<w:i/>");
        if (source_.card.year) text_.paragraph(words_.year_share_explained, "Small", "<w:i/>");
    }

    /// Those that have a column: that some target has.
    void find_statuses() {
        std::array<bool, status_count> found{};
        const auto see = [&](std::span<const std::uint32_t> counts) {
            for (std::size_t i = 0; i < counts.size(); ++i) found[i] = found[i] || counts[i] > 0;
        };
        for (const HorizonSummary& at : source_.card.horizons) {
            see(at.counts.scored);
            see(at.counts.unscored);
        }
        if (source_.card.year) see(left_out(*source_.card.year->score));
        for (std::size_t i = 0; i < status_count; ++i) {
            if (found[i]) statuses_.push_back(static_cast<Status>(i));
        }
    }

    /// What the year's standing does not count, by status.
    static std::array<std::uint32_t, status_count> left_out(const YearScore& score) {
        std::array<std::uint32_t, status_count> counts{};
        counts[static_cast<std::size_t>(Status::in_progress)] = score.open;
        counts[static_cast<std::size_t>(Status::pending)] = score.pending;
        counts[static_cast<std::size_t>(Status::no_cases)] = score.no_cases;
        return counts;
    }

    /// Counts by status stand under its sign; the name has what the others leave.
    std::vector<WordColumn> area_columns() const {
        const int narrow = 4, by_status = narrow * static_cast<int>(statuses_.size());
        std::vector<WordColumn> columns{{words_.area, std::max(66 - by_status, 20)},
                                        {words_.targets, 8, Side::right}};
        for (const Status status : statuses_)
            columns.push_back({std::string{sign(status)}, narrow, Side::right});
        columns.push_back({words_.share_heading, 9, Side::right});
        columns.push_back({words_.score, 8, Side::right});
        columns.push_back({std::string{words_.score} + " (1)", 9, Side::right});
        return columns;
    }

    /// A row up to its counts; those of statuses that do not occur stay empty.
    std::vector<Cell> counted(std::string name, std::uint32_t targets,
                              std::span<const std::uint32_t> counts) const {
        std::vector<Cell> cells{{std::move(name)}, {std::to_string(targets)}};
        for (const Status status : statuses_) {
            const auto i = static_cast<std::size_t>(status);
            const bool occurs = i < counts.size() && counts[i] > 0;
            cells.push_back({occurs ? std::to_string(counts[i]) : ""});
        }
        return cells;
    }

    std::string name_of_area(std::optional<std::uint16_t> area) const {
        return area ? clean(source_.programme().areas[*area].name.in(source_.language()))
                    : std::string{words_.overall};
    }
    std::string figure(const Decimal& number) const {
        return render::number(number, source_.language(), 2);
    }

    void write_year(const YearScore& score) {
        auto cells = counted(name_of_area(score.area), score.targets, left_out(score));
        cells.push_back({figure(score.attained_share) + std::string{percent_sign}});
        cells.push_back({figure(score.score)});
        cells.emplace_back();
        text_.row(cells,
                  {.bookmark = area_bookmark(std::nullopt, score.area), .bold = !score.area});
    }

    void write_horizon(const StatusCounts& counts) {
        text_.band({}, words_.score_at_horizon(counts.horizon));
        for (const Score& score : source_.unit.scores) {
            if (score.horizon == counts.horizon) write_score(score);
        }
        const auto unscored =
            std::accumulate(counts.unscored.begin(), counts.unscored.end(), std::uint32_t{0});
        if (unscored == 0 && counts.repeated == 0) return;
        auto cells = counted(counts.repeated > 0 ? words_.unscored_and_repeated(counts.repeated)
                                                 : std::string{words_.unscored_targets},
                             unscored, counts.unscored);
        cells.resize(cells.size() + 3);
        text_.row(cells, {.bookmark = unscored_bookmark(counts.horizon)});
    }

    void write_score(const Score& score) {
        auto cells = counted(name_of_area(score.area), score.targets, score.statuses);
        cells.push_back({figure(score.attained_share) + std::string{percent_sign}});
        cells.push_back({figure(score.score)});
        cells.push_back({score.score_reported ? figure(*score.score_reported) : "…"});
        text_.row(cells,
                  {.bookmark = area_bookmark(score.horizon, score.area), .bold = !score.area});
    }

    /// The units below, a table for each level.
    void write_leagues() {
        begin(words_.table_of_units);
        for (const Grid& grid : source_.card.leagues) {
            text_.paragraph(grid.heading, "Heading2");
            text_.begin_table(league_columns(grid), table_size);
            for (std::size_t i = 0; i < grid.rows.size(); ++i)
                text_.row(grid.rows[i], {.bookmark = league_bookmark(grid.units[i])});
            text_.end_table();
            std::vector<std::string> signs;
            for (const Grid::Column& column : grid.columns) {
                if (counts_status(column))
                    signs.push_back(fmt::format("{} {}", column.sign, column.heading));
            }
            write_signs(signs);
            for (const std::string& remark : grid.remarks)
                text_.paragraph(remark, "Small", "<w:i/>");
        }
    }

    /// What the signs at the head of a table stand for.
    void write_signs(const std::vector<std::string>& signs) {
        if (!signs.empty())
            text_.paragraph(fmt::format("{}: {}", words_.signs, fmt::join(signs, "; ")), "Small");
    }

    static bool counts_status(const Grid::Column& column) {
        return !column.sign.empty() && column.sign != percent_sign;
    }

    /// Counts by status stand under its sign; the name has what the others leave.
    std::vector<WordColumn> league_columns(const Grid& grid) const {
        std::vector<WordColumn> columns;
        int left = 100;
        for (const Grid::Column& column : grid.columns) {
            int share = column.heading == words_.grade ? 12 : 9;
            if (counts_status(column)) share = 5;
            if (column.flexible) share = 0;
            left -= share;
            columns.push_back({counts_status(column) ? column.sign : column.heading, share,
                               column.number ? Side::right : Side::left});
        }
        const auto name = std::ranges::find(columns, 0, &WordColumn::share);
        if (name != columns.end()) name->share = std::max(left, 15);
        return columns;
    }

    void write_arrears() {
        const auto units = units_in_arrears(source_);
        if (units.empty()) return;
        begin(words_.table_of_reports);
        text_.begin_table({{words_.ordinal, 6, Side::centre},
                           {words_.unit, 24},
                           {words_.code, 11},
                           {words_.due, 8, Side::right},
                           {words_.reported, 8, Side::right},
                           {words_.missing_reports, 18},
                           {words_.pending, 25}},
                          table_size);
        for (std::size_t i = 0; i < units.size(); ++i) {
            const UnitReport& unit = *units[i];
            text_.row(
                {{std::to_string(i + 1)},
                 {source_.name_of(unit.unit)},
                 {clean((*source_.report.units)[unit.unit].code)},
                 {std::to_string(unit.reports_due)},
                 {std::to_string(unit.reports_sent)},
                 {unit.sent_nothing ? std::string{words_.nothing_reported} : ids(unit.missing),
                  unit.sent_nothing ? Tone::bad : Tone::plain},
                 {ids(unit.pending)}},
                {.bookmark = reports_bookmark(unit.unit)});
        }
        text_.end_table();
    }

    std::string ids(const std::vector<IndicatorIndex>& indicators) const {
        std::string text;
        for (const IndicatorIndex indicator : indicators) {
            text += text.empty() ? "" : ", ";
            text += clean(source_.programme().indicators[indicator].id);
        }
        return text;
    }

    const AnnexSource& source_;
    const Words& words_;
    WordText& text_;
    int number_ = 2;                ///< of the next table
    std::vector<Status> statuses_;  ///< with a column in table 2
};

}  // namespace

std::string wanting(const AnnexSource& source, const TargetResult& result,
                    const TargetDetails& details) {
    if (!result.need || details.wanting.empty()) return details.wanting;
    const bool past = source.report.period > source.target_of(result).horizon;
    return need(result, counted_indicator(source.programme(), source.indicator_of(result)), past,
                source.language());
}

std::string target_bookmark(const TargetResult& result) {
    return fmt::format("target_{}_{}", result.indicator, result.target);
}

std::string path_bookmark(const TargetResult& result) {
    return fmt::format("path_{}_{}", result.indicator, result.target);
}

std::string shortfall_bookmark(const TargetPlace& place) {
    return fmt::format("shortfall_{}_{}", place.indicator, place.target);
}

std::string area_bookmark(std::optional<Year> horizon, std::optional<std::uint16_t> area) {
    return fmt::format("area_{}_{}", horizon ? std::to_string(*horizon) : "year",
                       area ? std::to_string(*area) : "all");
}

std::string unscored_bookmark(Year horizon) {
    return fmt::format("unscored_{}", horizon);
}

std::string league_bookmark(UnitIndex unit) {
    return fmt::format("league_{}", unit);
}

std::string reports_bookmark(UnitIndex unit) {
    return fmt::format("reports_{}", unit);
}

std::vector<const UnitReport*> units_in_arrears(const AnnexSource& source) {
    std::vector<UnitIndex> scope{source.unit.unit};
    std::vector<const UnitReport*> units;
    for (std::size_t i = 0; i < scope.size(); ++i) {
        const UnitReport* unit = source.report.find(scope[i]);
        if (unit == nullptr) continue;
        scope.insert(scope.end(), unit->children.begin(), unit->children.end());
        if (!unit->missing.empty() || !unit->pending.empty() || unit->sent_nothing)
            units.push_back(unit);
    }
    std::ranges::sort(units, {}, &UnitReport::unit);
    return units;
}

void write_target_table(const AnnexSource& source, WordText& text) {
    TargetTable{source, text}.write();
}

void write_unit_tables(const AnnexSource& source, WordText& text) {
    UnitTables{source, text}.write();
}

}  // namespace cchc::render
