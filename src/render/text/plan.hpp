#pragma once

#include <span>
#include <string>

#include "model/input_digest.hpp"
#include "model/plan.hpp"
#include "render/selection.hpp"
#include "render/text/document.hpp"

/// `cchc plan`: what each unit has to reach, year by year.
namespace cchc::render {

/// Appends one row for each step of the selected units, under a heading:
/// unit,indicator,horizon,year,value,count,possible,reason,present,pace,complete.
void write_plan_csv(const Report& report, const Plan& plan, const Selection& selection,
                    std::string& out);

/// Appends the same steps as one JSON document, with the names of the columns.
void write_plan_json(const Report& report, const Plan& plan, const Selection& selection,
                     std::span<const InputDigest> inputs, std::string& out);

/// A table for each selected unit: targets down, years across.
Document plan_document(const Report& report, const Plan& plan, const Selection& selection,
                       Language language);

}  // namespace cchc::render
