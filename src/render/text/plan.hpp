#pragma once

#include <string>

#include "model/plan.hpp"
#include "render/selection.hpp"
#include "render/text/document.hpp"

/// `cchc plan`: what each unit has to reach, year by year.
namespace cchc::render {

/// Appends one row for each step of the selected units, under a heading:
/// unit,indicator,horizon,year,value,count,possible,reason,present,pace,complete.
void write_plan_csv(const Report& report, const Plan& plan, const Selection& selection,
                    std::string& out);

/// A table for each selected unit: targets down, years across.
Document plan_document(const Report& report, const Plan& plan, const Selection& selection,
                       Language language);

}  // namespace cchc::render
