#pragma once

#include "model/report.hpp"
#include "model/text.hpp"
#include "render/pages/frame/page.hpp"
#include "render/scorecard/scorecard.hpp"

/// Charts as inline SVG, each with its figures in words for who cannot see it; their colours and
/// sizes are in the pages' style. Coordinates are binary fractions: nothing is decided by them.
namespace cchc::render {

/// A target's value as a bar, in parts of what must be reached, with marks at the threshold (of a
/// range at both ends) and where the path says it should be by now. Nothing without a value, for
/// milestones, and where nothing is to be reached.
void draw_bullet_chart(const Indicator& indicator, const TargetRow& row, Page& page);

/// What one target takes away from a score, as a bar on the axis from the score to 100: `from` and
/// `to` are shares of that axis, 0 to 1. The points stand beside it in words.
void draw_loss(double from, double to, Tone tone, Page& page);

/// What a unit adds to a change, as a bar; `from`, `to` and `start`, where the change began, are
/// shares of the axis, 0 to 1. The figure stands beside it in words.
void draw_move(double from, double to, double start, Tone tone, Page& page);

/// A score as a bar on an axis from 0 to 100.
void draw_share(Decimal percent, Page& page);

/// What units lack together, to the right, and what others exceed by, to the left, on the scale of
/// the larger one. Precondition: one of them is above 0.
void draw_balance(exact::Integer lacking, exact::Integer exceeding, Page& page);

/// An indicator's values over the years, with the way to the horizon of the first target that has
/// one before it, else of the first with values. Nothing with less than two values, and for
/// milestones.
void draw_line_chart(const Programme& programme, const IndicatorRows& rows, Language language,
                     Page& page);

}  // namespace cchc::render
