#include "check/check.hpp"

#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// The rules that do not stop `score`; the table is all there is to switching one on.
constexpr Check table[] = {
    fraction_for_percent, consolidated_row, cases_vanished,
    no_cases_here,        lonely_period,    jump,
    empty_period,         missing_report,   vanished_unit,
    divided_unit,         missing_baseline, changed_previous,
    broken_relation,      missing_evidence, verified_differs,
};

}  // namespace

void check_soundness(const Programme& programme, const Units& units, const ObservationStore& rows,
                     RowsOf whose, const std::vector<std::uint64_t>& files,
                     diag::Findings& findings) {
    duplicate_row(programme, units, rows, whose, files, findings);
}

void check_data(const Subject& subject, diag::Findings& findings) {
    for (const Check check : table) check(subject, findings);
}

}  // namespace cchc::check
