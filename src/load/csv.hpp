#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"

/// Text cut into rows of cells with places (RFC 4180, as spreadsheets write it).
namespace cchc::load {

/// What the user says of a file, instead of what its text shows.
struct CsvOptions {
    std::optional<char> separator;     ///< `,` `;` or tab
    std::optional<char> decimal_mark;  ///< `,` or `.`
};

/// One cell: where it stands, quotes included, and what it says, quotes undone.
struct Cell {
    diag::Place place;
    std::string text;
    bool quoted = false;
};

}  // namespace cchc::load
