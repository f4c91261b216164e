#pragma once

#include <span>
#include <string>
#include <unordered_map>

#include "diag/diagnostic.hpp"
#include "load/text/csv.hpp"
#include "load/text/headings.hpp"
#include "model/units.hpp"

namespace cchc::load {

/// Reads the units file (interface, section 2). Findings of groups F and U, in reading order.
Units read_units(const diag::Source& source, const Programme& programme, diag::Findings& findings);

/// Where the units file lists each unit, by the folded code: the cell of its code, or of another
/// column. The file may lack that column; the places are empty then.
std::unordered_map<std::string, diag::Place> places_of_units(const diag::Source& source,
                                                             Column column = Column::unit);

/// Reads the exemptions file (interface, section 2). Findings of groups F and U (`bad-exemption`).
Exemptions read_exemptions(const diag::Source& source, const Programme& programme,
                           const Units& units, diag::Findings& findings);

/// The units where no file names them: every unit code in the data, in reading order, is a
/// department of one province `ALL` (interface, section 2).
Units units_of_data(std::span<const diag::Source* const> sources, const Programme& programme,
                    const CsvOptions& options);

}  // namespace cchc::load
