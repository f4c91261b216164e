#pragma once

#include <span>
#include <string>

#include "model/text.hpp"
#include "model/unit_detail.hpp"
#include "render/selection.hpp"

/// Scorecards for pull requests and chats: GitHub's Markdown. Text of a user's making is escaped.
namespace cchc::render {

/// Appends the scorecards of some units. `horizons`: only their targets and scores.
void write_markdown(const Report& report, std::span<const UnitDetail> units,
                    const Horizons& horizons, Language language, std::string& out,
                    const Labels& labels = {});

}  // namespace cchc::render
