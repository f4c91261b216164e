#pragma once

#include <optional>
#include <string_view>

#include "load/data/data_row.hpp"
#include "load/text/number.hpp"
#include "model/programme.hpp"

namespace cchc::load {

/// What a row reports; nothing of it where its figure cells are all empty.
struct RowFigures {
    std::optional<Decimal> amount;  ///< the numerator of a ratio, else the value
    std::optional<Decimal> base;    ///< the denominator of a ratio, the weight of a weighted mean
};

/// What a figure of an indicator is expected to be in a column: numerator, denominator or value.
FigureKind figure_kind(Column column, const Indicator& indicator);

/// Whether a percentage that is written with so many decimals (0 to 6) agrees with 100·n/d: it is
/// no more than half a unit of its last decimal away, so a half may be rounded up or down. Beside
/// 0/0 a value of 0 agrees, as spreadsheets write it instead of an error (rules, group N).
bool is_percent_of(Decimal value, int places, Decimal n, Decimal d);

/// What the value of a milestone says in words, in either language (interface, section 6): done or
/// not; nothing where the text is none of them.
std::optional<bool> done_in_words(std::string_view text);

/// Whether some figure cell of the row is not empty.
bool has_figures(const DataRow& row);

/// Reads and judges the figures of a row (rules of group N, and those of group D about figures).
RowFigures read_figures(const Indicator& indicator, const FigureStyle& style, DataRow& row);

}  // namespace cchc::load
