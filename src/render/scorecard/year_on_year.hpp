#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/unit_detail.hpp"
#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// The differences from the previous year, computed with the units that existed then.
struct Changes {
    std::string heading;                 ///< "Thay đổi so với năm 2024"
    std::size_t count = 0;               ///< targets with another status
    std::vector<std::string> sentences;  ///< the scores then and now; or why there is nothing
    std::optional<Grid> targets;         ///< those whose status is another one; absent: none
};

/// A unit that did not exist in the year before has nothing to compare with.
Changes changes(const Report& report, const UnitDetail& unit, const Scorecards& cards,
                Language language);

}  // namespace cchc::render
