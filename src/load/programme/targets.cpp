#include "load/programme/targets.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "load/text/calendar.hpp"
#include "load/text/file_findings.hpp"

namespace cchc::load {

namespace {

using diag::RuleId;

constexpr std::string_view operators[] = {"at_least",  "more_than", "at_most",
                                          "less_than", "between",   "done"};

bool allows(Kind kind, Operator op) {
    switch (kind) {
        case Kind::ratio:
        case Kind::value:
            return op != Operator::done;
        case Kind::reduction:
            return op == Operator::at_least || op == Operator::more_than;
        case Kind::milestone:
            return op == Operator::done;
    }
    return false;
}

/// Whether a threshold lies where its operator can be met and failed (method, section 5).
bool in_range(Operator op, Decimal t, bool percentage) {
    const Decimal zero, hundred = Decimal::whole(100);
    if (op == Operator::at_most) return !percentage || t < hundred;
    if (t <= zero) return false;
    if (!percentage) return true;
    return op == Operator::more_than ? t < hundred : t <= hundred;
}

/// Reads what stands in a target or an amendment: the operator and its threshold.
class ThresholdReader {
  public:
    ThresholdReader(MapReader& map, const Indicator& indicator)
        : map_(map), indicator_(indicator) {}

    /// The threshold, or nothing where there is no operator or it is wrong.
    std::optional<Threshold> read() {
        std::optional<Operator> found;
        for (std::size_t i = 0; i < std::size(operators); ++i) {
            if (!map_.has(operators[i])) continue;
            if (found) {
                map_.refuse(operators[i],
                            {"một mục tiêu chỉ có một phép so sánh", "a target has one operator"});
                continue;
            }
            found = static_cast<Operator>(i);
        }
        if (found != Operator::between) {
            map_.refuse("above", {"chỉ dùng với between", "it belongs to between"});
        }
        if (!found) return std::nullopt;
        const std::string_view name = operators[static_cast<std::size_t>(*found)];
        if (!allows(indicator_.kind, *found)) {
            map_.refuse(
                name,
                {fmt::format("loại chỉ tiêu {} không dùng phép so sánh này", word(indicator_.kind)),
                 fmt::format("kind {} does not take this operator", word(indicator_.kind))});
            return std::nullopt;
        }
        const Node& value = *map_.find(name);
        if (*found == Operator::done) return done(value);
        if (*found == Operator::between) return between(value);
        return single(*found, name, value);
    }

    bool any() const {
        return std::ranges::any_of(operators, [&](auto name) { return map_.has(name); });
    }

  private:
    std::optional<Threshold> done(const Node& value) {
        if (!value.is_scalar() || value.text != "true") {
            report_type(map_.findings(), value, "done", {"true", "true"});
        }
        return Threshold{};
    }

    std::optional<Threshold> single(Operator op, std::string_view name, const Node& value) {
        const auto t = read_number(value, name, map_.findings());
        if (!t) return std::nullopt;
        const bool percentage = indicator_.is_percentage();
        if (!in_range(op, *t, percentage)) {
            const std::string range = !percentage                 ? "> 0"
                                      : op == Operator::at_most   ? "0 ≤ … < 100"
                                      : op == Operator::more_than ? "0 < … < 100"
                                                                  : "0 < … ≤ 100";
            report(map_.findings(), RuleId::bad_threshold, value, name,
                   {fmt::format("mức phải đạt {} nằm ngoài khoảng {}", value.text, range),
                    fmt::format("threshold {} is out of range; expected {}", value.text, range)});
        }
        return Threshold{op, *t, *t, true};
    }

    std::optional<Threshold> between(const Node& value) {
        if (!value.is_sequence() || value.items.size() != 2) {
            report_type(map_.findings(), value, "between",
                        {"hai số, như [25, 35]", "two numbers, as in [25, 35]"});
            return std::nullopt;
        }
        const auto low = read_number(value.items[0], "between", map_.findings());
        const auto high = read_number(value.items[1], "between", map_.findings());
        if (!low || !high) return std::nullopt;
        const bool percentage = indicator_.is_percentage();
        const bool sound =
            *low < *high && (percentage ? *high <= Decimal::whole(100) : !low->is_zero());
        if (!sound) {
            report(
                map_.findings(), RuleId::bad_range, value, "between",
                {fmt::format("khoảng [{}, {}] không đúng; cần {}", value.items[0].text,
                             value.items[1].text, percentage ? "0 ≤ a < b ≤ 100" : "0 < a < b"),
                 fmt::format("range [{}, {}] makes no sense; expected {}", value.items[0].text,
                             value.items[1].text, percentage ? "0 ≤ a < b ≤ 100" : "0 < a < b")});
        }
        const Node* above = map_.find("above");
        const auto attained =
            above ? read_choice<bool>(*above, "above", {{"attained", true}, {"missed", false}},
                                      map_.findings())
                  : std::optional<bool>{true};
        return Threshold{Operator::between, *low, *high, attained.value_or(true)};
    }

    MapReader& map_;
    const Indicator& indicator_;
};

class TargetReader {
  public:
    TargetReader(const Indicator& indicator, const Programme& programme, diag::Findings& findings)
        : indicator_(indicator), programme_(programme), findings_(findings) {}

    std::optional<Target> read(const Node& key, const Node& value) {
        const auto horizon = year_of(key.text);
        if (!horizon || !key.is_scalar() || !key.plain) {
            report_horizon(key);
            return std::nullopt;
        }
        target_ = {};
        target_.horizon = *horizon;
        if (*horizon <= programme_.start) {
            report(findings_, RuleId::bad_horizon, key, "targets",
                   {fmt::format("mốc thời gian {} phải đứng sau năm bắt đầu {}", *horizon,
                                programme_.start),
                    fmt::format("horizon {} does not lie after the start, {}", *horizon,
                                programme_.start)});
        }
        if (value.is_scalar() && value.text == "done") return read_short(value);
        if (!value.is_map()) {
            report_type(findings_, value, key.text,
                        {"một mục tiêu, như {at_least: 50}, hoặc done",
                         "a target, as in {at_least: 50}, or done"});
            return std::nullopt;
        }
        MapReader map{value, {"mục tiêu", "a target"}, findings_};
        map.allow_only({"at_least", "more_than", "at_most", "less_than", "between", "done", "above",
                        "baseline", "binds", "after", "amended"});
        read_threshold(map);
        read_baseline(map);
        read_binds_and_after(map);
        if (const Node* amended = map.find("amended")) read_amendments(*amended);
        return target_;
    }

  private:
    void report_horizon(const Node& key) {
        if (key.refused || !key.is_scalar()) return;  // that has been said
        const bool in_quotes = year_of(key.text) && !key.plain;
        report(findings_, RuleId::wrong_type, key, "targets",
               {fmt::format("mốc thời gian {} {}; cần một năm từ {} đến {}", quoted(key.text),
                            in_quotes ? "là đoạn chữ trong ngoặc kép" : "không phải là năm",
                            first_year, last_year),
                fmt::format("horizon {} {}; expected a year from {} to {}", quoted(key.text),
                            in_quotes ? "is a text in quotes" : "is not a year", first_year,
                            last_year)});
    }

    std::optional<Target> read_short(const Node& value) {
        if (indicator_.kind == Kind::milestone) return target_;
        report(findings_, RuleId::contradictory_key, value, "targets",
               {"chỉ nhiệm vụ (milestone) mới nhận done", "only a milestone can be done"});
        return std::nullopt;
    }

    void read_threshold(MapReader& map) {
        ThresholdReader reader{map, indicator_};
        const auto misspelt = [&](auto name) { return map.misspells(name); };
        if (!reader.any() && std::ranges::none_of(operators, misspelt)) {
            report(findings_, RuleId::missing_key, map.node(), "at_least",
                   {"mục tiêu thiếu phép so sánh (at_least, more_than, at_most, less_than, between "
                    "hoặc done)",
                    "a target has no operator (at_least, more_than, at_most, less_than, between or "
                    "done)"});
        }
        if (const auto threshold = reader.read()) target_.threshold = *threshold;
    }

    void read_baseline(MapReader& map) {
        if (indicator_.kind != Kind::reduction) {
            map.refuse("baseline", {"chỉ dùng cho loại reduction", "it belongs to reductions"});
            return;
        }
        const Node* node = map.require("baseline");
        if (!node) return;
        const bool span = node->is_sequence() && node->items.size() == 2;
        const auto first = read_year(span ? node->items[0] : *node, "baseline", findings_);
        const auto last = span ? read_year(node->items[1], "baseline", findings_) : first;
        if (!first || !last) return;
        target_.baseline = Baseline{*first, *last, span};
        if (*last < target_.horizon && *first <= *last) return;
        report(findings_, RuleId::bad_baseline, *node, "baseline",
               {fmt::format("kỳ gốc phải đứng trước mốc thời gian {}", target_.horizon),
                fmt::format("the baseline does not lie before its horizon, {}", target_.horizon)});
    }

    void read_binds_and_after(MapReader& map) {
        if (const Node* binds = map.find("binds")) {
            target_.binds = read_levels(*binds, "binds", programme_, findings_);
            if (binds->is_sequence() && binds->items.empty()) {
                report_type(findings_, *binds, "binds", {"ít nhất một cấp", "at least one level"});
            }
        }
        target_.after = map.year("after", false);
        if (target_.after && *target_.after >= target_.horizon) {
            map.refuse("after",
                       {"phải đứng trước mốc thời gian", "it does not lie before the horizon"});
        }
    }

    void read_amendments(const Node& list) {
        if (!list.is_sequence()) {
            report_type(findings_, list, "amended",
                        {"một danh sách lần điều chỉnh", "a list of amendments"});
            return;
        }
        for (const Node& item : list.items) {
            if (!item.is_map()) {
                report_type(findings_, item, "amended", {"một lần điều chỉnh", "an amendment"});
                continue;
            }
            read_amendment(item);
        }
    }

    void read_amendment(const Node& item) {
        MapReader map{item, {"lần điều chỉnh", "an amendment"}, findings_};
        map.allow_only({"from", "decision", "withdrawn", "at_least", "more_than", "at_most",
                        "less_than", "between", "done", "above"});
        Amendment amendment;
        const auto from = map.year("from", true);
        amendment.decision = map.plain_text("decision");
        const bool withdrawn = map.truth("withdrawn");
        ThresholdReader reader{map, indicator_};
        const bool any = reader.any();
        amendment.threshold = reader.read();
        if (withdrawn == any) {
            report(
                findings_, RuleId::bad_amendment, item, "amended",
                {"lần điều chỉnh cần một phép so sánh mới, hoặc withdrawn: true, không phải cả hai",
                 "an amendment has either a new operator or withdrawn: true"});
        }
        if (!from) return;
        amendment.from = *from;
        const Year after = target_.amendments.empty() ? 0 : target_.amendments.back().from;
        if (*from > target_.horizon || *from < after) {
            report(findings_, RuleId::bad_amendment, *map.find("from"), "from",
                   {fmt::format("năm {} phải theo thứ tự và không sau mốc thời gian {}", *from,
                                target_.horizon),
                    fmt::format("{} is out of order or after the horizon, {}", *from,
                                target_.horizon)});
        }
        target_.amendments.push_back(std::move(amendment));
    }

    const Indicator& indicator_;
    const Programme& programme_;
    diag::Findings& findings_;
    Target target_;
};

}  // namespace

std::vector<Target> read_targets(const Node& node, const Indicator& indicator,
                                 const Programme& programme, diag::Findings& findings) {
    std::vector<Target> targets;
    if (!node.is_map() || node.members.empty()) {
        report_type(findings, node, "targets",
                    {"mục tiêu theo năm, như {2025: …}", "targets by year, as in {2025: …}"});
        return targets;
    }
    TargetReader reader{indicator, programme, findings};
    for (const auto& [key, value] : node.members) {
        if (const auto target = reader.read(key, value)) targets.push_back(*target);
    }
    std::ranges::stable_sort(targets, {}, &Target::horizon);
    return targets;
}

}  // namespace cchc::load
