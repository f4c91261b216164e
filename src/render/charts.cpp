#include "render/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "render/phrases.hpp"
#include "render/words.hpp"
#include "unicode/xml.hpp"

namespace cchc::render {

namespace {

double drawn(Decimal decimal) {
    return static_cast<double>(decimal.count()) / static_cast<double>(Decimal::one);
}

std::string label_at(double x, double y, const char* anchor, const std::string& text,
                     const char* kind = "") {
    return fmt::format("<text{} x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>", kind, x, y,
                       anchor, unicode::xml_escaped(text));
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

/// The bar of one target, with the marks around it.
class Bullet {
  public:
    Bullet(const Indicator& indicator, const TargetResult& result, Language language)
        : indicator_(indicator), result_(result), language_(language) {
        scale_ = scale_of(indicator);
        scale_.from = 2;
        scale_.to = width - 14;  // so that a mark at 100 % and its label are seen
        scale_.include(drawn(result.value->rounded()));
        for (const Target& target : indicator.targets) {
            for (const Decimal mark : marks_of(target.threshold_in(result.judged)))
                scale_.include(drawn(mark) * (indicator.is_percentage() ? 1.0 : 1.1));
        }
    }

    std::string svg() {
        draw_bar();
        draw_marks(true);
        draw_marks(false);
        if (result_.path) {
            drawing_ += fmt::format("<path class=\"path-mark\" d=\"M{:.1f} 10l4.5 -8h-9z\"/>",
                                    scale_(drawn(result_.path->value)));
        }
        return render::svg(width, height, "bullet", words_of_bullet(indicator_, result_, language_),
                           drawing_);
    }

  private:
    static constexpr int width = 180, height = 36;

    void draw_bar() {
        const double reached = drawn(result_.value->rounded());
        drawing_ = fmt::format(
            "<rect class=\"track\" x=\"{:.1f}\" y=\"10\" width=\"{:.1f}\" height=\"12\"/>"
            "<rect class=\"bar {}\" x=\"{:.1f}\" y=\"12\" width=\"{:.1f}\" height=\"8\"/>",
            scale_.from, scale_.to - scale_.from, class_of(tone(result_.status)),
            std::min(scale_(0), scale_(reached)),
            std::max(std::abs(scale_(reached) - scale_(0)), 1.0));
    }

    /// Of the target itself, then of the indicator's other horizons; labels that would stand in one
    /// another are left out.
    void draw_marks(bool own) {
        for (std::size_t t = 0; t < indicator_.targets.size(); ++t) {
            if ((t == result_.target) != own) continue;
            for (const Decimal mark : marks_of(indicator_.targets[t].threshold_in(result_.judged)))
                draw_mark(mark, own);
        }
    }

    void draw_mark(Decimal mark, bool own) {
        const double x = scale_(drawn(mark));
        drawing_ +=
            fmt::format("<line class=\"{}\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{}\" y2=\"{}\"/>",
                        own ? "mark" : "other-mark", x, x, own ? 6 : 9, own ? 26 : 23);
        const bool room = std::ranges::all_of(
            labelled_, [&](double other) { return std::abs(other - x) >= room_of_label; });
        if (!room || indicator_.kind == Kind::milestone) return;
        labelled_.push_back(x);
        drawing_ += label_at(std::clamp(x, 8.0, width - 10.0), height - 1, "middle",
                             number(mark, language_), own ? " class=\"own\"" : "");
    }

    static constexpr double room_of_label = 22;

    const Indicator& indicator_;
    const TargetResult& result_;
    Language language_;
    Scale scale_;
    std::string drawing_;
    std::vector<double> labelled_;
};

/// The values of one target over the years.
class Line {
  public:
    Line(const Indicator& indicator, const TargetResult& result, Language language)
        : indicator_(indicator),
          result_(result),
          language_(language),
          target_(indicator.targets[result.target]),
          threshold_(threshold_of(indicator, result).low) {
        const auto& history = result.history;
        // where the way begins: the base of the path, else the first value known
        begin_ = result.path ? YearValue{result.path->base_period, result.path->base_value}
                             : history.front();
        years_ = {static_cast<double>(std::min(begin_.period, history.front().period)),
                  static_cast<double>(std::max(target_.horizon, history.back().period)), 14,
                  width - 14};
        values_ = {drawn(threshold_), drawn(threshold_), height - 24.0, 16};
        values_.include(drawn(begin_.value));
        for (const YearValue& known : history) values_.include(drawn(known.value));
        // the smallest changes are not to look like the largest
        const double spare = std::max((values_.high - values_.low) * 0.1, 1.0);
        values_.low -= spare;
        values_.high += spare;
    }

    std::string svg() {
        draw_way();
        draw_values();
        drawing_ += label_at(years_.from, height - 2, "middle", fmt::format("{:.0f}", years_.low));
        drawing_ += label_at(years_.to, height - 2, "middle", fmt::format("{:.0f}", years_.high));
        return render::svg(width, height, "line", words_, drawing_);
    }

  private:
    static constexpr int width = 180, height = 72;

    void draw_way() {
        const double goal = values_(drawn(threshold_)), end = years_(target_.horizon);
        drawing_ = fmt::format(
            "<line class=\"goal\" x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>"
            "<line class=\"path\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>",
            years_.from, years_.to, goal, goal, years_(begin_.period), values_(drawn(begin_.value)),
            end, goal);
    }

    void draw_values() {
        std::string points, dots;
        for (const YearValue& known : result_.history) {
            const double x = years_(known.period), y = values_(drawn(known.value));
            points += fmt::format("{:.1f},{:.1f} ", x, y);
            dots += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\"/>", x, y);
            words_ += fmt::format("{}{}: {}", words_.empty() ? "" : "; ", known.period,
                                  value(told(known.value, {threshold_}), indicator_, language_));
        }
        drawing_ += fmt::format(
            "<polyline class=\"values\" points=\"{}\"/><g class=\"values\">{}</g>", points, dots);
        label_value(result_.history.front(), "start", -6);
        label_value(result_.history.back(), "middle", 0);
    }

    /// Above its point, or below one that stands high.
    void label_value(const YearValue& known, const char* anchor, double aside) {
        const double y = values_(drawn(known.value));
        const double x = std::clamp(years_(known.period), 6.0, width - 18.0);
        drawing_ += label_at(x + aside, y < 26 ? y + 14 : y - 6, anchor,
                             number(told(known.value, {threshold_}), language_), " class=\"own\"");
    }

    const Indicator& indicator_;
    const TargetResult& result_;
    Language language_;
    const Target& target_;
    Decimal threshold_;
    YearValue begin_;
    Scale years_, values_;
    std::string drawing_, words_;
};

}  // namespace

std::string bullet_chart(const Indicator& indicator, const TargetResult& result,
                         Language language) {
    if (!result.value) return {};
    return Bullet{indicator, result, language}.svg();
}

std::string line_chart(const Indicator& indicator, std::span<const TargetResult* const> results,
                       Language language) {
    if (indicator.kind == Kind::milestone) return {};
    const TargetResult* shown = nullptr;
    for (const TargetResult* result : results) {
        if (result->history.size() < 2) continue;
        const bool better = shown == nullptr || (!shown->path && result->path);
        if (better) shown = result;
    }
    return shown ? Line{indicator, *shown, language}.svg() : std::string{};
}

}  // namespace cchc::render
