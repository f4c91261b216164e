#include "unicode/csv.hpp"
#include "diag/listing.hpp"

namespace cchc::diag {

namespace {

/// Text that others wrote, in a table that people open: no spreadsheet is to run it. A figure with
/// its sign does no harm.
std::string shown(std::string_view text) {
    const bool is_figure = text.find_first_not_of("0123456789.,% ", 1) == text.npos;
    return (text.starts_with('-') || text.starts_with('+')) && is_figure ? std::string{text}
                                                                         : unicode::harmless(text);
}

void write_row(const Diagnostic& finding, const Sources& sources, Language language,
               std::string& out) {
    const Rule& broken = rule(finding.rule);
    unicode::CsvLine line{out};
    if (const auto& place = finding.place ? finding.place : finding.about) {
        const Position position = sources.position(*place);
        line.text(shown(position.source->name));
        line.text(position.source->sheet ? shown(position.source->sheet->name) : "");
        line.number(position.line);
        line.number(position.column);
    } else {
        line.plain(",,,");
    }
    line.plain(finding.cell ? finding.cell->name() : "");
    line.text(finding.cell ? shown(finding.cell->heading) : "");
    line.text(shown(finding.unit));
    line.text(shown(finding.indicator));
    line.plain(finding.period ? std::to_string(*finding.period) : "");
    line.plain(broken.name);
    line.plain(broken.code);
    line.plain(word(finding.severity, Language::en));
    line.text(shown(finding.text));
    line.text(shown(finding.message.in(language)));
}

}  // namespace

std::string write_csv(const Listing& listing, Language language) {
    std::string out =
        "file,sheet,line,column,cell,heading,unit,indicator,period,rule,code,severity,text,"
        "message\n";
    for (const Diagnostic& finding : listing.findings)
        write_row(finding, *listing.sources, language, out);
    return out;
}

}  // namespace cchc::diag
