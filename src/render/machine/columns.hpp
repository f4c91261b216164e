#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/text.hpp"

/// The columns of the tables for programs (interface, section 5), in their order: what stands in a
/// heading, and what `cchc schema targets-csv` and the like and `datapackage.json` say of it.
namespace cchc::render {

/// What a cell holds that is not empty.
enum class CellType : std::uint8_t { text, integer, number, year, truth };

/// Of what words a text is one; `any`: a code, or an id of the programme.
enum class WordList : std::uint8_t { any, statuses, operators, directions, bases };

/// Between what ends a number lies, both included.
enum class Range : std::uint8_t { any, from_0, from_1, from_0_to_100 };

/// In what a number counts; `as_indicator`: percent or points, as the programme says of the
/// indicator.
enum class Measure : std::uint8_t {
    none,
    percent,
    as_indicator,
    as_indicator_a_year,
    cases,
    reports,
    targets,
};

/// The word of a unit of measure in a schema; empty: none.
std::string_view word(Measure measure);

/// A column of a table.
struct Column {
    std::string_view name;
    CellType type = CellType::text;
    FixedText title;
    FixedText meaning;
    bool required = false;  ///< never empty
    Range range = Range::any;
    Measure measure = Measure::none;
    WordList words = WordList::any;
};

/// Which columns that an option adds a table has.
struct OptionalColumns {
    bool verified = false;  ///< reported_value,verified_value,basis
    bool bounds = false;    ///< lowest,highest,decided
};

/// Columns that an option adds behind the others.
struct ColumnGroup {
    std::string_view option;  ///< as it is written: --bounds
    bool OptionalColumns::*chosen;
    std::span<const Column> columns;
};

/// A table.
struct Table {
    std::string_view name;  ///< as --table has it, and the name of its file in a report
    FixedText title;
    FixedText meaning;  ///< what a row is
    std::span<const Column> columns;
    std::span<const std::string_view> key;    ///< columns that tell a row from all others
    std::span<const ColumnGroup> optional{};  ///< in the order in which they stand
};

extern const Table targets_table, scores_table, year_table, context_table;
/// All of them, in this order.
extern const std::array<const Table*, 4> tables;

/// Appends the line of a table's heading.
void write_heading(const Table& table, const OptionalColumns& chosen, std::string& out);

}  // namespace cchc::render
