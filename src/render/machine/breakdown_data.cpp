#include <algorithm>
#include <utility>

#include "render/machine/json_writer.hpp"
#include "render/text/breakdown.hpp"

/// A breakdown for programs: JSON.
namespace cchc::render {

namespace {

/// A fraction that is not negative, in lowest terms, as text: no digit of it is lost in any reader.
std::string fraction(const Ratio& ratio) {
    exact::Integer divisor = ratio.denominator(), rest = ratio.numerator();
    while (rest != 0) divisor = std::exchange(rest, exact::divide(divisor, rest).rest);
    const exact::Integer below = ratio.denominator() / divisor;
    const std::string above = exact::to_text(ratio.numerator() / divisor);
    return below == 1 ? above : above + "/" + exact::to_text(below);
}

void write_term(Json& json, const ScoreTerm& term, const Programme& programme) {
    const Indicator& indicator = programme.indicators[term.place.indicator];
    json.object([&] {
        json.key("indicator").text(indicator.id);
        json.key("horizon").number(std::int64_t{indicator.targets[term.place.target].horizon});
        json.key("status").text(word(term.status));
        json.key("weight").number(term.weight);
        json.key("attainment").number(term.attainment);
        json.key("at_worst").number(term.at_worst);
        json.key("counted").number(term.counted);
        json.key("share").text(fraction(term.share));
        json.key("due").number(std::int64_t{term.due});
        json.key("silent").number(std::int64_t{term.silent});
        json.key("silent_unknown").number(std::int64_t{term.silent_unknown});
        json.key("points").number(term.points.rounded());
        json.key("points_max").number(term.points_max.rounded());
        json.key("points_exact").text(fraction(term.points));
        json.key("points_max_exact").text(fraction(term.points_max));
    });
}

/// What else `score` says of the same score.
void write_overall(Json& json, const Report& report, UnitIndex unit, const ScoreSum& sum) {
    const UnitReport& of = *report.find(unit);
    const auto write = [&](const auto& score) {
        json.key("attained_share").number(score.attained_share);
        json.key("grade");
        score.grade ? json.text(report.programme->grades[*score.grade].id) : json.null();
        json.key("rank");
        score.rank ? json.number(std::int64_t{*score.rank}) : json.null();
        json.key("pending").number(std::int64_t{score.pending});
        json.key("no_cases").number(std::int64_t{score.no_cases});
    };
    if (!sum.horizon) {
        const YearScore& year = *std::ranges::find(of.year, sum.area, &YearScore::area);
        write(year);
        json.key("open").number(std::int64_t{year.open});
        return;
    }
    write(*std::ranges::find_if(of.scores, [&](const Score& score) {
        return score.horizon == *sum.horizon && score.area == sum.area;
    }));
}

}  // namespace

void write_breakdown_json(const Breakdown& breakdown, const Report& report,
                          std::span<const InputDigest> inputs, std::string& out) {
    const Programme& programme = *report.programme;
    const Unit& unit = (*report.units)[breakdown.unit];
    Json json;
    json.object([&] {
        write_head(json, report);
        write_inputs(json, inputs);
        json.key("programme").text(programme.id);
        json.key("unit").text(unit.code);
        json.key("unit_name").texts(unit.name);
        json.key("scores").array(breakdown.sums, [&](const ScoreSum& sum) {
            json.object([&] {
                json.key("horizon");
                sum.horizon ? json.number(std::int64_t{*sum.horizon}) : json.null();
                json.key("area");
                sum.area ? json.text(programme.areas[*sum.area].id) : json.null();
                json.key("score").number(sum.score);
                json.key("exact").text(sum.exact);
                write_overall(json, report, breakdown.unit, sum);
                json.key("targets").array(
                    sum.terms, [&](const ScoreTerm& term) { write_term(json, term, programme); });
            });
        });
    });
    out += json.document();
}

}  // namespace cchc::render
