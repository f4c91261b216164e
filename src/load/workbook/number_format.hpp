#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "load/workbook/stored_number.hpp"

namespace cchc::load {

/// What the number format of a cell makes of its number.
struct NumberFormat {
    enum class Kind : std::uint8_t { plain, percent, date };
    Kind kind = Kind::plain;
    std::size_t width = 0;  ///< least digits of a whole number: `00000` shows 123 as 00123

    bool operator==(const NumberFormat&) const = default;
};

/// The format of a code, such as `0.0%` or `dd/mm/yyyy;@`: what its first section says.
NumberFormat number_format(std::string_view code);

/// One of the formats that .xlsx files know by a number, without a code.
NumberFormat built_in_format(std::uint32_t id);

/// What a cell with that format says: the number, `45.5%`, `2025-12-31`, `00123`.
std::string formatted(const StoredNumber& number, const NumberFormat& format, bool epoch_1904);

}  // namespace cchc::load
