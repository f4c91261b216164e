#pragma once

#include "check/check.hpp"

/// The rules of this folder. Names, severities and words are in diag/rules/.
namespace cchc::check {

/// F112: no row of the period, although others have rows; rows that were refused are rows. One
/// finding, without a place.
void empty_period(const Subject& subject, diag::Findings& findings);

/// D104: the same unit, indicator and period twice, in one file or two. Rows without figures are no
/// report and duplicate nothing.
void duplicate_row(const Programme& programme, const Units& units, const ObservationStore& rows,
                   RowsOf whose, const std::vector<std::uint64_t>& files, diag::Findings& findings);

/// D112: every figure of a percent indicator in a file lies within 0 and 1. One finding a file and
/// indicator.
void fraction_for_percent(const Subject& subject, diag::Findings& findings);

/// D113: a unit's row equals the sum of two or more rows below it, so its cases count twice.
void consolidated_row(const Subject& subject, diag::Findings& findings);

/// D114: a ratio's 0/0 from a unit that had cases in the period before.
void cases_vanished(const Subject& subject, diag::Findings& findings);

/// D118: a ratio's 0/0 from a unit that has cases in another ratio whose denominator is the same
/// noun, in the same period.
void no_cases_here(const Subject& subject, diag::Findings& findings);

/// D115: the period was taken as the latest, and fewer than half of the units that report have it.
void lonely_period(const Subject& subject, diag::Findings& findings);

/// D116: a ratio or percentage moved by over 30 points, or a level by over half, since the period
/// before, what a unit inherited by then included.
void jump(const Subject& subject, diag::Findings& findings);

/// D117: a figure of the year before in a form differs from the record, or stands in a row without
/// figures of its own where the record has none.
void changed_previous(const Subject& subject, diag::Findings& findings);

/// D119: figures of one unit and period contradict a relation of the programme; with the severity
/// that the relation has. Where one of its figures was not reported it says nothing.
void broken_relation(const Subject& subject, diag::Findings& findings);

/// D120: a name in the column `evidence` is not that of a file below the folder of evidence; one
/// finding a name. (Rows that lack evidence which their indicator asks for were found when they
/// were read.)
void missing_evidence(const Subject& subject, diag::Findings& findings);

/// D121: a verified figure differs from the reported one by more than a tenth of the larger.
void verified_differs(const Subject& subject, diag::Findings& findings);

/// C101 and C102: a due report is not there, of a unit that has sent something in the period; with
/// `complete` an error, and one finding for a unit that has sent nothing at all. What is published
/// later is not missed.
void missing_report(const Subject& subject, diag::Findings& findings);

/// C104: a unit that reported in the period before, or answers for one of its level that did, has
/// no row, while more than half of the units of its level that exist at the period's end have. A
/// unit that owes nothing more is not missed. With `complete` C102 names it.
void vanished_unit(const Subject& subject, diag::Findings& findings);

/// C105: a unit that is the only successor of one of its level begins on the same day, under the
/// same parent, as another unit of the level that is nobody's successor: the list may name one part
/// of a divided unit. One finding a successor, where its first predecessor names it.
void divided_unit(const Subject& subject, diag::Findings& findings);

/// C103: a unit has a level in the period, and none for the baseline of a target that is due,
/// neither reported nor verified.
void missing_baseline(const Subject& subject, diag::Findings& findings);

}  // namespace cchc::check
