#include "render/scorecard/year_on_year.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cchc::render {

namespace {

/// Which way a status went; what went wrong comes first.
enum class Group : std::uint8_t { newly_missed, worse, newly_attained, better, other };

const char* Words::*name_of(Group group) {
    switch (group) {
        case Group::newly_missed:
            return &Words::newly_missed;
        case Group::worse:
            return &Words::became_worse;
        case Group::newly_attained:
            return &Words::newly_attained;
        case Group::better:
            return &Words::became_better;
        case Group::other:
            break;
    }
    return &Words::otherwise_changed;
}

Tone tone_of(Group group) {
    switch (group) {
        case Group::newly_missed:
        case Group::worse:
            return Tone::bad;
        case Group::newly_attained:
            return Tone::good;
        case Group::better:
            return Tone::moving;
        case Group::other:
            break;
    }
    return Tone::aside;
}

/// How good a status is; absent: it says nothing about the unit's work.
std::optional<int> goodness(Status status) {
    switch (status) {
        case Status::attained:
            return 5;
        case Status::attained_late:
            return 4;
        case Status::on_track:
            return 3;
        case Status::at_risk:
            return 2;
        case Status::off_track:
            return 1;
        case Status::missed:
        case Status::lapsed:
            return 0;
        case Status::no_data:
            return -1;
        default:
            return std::nullopt;
    }
}

Group group_of(Status was, Status is) {
    const bool was_attained = was == Status::attained || was == Status::attained_late;
    if (is == Status::missed || is == Status::lapsed)
        return was_attained ? Group::worse : Group::newly_missed;
    if (is == Status::attained || is == Status::attained_late)
        return was == Status::attained ? Group::worse : Group::newly_attained;
    const auto before = goodness(was), now = goodness(is);
    if (!before || !now) return Group::other;
    return *now < *before ? Group::worse : Group::better;
}

/// What changed in one unit, in words.
class ChangesText {
  public:
    ChangesText(const Report& report, const UnitDetail& unit, const Scorecards& cards,
                Language language)
        : report_(report),
          unit_(unit),
          cards_(cards),
          language_(language),
          words_(words(language)) {}

    Changes told() const {
        Changes changes;
        const Year year = report_.period - 1;
        changes.heading = words_.changed_since(year);
        if (!unit_.year_on_year) {
            changes.sentences.push_back(words_.nothing_to_compare(year));
            return changes;
        }
        changes.sentences = scores();
        changes.targets = targets();
        changes.count = static_cast<std::size_t>(std::ranges::count_if(
            unit_.year_on_year->targets,
            [&](const StatusChange& change) { return cards_.shows(unit_.targets[change.place]); }));
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
    /// The year's standing then and now; empty where some horizons alone are shown.
    std::string standing(const ScoreThenAndNow& year) const {
        if (!year.was || !year.is || !cards_.shows_year()) return {};
        const auto told = [&](const auto& score, const auto& share) {
            return fmt::format("{} ({} {}%)", number(*score, language_, 2), words_.path_share,
                               number(*share, language_, 2));
        };
        return fmt::format("{}: {} → {}{}", words_.standing_of_years,
                           told(year.was, year.share_was), told(year.is, year.share_is),
                           ranks(year));
    }

    /// The score at a horizon then and now; empty where it is the same.
    std::string score_at(Year horizon, const ScoreThenAndNow& score) const {
        const bool same = score.was == score.is && score.rank_was == score.rank_is;
        if (!cards_.shows(horizon) || same) return {};
        const auto told = [&](const std::optional<Decimal>& of) {
            return of ? number(*of, language_, 2) : "…";
        };
        return fmt::format("{}: {} → {}{}", words_.score_at_horizon(horizon), told(score.was),
                           told(score.is), ranks(score));
    }

    /// "; hạng 5 → 8"; empty where there was none, or it is the same, or the only one.
    std::string ranks(const ScoreThenAndNow& score) const {
        const LevelIndex level = (*report_.units)[unit_.unit].level;
        if (!score.rank_was || !score.rank_is || report_.ranked(level, score.horizon) < 2)
            return {};
        return "; " + words_.rank_from_to(*score.rank_was, *score.rank_is);
    }

    std::vector<std::string> scores() const {
        std::vector<std::string> sentences;
        for (const ScoreThenAndNow& score : unit_.year_on_year->scores) {
            std::string sentence =
                score.horizon ? score_at(*score.horizon, score) : standing(score);
            if (!sentence.empty()) sentences.push_back(std::move(sentence));
        }
        return sentences;
    }

    /// What has another status only because its figure is still to come.
    std::string pending() const {
        std::string ids;
        for (const StatusChange& change : unit_.year_on_year->targets) {
            const TargetResult& is = unit_.targets[change.place];
            if (is.status != Status::pending || !cards_.shows(is)) continue;
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
        grid.columns = {{w.id, false, false},      {w.indicator, false, true},
                        {w.by, true, false},       column(w.result, now - 1),
                        column(w.result, now),     {w.difference, true, false},
                        column(w.status, now - 1), column(w.status, now)};
        grid.columns[3].number = grid.columns[4].number = true;
        for (const auto group : {Group::worse, Group::newly_missed, Group::newly_attained,
                                 Group::better, Group::other}) {
            const std::size_t first = grid.rows.size();
            for (const StatusChange& change : unit_.year_on_year->targets) {
                const TargetResult& is = unit_.targets[change.place];
                const bool told = is.status != Status::pending && cards_.shows(is);
                if (told && group_of(change.was.status, is.status) == group)
                    grid.rows.push_back(row(change, is));
            }
            if (grid.rows.size() > first) {
                std::vector<Cell> heading(grid.columns.size());
                heading[1] = {words_.*name_of(group), tone_of(group)};
                grid.rows.insert(grid.rows.begin() + static_cast<std::ptrdiff_t>(first), heading);
            }
        }
        return grid.rows.empty() ? std::nullopt : std::optional{std::move(grid)};
    }

    std::vector<Cell> row(const StatusChange& change, const TargetResult& is) const {
        const Brief& was = change.was;
        const Indicator& indicator = report_.programme->indicators[is.indicator];
        const auto status = [&](const auto& of) {
            return Cell{fmt::format("{} {}", sign(of.status), label(of, indicator.kind, language_)),
                        tone(of)};
        };
        return {{.text = clean(indicator.id), .target = TargetPlace{is.indicator, is.target}},
                {name_of_indicator(*report_.programme, indicator, language_)},
                {std::to_string(indicator.targets[is.target].horizon)},
                result_cell(change.value_was, indicator, language_),
                result_cell(change.value_is, indicator, language_),
                {.text = change.difference && indicator.kind != Kind::milestone
                             ? render::change(*change.difference, language_)
                             : ""},
                status(was),
                status(is)};
    }

    const Report& report_;
    const UnitDetail& unit_;
    const Scorecards& cards_;
    Language language_;
    const Words& words_;
};

}  // namespace

Changes changes(const Report& report, const UnitDetail& unit, const Scorecards& cards,
                Language language) {
    return ChangesText{report, unit, cards, language}.told();
}

}  // namespace cchc::render
