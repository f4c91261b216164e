#include "render/scorecard/league.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/words/phrases.hpp"

namespace cchc::render {

LeagueRow::LeagueRow(const UnitReport& of, std::optional<Year> horizon) : unit(&of) {
    const auto count_of = [&](Status status) -> std::uint32_t& {
        return counts[static_cast<std::size_t>(status)];
    };
    if (horizon) {
        if (const Score* at = of.overall(*horizon)) {
            take(*at);
            std::ranges::copy(at->statuses, counts.begin());
        }
    } else if (const YearScore* year = of.overall_of_year()) {
        take(*year);
        count_of(Status::in_progress) = year->open;
    }
    if (const LeftOut* left_out = of.all_left_out(horizon)) {
        count_of(Status::pending) = left_out->pending;
        count_of(Status::no_cases) = left_out->no_cases;
    }
}

template <typename Overall>
void LeagueRow::take(const Overall& overall) {
    scored = true;
    targets = overall.targets;
    with_value = overall.with_value;
    score = overall.score;
    attained_share = overall.attained_share;
    grade = overall.grade;
    rank = overall.rank;
    complete = overall.complete;
    counts[static_cast<std::size_t>(Status::pending)] = overall.pending;
    counts[static_cast<std::size_t>(Status::no_cases)] = overall.no_cases;
}

League::League(const Report& report, const std::vector<const UnitReport*>& units,
               std::optional<Year> horizon, Language language)
    : report_(report),
      programme_(*report.programme),
      level_((*report.units)[units.front()->unit].level),
      horizon_(horizon),
      language_(language),
      words_(words(language)) {
    for (const UnitReport* unit : units) rows_.emplace_back(*unit, horizon);
    std::ranges::stable_sort(
        rows_, [this](const LeagueRow& a, const LeagueRow& b) { return stands_before(a, b); });
    for (std::size_t i = 0; i < status_count; ++i) {
        if (std::ranges::any_of(rows_, [&](const LeagueRow& at) { return at.counts[i] > 0; }))
            statuses_.push_back(static_cast<Status>(i));
    }
}

Grid League::table() const {
    Grid grid;
    grid.heading = heading();
    grid.columns = columns();
    grid.name_column = 1;
    for (const LeagueRow& place : rows_) {
        grid.units.push_back(place.unit->unit);
        grid.rows.push_back(row(place));
    }
    grid.remarks.push_back(explanation());
    if (!std::ranges::all_of(rows_, &LeagueRow::complete)) {
        grid.remarks.push_back(fmt::format("* {}", words_.league_provisional));
    }
    return grid;
}

bool League::stands_before(const LeagueRow& a, const LeagueRow& b) const {
    if (!a.scored || !b.scored) return a.scored && !b.scored;
    if (a.rank && b.rank) return *a.rank < *b.rank;
    if (a.rank || b.rank) return a.rank.has_value();
    if (by_share() && a.attained_share != b.attained_share)
        return a.attained_share > b.attained_share;
    return a.score > b.score;
}

std::string League::heading() const {
    std::string text =
        fmt::format("{}: {}", words_.league_table, programme_.levels[level_].name.in(language_));
    text += horizon_ ? fmt::format(", {} {}", words_.by_year, *horizon_)
                     : fmt::format(" · {}", words_.year_standing(report_.period));
    text += fmt::format(" ({})", rows_.size());
    if (horizon_ && *horizon_ < report_.period)
        text += fmt::format(" · {}", words_.final_in(*horizon_));
    return text;
}

std::vector<Grid::Column> League::columns() const {
    std::vector<Grid::Column> columns{{words_.rank, true, false},
                                      {words_.unit, false, true},
                                      {words_.code, false, false},
                                      {words_.targets, true, false}};
    if (!horizon_) columns.push_back({words_.with_value, true, false});
    columns.push_back(
        {horizon_ ? words_.share_heading : words_.path_share_heading, true, false, "%"});
    columns.push_back({std::string{words_.score} + " ", true, false});
    if (!programme_.grades.empty()) columns.push_back({words_.grade, false, false});
    for (const Status status : statuses_) {
        const Kind kind = horizon_ ? Kind::ratio : Kind::milestone;
        columns.push_back(
            {std::string{label(status, kind, language_)}, true, false, std::string{sign(status)}});
    }
    return columns;
}

std::vector<Cell> League::row(const LeagueRow& place) const {
    const Unit& unit = (*report_.units)[place.unit->unit];
    const auto where_scored = [&](std::string text) {
        return Cell{place.scored ? std::move(text) : std::string{}};
    };
    std::vector<Cell> row;
    row.push_back({place.rank ? std::to_string(*place.rank) : ""});
    row.push_back({clean(unit.name.in(language_))});
    row.push_back({clean(unit.code)});
    row.push_back(where_scored(std::to_string(place.targets)));
    if (!horizon_) row.push_back(where_scored(std::to_string(place.with_value)));
    row.push_back(
        where_scored(number(place.attained_share, language_, 2) + std::string{percent_sign}));
    // The star keeps its column, so that the decimal marks stand below each other.
    row.push_back(where_scored(number(place.score, language_, 2) + (place.complete ? " " : "*")));
    if (!programme_.grades.empty()) {
        row.push_back({place.grade ? programme_.grades[*place.grade].name.in(language_) : ""});
    }
    for (const Status status : statuses_) {
        const auto n = place.counts[static_cast<std::size_t>(status)];
        row.push_back(n > 0 ? Cell{std::to_string(n)} : where_scored(std::to_string(n)));
        if (n > 0) row.back().tone = tone(status);
    }
    return row;
}

/// What a rank takes: "từ 2 mục tiêu trở lên, không có mục tiêu chờ công bố".
std::string League::condition() const {
    const int least = programme_.settings.grade_min_targets;
    const std::string text = words_.so_many_targets(least, least);
    const bool pending = std::ranges::count(statuses_, Status::pending) > 0;
    return pending ? fmt::format("{}, {}", text, words_.none_pending) : text;
}

/// What ranks go by.
std::string League::order() const {
    if (!by_share()) return words_.ranked_by_score;
    return words_.ranked_then_by_score(horizon_ ? words_.ranked_by_share
                                                : words_.ranked_by_path_share);
}

std::string League::explanation() const {
    if (horizon_ && *horizon_ > report_.period) return words_.unranked_before(*horizon_);
    const std::uint32_t ranked = report_.ranked(level_, horizon_);
    if (ranked == 0) return words_.unranked_without(condition());
    const std::string when =
        horizon_ ? words_.ranked_at_horizon(*horizon_) : words_.ranked_in_year(report_.period);
    const std::string text = words_.ranked_among(ranked, ranked, order(), when);
    const bool some_unranked =
        std::ranges::any_of(rows_, [](const LeagueRow& place) { return !place.rank; });
    return some_unranked ? fmt::format("{}; {}.", text, words_.rank_takes(condition()))
                         : text + ".";
}

Grid league(const Report& report, const std::vector<const UnitReport*>& units,
            std::optional<Year> horizon, Language language) {
    return League{report, units, horizon, language}.table();
}

}  // namespace cchc::render
