#include <fmt/format.h>

#include <vector>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// Units below each unit, by the units file.
class Below {
  public:
    explicit Below(const Units& units) : children_(units.size()) {
        for (UnitIndex unit = 0; unit < units.size(); ++unit) {
            if (units[unit].parent != no_unit) children_[units[unit].parent].push_back(unit);
        }
    }
    const std::vector<UnitIndex>& children(UnitIndex unit) const { return children_[unit]; }

  private:
    std::vector<std::vector<UnitIndex>> children_;
};

/// One row held against the rows of units below it.
class Sum {
  public:
    Sum(const Inputs& inputs, const Below& below, RowIndex row)
        : rows_(inputs.observations), table_(inputs.table), below_(below), row_(row) {}

    /// Whether the row is the sum of two or more rows of its children, or of all units below.
    bool equals_children() { return equals(false); }
    bool equals_descendants() { return equals(true); }
    std::uint32_t count() const { return count_; }

  private:
    bool equals(bool to_the_bottom) {
        amount_ = base_ = Decimal{};
        count_ = 0;
        add(rows_.unit[row_], to_the_bottom);
        return count_ >= 2 && amount_ == rows_.amount.at(row_) &&
               base_ == rows_.base[row_].value_or(Decimal{});
    }

    /// Figures are never negative, so a sum that is past the row's figure stays so.
    bool past() const { return amount_ > rows_.amount.at(row_); }

    void add(UnitIndex above, bool to_the_bottom) {
        for (const UnitIndex unit : below_.children(above)) {
            const RowIndex row = table_.find(unit, rows_.indicator[row_], rows_.period[row_]);
            if (row != no_row) {
                amount_ = amount_ + rows_.amount.at(row);
                base_ = base_ + rows_.base[row].value_or(Decimal{});
                ++count_;
            }
            if (to_the_bottom && !past()) add(unit, true);
            if (past()) return;
        }
    }

    const Observations& rows_;
    const RowTable& table_;
    const Below& below_;
    RowIndex row_;
    Decimal amount_, base_;
    std::uint32_t count_ = 0;
};

/// A unit's row counts beside those below it.
bool counts_beside(const Indicator& indicator) {
    return indicator.rollup == Rollup::sum && indicator.kind != Kind::milestone;
}

}  // namespace

void consolidated_row(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const Observations& rows = inputs.observations;
    std::vector<char> counts;  // by indicator
    for (const Indicator& indicator : inputs.programme.indicators) {
        counts.push_back(counts_beside(indicator));
    }
    const Below below{inputs.units};
    const auto is_a_sum = [&](RowIndex row) {
        if (!counts[rows.indicator[row]] || below.children(rows.unit[row]).empty()) return false;
        if (!rows.reported(row) || rows.amount.at(row).is_zero()) return false;
        Sum sum{inputs, below, row};
        return sum.equals_descendants() || sum.equals_children();
    };
    for (const RowIndex row : rows_where(subject, is_a_sum)) {
        Sum sum{inputs, below, row};
        if (!sum.equals_descendants()) sum.equals_children();
        const auto count = sum.count();
        add_finding(
            findings, diag::RuleId::consolidated_row, inputs, row,
            figure_field(subject.indicator(rows.indicator[row]).kind),
            {fmt::format("dòng này bằng tổng {} dòng của các đơn vị bên dưới; mỗi đơn vị chỉ "
                         "báo cáo phần của mình, nếu không sẽ bị tính hai lần",
                         count),
             fmt::format("this row equals the sum of {} rows of units below; expected the "
                         "unit's own cases only, else they count twice",
                         count)});
    }
}

}  // namespace cchc::check
