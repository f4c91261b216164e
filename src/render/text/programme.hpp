#pragma once

#include <span>
#include <string>

#include "model/input_digest.hpp"
#include "model/programme.hpp"
#include "render/text/table.hpp"

/// What was promised, without any figures: `cchc targets`.
namespace cchc::render {

/// Appends all indicators with their targets, area by area, for reading in a terminal.
void write_programme(const Programme& programme, const TableStyle& style, std::string& out);

/// Appends all that the programme says of some parts.
void write_parts(const Programme& programme, const ProgrammeParts& parts, const TableStyle& style,
                 std::string& out);

/// Appends one row for each target, and one for each indicator without any, as CSV under a heading:
/// area,indicator,name,kind,horizon,operator,threshold,clause.
void write_programme_csv(const Programme& programme, Language language, std::string& out);

/// Appends what the programme says of some parts, of all if none are `chosen`, as one JSON
/// document. `inputs`: the file it was read from.
void write_programme_json(const Programme& programme, const ProgrammeParts& chosen,
                          std::span<const InputDigest> inputs, std::string& out);

}  // namespace cchc::render
