#pragma once

#include <span>
#include <string>

#include "model/report.hpp"
#include "render/selection.hpp"

/// The whole report for programs (interface, section 5): names and numbers of the csv tables,
/// nested by unit; numbers with the very digits of the csv; absent is null.
namespace cchc::render {

/// Appends one JSON document. `inputs`: the files the report was made from.
void write_json(const Report& report, const Selection& selection,
                std::span<const InputDigest> inputs, std::string& out, const Labels& labels = {});

}  // namespace cchc::render
