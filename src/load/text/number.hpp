#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "exact/decimal.hpp"

/// Figures as spreadsheets write them: decimal comma or point, grouping, `%`; exact.
namespace cchc::load {

/// What the figures of one file show of the way it writes them.
class FigureEvidence {
  public:
    /// Looks at one figure of the file.
    void add(std::string_view text);
    /// The same for `count` figures that show `mark` as decimal.
    void add_decimals(char mark, std::size_t count);
    /// Whether some figure can only be read with `mark` as its decimal mark.
    bool shows_decimal(char mark) const { return decimals_[index(mark)] > 0; }
    /// Whether some figure groups its digits by `mark` (`1.234.567`).
    bool shows_grouping(char mark) const { return groupings_[index(mark)] > 0; }
    /// Whether both marks have three digits behind them somewhere (`1.234` and `1,234`).
    bool shows_both_before_three() const { return before_three_[0] > 0 && before_three_[1] > 0; }
    /// The mark that most figures show as decimal, the first one of a tie; nothing without any.
    std::optional<char> decimal_mark() const;

  private:
    static std::size_t index(char mark) { return mark == ',' ? 0 : 1; }

    std::array<std::size_t, 2> decimals_{};
    std::array<std::size_t, 2> groupings_{};
    std::array<std::size_t, 2> before_three_{};
    char first_ = ',';
};

/// How the figures of one file are to be read.
struct FigureStyle {
    char decimal_mark = '.';
    bool given = false;  ///< by the user, so nothing is ambiguous
    bool shown = false;  ///< by figures of the file; else it is what the separator suggests
    bool comma_separated = true;
    bool contradictory = false;  ///< other figures use the mark otherwise, so `1.234` says nothing
    bool both_before_three = false;  ///< `1.234` and `1,234`: one of them may be no grouping
};

/// The style of a file cut by `separator`, on the evidence of its figures.
FigureStyle figure_style(char separator, std::optional<char> given, const FigureEvidence& evidence);

/// What stands in a figure's cell.
enum class FigureFault {
    none,
    not_a_number,
    exponent,      ///< `1e5`
    percent_sign,  ///< `%` where none is allowed
    ambiguous,     ///< `1.234` where it may be 1234 or 1.234
    other_mark,    ///< the decimal mark that is not the file's
    too_many_digits,
    negative,
    fraction,  ///< where whole things are counted
};

/// What a figure is expected to be.
struct FigureKind {
    bool whole = false;
    bool percent_sign = false;  ///< may be followed by `%`
};

/// One figure read.
struct Figure {
    FigureFault fault = FigureFault::none;
    exact::Decimal number;
    int places = 0;        ///< decimals written, at most 6
    bool rounded = false;  ///< decimals behind the sixth were not 0
};

/// Reads a cell that is not blank. Never throws.
Figure read_figure(std::string_view text, const FigureKind& kind, const FigureStyle& style);

/// Whether the text is one of the signs people put where no figure is (`-`, `x`, `n/a`, `KPS`,
/// "không phát sinh" …), which are no numbers.
bool stands_for_nothing(std::string_view text);

}  // namespace cchc::load
