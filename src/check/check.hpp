#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "data/inputs.hpp"
#include "diag/diagnostic.hpp"
#include "model/form.hpp"
#include "model/previous_figures.hpp"

/// The rules that need several rows: duplicates, jumps, gaps (rules, groups D and C, and
/// empty-period). Those that compare rows look at all of them; those that ask who reports for whom,
/// at rows up to the period reported on.
namespace cchc::check {

struct Options {
    bool period_chosen = false;  ///< the user named the period; else it is the latest in the data
    bool files_lost = false;     ///< a file could not be read, and nobody knows its rows
    bool complete = false;       ///< a unit that has not reported is an error
};

/// What a path in the column `evidence` leads to, below the folder of evidence.
struct EvidenceFile {
    enum class Is : std::uint8_t {
        file,
        folder,
        outside,  ///< a link that leads out of the folder
        nothing,
    };
    Is is = Is::nothing;
    std::string
        similar;  ///< a file whose path differs in capitals, accents or spaces; may be empty
};

/// A data set that was read, as rules see it from the period reported on.
struct Subject {
    Inputs inputs;
    std::vector<std::uint64_t> files;  ///< address of each data file's first byte, ascending
    Options options;
    const ObservationStore* verified = nullptr;  ///< what appraisers verified; null: nothing
    unsigned threads = 1;
    /// Reported and verified rows as they count together; null: nothing was verified.
    const ObservationStore* counting = nullptr;
    /// Returns whether a row's value is written with `%`. A function, because this folder does not
    /// have the texts. Empty: no value is.
    std::function<bool(RowIndex)> has_percent_sign = {};
    /// A data file that shows figures of the year before.
    struct Form {
        /// Shows the rows that hold such figures.
        std::function<void(const std::function<void(const PreviousFigures&)>&)> read;
        bool no_figures = false;  ///< no row has a figure of its own
    };
    std::vector<Form> forms = {};
    /// What a form for a period shows of the year before; needed where there are forms.
    std::function<OwedReport(UnitIndex, IndicatorIndex, Year)> year_before = {};
    /// Where the units file names the successors of a unit; none where there is no such file.
    std::function<std::optional<diag::Place>(UnitIndex)> place_of_successor = {};
    /// Looks a path up in the folder of evidence. Empty: there is none, and remarks were not read.
    std::function<EvidenceFile(const std::string&)> evidence_file = {};

    const Unit& unit(UnitIndex index) const { return inputs.units[index]; }
    const Indicator& indicator(IndicatorIndex index) const {
        return inputs.programme.indicators[index];
    }
};

/// A rule over several rows; adds what it finds.
using Check = void (*)(const Subject&, diag::Findings&);

/// Whose rows are checked.
enum class RowsOf : std::uint8_t {
    units,       ///< what units reported
    appraisers,  ///< what was verified
};

/// What must hold before anything is scored: the rules of error severity. `rows` may have been read
/// from any number of files; `files` as in Subject.
void check_soundness(const Programme& programme, const Units& units, const ObservationStore& rows,
                     RowsOf whose, const std::vector<std::uint64_t>& files,
                     diag::Findings& findings);

/// What is said of a period without a row, with the nearest and the latest year that have one;
/// nothing where it has a row, with figures or without.
std::optional<Text> emptiness(const ObservationStore& rows, Year period);

/// Of the units that exist in a period and have sent something, how many sent something for it.
struct Reporters {
    std::uint32_t have = 0;  ///< with a row of the period
    std::uint32_t all = 0;   ///< with a row of any period
    /// Fewer than half: the period may be a slip of the pen.
    bool is_low() const { return have * 2 < all; }
};
Reporters count_reporters(const Units& units, const ObservationStore& rows, Year period);

/// The units that owe a report for the period and have sent no row for it, in the order of the
/// units file.
std::vector<UnitIndex> silent_units(const Inputs& inputs, unsigned threads);

/// All other rules of this folder, in the order of their table. Precondition: no error so far
/// concerns programme, units or exemptions.
void check_data(const Subject& subject, diag::Findings& findings);

}  // namespace cchc::check
