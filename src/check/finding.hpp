#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "check/check.hpp"

namespace cchc::check {

/// Counts the findings of one rule about rows. Of each file `diag::most_of_a_rule` are added one by
/// one; when it ends, one more finding a file stands for the others. Everything passed outlives it.
class FileRoom {
  public:
    /// `files`: addresses of the first bytes of the files with rows, ascending.
    FileRoom(diag::RuleId rule, const std::vector<std::uint64_t>& files, diag::Findings& findings);
    /// The same of a rule whose findings have a severity of their own.
    FileRoom(diag::RuleId rule, const std::vector<std::uint64_t>& files, diag::Findings& findings,
             diag::Severity severity);
    FileRoom(const FileRoom&) = delete;
    FileRoom& operator=(const FileRoom&) = delete;
    ~FileRoom();

    /// Counts a finding about the row that begins at an address; whether it is to be added.
    bool take(std::uint64_t at);

  private:
    struct Count {
        std::size_t findings = 0;
        std::uint64_t more_at = 0;  ///< where the first of those begins that are only counted
    };

    diag::RuleId rule_;
    const std::vector<std::uint64_t>& files_;
    diag::Findings& findings_;
    diag::Severity severity_;
    std::vector<Count> counts_;  ///< by file
};

/// A finding about the cell of a row in the column `field`, with its unit, indicator and period
/// filled in. The place is where the row begins; whoever has the texts finds the cell.
diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, const Inputs& inputs,
                              const SentRow& row, std::string_view field, Text message);
inline diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule,
                                     const Inputs& inputs, RowIndex row, std::string_view field,
                                     Text message) {
    return add_finding(findings, rule, inputs, inputs.observations.row(row), field,
                       std::move(message));
}

/// The same with a severity of its own.
diag::Diagnostic& add_finding(diag::Findings& findings, diag::RuleId rule, diag::Severity severity,
                              const Inputs& inputs, const SentRow& row, std::string_view field,
                              Text message);

/// A note on the cell of another row.
void add_note(diag::Diagnostic& finding, const ObservationStore& rows, RowIndex row,
              std::string_view field, Text message);

/// The column that holds what a kind of indicator reports: the numerator of a ratio, else the
/// value.
std::string_view figure_field(Kind kind);

}  // namespace cchc::check
