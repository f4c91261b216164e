#include <fmt/format.h>

#include <span>
#include <vector>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// Units below each unit, by the units file.
class Below {
  public:
    explicit Below(const Units& units)
        : children_(units.size()), positions_(units.size()), sizes_(units.size(), 1) {
        std::vector<UnitIndex> open;
        for (UnitIndex unit = 0; unit < units.size(); ++unit) {
            const UnitIndex above = units[unit].parent;
            (above == no_unit ? open : children_[above]).push_back(unit);
        }
        while (!open.empty()) {
            const UnitIndex unit = open.back();
            open.pop_back();
            positions_[unit] = order_.size();
            order_.push_back(unit);
            open.insert(open.end(), children_[unit].begin(), children_[unit].end());
        }
        for (std::size_t i = order_.size(); i-- > 0;) {
            const UnitIndex above = units[order_[i]].parent;
            if (above != no_unit) sizes_[above] += sizes_[order_[i]];
        }
    }
    std::span<const UnitIndex> children(UnitIndex unit) const { return children_[unit]; }
    /// Down to the lowest level.
    std::span<const UnitIndex> all(UnitIndex unit) const {
        return std::span{order_}.subspan(positions_[unit] + 1, sizes_[unit] - 1);
    }

  private:
    std::vector<std::vector<UnitIndex>> children_;
    std::vector<UnitIndex> order_;                ///< each unit, and right behind it all below it
    std::vector<std::size_t> positions_, sizes_;  ///< by unit: in `order_`; of its scope there
};

/// How many rows of some units add up to one row; 0 where they do not, or are fewer than two.
std::uint32_t rows_adding_up(const ObservationStore& rows, std::span<const UnitIndex> units,
                             IndicatorIndex indicator, Year period,
                             const ObservationStore::Kept& whole) {
    const Decimal amount = rows.number(whole.amount);
    const auto base_of = [&](PackedFigure base) {
        return base.is_absent() ? Decimal{} : rows.number(base);
    };
    Decimal sum, sum_of_bases;
    std::uint32_t count = 0;
    for (const UnitIndex unit : units) {
        const RowIndex row = rows.find(unit, indicator, period);
        if (row == no_row) continue;
        const ObservationStore::Kept& part = rows.kept(row);
        sum = sum + rows.number(part.amount);
        if (sum > amount) return 0;  // figures are never negative
        sum_of_bases = sum_of_bases + base_of(part.base);
        ++count;
    }
    return count >= 2 && sum == amount && sum_of_bases == base_of(whole.base) ? count : 0;
}

/// A unit's row counts beside those below it.
bool counts_beside(const Indicator& indicator) {
    return indicator.rollup == Rollup::sum && indicator.kind != Kind::milestone;
}

}  // namespace

void consolidated_row(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const ObservationStore& rows = inputs.observations;
    std::vector<char> counts;  // by indicator
    for (const Indicator& indicator : inputs.programme.indicators) {
        counts.push_back(counts_beside(indicator));
    }
    const Below below{inputs.units};
    /// The rows of all units below, or else of its children.
    const auto rows_below = [&](UnitIndex unit, IndicatorIndex indicator, Year period,
                                const ObservationStore::Kept& whole) {
        const auto all = below.all(unit);
        const auto children = below.children(unit);
        const auto count = rows_adding_up(rows, all, indicator, period, whole);
        if (count != 0 || children.size() == all.size()) return count;
        return rows_adding_up(rows, children, indicator, period, whole);
    };
    const auto sums = rows_where(subject, [&](const UnitRows& sent, auto&& found) {
        if (below.children(sent.unit).empty()) return;
        for (std::size_t i = 0; i < sent.form.size(); ++i) {
            if (!counts[sent.form[i]] || !sent.has(i) || sent.kept[i].amount.is_zero()) continue;
            if (rows_below(sent.unit, sent.form[i], sent.period, sent.kept[i]) != 0) found(i);
        }
    });
    FileRoom room{diag::RuleId::consolidated_row, subject.files, findings};
    for (const RowIndex row : sums) {
        const SentRow sum = rows.row(row);
        if (!room.take(sum.place)) continue;
        const auto count = rows_below(sum.unit, sum.indicator, sum.period, rows.kept(row));
        add_finding(
            findings, diag::RuleId::consolidated_row, inputs, row,
            figure_field(subject.indicator(sum.indicator).kind),
            {fmt::format("dòng này bằng tổng {} dòng của các đơn vị bên dưới; mỗi đơn vị chỉ "
                         "báo cáo phần của mình, nếu không sẽ bị tính hai lần",
                         count),
             fmt::format("this row equals the sum of {} rows of units below; expected the "
                         "unit's own cases only, else they count twice",
                         count)});
    }
}

}  // namespace cchc::check
