#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "diag/listing.hpp"
#include "diag/path.hpp"
#include "diag/text.hpp"
#include "unicode/json.hpp"
#include "unicode/unicode.hpp"

namespace cchc::diag {

namespace {

using unicode::Json;

/// GitHub shows so many results of a run, and refuses 25,000.
constexpr std::size_t most_results = 5'000;
/// Places shown beside that of a result.
constexpr std::size_t most_related = 10;

void write_message(Json& json, const char* key, std::string_view value) {
    json.key(key).object([&] { json.key("text").text(value); });
}

std::string_view level_of(Severity severity) {
    return word(severity, Language::en);
}

/// The URI of a file: relative where that can be told, with forward slashes; bytes that URIs do not
/// know are written %HH.
std::string uri(std::string_view name, const std::string& folder) {
    if (name == "-") return "stdin";
    const std::string path = relative_path(name, folder);
    constexpr std::string_view plain = "-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string_view rest = path;
    std::string out;
    if (path.starts_with('/')) {
        out = "file://";
    } else if (is_absolute(path)) {  // "D:/data"
        out = "file:///" + path.substr(0, 2);
        rest.remove_prefix(2);
    }
    for (const char c : rest) {
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

void write_region(Json& json, const Position& position) {
    json.object([&] {
        json.key("startLine").number(position.line);
        const bool is_sheet =
            position.source->sheet.has_value();  // whose columns are those of cells
        const auto column = [&](std::uint64_t number, std::string_view before) {
            return is_sheet ? number : unicode::length_in_utf16(before) + 1;
        };
        json.key("startColumn").number(column(position.column, position.before));
        if (position.end_line > position.line) json.key("endLine").number(position.end_line);
        json.key("endColumn").number(column(position.end_column, position.end_before));
    });
}

void write_location(Json& json, const Listing& listing, Place place, std::string_view note) {
    const Position position = listing.sources->position(place);
    json.object([&] {
        json.key("physicalLocation").object([&] {
            json.key("artifactLocation").object([&] {
                json.key("uri").text(uri(position.source->path, listing.folder));
            });
            json.key("region");
            write_region(json, position);
        });
        if (!note.empty()) write_message(json, "message", note);
    });
}

/// What the finding is about, for programs that sort results by it.
void write_properties(Json& json, const Diagnostic& finding, std::string_view sheet) {
    if (sheet.empty() && !finding.cell && finding.unit.empty() && finding.indicator.empty() &&
        !finding.period)
        return;
    json.key("properties").object([&] {
        if (!sheet.empty()) json.key("sheet").text(sheet);
        if (finding.cell) {
            json.key("cell").text(finding.cell->name());
            if (!finding.cell->heading.empty()) json.key("heading").text(finding.cell->heading);
        }
        if (!finding.unit.empty()) json.key("unit").text(finding.unit);
        if (!finding.indicator.empty()) json.key("indicator").text(finding.indicator);
        if (finding.period) json.key("period").number(*finding.period);
    });
}

/// What is wrong, and how many places are left out.
std::string message_of(const Diagnostic& finding, Language language) {
    const std::string& message = finding.message.in(language);
    const auto related = static_cast<std::size_t>(std::ranges::count_if(
        finding.notes, [](const Note& note) { return note.place.has_value(); }));
    if (related <= most_related) return message;
    return fmt::format("{} ({})", message, hidden_words(related - most_related, language));
}

void write_result(Json& json, const Diagnostic& finding, const Listing& listing,
                  Language language) {
    json.object([&] {
        json.key("ruleId").text(rule(finding.rule).code);
        json.key("ruleIndex").number(static_cast<unsigned>(finding.rule));
        json.key("level").text(level_of(finding.severity));
        write_message(json, "message", message_of(finding, language));
        // code scanning refuses a file with a result that stands nowhere
        std::vector<Place> places;
        if (const auto& place = finding.place ? finding.place : finding.about)
            places.push_back(*place);
        json.key("locations").array(places, [&](Place place) {
            write_location(json, listing, place, {});
        });
        std::vector<const Note*> notes;
        for (const Note& note : finding.notes) {
            if (note.place && notes.size() < most_related) notes.push_back(&note);
        }
        if (!notes.empty()) {
            json.key("relatedLocations").array(notes, [&](const Note* note) {
                write_location(json, listing, *note->place, note->message.in(language));
            });
        }
        const Source* source =
            places.empty() ? nullptr : &listing.sources->source_of(places.front());
        write_properties(json, finding, source && source->sheet ? source->sheet->name : "");
    });
}

void write_rule(Json& json, const Rule& known, Language language) {
    json.object([&] {
        json.key("id").text(known.code);
        json.key("name").text(known.name);
        write_message(json, "shortDescription", known.summary.in(language));
        write_message(json, "fullDescription", known.reason.in(language));
        write_message(json, "help", known.cure.in(language));
        json.key("defaultConfiguration").object([&] {
            json.key("level").text(level_of(known.severity));
        });
    });
}

void write_driver(Json& json, Language language) {
    json.key("tool").object([&] {
        json.key("driver").object([&] {
            json.key("name").text("cchc");
            json.key("version").text(CCHC_VERSION);
            json.key("language").text(language == Language::vi ? "vi" : "en");
            json.key("rules").array(rules(),
                                    [&](const Rule& known) { write_rule(json, known, language); });
        });
    });
}

/// Says how many findings are not among the results.
void write_remainder(Json& json, std::size_t left_off, Language language) {
    if (left_off == 0) return;
    const std::array once{hidden_words(left_off, language)};
    json.key("invocations").array(once, [&](const std::string& words) {
        json.object([&] {
            json.key("executionSuccessful").truth(true);
            json.key("toolExecutionNotifications").array(once, [&](const std::string&) {
                json.object([&] {
                    json.key("level").text("note");
                    write_message(json, "message", words);
                });
            });
        });
    });
}

void write_run(Json& json, const Listing& listing, Language language) {
    json.object([&] {
        write_driver(json, language);
        json.key("columnKind").text("utf16CodeUnits");
        std::vector<Diagnostic> results = listing.findings;
        keep_gravest(results, most_results);
        write_remainder(json, listing.left_off + listing.findings.size() - results.size(),
                        language);
        json.key("results").array(results, [&](const Diagnostic& finding) {
            write_result(json, finding, listing, language);
        });
    });
}

}  // namespace

std::string write_sarif(const Listing& listing, Language language) {
    Json json{2};
    json.object([&] {
        json.key("$schema").text("https://json.schemastore.org/sarif-2.1.0.json");
        json.key("version").text("2.1.0");
        json.key("runs").array(std::array{&listing},
                               [&](const Listing* run) { write_run(json, *run, language); });
    });
    return json.document();
}

}  // namespace cchc::diag
