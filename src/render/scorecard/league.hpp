#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "render/scorecard/scorecard.hpp"

namespace cchc::render {

/// What a league table shows of a unit: its overall score at a horizon, or the year's standing.
struct LeagueRow {
    const UnitReport* unit;
    bool scored = false;  ///< what follows is known
    std::uint32_t targets = 0, with_value = 0;
    Decimal score, attained_share;
    std::optional<std::uint16_t> grade;
    std::optional<std::uint32_t> rank;
    bool complete = true;
    /// Targets by status; those that are left out of the score among them.
    std::array<std::uint32_t, status_count> counts{};

    /// `horizon`: absent for the year's standing.
    LeagueRow(const UnitReport& of, std::optional<Year> horizon);
    std::uint32_t count(Status status) const { return counts[static_cast<std::size_t>(status)]; }

  private:
    template <typename Overall>
    void take(const Overall& overall);
};

/// The league of some units of one level: by rank, then by what ranks go by, then in the order
/// given; who has no score stands last.
class League {
  public:
    /// The report and the units outlive it.
    League(const Report& report, const std::vector<const UnitReport*>& units,
           std::optional<Year> horizon, Language language);

    const std::vector<LeagueRow>& rows() const { return rows_; }
    /// The whole table in words.
    Grid table() const;
    /// What ranks go by, and what they take: "Hạng tính trong 25 đơn vị cùng cấp, theo …".
    std::string explanation() const;

  private:
    bool by_share() const { return programme_.settings.rank_by == RankBy::attained; }
    bool stands_before(const LeagueRow& a, const LeagueRow& b) const;
    std::string heading() const;
    std::vector<Grid::Column> columns() const;
    std::vector<Cell> row(const LeagueRow& place) const;
    std::string condition() const;
    std::string order() const;

    const Report& report_;
    const Programme& programme_;
    LevelIndex level_;
    std::optional<Year> horizon_;
    Language language_;
    const Words& words_;
    std::vector<LeagueRow> rows_;
    std::vector<Status> statuses_;  ///< those that occur, in the order of the method
};

}  // namespace cchc::render
