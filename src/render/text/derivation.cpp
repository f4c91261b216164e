#include "render/text/derivation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/text/breakdown.hpp"
#include "render/text/derivation_tables.hpp"
#include "render/words/clause.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

std::string_view sign_of(const Ratio& value, const Ratio& threshold) {
    return value < threshold ? "<" : value == threshold ? "=" : ">";
}

/// Writes a derivation paragraph by paragraph.
class DerivationText {
  public:
    DerivationText(const Derivation& derivation, const DerivationSource& source, Language language)
        : derivation_(derivation),
          source_(source),
          programme_(*source.report.programme),
          units_(*source.report.units),
          indicator_(programme_.indicators[derivation.indicator]),
          language_(language),
          words_(words(language)),
          tables_(indicator_, source, language) {}

    Document tell() {
        const Indicator& asked = programme_.indicators[derivation_.asked];
        document_.title =
            fmt::format("{} · {}: {} ({}), {} {}", asked.id,
                        name_of_indicator(programme_, asked, language_), name(derivation_.unit),
                        clean(units_[derivation_.unit].code), words_.year, source_.report.period);
        if (!asked.clause.empty()) {
            document_.add(
                fmt::format("{}: {}", words_.clause, clause_in_words(asked.clause, language_)));
        }
        if (asked.same_as)
            document_.add(fmt::format("{} {}", words_.same_as, clean(indicator_.id)));
        document_.add(std::string{final_figures(source_.report, language_)});
        document_.add(std::string{rule_of(indicator_, language_)});
        if (indicator_.is_context()) tell_context();
        std::set<Year> shown;
        for (const TargetDerivation& target : derivation_.targets) {
            tell(target);
            // Targets judged in one year stand on the same rows; a cut has a baseline of its own.
            const bool fresh = shown.insert(target.result.judged).second;
            if (fresh || indicator_.kind == Kind::reduction)
                tell_rows(target.judged, judged_in(target.result.judged));
            tell_base(target);
        }
        tell_current();
        return std::move(document_);
    }

  private:
    using Targets = std::vector<const TargetDerivation*>;

    std::string name(UnitIndex unit) const { return clean(units_[unit].name.in(language_)); }
    std::string figure(Decimal figure) const { return number(figure, language_); }
    const Target& promised(const TargetDerivation& target) const {
        return indicator_.targets[target.result.target];
    }
    const Threshold& threshold(const TargetDerivation& target) const {
        return promised(target).threshold_in(target.result.judged);
    }
    Targets judged_in(Year year) const {
        Targets targets;
        for (const TargetDerivation& target : derivation_.targets) {
            if (target.result.judged == year) targets.push_back(&target);
        }
        return targets;
    }

    /// A figure that is followed year on year and never judged (method, section 6).
    void tell_context() {
        document_.add_heading(words_.context);
        if (!derivation_.context) {
            document_.add(words_.index_not_reported);
            return;
        }
        const ContextDerivation& context = *derivation_.context;
        tell_quotient(context.figure);
        if (context.result.previous_value) {
            document_.add(fmt::format(
                "{} {}: {}", words_.previous, *context.result.previous_period,
                value(told(context.result.previous_value->rounded(), {}), indicator_, language_)));
        }
        if (context.result.change) {
            document_.add(
                fmt::format("{}: {}", words_.change, change(*context.result.change, language_)));
        }
        document_.add(fmt::format("{}: {} {}", words_.direction, sign(context.result.direction),
                                  label(context.result.direction, language_)));
        tell_missing(context.figure, context.figure.missing.size());
        tell_rows(context.figure, {});
        if (!context.previous) return;
        document_.add_heading(fmt::format("{} {}", words_.previous, context.previous->period));
        tell_quotient(*context.previous);
        tell_rows(*context.previous, {});
    }

    void tell(const TargetDerivation& target) {
        const TargetResult& result = target.result;
        document_.add_heading(fmt::format("{} {}: {}", words_.by, promised(target).horizon,
                                          must_reach(threshold(target), indicator_, language_)));
        if (result.judged < source_.report.period) {
            document_.add(words_.judged_by_year(result.judged));
        }
        tell_value(target.judged, threshold(target));
        const TargetRow row = target_row(source_.report, source_.unit, result, language_);
        document_.add(fmt::format("{}: {}", words_.status, row.status.text));
        for (const std::string& remark :
             target_remarks(source_.report, source_.unit, result, language_))
            document_.add("- " + remark);
        if (result.path) tell_path(target);
        tell_points(target);
        tell_missing(target.judged, result.due);
    }

    /// What the target adds to the overall score at its horizon, and to the year's standing.
    void tell_points(const TargetDerivation& target) {
        const auto tell_term = [&](const std::optional<ScoreTerm>& term, bool of_horizon,
                                   const std::string& to) {
            if (!term) return;
            const std::string made_of = term_in_words(*term, of_horizon, language_);
            document_.add(fmt::format("{}: {}{}", to,
                                      words_.of_at_most(figure(term->points.rounded()),
                                                        figure(term->points_max.rounded())),
                                      made_of.empty() ? "" : fmt::format(" ({})", made_of)));
        };
        tell_term(target.score, true, words_.points_in_overall(promised(target).horizon));
        tell_term(target.year, false, words_.points_in_year(source_.report.period));
    }

    void tell_value(const PeriodFigure& figure, const Threshold& threshold) {
        if (!figure.value) return;
        tell_quotient(figure);
        tell_comparison(*figure.value, threshold);
    }

    /// "100 × 295.831 / 591.729 ≈ 49,994339%"
    void tell_quotient(const PeriodFigure& of) {
        if (!of.value || !of.above || !of.below || of.below->is_zero()) return;
        const bool hundred = indicator_.kind != Kind::value;
        const std::string above = figure(of.above->rounded()), below = figure(of.below->rounded());
        const bool exact = Ratio{of.value->rounded()} == *of.value;
        std::string text = hundred ? "100 × " : "";
        text += *of.below == Ratio{1, 1} && !hundred ? above : fmt::format("{} / {}", above, below);
        text += fmt::format(" {} {}{}", exact ? "=" : "≈", figure(of.value->rounded()),
                            indicator_.points ? "" : percent_sign);
        document_.add(std::move(text));
    }

    void tell_comparison(const Ratio& value, const Threshold& threshold) {
        const auto compare = [&](Decimal end) {
            document_.add(
                fmt::format("{} {} {}", figure(value.rounded()), sign_of(value, end), figure(end)));
        };
        compare(threshold.low);
        if (threshold.op == Operator::between) compare(threshold.high);
    }

    void tell_path(const TargetDerivation& target) {
        const Path& path = *target.result.path;
        if (target.result.line.empty()) {
            tell_level_path(target);
        } else {
            tell_line(target);
        }
        if (!path.progress || !target.result.value) return;
        document_.add(fmt::format("{} = ({} − {}) / ({} − {}) = {}", words_.progress,
                                  figure(target.result.value->rounded()), figure(path.base_value),
                                  figure(path.value), figure(path.base_value),
                                  figure(*path.progress)));
    }

    /// The path is the threshold itself.
    void tell_level_path(const TargetDerivation& target) {
        const auto& baseline = promised(target).baseline;
        const bool is_running_mean = baseline && baseline->is_span();
        document_.add(fmt::format(
            "{} = {} ({})", words_.path, figure(target.result.path->value),
            is_running_mean ? words_.path_of_running_mean : words_.path_of_attained_target));
    }

    /// "path = 40 + (80 − 40) × (2024 − 2021) / (2025 − 2021) = 70": the stretch of the line that
    /// holds the period.
    void tell_line(const TargetDerivation& target) {
        const Year period = target.result.judged;
        const auto end =
            std::ranges::find_if(target.result.line.begin() + 1, target.result.line.end() - 1,
                                 [&](const YearValue& at) { return at.period >= period; });
        const YearValue &from = *(end - 1), &to = *end;
        document_.add(fmt::format("{} = {} + ({} − {}) × ({} − {}) / ({} − {}) = {}", words_.path,
                                  figure(from.value), figure(to.value), figure(from.value), period,
                                  from.period, to.period, from.period,
                                  figure(target.result.path->value)));
        if (target.result.line.size() > 2) tell_earlier_targets(target);
    }

    /// "the path leads through the target for 2025 (50%)"
    void tell_earlier_targets(const TargetDerivation& target) {
        std::string targets;
        const std::size_t between = target.result.line.size() - 2;
        for (std::size_t i = 1; i <= between; ++i) {
            const YearValue& at = target.result.line[i];
            targets += fmt::format("{}{} ({}{})", i > 1 ? ", " : "", at.period, figure(at.value),
                                   indicator_.points ? "" : percent_sign);
        }
        document_.add(words_.path_through_targets(between, targets));
    }

    void tell_missing(const PeriodFigure& figure, std::size_t due) {
        if (figure.missing.empty()) return;
        const std::string of_all = due > 0 ? fmt::format("/{}", due) : "";
        document_.add(fmt::format("{} ({}{}): {}", words_.not_reported, figure.missing.size(),
                                  of_all, names_with_codes(figure.missing, units_, language_)));
    }

    /// Where the path starts; targets that start from one year have one base.
    void tell_base(const TargetDerivation& target) {
        if (!target.base || !bases_.insert(target.base->period).second) return;
        document_.add_heading(words_.start_of_path(target.base->period));
        tell_quotient(*target.base);
        tell_rows(*target.base, {});
    }

    /// After a horizon: the figures of the period itself, once, against each target.
    void tell_current() {
        const TargetDerivation* first = nullptr;
        for (const TargetDerivation& target : derivation_.targets) {
            if (!target.current) continue;
            if (!first || indicator_.kind == Kind::reduction) {
                document_.add_heading(fmt::format("{} ({})", words_.now, source_.report.period));
                tell_quotient(*target.current);
            }
            if (target.current->value) {
                document_.add(fmt::format("{} {}: {}", words_.by, promised(target).horizon,
                                          must_reach(threshold(target), indicator_, language_)));
                tell_comparison(*target.current->value, threshold(target));
            }
            if (indicator_.kind == Kind::reduction) tell_figure_now(target);
            if (!first) first = &target;
        }
        if (first && indicator_.kind != Kind::reduction) tell_figure_now(*first);
    }

    void tell_figure_now(const TargetDerivation& target) {
        tell_missing(*target.current, 0);
        const bool shown = !judged_in(source_.report.period).empty();
        if (shown && indicator_.kind != Kind::reduction) return;  // a later target stands on them
        tell_rows(*target.current, {});
    }

    /// `targets`: whose shortfalls stand beside the rows.
    void tell_rows(const PeriodFigure& figure, const Targets& targets) {
        if (!figure.levels.empty()) {
            document_.add(tables_.levels(figure));
            document_.add(tables_.rows_of_levels(figure));
        } else if (!figure.rows.empty()) {
            document_.add(tables_.rows(figure, targets));
        }
    }

    const Derivation& derivation_;
    const DerivationSource& source_;
    const Programme& programme_;
    const Units& units_;
    const Indicator& indicator_;
    Language language_;
    const Words& words_;
    FigureTables tables_;
    std::set<Year> bases_;  ///< base years told so far
    Document document_;
};

}  // namespace

Document derivation_document(const Derivation& derivation, const DerivationSource& source,
                             Language language) {
    return DerivationText{derivation, source, language}.tell();
}

}  // namespace cchc::render
