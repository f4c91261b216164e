#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "model/schema_version.hpp"
#include "render/machine/csv_line.hpp"
#include "render/machine/json_writer.hpp"
#include "render/machine/moves_data.hpp"
#include "render/text/comparison.hpp"

/// A comparison for programs: CSV and JSON.
namespace cchc::render {

namespace {

std::string machine(const std::optional<Decimal>& figure) {
    return figure ? exact::to_text(*figure) : "(none)";
}

const Threshold& threshold_of(const Report& report, const TargetResult& result) {
    return report.programme->indicators[result.indicator].targets[result.target].threshold_in(
        result.judged);
}

/// "at_least 50"
std::string promise(const Report& report, const TargetResult& result) {
    const Threshold& threshold = threshold_of(report, result);
    return fmt::format("{} {}", word(threshold.op), machine_text(threshold));
}

/// "2025 40/100", of a figure without counts "2025 84.5".
std::string figures(const TargetResult& result) {
    std::string text = std::to_string(result.judged);
    if (result.numerator && result.denominator) {
        return fmt::format("{} {}/{}", text, machine_text(*result.numerator),
                           machine_text(*result.denominator));
    }
    return result.value ? fmt::format("{} {}", text, machine_text(*result.value)) : text;
}

/// The words of a reason for programs: "X1 DV-1 2025 numerator 40 -> 45; …".
class Details {
  public:
    Details(const Comparison& comparison, const Reason& reason) {
        for (const std::size_t i : reason.cells) {
            const CellChange& cell = comparison.cells[i];
            add(fmt::format("{} {} {} {} {} -> {}", cell.unit, cell.indicator, cell.period,
                            cell.field, machine(cell.from), machine(cell.to)));
        }
        if (!reason.units.empty()) add(fmt::format("{}", fmt::join(reason.units, " ")));
        const auto is_other = [](const std::string& key) { return key != "threshold"; };
        for (const std::string& key : reason.keys) {
            if (is_other(key)) add(key);
        }
    }

    Details& of(const Comparison& comparison, const TargetChange& change) {
        if (!change.before || !change.after) return *this;
        const std::string was = promise(*comparison.before, *change.before),
                          is = promise(*comparison.after, *change.after);
        if (was != is) add(fmt::format("threshold {} -> {}", was, is));
        if (comparison.before->period != comparison.after->period)
            add(fmt::format("{} -> {}", figures(*change.before), figures(*change.after)));
        return *this;
    }

    const std::string& text() const { return text_; }

  private:
    void add(const std::string& part) { text_ += (text_.empty() ? "" : "; ") + part; }

    std::string text_;
};

std::string_view word(Turn turn) {
    switch (turn) {
        case Turn::worse:
            return "worse";
        case Turn::better:
            return "better";
        case Turn::other_status:
            return "other";
        case Turn::same_status:
            break;
    }
    return "same";
}

std::string_view grade_of(const Report& report, const Score* score) {
    return score && score->grade ? std::string_view{report.programme->grades[*score->grade].id}
                                 : std::string_view{};
}

void write_reason(Json& json, const Reason& reason, const std::string& details) {
    json.key("cause").text(word(reason.cause));
    json.key("cells").array(reason.cells,
                            [&](std::size_t i) { json.number(static_cast<std::int64_t>(i)); });
    json.key("keys").array(reason.keys, [&](const std::string& key) { json.text(key); });
    json.key("units").array(reason.units, [&](const std::string& unit) { json.text(unit); });
    json.key("details").text(details);
}

void write_target(Json& json, const Comparison& comparison, const TargetChange& change) {
    const auto side = [&](const char* status, const char* value, const char* complete,
                          const TargetResult* result) {
        json.key(status);
        result ? json.text(word(result->status)) : json.null();
        json.key(value).number(result ? result->value : std::nullopt);
        json.key(complete);
        result ? json.truth(result->complete()) : json.null();
    };
    json.object([&] {
        json.key("unit").text(change.unit);
        json.key("indicator").text(change.indicator);
        json.key("horizon").number(std::int64_t{change.horizon});
        side("status_before", "value_before", "complete_before", change.before);
        side("status_after", "value_after", "complete_after", change.after);
        json.key("change").text(word(change.turn));
        write_reason(json, change.reason,
                     Details{comparison, change.reason}.of(comparison, change).text());
    });
}

void write_score(Json& json, const Comparison& comparison, const ScoreChange& change) {
    const auto side = [&](const std::string& end, const Report& report, const Score* score) {
        const auto key = [&](const char* name) -> Json& { return json.key((name + end).c_str()); };
        key("score_").number(score ? std::optional{score->score} : std::nullopt);
        key("score_reported_").number(score ? score->score_reported : std::nullopt);
        key("attained_share_").number(score ? std::optional{score->attained_share} : std::nullopt);
        const auto grade = grade_of(report, score);
        key("grade_");
        grade.empty() ? json.null() : json.text(grade);
        key("rank_");
        score && score->rank ? json.number(std::int64_t{*score->rank}) : json.null();
    };
    json.object([&] {
        json.key("unit").text(change.unit);
        json.key("horizon").number(std::int64_t{change.horizon});
        json.key("area").text(change.area);
        side("before", *comparison.before, change.before);
        side("after", *comparison.after, change.after);
        write_reason(json, change.reason, Details{comparison, change.reason}.text());
    });
}

void write_context(Json& json, const Comparison& comparison, const ContextChange& change) {
    const auto side = [&](const char* value, const char* direction, const ContextResult* result) {
        json.key(value).number(result ? result->value : std::nullopt);
        json.key(direction);
        result ? json.text(word(result->direction)) : json.null();
    };
    json.object([&] {
        json.key("unit").text(change.unit);
        json.key("indicator").text(change.indicator);
        side("value_before", "direction_before", change.before);
        side("value_after", "direction_after", change.after);
        write_reason(json, change.reason, Details{comparison, change.reason}.text());
    });
}

void write_side(Json& json, const Report& report, const ComparedSide& side) {
    json.object([&] {
        json.key("period").number(std::int64_t{report.period});
        json.key("final").truth(report.final_figures);
        json.key("programme").text(report.programme->id);
        write_inputs(json, side.inputs);
    });
}

void write_cell(Json& json, const CellChange& cell, const ComparedSides& sides) {
    json.object([&] {
        json.key("unit").text(cell.unit);
        json.key("indicator").text(cell.indicator);
        json.key("period").number(std::int64_t{cell.period});
        json.key("field").text(cell.field);
        json.key("from").number(cell.from);
        json.key("to").number(cell.to);
        json.key("place_before");
        cell.before ? json.text(sides.before.place_of(*cell.before)) : json.null();
        json.key("place_after");
        cell.after ? json.text(sides.after.place_of(*cell.after)) : json.null();
    });
}

}  // namespace

void write_compared_targets_csv(const Comparison& comparison, std::string& out) {
    out +=
        "unit,indicator,horizon,status_before,status_after,value_before,value_after,cause,"
        "details,change,complete_before,complete_after\n";
    for (const TargetChange& change : comparison.targets) {
        CsvLine line{out};
        line.text(change.unit).text(change.indicator).number(std::int64_t{change.horizon});
        line.plain(change.before ? word(change.before->status) : "")
            .plain(change.after ? word(change.after->status) : "");
        line.number(change.before ? change.before->value : std::nullopt);
        line.number(change.after ? change.after->value : std::nullopt);
        line.plain(word(change.reason.cause))
            .text(Details{comparison, change.reason}.of(comparison, change).text());
        line.plain(word(change.turn));
        for (const TargetResult* side : {change.before, change.after})
            line.truth(side ? std::optional{side->complete()} : std::nullopt);
    }
}

void write_compared_scores_csv(const Comparison& comparison, std::string& out) {
    out +=
        "unit,horizon,area,score_before,score_after,score_reported_before,score_reported_after,"
        "grade_before,grade_after,rank_before,rank_after,cause,details,"
        "attained_share_before,attained_share_after\n";
    for (const ScoreChange& change : comparison.scores) {
        CsvLine line{out};
        line.text(change.unit).number(std::int64_t{change.horizon}).text(change.area);
        const auto both = [&](auto figure_of) {
            for (const Score* side : {change.before, change.after})
                line.number(side ? figure_of(*side) : std::nullopt);
        };
        both([](const Score& score) { return std::optional{score.score}; });
        both([](const Score& score) { return score.score_reported; });
        line.text(grade_of(*comparison.before, change.before))
            .text(grade_of(*comparison.after, change.after));
        both([](const Score& score) {
            return score.rank ? std::optional{std::int64_t{*score.rank}} : std::nullopt;
        });
        line.plain(word(change.reason.cause)).text(Details{comparison, change.reason}.text());
        both([](const Score& score) { return std::optional{score.attained_share}; });
    }
}

void write_compared_context_csv(const Comparison& comparison, std::string& out) {
    out +=
        "unit,indicator,value_before,value_after,direction_before,direction_after,cause,details\n";
    for (const ContextChange& change : comparison.context) {
        CsvLine line{out};
        line.text(change.unit).text(change.indicator);
        for (const ContextResult* side : {change.before, change.after})
            line.number(side ? side->value : std::nullopt);
        for (const ContextResult* side : {change.before, change.after})
            line.plain(side ? word(side->direction) : "");
        line.plain(word(change.reason.cause)).text(Details{comparison, change.reason}.text());
    }
}

void write_comparison_json(const Comparison& comparison, const ComparedSides& sides,
                           std::string& out) {
    Json json;
    json.object([&] {
        json.key("schema_version").number(schema_version);
        json.key("version").text(CCHC_VERSION);
        json.key("before");
        write_side(json, *comparison.before, sides.before);
        json.key("after");
        write_side(json, *comparison.after, sides.after);
        json.key("cells").array(comparison.cells,
                                [&](const CellChange& cell) { write_cell(json, cell, sides); });
        json.key("targets").array(comparison.targets, [&](const TargetChange& change) {
            write_target(json, comparison, change);
        });
        json.key("not_applicable").number(static_cast<std::int64_t>(comparison.not_applicable));
        json.key("scores").array(comparison.scores, [&](const ScoreChange& change) {
            write_score(json, comparison, change);
        });
        json.key("context").array(comparison.context, [&](const ContextChange& change) {
            write_context(json, comparison, change);
        });
        json.key("moves");
        write_moves(json, comparison.moves);
    });
    out += json.document();
}

}  // namespace cchc::render
