#pragma once

#include <string>

#include "model/report.hpp"

/// What csv and json share: the machine form of what a report holds.
namespace cchc::render {

/// The threshold as the `threshold` column has it: `50`, `25..35`, `100`.
std::string machine_text(const Threshold& threshold);

/// A ratio rounded to 6 decimals, in the machine form.
std::string machine_text(const Ratio& ratio);

}  // namespace cchc::render
