#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "check/finding.hpp"
#include "check/rules.hpp"
#include "model/usable_rows.hpp"

namespace cchc::check {

namespace {

/// The units with refused rows of a year: they have sent something, and the rows say what is wrong.
std::set<UnitIndex> refused_in(const Observations& rows, Year year) {
    std::set<UnitIndex> units;
    for (const RefusedRow& row : rows.refused) {
        if (row.period == year) units.insert(row.unit);
    }
    return units;
}

/// The row with figures of a unit in a year that stands first, or no_row.
RowIndex first_row(const Observations& rows, UnitIndex unit, Year year) {
    RowIndex first = no_row;
    const auto* sent = rows.rows_of(unit, year);
    for (std::size_t i = 0; sent != nullptr && i < rows.form(unit).size(); ++i) {
        if (sent[i].amount.is_absent()) continue;
        const RowIndex row = rows.index(unit, year, i);
        if (first == no_row || rows.place(row) < rows.place(first)) first = row;
    }
    return first;
}

/// Who reported in the period before: a unit, or one of its level that it answers for.
class Before {
  public:
    explicit Before(const Inputs& inputs)
        : inputs_(inputs), refused_(refused_in(inputs.observations, year())) {}

    Year year() const { return inputs_.period() - 1; }
    /// The unit itself, or else the first of its predecessors that did; no_unit where none did.
    UnitIndex reporter(UnitIndex unit) const {
        if (reported(unit)) return unit;
        for (const UnitIndex predecessor : inputs_.lineage.predecessors(unit)) {
            const bool same_level = inputs_.units[predecessor].level == inputs_.units[unit].level;
            if (same_level && reported(predecessor)) return predecessor;
        }
        return no_unit;
    }
    RowIndex row(UnitIndex reporter) const {
        return first_row(inputs_.observations, reporter, year());
    }

  private:
    bool reported(UnitIndex unit) const { return row(unit) != no_row || refused_.contains(unit); }

    const Inputs& inputs_;
    std::set<UnitIndex> refused_;
};

/// Whether a unit owes a report that is not here. What is published later is not missed.
bool misses_report(const Inputs& inputs, UnitIndex unit) {
    for (IndicatorIndex index = 0; index < inputs.programme.indicators.size(); ++index) {
        const Indicator& indicator = inputs.programme.indicators[index];
        if (indicator.same_as || indicator.published_later) continue;
        if (!owes_report(inputs, unit, index, inputs.period())) continue;
        if (!UsableRows{inputs, index, inputs.period()}.submitted(unit)) return true;
    }
    return false;
}

/// How many units a level has, and how many of them have sent a row.
struct Turnout {
    std::size_t units = 0, senders = 0;
    bool is_majority() const { return senders * 2 > units; }
};

Text message(const std::string& code, bool itself, const Turnout& level, Year now) {
    return {fmt::format("đơn vị \"{}\" không có dòng nào của năm {}, trong khi {}/{} đơn vị cùng "
                        "cấp đã gửi và năm {} {} có báo cáo",
                        code, now, level.senders, level.units, now - 1,
                        itself ? "đơn vị" : "đơn vị cũ mà đơn vị này kế thừa"),
            fmt::format("unit \"{}\" has no row for {}, while {} of {} units of its level have, "
                        "and {} reported for {}",
                        code, now, level.senders, level.units, itself ? "it" : "a predecessor",
                        now - 1)};
}

}  // namespace

void vanished_unit(const Subject& subject, diag::Findings& findings) {
    if (subject.options.complete) return;  // then each silent unit is named
    const Inputs& inputs = subject.inputs;
    const Observations& rows = inputs.observations;
    const Year now = inputs.period();
    const auto refused = refused_in(rows, now);
    std::vector<Turnout> levels(inputs.programme.levels.size());
    std::vector<UnitIndex> silent;
    for (const UnitIndex unit : inputs.lineage.living()) {
        Turnout& level = levels[subject.unit(unit).level];
        ++level.units;
        if (rows.any(unit, now, now) || refused.contains(unit)) {
            ++level.senders;
        } else {
            silent.push_back(unit);
        }
    }
    const Before before{inputs};
    for (const UnitIndex unit : silent) {
        const Turnout& level = levels[subject.unit(unit).level];
        if (!level.is_majority()) continue;
        const UnitIndex reporter = before.reporter(unit);
        if (reporter == no_unit || !misses_report(inputs, unit)) continue;
        const auto& code = subject.unit(unit).code;
        auto& finding = findings.add(diag::RuleId::vanished_unit, std::nullopt,
                                     message(code, reporter == unit, level, now));
        finding.unit = code;
        finding.period = now;
        const RowIndex row = before.row(reporter);
        if (row == no_row) continue;
        add_note(finding, rows, row, "unit", {"kỳ trước ở đây", "the period before is here"});
    }
}

}  // namespace cchc::check
