#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "load/text/table.hpp"

namespace cchc::load {

/// What a cell of text says, without spaces around it and in normal form; as it is where it is so
/// long that normal forms would take too much memory.
std::string remark_text(const Cell& cell);

/// The present row of a data file, and whose and what it is, as far as that is known: what its
/// findings need.
class DataRow {
  public:
    DataRow(const Table& table, FileFindings& findings) : table_(&table), findings_(&findings) {}

    /// What the row is about, for its findings; views hold until the next row.
    std::string_view unit, indicator;
    std::optional<int> period;

    const Table& table() const { return *table_; }
    /// Text of a cell, without spaces around it.
    std::string_view text(Column column) const;
    /// Whether a cell holds a number as a workbook stores it: with a decimal point, and digits that
    /// are not grouped.
    bool is_stored_number(Column column) const {
        return table_->is_sheet() && !(*table_)[column].quoted;
    }
    /// Whether no error was found in the row.
    bool sound() const { return sound_; }
    /// Begins the next row.
    void begin() {
        unit = indicator = {};
        period.reset();
        sound_ = true;
    }

    /// Counts an error that there is no room for; false where it is yet to be reported.
    bool only_count(diag::RuleId rule) {
        if (!findings_->only_count(rule)) return false;
        sound_ = false;
        return true;
    }

    /// Adds a finding about a cell of the row.
    template <typename... Args>
    diag::Diagnostic& report(diag::RuleId rule, Column column,
                             fmt::format_string<const Args&...> vi,
                             fmt::format_string<const Args&...> en, const Args&... args) {
        return report(rule, (*table_)[column], word(column), vi, en, args...);
    }

    /// The same about a cell that no column of the form names.
    template <typename... Args>
    diag::Diagnostic& report(diag::RuleId rule, const Cell& cell, std::string_view field,
                             fmt::format_string<const Args&...> vi,
                             fmt::format_string<const Args&...> en, const Args&... args) {
        auto& finding = findings_->add(rule, cell.offset, cell.length, vi, en, args...);
        finding.field = field;
        finding.text = whole(cell.text);
        finding.unit = excerpt(unit);
        finding.indicator = excerpt(indicator);
        finding.period = period;
        if (diag::rule(rule).severity == diag::Severity::error) sound_ = false;
        return finding;
    }

    /// Reports that a cell holds the error of a formula, or a formula without its result; false
    /// where it holds neither. `expected` instead of the error.
    bool report_formula(Column column, const Text& expected);

    /// Reports that the row ends before a cell that it needs.
    void report_width() {
        if (!only_count(diag::RuleId::wrong_field_count)) table_->report_width();
        sound_ = false;
    }

  private:
    const Table* table_;
    FileFindings* findings_;
    bool sound_ = true;
};

}  // namespace cchc::load
