#pragma once

#include <string>

#include "model/text.hpp"
#include "render/machine/columns.hpp"
#include "render/machine/json_writer.hpp"

/// The Table Schema (Frictionless Data, version 1) of a table for programs: what each of its
/// columns holds. Beside what the standard knows, a field has `unit`, its unit of measure, and the
/// other language under `title_vi` and `description_vi`, or `_en`.
namespace cchc::render {

/// A text for people under `key`, in their language; the other one under `key` with its code.
void write_in_both(Json& json, const char* key, const FixedText& text, Language language);

/// The schema as a value: the columns that a table has.
void write_table_schema(Json& json, const Table& table, const OptionalColumns& chosen,
                        Language language);

/// The schema as a document: the columns that a table always has, and under `optionalFields` those
/// that an option adds behind them.
std::string table_schema(const Table& table, Language language);

}  // namespace cchc::render
