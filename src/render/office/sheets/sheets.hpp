#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/input_digest.hpp"
#include "model/unit_detail.hpp"
#include "render/office/workbook.hpp"
#include "render/report_page.hpp"
#include "render/scorecard/scorecard.hpp"

/// The sheets of one unit's workbook, and what they have in common.
namespace cchc::render {

/// What the sheets are made of; all that is passed outlives it.
struct UnitBook {
    UnitBook(const Report& of, const UnitDetail& detail, const PlaceText& place,
             std::span<const InputDigest> files, const PageOptions& page, Workbook& into);

    /// A new sheet under a head that says whose it is and what the figures are.
    Sheet begin(const std::string& name) const;
    /// Writes the id of an indicator, which leads to a target of it.
    void write_id(Sheet& sheet, const TargetResult& result) const;

    const Report& report;
    const Programme& programme;
    const Units& units;
    const UnitDetail& unit;
    const PlaceText& place_of;
    std::span<const InputDigest> inputs;
    const PageOptions& options;
    const Words& words;
    Scorecards cards;
    Scorecard card;
    Workbook& workbook;
    std::optional<Grid> held_back;  ///< what the text says of shortfalls
    /// The units right below, level by level, each under the name of its sheet.
    std::vector<std::pair<std::string, std::vector<const UnitReport*>>> matrices;
    std::vector<lxw_row_t> target_rows;  ///< as UnitDetail::targets; of those that are shown
};

/// Writes a count or figure: grouped, with the decimals that it has.
void write_count(Sheet& sheet, const std::optional<Decimal>& figure);
void write_count(Sheet& sheet, const std::optional<Ratio>& figure);
/// Writes a cell of a table in words: a number where it has one.
void write_cell(Sheet& sheet, const Cell& cell);
/// Writes the headings of a table's columns.
void write_headings(Sheet& sheet, const Grid& grid);

/// The scorecard, with links to the other sheets.
void write_scorecard_sheet(const UnitBook& book);
/// The targets as a table, a row each.
void write_targets_sheet(const UnitBook& book);
/// Scores, grades and ranks of the unit and the units right below.
void write_scores_sheet(const UnitBook& book);
/// What changed since the year before.
void write_changes_sheet(const UnitBook& book);
/// Which units below lack cases. Precondition: some do (`held_back`).
void write_shortfalls_sheet(const UnitBook& book);
/// Figures and scores as reported and as verified. Precondition: figures were verified.
void write_verified_sheet(const UnitBook& book);
/// The rows that the unit sent, and the files behind the report.
void write_data_sheet(const UnitBook& book);

}  // namespace cchc::render
