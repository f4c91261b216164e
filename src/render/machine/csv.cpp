#include "render/machine/csv.hpp"

#include "render/machine/csv_line.hpp"

namespace cchc::render {

namespace {

void write_path(const std::optional<Path>& path, CsvLine& line) {
    if (!path) {
        line.plain(",,,,,");  // six empty cells
        return;
    }
    line.number(std::int64_t{path->base_period}).number(path->base_value).number(path->value);
    line.number(path->progress).number(path->pace).number(path->projected);
}

/// What units reported beside what was verified; reported_value, verified_value, basis.
void write_reported(const TargetResult& result, CsvLine& line) {
    const ReportedFigure& figure = *result.reported;
    const bool any_verified = figure.basis.value_or(Basis::reported) != Basis::reported;
    line.number(figure.value).number(any_verified ? result.value : std::nullopt);
    line.plain(figure.basis ? word(*figure.basis) : "");
}

void write_target(const Report& report, const UnitReport& of, const TargetResult& result,
                  const OptionalColumns& chosen, std::string& out) {
    const Programme& programme = *report.programme;
    const Unit& unit = (*report.units)[of.unit];
    const Indicator& indicator = programme.indicators[result.indicator];
    const Target& target = indicator.targets[result.target];
    const Threshold& threshold = target.threshold_in(result.judged);

    CsvLine line{out};
    line.text(unit.code).text(programme.levels[unit.level].id);
    line.text(programme.areas[indicator.area].id).text(indicator.id);
    line.number(std::int64_t{target.horizon}).number(std::int64_t{report.period});
    line.plain(word(result.status)).truth(result.attained).number(result.value);
    line.plain(word(threshold.op)).number(threshold.low);
    line.number(result.attainment).number(result.gap).number(result.need);
    line.number(result.numerator).number(result.denominator);
    line.number(result.current_value).truth(result.current_attained);
    write_path(result.path, line);
    line.number(std::int64_t{result.submitted}).number(std::int64_t{result.due});
    line.truth(result.complete());
    line.number(result.points).number(result.points_max).number(result.year_mark);
    threshold.op == Operator::between ? line.number(threshold.high) : line.empty();
    if (chosen.verified) write_reported(result, line);
    if (!chosen.bounds) return;
    const auto& bounds = result.bounds;
    line.number(bounds ? std::optional{bounds->lowest} : std::nullopt);
    line.number(bounds ? bounds->highest : std::nullopt);
    line.truth(bounds ? std::optional{bounds->decided} : std::nullopt);
}

void write_score(const Report& report, const UnitReport& of, const Score& score, std::string& out) {
    const Programme& programme = *report.programme;
    const Unit& unit = (*report.units)[of.unit];

    CsvLine line{out};
    line.text(unit.code).text(programme.levels[unit.level].id);
    line.number(std::int64_t{report.period}).number(std::int64_t{score.horizon});
    line.text(score.area ? std::string_view{programme.areas[*score.area].id} : "*");
    line.number(std::int64_t{score.targets}).number(std::int64_t{score.with_value});
    line.number(score.score).number(score.score_reported);
    line.text(score.grade ? std::string_view{programme.grades[*score.grade].id} : "");
    score.rank ? line.number(std::int64_t{*score.rank}) : line.empty();
    for (const auto count : score.statuses) line.number(std::int64_t{count});
    line.number(score.attained_share).number(std::int64_t{score.pending});
}

void write_year_score(const Report& report, const UnitReport& of, const YearScore& score,
                      std::string& out) {
    const Programme& programme = *report.programme;
    const Unit& unit = (*report.units)[of.unit];

    CsvLine line{out};
    line.text(unit.code).text(programme.levels[unit.level].id);
    line.number(std::int64_t{report.period});
    line.text(score.area ? std::string_view{programme.areas[*score.area].id} : "*");
    line.number(std::int64_t{score.targets}).number(std::int64_t{score.with_value});
    line.number(score.score).number(score.attained_share);
    line.text(score.grade ? std::string_view{programme.grades[*score.grade].id} : "");
    score.rank ? line.number(std::int64_t{*score.rank}) : line.empty();
    line.number(std::int64_t{score.open}).number(std::int64_t{score.pending});
}

void write_context(const Report& report, const UnitReport& of, const ContextResult& result,
                   std::string& out) {
    CsvLine line{out};
    line.text((*report.units)[of.unit].code);
    line.text(report.programme->indicators[result.indicator].id);
    line.number(std::int64_t{report.period}).number(result.value);
    result.previous_period ? line.number(std::int64_t{*result.previous_period}) : line.empty();
    line.number(result.previous_value).number(result.change).plain(word(result.direction));
}

}  // namespace

void write_targets_csv(const Report& report, std::span<const UnitDetail> units,
                       const TablePart& part, std::string& out, const OptionalColumns& chosen) {
    if (!part.goes_on) write_heading(targets_table, chosen, out);
    for (const UnitDetail& of : units) {
        for (const TargetResult& result : of.targets) {
            const Indicator& indicator = report.programme->indicators[result.indicator];
            if (!part.horizons.contains(indicator.targets[result.target].horizon)) continue;
            write_target(report, of, result, chosen, out);
        }
    }
}

void write_scores_csv(const Report& report, const Selection& selection, std::string& out) {
    if (!selection.goes_on) write_heading(scores_table, {}, out);
    for_each_selected(report, selection, [&](const UnitReport& of) {
        for (const Score& score : of.scores) {
            if (selection.horizons.contains(score.horizon)) write_score(report, of, score, out);
        }
    });
}

void write_year_csv(const Report& report, const Selection& selection, std::string& out) {
    if (!selection.goes_on) write_heading(year_table, {}, out);
    for_each_selected(report, selection, [&](const UnitReport& of) {
        for (const YearScore& score : of.year) write_year_score(report, of, score, out);
    });
}

void write_context_csv(const Report& report, std::span<const UnitDetail> units,
                       const TablePart& part, std::string& out) {
    if (!part.goes_on) write_heading(context_table, {}, out);
    for (const UnitDetail& of : units) {
        for (const ContextResult& result : of.context) write_context(report, of, result, out);
    }
}

}  // namespace cchc::render
