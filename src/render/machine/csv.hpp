#pragma once

#include <span>
#include <string>

#include "model/unit_detail.hpp"
#include "render/machine/columns.hpp"
#include "render/selection.hpp"

/// Tables for programs (interface, section 5), of the columns in columns.hpp: RFC 4180, lines
/// ending in LF, numbers in the machine form, absent as an empty cell. Codes are written as they
/// are, also where a spreadsheet would take one for a formula: they are keys, and must join with
/// those of the data.
namespace cchc::render {

/// Appends one row for each unit × indicator × horizon, under a heading. `chosen`: columns that
/// options add; bounds are of units that were measured with them, and verified figures of a report
/// with such.
void write_targets_csv(const Report& report, std::span<const UnitDetail> units,
                       const TablePart& part, std::string& out, const OptionalColumns& chosen = {});

/// Appends one row for each unit × horizon × area with targets, and one `*` row over all areas.
void write_scores_csv(const Report& report, const Selection& selection, std::string& out);

/// Appends one row for each unit × area that has a target that counts in the year's standing, and
/// one `*` row over all areas (method, section 10). The selected horizons do not matter here.
void write_year_csv(const Report& report, const Selection& selection, std::string& out);

/// Appends one row for each unit × context indicator. The selected horizons do not matter here.
void write_context_csv(const Report& report, std::span<const UnitDetail> units,
                       const TablePart& part, std::string& out);

}  // namespace cchc::render
