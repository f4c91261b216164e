#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "command/chosen_rules.hpp"
#include "command/dataset.hpp"
#include "command/known_findings.hpp"
#include "diag/listing.hpp"

namespace cchc::command {

/// How the findings are listed.
struct ListingOptions {
    std::optional<std::size_t> max_findings;  ///< most that are shown; absent: all
    bool strict = false;                      ///< warnings are errors
};

/// Leaves the findings of some units, by folded code; absent: of all. Those that name no unit of
/// the list stay (a code that was mistyped, an empty cell, a file), and those that stand for many:
/// they may be of any unit.
void keep_units(std::vector<diag::Diagnostic>& findings, const Dataset& dataset,
                const std::optional<std::set<std::string>>& units);

/// Leaves the findings of some rules, and those of a file that could not be read.
void keep_rules(std::vector<diag::Diagnostic>& findings, const Dataset& dataset,
                const RuleSelection& rules);

/// What is said of a run beside its findings.
struct ListedRun {
    std::string folder;          ///< that relative paths begin in; empty where unknown
    std::optional<Year> period;  ///< the year reported on; absent where no row was read
    bool period_chosen = false;  ///< by the user; else it is the latest in the data
    std::vector<Text> remarks;   ///< what the text says of the period beside the findings
};

/// The findings of a data set as they are handed on.
class Listings {
  public:
    /// Leaves out known findings. Everything passed outlives this but `findings`.
    Listings(std::vector<diag::Diagnostic> findings, const Dataset& dataset,
             const ListingOptions& options, const KnownFindings& known, const ListedRun& run,
             const load::CsvOptions& csv);

    /// Whether no finding is an error.
    bool passed() const;

    /// All of them, one by one.
    diag::Listing all() const { return listing(findings_); }
    /// The same, at most as many as are to be shown.
    diag::Listing single() const;
    /// The same; many of one rule in one column of a file are one that counts them. Made once.
    const diag::Listing& grouped() const;

  private:
    diag::Listing listing(std::vector<diag::Diagnostic> shown) const;
    std::vector<diag::Diagnostic> in_groups() const;
    void keep_shown(std::vector<diag::Diagnostic>& findings) const;

    const Dataset& dataset_;
    const ListingOptions& options_;
    const ListedRun& run_;
    const load::CsvOptions& csv_;
    std::vector<diag::Diagnostic> findings_;
    std::size_t known_ = 0;
    mutable std::optional<diag::Listing> grouped_;
};

}  // namespace cchc::command
