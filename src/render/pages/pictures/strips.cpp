#include "render/pages/pictures/strips.hpp"

#include <array>

#include "model/pieces.hpp"
#include "render/pages/pictures/distribution.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

constexpr int width = 560, height = 30, middle = 15;
constexpr std::size_t least_units = 3;

const Indicator& indicator_at(const Report& report, TargetPlace place) {
    return report.programme->indicators[place.indicator];
}

const Threshold& threshold_at(const Report& report, TargetPlace place) {
    const Target& target = indicator_at(report, place).targets[place.target];
    return target.threshold_in(std::min(report.period, target.horizon));
}

}  // namespace

Strips::Strips(const Report& report, Language language, unsigned threads)
    : report_(report), language_(language), targets_(report.programme->targets()) {
    const std::size_t levels = report.programme->levels.size(), targets = targets_.size();
    strips_.assign(levels, std::vector<std::optional<Strip>>(targets));
    in_pieces(levels * targets, threads, [&](std::size_t i) {
        const auto level = static_cast<LevelIndex>(i / targets);
        const std::size_t place = i % targets;
        const bool done_or_not = indicator_at(report_, targets_[place]).kind == Kind::milestone;
        if (!done_or_not && report_.peers_at(level, place).ranked.size() >= least_units)
            strips_[level][place] = made(level, place);
    });
}

bool Strips::has(LevelIndex level, std::size_t place) const {
    return strips_[level][place].has_value();
}

Strips::Strip Strips::made(LevelIndex level, std::size_t place) const {
    const Peers& peers = report_.peers_at(level, place);
    const Threshold& threshold = threshold_at(report_, targets_[place]);
    const double first = drawn(report_.at(peers.ranked.front()).briefs[place].number);
    Strip strip{{first, first, 8, width - 8.0}, {}, {}};
    for (const UnitIndex unit : peers.ranked)
        strip.scale.include(drawn(report_.at(unit).briefs[place].number));
    for (const Decimal mark : marks_of(threshold)) strip.scale.include(drawn(mark));
    if (strip.scale.high == strip.scale.low) strip.scale.low -= 1;
    // of many units with few values too, or each of their pages would hold the names of the few
    peers.units <= most_dots ? add_dots(peers, place, strip) : add_bars(peers, place, strip);
    Page marks;
    for (const Decimal mark : marks_of(threshold))
        marks.add("<path class=\"mark\" d=\"M", At{strip.scale(drawn(mark))}, " 2v26\"/>");
    if (peers.median) {
        marks.add("<path class=\"median\" d=\"M", At{strip.scale(drawn(*peers.median))},
                  " 5v20\"/>");
    }
    strip.marks = marks.held();
    return strip;
}

void Strips::add_dots(const Peers& peers, std::size_t place, Strip& strip) const {
    const Indicator& indicator = indicator_at(report_, targets_[place]);
    Page dots;
    for (const UnitIndex unit : peers.ranked) {
        const Brief& brief = report_.at(unit).briefs[place];
        dots.add("<circle cx=\"", At{strip.scale(drawn(brief.number))}, "\" cy=\"", middle,
                 "\" r=\"4\"><title>");
        dots.add_text(clean((*report_.units)[unit].name.in(language_)));
        dots.add(": ");
        dots.add_text(value(*brief.shown(), indicator, language_));
        dots.add("</title></circle>");
    }
    strip.others = dots.held();
}

/// How many lie where, as bars that stand on the axis; the highest is as high as the picture.
void Strips::add_bars(const Peers& peers, std::size_t place, Strip& strip) const {
    constexpr std::size_t bars = 34;
    constexpr int wide = (width - 16) / static_cast<int>(bars);
    std::array<std::size_t, bars> counts{};
    for (const UnitIndex unit : peers.ranked) {
        const double x = strip.scale(drawn(report_.at(unit).briefs[place].number)) - 8;
        ++counts[std::min(bars - 1, static_cast<std::size_t>(x / wide))];
    }
    const auto most = static_cast<double>(*std::ranges::max_element(counts));
    Page drawn_bars;
    drawn_bars.add("<path class=\"many\" d=\"");
    for (std::size_t i = 0; i < bars; ++i) {
        if (counts[i] == 0) continue;
        const double high = std::max(1.0, static_cast<double>(counts[i]) / most * (height - 4));
        drawn_bars.add("M", 8 + wide / 2 + static_cast<int>(i) * wide, " ", height - 2, "v-",
                       At{high});
    }
    drawn_bars.add("\"/>");
    strip.others = drawn_bars.held();
}

void Strips::draw(LevelIndex level, std::size_t place, const UnitReport* unit, Page& page) const {
    const Strip& strip = *strips_[level][place];
    page.add("<svg class=\"strip\" viewBox=\"0 0 ", width, " ", height,
             "\" aria-hidden=\"true\"><path class=\"axis\" d=\"M8 ", middle, "H", width - 8, "\"/>",
             strip.others, strip.marks);
    const Brief* own = unit ? &unit->briefs[place] : nullptr;
    if (own && own->shown()) {
        page.add("<path class=\"own ", class_of(tone(*own)), "\" d=\"M",
                 At{strip.scale(drawn(own->number))}, " ", middle - 8,
                 "l7 8l-7 8l-7 -8z\"><title>");
        page.add_text(value(*own->shown(), indicator_at(report_, targets_[place]), language_));
        page.add("</title></path>");
    }
    page.add("</svg>");
}

}  // namespace cchc::render
