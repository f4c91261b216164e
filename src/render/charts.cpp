#include "render/charts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/phrases.hpp"
#include "render/words.hpp"
#include "unicode/xml.hpp"

namespace cchc::render {

namespace {

double drawn(Decimal decimal) {
    return static_cast<double>(decimal.count()) / static_cast<double>(Decimal::one);
}

/// Values to coordinates.
struct Scale {
    double low = 0, high = 100;  ///< values at the ends
    double from = 0, to = 100;   ///< coordinates of the ends

    double operator()(double value) const {
        const double share = (value - low) / (high - low);
        return from + std::clamp(share, 0.0, 1.0) * (to - from);
    }
    /// Wide enough for a value; from the beginning 0 to 100 for percentages, 0 to nothing for
    /// others.
    void include(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

Scale scale_of(const Indicator& indicator) {
    Scale scale;
    scale.high = indicator.is_percentage() ? 100 : 1;
    return scale;
}

std::string svg(int width, int height, const char* kind, const std::string& words,
                const std::string& drawing) {
    return fmt::format(
        "<svg class=\"{0}\" viewBox=\"0 0 {1} {2}\" width=\"{1}\" height=\"{2}\" role=\"img\" "
        "aria-label=\"{3}\"><title>{3}</title>{4}</svg>",
        kind, width, height, unicode::xml_escaped(words), drawing);
}

const Threshold& threshold_of(const Indicator& indicator, const TargetResult& result) {
    return indicator.targets[result.target].threshold_in(result.judged);
}

/// The ends of a threshold as marks: one, or two of a range.
std::vector<Decimal> marks_of(const Threshold& threshold) {
    if (threshold.op == Operator::between) return {threshold.low, threshold.high};
    return {threshold.low};
}

std::string words_of_bullet(const Indicator& indicator, const TargetResult& result,
                            Language language) {
    const Words& w = words(language);
    std::string text =
        fmt::format("{}: {}; {}: {}", w.result, value(result.shown, indicator, language),
                    w.must_reach, must_reach(threshold_of(indicator, result), indicator, language));
    if (result.path) {
        text += fmt::format("; {}: {}", w.path_value,
                            value(told(result.path->value, {}), indicator, language));
    }
    return text;
}

}  // namespace

std::string bullet_chart(const Indicator& indicator, const TargetResult& result,
                         Language language) {
    if (!result.value) return {};
    constexpr int width = 180, height = 30;
    Scale scale = scale_of(indicator);
    scale.from = 2;
    scale.to = width - 2;
    const double reached = drawn(result.value->rounded());
    scale.include(reached);
    for (const Target& target : indicator.targets) {
        for (const Decimal mark : marks_of(target.threshold_in(result.judged))) {
            scale.include(drawn(mark) * (indicator.is_percentage() ? 1.0 : 1.1));
        }
    }
    std::string drawing = fmt::format(
        "<rect class=\"track\" x=\"{:.1f}\" y=\"9\" width=\"{:.1f}\" height=\"12\"/>"
        "<rect class=\"bar {}\" x=\"{:.1f}\" y=\"11\" width=\"{:.1f}\" height=\"8\"/>",
        scale.from, scale.to - scale.from, class_of(tone(result.status)),
        std::min(scale(0), scale(reached)), std::max(std::abs(scale(reached) - scale(0)), 1.0));
    for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
        const Target& target = indicator.targets[t];
        const bool own = t == result.target;
        for (const Decimal mark : marks_of(target.threshold_in(result.judged))) {
            const double x = scale(drawn(mark));
            drawing +=
                fmt::format("<line class=\"{}\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{}\" y2=\"{}\"/>",
                            own ? "mark" : "other-mark", x, x, own ? 5 : 8, own ? 25 : 22);
        }
    }
    if (result.path) {
        const double x = scale(drawn(result.path->value));
        drawing += fmt::format("<path class=\"path-mark\" d=\"M{:.1f} 22l4 7h-8z\"/>", x);
    }
    return svg(width, height, "bullet", words_of_bullet(indicator, result, language), drawing);
}

std::string line_chart(const Indicator& indicator, const TargetResult& result, Language language) {
    if (result.history.size() < 2) return {};
    constexpr int width = 180, height = 64;
    const Target& target = indicator.targets[result.target];
    Scale years{static_cast<double>(result.history.front().period),
                static_cast<double>(std::max(target.horizon, result.history.back().period)), 8,
                width - 8};
    Scale values = scale_of(indicator);
    values.from = height - 16;
    values.to = 6;
    const Decimal threshold = threshold_of(indicator, result).low;
    values.include(drawn(threshold));
    std::string points, dots, words;
    for (const YearValue& known : result.history) values.include(drawn(known.value));
    for (const YearValue& known : result.history) {
        const double x = years(known.period), y = values(drawn(known.value));
        points += fmt::format("{:.1f},{:.1f} ", x, y);
        dots += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\"/>", x, y);
        words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", known.period,
                             value(told(known.value, {threshold}), indicator, language));
    }
    std::string drawing;
    if (result.path) {
        drawing += fmt::format(
            "<line class=\"path\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>",
            years(result.path->base_period), values(drawn(result.path->base_value)),
            years(target.horizon), values(drawn(threshold)));
    }
    const double goal = values(drawn(threshold));
    drawing += fmt::format("<line class=\"goal\" x1=\"8\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>",
                           width - 8, goal, goal);
    drawing += fmt::format("<polyline class=\"values\" points=\"{}\"/><g class=\"values\">{}</g>",
                           points, dots);
    drawing += fmt::format(
        "<text x=\"8\" y=\"{0}\">{1:.0f}</text><text x=\"{2}\" y=\"{0}\" "
        "text-anchor=\"end\">{3:.0f}</text>",
        height - 2, years.low, width - 8, years.high);
    return svg(width, height, "line", words, drawing);
}

}  // namespace cchc::render
