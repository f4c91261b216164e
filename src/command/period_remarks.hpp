#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "command/dataset.hpp"
#include "model/text.hpp"

/// What the text of `check` says beside its findings of a period that was asked for.
namespace cchc::command {

/// Rows of later years, which do not count, and units that owe reports of the period and have sent
/// nothing; lower case, no full stop. `units`: of these alone, by folded code; absent: of all.
/// `complete`: silent units are findings themselves. Precondition: the data were read to the end.
std::vector<Text> remarks_on_period(const Dataset& dataset, Year period,
                                    const std::optional<std::set<std::string>>& units,
                                    bool complete, unsigned threads);

}  // namespace cchc::command
