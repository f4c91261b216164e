#pragma once

#include <span>
#include <string>

#include "model/input_digest.hpp"
#include "model/unit_detail.hpp"
#include "render/selection.hpp"

/// The whole report for programs (interface, section 5): names and numbers of the csv tables,
/// nested by unit; numbers with the very digits of the csv; absent is null.
namespace cchc::render {

/// Appends one JSON document of some units. `horizons`: only their targets and scores; `inputs`:
/// the files the report was made from.
void write_json(const Report& report, std::span<const UnitDetail> units, const Horizons& horizons,
                std::span<const InputDigest> inputs, std::string& out, const Labels& labels = {});

}  // namespace cchc::render
