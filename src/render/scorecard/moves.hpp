#pragma once

#include <functional>
#include <span>

#include "model/moves.hpp"
#include "render/scorecard/scorecard.hpp"

/// What moved a ratio, in words.
namespace cchc::render {

/// A signed figure with just so many decimals: "+1.20".
std::string signed_number(Decimal figure, int places, Language language);

/// A value or ratio on both sides: "45.20% → 47.10%"; "…" where there is none.
std::string before_and_after(const std::optional<Shown>& before, const std::optional<Shown>& after,
                             const Indicator& indicator, Language language);

/// Who moved it: codes, those that it answers for, and whether it entered or left. `name_of`: how a
/// code is told.
std::string moved_by(const Move& move,
                     const std::function<std::string(const std::string&)>& name_of,
                     Language language);

/// The values that changed as they are shown, each with what its units add: a table whose first row
/// for each value is of all units together. No rows: none changed.
Grid moves_table(std::span<const Moves> all, const Programme& programme, Language language);

}  // namespace cchc::render
