#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "check/parts.hpp"
#include "check/rules.hpp"
#include "data/usable_rows.hpp"

namespace cchc::check {

namespace {

/// The units with refused rows of a year: they have sent something, and the rows say what is wrong.
std::set<UnitIndex> refused_in(const ObservationStore& rows, Year year) {
    std::set<UnitIndex> units;
    for (const RefusedRow& row : rows.refused) {
        if (row.period == year) units.insert(row.unit);
    }
    return units;
}

/// Who reported in the period before: a unit, or one of its level that it took over, whole or in
/// part.
class Before {
  public:
    explicit Before(const Inputs& inputs)
        : inputs_(inputs),
          parts_(inputs.units, inputs.lineage),
          refused_(refused_in(inputs.observations, inputs.period() - 1)) {}

    bool reported(UnitIndex unit) const {
        const ObservationStore& rows = inputs_.observations;
        const auto* sent = rows.rows_of(unit, inputs_.period() - 1);
        const auto is_there = [](const auto& row) { return !row.amount.is_absent(); };
        return refused_.contains(unit) ||
               (sent != nullptr && std::any_of(sent, sent + rows.form(unit).size(), is_there));
    }
    bool predecessor_reported(UnitIndex unit) const {
        const auto has_reported = [&](UnitIndex predecessor) {
            return inputs_.units.are_of_one_level(predecessor, unit) && reported(predecessor);
        };
        return std::ranges::any_of(inputs_.lineage.predecessors(unit), has_reported) ||
               std::ranges::any_of(parts_.divided_into(unit), has_reported);
    }

  private:
    const Inputs& inputs_;
    Parts parts_;
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
    const ObservationStore& rows = inputs.observations;
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
        const bool itself = before.reported(unit);
        if (!itself && !before.predecessor_reported(unit)) continue;
        if (!misses_report(inputs, unit)) continue;
        const auto& code = subject.unit(unit).code;
        auto& finding = findings.add(diag::RuleId::vanished_unit, std::nullopt,
                                     message(code, itself, level, now));
        finding.unit = code;
        finding.period = now;
    }
}

}  // namespace cchc::check
