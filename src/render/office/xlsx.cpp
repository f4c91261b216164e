#include "render/office/xlsx.hpp"

#include "render/office/matrix_sheet.hpp"
#include "render/office/sheets/sheets.hpp"

namespace cchc::render {

std::optional<std::string> write_xlsx(const Report& report, const UnitDetail& unit,
                                      const PlaceText& place_of,
                                      std::span<const InputDigest> inputs,
                                      const PageOptions& options, const std::string& folder,
                                      const std::string& name) {
    Workbook workbook{folder, name};
    set_properties(workbook, words(options.language).scorecard);
    const UnitBook book{report, unit, place_of, inputs, options, workbook};
    write_scorecard_sheet(book);
    write_targets_sheet(book);
    write_scores_sheet(book);
    write_changes_sheet(book);
    if (book.held_back) write_shortfalls_sheet(book);
    if (book.card.verified) write_verified_sheet(book);
    for (const auto& [sheet_of, units] : book.matrices) {
        Sheet sheet = book.begin(sheet_of);
        write_matrix_sheet(sheet, report, units, book.cards, options.language);
    }
    write_data_sheet(book);
    return workbook.close();
}

}  // namespace cchc::render
