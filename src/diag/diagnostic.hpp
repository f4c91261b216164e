#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diag/place.hpp"
#include "diag/rule.hpp"
#include "model/text.hpp"

namespace cchc::diag {

/// A cell as a spreadsheet shows it.
struct SheetCell {
    std::uint64_t row = 1;   ///< from 1; a cell with line breaks is in one row
    std::size_t column = 0;  ///< from 0
    std::string heading;     ///< of the column, as the file writes it; empty: it has none

    /// "L5".
    std::string name() const;
};

/// A second place that belongs to a finding.
struct Note {
    std::optional<Place> place;
    Text message;
    std::string field = {};              ///< the column or key it is about; may be empty
    std::optional<SheetCell> cell = {};  ///< where the place begins; absent: as of a finding
};

/// One finding: what is wrong, where, and what was expected instead.
struct Diagnostic {
    RuleId rule{};
    Severity severity = Severity::error;
    std::optional<Place>
        place;     ///< absent: belongs to no place in a file (a report that is missing)
    Text message;  ///< lower case, no full stop
    std::optional<SheetCell>
        cell;                     ///< where the place begins; absent: in no cell, or not looked up
    std::string field;            ///< the column or key it is about; may be empty
    std::string text;             ///< what was found there, whole or nearly so; may be empty
    std::string unit, indicator;  ///< codes, where known
    std::optional<int> period;
    std::vector<Note> notes;
    std::optional<Place> about;  ///< without a place: where its unit is listed, or the data begin
    std::size_t count = 1;       ///< findings it stands for: those there was no room for are one
};

/// So many findings of one rule in one file are kept one by one; the others are counted, so that no
/// file fills the memory with findings.
constexpr std::size_t most_of_a_rule = 10'000;

/// The findings of a run, in reading order.
class Findings {
  public:
    /// Adds a finding with the severity of its rule; the reference holds until the next one.
    Diagnostic& add(RuleId rule, std::optional<Place> place, Text message);
    /// The same with another severity.
    Diagnostic& add(RuleId rule, Severity severity, std::optional<Place> place, Text message);
    /// Adds one finding that stands for `count` of them.
    Diagnostic& add_sum(RuleId rule, Severity severity, std::size_t count,
                        std::optional<Place> place, Text message);
    /// Adds one finding that stands for `count` more of a rule in a file.
    void add_more(RuleId rule, Severity severity, std::size_t count, Place place);
    /// Puts the findings from position `first` on into the order of their places.
    void order_from(std::size_t first);
    bool has_errors() const { return errors_ > 0; }
    /// How many, those that others stand for counted too.
    std::size_t errors() const { return errors_; }
    const std::vector<Diagnostic>& all() const { return all_; }
    std::vector<Diagnostic> take() && { return std::move(all_); }

  private:
    std::vector<Diagnostic> all_;
    std::size_t errors_ = 0;
};

}  // namespace cchc::diag
