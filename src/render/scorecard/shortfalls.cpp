#include "render/scorecard/shortfalls.hpp"

#include <fmt/format.h>

namespace cchc::render {

namespace {

constexpr std::size_t most_shown = 5;  ///< units of one target

/// The table of one unit.
class ShortfallTable {
  public:
    ShortfallTable(const Report& report, const UnitDetail& unit, const Scorecards& cards,
                   Language language)
        : report_(report),
          programme_(*report.programme),
          unit_(unit),
          cards_(cards),
          language_(language),
          words_(words(language)) {}

    std::optional<Grid> table() {
        grid_.heading = words_.largest_shortfalls;
        grid_.columns = {{words_.target, false, true},
                         {words_.unit, false, false},
                         {words_.still_wanting, false, false},
                         {words_.result, true, false}};
        grid_.name_column = 1;
        for (const Shortfall& shortfall : unit_.shortfalls) {
            const TargetResult& result = unit_.targets[shortfall.place];
            if (cards_.shows(result)) add(result, shortfall.units);
        }
        if (!uncounted_.empty()) {
            grid_.remarks.push_back(
                fmt::format("{}: {}.", words_.missed_without_counts, uncounted_));
        }
        if (grid_.rows.empty() && uncounted_.empty()) return std::nullopt;
        return std::move(grid_);
    }

  private:
    void add(const TargetResult& result, const std::vector<UnitShortfall>& wanting) {
        const Indicator& indicator = programme_.indicators[result.indicator];
        const Year horizon = indicator.targets[result.target].horizon;
        if (wanting.empty()) {
            uncounted_ += fmt::format("{}{} ({})", uncounted_.empty() ? "" : ", ",
                                      clean(indicator.id), horizon);
            return;
        }
        std::string target =
            fmt::format("{} {} ({})", clean(indicator.id),
                        name_of_indicator(programme_, indicator, language_), horizon);
        for (std::size_t n = 0; n < wanting.size() && n < most_shown; ++n) {
            add_unit(std::move(target), wanting[n].unit, wanting[n].brief, result);
            target.clear();  // what is counted is said once, as the target is
        }
        if (wanting.size() > most_shown) add_others(wanting.size() - most_shown);
    }

    void add_unit(std::string target, UnitIndex unit, const Brief& brief,
                  const TargetResult& result) {
        const Indicator& indicator = programme_.indicators[result.indicator];
        std::string wanting =
            target.empty() ? number(exact::Integer{brief.need}, language_)
                           : amount_wanting(brief.need, brief.need_is_fewer,
                                            counted_indicator(programme_, indicator), language_);
        const TargetPlace place{result.indicator, result.target};
        grid_.rows.push_back({{.text = std::move(target), .target = place},
                              {clean((*report_.units)[unit].name.in(language_))},
                              {std::move(wanting)},
                              {result_text(brief.shown(), indicator, language_)}});
        grid_.units.push_back(unit);
    }

    void add_others(std::size_t others) {
        grid_.rows.push_back({{}, {words_.and_other_units(others, others), Tone::aside}, {}, {}});
        grid_.units.push_back(no_unit);
    }

    const Report& report_;
    const Programme& programme_;
    const UnitDetail& unit_;
    const Scorecards& cards_;
    Language language_;
    const Words& words_;
    Grid grid_;
    std::string uncounted_;  ///< missed targets that no unit's counts explain
};

}  // namespace

std::optional<Grid> shortfalls(const Report& report, const UnitDetail& unit,
                               const Scorecards& cards, Language language) {
    return ShortfallTable{report, unit, cards, language}.table();
}

}  // namespace cchc::render
