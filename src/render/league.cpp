#include <fmt/format.h>

#include <algorithm>

#include "render/phrases.hpp"
#include "render/scorecard.hpp"

namespace cchc::render {

namespace {

/// By rank, then by score, then as in the units file; who has no score stands last.
bool stands_before(const Score* a, const Score* b) {
    if (a == nullptr || b == nullptr) return a != nullptr && b == nullptr;
    if (a->rank && b->rank) return *a->rank < *b->rank;
    if (a->rank || b->rank) return a->rank.has_value();
    return a->score > b->score;
}

std::uint32_t count_of(const Score& score, Status status) {
    return score.statuses[static_cast<std::size_t>(status)];
}

Cell count_cell(const Score* score, Status status) {
    if (score == nullptr) return {};
    const auto n = count_of(*score, status);
    return {std::to_string(n), n == 0 ? Tone::plain : tone(status)};
}

/// The statuses that occur among the scored targets of the units, in the order of the method.
std::vector<Status> occurring(const std::vector<const UnitReport*>& units, Year horizon) {
    std::vector<Status> found;
    for (std::size_t i = 0; i < scored_statuses; ++i) {
        const auto status = static_cast<Status>(i);
        const bool occurs = std::ranges::any_of(units, [&](const UnitReport* unit) {
            const Score* score = unit->overall(horizon);
            return score != nullptr && count_of(*score, status) > 0;
        });
        if (occurs) found.push_back(status);
    }
    return found;
}

std::vector<Cell> row_of(const Report& report, const UnitReport& of, Year horizon,
                         const std::vector<Status>& statuses, Language language) {
    const Programme& programme = *report.programme;
    const Unit& unit = (*report.units)[of.unit];
    const Score* ranking = of.overall(horizon);

    std::vector<Cell> row;
    row.push_back({ranking && ranking->rank ? std::to_string(*ranking->rank) : "", Tone::plain});
    row.push_back({clean(unit.name.in(language)), Tone::plain});
    row.push_back({clean(unit.code), Tone::plain});
    row.push_back({ranking ? std::to_string(ranking->targets) : "", Tone::plain});
    std::string score = ranking ? number(ranking->score, language, 2) : "";
    // The star keeps its column, so that the decimal marks stand below each other.
    if (ranking) score += ranking->complete ? " " : "*";
    row.push_back({std::move(score), Tone::plain});
    if (!programme.grades.empty()) {
        row.push_back(
            {ranking && ranking->grade ? programme.grades[*ranking->grade].name.in(language) : "",
             Tone::plain});
    }
    for (const Status status : statuses) row.push_back(count_cell(ranking, status));
    return row;
}

std::vector<Grid::Column> columns_for(bool graded, const std::vector<Status>& statuses,
                                      Language language) {
    const Words& w = words(language);
    std::vector<Grid::Column> columns{{std::string{w.rank}, true, false},
                                      {std::string{w.unit}, false, true},
                                      {std::string{w.code}, false, false},
                                      {std::string{w.targets}, true, false}};
    columns.push_back({std::string{w.score} + " ", true, false});
    if (graded) columns.push_back({std::string{w.grade}, false, false});
    for (const Status status : statuses) {
        columns.push_back({std::string{label(status, Kind::ratio, language)}, true, false,
                           std::string{sign(status)}});
    }
    return columns;
}

std::string explanation(const std::vector<const UnitReport*>& units, Year horizon,
                        std::uint32_t ranked, const Report& report, Language language) {
    const bool in_vi = language == Language::vi;
    if (horizon > report.period) {
        return in_vi ? fmt::format("Chưa xếp hạng: chưa đến năm {}.", horizon)
                     : fmt::format("Not ranked: {} is still to come.", horizon);
    }
    const int least = report.programme->settings.grade_min_targets;
    if (ranked == 0) {
        return in_vi ? fmt::format("Không xếp hạng: cần từ {} mục tiêu trở lên.", least)
                     : fmt::format("Not ranked: that takes at least {} {}.", least,
                                   least == 1 ? "target" : "targets");
    }
    std::string text = in_vi
                           ? fmt::format("Hạng tính trong {} đơn vị cùng cấp, theo điểm đến năm {}",
                                         ranked, horizon)
                           : fmt::format("Ranked among {} {} of the level by their score for {}",
                                         ranked, ranked == 1 ? "unit" : "units", horizon);
    const bool some_unranked = std::ranges::any_of(units, [&](const UnitReport* unit) {
        const Score* score = unit->overall(horizon);
        return score == nullptr || !score->rank;
    });
    if (some_unranked && least > 1) {
        text += in_vi ? fmt::format("; từ {} mục tiêu trở lên", least)
                      : fmt::format("; at least {} targets", least);
    }
    return text + ".";
}

}  // namespace

Grid league(const Report& report, const std::vector<const UnitReport*>& units, Year horizon,
            std::uint32_t ranked, Language language) {
    const Words& w = words(language);
    const LevelIndex level = (*report.units)[units.front()->unit].level;
    Grid grid;
    grid.heading = fmt::format("{}: {}, {} {} ({})", w.league_table,
                               report.programme->levels[level].name.in(language), w.by_year,
                               horizon, units.size());
    const std::vector<Status> statuses = occurring(units, horizon);
    grid.columns = columns_for(!report.programme->grades.empty(), statuses, language);
    grid.name_column = 1;

    std::vector<const UnitReport*> order = units;
    std::ranges::stable_sort(order, stands_before,
                             [&](const UnitReport* unit) { return unit->overall(horizon); });
    bool starred = false;
    for (const UnitReport* unit : order) {
        grid.units.push_back(unit->unit);
        grid.rows.push_back(row_of(report, *unit, horizon, statuses, language));
        const Score* score = unit->overall(horizon);
        starred = starred || (score && !score->complete);
    }
    grid.remarks.push_back(explanation(units, horizon, ranked, report, language));
    if (starred)
        grid.remarks.push_back(fmt::format("* {}", language == Language::vi
                                                       ? "tạm tính: chưa đủ báo cáo"
                                                       : "provisional: reports are missing"));
    return grid;
}

}  // namespace cchc::render
