#include <fmt/format.h>

#include <map>
#include <optional>

#include "check/finding.hpp"
#include "check/rules.hpp"
#include "exact/ratio.hpp"
#include "model/usable_rows.hpp"

namespace cchc::check {

namespace {

using exact::Ratio;

/// Figures of one indicator, seen from one period, of a unit and those it is heir of.
class Inherited {
  public:
    Inherited(const Inputs& inputs, IndicatorIndex indicator, Year period)
        : inputs_(inputs),
          kind_(inputs.programme.indicators[indicator].kind),
          rows_(inputs, indicator, period),
          period_(period) {}

    /// The percentage or the level; nothing without a row, without cases, or with a part missing.
    std::optional<Ratio> figure(UnitIndex heir) const {
        Decimal amount, base;
        bool any = add(heir, amount, base);
        if (!any && owes_level(heir)) return std::nullopt;
        for (const UnitIndex predecessor : inputs_.lineage.predecessors(heir)) {
            const bool found = add(predecessor, amount, base);
            if (!found && owes_level(predecessor)) return std::nullopt;
            if (found && kind_ == Kind::value) return std::nullopt;
            any = any || found;
        }
        if (!any) return std::nullopt;
        if (kind_ != Kind::ratio) return Ratio{amount};
        if (base.is_zero()) return std::nullopt;
        return Ratio{100, 1} * Ratio::quotient(amount, base);
    }

  private:
    bool add(UnitIndex unit, Decimal& amount, Decimal& base) const {
        if (rows_.row(unit) == no_row) return false;
        amount = amount + rows_.amount(unit);
        if (kind_ == Kind::ratio) base = base + rows_.base(unit);
        return true;
    }
    bool owes_level(UnitIndex unit) const {
        return kind_ == Kind::reduction && inputs_.units[unit].exists_at_end(period_) &&
               !rows_.covered(unit);
    }

    const Inputs& inputs_;
    Kind kind_;
    UsableRows rows_;
    Year period_;
};

bool jumped(Kind kind, const Ratio& before, const Ratio& now) {
    const Ratio moved = now > before ? now - before : before - now;
    return kind == Kind::reduction ? moved * Ratio{2, 1} > before : moved > Ratio{30, 1};
}

Text message(Kind kind, const Ratio& before, const Ratio& now) {
    const auto from = exact::to_text(before.rounded(2)), to = exact::to_text(now.rounded(2));
    if (kind == Kind::reduction) {
        return {fmt::format("mức thay đổi từ {} thành {}, hơn một nửa so với kỳ trước", from, to),
                fmt::format("the level went from {} to {}, by over half since the period before",
                            from, to)};
    }
    return {
        fmt::format("tỷ lệ thay đổi từ {} % thành {} %, hơn 30 điểm so với kỳ trước", from, to),
        fmt::format("went from {} % to {} %, by over 30 points since the period before", from, to)};
}

void check_period(const Inputs& inputs, IndicatorIndex index, Year period,
                  diag::Findings& findings) {
    const Inherited now{inputs, index, period}, before{inputs, index, period - 1};
    const Kind kind = inputs.programme.indicators[index].kind;
    for (const UnitIndex unit : inputs.lineage.living()) {
        const RowIndex row = inputs.table.find(unit, index, period);
        if (row == no_row) continue;
        const auto value = now.figure(unit), previous = before.figure(unit);
        if (!value || !previous || !jumped(kind, *previous, *value)) continue;
        add_finding(findings, diag::RuleId::jump, inputs, row, message(kind, *previous, *value));
    }
}

}  // namespace

void jump(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    for (Year period = inputs.table.first() + 1; period <= inputs.period(); ++period) {
        const Lineage lineage{inputs.units, period};
        const Inputs then{inputs.programme,    inputs.units, inputs.exemptions,
                          inputs.observations, inputs.table, lineage};
        for (IndicatorIndex index = 0; index < inputs.programme.indicators.size(); ++index) {
            const Indicator& indicator = inputs.programme.indicators[index];
            if (indicator.same_as || indicator.kind == Kind::milestone || indicator.points)
                continue;
            check_period(then, index, period, findings);
        }
    }
}

}  // namespace cchc::check
