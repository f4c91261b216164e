#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/pages/frame/page.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

/// How the values of many units lie, as a picture.
struct Distribution {
    /// A value of one unit.
    struct Dot {
        Decimal value;
        Tone tone = Tone::plain;
        std::string title;  ///< "Xã Đông Lĩnh: 54,16%"
    };
    /// What they are held against.
    struct Line {
        Decimal value;
        std::string_view kind;  ///< in the style sheet: "threshold", "median"
        std::string label;      ///< "phải đạt 50%"
    };
    std::string words;  ///< what there is to see
    std::vector<Dot> dots;
    std::vector<Line> lines;
};

/// More values than these are counted in bars.
inline constexpr std::size_t most_dots = 200;

/// Draws a distribution as inline SVG, as wide as there is room: a dot for each value, or the
/// number of values between two marks of the scale as a bar where they are many. Each mark has its
/// number in a title. Nothing without a value.
void draw_distribution(const Distribution& distribution, Language language, Page& page);

}  // namespace cchc::render
