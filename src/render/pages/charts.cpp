#include "render/pages/charts.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

double drawn(Decimal decimal) {
    return static_cast<double>(decimal.count()) / static_cast<double>(Decimal::one);
}

/// A coordinate, 0 or more, as it is written: to a tenth, "18.7", "14".
class At {
  public:
    explicit At(double coordinate) {
        const int tenths = static_cast<int>(coordinate * 10 + 0.5);
        end_ = std::to_chars(text_, std::end(text_), tenths / 10).ptr;
        if (tenths % 10 == 0) return;
        *end_++ = '.';
        *end_++ = static_cast<char>('0' + tenths % 10);
    }
    operator std::string_view() const { return {text_, end_}; }

  private:
    char text_[16];
    char* end_;
};

void draw_label(double x, double y, std::string_view text, Page& page, std::string_view kind = "") {
    page.add("<text", kind, " x=\"", At{x}, "\" y=\"", At{y}, "\">");
    page.add_text(text);
    page.add("</text>");
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

const Threshold& threshold_of(const Indicator& indicator, const TargetResult& result) {
    return indicator.targets[result.target].threshold_in(result.judged);
}

/// The ends of a threshold as marks: one, or two of a range.
std::vector<Decimal> marks_of(const Threshold& threshold) {
    if (threshold.op == Operator::between) return {threshold.low, threshold.high};
    return {threshold.low};
}

void draw_words_of_bullet(const Indicator& indicator, const TargetRow& row, Language language,
                          Page& page) {
    const TargetResult& result = *row.of;
    const Words& w = words(language);
    page.add_text(w.result);
    page.add(": ");
    page.add_text(value(result.shown, indicator, language));
    page.add("; ");
    page.add_text(w.must_reach);
    page.add(": ");
    page.add_text(row.must_reach);
    if (!result.path) return;
    page.add("; ");
    page.add_text(w.path_value);
    page.add(": ");
    page.add_text(value(told(result.path->value, {}), indicator, language));
}

/// The bar of one target, with the marks around it.
class Bullet {
  public:
    Bullet(const Indicator& indicator, const TargetRow& row, Language language, Page& page)
        : indicator_(indicator), row_(row), result_(*row.of), language_(language), page_(page) {
        scale_ = scale_of(indicator);
        scale_.from = 2;
        scale_.to = width - 14;  // so that a mark at 100 % and its label are seen
        scale_.include(drawn(result_.value->rounded()));
        for (const Target& target : indicator.targets) {
            for (const Decimal mark : marks_of(target.threshold_in(result_.judged)))
                scale_.include(drawn(mark) * (indicator.is_percentage() ? 1.0 : 1.1));
        }
    }

    void draw() {
        page_.add("<svg class=\"bullet\" viewBox=\"0 0 ", width, " ", height,
                  "\" role=\"img\"><title>");
        draw_words_of_bullet(indicator_, row_, language_, page_);
        page_.add("</title>");
        draw_bar();
        draw_marks(true);
        draw_marks(false);
        if (result_.path) {
            page_.add("<path class=\"path-mark\" d=\"M", At{scale_(drawn(result_.path->value))},
                      " 10l4.5 -8h-9z\"/>");
        }
        page_.add("</svg>");
    }

  private:
    static constexpr int width = 180, height = 36;

    void draw_bar() {
        const double zero = scale_(0), reached = scale_(drawn(result_.value->rounded()));
        page_.add("<path class=\"track\" d=\"M", At{scale_.from}, " 16h",
                  At{scale_.to - scale_.from}, "\"/><path class=\"bar ",
                  class_of(tone(result_.status)), "\" d=\"M", At{std::min(zero, reached)}, " 16h",
                  At{std::max(std::abs(reached - zero), 1.0)}, "\"/>");
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
        page_.add("<path class=\"", own ? "mark" : "other-mark", "\" d=\"M", At{x},
                  own ? " 6v20\"/>" : " 9v14\"/>");
        const bool room = std::ranges::all_of(
            labelled_, [&](double other) { return std::abs(other - x) >= room_of_label; });
        if (!room || indicator_.kind == Kind::milestone) return;
        labelled_.push_back(x);
        draw_label(std::clamp(x, 8.0, width - 10.0), height - 1, number(mark, language_), page_,
                   own ? " class=\"own\"" : "");
    }

    static constexpr double room_of_label = 22;

    const Indicator& indicator_;
    const TargetRow& row_;
    const TargetResult& result_;
    Language language_;
    Page& page_;
    Scale scale_;
    std::vector<double> labelled_;
};

/// The values of one target over the years.
class LineChart {
  public:
    LineChart(const Indicator& indicator, const TargetResult& result, Language language, Page& page)
        : indicator_(indicator),
          history_(result.history),
          corners_(result.line),
          language_(language),
          page_(page),
          horizon_(indicator.targets[result.target].horizon),
          threshold_(threshold_of(indicator, result).low) {
        // where the way begins: the base of the path, else the first value known
        begin_ = result.path ? YearValue{result.path->base_period, result.path->base_value}
                             : history_.front();
        first_ = std::min(begin_.period, history_.front().period);
        last_ = std::max(horizon_, history_.back().period);
        years_ = {static_cast<double>(first_), static_cast<double>(last_), 14, width - 14};
        values_ = {drawn(threshold_), drawn(threshold_), height - 24.0, 16};
        values_.include(drawn(begin_.value));
        for (const YearValue& corner : corners_) values_.include(drawn(corner.value));
        for (const YearValue& known : history_) values_.include(drawn(known.value));
        // the smallest changes are not to look like the largest
        const double spare = std::max((values_.high - values_.low) * 0.1, 1.0);
        values_.low -= spare;
        values_.high += spare;
    }

    void draw() const {
        page_.add("<svg class=\"line\" viewBox=\"0 0 ", width, " ", height,
                  "\" role=\"img\"><title>");
        draw_words();
        page_.add("</title>");
        draw_way();
        draw_values();
        label_value(history_.front(), -6, " class=\"own start\"");
        label_value(history_.back(), 0, " class=\"own\"");
        label_year(first_, years_.from);
        label_year(last_, years_.to);
        page_.add("</svg>");
    }

  private:
    static constexpr int width = 180, height = 72;

    void draw_words() const {
        for (const YearValue& known : history_) {
            page_.add(&known == &history_.front() ? "" : "; ", known.period, ": ");
            page_.add_text(value(told(known.value, {threshold_}), indicator_, language_));
        }
    }

    void draw_way() const {
        const At goal{values_(drawn(threshold_))};
        page_.add("<path class=\"goal\" d=\"M", At{years_.from}, " ", goal, "H", At{years_.to},
                  "\"/><path class=\"way\" d=\"M", At{years_(begin_.period)}, " ",
                  At{values_(drawn(begin_.value))});
        // earlier targets that it leads through
        for (std::size_t i = 1; i + 1 < corners_.size(); ++i) {
            page_.add("L", At{years_(corners_[i].period)}, " ",
                      At{values_(drawn(corners_[i].value))});
        }
        page_.add("L", At{years_(horizon_)}, " ", goal, "\"/>");
    }

    void draw_values() const {
        page_.add("<polyline points=\"");
        for (const YearValue& known : history_) {
            page_.add(&known == &history_.front() ? "" : " ", At{years_(known.period)}, ",",
                      At{values_(drawn(known.value))});
        }
        page_.add("\"/>");
    }

    /// Above its point, or below one that stands high.
    void label_value(const YearValue& known, double aside, std::string_view kind) const {
        const double y = values_(drawn(known.value));
        const double x = std::clamp(years_(known.period), 6.0, width - 18.0);
        draw_label(x + aside, y < 26 ? y + 14 : y - 6,
                   number(told(known.value, {threshold_}), language_), page_, kind);
    }

    void label_year(Year year, double x) const {
        page_.add("<text x=\"", At{x}, "\" y=\"", height - 2, "\">", year, "</text>");
    }

    const Indicator& indicator_;
    const std::vector<YearValue>& history_;
    const std::vector<YearValue>& corners_;  ///< of the path
    Language language_;
    Page& page_;
    Year horizon_;
    Decimal threshold_;
    YearValue begin_;
    Year first_ = 0, last_ = 0;
    Scale years_, values_;
};

}  // namespace

void draw_bullet_chart(const Indicator& indicator, const TargetRow& row, Language language,
                       Page& page) {
    if (row.of->value) Bullet{indicator, row, language, page}.draw();
}

void draw_loss(double from, double to, Tone tone, Page& page) {
    constexpr int width = 1000;  // stretched to the room there is
    page.add("<svg class=\"loss\" viewBox=\"0 0 ", width,
             " 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"",
             class_of(tone), "\" x=\"", At{from * width}, "\" width=\"", At{(to - from) * width},
             "\" height=\"10\"/></svg>");
}

void draw_line_chart(const IndicatorRows& rows, Language language, Page& page) {
    const Indicator& indicator = *rows.of;
    if (indicator.kind == Kind::milestone) return;
    const TargetResult* shown = nullptr;
    for (const TargetRow& row : rows.targets) {
        if (row.of->history.size() < 2) continue;
        const bool better = shown == nullptr || (!shown->path && row.of->path);
        if (better) shown = row.of;
    }
    if (shown) LineChart{indicator, *shown, language, page}.draw();
}

}  // namespace cchc::render
