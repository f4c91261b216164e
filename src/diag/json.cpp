#include "unicode/json.hpp"

#include "diag/listing.hpp"
#include "diag/separator.hpp"
#include "model/schema_version.hpp"

namespace cchc::diag {

namespace {

using unicode::Json;

/// A text that is left out where it is empty.
void write_text(Json& json, const char* key, std::string_view value) {
    if (!value.empty()) json.key(key).text(value);
}

void write_place(Json& json, const Position& position) {
    write_text(json, "file", position.source->name);
    if (position.source->sheet) write_text(json, "sheet", position.source->sheet->name);
    json.key("line").number(position.line);
    json.key("column").number(position.column);
}

void write_notes(Json& json, const Diagnostic& finding, const Listing& listing, Language language) {
    if (finding.notes.empty()) return;
    json.key("notes").array(finding.notes, [&](const Note& note) {
        json.object([&] {
            if (note.place) write_place(json, listing.sources->position(*note.place));
            if (note.cell) json.key("cell").text(note.cell->name());
            write_text(json, "message", note.message.in(language));
        });
    });
}

void write_finding(Json& json, const Diagnostic& finding, const Listing& listing,
                   Language language) {
    const Rule& broken = rule(finding.rule);
    json.object([&] {
        json.key("rule").text(broken.name);
        json.key("code").text(broken.code);
        json.key("severity").text(word(finding.severity, Language::en));
        write_text(json, "message", finding.message.in(language));
        if (finding.place) {
            const Position position = listing.sources->position(*finding.place);
            write_place(json, position);
            json.key("length").number(position.length);
        }
        if (finding.cell) {
            json.key("cell").text(finding.cell->name());
            write_text(json, "heading", finding.cell->heading);
        }
        if (finding.count > 1) json.key("count").number(finding.count);
        write_text(json, "field", finding.field);
        write_text(json, "text", finding.text);
        write_text(json, "unit", finding.unit);
        write_text(json, "indicator", finding.indicator);
        if (finding.period) json.key("period").number(*finding.period);
        write_notes(json, finding, listing, language);
    });
}

void write_summary(Json& json, const Listing& listing, Language language) {
    json.object([&] {
        json.key("passed").truth(listing.passed());
        json.key("errors").number(listing.errors);
        json.key("warnings").number(listing.warnings);
        json.key("known").number(listing.known);
        json.key("left_off").number(listing.left_off);
        if (listing.period) json.key("period").number(*listing.period);
        json.key("files").array(listing.files, [&](const FileSummary& file) {
            json.object([&] {
                write_text(json, "name", file.name);
                write_text(json, "sheet", file.sheet);
                json.key("rows").number(file.rows);
                if (!file.sheet.empty()) return;
                json.key("separator").text(separator_word(file.separator));
                json.key("decimal").text(file.decimal_mark == ',' ? "comma" : "point");
            });
        });
        json.key("unread").array(listing.unread, [&](const UnreadFile& file) {
            json.object([&] {
                write_text(json, "name", file.name);
                write_text(json, "reason", file.reason.in(language));
            });
        });
    });
}

}  // namespace

std::string write_json(const Listing& listing, Language language) {
    Json json{2};
    json.object([&] {
        json.key("schema_version").number(schema_version);
        json.key("summary");
        write_summary(json, listing, language);
        json.key("findings").array(listing.findings, [&](const Diagnostic& finding) {
            write_finding(json, finding, listing, language);
        });
    });
    return json.document();
}

}  // namespace cchc::diag
