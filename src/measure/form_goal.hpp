#pragma once

#include <span>
#include <vector>

#include "data/inputs.hpp"
#include "model/form.hpp"

namespace cchc::measure {

/// The rows of the forms of some units, in the order of the units and of the programme: a row for
/// each report that one of them owes for the period of `inputs`, with the figures of the year
/// before and what the row will be held against.
std::vector<FormRow> form_rows(const Inputs& inputs, std::span<const UnitIndex> units);

}  // namespace cchc::measure
