#pragma once

#include <span>
#include <string>
#include <vector>

#include "data/observation_store.hpp"
#include "diag/diagnostic.hpp"
#include "load/fast/plain_rows.hpp"
#include "load/text/csv.hpp"

namespace cchc::load {

/// What was decided about one file on the evidence of its text, for the summary of `check`.
struct FileFacts {
    const diag::Source* source = nullptr;
    char separator = ',';
    char decimal_mark = '.';
    std::size_t rows = 0;     ///< rows below the header, refused ones too
    bool read = false;        ///< the header has all columns, so the rows were looked at
    bool is_form = false;     ///< it has columns for the figures of the year before
    bool no_figures = false;  ///< it has rows, and none of them a figure of its own
};

/// Reads the data set (interface, section 3; rules, groups F and N, and those of group D that one
/// row shows by itself). A row with an error-severity finding is left out of the result, which is
/// sound without it (`--skip-invalid`). The result does not depend on `plan`, but that remarks are
/// left out where nobody reads them, and that evidence is asked for.
/// Precondition: programme, units and exemptions were read without errors.
ObservationStore read_observations(std::span<const diag::Source* const> sources,
                                   const Programme& programme, const Units& units,
                                   const Exemptions& exemptions, const CsvOptions& options,
                                   diag::Findings& findings,
                                   std::vector<FileFacts>* facts = nullptr,
                                   const ReadingPlan& plan = {});

}  // namespace cchc::load
