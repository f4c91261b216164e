#include "render/words/phrases.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

#include "render/words/words.hpp"

namespace cchc::render {

namespace {

constexpr Decimal zero{};

std::string without_minus(std::string text) {
    if (text.starts_with(minus)) text.erase(0, minus.size());
    return text;
}

/// "Số hồ sơ" heads a column; behind a number the noun is "hồ sơ".
std::string_view noun_behind_number(std::string_view noun) {
    for (const std::string_view head :
         {"Số lượng ", "số lượng ", "Tổng số ", "tổng số ", "Số ", "số "}) {
        if (noun.starts_with(head)) return noun.substr(head.size());
    }
    return noun;
}

std::string noun(const Text& text, Language language) {
    const std::string& own = text.in(language);
    if (own.empty()) return words(language).cases;
    return std::string{language == Language::vi ? noun_behind_number(own) : own};
}

std::string unit_of_measure(const Indicator& indicator, Language language) {
    if (!indicator.points) return std::string{percent_sign};
    return std::string{" "} + words(language).points;
}

std::string pace(const Path& path, const Indicator& indicator, Language language) {
    const Words& w = words(language);
    const std::string yearly = without_minus(number(told(path.pace, {zero}), language));
    const std::string_view unit = points_of(indicator, language);
    return path.pace.is_negative() ? w.pace_of_fall(yearly, unit) : w.pace_of_rise(yearly, unit);
}

}  // namespace

bool is_of_reform(const Programme& programme) {
    return programme.id == "cchc-2021-2030";
}

std::string number(Decimal decimal, Language language, int least_places) {
    const Words& w = words(language);
    const std::string digits =
        exact::to_text(decimal, {least_places, *w.decimal_mark, w.group_mark});
    return digits.starts_with('-') ? std::string{minus} + digits.substr(1) : digits;
}

std::string number(exact::Integer whole, Language language) {
    return number(Decimal::whole(whole), language);
}

std::string number(const Shown& shown, Language language) {
    return number(shown.number, language, shown.places);
}

std::string count(const Ratio& ratio, Language language) {
    return number(ratio.rounded(2), language);
}

Shown told(Decimal figure, std::initializer_list<Decimal> marks) {
    for (int places = 2; places < Decimal::places; ++places) {
        const Decimal cut = figure.rounded(places);
        const bool true_to_all = std::ranges::all_of(
            marks, [&](Decimal mark) { return (cut <=> mark) == (figure <=> mark); });
        if (true_to_all) return {cut, places};
    }
    return {figure, Decimal::places};
}

std::string value(const Shown& shown, const Indicator& indicator, Language language) {
    return number(shown, language).append(unit_of_measure(indicator, language));
}

std::string_view points_of(const Indicator& indicator, Language language) {
    return indicator.points ? words(language).points : words(language).percent_points;
}

std::string change(Decimal difference, Language language) {
    const std::string text = number(told(difference, {zero}), language);
    return difference > zero ? "+" + text : text;
}

std::string must_reach(const Threshold& threshold, const Indicator& indicator, Language language) {
    const std::string low = number(threshold.low, language);
    const std::string unit = unit_of_measure(indicator, language);
    const Words& w = words(language);
    switch (threshold.op) {
        case Operator::at_least:
            return w.at_least(low, unit);
        case Operator::more_than:
            return w.more_than(low, unit);
        case Operator::at_most:
            return w.at_most(low, unit);
        case Operator::less_than:
            return w.less_than(low, unit);
        case Operator::between:
            break;
        case Operator::done:
            return w.to_be_done;
    }
    return w.between(low, number(threshold.high, language), unit);
}

std::string against(const Baseline& baseline, Language language) {
    const Words& w = words(language);
    return baseline.is_span()
               ? fmt::format("{} {}–{}", w.against_mean, baseline.first, baseline.last)
               : fmt::format("{} {}", w.against, baseline.first);
}

std::string level_names(const Programme& programme, const LevelSet& levels, Language language) {
    std::string names;
    for (std::size_t i = 0; i < programme.levels.size(); ++i) {
        if (!levels.contains(static_cast<LevelIndex>(i))) continue;
        names += (names.empty() ? "" : "; ") + clean(programme.levels[i].name.in(language));
    }
    return names;
}

std::string by_decision(const std::string& decision, Language language) {
    if (decision.empty()) return {};
    return " " + words(language).by_decision(clean(decision));
}

std::string by_decision_aside(const std::string& decision, Language language) {
    if (decision.empty()) return {};
    return fmt::format(" ({})", words(language).by_decision(clean(decision)));
}

std::string exempted(const TargetResult& result, Language language) {
    const Words& w = words(language);
    const Exemption& exemption = *result.exemption;
    const bool has_row = result.value && result.exempt();
    std::string text{has_row ? w.exempt_from_verdict : w.exempt};
    text += by_decision_aside(exemption.decision, language);
    if (!exemption.reason.empty()) text += ": " + clean(exemption.reason);
    return text;
}

std::string amended(const Target& target, const Amendment& amendment, const Indicator& indicator,
                    Language language) {
    const Words& w = words(language);
    std::string text =
        amendment.threshold
            ? std::string{w.amended} + by_decision(amendment.decision, language)
            : std::string{w.withdrawn} + by_decision_aside(amendment.decision, language);
    text += fmt::format(", {} {}", w.from_year, amendment.from);
    if (amendment.threshold) {
        const Threshold& before = target.threshold_in(amendment.from - 1);
        text += fmt::format(" ({}: {})", w.formerly, must_reach(before, indicator, language));
    }
    return text;
}

std::string provisional(std::uint32_t submitted, std::uint32_t due, Language language) {
    return words(language).provisional_units(due, submitted, due);
}

std::string coverage(const TargetResult& result, Language language) {
    return words(language).units_have_reported(result.due, result.submitted, result.due);
}

std::string bounds(const TargetResult& result, const Threshold& threshold,
                   const Indicator& indicator, Language language) {
    const Words& w = words(language);
    const auto end = [&](Decimal figure) { return told(figure, {threshold.low, threshold.high}); };
    const Shown lowest = end(result.bounds->lowest);
    const auto& highest = result.bounds->highest;
    const std::string range = highest ? fmt::format("{} – {}", number(lowest, language),
                                                    value(end(*highest), indicator, language))
                                      : w.or_more(value(lowest, indicator, language));
    const std::string told = w.could_still_be(range);
    if (!result.binding || !result.bounds->decided) return told;
    return fmt::format("{}, {}", told, w.verdict_stands);
}

std::string unbounded(Unbounded reason, Language language) {
    const Words& w = words(language);
    switch (reason) {
        case Unbounded::no_base:
            return w.unbounded_no_base;
        case Unbounded::supersedes:
            return w.unbounded_supersedes;
        case Unbounded::no_limit:
            break;
    }
    return w.unbounded_no_limit;
}

std::string need(const TargetResult& result, const Indicator& indicator, bool past,
                 Language language) {
    const Words& w = words(language);
    const exact::Integer cases = *result.need;
    const std::string n = number(cases, language);
    if (indicator.kind == Kind::reduction) {
        const std::string what = noun(indicator.quantity, language);
        return past ? w.fewer_cases_were_needed(cases, n, what) : w.fewer_cases(cases, n, what);
    }
    const std::string what = noun(indicator.numerator, language);
    if (result.need_is_fewer)
        return past ? w.too_many_cases(cases, n, what) : w.fewer_cases(cases, n, what);
    return past ? w.more_cases_were_needed(cases, n, what) : w.more_cases(cases, n, what);
}

std::string gap(const TargetResult& result, const Indicator& indicator, Language language) {
    return words(language).gap_to_target(change(*result.gap, language),
                                         points_of(indicator, language));
}

std::vector<std::string> path(const Path& path, const Threshold& threshold, Year horizon,
                              const Indicator& indicator, const Settings& settings,
                              Language language) {
    const Words& w = words(language);
    const Shown projected = told(path.projected, {threshold.low, threshold.high});
    std::vector<std::string> steps;
    steps.push_back(w.started_from(value(told(path.base_value, {zero}), indicator, language),
                                   path.base_period));
    steps.push_back(
        fmt::format("{} {}", w.path, value(told(path.value, {zero}), indicator, language)));
    if (path.progress) {
        const Shown progress = told(*path.progress, {settings.on_track, settings.at_risk, zero});
        steps.push_back(fmt::format("{} {}", w.progress, number(progress, language)));
    }
    steps.push_back(pace(path, indicator, language));
    steps.push_back(w.projected_for(horizon, value(projected, indicator, language)));
    return steps;
}

std::string path_line(const Path& path, const Threshold& threshold, Year horizon,
                      const Indicator& indicator, Language language) {
    const Words& w = words(language);
    std::string line = w.needs_a_year(change(path.pace, language), points_of(indicator, language));
    if (path.pace_so_far) line += "; " + w.now_a_year(change(*path.pace_so_far, language));
    const Shown projected = told(path.projected, {threshold.low, threshold.high});
    return line + "; " + w.at_this_pace(horizon, value(projected, indicator, language));
}

std::string first_three(std::span<const std::string> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 3; ++i) {
        if (i > 0) text += ", ";
        text += names[i];
    }
    if (names.size() > 3) text += fmt::format(" +{}", names.size() - 3);
    return text;
}

namespace {

/// "đạt 17, không đạt 11"
std::string listed(std::span<const std::uint32_t> counts, Language language) {
    std::string parts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        parts += (parts.empty() ? "" : ", ") + counted(static_cast<Status>(i), counts[i], language);
    }
    return parts;
}

std::uint32_t sum(std::span<const std::uint32_t> counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint32_t{0});
}

}  // namespace

std::string not_counted(const StatusCounts& counts, Language language) {
    std::string text;
    if (const auto unscored = sum(counts.unscored); unscored > 0) {
        text = fmt::format("+ {} {} ({})", unscored, words(language).unscored,
                           listed(counts.unscored, language));
    }
    if (counts.repeated > 0) {
        text += fmt::format("{}+ {} {}", text.empty() ? "" : " ", counts.repeated,
                            words(language).repeated);
    }
    return text;
}

std::string horizon_sentence(const StatusCounts& counts, Language language) {
    const Words& w = words(language);
    const auto total = sum(counts.scored);
    const std::string by = fmt::format("{} {}: ", w.by, counts.horizon);
    const std::string others = not_counted(counts, language);
    if (total == 0) return by + others.substr(std::min<std::size_t>(2, others.size()));
    return fmt::format("{}{}: {}{}{}", by, w.targets_counted(total, total),
                       listed(counts.scored, language), others.empty() ? "" : "; ", others);
}

std::string ungraded(std::uint32_t targets, std::uint32_t pending, const Settings& settings,
                     Language language) {
    const Words& w = words(language);
    if (pending > 0) return w.ungraded_pending(pending, pending);
    const int least = settings.grade_min_targets;
    if (targets < static_cast<std::uint32_t>(least)) return w.ungraded_few_targets(least);
    return w.ungraded_low;
}

std::string year_counts(const YearScore& score, Language language) {
    const Words& w = words(language);
    const std::string text = fmt::format("{}, {}", w.targets_counted(score.targets, score.targets),
                                         w.with_data(score.with_value));
    StatusCounts left_out;
    left_out.unscored[static_cast<std::size_t>(Status::in_progress)] = score.open;
    left_out.unscored[static_cast<std::size_t>(Status::pending)] = score.pending;
    left_out.unscored[static_cast<std::size_t>(Status::no_cases)] = score.no_cases;
    const std::string others = not_counted(left_out, language);
    return others.empty() ? text : text + "; " + others;
}

std::string open_until(std::span<const std::string> units, std::optional<Decimal> size,
                       const Indicator& indicator, Language language) {
    const Words& w = words(language);
    const std::string text = w.open_until(units.size(), first_three(units));
    if (!size) return text;
    const std::string part = number(size->rounded(2), language) + std::string{percent_sign};
    return text + " " + w.part_of_cases(part, noun(indicator.denominator, language));
}

std::string_view final_figures(const Report& report, Language language) {
    const Words& w = words(language);
    if (report.verified_only) return report.final_figures ? w.final_verified_only : w.verified_only;
    return report.final_figures ? w.final_figures : "";
}

std::string amount_wanting(exact::Integer cases, bool fewer, const Indicator& indicator,
                           Language language) {
    const Words& w = words(language);
    const std::string n = number(cases, language);
    const bool cut = indicator.kind == Kind::reduction;
    const std::string what = noun_wanting(indicator, language);
    return fewer || cut ? w.fewer_cases(cases, n, what) : w.cases_of(cases, n, what);
}

std::string noun_wanting(const Indicator& indicator, Language language) {
    return noun(indicator.kind == Kind::reduction ? indicator.quantity : indicator.numerator,
                language);
}

std::string_view rule_of(const Indicator& indicator, Language language) {
    const Words& w = words(language);
    switch (indicator.kind) {
        case Kind::ratio:
            return w.rule_of_ratio;
        case Kind::reduction:
            return w.rule_of_reduction;
        case Kind::milestone:
            return w.rule_of_milestone;
        case Kind::value:
            break;
    }
    switch (indicator.rollup) {
        case Rollup::mean:
            return w.rule_of_mean;
        case Rollup::weighted_mean:
            return w.rule_of_weighted_mean;
        case Rollup::sum:
            return w.rule_of_sum;
        case Rollup::none:
            break;
    }
    return w.rule_of_own_figure;
}

}  // namespace cchc::render
