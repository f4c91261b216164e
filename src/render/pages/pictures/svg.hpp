#pragma once

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "model/programme.hpp"
#include "render/pages/frame/page.hpp"

/// What charts are drawn with. Coordinates are binary fractions: nothing is decided by them.
namespace cchc::render {

inline double drawn(Decimal decimal) {
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

/// Values to coordinates.
struct Scale {
    double low = 0, high = 100;  ///< values at the ends
    double from = 0, to = 100;   ///< coordinates of the ends

    double operator()(double value) const {
        const double share = (value - low) / (high - low);
        return from + std::clamp(share, 0.0, 1.0) * (to - from);
    }
    /// Makes it wide enough for a value.
    void include(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
};

/// The ends of a threshold as marks: one, or two of a range.
inline std::vector<Decimal> marks_of(const Threshold& threshold) {
    if (threshold.op == Operator::between) return {threshold.low, threshold.high};
    return {threshold.low};
}

}  // namespace cchc::render
