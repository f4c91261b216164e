#include "render/phrases.hpp"

#include "catch.hpp"

using namespace cchc;
using namespace cchc::render;

namespace {

constexpr Language vi = Language::vi, en = Language::en;

const Indicator files{.kind = Kind::ratio};

}  // namespace

TEST_CASE("a percentage has its sign right behind the number") {
    const Shown shown{Decimal::millionths(88'410'000), 2};
    CHECK(value(shown, files, vi) == "88,41%");
    CHECK(value(shown, files, en) == "88.41%");
    const Threshold fifty{Operator::at_least, Decimal::whole(50), Decimal::whole(50), true};
    CHECK(must_reach(fifty, files, vi) == "tối thiểu 50%");
    CHECK(must_reach(fifty, files, en) == "at least 50%");
}
