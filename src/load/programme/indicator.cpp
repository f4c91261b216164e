#include "load/programme/indicator.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "load/programme/targets.hpp"
#include "unicode/suggest.hpp"

namespace cchc::load {

namespace {

using diag::RuleId;

void allow_keys_of_indicators(MapReader& map) {
    map.allow_only({"id",       "name",      "kind",           "numerator",    "denominator",
                    "quantity", "rollup",    "reported_by",    "optional_for", "targets",
                    "clause",   "note",      "weight",         "zero_below",   "fractional",
                    "unit",     "published", "may_exceed_100", "better",       "same_as",
                    "horizons", "evidence"});
}

Rollup default_rollup(Kind kind) {
    return kind == Kind::ratio || kind == Kind::reduction ? Rollup::sum : Rollup::none;
}

bool allows(const Indicator& indicator, Rollup rollup) {
    if (rollup == Rollup::none) return true;
    if (indicator.kind == Kind::value) return rollup != Rollup::sum || indicator.points;
    return rollup == Rollup::sum;
}

/// Keys that belong to some kinds only.
void refuse_keys_of_other_kinds(MapReader& map, Kind kind) {
    const auto only = [&](std::string_view key, bool allowed, Text why) {
        if (!allowed) map.refuse(key, why);
    };
    const bool ratio = kind == Kind::ratio;
    only("numerator", ratio, {"chỉ loại ratio có tử số", "only a ratio has one"});
    only("denominator", ratio, {"chỉ loại ratio có mẫu số", "only a ratio has one"});
    only("may_exceed_100", ratio, {"chỉ dùng cho loại ratio", "it belongs to ratios"});
    only("quantity", kind == Kind::reduction,
         {"chỉ loại reduction có quantity", "only a reduction has one"});
    only("unit", kind == Kind::value, {"chỉ dùng cho loại value", "it belongs to kind value"});
    only("fractional", kind != Kind::milestone,
         {"nhiệm vụ chỉ nhận 0 hoặc 1", "a milestone is 0 or 1"});
    only("better", !map.has("targets"),
         {"chỉ dùng cho chỉ số không có mục tiêu", "it belongs to indicators without targets"});
}

void read_reporters(MapReader& map, const Programme& programme, Indicator& indicator) {
    if (const Node* levels = map.require("reported_by")) {
        indicator.reported_by = read_levels(*levels, "reported_by", programme, map.findings());
        const Node* may = map.find("optional_for");
        const bool somebody_may = may && !(may->is_sequence() && may->items.empty());
        if (levels->is_sequence() && levels->items.empty() && !somebody_may) {
            report_type(map.findings(), *levels, "reported_by",
                        {"ít nhất một cấp ở đây hoặc ở optional_for",
                         "at least one level here or in optional_for"});
        }
    }
    if (const Node* levels = map.find("optional_for")) {
        indicator.optional_for = read_levels(*levels, "optional_for", programme, map.findings());
        for (LevelIndex level = 0; level < programme.levels.size(); ++level) {
            if (!indicator.optional_for.contains(level) || !indicator.reported_by.contains(level))
                continue;
            const auto& id = programme.levels[level].id;
            map.refuse("optional_for", {fmt::format("cấp \"{}\" đã bắt buộc báo cáo", id),
                                        fmt::format("level \"{}\" must report already", id)});
        }
    }
}

void read_rollup(MapReader& map, Indicator& indicator) {
    indicator.rollup = default_rollup(indicator.kind);
    const Node* node = map.find("rollup");
    if (!node) return;
    const auto rollup = read_choice<Rollup>(*node, "rollup",
                                            {{"sum", Rollup::sum},
                                             {"mean", Rollup::mean},
                                             {"weighted_mean", Rollup::weighted_mean},
                                             {"none", Rollup::none}},
                                            map.findings());
    if (!rollup) return;
    if (allows(indicator, *rollup)) {
        indicator.rollup = *rollup;
        return;
    }
    report(map.findings(), RuleId::contradictory_key, *node, "rollup",
           {fmt::format("loại chỉ tiêu {} không nhận rollup: {}", word(indicator.kind), node->text),
            fmt::format("kind {} does not take rollup: {}", word(indicator.kind), node->text)});
}

void read_weight(MapReader& map, Indicator& indicator) {
    const Node* node = map.find("weight");
    const bool negative = node && node->is_scalar() && node->text.starts_with('-') &&
                          exact::parse(std::string_view{node->text}.substr(1));
    const auto weight = negative ? std::nullopt : map.number("weight");
    if (weight) indicator.weight = *weight;
    if (!negative && (!weight || !weight->is_zero())) return;
    report(map.findings(), RuleId::bad_weight, *node, "weight",
           {fmt::format("trọng số là {}; cần lớn hơn 0", node->text),
            fmt::format("a weight of {}; expected more than 0", node->text)});
}

void read_flags(MapReader& map, Indicator& indicator) {
    indicator.fractional = map.truth("fractional");
    // with the word wrong nobody knows whether thresholds past 100 are
    indicator.may_exceed_100 = map.truth("may_exceed_100", true);
    if (const Node* node = map.find("published")) {
        indicator.published_later =
            read_choice<bool>(*node, "published", {{"later", true}}, map.findings()).has_value();
    }
    if (const Node* node = map.find("evidence")) {
        indicator.evidence_required =
            read_choice<bool>(*node, "evidence", {{"required", true}}, map.findings()).has_value();
    }
    if (const Node* node = map.find("unit")) {
        indicator.points =
            read_choice<bool>(*node, "unit", {{"percent", false}, {"points", true}}, map.findings())
                .value_or(false);
    }
    if (const Node* node = map.find("better")) {
        indicator.higher_is_better =
            read_choice<bool>(*node, "better", {{"higher", true}, {"lower", false}}, map.findings())
                .value_or(true);
    }
}

/// Whether the entry may repeat that one.
bool can_repeat(const RepeatedIndicator& repeated, const Node& name,
                std::optional<IndicatorIndex> named, const Programme& programme,
                diag::Findings& findings) {
    if (!named) {
        std::vector<std::string> ids;
        for (const auto& indicator : programme.indicators) ids.push_back(indicator.id);
        const auto near = unicode::nearest(name.text, ids);
        report(findings, RuleId::dangling_same_as, name, "same_as",
               {fmt::format("không có chỉ tiêu \"{}\"{}", name.text,
                            near ? "; ý bạn là \"" + *near + "\"?" : ""),
                fmt::format("there is no indicator \"{}\"{}", name.text,
                            near ? "; did you mean \"" + *near + "\"?" : "")});
        return false;
    }
    const Indicator& original = programme.indicators[*named];
    if (*named != repeated.entry && !original.same_as && !original.is_context()) return true;
    report(findings, RuleId::dangling_same_as, name, "same_as",
           {fmt::format("\"{}\" không có mục tiêu riêng để lấy", name.text),
            fmt::format("\"{}\" has no targets of its own to take over", name.text)});
    return false;
}

/// Leaves the horizons the entry lists.
void keep_horizons(const Node& list, std::vector<Target>& targets, diag::Findings& findings) {
    if (!list.is_sequence() || list.items.empty()) {
        report_type(findings, list, "horizons", {"một danh sách năm", "a list of years"});
        return;
    }
    std::vector<Target> kept;
    for (const Node& item : list.items) {
        const auto year = read_year(item, "horizons", findings);
        if (!year) continue;
        const auto target = std::ranges::find(targets, *year, &Target::horizon);
        if (target != targets.end()) {
            kept.push_back(*target);
            continue;
        }
        report(findings, RuleId::dangling_same_as, item, "horizons",
               {fmt::format("chỉ tiêu được lấy không có mục tiêu đến năm {}", *year),
                fmt::format("the indicator named has no target for {}", *year)});
    }
    std::ranges::stable_sort(kept, {}, &Target::horizon);
    targets = std::move(kept);
}

}  // namespace

std::optional<Decimal> read_zero_below(MapReader& map) {
    const auto floor = map.number("zero_below");
    if (!floor || *floor <= Decimal::whole(100)) return floor;
    report(map.findings(), RuleId::bad_threshold, *map.find("zero_below"), "zero_below",
           {fmt::format("zero_below {} nằm ngoài khoảng 0 ≤ … ≤ 100", exact::to_text(*floor)),
            fmt::format("zero_below {} is out of range; expected 0 ≤ … ≤ 100",
                        exact::to_text(*floor))});
    return std::nullopt;
}

Indicator read_indicator(MapReader& map, const Programme& programme) {
    allow_keys_of_indicators(map);
    Indicator indicator;
    indicator.id = map.word("id");
    indicator.name = map.text("name", true);
    indicator.clause = map.plain_text("clause");
    indicator.note = map.text("note", false);
    map.refuse("horizons", {"chỉ dùng với same_as", "it belongs to same_as"});
    read_weight(map, indicator);
    indicator.zero_below = read_zero_below(map);
    read_reporters(map, programme, indicator);
    const Node* kind_node = map.require("kind");
    if (!kind_node) return indicator;
    const auto kind = read_choice<Kind>(*kind_node, "kind",
                                        {{"ratio", Kind::ratio},
                                         {"value", Kind::value},
                                         {"reduction", Kind::reduction},
                                         {"milestone", Kind::milestone}},
                                        map.findings());
    // without a kind nobody can say what else is wrong
    if (!kind) return indicator;
    indicator.kind = *kind;
    refuse_keys_of_other_kinds(map, *kind);
    indicator.numerator = map.text("numerator", false);
    indicator.denominator = map.text("denominator", false);
    indicator.quantity = map.text("quantity", false);
    read_flags(map, indicator);
    read_rollup(map, indicator);
    if (const Node* targets = map.find("targets")) {
        indicator.targets = read_targets(*targets, indicator, programme, map.findings());
    }
    return indicator;
}

Indicator read_repeated(MapReader& map) {
    allow_keys_of_indicators(map);
    for (const std::string_view key :
         {"name", "kind", "numerator", "denominator", "quantity", "rollup", "reported_by",
          "optional_for", "targets", "fractional", "may_exceed_100", "published", "unit", "better",
          "zero_below", "evidence"}) {
        map.refuse(key, {"được lấy từ chỉ tiêu mà same_as nêu",
                         "it is taken from the indicator that same_as names"});
    }
    Indicator indicator;
    indicator.id = map.word("id");
    indicator.clause = map.plain_text("clause");
    indicator.note = map.text("note", false);
    read_weight(map, indicator);
    indicator.same_as = IndicatorIndex{0};
    return indicator;
}

void take_over(const RepeatedIndicator& repeated, Programme& programme, diag::Findings& findings) {
    const Node& name = *repeated.node->find("same_as");
    if (!name.is_scalar() || name.refused) {
        report_type(findings, name, "same_as", {"mã một chỉ tiêu", "an indicator's id"});
        return;
    }
    const auto named = name.is_scalar() ? programme.find_indicator(name.text) : std::nullopt;
    if (!can_repeat(repeated, name, named, programme, findings)) return;

    Indicator copy = programme.indicators[*named];
    Indicator& entry = programme.indicators[repeated.entry];
    copy.id = std::move(entry.id);
    copy.area = entry.area;
    copy.clause = std::move(entry.clause);
    copy.note = std::move(entry.note);
    copy.weight = entry.weight;
    copy.same_as = *named;
    if (const Node* horizons = repeated.node->find("horizons"))
        keep_horizons(*horizons, copy.targets, findings);
    entry = std::move(copy);
}

}  // namespace cchc::load
