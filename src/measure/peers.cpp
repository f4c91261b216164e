#include "measure/peers.hpp"

#include <algorithm>

#include "measure/verdict.hpp"
#include "model/pieces.hpp"

namespace cchc::measure {

namespace {

Decimal middle(std::vector<Decimal>& numbers) {
    const auto upper = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::ranges::nth_element(numbers, upper);
    if (numbers.size() % 2 == 1) return *upper;
    const Decimal lower = *std::ranges::max_element(numbers.begin(), upper);
    return (Ratio{lower + *upper} * Ratio{1, 2}).rounded();
}

bool counts(const Brief& brief) {
    return static_cast<std::size_t>(brief.status) < scored_statuses && !brief.exempt;
}

bool is_attained(const Brief& brief) {
    return brief.status == Status::attained || brief.status == Status::attained_late;
}

/// The units of one level at one target.
class PeersAt {
  public:
    PeersAt(const Report& report, const std::vector<UnitReport*>& units, std::size_t place)
        : units_(units), place_(place) {
        const TargetPlace target = report.programme->targets()[place];
        const Indicator& indicator = report.programme->indicators[target.indicator];
        const Target& promised = indicator.targets[target.target];
        threshold_ = promised.threshold_in(std::min(report.period, promised.horizon));
        has_median_ = indicator.kind != Kind::milestone;
    }

    Peers found() {
        Peers peers;
        std::vector<UnitReport*> with_value;
        for (UnitReport* unit : units_) {
            const Brief& brief = unit->briefs[place_];
            if (!counts(brief)) continue;
            ++peers.units;
            if (is_attained(brief)) ++peers.attained;
            if (brief.shown()) with_value.push_back(unit);
        }
        std::ranges::stable_sort(with_value, {}, [&](const UnitReport* unit) {
            return distance(threshold_, unit->briefs[place_].number);
        });
        std::vector<Decimal> numbers;
        for (const UnitReport* unit : with_value) {
            peers.ranked.push_back(unit->unit);
            numbers.push_back(unit->briefs[place_].number);
        }
        give_ranks(with_value);
        if (has_median_ && !numbers.empty()) peers.median = middle(numbers);
        return peers;
    }

  private:
    void give_ranks(const std::vector<UnitReport*>& best_first) const {
        for (std::size_t i = 0; i < best_first.size(); ++i) {
            Brief& brief = best_first[i]->briefs[place_];
            brief.rank = static_cast<std::uint32_t>(i + 1);
            if (i == 0) continue;
            const Brief& before = best_first[i - 1]->briefs[place_];
            if (distance(threshold_, before.number) == distance(threshold_, brief.number))
                brief.rank = before.rank;
        }
    }

    const std::vector<UnitReport*>& units_;
    std::size_t place_;
    Threshold threshold_;
    bool has_median_ = true;
};

}  // namespace

void compare_peers(Report& report, unsigned threads) {
    const std::size_t levels = report.programme->levels.size(),
                      targets = report.programme->targets().size();
    std::vector<std::vector<UnitReport*>> units(levels);
    for (UnitReport& unit : report.reports)
        units[(*report.units)[unit.unit].level].push_back(&unit);
    report.peers.assign(levels, std::vector<Peers>(targets));
    in_pieces(levels * targets, threads, [&](std::size_t i) {
        const std::size_t level = i / targets, place = i % targets;
        report.peers[level][place] = PeersAt{report, units[level], place}.found();
    });
}

}  // namespace cchc::measure
