#include "render/text/derivation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/text/breakdown.hpp"
#include "render/words/clause.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

std::string_view sign_of(const Ratio& value, const Ratio& threshold) {
    return value < threshold ? "<" : value == threshold ? "=" : ">";
}

/// Writes a derivation paragraph by paragraph.
class DerivationText {
  public:
    DerivationText(const Derivation& derivation, const DerivationContext& context,
                   Language language)
        : derivation_(derivation),
          context_(context),
          programme_(*context.report.programme),
          units_(*context.report.units),
          indicator_(programme_.indicators[derivation.indicator]),
          language_(language),
          words_(words(language)),
          vi_(language == Language::vi) {}

    Document tell() {
        const Indicator& asked = programme_.indicators[derivation_.asked];
        document_.title =
            fmt::format("{} · {}: {} ({}), {} {}", asked.id,
                        name_of_indicator(programme_, asked, language_), name(derivation_.unit),
                        clean(units_[derivation_.unit].code), words_.year, context_.report.period);
        if (!asked.clause.empty()) {
            document_.add(
                fmt::format("{}: {}", words_.clause, clause_in_words(asked.clause, language_)));
        }
        if (asked.same_as)
            document_.add(fmt::format("{} {}", words_.same_as, clean(indicator_.id)));
        document_.add(std::string{final_figures(context_.report, language_)});
        document_.add(std::string{rule_of(indicator_, language_)});
        if (indicator_.is_context()) tell_context();
        std::set<Year> shown;
        for (const TargetDerivation& target : derivation_.targets) {
            tell(target);
            // Targets judged in one year stand on the same rows; a cut has a baseline of its own.
            const bool fresh = shown.insert(target.result.judged).second;
            if (fresh || indicator_.kind == Kind::reduction)
                tell_rows(target.judged, judged_in(target.result.judged));
            tell_base(target);
        }
        tell_current();
        return std::move(document_);
    }

  private:
    using Targets = std::vector<const TargetDerivation*>;

    std::string name(UnitIndex unit) const { return clean(units_[unit].name.in(language_)); }
    std::string figure(Decimal figure) const { return number(figure, language_); }
    std::string named(UnitIndex unit) const {
        return fmt::format("{} ({})", name(unit), clean(units_[unit].code));
    }
    std::string named(const std::vector<UnitIndex>& units) const {
        std::string text;
        for (const UnitIndex unit : units) text += (text.empty() ? "" : ", ") + named(unit);
        return text;
    }
    const Target& promised(const TargetDerivation& target) const {
        return indicator_.targets[target.result.target];
    }
    const Threshold& threshold(const TargetDerivation& target) const {
        return promised(target).threshold_in(target.result.judged);
    }
    Targets judged_in(Year year) const {
        Targets targets;
        for (const TargetDerivation& target : derivation_.targets) {
            if (target.result.judged == year) targets.push_back(&target);
        }
        return targets;
    }

    /// A figure that is followed year on year and never judged (method, section 6).
    void tell_context() {
        document_.add_heading(std::string{words_.context});
        if (!derivation_.context) {
            document_.add(std::string{vi_ ? "Đơn vị không báo cáo chỉ số này."
                                          : "The unit does not report this index."});
            return;
        }
        const ContextDerivation& context = *derivation_.context;
        tell_quotient(context.figure);
        if (context.result.previous_value) {
            document_.add(fmt::format(
                "{} {}: {}", words_.previous, *context.result.previous_period,
                value(told(context.result.previous_value->rounded(), {}), indicator_, language_)));
        }
        if (context.result.change) {
            document_.add(
                fmt::format("{}: {}", words_.change, change(*context.result.change, language_)));
        }
        document_.add(fmt::format("{}: {} {}", words_.direction, sign(context.result.direction),
                                  label(context.result.direction, language_)));
        tell_missing(context.figure, context.figure.missing.size());
        tell_rows(context.figure, {});
        if (!context.previous) return;
        document_.add_heading(fmt::format("{} {}", words_.previous, context.previous->period));
        tell_quotient(*context.previous);
        tell_rows(*context.previous, {});
    }

    void tell(const TargetDerivation& target) {
        const TargetResult& result = target.result;
        document_.add_heading(fmt::format("{} {}: {}", words_.by, promised(target).horizon,
                                          must_reach(threshold(target), indicator_, language_)));
        if (result.judged < context_.report.period) {
            document_.add(
                fmt::format("{} {}", vi_ ? "Đánh giá theo số liệu năm" : "Judged by the figures of",
                            result.judged));
        }
        tell_value(target.judged, threshold(target));
        const TargetRow row = target_row(context_.report, context_.unit, result, language_);
        document_.add(fmt::format("{}: {}", words_.status, row.status.text));
        for (const std::string& remark :
             target_remarks(context_.report, context_.unit, result, language_))
            document_.add("- " + remark);
        if (result.path) tell_path(target);
        tell_points(target);
        tell_missing(target.judged, result.due);
    }

    /// What the target adds to the overall score at its horizon, and to the year's standing.
    void tell_points(const TargetDerivation& target) {
        const auto tell_term = [&](const std::optional<ScoreTerm>& term, bool of_horizon,
                                   const std::string& to) {
            if (!term) return;
            const std::string made_of = term_in_words(*term, of_horizon, language_);
            document_.add(fmt::format(
                "{}: {} {} {}{}", to, number(term->points.rounded(), language_),
                vi_ ? "trên tối đa" : "of at most", number(term->points_max.rounded(), language_),
                made_of.empty() ? "" : fmt::format(" ({})", made_of)));
        };
        tell_term(
            target.score, true,
            fmt::format("{} {}",
                        vi_ ? "Điểm góp vào điểm chung đến năm" : "Points in the overall score for",
                        promised(target).horizon));
        tell_term(target.year, false,
                  fmt::format(
                      "{} {}",
                      vi_ ? "Điểm góp vào kết quả theo lộ trình năm" : "Points in the standing of",
                      context_.report.period));
    }

    void tell_value(const PeriodFigure& figure, const Threshold& threshold) {
        if (!figure.value) return;
        tell_quotient(figure);
        tell_comparison(*figure.value, threshold);
    }

    /// "100 × 295.831 / 591.729 ≈ 49,994339%"
    void tell_quotient(const PeriodFigure& of) {
        if (!of.value || !of.above || !of.below || of.below->is_zero()) return;
        const bool hundred = indicator_.kind != Kind::value;
        const std::string above = figure(of.above->rounded()), below = figure(of.below->rounded());
        const bool exact = Ratio{of.value->rounded()} == *of.value;
        std::string text = hundred ? "100 × " : "";
        text += *of.below == Ratio{1, 1} && !hundred ? above : fmt::format("{} / {}", above, below);
        text += fmt::format(" {} {}{}", exact ? "=" : "≈", figure(of.value->rounded()),
                            indicator_.points ? "" : percent_sign);
        document_.add(std::move(text));
    }

    void tell_comparison(const Ratio& value, const Threshold& threshold) {
        const auto compare = [&](Decimal end) {
            document_.add(
                fmt::format("{} {} {}", figure(value.rounded()), sign_of(value, end), figure(end)));
        };
        compare(threshold.low);
        if (threshold.op == Operator::between) compare(threshold.high);
    }

    void tell_path(const TargetDerivation& target) {
        const Path& path = *target.result.path;
        if (target.result.line.empty()) {
            tell_level_path(target);
        } else {
            tell_line(target);
        }
        if (!path.progress || !target.result.value) return;
        document_.add(fmt::format(
            "{} = ({} − {}) / ({} − {}) = {}", vi_ ? "tiến độ so với lộ trình" : "progress",
            figure(target.result.value->rounded()), figure(path.base_value), figure(path.value),
            figure(path.base_value), figure(*path.progress)));
    }

    std::string_view path_word() const { return vi_ ? "mức theo lộ trình" : "path"; }

    /// The path is the threshold itself.
    void tell_level_path(const TargetDerivation& target) {
        const auto& baseline = promised(target).baseline;
        const std::string_view why =
            baseline && baseline->is_span()
                ? (vi_ ? "số bình quân nhiều năm: phải đạt ngay từ năm đầu"
                       : "a running mean: the threshold holds from the first year on")
                : (vi_ ? "bằng mức mục tiêu, vì năm xuất phát đã đạt mục tiêu"
                       : "the target itself, which was attained at the start");
        document_.add(
            fmt::format("{} = {} ({})", path_word(), figure(target.result.path->value), why));
    }

    /// "path = 40 + (80 − 40) × (2024 − 2021) / (2025 − 2021) = 70": the stretch of the line that
    /// holds the period.
    void tell_line(const TargetDerivation& target) {
        const Year period = target.result.judged;
        const auto end =
            std::ranges::find_if(target.result.line.begin() + 1, target.result.line.end() - 1,
                                 [&](const YearValue& at) { return at.period >= period; });
        const YearValue &from = *(end - 1), &to = *end;
        document_.add(fmt::format("{} = {} + ({} − {}) × ({} − {}) / ({} − {}) = {}", path_word(),
                                  figure(from.value), figure(to.value), figure(from.value), period,
                                  from.period, to.period, from.period,
                                  figure(target.result.path->value)));
        if (target.result.line.size() > 2) tell_earlier_targets(target);
    }

    /// "the path leads through the target for 2025 (50%)"
    void tell_earlier_targets(const TargetDerivation& target) {
        std::string targets;
        for (std::size_t i = 1; i + 1 < target.result.line.size(); ++i) {
            const YearValue& at = target.result.line[i];
            targets += fmt::format("{}{} ({}{})", i > 1 ? ", " : "", at.period, figure(at.value),
                                   indicator_.points ? "" : percent_sign);
        }
        const std::string_view before = vi_ ? "lộ trình đi qua mục tiêu năm"
                                        : target.result.line.size() > 3
                                            ? "the path leads through the targets for"
                                            : "the path leads through the target for";
        document_.add(fmt::format("{} {}", before, targets));
    }

    void tell_missing(const PeriodFigure& figure, std::size_t due) {
        if (figure.missing.empty()) return;
        const std::string names = named(figure.missing);
        const std::string_view what = vi_ ? "Chưa báo cáo" : "Not reported";
        document_.add(due > 0
                          ? fmt::format("{} ({}/{}): {}", what, figure.missing.size(), due, names)
                          : fmt::format("{} ({}): {}", what, figure.missing.size(), names));
    }

    /// Where the path starts; targets that start from one year have one base.
    void tell_base(const TargetDerivation& target) {
        if (!target.base || !bases_.insert(target.base->period).second) return;
        document_.add_heading(fmt::format(
            "{} {}", vi_ ? "Xuất phát điểm, năm" : "Start of the path,", target.base->period));
        tell_quotient(*target.base);
        tell_rows(*target.base, {});
    }

    /// After a horizon: the figures of the period itself, once, against each target.
    void tell_current() {
        const TargetDerivation* first = nullptr;
        for (const TargetDerivation& target : derivation_.targets) {
            if (!target.current) continue;
            if (!first || indicator_.kind == Kind::reduction) {
                document_.add_heading(
                    fmt::format("{} ({})", vi_ ? "Hiện nay" : "Now", context_.report.period));
                tell_quotient(*target.current);
            }
            if (target.current->value) {
                document_.add(fmt::format("{} {}: {}", words_.by, promised(target).horizon,
                                          must_reach(threshold(target), indicator_, language_)));
                tell_comparison(*target.current->value, threshold(target));
            }
            if (indicator_.kind == Kind::reduction) tell_figure_now(target);
            if (!first) first = &target;
        }
        if (first && indicator_.kind != Kind::reduction) tell_figure_now(*first);
    }

    void tell_figure_now(const TargetDerivation& target) {
        tell_missing(*target.current, 0);
        const bool shown = !judged_in(context_.report.period).empty();
        if (shown && indicator_.kind != Kind::reduction) return;  // a later target stands on them
        tell_rows(*target.current, {});
    }

    /// `targets`: whose shortfalls stand beside the rows.
    void tell_rows(const PeriodFigure& figure, const Targets& targets) {
        if (indicator_.kind == Kind::reduction) {
            tell_levels(figure);
        } else if (!figure.rows.empty()) {
            document_.add(rows_grid(figure, targets));
        }
    }

    bool is_ratio() const { return indicator_.kind == Kind::ratio; }
    bool is_weighted() const { return indicator_.rollup == Rollup::weighted_mean; }

    std::string_view shortfall_heading(Operator op) const {
        switch (op) {
            case Operator::at_most:
            case Operator::less_than:
                return vi_ ? "Thừa" : "Too many";
            case Operator::between:
                return vi_ ? "Thiếu hoặc thừa" : "Wanting or too many";
            default:
                return vi_ ? "Còn thiếu" : "Wanting";
        }
    }

    std::vector<Grid::Column> rows_columns(const Targets& targets) const {
        std::vector<Grid::Column> columns{
            {std::string{words_.unit}, false, true},
            {std::string{words_.year_heading}, true},
            {std::string{is_ratio() ? words_.numerator : words_.result}, true}};
        if (is_ratio()) columns.push_back({std::string{words_.denominator}, true});
        if (is_weighted()) {
            columns.push_back({std::string{words_.weight}, true});
            columns.push_back({vi_ ? "Kết quả × trọng số" : "Result × weight", true});
        }
        for (const TargetDerivation* target : targets) {
            std::string heading{shortfall_heading(threshold(*target).op)};
            if (targets.size() > 1) heading += fmt::format(" {}", promised(*target).horizon);
            if (is_ratio()) columns.push_back({std::move(heading), true});
        }
        columns.push_back({vi_ ? "Dòng số liệu" : "Row", false});
        return columns;
    }

    Grid rows_grid(const PeriodFigure& of, const Targets& targets) const {
        Grid grid;
        grid.columns = rows_columns(targets);
        bool any_shortfall = false;
        for (const Contribution& row : of.rows) {
            std::vector<Cell> cells{
                {reporter(row)}, {std::to_string(row.period)}, {figure(row.amount)}};
            if (is_ratio() || is_weighted()) cells.push_back({row.base ? figure(*row.base) : ""});
            if (is_weighted()) cells.push_back({row.product ? figure(row.product->rounded()) : ""});
            for (const TargetDerivation* target : targets) {
                if (!is_ratio()) break;
                const auto shortfall = shortfall_of(*target, row);
                any_shortfall = any_shortfall || shortfall;
                cells.push_back({shortfall ? number(*shortfall, language_) : ""});
            }
            cells.push_back({context_.place_of(row.place)});
            grid.rows.push_back(std::move(cells));
            add_mean(of, row, grid);
        }
        if (of.rows.size() > 1 || indicator_.kind == Kind::milestone) add_sum(of, targets, grid);
        if (std::ranges::any_of(of.rows,
                                [](const Contribution& row) { return !row.stands_for.empty(); }))
            grid.remarks.emplace_back(
                vi_ ? "Nhiệm vụ mà đơn vị đã chia tách hoàn thành được tính cho từng đơn vị kế "
                      "thừa phải báo cáo mà chưa có dòng số liệu, mỗi đơn vị một lần."
                    : "What a unit that was divided had done counts for each of its successors "
                      "that has to report it and has no row, once for each.");
        if (any_shortfall && of.rows.size() > 1) {
            grid.remarks.emplace_back(
                vi_ ? "Số còn thiếu (thừa) của từng dòng tính riêng cho dòng đó, không cộng lại "
                      "thành số của tổng: dòng đạt bù cho dòng không đạt."
                    : "What a row wants (or has too many) is of that row alone, and does not add "
                      "up "
                      "to what the sum wants: rows that did better make up for others.");
        }
        return grid;
    }

    static std::optional<exact::Integer> shortfall_of(const TargetDerivation& target,
                                                      const Contribution& row) {
        const auto& rows = target.judged.rows;
        const auto found = std::ranges::find(rows, row.place, &Contribution::place);
        return found == rows.end() ? std::nullopt : found->shortfall;
    }

    /// Behind the last row of an heir whose rows weigh as one: their mean.
    void add_mean(const PeriodFigure& of, const Contribution& row, Grid& grid) const {
        const auto mean = std::ranges::find(of.means, row.heir, &HeirMean::heir);
        if (mean == of.means.end()) return;
        const auto last =
            std::ranges::find(of.rows.rbegin(), of.rows.rend(), row.heir, &Contribution::heir);
        if (&*last != &row) return;
        const std::string text =
            vi_ ? fmt::format("= {}: trung bình {} dòng", named(mean->heir), mean->rows)
                : fmt::format("= {}: mean of {} rows", named(mean->heir), mean->rows);
        add_row(grid, text, figure(mean->mean.rounded()), "");
    }

    /// A row without year and place.
    static void add_row(Grid& grid, std::string text, std::string amount, std::string base) {
        std::vector<Cell> cells(grid.columns.size());
        cells[0].text = std::move(text);
        cells[2].text = std::move(amount);
        if (!base.empty()) cells[3].text = std::move(base);
        grid.rows.push_back(std::move(cells));
    }

    void add_sum(const PeriodFigure& of, const Targets& targets, Grid& grid) const {
        if (!of.above || indicator_.rollup == Rollup::none) return;
        const std::string sum{vi_ ? "Cộng" : "Sum"};
        const std::string above = figure(of.above->rounded()), below = figure(of.below->rounded());
        if (is_ratio()) {
            add_row(grid, sum, above, below);
            for (std::size_t i = 0; i < targets.size(); ++i) {
                const auto& need = targets[i]->result.need;
                if (need) grid.rows.back()[4 + i].text = number(*need, language_);
            }
        } else if (is_weighted()) {
            add_row(grid, sum, "", below);
            grid.rows.back()[4].text = above;
        } else if (indicator_.kind == Kind::milestone) {
            add_row(grid,
                    vi_ ? fmt::format("Cộng (trong tổng số {} nhiệm vụ)", below)
                        : fmt::format("Sum (of {} to be done)", below),
                    above, "");
        } else if (indicator_.rollup == Rollup::mean) {
            add_row(grid,
                    vi_ ? fmt::format("Cộng (của {} số đo)", below)
                        : fmt::format("Sum (of {} figures)", below),
                    above, "");
        } else {
            add_row(grid, sum, above, "");
        }
    }

    /// The reporter, and who answers for it where that is another.
    std::string reporter(const Contribution& row) const {
        std::string text = named(row.reporter);
        if (row.heirs.size() > 1) {
            text += vi_ ? fmt::format(", nay thuộc chung {}", codes(row.heirs))
                        : fmt::format(", now of {} together", codes(row.heirs));
        } else if (row.heirs != std::vector{row.reporter}) {
            text += fmt::format(", {} {}", vi_ ? "nay thuộc" : "now of", codes(row.heirs));
        }
        if (!row.stands_for.empty())
            text += fmt::format(", {} {}", vi_ ? "tính cho" : "counts for", codes(row.stands_for));
        if (units_[row.reporter].restates(row.period))
            text += vi_ ? ", số liệu tính lại" : ", restated";
        return text;
    }

    /// "X6, X7"
    std::string codes(const std::vector<UnitIndex>& units) const {
        std::string text;
        for (const UnitIndex unit : units)
            text += (text.empty() ? "" : ", ") + clean(units_[unit].code);
        return text;
    }
    std::string were_divided(const std::vector<UnitIndex>& units) const {
        const std::string_view what = vi_                ? "đã chia tách"
                                      : units.size() > 1 ? "were divided"
                                                         : "was divided";
        return fmt::format("{} {}", codes(units), what);
    }

    std::string remark(const LevelPair& pair) const {
        std::string text = remark_on_levels(pair);
        const auto add = [&](const std::string& more) {
            text += (text.empty() ? "" : "; ") + more;
        };
        if (!pair.divided.empty() && pair.heirs.size() > 1)
            add(were_divided(pair.divided) + (vi_ ? ", tính chung" : ", counted together"));
        if (!pair.apart.empty() && !pair.counted()) add(were_divided(pair.apart));
        return text;
    }

    std::string remark_on_levels(const LevelPair& pair) const {
        if (pair.counted()) return {};
        if (pair.now) return vi_ ? "thiếu số liệu năm gốc" : "no base level";
        const std::string out = vi_ ? "không tính: " : "left out: ";
        switch (pair.absence) {
            case Absence::need_not:
                return out + (vi_ ? "không phải báo cáo" : "need not report");
            case Absence::nobody: {
                const std::string who = reporters(pair);
                return (vi_ ? "nay không còn phải báo cáo" : "nobody has to report it now") +
                       (who.empty() ? "" : fmt::format(" ({})", who));
            }
            case Absence::apart:
                return out + (vi_ ? "không có mức riêng" : "no level of its own");
            case Absence::missing:
                break;
        }
        if (pair.base) return out + (vi_ ? "thiếu báo cáo" : "no report");
        return vi_ ? "thiếu báo cáo" : "reports are missing";
    }

    std::string reporters(const LevelPair& pair) const {
        std::vector<std::string> codes;
        for (const Contribution& row : pair.base_rows) codes.push_back(units_[row.reporter].code);
        std::ranges::sort(codes);
        codes.erase(std::ranges::unique(codes).begin(), codes.end());
        for (std::string& code : codes) code = clean(code);
        return first_three(codes);
    }

    void tell_levels(const PeriodFigure& of) {
        if (of.levels.empty()) return;
        document_.add(levels_grid(of));
        Grid rows;
        rows.columns = {{std::string{words_.unit}, false, true},
                        {std::string{words_.year_heading}, true},
                        {vi_ ? "Mức" : "Level", true},
                        {vi_ ? "Dòng số liệu" : "Row", false}};
        for (const LevelPair& pair : of.levels) {
            for (const auto* side : {&pair.base_rows, &pair.now_rows}) {
                for (const Contribution& row : *side) {
                    rows.rows.push_back({{reporter(row)},
                                         {std::to_string(row.period)},
                                         {figure(row.amount)},
                                         {context_.place_of(row.place)}});
                }
            }
        }
        document_.add(std::move(rows));
    }

    Grid levels_grid(const PeriodFigure& of) const {
        const auto mean = [&](const std::optional<Ratio>& level) {
            return level ? figure(level->rounded()) : "…";
        };
        Grid grid;
        grid.columns = {{std::string{words_.unit}, false, true},
                        {vi_ ? "Mức kỳ gốc" : "Base level", true},
                        {vi_ ? "Mức hiện nay" : "Present level", true},
                        {std::string{words_.remarks}, false}};
        for (const LevelPair& pair : of.levels) {
            grid.rows.push_back(
                {{named(pair.heirs)}, {mean(pair.base)}, {mean(pair.now)}, {remark(pair)}});
        }
        if (of.now) {
            grid.rows.push_back({{vi_ ? "Cộng (đơn vị có cả hai)" : "Sum (units with both)"},
                                 {figure(of.below->rounded())},
                                 {figure(of.now->rounded())},
                                 {""}});
        }
        if (std::ranges::any_of(of.levels,
                                [](const LevelPair& pair) { return !pair.apart.empty(); }))
            grid.remarks.emplace_back(
                vi_ ? "Mức của đơn vị đã chia tách thuộc chung các đơn vị kế thừa, chỉ tính ở nơi "
                      "có đủ các đơn vị đó; đơn vị nhận một phần phải tính lại số liệu năm gốc "
                      "của mình."
                    : "The level of a unit that was divided belongs to all its successors "
                      "together, and counts only where all of them are; one that took over a part "
                      "has to restate its own base level.");
        const auto has_years = [](const LevelPair& pair) {
            return !pair.base_rows.empty() &&
                   pair.base_rows.front().period != pair.base_rows.back().period;
        };
        if (std::ranges::any_of(of.levels, has_years)) {
            grid.remarks.emplace_back(
                vi_ ? "So với nhiều năm: mức là bình quân các năm; thiếu một năm thì không có "
                      "mức."
                    : "Against a span of years a level is the mean over the years; a year without "
                      "a level leaves none.");
        }
        return grid;
    }

    const Derivation& derivation_;
    const DerivationContext& context_;
    const Programme& programme_;
    const Units& units_;
    const Indicator& indicator_;
    Language language_;
    const Words& words_;
    bool vi_;
    std::set<Year> bases_;  ///< base years told so far
    Document document_;
};

}  // namespace

Document derivation_document(const Derivation& derivation, const DerivationContext& context,
                             Language language) {
    return DerivationText{derivation, context, language}.tell();
}

}  // namespace cchc::render
