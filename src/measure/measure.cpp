#include "measure/measure.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "data/zeroed.hpp"
#include "measure/appraisal.hpp"
#include "measure/bounds.hpp"
#include "measure/context.hpp"
#include "measure/missing.hpp"
#include "measure/path.hpp"
#include "measure/peers.hpp"
#include "measure/scores.hpp"
#include "measure/shortfalls.hpp"
#include "measure/status.hpp"
#include "measure/year_on_year.hpp"
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

/// Whether little is wanting of a percentage.
bool is_near(const TargetResult& result, const Indicator& indicator) {
    const bool percentage = indicator.is_percentage() && indicator.kind != Kind::milestone;
    if (!percentage || !result.gap || result.attained.value_or(true)) return false;
    return *result.gap < near_miss && Decimal{} - *result.gap < near_miss;
}

Brief brief_of(const TargetResult& result, const Indicator& indicator) {
    Brief brief;
    brief.status = result.status;
    const exact::Integer need = result.need.value_or(0);
    const exact::Integer most = std::numeric_limits<std::uint64_t>::max();
    brief.need = need > most ? 0 : static_cast<std::uint64_t>(need);
    brief.need_is_fewer = result.need_is_fewer;
    brief.exceeded = result.exceeded;
    brief.unreported = result.unreported();
    brief.scored = result.scored;
    brief.exempt = result.exempt();
    brief.near = is_near(result, indicator);
    if (!result.value) return brief;
    brief.number = result.shown.number;
    brief.places = static_cast<std::int8_t>(result.shown.places);
    return brief;
}

/// What one indicator adds to units, by their place among those judged, beside its targets.
struct Additions {
    std::vector<std::size_t> sent, pending, silent;  ///< who owes a report, by what became of it
    std::vector<std::pair<std::size_t, ContextResult>> context;
};

/// A unit to judge, and where its results go.
struct UnitToJudge {
    UnitIndex unit = no_unit;
    UnitReport* report = nullptr;  ///< null: no scores, counts and briefs
    UnitDetail* detail = nullptr;  ///< null: no results of single targets
};

/// Judges indicators, each by itself, and puts what comes of them in the order of the programme.
class Measuring {
  public:
    /// Precondition: either all units want a report or none, and so with details.
    Measuring(const Inputs& inputs, const Options& options, std::vector<UnitToJudge> units)
        : inputs_(inputs),
          options_(options),
          units_(std::move(units)),
          wants_reports_(!units_.empty() && units_.front().report != nullptr),
          wants_briefs_(wants_reports_ && options.with_briefs),
          wants_details_(!units_.empty() && units_.front().detail != nullptr),
          scoring_(inputs.programme, inputs.period()) {
        for (const Indicator& indicator : inputs.programme.indicators) {
            first_.push_back(targets_);
            targets_ += indicator.targets.size();
        }
        marks_ = Zeroed<Mark>{units_.size() * targets_};
        for (const UnitToJudge& unit : units_) {
            if (wants_details_) unit.detail->targets.resize(targets_);  // all are written
            if (wants_briefs_) unit.report->briefs.resize(targets_);
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
        const std::size_t units = units_.size();
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
        for (std::size_t i = 0; i < units_.size(); ++i) {
            const UnitIndex unit = units_[i].unit;
            if (wants_reports_) count_own_report(figures, unit, i, additions);
            if (indicator.is_context() && wants_details_) {
                auto result = follow(inputs_, figures, index, unit);
                if (result && inputs_.verification) {
                    result->reported.emplace().basis =
                        basis_of_figure(inputs_, index, unit, inputs_.period());
                }
                if (result) additions.context.emplace_back(i, *std::move(result));
            }
            for (std::size_t t = 0; t < indicator.targets.size(); ++t) {
                const std::size_t place = first_[index] + t;
                if (!wants_briefs_ && !wants_details_) {
                    marks_of(i)[place] = judge(inputs_, figures, indicator.targets[t], unit);
                    continue;
                }
                TargetResult result;
                marks_of(i)[place] = judge_in_full(figures, silent, t, unit, result);
                if (wants_briefs_) units_[i].report->briefs[place] = brief_of(result, indicator);
                if (wants_details_) units_[i].detail->targets[place] = std::move(result);
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
        if (!wants_details_) return mark;
        result.exempt_below = exempt_reporters(inputs_, figures.index(), unit, result.judged);
        if (inputs_.verification) {
            result.reported.emplace().basis =
                basis_of_figure(inputs_, figures.index(), target, unit, result.judged);
        }
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
    void count_own_report(Figures& figures, UnitIndex unit, std::size_t place,
                          Additions& additions) const {
        const Year period = inputs_.period();
        if (!owes_report(inputs_, unit, figures.index(), period)) return;
        const bool later = figures.indicator().published_later && !options_.final_figures;
        auto& fate = figures.sent(unit, period) ? additions.sent
                     : later                    ? additions.pending
                                                : additions.silent;
        fate.push_back(place);
    }

    void add(IndicatorIndex index, const Additions& additions) {
        for (const auto* owing : {&additions.sent, &additions.pending, &additions.silent})
            for (const std::size_t i : *owing) ++units_[i].report->reports_due;
        for (const std::size_t i : additions.sent) ++units_[i].report->reports_sent;
        for (const std::size_t i : additions.pending) units_[i].report->pending.push_back(index);
        for (const std::size_t i : additions.silent) units_[i].report->missing.push_back(index);
        for (const auto& [i, result] : additions.context) {
            units_[i].detail->context.push_back(result);
        }
    }

    /// What needs all indicators of a unit.
    void finish(std::size_t i) {
        const auto marks = marks_of(i);
        repeat_same_as(units_[i], marks);
        const Unit& who = inputs_.units[units_[i].unit];
        if (wants_details_) {
            scoring_.share_points(who, marks, units_[i].detail->targets);
            scoring_.find_losses(who, marks, *units_[i].detail);
        }
        if (!wants_reports_) return;
        UnitReport& report = *units_[i].report;
        report.sent_nothing = report.reports_sent == 0 && !report.missing.empty();
        scoring_.score(who, marks, report);
        scoring_.score_year(marks, report);
        scoring_.count(marks, report);
        report.scores.shrink_to_fit();  // there are many units
        report.year.shrink_to_fit();
        report.counts.shrink_to_fit();
    }

    /// An entry printed again takes everything from the indicator it names (method, section 3).
    void repeat_same_as(const UnitToJudge& unit, std::span<Mark> marks) const {
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
                if (wants_briefs_) {
                    unit.report->briefs[to] = unit.report->briefs[from];
                    unit.report->briefs[to].scored = false;
                }
                if (!wants_details_) continue;
                auto& results = unit.detail->targets;
                results[to] = results[from];
                results[to].indicator = i;
                results[to].target = static_cast<std::uint16_t>(t);
                results[to].year_mark.reset();
            }
        }
    }

    /// The marks of a unit, by its place.
    std::span<Mark> marks_of(std::size_t i) const {
        return {marks_.data() + i * targets_, targets_};
    }

    const Inputs& inputs_;
    const Options& options_;
    std::vector<UnitToJudge> units_;
    bool wants_reports_, wants_briefs_, wants_details_;
    Scoring scoring_;
    std::vector<std::size_t> first_;  ///< by indicator, position of its first target
    std::size_t targets_ = 0;         ///< of all indicators
    Zeroed<Mark> marks_;              ///< by unit, then as the targets of a detail
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
      remarks_by_unit_(by_unit(observations.remarks)) {
    if (!options.verification) return;
    const Options same{.period = options.period,
                       .final_figures = options.final_figures,
                       .threads = options.threads};
    reported_ = std::make_unique<const Measurement>(programme, units, exemptions,
                                                    options.verification->reported, same);
}

void Measurement::add_notes(UnitDetail& detail) const {
    const auto& remarks = observations_.remarks;
    const auto unit_of = [&](std::uint32_t i) { return remarks[i].unit; };
    auto own = std::ranges::lower_bound(remarks_by_unit_, detail.unit, {}, unit_of);
    for (; own != remarks_by_unit_.end() && unit_of(*own) == detail.unit; ++own) {
        const Remark& remark = remarks[*own];
        if (remark.period > options_.period) continue;
        const bool verified =
            options_.verification && options_.verification->is_verified(remark.place);
        detail.notes.push_back(
            {remark.indicator, remark.period, remark.note, remark.evidence, verified});
    }
    std::ranges::sort(detail.notes);  // in an order that does not depend on that of the rows
}

void Measurement::add_rows(UnitDetail& detail) const {
    std::vector<UnitIndex> units{detail.unit};
    const auto predecessors = lineage_.predecessors(detail.unit);
    units.insert(units.end(), predecessors.begin(), predecessors.end());
    for (const SentRow& row : observations_.rows_until(options_.period, units)) {
        const auto& remarks = observations_.remarks;
        const auto remark = std::ranges::lower_bound(remarks, row.place, {}, &Remark::place);
        const bool noted = remark != remarks.end() && remark->place == row.place;
        detail.rows.push_back({row, noted ? remark->note : "", noted ? remark->evidence : ""});
    }
}

void Measurement::complete(const Report& report, const Report* before,
                           std::vector<UnitDetail>& details) const {
    in_pieces(details.size(), options_.threads, [&](std::size_t i) {
        UnitDetail& detail = details[i];
        static_cast<UnitReport&>(detail) = report.at(detail.unit);
        add_notes(detail);
        if (options_.with_rows) add_rows(detail);
        if (before) detail.year_on_year = year_on_year(report, detail, *before);
        if (options_.with_briefs) detail.shortfalls = shortfalls(report, detail);
    });
}

Report Measurement::measure_all(std::vector<UnitDetail>* details) const {
    const Inputs inputs{programme_,    units_,   exemptions_,
                        observations_, lineage_, options_.verification};
    Report report = family_tree(programme_, units_, lineage_);
    report.final_figures = options_.final_figures;
    report.verified = options_.verification != nullptr;
    report.verified_only =
        report.verified && options_.verification->unverified == Unverified::left_out;
    for (const Exemption& exemption : exemptions_.all()) {
        if (exemption.from <= report.period && exemption.to >= report.period)
            report.exemptions.push_back(&exemption);
    }
    if (details) details->resize(report.reports.size());
    std::vector<UnitToJudge> all;
    for (std::size_t i = 0; i < report.reports.size(); ++i) {
        UnitReport& unit = report.reports[i];
        if (details) (*details)[i].unit = unit.unit;
        all.push_back({unit.unit, &unit, details ? &(*details)[i] : nullptr});
    }
    Measuring{inputs, options_, std::move(all)}.run();
    grade_and_rank(programme_, units_, report);
    if (options_.with_briefs) compare_peers(report, options_.threads);
    if (reported_) note_appraisals(report, reported_->report(), inputs);
    return report;
}

Report Measurement::report() const {
    return measure_all(nullptr);
}

std::vector<UnitDetail> Measurement::judged(std::span<const UnitIndex> units) const {
    const Lineage lineage = lineage_.within(units);
    const Inputs inputs{programme_,    units_,  exemptions_,
                        observations_, lineage, options_.verification};
    std::vector<UnitDetail> details(units.size());
    std::vector<UnitToJudge> chosen;
    for (std::size_t i = 0; i < units.size(); ++i) {
        details[i].unit = units[i];
        chosen.push_back({units[i], nullptr, &details[i]});
    }
    Measuring{inputs, options_, std::move(chosen)}.run();
    return details;
}

std::vector<UnitDetail> Measurement::detail(const Report& report, const Report* before,
                                            std::span<const UnitIndex> units) const {
    std::vector<UnitDetail> details = judged(units);
    if (reported_) set_beside(reported_->judged(units), details);
    complete(report, before, details);
    return details;
}

FullReport Measurement::full_report() const {
    FullReport full;
    full.report = measure_all(&full.details);
    if (reported_) set_beside(reported_->full_report().details, full.details);
    complete(full.report, nullptr, full.details);
    return full;
}

}  // namespace cchc::measure
