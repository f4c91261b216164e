#include "render/scorecard/matrix.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

Cell cell_of(const Brief& brief, const Indicator& indicator, Language language) {
    Cell cell{std::string{sign(brief.status)}, tone(brief)};
    cell.value = indicator.kind == Kind::milestone ? std::nullopt : brief.shown();
    if (cell.value) cell.text = number(*cell.value, language) + " " + cell.text;
    return cell;
}

/// The matrices of one report.
class Matrices {
  public:
    Matrices(const Report& report, Year horizon, Language language)
        : report_(report),
          programme_(*report.programme),
          language_(language),
          horizon_(horizon),
          places_(programme_.targets()) {}

    Grid whole(const std::vector<const UnitReport*>& units) const {
        const Places targets = shown(units);
        Grid grid = head(units, targets);
        for (const UnitReport* unit : units) {
            grid.rows.push_back(row(*unit, targets));
            grid.units.push_back(unit->unit);
        }
        return grid;
    }

  private:
    using Places = std::vector<std::size_t>;  ///< in Programme::targets()

    const Indicator& indicator(std::size_t place) const {
        return programme_.indicators[places_[place].indicator];
    }

    /// The targets at the horizon that apply to some of the units.
    Places shown(const std::vector<const UnitReport*>& units) const {
        Places shown;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (indicator(i).targets[places_[i].target].horizon != horizon_) continue;
            const bool applies = std::ranges::any_of(units, [&](const UnitReport* unit) {
                return unit->briefs[i].status != Status::not_applicable;
            });
            if (applies) shown.push_back(i);
        }
        return shown;
    }

    Grid::Column column(std::size_t place) const {
        const Indicator& of = indicator(place);
        const Target& target = of.targets[places_[place].target];
        const Threshold& threshold = target.threshold_in(std::min(horizon_, report_.period));
        Grid::Column column{clean(of.id), true, false};
        column.title = fmt::format("{}: {}", name_of_indicator(programme_, of, language_),
                                   must_reach(threshold, of, language_));
        column.below = short_threshold(threshold, language_);
        return column;
    }

    /// The heading of some targets of the units of one level.
    Grid head(const std::vector<const UnitReport*>& units, const Places& targets) const {
        const Words& w = words(language_);
        Grid grid;
        grid.columns.push_back({w.unit, false, true});
        std::string areas;
        for (const std::size_t i : targets) {
            const std::string& area = programme_.areas[indicator(i).area].id;
            if (!areas.ends_with(area)) areas += (areas.empty() ? "" : ", ") + area;
            grid.columns.push_back(column(i));
        }
        const Level& level = programme_.levels[(*report_.units)[units.front()->unit].level];
        grid.heading = fmt::format("{}: {}, {} {} ({})", w.matrix, clean(level.name.in(language_)),
                                   w.by_year, horizon_, areas);
        return grid;
    }

    std::vector<Cell> row(const UnitReport& unit, const Places& targets) const {
        std::vector<Cell> row{{clean((*report_.units)[unit.unit].name.in(language_))}};
        for (const std::size_t i : targets)
            row.push_back(cell_of(unit.briefs[i], indicator(i), language_));
        return row;
    }

    const Report& report_;
    const Programme& programme_;
    Language language_;
    Year horizon_;
    std::vector<TargetPlace> places_;
};

}  // namespace

Grid whole_matrix(const Report& report, const std::vector<const UnitReport*>& units, Year horizon,
                  Language language) {
    return Matrices{report, horizon, language}.whole(units);
}

std::string short_threshold(const Threshold& threshold, Language language) {
    const std::string low = number(threshold.low, language);
    switch (threshold.op) {
        case Operator::at_least:
            return "≥ " + low;
        case Operator::more_than:
            return "> " + low;
        case Operator::at_most:
            return "≤ " + low;
        case Operator::less_than:
            return "< " + low;
        case Operator::between:
            return low + "–" + number(threshold.high, language);
        case Operator::done:
            break;
    }
    return "✓";
}

}  // namespace cchc::render
