#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/text.hpp"
#include "model/units.hpp"

namespace cchc::render {

/// What was found in a cell of the data, in words.
struct FoundRow {
    std::string place;            ///< "data/x01.xlsx!Số liệu!L5"; empty: it is in no file
    std::string address;          ///< of the cell or file, for a link; empty: none
    std::string heading;          ///< of the column, as the file writes it; may be empty
    std::string unit, indicator;  ///< codes; may be empty
    std::optional<Year> period;
    std::string severity;
    bool is_error = true;
    std::string found;    ///< what stands in the cell; may be empty
    std::string message;  ///< what is wrong, and what to do
    std::string rule;     ///< "D104 duplicate-row"
};

/// So many links a sheet may have; rows behind them have the place without one.
inline constexpr std::size_t links_of_a_sheet = 65'530;

/// A workbook that lists findings for those who sent the data, each with a link to its cell. Same
/// rows, same bytes. It is written as render/office/tables.hpp says.
std::optional<std::string> write_found_workbook(std::span<const FoundRow> rows, Language language,
                                                const std::string& folder, const std::string& name);

}  // namespace cchc::render
