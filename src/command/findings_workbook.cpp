#include "command/findings_workbook.hpp"

#include <fmt/format.h>

#include "command/stop.hpp"
#include "command/workbooks.hpp"
#include "diag/path.hpp"
#include "diag/text.hpp"
#include "render/office/found.hpp"

namespace cchc::command {

namespace {

/// The address of a file, and of a cell in it, as links of workbooks write it.
std::string address_of(const diag::Source& source, const diag::Diagnostic& finding,
                       const std::string& folder) {
    if (source.path == "-" || source.path.empty()) return {};
    std::string address;
    for (const char c : diag::path_from(folder, source.path)) {
        address += c == '#' ? "%23" : c == '%' ? "%25" : std::string(1, c);
    }
    if (!source.sheet || !finding.cell) return address;
    address += "#'";
    for (const char c : source.sheet->name) address += c == '\'' ? "''" : std::string(1, c);
    return address + "'!" + finding.cell->name();
}

/// "data/a.csv L5", as a sheet has its places: "data/a.xlsx!Số liệu!L5".
std::string place_of(const diag::Source& source, const diag::Diagnostic& finding) {
    std::string place = source.name;
    if (source.sheet) place += '!' + source.sheet->name;
    if (finding.cell) place += (source.sheet ? '!' : ' ') + finding.cell->name();
    return place;
}

render::FoundRow row_of(const diag::Diagnostic& finding, const diag::Sources& sources,
                        const std::string& folder, Language language) {
    const diag::Rule& broken = diag::rule(finding.rule);
    render::FoundRow row;
    if (finding.place) {
        const diag::Source& source = sources.source_of(*finding.place);
        row.place = place_of(source, finding);
        row.address = address_of(source, finding, folder);
    }
    if (finding.cell) row.heading = finding.cell->heading;
    row.unit = finding.unit;
    row.indicator = finding.indicator;
    row.period = finding.period;
    row.severity = diag::word(finding.severity, language);
    row.is_error = finding.severity == diag::Severity::error;
    row.found = finding.text;
    row.message = finding.message.in(language);
    row.rule = fmt::format("{} {}", broken.code, broken.name);
    return row;
}

}  // namespace

std::string folder_of(const std::string& path) {
    const auto slash = path.find_last_of("/\\");
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

std::string findings_workbook(const Session& session, const diag::Listing& listing,
                              const std::string& folder) {
    require_rows_of_a_sheet("findings", listing.findings.size() + 1);
    std::vector<render::FoundRow> rows;
    for (const diag::Diagnostic& finding : listing.findings)
        rows.push_back(row_of(finding, *listing.sources, folder, session.language));
    return workbook_bytes(session, [&](const std::string& into, const std::string& name) {
        return render::write_found_workbook(rows, session.language, into, name);
    });
}

}  // namespace cchc::command
