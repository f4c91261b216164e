#pragma once

#include <array>
#include <optional>
#include <unordered_map>

#include "diag/diagnostic.hpp"
#include "load/text/csv.hpp"
#include "load/text/headings.hpp"

namespace cchc::load {

/// Finds cells of data files again. Rules over several rows know where a row begins and which
/// column they speak of; the cell is looked up when somebody wants to see it.
class CellFinder {
  public:
    CellFinder(const diag::Sources& sources, const CsvOptions& options)
        : sources_(sources), options_(options) {}

    /// Moves a finding about a whole row of data, and its notes, to the cells of their fields.
    void point(diag::Diagnostic& finding);
    /// What stands in the cell of a field, in the row that begins at a place.
    std::string_view text(diag::Place row_start, const std::string& field) {
        const Cell* found = cell(row_start, field);
        return found ? found->text : std::string_view{};
    }

  private:
    struct File {
        char separator = ',';
        std::array<std::optional<std::size_t>, column_count> positions;
    };
    const File& file(const diag::Source& source);
    bool begins_row(diag::Place place) const;
    /// The cell of a field in the row that begins at a place, or nothing.
    const Cell* cell(diag::Place row_start, const std::string& field);

    const diag::Sources& sources_;
    CsvOptions options_;
    std::unordered_map<const diag::Source*, File> files_;
    Row row_;
    std::optional<CsvReader> reader_;  ///< of the row looked at last, whose texts it keeps
};

}  // namespace cchc::load
