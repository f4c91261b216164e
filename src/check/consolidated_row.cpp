#include <fmt/format.h>

#include <map>
#include <tuple>

#include "check/finding.hpp"
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
    using Key = std::tuple<UnitIndex, IndicatorIndex, Year>;
    std::map<Key, Below> children, descendants;  // of units that have a row themselves
    for (RowIndex row = 0; row < rows.size(); ++row) {
        if (!rows.reported(row) || !counts_beside(subject.indicator(rows.indicator[row]))) continue;
        for (UnitIndex unit = rows.unit[row], above = subject.unit(unit).parent; above != no_unit;
             above = subject.unit(above).parent) {
            if (inputs.table.find(above, rows.indicator[row], rows.period[row]) == no_row) continue;
            const Key key{above, rows.indicator[row], rows.period[row]};
            descendants[key].add(rows, row);
            if (above == subject.unit(unit).parent) children[key].add(rows, row);
        }
    }
    for (const auto& [key, below] : descendants) {
        const auto& [unit, indicator, period] = key;
        const RowIndex row = inputs.table.find(unit, indicator, period);
        const Below& direct = children[key];
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
