#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Numbers as workbooks store them, in binary digits written as decimal ones; read by their digits.
namespace cchc::load {

/// A decimal number taken apart: its digits are those of a fraction, 0.digits times 10 to the power
/// of `exponent`.
struct StoredNumber {
    bool negative = false;
    std::string digits;  ///< without zeros at either end; empty: the number is 0
    int exponent = 0;

    /// In plain digits: `87.35`, `-0.01`, `1200`.
    std::string text() const;
    /// As a percentage: 0.455 is `45.5%`.
    std::string percent_text() const;
};

/// A number as it is stored (`87.34999999999999`, `1.2E+3`), rounded to the 15 significant digits
/// that a spreadsheet shows: what was typed. Nothing where the text is none, or so large or small
/// that nobody counts it.
std::optional<StoredNumber> stored_number(std::string_view text);

/// Days from 30 December 1899 to a date; nothing where the text does not begin with one as ISO 8601
/// has it (`2025-12-31`).
std::optional<std::int64_t> day_number(std::string_view date);

/// What a number says in a cell of a date: 2025 is a year that was typed, 46022 is `2025-12-31`;
/// with the time of the day where it has one (`2025-12-31 08:30:00`). `epoch_1904`: days count from
/// 1 January 1904. A number that is no day of the years 1900 to 9999 stays one.
std::string date_text(const StoredNumber& number, bool epoch_1904);

}  // namespace cchc::load
