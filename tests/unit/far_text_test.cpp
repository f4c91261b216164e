// What is looked at a piece at a time is seen whole: texts as files are kept, with something at
// every place around the end of a piece.

#include "far_text.hpp"

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "command/digest.hpp"
#include "diag/diagnostic.hpp"
#include "load/text/encoding.hpp"
#include "load_world.hpp"

using namespace cchc;
using test::FarText;

namespace {

constexpr std::size_t piece = diag::bytes_of_part;

/// `what` at an offset between letters.
std::string text_with(const std::string& what, std::size_t offset) {
    std::string text(piece + 100, 'x');
    return text.replace(offset, what.size(), what);
}

}  // namespace

TEST_CASE("lines are counted once, whichever threads ask for them") {
    /// Shows its text to all who ask for it meanwhile.
    class SlowText final : public diag::Keeper {
      public:
        bool copy(std::string_view bytes, std::string& room) const override {
            ++copies;
            for (int i = 0; i < 1000; ++i) std::this_thread::yield();
            room = bytes;
            return true;
        }
        mutable std::atomic<int> copies{0};
        std::string text = "a\nb\nc\n";
    };
    const auto kept = std::make_shared<const SlowText>();
    diag::Sources sources;
    const auto& source = sources.add("f", diag::Bytes{kept, kept->text});
    std::atomic<int> right{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back(
                [&] { right += sources.position(source.place(4, 1)).line == 3 ? 1 : 0; });
    }
    CHECK(right == 4);
    CHECK(kept->copies == 1);
}

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

TEST_CASE("memory that is wanting for one piece ends the reading of all") {
    std::string text{test::data_header};
    for (int i = 0; i < 200; ++i) text += "SNV,R-01,2025,1,2,,\n";
    const load::ReadingPlan plan{.threads = 4, .piece = 64};
    const int pieces = static_cast<int>(text.size() / plan.piece);
    for (int copies = 0; copies < pieces; copies += 7) {
        test::World world;
        std::atomic<int> left = 1 << 20;
        const diag::Source* file = world.add(FarText::bytes(text, &left));
        left = copies;
        CHECK_THROWS_AS(
            load::read_observations({&file, 1}, world.programme, world.units, world.exemptions,
                                    world.options, world.findings, &world.facts, plan),
            std::bad_alloc);
    }
}

TEST_CASE("bytes have one digest, wherever they are") {
    const std::string text = text_with("đ", piece - 1);
    CHECK(command::sha256(FarText::bytes(text)) == command::sha256(text));
}
