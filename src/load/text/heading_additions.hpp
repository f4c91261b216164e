#pragma once

#include <string_view>

/// What offices write behind the name of a column: `Tử số (1)`, `Giá trị (%)`, `Mẫu số*`.
namespace cchc::load {

/// What the text behind the name of a column says of it.
enum class Addition {
    none,           ///< nothing but signs
    number,         ///< the number or letter of the column, how it is computed, or that it has to
                    ///< be filled in: `(1)`, `(A)`, `(3)=(1)/(2)`, `*`, "bắt buộc"
    measure,        ///< a unit of measure: `(%)`, `(hồ sơ)`, `ĐVT: người`
    previous_year,  ///< "năm trước": the same figure a year before
    other,          ///< a year or any other word: another column
};

/// What stands in `rest`, the text behind a name in the writing of `unicode::plain`. Several
/// additions are a measure where one of them is.
Addition addition(std::string_view rest);

/// A heading in that writing without `*` or a number of the column before it: `(1)_tu_so`.
std::string_view without_number(std::string_view plain);

}  // namespace cchc::load
