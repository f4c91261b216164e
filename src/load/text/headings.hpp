#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/text.hpp"

/// What the columns of submitted files are called.
namespace cchc::load {

/// What a column holds. `informing` ones are known, and passed over.
enum class Column : std::uint8_t {
    unit,
    indicator,
    period,
    numerator,
    denominator,
    value,
    note,
    evidence,
    name,
    name_en,
    level,
    parent,
    from,
    to,
    successor,
    reason,
    decision,
    previous_numerator,  ///< the figures of the year before, as a form shows them
    previous_denominator,
    previous_value,
    informing,
};
inline constexpr std::size_t column_count = 21;

/// Whether a column holds a figure of the year before.
constexpr bool is_previous(Column column) {
    return column >= Column::previous_numerator && column <= Column::previous_value;
}

/// The columns of the figures that are reported.
inline constexpr Column figure_columns[] = {Column::numerator, Column::denominator, Column::value};

/// Whether a column holds a figure that is reported.
constexpr bool is_figure(Column column) {
    return column >= Column::numerator && column <= Column::value;
}

/// The kinds of files that have columns.
enum class Form : std::uint8_t { data, units, exemptions };

/// The name of a column in files and findings: `numerator`.
std::string_view word(Column column);

/// What a column is called in messages: its name in files, or that in Vietnamese.
FixedText words(Column column);

/// What a heading says.
struct HeadingName {
    Column column = Column::informing;
    std::string_view name;  ///< as `unicode::plain` writes it, without additions; empty for a
                            ///< column of the year before that is passed over
};

/// The column that a heading names, in English or Vietnamese, with or without diacritics, in any
/// case, be it with a number, a unit of measure or `*` (`Tử số (1)`); nothing where the form has
/// none of that name.
std::optional<HeadingName> heading_name(Form form, std::string_view heading);

/// The column alone.
std::optional<Column> column_named(Form form, std::string_view heading);

/// The columns a form cannot do without, in their usual order.
std::span<const Column> needed_columns(Form form);

/// The names of those columns, with commas between them.
std::string listed_headings(Form form, Language language);

/// Those of them that say what a row is about: a row that ends before them is none.
std::span<const Column> naming_columns(Form form);

/// A heading of the form that `heading` may be a misspelling of, or nothing. Columns of which
/// `present` is true are not offered.
std::optional<std::string> nearest_heading(Form form, std::string_view heading,
                                           const std::array<bool, column_count>& present);

}  // namespace cchc::load
