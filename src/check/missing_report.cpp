#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <vector>

#include "check/rules.hpp"
#include "data/usable_rows.hpp"
#include "model/pieces.hpp"

namespace cchc::check {

namespace {

/// What one unit owes in the period and has not sent.
struct Gaps {
    bool owes = false;
    bool sent_something = false;
    std::vector<IndicatorIndex> missing;
};

/// By unit.
std::vector<Gaps> find_gaps(const Inputs& inputs, unsigned threads) {
    const Year period = inputs.period();
    std::vector<Gaps> gaps(inputs.units.size());
    // a row with errors was sent too, and says what is wrong itself
    std::set<std::pair<UnitIndex, IndicatorIndex>> refused;
    for (const RefusedRow& row : inputs.observations.refused) {
        if (row.period != period) continue;
        gaps[row.unit].sent_something = true;
        if (row.indicator) refused.emplace(row.unit, *row.indicator);
    }
    std::vector<std::pair<IndicatorIndex, UsableRows>> owed;
    for (IndicatorIndex index = 0; index < inputs.programme.indicators.size(); ++index) {
        const Indicator& indicator = inputs.programme.indicators[index];
        if (indicator.same_as || indicator.published_later) continue;
        owed.emplace_back(index, UsableRows{inputs, index, period});
    }
    const auto look_at = [&](UnitIndex unit) {
        Gaps& here = gaps[unit];
        if (inputs.observations.any(unit, period, period)) here.sent_something = true;
        for (const auto& [index, rows] : owed) {
            if (!owes_report(inputs, unit, index, period)) continue;
            here.owes = true;
            if (rows.submitted(unit) || refused.contains({unit, index})) continue;
            here.missing.push_back(index);
        }
    };
    const auto& living = inputs.lineage.living();
    constexpr std::size_t units_of_piece = 512;
    in_pieces(living.size() / units_of_piece + 1, threads, [&](std::size_t piece) {
        const std::size_t end = std::min(living.size(), (piece + 1) * units_of_piece);
        for (std::size_t i = piece * units_of_piece; i < end; ++i) look_at(living[i]);
    });
    return gaps;
}

/// Whether a unit owes reports and has sent nothing at all.
bool is_silent(const Gaps& gaps) {
    return gaps.owes && !gaps.sent_something && !gaps.missing.empty();
}

}  // namespace

std::vector<UnitIndex> silent_units(const Inputs& inputs, unsigned threads) {
    const auto& living = inputs.lineage.living();
    const auto has_row = [&](UnitIndex unit) {
        return inputs.observations.any(unit, inputs.period(), inputs.period());
    };
    if (std::ranges::all_of(living, has_row)) return {};
    const auto gaps = find_gaps(inputs, threads);
    std::vector<UnitIndex> silent;
    std::ranges::copy_if(living, std::back_inserter(silent),
                         [&](UnitIndex unit) { return is_silent(gaps[unit]); });
    return silent;
}

void missing_report(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const auto gaps = find_gaps(inputs, subject.threads);
    const auto describe = [&](diag::Diagnostic& finding, UnitIndex unit) {
        finding.unit = subject.unit(unit).code;
        finding.period = inputs.period();
    };
    for (const UnitIndex unit : inputs.lineage.living()) {
        const auto& code = subject.unit(unit).code;
        if (!gaps[unit].sent_something) {
            if (!subject.options.complete || !is_silent(gaps[unit])) continue;
            describe(
                findings.add(
                    diag::RuleId::silent_unit, std::nullopt,
                    {fmt::format(
                         "đơn vị \"{}\" chưa gửi dòng nào cho năm {}, phải báo cáo {} chỉ tiêu",
                         code, inputs.period(), gaps[unit].missing.size()),
                     fmt::format("unit \"{}\" has sent no row for {}, and owes {} indicator{}",
                                 code, inputs.period(), gaps[unit].missing.size(),
                                 gaps[unit].missing.size() == 1 ? "" : "s")}),
                unit);
            continue;
        }
        for (const IndicatorIndex index : gaps[unit].missing) {
            const auto& id = subject.indicator(index).id;
            const auto severity =
                subject.options.complete ? diag::Severity::error : diag::Severity::warning;
            auto& finding =
                findings.add(diag::RuleId::missing_report, severity, std::nullopt,
                             {fmt::format("đơn vị \"{}\" chưa báo cáo chỉ tiêu \"{}\" năm {}", code,
                                          id, inputs.period()),
                              fmt::format("unit \"{}\" has not reported \"{}\" for {}", code, id,
                                          inputs.period())});
            describe(finding, unit);
            finding.indicator = id;
        }
    }
}

}  // namespace cchc::check
