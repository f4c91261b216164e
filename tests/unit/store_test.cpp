// Where rows stand: duplicates, rows that are forgotten, texts of over 4 GiB, figures of every
// size.

#include <algorithm>

#include "catch.hpp"
#include "load_world.hpp"

using namespace cchc;
using namespace cchc::test;

namespace {

/// A place for the rows of the test world's units.
struct Store {
    World world;
    ObservationStore rows;

    explicit Store(std::uint64_t end = 1000) {
        rows = ObservationStore{world.programme, world.units, end};
    }
};

constexpr UnitIndex snv = 1, s10 = 2;
constexpr IndicatorIndex r01 = 0, s01 = 8, t01 = 9;

}  // namespace

TEST_CASE("a row is found where it was added, and nowhere else") {
    Store store;
    store.rows.add({snv, r01, 2025, Decimal::whole(3), Decimal::whole(4), 70});
    const RowIndex row = store.rows.find(snv, r01, 2025);
    REQUIRE(row != no_row);
    CHECK(store.rows.amount(row) == Decimal::whole(3));
    CHECK(store.rows.base(row) == Decimal::whole(4));
    CHECK(store.rows.place(row) == 70);
    CHECK(ObservationStore::period(row) == 2025);
    CHECK(store.rows.row(row).unit == snv);
    CHECK(store.rows.row(row).indicator == r01);
    CHECK(store.rows.find(s10, r01, 2025) == no_row);
    CHECK(store.rows.find(snv, r01, 2024) == no_row);
    CHECK(store.rows.find(snv, s01, 2025) == no_row);  // a repeated promise has no rows
    CHECK(store.rows.find(snv, t01, 2025) == no_row);  // nor has one of another level
    CHECK(ObservationStore{}.find(snv, r01, 2025) == no_row);
}

TEST_CASE("figures of every size come back as they went in") {
    Store store;
    Year year = 2021;
    for (const Decimal figure :
         {Decimal{}, Decimal::millionths(1), Decimal::millionths(500'000),
          Decimal::whole(PackedFigure::digits_end - 1), Decimal::whole(PackedFigure::digits_end),
          Decimal::millionths(PackedFigure::digits_end), Decimal::whole(999'999'999'999'999)}) {
        store.rows.add({snv, r01, year, figure, figure, 0});
        const RowIndex row = store.rows.find(snv, r01, year++);
        CHECK(store.rows.amount(row) == figure);
        CHECK(store.rows.base(row) == figure);
        CHECK(store.rows.kept(row).amount.is_zero() == figure.is_zero());
    }
}

TEST_CASE("of two rows of the same the one that stands first stays, whichever came first") {
    for (const bool later_first : {false, true}) {
        Store store;
        const SentRow first{snv, r01, 2025, Decimal::whole(1), Decimal::whole(2), 10};
        const SentRow later{snv, r01, 2025, Decimal::whole(1), Decimal::whole(3), 20};
        store.rows.add(later_first ? later : first);
        store.rows.add(later_first ? first : later);
        const RowIndex row = store.rows.find(snv, r01, 2025);
        CHECK(store.rows.place(row) == 10);
        CHECK(store.rows.base(row) == Decimal::whole(2));
        REQUIRE(store.rows.duplicates().size() == 1);
        CHECK(store.rows.duplicates()[0].first == row);
        CHECK(store.rows.duplicates()[0].place == 20);
        store.rows.leave_out_duplicates();
        CHECK(store.rows.find(snv, r01, 2025) == no_row);
    }
}

TEST_CASE("years of which only duplicates were sent are no periods once those are left out") {
    Store store;
    store.rows.add({snv, r01, 2024, Decimal::whole(1), Decimal::whole(2), 10});
    store.rows.add({snv, r01, 2026, Decimal::whole(1), Decimal::whole(2), 20});
    store.rows.add({snv, r01, 2026, Decimal::whole(1), Decimal::whole(2), 30});
    CHECK(store.rows.latest_period() == 2026);
    store.rows.leave_out_duplicates();
    CHECK(store.rows.first_period() == 2024);
    CHECK(store.rows.latest_period() == 2024);
}

TEST_CASE("a file that is to be read again leaves nothing behind") {
    Store store;
    store.rows.add({snv, r01, 2024, Decimal::whole(1), Decimal::whole(2), 10});
    store.rows.add({snv, r01, 2024, Decimal::whole(1), Decimal::whole(3), 110});
    store.rows.add({snv, r01, 2026, Decimal::whole(1), Decimal::whole(2), 120});
    store.rows.forget_from(100);
    CHECK(store.rows.duplicates().empty());
    CHECK(store.rows.latest_period() == 2024);
    CHECK(store.rows.find(snv, r01, 2026) == no_row);
    CHECK(store.rows.place(store.rows.find(snv, r01, 2024)) == 10);
    store.rows.add({snv, r01, 2026, Decimal::whole(1), Decimal::whole(2), 130});
    CHECK(store.rows.place(store.rows.find(snv, r01, 2026)) == 130);
}

TEST_CASE("places behind 4 GiB of text are kept whole") {
    const std::uint64_t far = (std::uint64_t{5} << 32) + 7;
    Store store{far + 100};
    store.rows.add({snv, r01, 2025, Decimal::whole(1), Decimal::whole(2), far});
    store.rows.add({s10, r01, 2025, Decimal::whole(1), Decimal::whole(2), 7});
    CHECK(store.rows.place(store.rows.find(snv, r01, 2025)) == far);
    CHECK(store.rows.place(store.rows.find(s10, r01, 2025)) == 7);
}

TEST_CASE("duplicates in several files are found alike on one thread and on many") {
    const auto told = [](unsigned threads) {
        World world;
        std::string text{data_header};
        for (int i = 0; i < 400; ++i) {
            text += fmt::format("{},R-01,{},{},50,,\n", i % 2 == 0 ? "SNV" : "S10", 2021 + i % 5,
                                i % 50);
        }
        const std::vector<const diag::Source*> files{world.add(text, "a.csv"),
                                                     world.add(text, "b.csv")};
        const ObservationStore rows =
            load::read_observations(files, world.programme, world.units, {}, {}, world.findings,
                                    nullptr, {.threads = threads, .piece = 64});
        auto duplicates = rows.duplicates();
        std::ranges::sort(duplicates, {}, &DuplicateRow::place);
        std::string out;
        for (const SentRow& row : all_rows(rows)) {
            out += fmt::format("{} {} {} at {}\n", row.unit, row.period,
                               exact::to_text(*row.amount), row.place);
        }
        for (const DuplicateRow& row : duplicates) {
            out += fmt::format("{} again at {}\n", row.first, row.place);
        }
        return out;
    };
    const std::string alone = told(1);
    CHECK(std::ranges::count(alone, '\n') == 800);
    for (int round = 0; round < 20; ++round) CHECK(told(4) == alone);
}
