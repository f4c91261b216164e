#include "measure/measure.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "data/zeroed.hpp"
#include "measure/bounds.hpp"
#include "measure/context.hpp"
#include "measure/missing.hpp"
#include "measure/path.hpp"
#include "measure/scores.hpp"
#include "measure/status.hpp"
#include "model/pieces.hpp"

namespace cchc::measure {

namespace {

/// The reports without results: who stands where in the period.
Report family_tree(const Programme& programme, const Units& units, const Lineage& lineage) {
    Report report;
    report.programme = &programme;
    report.units = &units;
    report.period = lineage.period();
    for (const UnitIndex unit : lineage.living()) {
        UnitReport& entry = report.reports.emplace_back();
        entry.unit = unit;
        entry.parent = lineage.parent(unit);
        const auto children = lineage.children(unit);
        entry.children.assign(children.begin(), children.end());
    }
    return report;
}

/// The values of a target's scope from the programme's first year to the period judged.
std::vector<YearValue> history(const Inputs& inputs, Figures& figures, const Target& target,
                               UnitIndex unit, Year judged) {
    std::vector<YearValue> values;
    for (Year period = inputs.programme.start; period <= judged; ++period) {
        const auto value = figures.standing(target, unit, period, judged).value;
        if (value) values.push_back({period, value->rounded()});
    }
    return values;
}

Brief brief_of(const TargetResult& result) {
    Brief brief;
    brief.status = result.status;
    const exact::Integer need = result.need.value_or(0);
    const exact::Integer most = std::numeric_limits<std::uint64_t>::max();
    brief.need = need > most ? 0 : static_cast<std::uint64_t>(need);
    brief.need_is_fewer = result.need_is_fewer;
    brief.exceeded = result.exceeded;
    brief.unreported = result.unreported();
    if (!result.value) return brief;
    brief.number = result.shown.number;
    brief.places = static_cast<std::int8_t>(result.shown.places);
    return brief;
}

/// What one indicator adds to units, by position in Report::reports, beside its targets.
struct Additions {
    std::vector<std::size_t> sent, pending, silent;  ///< who owes a report, by what became of it
    std::vector<std::pair<std::size_t, ContextResult>> context;
};

/// What a pass over units is to leave in the report.
struct Leave {
    bool scores = false, briefs = false, results = false;
};

/// Judges indicators, each by itself, and puts what comes of them in the order of the programme.
class Measuring {
  public:
    /// `chosen`: the units to judge, by position in Report::reports.
    Measuring(const Inputs& inputs, const Options& options, Leave leave, Report& report,
              std::vector<std::size_t> chosen)
        : inputs_(inputs),
          options_(options),
          leave_(leave),
          report_(report),
          chosen_(std::move(chosen)),
          scoring_(inputs.programme, inputs.period()) {
        for (const Indicator& indicator : inputs.programme.indicators) {
            first_.push_back(targets_);
            targets_ += indicator.targets.size();
        }
        marks_ = Zeroed<Mark>{chosen_.size() * targets_};
        for (const std::size_t u : chosen_) {
            if (leave_.results) report.reports[u].targets.resize(targets_);  // all are written
            if (leave_.briefs) report.reports[u].briefs.resize(targets_);
        }
    }

    void run() {
        const auto& indicators = inputs_.programme.indicators;
        std::vector<Additions> additions(indicators.size());
        in_pieces(indicators.size(), options_.threads, [&](std::size_t i) {
            if (!indicators[i].same_as)
                additions[i] = judge_indicator(static_cast<IndicatorIndex>(i));
        });
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            add(static_cast<IndicatorIndex>(i), additions[i]);
        }
        constexpr std::size_t units_of_piece = 256;
        const std::size_t units = chosen_.size();
        in_pieces((units + units_of_piece - 1) / units_of_piece, options_.threads,
                  [&](std::size_t piece) {
                      const std::size_t end = std::min(units, (piece + 1) * units_of_piece);
                      for (std::size_t i = piece * units_of_piece; i < end; ++i) finish(i);
                  });
    }

  private:
    Additions judge_indicator(IndicatorIndex index) {
        const Indicator& indicator = inputs_.programme.indicators[index];
        Additions additions;
        Figures figures{inputs_, index, options_.final_figures};
        SilentReporters silent{inputs_, index};
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            const std::size_t u = chosen_[i];
            UnitReport& unit = report_.reports[u];
            if (leave_.scores) count_own_report(figures, unit.unit, u, additions);
            if (indicator.is_context() && leave_.results) {
                const auto result = follow(inputs_, figures, index, unit.unit);
                if (result) additions.context.emplace_back(u, *result);
            }
            for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
                const std::size_t place = first_[index] + t;
                if (!leave_.briefs && !leave_.results) {
                    marks_of(i)[place] = judge(inputs_, figures, indicator.targets[t], unit.unit);
                    continue;
                }
                TargetResult result;
                marks_of(i)[place] = judge_in_full(figures, silent, t, unit.unit, result);
                if (leave_.briefs) unit.briefs[place] = brief_of(result);
                if (leave_.results) unit.targets[place] = std::move(result);
            }
        }
        return additions;
    }

    Mark judge_in_full(Figures& figures, SilentReporters& silent, std::size_t position,
                       UnitIndex unit, TargetResult& result) const {
        const Target& target = figures.indicator().targets[position];
        const Mark mark = judge(inputs_, figures, target, unit, &result);
        result.indicator = figures.index();
        result.target = static_cast<std::uint16_t>(position);
        if (!leave_.results) return mark;
        result.exempt_below = exempt_reporters(inputs_, figures.index(), unit, result.judged);
        const bool with_bounds =
            options_.with_bounds == BoundsOf::all ||
            (options_.with_bounds == BoundsOf::provisional && !result.complete());
        if (with_bounds) {
            Silence hidden = silence(inputs_, figures, silent, target, unit, result);
            result.bounds = hidden.bounds;
            result.unbounded = hidden.unbounded;
            result.silent = std::move(hidden.units);
            result.silent_size = hidden.size;
        }
        if (options_.with_history) {
            result.history = history(inputs_, figures, target, unit, result.judged);
            if (result.path) {
                result.line =
                    corners_of(figures.indicator(), target, target.threshold_in(result.judged),
                               *result.path, result.judged);
            }
        }
        return mark;
    }

    /// What the unit itself owes for the period, and whether it has sent it.
    void count_own_report(Figures& figures, UnitIndex unit, std::size_t position,
                          Additions& additions) const {
        const Year period = inputs_.period();
        if (!owes_report(inputs_, unit, figures.index(), period)) return;
        const bool later = figures.indicator().published_later && !options_.final_figures;
        auto& fate = figures.sent(unit, period) ? additions.sent
                     : later                    ? additions.pending
                                                : additions.silent;
        fate.push_back(position);
    }

    void add(IndicatorIndex index, const Additions& additions) {
        for (const auto* owing : {&additions.sent, &additions.pending, &additions.silent})
            for (const std::size_t u : *owing) ++report_.reports[u].reports_due;
        for (const std::size_t u : additions.sent) ++report_.reports[u].reports_sent;
        for (const std::size_t u : additions.pending) report_.reports[u].pending.push_back(index);
        for (const std::size_t u : additions.silent) report_.reports[u].missing.push_back(index);
        for (const auto& [u, result] : additions.context) {
            report_.reports[u].context.push_back(result);
        }
    }

    /// What needs all indicators of a unit; `i` is its place among the chosen.
    void finish(std::size_t i) {
        UnitReport& unit = report_.reports[chosen_[i]];
        const auto marks = marks_of(i);
        repeat_same_as(unit, marks);
        const Unit& who = inputs_.units[unit.unit];
        if (leave_.results) scoring_.share_points(who, marks, unit.targets);
        if (!leave_.scores) return;
        scoring_.score(who, marks, unit);
        scoring_.score_year(marks, unit);
        unit.scores.shrink_to_fit();  // there are many units
        unit.year.shrink_to_fit();
    }

    /// An entry printed again takes everything from the indicator it names (method, section 3).
    void repeat_same_as(UnitReport& unit, std::span<Mark> marks) const {
        const auto& indicators = inputs_.programme.indicators;
        for (IndicatorIndex i = 0; i < indicators.size(); ++i) {
            if (!indicators[i].same_as) continue;
            const auto& named = indicators[*indicators[i].same_as].targets;
            for (std::size_t t = 0; t < indicators[i].targets.size(); ++t) {
                const auto original =
                    std::ranges::find(named, indicators[i].targets[t].horizon, &Target::horizon);
                const std::size_t from = first_[*indicators[i].same_as] +
                                         static_cast<std::size_t>(original - named.begin()),
                                  to = first_[i] + t;
                marks[to] = marks[from];
                if (leave_.briefs) unit.briefs[to] = unit.briefs[from];
                if (!leave_.results) continue;
                unit.targets[to] = unit.targets[from];
                unit.targets[to].indicator = i;
                unit.targets[to].target = static_cast<std::uint16_t>(t);
                unit.targets[to].year_mark.reset();
            }
        }
    }

    /// The marks of a unit, by its place among the chosen.
    std::span<Mark> marks_of(std::size_t i) const {
        return {marks_.data() + i * targets_, targets_};
    }

    const Inputs& inputs_;
    const Options& options_;
    Leave leave_;
    Report& report_;
    std::vector<std::size_t> chosen_;
    Scoring scoring_;
    std::vector<std::size_t> first_;  ///< by indicator, position of its first target
    std::size_t targets_ = 0;         ///< of all indicators
    Zeroed<Mark> marks_;  ///< by place among the chosen, then as the targets of a report
};

/// The positions of remarks, by the unit beside whose row they stand.
std::vector<std::uint32_t> by_unit(const std::vector<Remark>& remarks) {
    std::vector<std::uint32_t> positions(remarks.size());
    std::iota(positions.begin(), positions.end(), 0);
    std::ranges::stable_sort(positions, {}, [&](std::uint32_t i) { return remarks[i].unit; });
    return positions;
}

}  // namespace

Measurement::Measurement(const Programme& programme, const Units& units,
                         const Exemptions& exemptions, const ObservationStore& observations,
                         const Options& options)
    : programme_(programme),
      units_(units),
      exemptions_(exemptions),
      observations_(observations),
      options_(options),
      lineage_(units, options.period),
      remarks_by_unit_(by_unit(observations.remarks)) {}

void Measurement::add_notes(Report& report) const {
    const auto& remarks = observations_.remarks;
    const auto unit_of = [&](std::uint32_t i) { return remarks[i].unit; };
    for (const std::size_t u : report.filled) {
        UnitReport& unit = report.reports[u];
        for (const std::uint32_t i :
             std::ranges::equal_range(remarks_by_unit_, unit.unit, {}, unit_of)) {
            const Remark& remark = remarks[i];
            if (remark.period > report.period) continue;
            unit.notes.push_back({remark.indicator, remark.period, remark.note, remark.evidence});
        }
        std::ranges::sort(unit.notes);  // in an order that does not depend on that of the rows
    }
}

Report Measurement::report() const {
    const Inputs inputs{programme_, units_, exemptions_, observations_, lineage_};
    Report report = family_tree(programme_, units_, lineage_);
    report.final_figures = options_.final_figures;
    std::vector<std::size_t> all(report.reports.size());
    std::iota(all.begin(), all.end(), 0);
    const bool full = options_.detail == Detail::full;
    if (full) {
        report.filled = all;
        add_notes(report);
    }
    const Leave leave{true, options_.detail == Detail::brief, full};
    Measuring{inputs, options_, leave, report, std::move(all)}.run();
    grade_and_rank(programme_, units_, report);
    return report;
}

void Measurement::fill(Report& report, std::span<const UnitIndex> units) const {
    const Lineage lineage = lineage_.within(units);
    const Inputs inputs{programme_, units_, exemptions_, observations_, lineage};
    // the memory of those filled before serves these
    std::vector<std::vector<TargetResult>> emptied;
    for (const std::size_t u : std::exchange(report.filled, {})) {
        UnitReport& unit = report.reports[u];
        emptied.push_back(std::move(unit.targets));
        unit.context = std::vector<ContextResult>{};  // = {} would keep its memory
        unit.notes = std::vector<Note>{};
    }
    for (const UnitIndex unit : units) {
        const UnitReport* chosen = report.find(unit);
        if (chosen == nullptr) continue;
        report.filled.push_back(static_cast<std::size_t>(chosen - report.reports.data()));
    }
    std::ranges::sort(report.filled);
    report.filled.erase(std::ranges::unique(report.filled).begin(), report.filled.end());
    for (std::size_t i = 0; i < std::min(emptied.size(), report.filled.size()); ++i) {
        report.reports[report.filled[i]].targets = std::move(emptied[i]);
    }
    add_notes(report);
    Measuring{inputs, options_, {false, false, true}, report, report.filled}.run();
}

Report measure(const Programme& programme, const Units& units, const Exemptions& exemptions,
               const ObservationStore& observations, const Options& options) {
    return Measurement{programme, units, exemptions, observations, options}.report();
}

}  // namespace cchc::measure
