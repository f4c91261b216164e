#include "render/pages/pictures/distribution.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

using exact::Integer;

/// The least of 1, 2, 5, 10, 20 … millionths that divides a range into at most so many steps.
Integer step_of(Integer range, Integer most_steps) {
    for (Integer power = 1;; power *= 10) {
        for (const int times : {1, 2, 5}) {
            if (range <= most_steps * power * times) return power * times;
        }
    }
}

/// From the last multiple of the step that is no larger; of what is below zero too.
Integer floored(Integer value, Integer step) {
    const Integer whole = value / step * step;
    return whole > value ? whole - step : whole;
}

/// Where values stand, in percent of the width.
class Axis {
  public:
    Axis(const Distribution& of, Integer most_steps) {
        Integer least = of.dots.front().value.count(), most = least;
        const auto include = [&](Decimal value) {
            least = std::min(least, value.count());
            most = std::max(most, value.count());
        };
        for (const auto& dot : of.dots) include(dot.value);
        for (const auto& line : of.lines) include(line.value);
        step_ = step_of(std::max<Integer>(most - least, 1), most_steps);
        low_ = floored(least, step_);
        high_ = floored(most, step_) + (floored(most, step_) == most && most > low_ ? 0 : step_);
    }

    Integer low() const { return low_; }
    Integer step() const { return step_; }
    std::size_t steps() const { return static_cast<std::size_t>((high_ - low_) / step_); }
    std::size_t step_of_value(Decimal value) const {
        return std::min(static_cast<std::size_t>((value.count() - low_) / step_), steps() - 1);
    }
    double at(Integer millionths) const {
        return margin + (100 - 2 * margin) * static_cast<double>(millionths - low_) /
                            static_cast<double>(high_ - low_);
    }
    double at(Decimal value) const { return at(value.count()); }

  private:
    static constexpr double margin = 2;
    Integer low_, high_, step_;
};

std::string percent(double share) {
    return fmt::format("{:.2f}%", share);
}

class Picture {
  public:
    Picture(const Distribution& of, Language language, Page& page)
        : of_(of),
          language_(language),
          page_(page),
          axis_(of, of.dots.size() > most_dots ? 40 : 5) {}

    void draw() {
        const bool bars = of_.dots.size() > most_dots;
        bars ? count() : stack();
        begin();
        bars ? draw_bars() : draw_dots();
        draw_axis();
        for (const auto& line : of_.lines) draw_line(line);
        page_.add("</svg>");
    }

  private:
    static constexpr int above = 32, row_height = 9, bars_height = 90;  ///< in pixels
    static constexpr std::size_t most_rows = 10;

    /// Dots that would lie on each other are put above each other.
    void stack() {
        for (const auto& dot : of_.dots) order_.push_back(&dot);
        std::ranges::stable_sort(order_, {}, &Distribution::Dot::value);
        constexpr double width = 0.9;  // of a dot, in percent of the picture
        std::vector<double> ends;      // of the last dot in each row
        for (const auto* dot : order_) {
            const double x = axis_.at(dot->value);
            auto row = std::ranges::find_if(ends, [&](double end) { return end <= x; });
            if (row == ends.end() && ends.size() < most_rows) row = ends.insert(row, 0);
            if (row == ends.end()) row = std::ranges::min_element(ends);
            *row = x + width;
            rows_.push_back(static_cast<int>(row - ends.begin()));
        }
        floor_ = above + row_height * static_cast<int>(ends.size()) + 4;
    }

    void count() {
        counts_.resize(axis_.steps());
        for (const auto& dot : of_.dots) ++counts_[axis_.step_of_value(dot.value)];
        floor_ = above + bars_height;
    }

    void begin() {
        page_.add("<svg class=\"distribution\" height=\"", floor_ + 18, "\" role=\"img\"><title>");
        page_.add_text(of_.words);
        page_.add("</title>");
    }

    void draw_dots() {
        for (std::size_t i = 0; i < order_.size(); ++i) {
            page_.add("<circle class=\"", class_of(order_[i]->tone), "\" cx=\"",
                      percent(axis_.at(order_[i]->value)), "\" cy=\"",
                      floor_ - 5 - row_height * rows_[i], "\" r=\"4\"><title>");
            page_.add_text(order_[i]->title);
            page_.add("</title></circle>");
        }
    }

    std::string edge(std::size_t step) const {
        return number(Decimal::millionths(axis_.low() + axis_.step() * Integer{step}), language_);
    }

    void draw_bars() {
        const std::size_t most = *std::ranges::max_element(counts_);
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_[i] == 0) continue;
            const double height = double(bars_height) * double(counts_[i]) / double(most);
            const double from = axis_.at(axis_.low() + axis_.step() * Integer{i});
            const double to = axis_.at(axis_.low() + axis_.step() * Integer{i + 1});
            page_.add("<rect x=\"", percent(from), "\" y=\"",
                      fmt::format("{:.1f}", floor_ - height), "\" width=\"", percent(to - from),
                      "\" height=\"", fmt::format("{:.1f}", height), "\"><title>");
            page_.add_text(fmt::format("{}–{}: {}", edge(i), edge(i + 1),
                                       words(language_).so_many_units(counts_[i], counts_[i])));
            page_.add("</title></rect>");
        }
    }

    void draw_axis() {
        page_.add("<line class=\"axis\" x1=\"1%\" x2=\"99%\" y1=\"", floor_, "\" y2=\"", floor_,
                  "\"/>");
        const std::size_t each = axis_.steps() > 8 ? (axis_.steps() + 7) / 8 : 1;
        for (std::size_t i = 0; i <= axis_.steps(); i += each) {
            const double x = axis_.at(axis_.low() + axis_.step() * Integer{i});
            page_.add("<text class=\"tick\" x=\"", percent(x), "\" y=\"", floor_ + 14, "\">");
            page_.add_text(edge(i));
            page_.add("</text>");
        }
    }

    /// The label of each line has a height of its own.
    void draw_line(const Distribution::Line& line) {
        const double x = axis_.at(line.value);
        const int y = 11 + 13 * static_cast<int>(&line - of_.lines.data());
        page_.add("<line class=\"", line.kind, "\" x1=\"", percent(x), "\" x2=\"", percent(x),
                  "\" y1=\"", y + 3, "\" y2=\"", floor_, "\"><title>");
        page_.add_text(line.label);
        page_.add("</title></line><text class=\"", line.kind,
                  x > 85   ? " end"
                  : x < 15 ? " start"
                           : "",
                  "\" x=\"", percent(x), "\" y=\"", y, "\">");
        page_.add_text(line.label);
        page_.add("</text>");
    }

    const Distribution& of_;
    Language language_;
    Page& page_;
    Axis axis_;
    int floor_ = 0;
    std::vector<const Distribution::Dot*> order_;
    std::vector<int> rows_;            ///< of the dots in this order
    std::vector<std::size_t> counts_;  ///< of the bars
};

}  // namespace

void draw_distribution(const Distribution& distribution, Language language, Page& page) {
    if (!distribution.dots.empty()) Picture{distribution, language, page}.draw();
}

}  // namespace cchc::render
