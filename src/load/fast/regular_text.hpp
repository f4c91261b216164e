#pragma once

#include "unicode/blocks.hpp"

namespace cchc::load {

/// A CSV text as RFC 4180 has it, of which cells and rows are passed over, 64 bytes at a time, and
/// nothing is read. Irregular are a quote within a bare cell or never closed, a CR without LF, and
/// other control characters than tabs.
class RegularText {
  public:
    RegularText() = default;
    /// `end`: of the text.
    RegularText(const char* end, char separator) : end_(end), separator_(separator) {}

    /// Returns the start of the first row whose preceding line end is at or after `at`. `inside`:
    /// `at` is inside quotes. Returns the end of the text if there is no such row.
    const char* next_row(const char* at, bool inside) const;

    /// Behind the end of the row in which a cell begins at `at`; null where that is not regular.
    const char* behind_row(const char* at) const;

    /// What ends the cell that begins at `at`: a separator, a line end, the end of the text (or,
    /// behind a closing quote, whatever stands there). Null where the cell is not regular.
    const char* end_of_cell(const char* at) const {
        return at != end_ && *at == '"' ? behind_quoted(at + 1) : end_of_bare(at);
    }

  private:
    const char* end_of_bare(const char* at) const;
    /// Behind the closing quote of what stands in quotes from `at` on.
    const char* behind_quoted(const char* at) const;
    /// Whether a byte that may begin a control character begins none but tab, or CR before LF.
    bool is_regular(const char* at) const;

    const char* end_ = nullptr;
    char separator_ = ',';
};

}  // namespace cchc::load
