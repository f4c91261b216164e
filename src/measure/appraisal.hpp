#pragma once

#include <span>

#include "data/inputs.hpp"
#include "model/unit_detail.hpp"

/// What units reported beside what appraisers found (interface, section 4, `--verified`).
namespace cchc::measure {

/// Who stands behind a row. Precondition: some rows were verified.
Basis basis_of_row(const Inputs& inputs, std::uint64_t place);

/// Who stands behind the rows in the figure of a unit for a period, of a reduction those of its
/// baseline too; nothing where there is no row. Precondition: some rows were verified.
std::optional<Basis> basis_of_figure(const Inputs& inputs, IndicatorIndex indicator,
                                     const Target& target, UnitIndex unit, Year period);

/// The same of an indicator that is no reduction.
std::optional<Basis> basis_of_figure(const Inputs& inputs, IndicatorIndex indicator, UnitIndex unit,
                                     Year period);

/// Notes for each unit what its scores and ranks would be by what units reported, and how its own
/// figures of the period differ from those that were verified; who sent nothing is said by what
/// units reported. `reported`: the same report by what units reported. Precondition: some rows were
/// verified.
void note_appraisals(Report& report, const Report& reported, const Inputs& inputs);

/// Puts beside each target and context indicator what its figure would be by what units reported.
/// `reported`: the same units by that, in the same order; the basis is there already.
void set_beside(std::span<const UnitDetail> reported, std::span<UnitDetail> details);

}  // namespace cchc::measure
