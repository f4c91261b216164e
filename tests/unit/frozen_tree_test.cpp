// A tree that was frozen is the same when it thaws.

#include "load/programme/frozen_tree.hpp"

#include "catch.hpp"
#include "command/embedded.hpp"

using namespace cchc;
using namespace std::literals;

namespace {

/// A source that is not the first of its run, so that no place is an offset by chance.
const diag::Source& second_source(diag::Sources& sources, std::string_view text) {
    sources.add("first.csv", "what stands before");
    return sources.add("p.yaml", std::string{text});
}

}  // namespace

TEST_CASE("nodes of every kind thaw as they were frozen, places included") {
    const std::string long_text(300, 'x');
    for (const std::string& text : {
             "word"s,
             "''"s,
             "[]"s,
             "{}"s,
             "a:\nb: ~\n"s,
             "[1, '1', \"\\\"\", đến, [], [[x]], {a: {}}]"s,
             "tên: {vi: Cải cách, en: \"Re\\\"form\"}\nlist:\n  - a\n  - {b: c}\n"s,
             "refused: [&a x, *a, !tag x]\n"s,
             "folded: >\n  two\n  lines\nlong: " + long_text + "\n",
         }) {
        INFO(text);
        diag::Sources sources, others;
        diag::Findings findings;
        const auto root = load::read_yaml(second_source(sources, text), findings);
        REQUIRE(root);
        const std::string frozen = load::freeze(*root, sources.all().back());
        CHECK(load::thaw(frozen, sources.all().back()) == *root);

        const diag::Source& alone = others.add("p.yaml", text);
        CHECK(load::thaw(frozen, alone) == load::read_yaml(alone, findings));
    }
}

TEST_CASE("the tree that is built in is that of the programme that is built in") {
    diag::Sources sources;
    diag::Findings findings;
    const diag::Source& source = second_source(sources, command::builtin_programme);
    const auto parsed = load::read_yaml(source, findings);
    REQUIRE(parsed);
    CHECK(load::thaw(command::builtin_programme_tree, source) == *parsed);
}
