#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/derivation.hpp"
#include "render/text/derivation.hpp"

namespace cchc::render {

/// "Phường 1 (X1), Xã 2 (X2)".
std::string names_with_codes(std::span<const UnitIndex> units, const Units& all, Language language);

/// The tables of a figure of one indicator: the rows it is made of, with the places where they
/// stand.
class FigureTables {
  public:
    /// `indicator` is the one that is counted. What is given outlives the tables.
    FigureTables(const Indicator& indicator, const DerivationSource& source, Language language);

    /// The rows of a figure, their means and their sum. Of a ratio there is a column for each of
    /// `targets`, with the cases that a row lacks for it or has too many.
    Grid rows(const PeriodFigure& of, const std::vector<const TargetDerivation*>& targets) const;
    /// Of a reduction: the base and present level of each unit, their sums, and why a pair does not
    /// count.
    Grid levels(const PeriodFigure& of) const;
    /// Of a reduction: the rows that the levels are made of.
    Grid rows_of_levels(const PeriodFigure& of) const;

  private:
    using Targets = std::vector<const TargetDerivation*>;

    std::string figure(Decimal figure) const;
    std::string named(std::span<const UnitIndex> units) const;
    std::string codes(const std::vector<UnitIndex>& units) const;
    std::string reporter(const Contribution& row) const;
    bool is_ratio() const;
    bool is_weighted() const;

    std::string_view shortfall_heading(Operator op) const;
    std::vector<Grid::Column> columns(const Targets& targets) const;
    std::vector<Cell> cells(const Contribution& row, const Targets& targets) const;
    void add_mean(const PeriodFigure& of, const Contribution& row, Grid& grid) const;
    void add_sum(const PeriodFigure& of, const Targets& targets, Grid& grid) const;

    std::string were_divided(const std::vector<UnitIndex>& units) const;
    std::string remark(const LevelPair& pair) const;
    std::string remark_on_levels(const LevelPair& pair) const;
    std::string reporters(const LevelPair& pair) const;

    const Indicator& indicator_;
    const DerivationSource& source_;
    const Units& units_;
    Language language_;
    const Words& words_;
};

}  // namespace cchc::render
