#include <fmt/format.h>

#include <algorithm>

#include "render/scorecard/scorecard.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

/// What one target's row is made from.
struct Context {
    const Report& report;
    const UnitReport& unit;
    const TargetResult& result;
    const Indicator& indicator;  ///< as printed
    const Indicator& counted;    ///< as counted
    const Target& target;
    Language language;

    const Words& words() const { return render::words(language); }
    bool past() const { return report.period > target.horizon; }
};

Context context_of(const Report& report, const UnitReport& unit, const TargetResult& result,
                   Language language) {
    const Indicator& indicator = report.programme->indicators[result.indicator];
    return {.report = report,
            .unit = unit,
            .result = result,
            .indicator = indicator,
            .counted = counted_indicator(*report.programme, indicator),
            .target = indicator.targets[result.target],
            .language = language};
}

bool is_single_milestone(const Context& c) {
    return c.indicator.kind == Kind::milestone && c.result.denominator &&
           c.result.denominator->rounded() == Decimal::whole(1);
}

std::string_view done_or_not(const Context& c, const Ratio& value) {
    return value.is_zero() ? c.words().not_done : c.words().done;
}

std::string result_text(const Context& c) {
    if (!c.result.value) {
        const bool says_why =
            c.result.status == Status::no_data || c.result.status == Status::no_cases;
        return std::string{says_why ? sign(c.result.status) : ""};
    }
    if (is_single_milestone(c)) return std::string{done_or_not(c, *c.result.value)};
    return value(c.result.shown, c.indicator, c.language);
}

std::string counts_text(const Context& c) {
    if (!c.result.numerator || !c.result.denominator || is_single_milestone(c)) return {};
    return count(*c.result.numerator, c.language) + "/" + count(*c.result.denominator, c.language);
}

using Remarks = std::vector<std::string>;

std::vector<std::string> names_of(const Context& c, const std::vector<UnitIndex>& units) {
    std::vector<std::string> names;
    for (const UnitIndex unit : units)
        names.push_back(clean((*c.report.units)[unit].name.in(c.language)));
    return names;
}

void say_what_is_wanting(const Context& c, Remarks& remarks) {
    if (c.result.need && !c.result.attained.value_or(false)) {
        remarks.push_back(need(c.result, c.counted, c.past(), c.language));
    } else if (c.result.gap && !c.result.gap->is_zero() && c.result.status != Status::attained &&
               c.indicator.kind == Kind::value) {
        remarks.push_back(gap(c.result, c.indicator, c.language));
    }
}

/// What a score is made of; without a share of reports, which stands in the remark behind.
void say_what_it_earns(const Context& c, Remarks& remarks) {
    const bool has_verdict = c.result.binding && c.result.attained.has_value();
    if (has_verdict && c.result.due == 0) remarks.emplace_back(c.words().unscored);
    const bool partial = has_verdict && !*c.result.attained && c.result.scored &&
                         c.indicator.kind != Kind::milestone;
    // of 100% the result says it already
    if (!partial || *c.result.attainment == c.result.value->rounded(2)) return;
    remarks.push_back(fmt::format("{} {}{}", c.words().attainment,
                                  number(*c.result.attainment, c.language, 2), percent_sign));
}

/// Between what the value could still lie, and whether its verdict could turn.
void say_what_silence_could_do(const Context& c, Remarks& remarks) {
    const TargetResult& result = c.result;
    if (!result.value || (!result.bounds && !result.unbounded)) return;
    const bool done_or_not =
        c.indicator.kind == Kind::milestone && c.indicator.rollup == Rollup::none;
    if (result.bounds && !done_or_not) {
        // Units that ended, or live on what others had done, need not report, and have no row.
        const std::string hidden =
            result.complete() ? fmt::format("{}: ", c.words().units_without_row) : "";
        remarks.push_back(
            hidden + bounds(result, c.target.threshold_in(result.judged), c.indicator, c.language));
    } else if (result.unbounded && !result.complete()) {
        remarks.push_back(unbounded(*result.unbounded, c.language));
    }
    const bool open = result.bounds ? !result.bounds->decided : !result.complete();
    if (!result.binding || !open) return;
    remarks.push_back(
        open_until(names_of(c, result.silent), result.silent_size, c.counted, c.language));
}

void say_how_complete(const Context& c, Remarks& remarks) {
    if (!c.result.complete() && c.result.status != Status::not_started) {
        if (c.result.value) {
            remarks.push_back(provisional(c.result.submitted, c.result.due, c.language));
        } else if (c.result.due > 1) {
            remarks.push_back(coverage(c.result, c.language));
        }
    }
    say_what_silence_could_do(c, remarks);
}

void say_what_is_now(const Context& c, Remarks& remarks) {
    if (!c.past() || !c.result.current_value) return;
    const bool single = c.indicator.kind == Kind::milestone &&
                        (c.indicator.rollup == Rollup::none || c.result.current_due == 1);
    std::string now = single ? std::string{done_or_not(c, *c.result.current_value)}
                             : value(c.result.current_shown, c.indicator, c.language);
    if (c.result.current_submitted < c.result.current_due) {
        now += ", " + provisional(c.result.current_submitted, c.result.current_due, c.language);
    }
    remarks.push_back(fmt::format("{}: {}", c.words().in_year(c.report.period), now));
}

void say_the_path(const Context& c, Remarks& remarks) {
    if (c.result.path) {
        for (auto& step :
             path(*c.result.path, c.target.threshold_in(c.result.judged), c.target.horizon,
                  c.indicator, c.report.programme->settings, c.language)) {
            remarks.push_back(std::move(step));
        }
    } else if (c.result.status == Status::in_progress && c.indicator.kind != Kind::milestone) {
        remarks.emplace_back(c.words().not_assessable);
    }
}

void say_against_what(const Context& c, Remarks& remarks) {
    if (c.target.baseline) remarks.push_back(against(*c.target.baseline, c.language));
}

void say_whom_it_binds(const Context& c, Remarks& remarks) {
    if (c.result.status != Status::not_binding || !c.target.binds) return;
    LevelSet top;
    top.insert(0);
    remarks.push_back(
        *c.target.binds == top
            ? std::string{c.words().province_only}
            : fmt::format("{}: {}", c.words().binds_only,
                          level_names(*c.report.programme, *c.target.binds, c.language)));
}

void say_what_changed(const Context& c, Remarks& remarks) {
    if (const Amendment* amendment = c.target.amendment_in(c.result.judged)) {
        remarks.push_back(amended(c.target, *amendment, c.indicator, c.language));
    }
}

void say_where_from(const Context& c, Remarks& remarks) {
    if (c.indicator.same_as) {
        remarks.push_back(fmt::format("{} {}", c.words().same_as, clean(c.counted.id)));
    }
    if (c.result.inherited_from.empty()) return;
    remarks.push_back(fmt::format("{}: {}", c.words().inherited,
                                  first_three(names_of(c, c.result.inherited_from))));
}

/// The year whose notes go with the figure: of a milestone, which is carried on, the latest.
Year year_of_notes(const Context& c) {
    if (c.indicator.kind != Kind::milestone) return c.result.judged;
    Year latest = 0;
    for (const Note& note : c.unit.notes) {
        if (note.indicator == c.result.indicator && note.period <= c.result.judged)
            latest = std::max(latest, note.period);
    }
    return latest;
}

void say_what_was_noted(const Context& c, Remarks& remarks) {
    if (c.result.exemption != nullptr) remarks.push_back(exempted(c.result, c.language));
    if (!c.result.exempt_below.empty()) {
        remarks.push_back(fmt::format("{}: {}", c.words().exempt_below,
                                      first_three(names_of(c, c.result.exempt_below))));
    }
    const Year noted = year_of_notes(c);
    for (const Note& note : c.unit.notes) {
        if (note.indicator != c.result.indicator || note.period != noted || note.note.empty())
            continue;
        const std::string year = noted == c.result.judged ? "" : fmt::format(" ({})", noted);
        remarks.push_back(fmt::format("{}{}: {}", c.words().note, year, clean(note.note)));
    }
}

}  // namespace

TargetRow target_row(const Report& report, const UnitReport& unit, const TargetResult& result,
                     Language language) {
    const Context c = context_of(report, unit, result, language);
    const Threshold& threshold = c.target.threshold_in(result.judged);
    TargetRow row;
    row.of = &result;
    row.horizon = c.target.horizon;
    row.status.text.append(sign(result.status)).append(" ");
    row.status.text += label(result, c.indicator.kind, language);
    row.status.tone = tone(result.status);
    row.result = result_text(c);
    row.must_reach = must_reach(threshold, c.indicator, language);
    row.counts = counts_text(c);
    return row;
}

std::vector<std::string> target_remarks(const Report& report, const UnitReport& unit,
                                        const TargetResult& result, Language language) {
    const Context c = context_of(report, unit, result, language);
    Remarks remarks;
    for (const auto say : {say_what_is_wanting, say_what_it_earns, say_how_complete,
                           say_what_is_now, say_against_what, say_the_path, say_whom_it_binds,
                           say_what_changed, say_where_from, say_what_was_noted}) {
        say(c, remarks);
    }
    return remarks;
}

TargetDetails target_details(const Report& report, const UnitReport& unit,
                             const TargetResult& result, Language language) {
    const Context c = context_of(report, unit, result, language);
    TargetDetails details;
    Remarks wanting, inherited;
    if (result.need && !result.attained.value_or(false)) {
        details.wanting = amount_wanting(*result.need, result.need_is_fewer, c.counted, language);
    } else {
        say_what_is_wanting(c, wanting);
        if (!wanting.empty()) details.wanting = wanting.front();
    }
    if (result.due > 1) {
        details.coverage = c.words().units_reported(result.submitted, result.due);
    }
    say_the_path(c, details.path);
    for (const auto say :
         {say_what_silence_could_do, say_what_it_earns, say_what_is_now, say_against_what,
          say_whom_it_binds, say_what_changed, say_what_was_noted}) {
        say(c, details.others);
    }
    say_where_from(c, inherited);
    if (c.indicator.same_as && !inherited.empty()) {
        details.others.push_back(std::move(inherited.front()));
        inherited.erase(inherited.begin());
    }
    if (!inherited.empty()) details.inherited = std::move(inherited.front());
    return details;
}

std::string result_text(const std::optional<Shown>& shown, const Indicator& indicator,
                        Language language) {
    if (!shown) return {};
    const bool none = shown->number.is_zero(), whole = shown->number == Decimal::whole(100);
    if (indicator.kind == Kind::milestone && (none || whole))
        return std::string{none ? words(language).not_done : words(language).done};
    return value(*shown, indicator, language);
}

}  // namespace cchc::render
