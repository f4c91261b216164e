#include <fmt/format.h>

#include <optional>
#include <vector>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
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

/// Units as every period of the data saw them.
std::vector<Lineage> lineages_of(const Inputs& inputs) {
    std::vector<Lineage> lineages;
    for (Year period = inputs.table.first(); period <= inputs.period(); ++period) {
        lineages.emplace_back(inputs.units, period);
    }
    return lineages;
}

/// Tells from two rows alone, where that can be told, that nothing jumped.
class QuickLook {
  public:
    QuickLook(const Inputs& inputs, const std::vector<Lineage>& lineages)
        : inputs_(inputs), rows_(inputs.observations), lineages_(lineages) {
        for (const Indicator& indicator : inputs.programme.indicators) {
            follows_.push_back(!indicator.same_as && indicator.kind != Kind::milestone &&
                               !indicator.points);
        }
    }

    /// Whether a row must be looked at with all that its unit inherited.
    bool may_jump(RowIndex row) const {
        const UnitIndex unit = rows_.unit[row];
        const IndicatorIndex index = rows_.indicator[row];
        const Year period = rows_.period[row];
        if (!follows_[index] || period <= inputs_.table.first() || period > inputs_.period()) {
            return false;
        }
        const Lineage& then = lineages_[static_cast<std::size_t>(period - inputs_.table.first())];
        if (then.heir(unit) != unit || inputs_.table.find(unit, index, period) != row) return false;
        if (!then.predecessors(unit).empty()) return true;
        const RowIndex before = inputs_.table.find(unit, index, period - 1);
        return before != no_row && far_apart(index, before, row);
    }

  private:
    /// Products of figures below this fit 128 bits.
    static constexpr exact::Integer moderate = exact::Integer{1} << 52;

    bool far_apart(IndicatorIndex index, RowIndex before, RowIndex now) const {
        const Kind kind = inputs_.programme.indicators[index].kind;
        const auto old_amount = rows_.amount.at(before).count(),
                   new_amount = rows_.amount.at(now).count();
        if (old_amount >= moderate || new_amount >= moderate) return true;
        const auto apart = [](exact::Integer a, exact::Integer b) { return a > b ? a - b : b - a; };
        if (kind == Kind::reduction) return apart(old_amount, new_amount) * 2 > old_amount;
        if (kind == Kind::value) return apart(old_amount, new_amount) > 30 * Decimal::one;
        const auto old_base = rows_.base.at(before).count(), new_base = rows_.base.at(now).count();
        if (old_base == 0 || new_base == 0) return false;
        if (old_base >= moderate || new_base >= moderate) return true;
        return apart(old_amount * new_base, new_amount * old_base) * 100 > old_base * new_base * 30;
    }

    const Inputs& inputs_;
    const Observations& rows_;
    const std::vector<Lineage>& lineages_;
    std::vector<char> follows_;  ///< by indicator
};

}  // namespace

void jump(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const Observations& rows = inputs.observations;
    const auto lineages = lineages_of(inputs);
    const QuickLook look{inputs, lineages};
    for (const RowIndex row :
         rows_where(subject, [&](RowIndex candidate) { return look.may_jump(candidate); })) {
        const Year period = rows.period[row];
        const IndicatorIndex index = rows.indicator[row];
        const Inputs then{
            inputs.programme,  inputs.units,
            inputs.exemptions, rows,
            inputs.table,      lineages[static_cast<std::size_t>(period - inputs.table.first())]};
        const auto value = Inherited{then, index, period}.figure(rows.unit[row]);
        const auto previous = Inherited{then, index, period - 1}.figure(rows.unit[row]);
        const Kind kind = subject.indicator(index).kind;
        if (!value || !previous || !jumped(kind, *previous, *value)) continue;
        auto& finding = add_finding(findings, diag::RuleId::jump, inputs, row, figure_field(kind),
                                    message(kind, *previous, *value));
        const RowIndex before = inputs.table.find(rows.unit[row], index, period - 1);
        if (before == no_row) continue;  // all of it was inherited
        add_note(finding, rows, before, figure_field(kind),
                 {"kỳ trước ở đây", "the period before is here"});
    }
}

}  // namespace cchc::check
