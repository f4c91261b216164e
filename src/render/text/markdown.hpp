#pragma once

#include <string>

#include "model/report.hpp"
#include "model/text.hpp"
#include "render/selection.hpp"

/// Scorecards for pull requests and chats: GitHub's Markdown. Text of a user's making is escaped.
namespace cchc::render {

/// Appends the scorecards of the selected units.
void write_markdown(const Report& report, const Selection& selection, Language language,
                    std::string& out, const Labels& labels = {});

}  // namespace cchc::render
