#include "render/words/phrases.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "render/words/words.hpp"

namespace cchc::render {

namespace {

constexpr Decimal zero{};

bool vi(Language language) {
    return language == Language::vi;
}

std::string without_minus(std::string text) {
    if (text.starts_with('-')) text.erase(0, 1);
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
    if (own.empty()) return std::string{words(language).cases};
    return std::string{vi(language) ? noun_behind_number(own) : own};
}

std::string_view unit_of_measure(const Indicator& indicator, Language language) {
    if (!indicator.points) return percent_sign;
    return vi(language) ? " điểm" : " points";
}

std::string_view points_of(const Indicator& indicator, Language language) {
    return indicator.points ? words(language).points : words(language).percent_points;
}

/// English nouns are given in the plural, which is not right behind "1": "1 more (files handled
/// online)".
std::string of_one(std::string_view how, const std::string& what) {
    return fmt::format("{} ({})", how, what);
}

std::string fewer_cases(const std::string& n, const std::string& what, bool past,
                        Language language) {
    if (vi(language)) return fmt::format("{} {} {}", past ? "đã vượt" : "còn phải giảm", n, what);
    if (n == "1") return of_one(past ? "1 too many" : "1 fewer", what);
    return fmt::format(fmt::runtime(past ? "{} too many {}" : "{} fewer {}"), n, what);
}

std::string more_cases(const std::string& n, const std::string& what, bool past,
                       Language language) {
    if (vi(language)) return fmt::format("{} {} {}", past ? "đã thiếu" : "còn thiếu", n, what);
    if (n == "1") return of_one(past ? "1 more was needed" : "1 more", what);
    return fmt::format(fmt::runtime(past ? "{} more {} were needed" : "{} more {}"), n, what);
}

std::string further_fall(const std::string& n, const std::string& what, bool past,
                         Language language) {
    if (vi(language))
        return fmt::format("{} {} {}", past ? "đã giảm thiếu" : "còn phải giảm", n, what);
    if (n == "1") return of_one(past ? "1 fewer was needed" : "1 fewer", what);
    return fmt::format(fmt::runtime(past ? "{} fewer {} were needed" : "{} fewer {}"), n, what);
}

std::string pace(const Path& path, const Indicator& indicator, Language language) {
    const std::string yearly = number(told(path.pace, {zero}), language);
    const std::string_view unit = points_of(indicator, language);
    if (!vi(language)) {
        const char* plus = path.pace.is_negative() ? "" : "+";
        return fmt::format("pace still needed {}{} {} a year", plus, yearly, unit);
    }
    return fmt::format("mức {} cần đạt mỗi năm {} {}", path.pace.is_negative() ? "giảm" : "tăng",
                       without_minus(yearly), unit);
}

}  // namespace

std::string number(Decimal decimal, Language language, int least_places) {
    return vi(language) ? exact::to_text(decimal, {least_places, ',', "."})
                        : exact::to_text(decimal, {least_places, '.', ","});
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

std::string change(Decimal difference, Language language) {
    const std::string text = number(told(difference, {zero}), language);
    return difference > zero ? "+" + text : text;
}

std::string must_reach(const Threshold& threshold, const Indicator& indicator, Language language) {
    const std::string low = number(threshold.low, language);
    const std::string_view unit = unit_of_measure(indicator, language);
    const bool in_vi = vi(language);
    switch (threshold.op) {
        case Operator::at_least:
            return fmt::format("{} {}{}", in_vi ? "tối thiểu" : "at least", low, unit);
        case Operator::more_than:
            return fmt::format("{} {}{}", in_vi ? "trên" : "more than", low, unit);
        case Operator::at_most:
            return fmt::format("{} {}{}", in_vi ? "không quá" : "at most", low, unit);
        case Operator::less_than:
            return fmt::format("{} {}{}", in_vi ? "dưới" : "less than", low, unit);
        case Operator::between:
            break;
        case Operator::done:
            return in_vi ? "hoàn thành" : "done";
    }
    const std::string high = number(threshold.high, language);
    return in_vi ? fmt::format("từ {} đến {}{}", low, high, unit)
                 : fmt::format("{} to {}{}", low, high, unit);
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
    return (vi(language) ? " theo " : " by ") + clean(decision);
}

std::string by_decision_aside(const std::string& decision, Language language) {
    if (decision.empty()) return {};
    return fmt::format(" ({})", by_decision(decision, language).substr(1));
}

std::string exempted(const TargetResult& result, Language language) {
    const Words& w = words(language);
    const Exemption& exemption = *result.exemption;
    const bool has_row = result.value && result.due == 0;
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

namespace {

/// The first bytes of what is not kept as it is, by their value.
constexpr auto may_be_unclean = [] {
    std::array<bool, 256> may{};
    std::fill_n(may.begin(), 0x20, true);
    for (const char c : {'\x7F', '\xC2', '\xE2', '\xEF'}) may[static_cast<unsigned char>(c)] = true;
    return may;
}();

}  // namespace

std::string clean(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    std::string out;
    std::size_t kept = 0;  // where what is kept as it is begins
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!may_be_unclean[static_cast<unsigned char>(text[i])]) continue;
        const bool control = byte(i) < 0x20 || byte(i) == 0x7F;
        const bool late_control = byte(i) == 0xC2 && byte(i + 1) >= 0x80 && byte(i + 1) < 0xA0;
        // U+FFFE and U+FFFF, which no XML may hold
        const bool noncharacter = byte(i) == 0xEF && byte(i + 1) == 0xBF && byte(i + 2) >= 0xBE;
        // U+202A to U+202E and U+2066 to U+2069, which turn the text around them
        const bool turns = byte(i) == 0xE2 &&
                           ((byte(i + 1) == 0x80 && byte(i + 2) >= 0xAA && byte(i + 2) <= 0xAE) ||
                            (byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xA9));
        if (!control && !late_control && !noncharacter && !turns) continue;
        out.append(text, kept, i - kept).append(turns ? "" : " ");
        i += late_control ? 1 : noncharacter || turns ? 2 : 0;
        kept = i + 1;
    }
    return kept == 0 ? std::string{text} : out.append(text, kept);
}

std::string provisional(std::uint32_t submitted, std::uint32_t due, Language language) {
    return vi(language)
               ? fmt::format("tạm tính ({}/{} đơn vị)", submitted, due)
               : fmt::format("provisional ({}/{} {})", submitted, due, due == 1 ? "unit" : "units");
}

std::string coverage(const TargetResult& result, Language language) {
    return vi(language) ? fmt::format("{}/{} đơn vị đã báo cáo", result.submitted, result.due)
                        : fmt::format("{}/{} {} reported", result.submitted, result.due,
                                      result.due == 1 ? "unit has" : "units have");
}

std::string bounds(const TargetResult& result, const Threshold& threshold,
                   const Indicator& indicator, Language language) {
    const auto end = [&](Decimal figure) { return told(figure, {threshold.low, threshold.high}); };
    const auto& highest = result.bounds->highest;
    const std::string range =
        highest ? fmt::format("{} – {}", number(end(result.bounds->lowest), language),
                              value(end(*highest), indicator, language))
                : fmt::format(fmt::runtime(vi(language) ? "từ {} trở lên" : "{} or more"),
                              value(end(result.bounds->lowest), indicator, language));
    const std::string told =
        fmt::format("{} {}", vi(language) ? "khoảng có thể" : "could still be", range);
    if (!result.binding || !result.bounds->decided) return told;
    return told + (vi(language) ? ", đánh giá không thay đổi" : ", the verdict stands");
}

std::string unbounded(Unbounded reason, Language language) {
    switch (reason) {
        case Unbounded::no_base:
            return vi(language) ? "chưa tính được khoảng có thể: có đơn vị chưa từng báo cáo mẫu số"
                                : "no bounds: a unit never reported how many cases it has";
        case Unbounded::supersedes:
            return vi(language)
                       ? "chưa tính được khoảng có thể: số liệu còn thiếu thay cho số liệu cấp dưới"
                       : "no bounds: a missing figure would stand in the place of others";
        case Unbounded::no_limit:
            break;
    }
    return vi(language) ? "không có khoảng có thể: số liệu loại này không có giới hạn"
                        : "no bounds: figures of this kind have no limits";
}

std::string need(const TargetResult& result, const Indicator& indicator, bool past,
                 Language language) {
    const std::string n = number(*result.need, language);
    if (indicator.kind == Kind::reduction) {
        return further_fall(n, noun(indicator.quantity, language), past, language);
    }
    const std::string what = noun(indicator.numerator, language);
    return result.need_is_fewer ? fewer_cases(n, what, past, language)
                                : more_cases(n, what, past, language);
}

std::string gap(const TargetResult& result, const Indicator& indicator, Language language) {
    return fmt::format("{} {} {}",
                       vi(language) ? "chênh lệch so với mục tiêu" : "gap to the target",
                       change(*result.gap, language), points_of(indicator, language));
}

std::vector<std::string> path(const Path& path, const Threshold& threshold, Year horizon,
                              const Indicator& indicator, const Settings& settings,
                              Language language) {
    const bool in_vi = vi(language);
    const Shown projected = told(path.projected, {threshold.low, threshold.high});
    std::vector<std::string> steps;
    steps.push_back(fmt::format("{} {} ({})", in_vi ? "xuất phát điểm" : "started from",
                                value(told(path.base_value, {zero}), indicator, language),
                                path.base_period));
    steps.push_back(fmt::format("{} {}", in_vi ? "mức theo lộ trình" : "path",
                                value(told(path.value, {zero}), indicator, language)));
    if (path.progress) {
        const Shown progress = told(*path.progress, {settings.on_track, settings.at_risk, zero});
        steps.push_back(fmt::format("{} {}", in_vi ? "tiến độ so với lộ trình" : "progress",
                                    number(progress, language)));
    }
    steps.push_back(pace(path, indicator, language));
    steps.push_back(
        fmt::format(fmt::runtime(in_vi ? "dự báo đến năm {} (nếu giữ tốc độ hiện nay): {}"
                                       : "projected for {} at the present pace: {}"),
                    horizon, value(projected, indicator, language)));
    return steps;
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
    const auto total = sum(counts.scored);
    const std::string by = fmt::format("{} {}: ", words(language).by, counts.horizon);
    const std::string others = not_counted(counts, language);
    if (total == 0) return by + others.substr(std::min<std::size_t>(2, others.size()));
    return fmt::format("{}{} {}: {}{}{}", by, total,
                       vi(language) ? "mục tiêu"
                       : total == 1 ? "target"
                                    : "targets",
                       listed(counts.scored, language), others.empty() ? "" : "; ", others);
}

std::string ungraded(std::uint32_t targets, std::uint32_t pending, const Settings& settings,
                     Language language) {
    if (pending > 0) {
        return vi(language) ? fmt::format("chưa xếp loại: chờ công bố {} mục tiêu", pending)
                            : fmt::format("no grade yet: {} {} pending", pending,
                                          pending == 1 ? "target is" : "targets are");
    }
    const int least = settings.grade_min_targets;
    if (targets < static_cast<std::uint32_t>(least)) {
        return vi(language) ? fmt::format("chưa xếp loại: dưới {} mục tiêu", least)
                            : fmt::format("no grade: fewer than {} targets", least);
    }
    return vi(language) ? "chưa xếp loại: chưa đạt mức thấp nhất" : "no grade: below the lowest";
}

std::string year_counts(const YearScore& score, Language language) {
    std::string text =
        vi(language) ? fmt::format("{} mục tiêu, {} có số liệu", score.targets, score.with_value)
                     : fmt::format("{} {}, {} with data", score.targets,
                                   score.targets == 1 ? "target" : "targets", score.with_value);
    StatusCounts left_out;
    left_out.unscored[static_cast<std::size_t>(Status::in_progress)] = score.open;
    left_out.unscored[static_cast<std::size_t>(Status::pending)] = score.pending;
    left_out.unscored[static_cast<std::size_t>(Status::no_cases)] = score.no_cases;
    const std::string others = not_counted(left_out, language);
    return others.empty() ? text : text + "; " + others;
}

std::string year_standing(Year period, Language language) {
    return fmt::format("{} {}", vi(language) ? "Kết quả theo lộ trình năm" : "Standing in", period);
}

std::string final_in(Year horizon, Language language) {
    return fmt::format("{} {}", vi(language) ? "Đã chốt năm" : "final in", horizon);
}

std::string open_until(std::span<const std::string> units, std::optional<Decimal> size,
                       const Indicator& indicator, Language language) {
    const std::string names = first_three(units);
    std::string text = vi(language) ? fmt::format("chưa kết luận: còn chờ báo cáo của {}", names)
                                    : fmt::format("open until {} {} reported", names,
                                                  units.size() == 1 ? "has" : "have");
    if (size) {
        const std::string part = number(size->rounded(2), language) + std::string{percent_sign};
        text +=
            vi(language)
                ? fmt::format(" (khoảng {} {})", part, noun(indicator.denominator, language))
                : fmt::format(" (some {} of the {})", part, noun(indicator.denominator, language));
    }
    return text;
}

std::string_view final_figures(const Report& report, Language language) {
    return report.final_figures ? words(language).final_figures : std::string_view{};
}

std::string amount_wanting(exact::Integer cases, bool fewer, const Indicator& indicator,
                           Language language) {
    const std::string n = number(cases, language);
    const bool cut = indicator.kind == Kind::reduction;
    const std::string what = noun(cut ? indicator.quantity : indicator.numerator, language);
    if (fewer || cut) return fewer_cases(n, what, false, language);
    return n == "1" && !vi(language) ? of_one(n, what) : n + " " + what;
}

std::string_view rule_of(const Indicator& indicator, Language language) {
    const bool in_vi = vi(language);
    switch (indicator.kind) {
        case Kind::ratio:
            return in_vi ? "Kết quả = 100 × tổng tử số / tổng mẫu số của các đơn vị, không phải "
                           "trung "
                           "bình các tỷ lệ."
                         : "Value = 100 × the sum of numerators / the sum of denominators, never a "
                           "mean of percentages.";
        case Kind::reduction:
            return in_vi
                       ? "Kết quả = 100 × (tổng mức kỳ gốc − tổng mức hiện nay) / tổng mức kỳ gốc, "
                         "tính trên các đơn vị có cả hai."
                       : "Value = 100 × (base level − present level) / base level, over the units "
                         "that have both.";
        case Kind::milestone:
            return in_vi ? "Kết quả = 100 × số nhiệm vụ đã hoàn thành / số nhiệm vụ phải hoàn "
                           "thành; nhiệm vụ đã hoàn thành được giữ nguyên cho đến khi có dòng số "
                           "liệu khác."
                         : "Value = 100 × done / to be done; what was done stays done, until a row "
                           "says otherwise.";
        case Kind::value:
            break;
    }
    switch (indicator.rollup) {
        case Rollup::mean:
            return in_vi
                       ? "Kết quả = trung bình cộng các số đo; các dòng cùng thay cho một đơn vị "
                         "được lấy trung bình trước."
                       : "Value = the plain mean of the figures; rows that stand for one unit are "
                         "averaged first.";
        case Rollup::weighted_mean:
            return in_vi ? "Kết quả = tổng (số đo × trọng số) / tổng trọng số."
                         : "Value = the sum of figure × weight / the sum of weights.";
        case Rollup::sum:
            return in_vi ? "Kết quả = tổng các số đo." : "Value = the sum of the figures.";
        case Rollup::none:
            break;
    }
    return in_vi ? "Kết quả = số đo của chính đơn vị." : "Value = the unit's own figure.";
}

}  // namespace cchc::render
