#include "render/pages/pictures/charts.hpp"

#include <algorithm>
#include <vector>

#include "render/pages/pictures/svg.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

void draw_label(double x, double y, std::string_view text, Page& page, std::string_view kind = "") {
    page.add("<text", kind, " x=\"", At{x}, "\" y=\"", At{y}, "\">");
    page.add_text(text);
    page.add("</text>");
}

const Threshold& threshold_of(const Indicator& indicator, const TargetResult& result) {
    return indicator.targets[result.target].threshold_in(result.judged);
}

/// The bar of one target. All bars have one scale, in parts of what must be reached, so that the
/// thresholds of a page stand below each other.
class Bullet {
  public:
    Bullet(const Indicator& indicator, const TargetRow& row, Page& page)
        : indicator_(indicator), row_(row), page_(page) {}

    void draw() {
        // the figures stand in the same row
        page_.add("<svg class=\"bullet\" viewBox=\"0 0 180 18\" aria-hidden=\"true\">");
        draw_bar();
        for (const Decimal mark : marks_of(threshold()))
            page_.add("<path class=\"mark\" d=\"M", at(mark), " 1v16\"/>");
        if (row_.of->path)
            page_.add("<path class=\"path-mark\" d=\"M", at(row_.of->path->value),
                      " 9l4.5 -8h-9z\"/>");
        page_.add("</svg>");
    }

  private:
    static constexpr int left = 2, threshold_at = 122, right = 176;  // of 180

    const Threshold& threshold() const { return threshold_of(indicator_, *row_.of); }

    double place(Decimal value) const {
        const double part = drawn(value) / drawn(threshold().low);
        return left + part * (threshold_at - left);
    }
    At at(Decimal value) const { return At{std::clamp<double>(place(value), left, right)}; }

    /// One that does not end in the picture ends in a point.
    void draw_bar() {
        const double end = place(row_.of->value->rounded());
        page_.add("<path class=\"", class_of(tone(*row_.of)), "\" d=\"M", left, " 5H");
        if (end > right) {
            page_.add(right - 4, "l4 4l-4 4H", left, "z\"/>");
        } else {
            page_.add(At{std::max(end, left + 1.0)}, "v8H", left, "z\"/>");
        }
    }

    const Indicator& indicator_;
    const TargetRow& row_;
    Page& page_;
};

/// The values of one target over the years. All charts have the years of the programme below them,
/// and those of percentages 0 to 100 beside them.
class LineChart {
  public:
    LineChart(const Programme& programme, const Indicator& indicator, const TargetResult& result,
              Language language, Page& page)
        : indicator_(indicator),
          result_(result),
          corners_(result.line),
          language_(language),
          page_(page),
          horizon_(indicator.targets[result.target].horizon),
          threshold_(threshold_of(indicator, result).low),
          first_(programme.start),
          last_(programme.horizons().back()) {
        // where the way begins: the base of the path, else the first value known
        const auto& history = result.history;
        begin_ = result.path ? YearValue{result.path->base_period, result.path->base_value}
                             : history.front();
        first_ = std::min({first_, begin_.period, history.front().period});
        last_ = std::max(last_, history.back().period);
        years_ = {static_cast<double>(first_), static_cast<double>(last_), left, right};
        values_ = {0, indicator.is_percentage() ? 100.0 : 1.0, height - 18.0, 8};
        values_.include(drawn(threshold_));
        values_.include(drawn(begin_.value));
        for (const YearValue& corner : corners_) values_.include(drawn(corner.value));
        for (const YearValue& known : history) values_.include(drawn(known.value));
    }

    void draw() const {
        const auto& history = result_.history;
        page_.add("<svg class=\"line\" viewBox=\"0 0 180 56\" role=\"img\"><title>");
        draw_words();
        page_.add("</title>");
        draw_way();
        draw_values();
        const double began = values_(drawn(history.front().value)),
                     ends = values_(drawn(history.back().value));
        label_value(history.front(), left - 6, began, " class=\"own end\"");
        label_value(history.back(), years_(history.back().period) + 6, ends,
                    " class=\"own start\"");
        page_.add("<text x=\"", left, "\" y=\"53\">", first_, "</text><text x=\"", right,
                  "\" y=\"53\">", last_, "</text>");
        page_.add("</svg>");
    }

  private:
    static constexpr int height = 56, left = 46, right = 132;  // of 180

    void draw_words() const {
        for (const YearValue& known : result_.history) {
            page_.add(&known == &result_.history.front() ? "" : "; ", known.period, ": ");
            page_.add_text(value(told(known.value, {threshold_}), indicator_, language_));
        }
    }

    void draw_way() const {
        const At goal{values_(drawn(threshold_))};
        page_.add("<path class=\"goal\" d=\"M", left, " ", goal, "H", right,
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
        const auto& history = result_.history;
        page_.add("<polyline points=\"");
        for (const YearValue& known : history) {
            page_.add(&known == &history.front() ? "" : " ", At{years_(known.period)}, ",",
                      At{values_(drawn(known.value))});
        }
        const YearValue& last = history.back();
        page_.add("\"/><circle class=\"", class_of(tone(result_)), "\" cx=\"",
                  At{years_(last.period)}, "\" cy=\"", At{values_(drawn(last.value))},
                  "\" r=\"3.5\"/>");
    }

    /// Beside the picture, at the height of its point.
    void label_value(const YearValue& known, double x, double y, std::string_view kind) const {
        draw_label(x, std::min(y + 3.5, height - 16.0),
                   number(told(known.value, {threshold_}), language_), page_, kind);
    }

    const Indicator& indicator_;
    const TargetResult& result_;
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

void draw_bullet_chart(const Indicator& indicator, const TargetRow& row, Page& page) {
    if (!row.of->value || indicator.kind == Kind::milestone) return;
    // nothing can be drawn in parts of nothing
    if (threshold_of(indicator, *row.of).low <= Decimal{}) return;
    Bullet{indicator, row, page}.draw();
}

namespace {

/// A bar on an axis that is stretched to the room there is; `from` and `to` are shares of it.
void draw_bar_on_axis(std::string_view kind, double from, double to, Page& page) {
    constexpr int width = 1000;
    page.add("<rect class=\"", kind, "\" x=\"", At{from * width}, "\" width=\"",
             At{(to - from) * width}, "\" height=\"10\"/>");
}

void begin_axis(std::string_view kind, Page& page) {
    page.add("<svg class=\"", kind,
             "\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
}

}  // namespace

void draw_loss(double from, double to, Tone tone, Page& page) {
    begin_axis("axis-bar", page);
    draw_bar_on_axis(class_of(tone), from, to, page);
    page.add("</svg>");
}

void draw_move(double from, double to, double start, Tone tone, Page& page) {
    constexpr double least = 0.003;  // of the axis: what is seen
    begin_axis("axis-bar balance", page);
    draw_bar_on_axis(class_of(tone), from, std::max(to, from + least), page);
    const At mark{start * 1000};
    page.add("<path class=\"mark\" d=\"M", mark, " 0v10\"/></svg>");
}

void draw_share(Decimal percent, Page& page) {
    begin_axis("axis-bar share", page);
    draw_bar_on_axis("of-all", 0, drawn(percent) / 100, page);
    page.add("</svg>");
}

void draw_balance(exact::Integer lacking, exact::Integer exceeding, Page& page) {
    const auto share = [&](exact::Integer of) {
        return static_cast<double>(of) / static_cast<double>(std::max(lacking, exceeding)) / 2;
    };
    begin_axis("axis-bar balance", page);
    draw_bar_on_axis("good", 0.5 - share(exceeding), 0.5, page);
    draw_bar_on_axis("bad", 0.5, 0.5 + share(lacking), page);
    page.add("<path class=\"mark\" d=\"M500 0v10\"/></svg>");
}

void draw_line_chart(const Programme& programme, const IndicatorRows& rows, Language language,
                     Page& page) {
    const Indicator& indicator = *rows.of;
    if (indicator.kind == Kind::milestone) return;
    const TargetResult* shown = nullptr;
    for (const TargetRow& row : rows.targets) {
        if (row.of->history.size() < 2) continue;
        const bool better = shown == nullptr || (!shown->path && row.of->path);
        if (better) shown = row.of;
    }
    if (shown) LineChart{programme, indicator, *shown, language, page}.draw();
}

}  // namespace cchc::render
