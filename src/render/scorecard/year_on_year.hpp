#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// What is another than a year before, by the units of then.
struct Changes {
    std::string heading;                 ///< "Thay đổi so với năm 2024"
    std::vector<std::string> sentences;  ///< the scores then and now; or why there is nothing
    std::optional<Grid> targets;         ///< those whose status is another one; absent: none
};

/// `before`: the report of the year before, with briefs; null: there is none.
Changes changes(const Report& report, const UnitReport& unit, const Report* before,
                const Scorecards& cards, Language language);

}  // namespace cchc::render
