#include "render/text/derivation_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

/// The cases that a row lacks for a target, or has too many; nothing where it lacks none.
std::optional<exact::Integer> shortfall_of(const TargetDerivation& target,
                                           const Contribution& row) {
    const auto& rows = target.judged.rows;
    const auto found = std::ranges::find(rows, row.place, &Contribution::place);
    return found == rows.end() ? std::nullopt : found->shortfall;
}

/// A row without year and place.
void add_row(Grid& grid, std::string text, std::string amount, std::string base) {
    std::vector<Cell> cells(grid.columns.size());
    cells[0].text = std::move(text);
    cells[2].text = std::move(amount);
    if (!base.empty()) cells[3].text = std::move(base);
    grid.rows.push_back(std::move(cells));
}

}  // namespace

std::string names_with_codes(std::span<const UnitIndex> units, const Units& all,
                             Language language) {
    std::string text;
    for (const UnitIndex unit : units) {
        text += fmt::format("{}{} ({})", text.empty() ? "" : ", ",
                            clean(all[unit].name.in(language)), clean(all[unit].code));
    }
    return text;
}

FigureTables::FigureTables(const Indicator& indicator, const DerivationSource& source,
                           Language language)
    : indicator_(indicator),
      source_(source),
      units_(*source.report.units),
      language_(language),
      words_(words(language)) {}

std::string FigureTables::figure(Decimal figure) const {
    return number(figure, language_);
}

std::string FigureTables::named(std::span<const UnitIndex> units) const {
    return names_with_codes(units, units_, language_);
}

/// "X6, X7"
std::string FigureTables::codes(const std::vector<UnitIndex>& units) const {
    std::string text;
    for (const UnitIndex unit : units)
        text += (text.empty() ? "" : ", ") + clean(units_[unit].code);
    return text;
}

/// The reporter, who answers for it where that is another, and, where figures were verified, who
/// stands behind the row.
std::string FigureTables::reporter(const Contribution& row) const {
    std::string text = named({&row.reporter, 1});
    const auto add = [&](const std::string& more) { text += ", " + more; };
    if (row.heirs.size() > 1) {
        add(words_.now_part_of_all(codes(row.heirs)));
    } else if (row.heirs != std::vector{row.reporter}) {
        add(words_.now_part_of(codes(row.heirs)));
    }
    if (!row.stands_for.empty()) add(words_.counts_for(codes(row.stands_for)));
    if (units_[row.reporter].restates(row.period)) add(std::string{words_.restated});
    if (row.basis) add(std::string{label(*row.basis, language_)});
    return text;
}

bool FigureTables::is_ratio() const {
    return indicator_.kind == Kind::ratio;
}

bool FigureTables::is_weighted() const {
    return indicator_.rollup == Rollup::weighted_mean;
}

std::string_view FigureTables::shortfall_heading(Operator op) const {
    switch (op) {
        case Operator::at_most:
        case Operator::less_than:
            return words_.shortfall_too_many;
        case Operator::between:
            return words_.shortfall_either;
        default:
            return words_.shortfall_wanting;
    }
}

std::vector<Grid::Column> FigureTables::columns(const Targets& targets) const {
    std::vector<Grid::Column> columns{{words_.unit, false, true},
                                      {words_.year_heading, true},
                                      {is_ratio() ? words_.numerator : words_.result, true}};
    if (is_ratio()) columns.push_back({words_.denominator, true});
    if (is_weighted()) {
        columns.push_back({words_.weight, true});
        columns.push_back({words_.result_times_weight, true});
    }
    for (const TargetDerivation* target : targets) {
        const Target& promised = indicator_.targets[target->result.target];
        std::string heading{shortfall_heading(promised.threshold_in(target->result.judged).op)};
        if (targets.size() > 1) heading += fmt::format(" {}", promised.horizon);
        if (is_ratio()) columns.push_back({std::move(heading), true});
    }
    columns.push_back({words_.row_of_data, false});
    return columns;
}

std::vector<Cell> FigureTables::cells(const Contribution& row, const Targets& targets) const {
    std::vector<Cell> cells{{reporter(row)}, {std::to_string(row.period)}, {figure(row.amount)}};
    if (is_ratio() || is_weighted()) cells.push_back({row.base ? figure(*row.base) : ""});
    if (is_weighted()) cells.push_back({row.product ? figure(row.product->rounded()) : ""});
    for (const TargetDerivation* target : targets) {
        if (!is_ratio()) break;
        const auto shortfall = shortfall_of(*target, row);
        cells.push_back({shortfall ? number(*shortfall, language_) : ""});
    }
    cells.push_back({source_.place_of(row.place)});
    return cells;
}

Grid FigureTables::rows(const PeriodFigure& of, const Targets& targets) const {
    Grid grid;
    grid.columns = columns(targets);
    for (const Contribution& row : of.rows) {
        grid.rows.push_back(cells(row, targets));
        add_mean(of, row, grid);
    }
    if (of.rows.size() > 1 || indicator_.kind == Kind::milestone) add_sum(of, targets, grid);
    const auto any = [&](auto is_one) { return std::ranges::any_of(of.rows, is_one); };
    if (any([](const Contribution& row) { return !row.stands_for.empty(); }))
        grid.remarks.emplace_back(words_.done_before_division);
    const bool any_shortfall =
        is_ratio() && any([&](const Contribution& row) {
            return std::ranges::any_of(targets, [&](const TargetDerivation* target) {
                return shortfall_of(*target, row).has_value();
            });
        });
    if (any_shortfall && of.rows.size() > 1)
        grid.remarks.emplace_back(words_.shortfall_of_row_alone);
    return grid;
}

/// Behind the last row of an heir whose rows weigh as one: their mean.
void FigureTables::add_mean(const PeriodFigure& of, const Contribution& row, Grid& grid) const {
    const auto mean = std::ranges::find(of.means, row.heir, &HeirMean::heir);
    if (mean == of.means.end()) return;
    const auto last =
        std::ranges::find(of.rows.rbegin(), of.rows.rend(), row.heir, &Contribution::heir);
    if (&*last != &row) return;
    add_row(grid, words_.mean_of_rows(named({&mean->heir, 1}), mean->rows),
            figure(mean->mean.rounded()), "");
}

void FigureTables::add_sum(const PeriodFigure& of, const Targets& targets, Grid& grid) const {
    if (!of.above || indicator_.rollup == Rollup::none) return;
    const std::string above = figure(of.above->rounded()), below = figure(of.below->rounded());
    if (is_ratio()) {
        add_row(grid, words_.sum, above, below);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            const auto& need = targets[i]->result.need;
            if (need) grid.rows.back()[4 + i].text = number(*need, language_);
        }
    } else if (is_weighted()) {
        add_row(grid, words_.sum, "", below);
        grid.rows.back()[4].text = above;
    } else if (indicator_.kind == Kind::milestone) {
        add_row(grid, words_.sum_of_milestones(below), above, "");
    } else if (indicator_.rollup == Rollup::mean) {
        add_row(grid, words_.sum_of_figures(below), above, "");
    } else {
        add_row(grid, words_.sum, above, "");
    }
}

std::string FigureTables::were_divided(const std::vector<UnitIndex>& units) const {
    return words_.were_divided(units.size(), codes(units));
}

std::string FigureTables::remark(const LevelPair& pair) const {
    std::string text = remark_on_levels(pair);
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : "; ") + more; };
    if (!pair.divided.empty() && pair.heirs.size() > 1)
        add(fmt::format("{}, {}", were_divided(pair.divided), words_.counted_together));
    if (!pair.apart.empty() && !pair.counted()) add(were_divided(pair.apart));
    return text;
}

std::string FigureTables::remark_on_levels(const LevelPair& pair) const {
    if (pair.counted()) return {};
    if (pair.now) return words_.no_base_level;
    switch (pair.absence) {
        case Absence::need_not:
            return words_.left_out(words_.left_out_need_not);
        case Absence::nobody: {
            const std::string who = reporters(pair);
            return words_.nobody_reports + (who.empty() ? "" : fmt::format(" ({})", who));
        }
        case Absence::apart:
            return words_.left_out(words_.left_out_no_own_level);
        case Absence::missing:
            break;
    }
    return pair.base ? words_.left_out(words_.left_out_no_report) : words_.reports_missing;
}

std::string FigureTables::reporters(const LevelPair& pair) const {
    std::vector<std::string> codes;
    for (const Contribution& row : pair.base_rows) codes.push_back(units_[row.reporter].code);
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    for (std::string& code : codes) code = clean(code);
    return first_three(codes);
}

Grid FigureTables::rows_of_levels(const PeriodFigure& of) const {
    Grid grid;
    grid.columns = {{words_.unit, false, true},
                    {words_.year_heading, true},
                    {words_.level, true},
                    {words_.row_of_data, false}};
    for (const LevelPair& pair : of.levels) {
        for (const auto* side : {&pair.base_rows, &pair.now_rows}) {
            for (const Contribution& row : *side) {
                grid.rows.push_back({{reporter(row)},
                                     {std::to_string(row.period)},
                                     {figure(row.amount)},
                                     {source_.place_of(row.place)}});
            }
        }
    }
    return grid;
}

Grid FigureTables::levels(const PeriodFigure& of) const {
    const auto mean = [&](const std::optional<Ratio>& level) {
        return level ? figure(level->rounded()) : "…";
    };
    Grid grid;
    grid.columns = {{words_.unit, false, true},
                    {words_.base_level, true},
                    {words_.present_level, true},
                    {words_.remarks, false}};
    for (const LevelPair& pair : of.levels) {
        grid.rows.push_back(
            {{named(pair.heirs)}, {mean(pair.base)}, {mean(pair.now)}, {remark(pair)}});
    }
    if (of.now) {
        grid.rows.push_back({{words_.sum_of_both_levels},
                             {figure(of.below->rounded())},
                             {figure(of.now->rounded())},
                             {""}});
    }
    const auto any = [&](auto is_one) { return std::ranges::any_of(of.levels, is_one); };
    if (any([](const LevelPair& pair) { return !pair.apart.empty(); }))
        grid.remarks.emplace_back(words_.level_of_divided_unit);
    if (any([](const LevelPair& pair) {
            return !pair.base_rows.empty() &&
                   pair.base_rows.front().period != pair.base_rows.back().period;
        }))
        grid.remarks.emplace_back(words_.level_over_years);
    return grid;
}

}  // namespace cchc::render
