#pragma once

#include <span>
#include <string>

#include "model/moves.hpp"
#include "render/machine/json_writer.hpp"

/// What moved a ratio, for programs.
namespace cchc::render {

/// Appends one row for each unit, under a heading: unit,indicator,period_before,period_after,
/// value_before,value_after,change,moved_by,predecessors,presence,share_before,share_after,
/// ratio_before,ratio_after,within,between,entered_or_left,total. Several codes have `;` between
/// them.
void write_moves_csv(std::span<const Moves> moves, std::string& out);

/// A list of the same, each with its units.
void write_moves(Json& json, std::span<const Moves> moves);

}  // namespace cchc::render
