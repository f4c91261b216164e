#include <algorithm>
#include <string_view>

#include "diag/listing.hpp"
#include "diag/path.hpp"
#include "diag/text.hpp"
#include "unicode/json.hpp"
#include "unicode/unicode.hpp"

namespace cchc::diag {

namespace {

using Writer = unicode::JsonWriter;

void text(Writer& json, const char* key, std::string_view value) {
    json.Key(key);
    json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void number(Writer& json, const char* key, std::uint64_t value) {
    json.Key(key);
    json.Uint64(value);
}

void message(Writer& json, const char* key, std::string_view value) {
    json.Key(key);
    json.StartObject();
    text(json, "text", value);
    json.EndObject();
}

/// The URI of a file: relative where that can be told, with forward slashes; bytes that URIs do not
/// know are written %HH.
std::string uri(std::string_view name, const std::string& folder) {
    if (name == "-") return "stdin";
    const std::string path = relative_path(name, folder);
    constexpr std::string_view plain = "-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return out;
}

void write_location(Writer& json, const Listing& listing, Place place, std::string_view note) {
    const Position position = listing.sources->position(place);
    json.StartObject();
    json.Key("physicalLocation");
    json.StartObject();
    json.Key("artifactLocation");
    json.StartObject();
    text(json, "uri", uri(position.source->path, listing.folder));
    json.EndObject();
    json.Key("region");
    json.StartObject();
    const auto column = unicode::length_in_utf16(position.before) + 1;
    number(json, "startLine", position.line);
    number(json, "startColumn", column);
    if (position.end_line > position.line) number(json, "endLine", position.end_line);
    number(json, "endColumn", unicode::length_in_utf16(position.end_before) + 1);
    json.EndObject();
    json.EndObject();
    if (!note.empty()) message(json, "message", note);
    json.EndObject();
}

/// What the finding is about, for whoever sorts results by it.
void write_properties(Writer& json, const Diagnostic& finding) {
    if (finding.unit.empty() && finding.indicator.empty() && !finding.period) return;
    json.Key("properties");
    json.StartObject();
    if (!finding.unit.empty()) text(json, "unit", finding.unit);
    if (!finding.indicator.empty()) text(json, "indicator", finding.indicator);
    if (finding.period) number(json, "period", static_cast<std::uint64_t>(*finding.period));
    json.EndObject();
}

void write_result(Writer& json, const Diagnostic& finding, const Listing& listing,
                  Language language) {
    json.StartObject();
    text(json, "ruleId", rule(finding.rule).code);
    number(json, "ruleIndex", static_cast<std::uint64_t>(finding.rule));
    text(json, "level", finding.severity == Severity::error ? "error" : "warning");
    message(json, "message", finding.message.in(language));
    json.Key("locations");
    json.StartArray();
    // code scanning refuses a file with a result that stands nowhere
    const auto& place = finding.place ? finding.place : finding.about;
    if (place) write_location(json, listing, *place, {});
    json.EndArray();
    const auto has_place = [](const Note& note) { return note.place.has_value(); };
    if (std::ranges::any_of(finding.notes, has_place)) {
        json.Key("relatedLocations");
        json.StartArray();
        for (const Note& note : finding.notes) {
            if (!note.place) continue;
            write_location(json, listing, *note.place, note.message.in(language));
        }
        json.EndArray();
    }
    write_properties(json, finding);
    json.EndObject();
}

void write_driver(Writer& json, Language language) {
    json.Key("tool");
    json.StartObject();
    json.Key("driver");
    json.StartObject();
    text(json, "name", "cchc");
    text(json, "version", CCHC_VERSION);
    text(json, "language", language == Language::vi ? "vi" : "en");
    json.Key("rules");
    json.StartArray();
    for (const Rule& known : rules()) {
        json.StartObject();
        text(json, "id", known.code);
        text(json, "name", known.name);
        message(json, "shortDescription", known.summary.in(language));
        message(json, "fullDescription", known.reason.in(language));
        message(json, "help", known.cure.in(language));
        json.Key("defaultConfiguration");
        json.StartObject();
        text(json, "level", known.severity == Severity::error ? "error" : "warning");
        json.EndObject();
        json.EndObject();
    }
    json.EndArray();
    json.EndObject();
    json.EndObject();
}

/// Says how many findings are not among the results.
void write_remainder(Writer& json, const Listing& listing, Language language) {
    if (listing.left_off == 0) return;
    json.Key("invocations");
    json.StartArray();
    json.StartObject();
    json.Key("executionSuccessful");
    json.Bool(true);
    json.Key("toolExecutionNotifications");
    json.StartArray();
    json.StartObject();
    text(json, "level", "note");
    message(json, "message", hidden_words(listing.left_off, language));
    json.EndObject();
    json.EndArray();
    json.EndObject();
    json.EndArray();
}

}  // namespace

std::string write_sarif(const Listing& listing, Language language) {
    unicode::JsonBuffer buffer;
    Writer json{buffer};
    json.SetIndent(' ', 2);
    json.StartObject();
    text(json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    text(json, "version", "2.1.0");
    json.Key("runs");
    json.StartArray();
    json.StartObject();
    write_driver(json, language);
    text(json, "columnKind", "utf16CodeUnits");
    write_remainder(json, listing, language);
    json.Key("results");
    json.StartArray();
    for (const auto& finding : listing.findings) write_result(json, finding, listing, language);
    json.EndArray();
    json.EndObject();
    json.EndArray();
    json.EndObject();
    return std::string{buffer.GetString(), buffer.GetSize()} + "\n";
}

}  // namespace cchc::diag
