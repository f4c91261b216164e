#pragma once

#include <string_view>

namespace cchc::fuzz {

/// Hands the program a world in which one file is the input: its first byte says which (data,
/// programme, units, exemptions). `check` and `score --skip-invalid` must end by an exit code of
/// theirs, and a refused input must leave nothing on standard output. Aborts where they do not.
void judge(std::string_view input);

/// The same where the data are a workbook: the bytes of one, or its parts in lines (README.md: "A
/// workbook"). What is read of it must be a sound table. Aborts where it is not.
void judge_workbook(std::string_view input);

}  // namespace cchc::fuzz
