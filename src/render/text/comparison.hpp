#pragma once

#include <string>
#include <vector>

#include "model/comparison.hpp"
#include "model/input_digest.hpp"
#include "render/text/document.hpp"

/// `cchc compare`: what changed between two reports, and why.
namespace cchc::render {

/// What one side of a comparison was made from.
struct ComparedSide {
    std::vector<InputDigest> inputs;
    PlaceText place_of;
};
struct ComparedSides {
    ComparedSide before, after;
};

/// What changed, to read: verdicts first, the worst of them first, then values and what moved them,
/// then overall scores and ranks, context indices, and the cells that differ.
Document comparison_document(const Comparison& comparison, const ComparedSides& sides,
                             Language language);

/// Appends one row for each target that changed, in the order of the comparison, under a heading:
/// unit,indicator,horizon,status_before,status_after,value_before,value_after,cause,details,change,
/// complete_before,complete_after.
void write_compared_targets_csv(const Comparison& comparison, std::string& out);

/// The same for scores: unit,horizon,area,score_before,score_after,score_reported_before,
/// score_reported_after,grade_before,grade_after,rank_before,rank_after,cause,details.
void write_compared_scores_csv(const Comparison& comparison, std::string& out);

/// The same for context indices: unit,indicator,value_before,value_after,direction_before,
/// direction_after,cause,details.
void write_compared_context_csv(const Comparison& comparison, std::string& out);

/// Appends one JSON document: what was compared, changed cells with their places, targets, scores,
/// context, what moved ratios.
void write_comparison_json(const Comparison& comparison, const ComparedSides& sides,
                           std::string& out);

}  // namespace cchc::render
