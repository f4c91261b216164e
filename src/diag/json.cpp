#include "unicode/json.hpp"
#include "diag/listing.hpp"
#include "model/schema_version.hpp"

namespace cchc::diag {

namespace {

using Writer = unicode::JsonWriter;

void text(Writer& json, const char* key, const std::string& value) {
    if (value.empty()) return;
    json.Key(key);
    json.String(value);
}

void number(Writer& json, const char* key, std::uint64_t value) {
    json.Key(key);
    json.Uint64(value);
}

void write_place(Writer& json, const Position& position) {
    text(json, "file", position.source->name);
    number(json, "line", position.line);
    number(json, "column", position.column);
}

void write_notes(Writer& json, const Diagnostic& finding, const Listing& listing,
                 Language language) {
    if (finding.notes.empty()) return;
    json.Key("notes");
    json.StartArray();
    for (const Note& note : finding.notes) {
        json.StartObject();
        if (note.place) write_place(json, listing.sources->position(*note.place));
        text(json, "message", note.message.in(language));
        json.EndObject();
    }
    json.EndArray();
}

void write_finding(Writer& json, const Diagnostic& finding, const Listing& listing,
                   Language language) {
    const Rule& broken = rule(finding.rule);
    json.StartObject();
    text(json, "rule", std::string{broken.name});
    text(json, "code", std::string{broken.code});
    text(json, "severity", finding.severity == Severity::error ? "error" : "warning");
    text(json, "message", finding.message.in(language));
    if (finding.place) {
        const Position position = listing.sources->position(*finding.place);
        write_place(json, position);
        number(json, "length", position.length);
    }
    text(json, "field", finding.field);
    text(json, "text", finding.text);
    text(json, "unit", finding.unit);
    text(json, "indicator", finding.indicator);
    if (finding.period) number(json, "period", static_cast<std::uint64_t>(*finding.period));
    write_notes(json, finding, listing, language);
    json.EndObject();
}

std::string separator_name(char separator) {
    return separator == '\t' ? "tab" : separator == ';' ? "semicolon" : "comma";
}

void write_summary(Writer& json, const Listing& listing, Language language) {
    json.Key("summary");
    json.StartObject();
    json.Key("passed");
    json.Bool(listing.passed());
    number(json, "errors", listing.errors);
    number(json, "warnings", listing.warnings);
    number(json, "known", listing.known);
    number(json, "left_off", listing.left_off);
    if (listing.period) number(json, "period", static_cast<std::uint64_t>(*listing.period));
    json.Key("files");
    json.StartArray();
    for (const FileSummary& file : listing.files) {
        json.StartObject();
        text(json, "name", file.name);
        number(json, "rows", file.rows);
        text(json, "separator", separator_name(file.separator));
        text(json, "decimal", file.decimal_mark == ',' ? "comma" : "point");
        json.EndObject();
    }
    json.EndArray();
    json.Key("unread");
    json.StartArray();
    for (const UnreadFile& file : listing.unread) {
        json.StartObject();
        text(json, "name", file.name);
        text(json, "reason", std::string{file.reason.in(language)});
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
}

}  // namespace

std::string write_json(const Listing& listing, Language language) {
    unicode::JsonBuffer buffer;
    Writer json{buffer};
    json.SetIndent(' ', 2);
    json.StartObject();
    number(json, "schema_version", schema_version);
    write_summary(json, listing, language);
    json.Key("findings");
    json.StartArray();
    for (const auto& finding : listing.findings) write_finding(json, finding, listing, language);
    json.EndArray();
    json.EndObject();
    return std::string{buffer.GetString(), buffer.GetSize()} + "\n";
}

}  // namespace cchc::diag
