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

/// Appends a line for each of some units (newline-delimited JSON): the unit as write_json has it,
/// and before its own keys those that a line needs to stand alone: how each document begins, and
/// the id and title of the programme.
void write_json_lines(const Report& report, std::span<const UnitDetail> units,
                      const Horizons& horizons, std::string& out);

}  // namespace cchc::render
