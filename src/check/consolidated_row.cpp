#include <fmt/format.h>

#include <unordered_map>
#include <vector>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// What the rows below a unit add up to.
struct Below {
    Decimal amount, base;
    std::uint32_t rows = 0;

    void add(const Observations& observations, RowIndex row) {
        amount = amount + observations.amount.at(row);
        base = base + observations.base[row].value_or(Decimal{});
        ++rows;
    }
    bool equals(const Observations& observations, RowIndex row) const {
        return rows >= 2 && !amount.is_zero() && amount == observations.amount.at(row) &&
               base == observations.base[row].value_or(Decimal{});
    }
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
    const auto row_above = [&](RowIndex row, UnitIndex above) {
        return inputs.table.find(above, rows.indicator[row], rows.period[row]);
    };
    const auto stand_below = rows_where(subject, [&](RowIndex row) {
        if (!counts[rows.indicator[row]] || !rows.reported(row)) return false;
        UnitIndex above = subject.unit(rows.unit[row]).parent;
        while (above != no_unit && row_above(row, above) == no_row) {
            above = subject.unit(above).parent;
        }
        return above != no_unit;
    });
    struct Sums {
        Below children, descendants;
    };
    std::unordered_map<RowIndex, Sums> sums;  // of rows that have others below
    for (const RowIndex row : stand_below) {
        const UnitIndex parent = subject.unit(rows.unit[row]).parent;
        for (UnitIndex above = parent; above != no_unit; above = subject.unit(above).parent) {
            const RowIndex its_row = row_above(row, above);
            if (its_row == no_row) continue;
            Sums& below = sums[its_row];
            below.descendants.add(rows, row);
            if (above == parent) below.children.add(rows, row);
        }
    }
    for (RowIndex row = 0; row < rows.size() && !sums.empty(); ++row) {
        const auto found = sums.find(row);
        if (found == sums.end()) continue;
        const Below& below = found->second.descendants;
        const Below& direct = found->second.children;
        if (!below.equals(rows, row) && !direct.equals(rows, row)) continue;
        const auto count = below.equals(rows, row) ? below.rows : direct.rows;
        add_finding(
            findings, diag::RuleId::consolidated_row, inputs, row,
            {fmt::format("dòng này bằng tổng {} dòng của các đơn vị bên dưới; mỗi đơn vị chỉ "
                         "báo cáo phần của mình, nếu không sẽ bị tính hai lần",
                         count),
             fmt::format("this row equals the sum of {} rows of units below; expected the "
                         "unit's own cases only, else they count twice",
                         count)});
    }
}

}  // namespace cchc::check
