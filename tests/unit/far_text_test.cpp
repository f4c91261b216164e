// What is looked at a piece at a time is seen whole: texts as files are kept, with something at
// every place around the end of a piece.

#include "far_text.hpp"

#include <optional>
#include <string>

#include "catch.hpp"
#include "command/digest.hpp"
#include "diag/diagnostic.hpp"
#include "load/encoding.hpp"

using namespace cchc;
using test::FarText;

namespace {

constexpr std::size_t piece = std::size_t{1} << 18;

/// `what` at an offset between letters.
std::string text_with(const std::string& what, std::size_t offset) {
    std::string text(piece + 100, 'x');
    return text.replace(offset, what.size(), what);
}

}  // namespace

TEST_CASE("lines are counted across pieces") {
    for (const std::string end : {"\n", "\r", "\r\n"}) {
        for (std::size_t at = piece - 3; at < piece + 3; ++at) {
            diag::Sources sources;
            const auto& source = sources.add("f", FarText::bytes(text_with(end, at)));
            CHECK(sources.position(source.place(at - 1, 1)).line == 1);
            const auto behind = sources.position(source.place(at + end.size(), 1));
            CHECK(behind.line == 2);
            CHECK(behind.column == 1);
        }
    }
}

TEST_CASE("a character across pieces is one") {
    for (const std::string character : {"đ", "ế", "𠀀"}) {
        for (std::size_t at = piece - 5; at < piece + 2; ++at) {
            for (const bool broken : {false, true}) {
                std::string text = text_with(character, at);
                if (broken) text[at + character.size() - 1] = 'x';
                diag::Sources sources;
                diag::Findings findings;
                const auto* source = load::decode(sources, "f", FarText::bytes(text), findings, 2);
                CHECK((source == nullptr) == broken);
                if (broken) CHECK(findings.all().front().place->at == at);
            }
        }
    }
}

TEST_CASE("bytes have one digest, wherever they are") {
    const std::string text = text_with("đ", piece - 1);
    CHECK(command::sha256(FarText::bytes(text)) == command::sha256(text));
}
