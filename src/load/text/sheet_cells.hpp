#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "diag/diagnostic.hpp"
#include "load/text/csv.hpp"

namespace cchc::load {

/// Names the cells of files of rows as a spreadsheet shows them: "L5", below its heading.
class SheetCells {
  public:
    /// `options`: with which the files were read. Both outlive the names.
    SheetCells(const diag::Sources& sources, const CsvOptions& options)
        : sources_(sources), options_(options) {}

    /// Fills in the cells that the places of a finding and its notes begin in; nothing where their
    /// text has no heading. Without a length and a field the place is a whole row: its first cell.
    /// Cells above the heading have none.
    void name(diag::Diagnostic& finding) {
        if (finding.place) finding.cell = find(*finding.place, !finding.field.empty());
        for (diag::Note& note : finding.notes) {
            if (note.place) note.cell = find(*note.place, !note.field.empty());
        }
    }

  private:
    struct Sheet {
        bool has_heading = false;
        std::size_t heading = 0;  ///< its first byte
        char separator = ',';
        std::vector<std::string> headings;  ///< by column
        /// Where the rows of a spreadsheet begin, blank ones too, as far as they were looked for.
        std::vector<std::size_t> rows{0};
    };
    Sheet& sheet(const diag::Source& source);
    std::optional<diag::SheetCell> find(diag::Place place, bool has_field);

    const diag::Sources& sources_;
    const CsvOptions& options_;
    std::unordered_map<const diag::Source*, Sheet> sheets_;
    Row row_;
};

}  // namespace cchc::load
