#include <algorithm>
#include <vector>

#include "model/schema_version.hpp"
#include "render/machine/json_writer.hpp"
#include "render/text/programme.hpp"

namespace cchc::render {

namespace {

void write_settings(Json& json, const Settings& settings) {
    json.object([&] {
        json.key("on_track").number(settings.on_track);
        json.key("at_risk").number(settings.at_risk);
        json.key("grade_min_targets").number(std::int64_t{settings.grade_min_targets});
        json.key("rank_by").text(word(settings.rank_by));
        json.key("zero_below").number(settings.zero_below);
    });
}

void write_year(Json& json, const std::optional<Year>& year) {
    year ? json.number(std::int64_t{*year}) : json.null();
}

/// The threshold, and what a value above a range means.
void write_promise(Json& json, const Threshold& threshold) {
    write_threshold(json, threshold);
    json.key("above");
    threshold.op == Operator::between ? json.text(threshold.above_attained ? "attained" : "missed")
                                      : json.null();
}

void write_levels(Json& json, const Programme& programme, const LevelSet& levels) {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < programme.levels.size(); ++i) {
        if (levels.contains(static_cast<LevelIndex>(i))) ids.push_back(programme.levels[i].id);
    }
    json.array(ids, [&](std::string_view id) { json.text(id); });
}

void write_baseline(Json& json, const std::optional<Baseline>& baseline) {
    if (!baseline) return json.null();
    json.object([&] {
        json.key("first").number(std::int64_t{baseline->first});
        json.key("last").number(std::int64_t{baseline->last});
    });
}

void write_amendment(Json& json, const Amendment& amendment) {
    json.object([&] {
        json.key("from").number(std::int64_t{amendment.from});
        json.key("withdrawn").truth(!amendment.threshold);
        if (amendment.threshold) write_promise(json, *amendment.threshold);
        json.key("decision").text(amendment.decision);
    });
}

void write_target(Json& json, const Programme& programme, const Target& target) {
    json.object([&] {
        json.key("horizon").number(std::int64_t{target.horizon});
        write_promise(json, target.threshold);
        json.key("baseline");
        write_baseline(json, target.baseline);
        json.key("binds");
        target.binds ? write_levels(json, programme, *target.binds) : json.null();
        json.key("after");
        write_year(json, target.after);
        json.key("amended").array(target.amendments, [&](const Amendment& amendment) {
            write_amendment(json, amendment);
        });
    });
}

void write_indicator(Json& json, const Programme& programme, const Indicator& indicator) {
    json.object([&] {
        json.key("indicator").text(indicator.id);
        json.key("name").texts(indicator.name.empty() && indicator.same_as
                                   ? programme.indicators[*indicator.same_as].name
                                   : indicator.name);
        json.key("area").text(programme.areas[indicator.area].id);
        json.key("kind").text(word(indicator.kind));
        json.key("same_as");
        indicator.same_as ? json.text(programme.indicators[*indicator.same_as].id) : json.null();
        json.key("numerator").texts(indicator.numerator);
        json.key("denominator").texts(indicator.denominator);
        json.key("quantity").texts(indicator.quantity);
        json.key("rollup").text(word(indicator.rollup));
        const bool points = indicator.kind == Kind::value && indicator.points;
        json.key("unit_of_measure").text(points ? "points" : "percent");
        json.key("fractional").truth(indicator.fractional);
        json.key("may_exceed_100").truth(indicator.may_exceed_100);
        json.key("published_later").truth(indicator.published_later);
        json.key("better");
        indicator.is_context() ? json.text(indicator.higher_is_better ? "higher" : "lower")
                               : json.null();
        json.key("reported_by");
        write_levels(json, programme, indicator.reported_by);
        json.key("optional_for");
        write_levels(json, programme, indicator.optional_for);
        json.key("clause").text(indicator.clause);
        json.key("note").texts(indicator.note);
        json.key("weight").number(indicator.weight);
        json.key("zero_below").number(programme.zero_below(indicator));
        json.key("evidence_required").truth(indicator.evidence_required);
        json.key("due_until");
        write_year(json, indicator.is_context() ? std::nullopt
                                                : std::optional{programme.due_until(indicator)});
        json.key("targets").array(indicator.targets, [&](const Target& target) {
            write_target(json, programme, target);
        });
    });
}

void write_side(Json& json, const Programme& programme, const std::vector<NamedFigure>& side) {
    json.array(side, [&](const NamedFigure& named) {
        json.object([&] {
            json.key("indicator").text(programme.indicators[named.indicator].id);
            json.key("figure").text(word(named.figure));
        });
    });
}

void write_relation(Json& json, const Programme& programme, const Relation& relation) {
    json.object([&] {
        json.key("relation").text(relation.id);
        json.key("name").texts(relation.name);
        json.key("kind").text(word(relation.kind));
        json.key("left");
        write_side(json, programme, relation.left);
        json.key("right");
        write_side(json, programme, relation.right);
        json.key("severity").text(relation.is_error ? "error" : "warning");
        json.key("note").texts(relation.note);
    });
}

std::vector<IndicatorIndex> chosen_indicators(const Programme& programme,
                                              const ProgrammeParts& chosen) {
    std::vector<IndicatorIndex> shown;
    for (IndicatorIndex i = 0; chosen.empty() && i < programme.indicators.size(); ++i)
        shown.push_back(i);
    for (const auto& part : chosen) {
        if (const auto* indicator = std::get_if<IndicatorIndex>(&part)) shown.push_back(*indicator);
    }
    return shown;
}

/// The relations that are chosen, and those that an indicator among those shown takes part in;
/// those of the indicator that a `same_as` names are its own.
std::vector<Relation> chosen_relations(const Programme& programme, const ProgrammeParts& chosen,
                                       std::span<const IndicatorIndex> shown) {
    std::vector<Relation> relations;
    for (const Relation& relation : programme.relations) {
        const auto names = [&](IndicatorIndex index) {
            return relation.names(programme.indicators[index].same_as.value_or(index));
        };
        const bool is_chosen = std::ranges::count(chosen, ProgrammePart{&relation}) > 0;
        if (is_chosen || std::ranges::any_of(shown, names)) relations.push_back(relation);
    }
    return relations;
}

}  // namespace

void write_programme(Json& json, const Programme& programme, const ProgrammeParts& chosen) {
    json.object([&] {
        json.key("programme").text(programme.id);
        json.key("title").texts(programme.title);
        json.key("start").number(std::int64_t{programme.start});
        json.key("report_until");
        write_year(json, programme.report_until);
        json.key("settings");
        write_settings(json, programme.settings);
        json.key("levels").array(programme.levels, [&](const Level& level) {
            json.object([&] {
                json.key("level").text(level.id);
                json.key("name").texts(level.name);
            });
        });
        json.key("grades").array(programme.grades, [&](const Grade& grade) {
            json.object([&] {
                json.key("grade").text(grade.id);
                json.key("from").number(grade.from);
                json.key("attained").number(grade.attained);
                json.key("name").texts(grade.name);
            });
        });
        json.key("areas").array(programme.areas, [&](const Area& area) {
            json.object([&] {
                json.key("area").text(area.id);
                json.key("name").texts(area.name);
            });
        });
        const std::vector<IndicatorIndex> shown = chosen_indicators(programme, chosen);
        json.key("indicators").array(shown, [&](IndicatorIndex i) {
            write_indicator(json, programme, programme.indicators[i]);
        });
        json.key("relations")
            .array(chosen_relations(programme, chosen, shown),
                   [&](const Relation& relation) { write_relation(json, programme, relation); });
    });
}

void write_programme_json(const Programme& programme, const ProgrammeParts& chosen,
                          std::span<const InputDigest> inputs, std::string& out) {
    Json json;
    json.object([&] {
        write_version(json);
        write_inputs(json, inputs);
        json.key("programme");
        write_programme(json, programme, chosen);
    });
    out += json.document();
}

}  // namespace cchc::render
