// The table of columns: what is written in a heading, and what a schema says of it.

#include "render/machine/columns.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "model/status.hpp"
#include "unit/catch.hpp"

using namespace cchc;
using namespace cchc::render;

namespace {

std::vector<const Column*> columns_of(const Table& table) {
    std::vector<const Column*> columns;
    for (const Column& column : table.columns) columns.push_back(&column);
    for (const ColumnGroup& group : table.optional) {
        for (const Column& column : group.columns) columns.push_back(&column);
    }
    return columns;
}

}  // namespace

TEST_CASE("each column has a name of its own, and says what it is in both languages") {
    for (const Table* table : tables) {
        std::set<std::string_view> names;
        for (const Column* column : columns_of(*table)) {
            CAPTURE(table->name, column->name);
            CHECK(names.insert(column->name).second);
            for (const FixedText& text : {column->title, column->meaning}) {
                CHECK_FALSE(text.vi.empty());
                CHECK_FALSE(text.en.empty());
            }
            CHECK(column->meaning.vi.ends_with("."));
            CHECK(column->meaning.en.ends_with("."));
            const bool is_number =
                column->type == CellType::integer || column->type == CellType::number;
            CHECK((is_number || column->range == Range::any));
            CHECK((column->type == CellType::text || column->words == WordList::any));
        }
        for (const std::string_view key : table->key) {
            const auto column = std::ranges::find(table->columns, key, &Column::name);
            REQUIRE(column != table->columns.end());
            CHECK(column->required);
        }
    }
}

TEST_CASE("scores count each status that is scored, in its order") {
    const auto first =
        std::ranges::find(scores_table.columns, word(Status::attained), &Column::name);
    REQUIRE(scores_table.columns.end() - first >= std::ptrdiff_t{scored_statuses});
    for (std::size_t i = 0; i < scored_statuses; ++i)
        CHECK(first[static_cast<std::ptrdiff_t>(i)].name == word(static_cast<Status>(i)));
}

TEST_CASE("columns of an option stand in a heading if they were asked for") {
    std::string without, with;
    write_heading(targets_table, {}, without);
    write_heading(targets_table, {.bounds = true}, with);
    CHECK(without.ends_with(",threshold_to\n"));
    CHECK(with == without.substr(0, without.size() - 1) + ",lowest,highest,decided\n");
}
