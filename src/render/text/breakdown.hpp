#pragma once

#include <span>
#include <string>

#include "model/breakdown.hpp"
#include "model/input_digest.hpp"
#include "render/text/document.hpp"

/// `cchc explain UNIT`: of which points a score is made, for whoever adds it up again.
namespace cchc::render {

/// The breakdown to read: the overall score of each horizon and of the year, then its areas; of
/// each the largest losses first. `report`: of the same inputs and period.
Document breakdown_document(const Breakdown& breakdown, const Report& report, Language language);

/// What a target's points are made of: "57,84%, xấu nhất 40,12% × 41/45 (trọng số 2)"; empty where
/// it has all of them. `of_horizon`: of the score at a horizon, else of the year's standing.
std::string term_in_words(const ScoreTerm& term, bool of_horizon, Language language);

/// Appends the breakdown as one JSON document; render/machine/breakdown_data.cpp.
void write_breakdown_json(const Breakdown& breakdown, const Report& report,
                          std::span<const InputDigest> inputs, std::string& out);

}  // namespace cchc::render
