#include "render/office/found.hpp"

#include "render/office/workbook.hpp"

namespace cchc::render {

namespace {

const CellStyle plain = in_table();
const CellStyle wrapped = in_table(Tone::plain, {}, true);

void write_row(const FoundRow& row, bool with_link, Sheet& sheet) {
    if (with_link && !row.address.empty()) {
        sheet.link_outside(row.place, row.address, wrapped);
    } else {
        sheet.text(row.place, wrapped);
    }
    sheet.text(row.heading, wrapped).text(row.unit, plain).text(row.indicator, plain);
    sheet.text(row.period ? std::to_string(*row.period) : "", plain);
    sheet.text(row.severity, in_table(row.is_error ? Tone::bad : Tone::warning));
    sheet.text(row.found, wrapped).text(row.message, wrapped).text(row.rule, plain);
    sheet.next_row();
}

}  // namespace

std::optional<std::string> write_found_workbook(std::span<const FoundRow> rows, Language language,
                                                const std::string& folder,
                                                const std::string& name) {
    const Words& in = words(language);
    Workbook workbook{folder, name};
    set_properties(workbook, in.findings_sheet);
    Sheet sheet{workbook, in.findings_sheet, in.findings_sheet};
    sheet.widths({34, 18, 12, 14, 12, 12, 24, 70, 28});
    const std::vector<std::string> headings{
        in.findings_place,     in.findings_heading, in.findings_unit,
        in.findings_indicator, in.findings_period,  in.findings_severity,
        in.findings_found,     in.findings_message, in.findings_rule};
    sheet.headings(headings);
    std::size_t links = 0;
    for (const FoundRow& row : rows) {
        write_row(row, links < links_of_a_sheet, sheet);
        if (!row.address.empty()) ++links;
    }
    worksheet_freeze_panes(sheet.sheet(), 1, 0);
    sheet.add_filter(0, headings.size());
    return workbook.close();
}

}  // namespace cchc::render
