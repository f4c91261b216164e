#include "load/data/data_row.hpp"

#include <algorithm>
#include <iterator>

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

/// What formulas come to where they fail, and why.
struct FormulaError {
    std::string_view name;
    FixedText why;
};
constexpr FormulaError formula_errors[] = {
    {"#DIV/0!", {"chia cho 0", "a division by zero"}},
    {"#N/A", {"không tìm thấy giá trị", "a value that was not found"}},
    {"#NAME?", {"tên không được biết", "an unknown name"}},
    {"#NULL!", {"hai vùng không giao nhau", "ranges that do not meet"}},
    {"#NUM!", {"số không tính được", "a number that cannot be computed"}},
    {"#REF!", {"ô được dẫn đến không còn", "a cell that is gone"}},
    {"#VALUE!", {"chữ ở chỗ cần số", "a text in the place of a number"}},
    {"#SPILL!", {"không đủ ô trống", "cells that are not empty"}},
    {"#CALC!", {"phép tính không làm được", "a calculation that is not supported"}},
    {"#GETTING_DATA", {"dữ liệu chưa tải xong", "data that were not loaded yet"}},
};
/// Other errors of LibreOffice are numbered: `Err:522`.
constexpr FormulaError numbered_error{"Err:", {"lỗi của LibreOffice", "an error of LibreOffice"}};

const FormulaError* formula_error_in(std::string_view text) {
    if (text.starts_with(numbered_error.name) && text.size() <= 8) return &numbered_error;
    const auto* found = std::ranges::find(formula_errors, text, &FormulaError::name);
    return found == std::end(formula_errors) ? nullptr : found;
}

}  // namespace

std::string remark_text(const Cell& cell) {
    constexpr std::size_t longest_normalised = 1 << 20;
    const std::string_view text = unicode::trimmed(cell.text);
    return text.size() > longest_normalised ? std::string{text} : unicode::nfc(text);
}

bool DataRow::report_formula(Column column, const Text& expected) {
    const std::string_view said = text(column);
    if (const auto* error = formula_error_in(said)) {
        report(diag::RuleId::formula_error, column, "công thức trong ô cho lỗi {0} ({1}); cần {2}",
               "the formula in the cell fails with {0} ({3}); expected {4}", excerpt(said),
               error->why.vi, expected.vi, error->why.en, expected.en);
        return true;
    }
    // a code that begins so is refused as one
    if (!said.starts_with('=') || !(is_figure(column) || table_->is_sheet())) return false;
    report(diag::RuleId::formula_without_result, column,
           "công thức {0} chưa có kết quả; hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại",
           "formula {0} has no stored result; open the file in a spreadsheet and save it",
           quoted(said));
    return true;
}

std::string_view DataRow::text(Column column) const {
    const std::string_view text = (*table_)[column].text;
    // most cells have no space to trim
    const auto plain = [](char c) { return c > ' ' && c < '\x7F'; };
    if (text.empty() || (plain(text.front()) && plain(text.back()))) return text;
    return unicode::trimmed(text);
}

}  // namespace cchc::load
