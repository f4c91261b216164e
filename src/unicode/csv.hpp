#pragma once

#include <charconv>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace cchc::unicode {

/// Adds a cell in quotes, as RFC 4180 has it.
inline void add_quoted(std::string_view cell, std::string& out) {
    out += '"';
    for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

/// Whether a spreadsheet runs a cell of that text as a formula.
inline bool begins_as_formula(std::string_view text) {
    return text.find_first_of("=+-@\t\r\n") == 0;
}

/// The text with `'` before it where a spreadsheet would run it: the sign by which spreadsheets
/// mark text.
inline std::string harmless(std::string_view text) {
    return (begins_as_formula(text) ? "'" : "") + std::string{text};
}

/// One line of a table (RFC 4180), cell by cell; it ends with the object's life.
class CsvLine {
  public:
    explicit CsvLine(std::string& out) : out_(out) {}
    CsvLine(const CsvLine&) = delete;
    CsvLine& operator=(const CsvLine&) = delete;
    ~CsvLine() { out_ += '\n'; }

    /// Text that is known to need no quotes: numbers and words.
    void plain(std::string_view text) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += text;
    }
    /// Any other text.
    void text(std::string_view text) {
        if (text.find_first_of(",\"\r\n") == std::string_view::npos) return plain(text);
        plain("");
        add_quoted(text, out_);
    }
    void number(std::uint64_t n) {
        char digits[20];
        plain({digits, std::to_chars(digits, std::end(digits), n).ptr});
    }
    void number(std::int64_t n) {
        char digits[20];
        plain({digits, std::to_chars(digits, std::end(digits), n).ptr});
    }

  private:
    std::string& out_;
    bool first_ = true;
};

}  // namespace cchc::unicode
