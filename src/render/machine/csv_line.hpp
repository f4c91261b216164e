#pragma once

#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "render/machine/machine.hpp"

namespace cchc::render {

/// Adds a cell in quotes, as RFC 4180 has it.
inline void add_quoted(std::string_view cell, std::string& out) {
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

/// One line of a table for programs (RFC 4180), cell by cell; it ends with the object's life.
class CsvLine {
  public:
    explicit CsvLine(std::string& out) : out_(out) {}
    CsvLine(const CsvLine&) = delete;
    CsvLine& operator=(const CsvLine&) = delete;
    ~CsvLine() { out_ += '\n'; }

    /// Text that is known to need no quotes: numbers and words.
    CsvLine& plain(std::string_view text) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += text;
        return *this;
    }
    /// Text of a user's making.
    CsvLine& text(std::string_view text) {
        if (text.find_first_of(",\"\r\n") == std::string_view::npos) return plain(text);
        plain("");
        add_quoted(text, out_);
        return *this;
    }
    // Cells as machine outputs have them (method, section 2); nothing is an empty cell.
    CsvLine& number(std::int64_t n) {
        char digits[20];
        return plain({digits, std::to_chars(digits, std::end(digits), n).ptr});
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
    std::string& out_;
    bool first_ = true;
};

}  // namespace cchc::render
