#include "render/machine/data_package.hpp"

#include <array>

#include "model/report.hpp"
#include "render/machine/table_schema.hpp"
#include "render/words/words.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

/// A name of lower-case letters, digits and -._ as the standard wants it: "cchc-2021-2030-2025".
std::string package_name(const Report& report) {
    std::string name;
    for (const char c : unicode::plain(report.programme->id)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
        name += kept ? c : '-';
    }
    return name + "-" + std::to_string(report.period);
}

std::string title_in(const Report& report, Language language) {
    return fmt::format("{}, {} {}", report.programme->title.in(language), words(language).year,
                       report.period);
}

void write_dialect(Json& json) {
    json.key("dialect").object([&] {
        json.key("delimiter").text(",");
        json.key("lineTerminator").text("\n");
        json.key("quoteChar").text("\"");
        json.key("doubleQuote").truth(true);
        json.key("skipInitialSpace").truth(false);
        json.key("header").truth(true);
    });
}

void write_resource(Json& json, const PackagedTable& packaged, Language language) {
    const Table& table = *packaged.table;
    json.object([&] {
        json.key("profile").text("tabular-data-resource");
        json.key("name").text(table.name);
        json.key("path").text(file_name(table));
        write_in_both(json, "title", table.title, language);
        write_in_both(json, "description", table.meaning, language);
        json.key("format").text("csv");
        json.key("mediatype").text("text/csv");
        json.key("encoding").text("utf-8");
        json.key("bytes").number(packaged.bytes);
        json.key("hash").text("sha256:" + packaged.sha256);
        write_dialect(json);
        json.key("schema");
        write_table_schema(json, table, packaged.columns, language);
    });
}

/// What the report is, beside what the standard knows.
void write_report_keys(Json& json, const Report& report, const PageOptions& options) {
    json.key("programme").text(report.programme->id);
    json.key("period").number(std::int64_t{report.period});
    json.key("final").truth(report.final_figures);
    if (report.verified_only) json.key("verified_only").truth(true);
    if (!options.as_of.empty()) json.key("as_of").text(options.as_of);
    if (!options.label.empty()) json.key("label").text(options.label);
    json.key("written_by").text("cchc " CCHC_VERSION);
}

}  // namespace

std::string file_name(const Table& table) {
    return fmt::format("{}.csv", table.name);
}

std::string data_package(const Report& report, std::span<const PackagedTable> packaged,
                         std::span<const InputDigest> inputs, const PageOptions& options) {
    const Language language = options.language;
    const std::string in_vi = title_in(report, Language::vi),
                      in_en = title_in(report, Language::en);
    Json json;
    json.object([&] {
        json.key("profile").text("tabular-data-package");
        json.key("name").text(package_name(report));
        write_in_both(json, "title", {in_vi, in_en}, language);
        write_in_both(json, "description",
                      {words(Language::vi).scorecards, words(Language::en).scorecards}, language);
        json.key("languages")
            .array(language == Language::vi ? std::array{"vi", "en"} : std::array{"en", "vi"},
                   [&](const char* code) { json.text(code); });
        write_report_keys(json, report, options);
        json.key("sources").array(inputs, [&](const InputDigest& input) {
            json.object([&] {
                json.key("title").text(input.name);
                json.key("sha256").text(input.sha256);
            });
        });
        json.key("resources").array(packaged, [&](const PackagedTable& table) {
            write_resource(json, table, language);
        });
    });
    return json.document();
}

}  // namespace cchc::render
