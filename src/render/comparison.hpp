#pragma once

#include <functional>
#include <string>

#include "model/comparison.hpp"
#include "render/document.hpp"

/// `cchc compare`: what changed between two reports, and why.
namespace cchc::render {

/// Where the rows of the two sides stand: "data/2025.csv:12".
struct ComparisonPlaces {
    std::function<std::string(RowIndex)> before, after;
};

/// What changed, to read: verdicts first, then values, then scores and ranks.
Document comparison_document(const Comparison& comparison, const ComparisonPlaces& places,
                             Language language);

/// Appends one row for each target that changed, under a heading:
/// unit,indicator,horizon,status_before,status_after,value_before,value_after,cause,details.
void write_comparison_csv(const Comparison& comparison, std::string& out);

/// Appends one JSON document: changed cells with their places, targets, scores.
void write_comparison_json(const Comparison& comparison, const ComparisonPlaces& places,
                           std::string& out);

}  // namespace cchc::render
