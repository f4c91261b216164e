#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "load/text/headings.hpp"
#include "load/workbook/sheet_table.hpp"

/// Workbooks (.xlsx, .xlsm, .ods): each sheet becomes a text that is read like a CSV file.
namespace cchc::load {

/// Which sheets of workbooks are read.
struct SheetChoice {
    Form form = Form::data;          ///< those with a heading of this form
    std::vector<std::string> names;  ///< not empty: those of these names instead, in any case
};

/// A finding about a sheet, by the bytes of its text.
struct SheetFinding {
    diag::RuleId rule{};
    std::size_t offset = 0, length = 0;
    Text message;
    std::string field, text;  ///< the column, and what was found there; may be empty
};

/// A sheet that is read.
struct ReadSheet {
    diag::Sheet sheet;
    std::string text;
    std::vector<SheetFinding> findings;
};

/// What a workbook holds.
struct Workbook {
    std::vector<ReadSheet> sheets;         ///< those that are read, in the order of the workbook
    std::vector<std::string> passed_over;  ///< names of the others that hold anything
    std::optional<SheetFinding> refusal;   ///< why nothing of it is read
};

/// Whether bytes are those of a workbook, of a kind that is read or refused: a ZIP package or an
/// OLE container, whatever the file is called.
bool is_workbook(std::string_view bytes);
/// Whether it is such a package of a spreadsheet, by the names in it; also an old workbook, or one
/// with a password.
bool is_spreadsheet(std::string_view bytes);

/// Reads a workbook. Does not throw but where memory is wanting.
Workbook read_workbook(std::string_view bytes, const SheetChoice& choice);

/// Takes the sheets in as sources of the file, and adds their findings; no source where the
/// workbook is refused. Of units and exemptions, which are one table, only the first sheet is
/// taken.
std::vector<const diag::Source*> take_workbook(diag::Sources& sources, const std::string& path,
                                               const diag::Bytes& bytes, Workbook workbook,
                                               diag::Findings& findings);

}  // namespace cchc::load
