#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/options.hpp"
#include "measure/measure.hpp"
#include "model/report.hpp"
#include "render/text/document.hpp"

/// What `score` and `report` share: from files to the rows that are scored, and whose.
namespace cchc::command {

/// How figures are taken that are not there, or not sound.
struct ScoringOptions {
    bool final_figures = false;  ///< --final: what is still pending counts as missing
    bool skip_invalid = false;   ///< --skip-invalid: refused rows are left out
    bool verified_only = false;  ///< --verified-only: what is not verified was not submitted
};
/// Adds those options to a command.
void add_scoring_options(OptionList& options, ScoringOptions& scoring);

/// Reads and checks; what was refused ends the command, or is left out if the user said so. What
/// was found in a data set before is not said again.
void read_sound(Session& session, const ScoringOptions& options, Dataset& dataset,
                const Dataset* before = nullptr);

/// Throws Stop where a period lies before the programme.
void require_period_in(const Programme& programme, Year period);

/// Throws Stop where --period lies before the programme.
void require_period_of(const Session& session, const Programme& programme);

/// --period, else the latest in the data, which is said.
Year period_or_latest(const Session& session, const Dataset& dataset,
                      const Text& data = {"số liệu", "the data"});

/// The same year, reported on. Where it has no row, that is said even with --quiet: a deadline may
/// be looked at after it.
Year chosen_period(const Session& session, const Dataset& dataset);

/// How many threads to measure a data set with: no more than it has pieces (World::piece), for less
/// than a piece is measured before a thread has begun.
unsigned measuring_threads(const Session& session, const Dataset& dataset);

/// What units reported where verified rows count; null: nothing was verified.
inline const Verification* verification_of(const Dataset& dataset) {
    return dataset.verification ? &*dataset.verification : nullptr;
}

/// A data set, ready to be judged; it outlives the measurement.
measure::Measurement measurement_of(const Dataset& dataset, const measure::Options& options);

/// Returns the report of the previous year, computed with the units that existed in that year; it
/// has briefs and overall scores. Returns nothing if the programme starts in this period. Figures
/// that were pending in the previous year are used if they are in the data.
std::optional<Report> year_before(const Dataset& dataset, measure::Options options);

/// The unit of a code. Throws Stop where there is none.
UnitIndex known_unit(const Units& units, const std::string& code);

/// The levels of --level; empty: not given. Throws Stop where the programme has none of that id.
LevelSet chosen_levels(const Session& session, const Programme& programme);

/// The unit of a code that exists at the end of the report's period. Throws Stop where there is
/// none.
UnitIndex living_unit(const Dataset& dataset, const Report& report, const std::string& code);

/// How tables are drawn for the reader.
render::TableStyle table_style(const Session& session);

/// Writes a document where --output says, as Markdown or for a terminal.
void deliver_document(Session& session, const render::Document& document,
                      const std::string& format);

/// The units that --unit and --level choose, in the order of the report; without either the roots,
/// or all where `all_by_default`.
std::vector<UnitIndex> chosen_units(const Session& session, const Dataset& dataset,
                                    const Report& report, bool all_by_default);

}  // namespace cchc::command
