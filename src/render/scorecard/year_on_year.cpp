#include "render/scorecard/year_on_year.hpp"

#include <fmt/format.h>

namespace cchc::render {

namespace {

/// A unit's standing in the report's period and in the one before.
class YearOnYear {
  public:
    YearOnYear(const Report& report, const UnitReport& unit, const Report* before,
               const Scorecards& cards, Language language)
        : report_(report),
          unit_(unit),
          then_(before ? before->find(unit.unit) : nullptr),
          cards_(cards),
          language_(language),
          words_(words(language)) {}

    Changes told() const {
        Changes changes;
        const Year year = report_.period - 1;
        changes.heading = words_.changed_since(year);
        if (then_ == nullptr) {
            changes.sentences.push_back(words_.nothing_to_compare(year));
            return changes;
        }
        changes.sentences = scores();
        changes.targets = targets();
        const std::string awaited = pending();
        if (!awaited.empty()) {
            changes.sentences.push_back(fmt::format("{}: {}.", words_.not_yet_published, awaited));
        }
        if (!changes.targets) {
            changes.sentences.emplace_back(words_.no_other_status);
        }
        return changes;
    }

  private:
    std::string score_at(const UnitReport& unit, Year horizon) const {
        const Score* score = unit.overall(horizon);
        return score ? number(score->score, language_, 2) : "…";
    }

    /// The two years' standings, where both have one; empty where one horizon alone is shown.
    std::vector<std::string> standing() const {
        const YearScore *was = then_->overall_of_year(), *is = unit_.overall_of_year();
        if (!was || !is || !cards_.shows_year()) return {};
        const auto told = [&](const YearScore& of) {
            return fmt::format("{} ({} {}%)", number(of.score, language_, 2), words_.path_share,
                               number(of.attained_share, language_, 2));
        };
        return {fmt::format("{}: {} → {}", words_.standing_of_years, told(*was), told(*is))};
    }

    std::vector<std::string> scores() const {
        std::vector<std::string> sentences = standing();
        for (const Year horizon : report_.programme->horizons()) {
            const std::string was = score_at(*then_, horizon), is = score_at(unit_, horizon);
            if (!cards_.shows(horizon) || was == is) continue;
            sentences.push_back(
                fmt::format("{}: {} → {}", words_.score_at_horizon(horizon), was, is));
        }
        return sentences;
    }

    /// What has another status only because its figure is still to come.
    std::string pending() const {
        std::string ids;
        for (std::size_t i = 0; i < unit_.targets.size(); ++i) {
            const TargetResult& is = unit_.targets[i];
            if (is.status != Status::pending || then_->briefs[i].status == Status::pending ||
                !cards_.shows(is))
                continue;
            const Indicator& of = report_.programme->indicators[is.indicator];
            ids += fmt::format("{}{} ({})", ids.empty() ? "" : ", ", clean(of.id),
                               of.targets[is.target].horizon);
        }
        return ids;
    }

    Grid::Column column(std::string_view heading, Year year) const {
        return {fmt::format("{} {}", heading, year), false, false};
    }

    std::optional<Grid> targets() const {
        const Words& w = words(language_);
        Grid grid;
        const Year now = report_.period;
        grid.columns = {{std::string{w.id}, false, false},
                        {std::string{w.indicator}, false, true},
                        {std::string{w.by}, true, false},
                        column(w.result, now - 1),
                        column(w.result, now),
                        column(w.status, now - 1),
                        column(w.status, now)};
        grid.columns[3].number = grid.columns[4].number = true;
        for (std::size_t i = 0; i < unit_.targets.size(); ++i) {
            const TargetResult& is = unit_.targets[i];
            const Brief& was = then_->briefs[i];  // the same programme: the same order
            const bool other = is.status != was.status && is.status != Status::pending;
            if (other && cards_.shows(is)) grid.rows.push_back(row(was, is));
        }
        return grid.rows.empty() ? std::nullopt : std::optional{std::move(grid)};
    }

    std::vector<Cell> row(const Brief& was, const TargetResult& is) const {
        const Indicator& indicator = report_.programme->indicators[is.indicator];
        const auto status = [&](const auto& of) {
            return Cell{fmt::format("{} {}", sign(of.status), label(of, indicator.kind, language_)),
                        tone(of.status)};
        };
        return {
            {clean(indicator.id)},
            {name_of_indicator(*report_.programme, indicator, language_)},
            {std::to_string(indicator.targets[is.target].horizon)},
            {result_text(was.shown(), indicator, language_)},
            {result_text(is.value ? std::optional{is.shown} : std::nullopt, indicator, language_)},
            status(was),
            status(is)};
    }

    const Report& report_;
    const UnitReport& unit_;
    const UnitReport* then_;
    const Scorecards& cards_;
    Language language_;
    const Words& words_;
};

}  // namespace

Changes changes(const Report& report, const UnitReport& unit, const Report* before,
                const Scorecards& cards, Language language) {
    return YearOnYear{report, unit, before, cards, language}.told();
}

}  // namespace cchc::render
