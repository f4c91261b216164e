#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "check/finding.hpp"
#include "check/parts.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"
#include "data/usable_rows.hpp"
#include "exact/ratio.hpp"

namespace cchc::check {

namespace {

using exact::Ratio;

/// Of fewer cases a few more or less move a percentage far.
constexpr Decimal fewest_cases = Decimal::whole(20);

/// A percentage or a level.
struct Figure {
    Ratio value;
    Decimal cases;  ///< the denominator of a ratio; 0 of other kinds
};

/// Figures of one indicator, seen from one period, of a unit and those it is heir of.
class Inherited {
  public:
    Inherited(const Inputs& inputs, IndicatorIndex indicator, Year period)
        : inputs_(inputs),
          kind_(inputs.programme.indicators[indicator].kind),
          rows_(inputs, indicator, period),
          period_(period) {}

    /// The percentage or the level; nothing without a row, without cases, or with a part missing.
    std::optional<Figure> figure(UnitIndex heir) const {
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
        if (kind_ != Kind::ratio) return Figure{Ratio{amount}, {}};
        if (base.is_zero()) return std::nullopt;
        return Figure{Ratio{100, 1} * Ratio::quotient(amount, base), base};
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

bool jumped(Kind kind, const Figure& then, const Figure& later) {
    const auto& [before, cases_before] = then;
    const auto& [now, cases_now] = later;
    if (kind == Kind::ratio && std::min(cases_before, cases_now) < fewest_cases) return false;
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
        fmt::format("tỷ lệ thay đổi từ {}% thành {}%, hơn 30 điểm so với kỳ trước", from, to),
        fmt::format("went from {}% to {}%, by over 30 points since the period before", from, to)};
}

/// Units as one period of the data saw them.
struct Then {
    Lineage lineage;
    Parts parts;
};

/// The same of every period.
std::vector<Then> years_of(const Inputs& inputs) {
    std::vector<Then> years;
    for (Year period = inputs.first_year(); period <= inputs.period(); ++period) {
        Lineage lineage{inputs.units, period};
        Parts parts{inputs.units, lineage};
        years.push_back({std::move(lineage), std::move(parts)});
    }
    return years;
}

/// Tells from two rows alone, where that can be told, that nothing jumped.
class QuickLook {
  public:
    QuickLook(const Inputs& inputs, const std::vector<Then>& years)
        : inputs_(inputs), rows_(inputs.observations), years_(years) {
        for (const Indicator& indicator : inputs.programme.indicators) {
            const bool counted =
                !indicator.same_as && indicator.kind != Kind::milestone && !indicator.points;
            kinds_.push_back(counted ? std::optional{indicator.kind} : std::nullopt);
        }
    }

    /// Finds the rows that must be looked at with all that their unit inherited.
    template <typename Found>
    void operator()(const UnitRows& sent, Found&& found) const {
        if (sent.period <= inputs_.first_year() || sent.period > inputs_.period()) return;
        const auto year = static_cast<std::size_t>(sent.period - inputs_.first_year());
        const auto& [then, parts] = years_[year];
        if (then.heir(sent.unit) != sent.unit) return;
        const auto is_recent = [&](UnitIndex predecessor) {
            return inputs_.units[predecessor].to >= first_day(sent.period - 1);
        };
        // how much of a divided unit it took over since then no row tells
        const auto is_new = [&](UnitIndex divided) {
            return inputs_.units[divided].to >= last_day(sent.period - 1);
        };
        if (std::ranges::any_of(parts.divided_into(sent.unit), is_new)) return;
        const bool inherits = std::ranges::any_of(then.predecessors(sent.unit), is_recent);
        const auto* before = rows_.rows_of(sent.unit, sent.period - 1);
        if (before == nullptr && !inherits) return;
        for (std::size_t i = 0; i < sent.form.size(); ++i) {
            const auto kind = kinds_[sent.form[i]];
            if (!sent.has(i) || !kind) continue;
            if (inherits ||
                (!before[i].amount.is_absent() && far_apart(*kind, before[i], sent.kept[i]))) {
                found(i);
            }
        }
    }

  private:
    using Kept = ObservationStore::Kept;

    static bool far_apart(Kind kind, const Kept& before, const Kept& now) {
        if (kind == Kind::ratio && before.amount.is_whole() && before.base.is_whole() &&
            now.amount.is_whole() && now.base.is_whole()) {
            // digits of 28 bits: what is multiplied here fits 64
            return far_apart<std::uint64_t>(before.amount.digits(), before.base.digits(),
                                            now.amount.digits(), now.base.digits());
        }
        if (before.amount.is_large() || now.amount.is_large()) return true;
        const auto from = before.amount.number().count(), to = now.amount.number().count();
        if (kind != Kind::ratio) {
            const auto moved = from > to ? from - to : to - from;
            return kind == Kind::reduction ? moved * 2 > from : moved > 30 * Decimal::one;
        }
        if (before.base.is_large() || now.base.is_large()) return true;
        return far_apart<exact::Integer>(from, before.base.number().count(), to,
                                         now.base.number().count());
    }
    /// Whether n/d and m/c, if both have cases, are over 0.30 apart.
    template <typename Number>
    static bool far_apart(Number n, Number d, Number m, Number c) {
        const Number before = n * c, now = m * d;
        return d * c != 0 && (before > now ? before - now : now - before) * 10 > d * c * 3;
    }

    const Inputs& inputs_;
    const ObservationStore& rows_;
    const std::vector<Then>& years_;
    std::vector<std::optional<Kind>> kinds_;  ///< by indicator; none: the rule does not look at it
};

/// Two figures that are too far apart.
struct Jump {
    Ratio before, now;
};

/// Looks at a row with all that its unit inherited; `years` by period.
std::optional<Jump> jump_at(const Inputs& inputs, const std::vector<Then>& years, RowIndex row) {
    const SentRow sent = inputs.observations.row(row);
    const Inputs then{inputs.programme, inputs.units, inputs.exemptions, inputs.observations,
                      years[static_cast<std::size_t>(sent.period - inputs.first_year())].lineage};
    const auto now = Inherited{then, sent.indicator, sent.period}.figure(sent.unit);
    if (!now) return std::nullopt;
    const auto before = Inherited{then, sent.indicator, sent.period - 1}.figure(sent.unit);
    const Kind kind = inputs.programme.indicators[sent.indicator].kind;
    if (!before || !jumped(kind, *before, *now)) return std::nullopt;
    return Jump{before->value, now->value};
}

}  // namespace

void jump(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const ObservationStore& rows = inputs.observations;
    const auto years = years_of(inputs);
    const QuickLook look{inputs, years};
    const auto suspects = rows_where(subject, look);
    std::vector<std::optional<Jump>> jumps(suspects.size());
    constexpr std::size_t rows_of_piece = 1024;
    in_pieces(suspects.size() / rows_of_piece + 1, subject.threads, [&](std::size_t piece) {
        const std::size_t end = std::min(suspects.size(), (piece + 1) * rows_of_piece);
        for (std::size_t i = piece * rows_of_piece; i < end; ++i) {
            jumps[i] = jump_at(inputs, years, suspects[i]);
        }
    });
    FileRoom room{diag::RuleId::jump, subject.files, findings};
    for (std::size_t i = 0; i < suspects.size(); ++i) {
        if (!jumps[i] || !room.take(rows.place(suspects[i]))) continue;
        const auto [unit, index, period, amount, base, place] = rows.row(suspects[i]);
        const Kind kind = subject.indicator(index).kind;
        const std::string_view field = figure_field(kind);
        auto& finding = add_finding(findings, diag::RuleId::jump, inputs, suspects[i], field,
                                    message(kind, jumps[i]->before, jumps[i]->now));
        const RowIndex before = inputs.find(unit, index, period - 1);
        if (before == no_row) continue;  // all of it was inherited
        add_note(finding, rows, before, field, {"kỳ trước ở đây", "the period before is here"});
    }
}

}  // namespace cchc::check
