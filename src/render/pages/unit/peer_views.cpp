#include "render/pages/unit/peer_views.hpp"

#include "render/scorecard/scorecard.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

std::string result_of(const TargetResult& result, const Indicator& indicator, Language language) {
    return result.value ? value(result.shown, indicator, language)
                        : std::string{label(result, indicator.kind, language)};
}

}  // namespace

std::vector<PeerView> peer_views(const Report& report, const UnitDetail& unit,
                                 std::optional<Year> horizon, const Strips& strips,
                                 const Anchors& anchors, Language language) {
    const Words& w = words(language);
    const LevelIndex level = (*report.units)[unit.unit].level;
    std::vector<PeerView> views;
    for (std::size_t place = 0; place < unit.targets.size(); ++place) {
        const TargetResult& result = unit.targets[place];
        const Indicator& indicator = report.programme->indicators[result.indicator];
        const Target& target = indicator.targets[result.target];
        if (!counts_in(*report.programme, result, horizon) || indicator.same_as ||
            !strips.has(level, place))
            continue;
        const Peers& all = report.peers_at(level, place);
        const Threshold& threshold = target.threshold_in(result.judged);
        const std::uint32_t rank = unit.briefs[place].rank;
        const Shown median = told(*all.median, {threshold.low, threshold.high});
        views.push_back({.anchor = anchors.of({result.indicator, result.target}),
                         .id = clean(indicator.id),
                         .name = name_of_indicator(*report.programme, indicator, language),
                         .sign = sign(result.status),
                         .tone = class_of(tone(result)),
                         .result = result_of(result, indicator, language),
                         .rank = rank > 0 ? w.rank_of(rank, all.ranked.size()) : "",
                         .median = w.median_of(value(median, indicator, language)),
                         .must_reach = must_reach(threshold, indicator, language),
                         .draw_strip = [&strips, &unit, level, place](Page& page) {
                             strips.draw(level, place, &unit, page);
                         }});
    }
    return views;
}

}  // namespace cchc::render
