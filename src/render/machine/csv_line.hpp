#pragma once

#include <optional>

#include "render/machine/machine.hpp"
#include "unicode/csv.hpp"

namespace cchc::render {

/// One line of a table for programs, with cells as machine outputs have them (method, section 2);
/// nothing is an empty cell.
class CsvLine {
  public:
    explicit CsvLine(std::string& out) : line_(out) {}

    CsvLine& plain(std::string_view text) {
        line_.plain(text);
        return *this;
    }
    CsvLine& text(std::string_view text) {
        line_.text(text);
        return *this;
    }
    CsvLine& number(std::int64_t n) {
        line_.number(n);
        return *this;
    }
    CsvLine& number(Decimal d) { return plain(exact::to_text(d)); }
    CsvLine& number(exact::Integer n) { return plain(exact::to_text(n)); }
    CsvLine& number(const Ratio& r) { return plain(machine_text(r)); }
    CsvLine& truth(bool b) { return plain(b ? "true" : "false"); }
    CsvLine& empty() { return plain(""); }

    template <class T>
    CsvLine& number(const std::optional<T>& n) {
        return n ? number(*n) : empty();
    }
    CsvLine& truth(std::optional<bool> b) { return b ? truth(*b) : empty(); }

  private:
    unicode::CsvLine line_;
};

}  // namespace cchc::render
