#include "measure/peers.hpp"

#include "catch.hpp"

using namespace cchc;

namespace {

/// A level of units at one target.
class PeersOfLevel {
  public:
    explicit PeersOfLevel(const Threshold& threshold, Kind kind = Kind::ratio) {
        programme_.levels.resize(1);
        Indicator& indicator = programme_.indicators.emplace_back();
        indicator.kind = kind;
        Target& target = indicator.targets.emplace_back();
        target.horizon = 2025;
        target.threshold = threshold;
        report_.programme = &programme_;
        report_.units = &units_;
        report_.period = 2025;
    }

    /// A unit with a value of so many hundredths, or without.
    void add(Status status, std::optional<std::int64_t> hundredths) {
        UnitReport& unit = report_.reports.emplace_back();
        unit.unit = static_cast<UnitIndex>(units_.all.size());
        units_.all.emplace_back();
        Brief& brief = unit.briefs.emplace_back();
        brief.status = status;
        if (!hundredths) return;
        brief.number = Decimal::millionths(exact::Integer{*hundredths} * 10'000);
        brief.places = 2;
    }

    const Peers& compared() {
        measure::compare_peers(report_, 1);
        return report_.peers_at(0, 0);
    }
    void exempt_last() { report_.reports.back().briefs[0].exempt = true; }
    std::vector<std::uint32_t> ranks() const {
        std::vector<std::uint32_t> ranks;
        for (const UnitReport& unit : report_.reports) ranks.push_back(unit.briefs[0].rank);
        return ranks;
    }

  private:
    Programme programme_;
    Units units_;
    Report report_;
};

Threshold threshold(Operator op, std::int64_t low, std::int64_t high) {
    return {.op = op, .low = Decimal::whole(low), .high = Decimal::whole(high)};
}

using Ranks = std::vector<std::uint32_t>;
using Ranked = std::vector<UnitIndex>;

}  // namespace

TEST_CASE("peers: equal values share a rank, and the silent have none") {
    PeersOfLevel level{threshold(Operator::at_least, 50, 50)};
    level.add(Status::missed, 4000);
    level.add(Status::attained, 6000);
    level.add(Status::no_data, {});
    level.add(Status::attained, 6000);
    level.add(Status::attained_late, 5000);
    const Peers& peers = level.compared();
    CHECK(level.ranks() == Ranks{4, 1, 0, 1, 3});
    CHECK(peers.ranked == Ranked{1, 3, 4, 0});
    CHECK(peers.median == Decimal::whole(55));
    CHECK(peers.attained == 3);
    CHECK(peers.units == 5);
}

TEST_CASE("peers: less is better where the target is a limit") {
    PeersOfLevel level{threshold(Operator::at_most, 3, 3)};
    level.add(Status::missed, 500);
    level.add(Status::attained, 100);
    level.add(Status::attained, 300);
    CHECK(level.compared().median == Decimal::whole(3));
    CHECK(level.ranks() == Ranks{3, 1, 2});
}

TEST_CASE("peers: of a range, who lies inside is first, and above it only where that attains") {
    for (const bool above_attained : {false, true}) {
        Threshold range = threshold(Operator::between, 25, 35);
        range.above_attained = above_attained;
        PeersOfLevel level{range};
        level.add(Status::missed, 2000);
        level.add(Status::attained, 2500);
        level.add(above_attained ? Status::attained : Status::missed, 3600);
        level.add(Status::attained, 3000);
        level.compared();
        CHECK(level.ranks() == (above_attained ? Ranks{4, 1, 1, 1} : Ranks{4, 1, 3, 1}));
    }
}

TEST_CASE("peers: whom the target does not judge is not among them") {
    PeersOfLevel level{threshold(Operator::at_least, 50, 50)};
    level.add(Status::pending, {});
    level.add(Status::no_cases, {});
    level.add(Status::not_applicable, {});
    level.add(Status::not_binding, 9000);
    const Peers& peers = level.compared();
    CHECK(peers.units == 0);
    CHECK(peers.ranked.empty());
    CHECK_FALSE(peers.median);
    CHECK(level.ranks() == Ranks{0, 0, 0, 0});
}

TEST_CASE("peers: who is exempt is not among them, whatever it sends") {
    PeersOfLevel level{threshold(Operator::at_least, 50, 50)};
    level.add(Status::attained, 6000);
    level.add(Status::missed, 4000);
    level.exempt_last();
    const Peers& peers = level.compared();
    CHECK(peers.units == 1);
    CHECK(peers.attained == 1);
    CHECK(peers.median == Decimal::whole(60));
    CHECK(level.ranks() == Ranks{1, 0});
}

TEST_CASE("peers: milestones have no median") {
    PeersOfLevel level{Threshold{}, Kind::milestone};
    level.add(Status::missed, 0);
    level.add(Status::attained, 10000);
    CHECK_FALSE(level.compared().median);
    CHECK(level.ranks() == Ranks{2, 1});
}
