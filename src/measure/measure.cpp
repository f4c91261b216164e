#include "measure/measure.hpp"

#include <algorithm>
#include <span>

#include "measure/bounds.hpp"
#include "measure/context.hpp"
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
    std::vector<std::vector<UnitIndex>> children(units.size());
    for (const UnitIndex unit : lineage.living()) {
        const UnitIndex parent = lineage.parent(unit);
        if (parent != no_unit) children[parent].push_back(unit);
    }
    for (const UnitIndex unit : lineage.living()) {
        UnitReport& entry = report.reports.emplace_back();
        entry.unit = unit;
        entry.parent = lineage.parent(unit);
        entry.children = std::move(children[unit]);
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

/// What one indicator adds to units, by position in Report::reports, beside its targets.
struct Additions {
    std::vector<std::size_t> owing, silent;
    std::vector<std::pair<std::size_t, ContextResult>> context;
};

/// Judges indicators, each by itself, and puts what comes of them in the order of the programme.
class Measuring {
  public:
    Measuring(const Inputs& inputs, const Options& options, Report& report)
        : inputs_(inputs), options_(options), report_(report) {
        for (const Indicator& indicator : inputs.programme.indicators) {
            first_.push_back(targets_);
            targets_ += indicator.targets.size();
        }
        marks_.resize(report.reports.size() * targets_);
        if (options.scores_only) return;
        for (UnitReport& unit : report.reports) unit.targets.resize(targets_);
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
        const std::size_t units = report_.reports.size();
        in_pieces((units + units_of_piece - 1) / units_of_piece, options_.threads,
                  [&](std::size_t piece) {
                      const std::size_t end = std::min(units, (piece + 1) * units_of_piece);
                      for (std::size_t u = piece * units_of_piece; u < end; ++u) finish(u);
                  });
    }

  private:
    Additions judge_indicator(IndicatorIndex index) {
        const Indicator& indicator = inputs_.programme.indicators[index];
        Additions additions;
        Figures figures{inputs_, index, options_.final_figures};
        for (std::size_t u = 0; u < report_.reports.size(); ++u) {
            UnitReport& unit = report_.reports[u];
            count_own_report(figures, unit.unit, u, additions);
            if (indicator.is_context() && !options_.scores_only) {
                const auto result = follow(inputs_, figures, index, unit.unit);
                if (result) additions.context.emplace_back(u, *result);
            }
            for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
                TargetResult result = judge_target(figures, t, unit.unit);
                marks_[u * targets_ + first_[index] + t] = mark_of(result);
                if (!options_.scores_only) unit.targets[first_[index] + t] = std::move(result);
            }
        }
        return additions;
    }

    TargetResult judge_target(Figures& figures, std::size_t position, UnitIndex unit) const {
        const Target& target = figures.indicator().targets[position];
        TargetResult result = judge(inputs_, figures, target, unit);
        result.indicator = figures.index();
        result.target = static_cast<std::uint16_t>(position);
        if (options_.with_bounds) {
            result.bounds =
                bounds(inputs_, figures, target.threshold_in(result.judged), unit, result.judged);
        }
        if (options_.with_history) {
            result.history = history(inputs_, figures, target, unit, result.judged);
        }
        return result;
    }

    /// What the unit itself owes for the period, and has not sent.
    void count_own_report(Figures& figures, UnitIndex unit, std::size_t position,
                          Additions& additions) const {
        const Year period = inputs_.period();
        if (!owes_report(inputs_, unit, figures.index(), period)) return;
        additions.owing.push_back(position);
        const bool pending = figures.indicator().published_later && !options_.final_figures;
        if (!pending && !figures.sent(unit, period)) additions.silent.push_back(position);
    }

    void add(IndicatorIndex index, const Additions& additions) {
        for (const std::size_t u : additions.owing) ++report_.reports[u].reports_due;
        for (const std::size_t u : additions.silent) report_.reports[u].missing.push_back(index);
        for (const auto& [u, result] : additions.context) {
            report_.reports[u].context.push_back(result);
        }
    }

    void finish(std::size_t position) {
        UnitReport& unit = report_.reports[position];
        const std::span<Mark> marks = std::span{marks_}.subspan(position * targets_, targets_);
        repeat_same_as(unit, marks);
        score_unit(inputs_.programme, inputs_.units[unit.unit], inputs_.period(), marks, unit);
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
                marks[to].indicator = i;
                marks[to].target = static_cast<std::uint16_t>(t);
                if (options_.scores_only) continue;
                unit.targets[to] = unit.targets[from];
                unit.targets[to].indicator = i;
                unit.targets[to].target = static_cast<std::uint16_t>(t);
            }
        }
    }

    const Inputs& inputs_;
    const Options& options_;
    Report& report_;
    std::vector<std::size_t> first_;  ///< by indicator, position of its first target
    std::size_t targets_ = 0;         ///< of all indicators
    std::vector<Mark> marks_;         ///< by unit, then as the targets of a report
};

/// What units wrote beside their own rows, up to the period.
void add_notes(const Observations& observations, Report& report) {
    std::vector<std::vector<Note>*> notes_of(report.units->size(), nullptr);
    for (UnitReport& unit : report.reports) notes_of[unit.unit] = &unit.notes;
    for (const Remark& remark : observations.remarks) {
        const UnitIndex unit = observations.unit[remark.row];
        const Year period = observations.period[remark.row];
        if (notes_of[unit] == nullptr || period > report.period) continue;
        notes_of[unit]->push_back(
            {observations.indicator[remark.row], period, remark.note, remark.evidence});
    }
}

}  // namespace

Report measure(const Programme& programme, const Units& units, const Exemptions& exemptions,
               const Observations& observations, const Options& options) {
    const Lineage lineage{units, options.period};
    const RowTable table{observations, units.size(), programme.indicators.size(), options.period};
    const Inputs inputs{programme, units, exemptions, observations, table, lineage};

    Report report = family_tree(programme, units, lineage);
    report.final_figures = options.final_figures;
    Measuring{inputs, options, report}.run();
    grade_and_rank(programme, units, report);
    add_notes(observations, report);
    return report;
}

}  // namespace cchc::measure
