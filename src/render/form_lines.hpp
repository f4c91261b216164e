#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/form.hpp"
#include "model/programme.hpp"
#include "model/text.hpp"
#include "model/units.hpp"

namespace cchc::render {

/// The blank form of one unit or of several. All that it points to outlives it.
struct BlankForm {
    const Programme& programme;
    const Units& units;
    Year period = 0;
    std::span<const FormRow> rows;
};

/// What a cell takes.
enum class Fill : std::uint8_t {
    nothing,
    whole,       ///< a count, 0 or more
    number,      ///< 0 or more, with decimals
    weight,      ///< a count above 0
    percentage,  ///< 0 to 100
    done,        ///< whether a milestone is done
};

/// A row of a form in words.
struct FormLine {
    const FormRow& row;
    const Unit& unit;
    const Indicator& indicator;
    Year period;  ///< that the form is about
    std::string unit_name, indicator_name;
    std::vector<std::string> counted;  ///< what goes into each cell: "Tử số: hồ sơ trực tuyến"
    std::string measure;               ///< the unit of measure
    std::string evidence;              ///< says that evidence must be named; empty: it need not
    std::optional<Decimal> previous_numerator, previous_denominator, previous_value;
    std::string includes;  ///< predecessors whose rows stand in these; may be empty
    Fill numerator = Fill::nothing, denominator = Fill::nothing, value = Fill::nothing;
};

/// A row of a form, which outlives it. `fill_in_done`: how the cell of a milestone is filled in.
FormLine form_line(const BlankForm& form, const FormRow& row, const char* fill_in_done,
                   Language language);

}  // namespace cchc::render
