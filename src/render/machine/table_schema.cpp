#include "render/machine/table_schema.hpp"

#include <array>
#include <vector>

#include "model/programme.hpp"
#include "model/status.hpp"
#include "model/unit_detail.hpp"

namespace cchc::render {

namespace {

std::string_view word(CellType type) {
    constexpr std::string_view words[] = {"string", "integer", "number", "year", "boolean"};
    return words[static_cast<std::size_t>(type)];
}

/// The words of an enumeration, up to and including `last`.
template <typename Enum>
std::vector<std::string_view> words_to(Enum last) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i)
        words.push_back(cchc::word(static_cast<Enum>(i)));
    return words;
}

std::vector<std::string_view> words_of(WordList list) {
    if (list == WordList::statuses) return words_to(Status::not_binding);
    if (list == WordList::operators) return words_to(Operator::done);
    if (list == WordList::directions) return words_to(Direction::no_data);
    if (list == WordList::bases) return words_to(Basis::mixed);
    return {};
}

void write_constraints(Json& json, const Column& column) {
    json.key("constraints").object([&] {
        if (column.required) json.key("required").truth(true);
        if (const auto words = words_of(column.words); !words.empty()) {
            json.key("enum").array(words, [&](std::string_view word) { json.text(word); });
        }
        if (column.range == Range::from_1) json.key("minimum").number(1);
        if (column.range == Range::from_0 || column.range == Range::from_0_to_100)
            json.key("minimum").number(0);
        if (column.range == Range::from_0_to_100) json.key("maximum").number(100);
    });
}

void write_field(Json& json, const Column& column, Language language,
                 std::string_view option = {}) {
    json.object([&] {
        json.key("name").text(column.name);
        json.key("type").text(word(column.type));
        if (column.type == CellType::truth) {
            json.key("trueValues").array(std::array{"true"}, [&](auto word) { json.text(word); });
            json.key("falseValues").array(std::array{"false"}, [&](auto word) { json.text(word); });
        }
        if (column.measure != Measure::none) json.key("unit").text(word(column.measure));
        write_in_both(json, "title", column.title, language);
        write_in_both(json, "description", column.meaning, language);
        const bool bounded = column.range != Range::any || column.words != WordList::any;
        if (column.required || bounded) write_constraints(json, column);
        if (!option.empty()) json.key("option").text(option);
    });
}

void write_rest(Json& json, const Table& table) {
    json.key("missingValues").array(std::array{""}, [&](auto word) { json.text(word); });
    json.key("primaryKey").array(table.key, [&](std::string_view name) { json.text(name); });
}

}  // namespace

void write_in_both(Json& json, const char* key, const FixedText& text, Language language) {
    const Language other = language == Language::vi ? Language::en : Language::vi;
    json.key(key).text(text.in(language));
    const std::string other_key = std::string{key} + (other == Language::vi ? "_vi" : "_en");
    json.key(other_key.c_str()).text(text.in(other));
}

void write_table_schema(Json& json, const Table& table, const OptionalColumns& chosen,
                        Language language) {
    std::vector<const Column*> columns;
    for (const Column& column : table.columns) columns.push_back(&column);
    for (const ColumnGroup& group : table.optional) {
        if (!(chosen.*group.chosen)) continue;
        for (const Column& column : group.columns) columns.push_back(&column);
    }
    json.object([&] {
        json.key("fields").array(
            columns, [&](const Column* column) { write_field(json, *column, language); });
        write_rest(json, table);
    });
}

std::string table_schema(const Table& table, Language language) {
    Json json;
    json.object([&] {
        write_in_both(json, "title", table.title, language);
        write_in_both(json, "description", table.meaning, language);
        json.key("fields").array(
            table.columns, [&](const Column& column) { write_field(json, column, language); });
        write_rest(json, table);
        std::vector<std::pair<const Column*, std::string_view>> optional;
        for (const ColumnGroup& group : table.optional) {
            for (const Column& column : group.columns) optional.push_back({&column, group.option});
        }
        if (optional.empty()) return;
        json.key("optionalFields").array(optional, [&](const auto& field) {
            write_field(json, *field.first, language, field.second);
        });
    });
    return json.document();
}

}  // namespace cchc::render
