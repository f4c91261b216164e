#pragma once

#include <functional>

#include "diag/place.hpp"
#include "load/data/data_row.hpp"
#include "load/text/csv.hpp"
#include "model/previous_figures.hpp"
#include "model/programme.hpp"
#include "model/units.hpp"

namespace cchc::load {

/// Whether the row shows a figure in some column of the year before: a word or a dash is none.
bool has_previous_figures(const DataRow& row);

/// Reads a data file again, for the figures of the year before that a form shows: calls `see` for
/// every row that has one and names a known unit, indicator and year. Says nothing of what is wrong
/// with the file: that was found when it was read.
void read_previous_figures(const diag::Source& source, const Programme& programme,
                           const Units& units, const CsvOptions& options,
                           const std::function<void(const PreviousFigures&)>& see);

}  // namespace cchc::load
