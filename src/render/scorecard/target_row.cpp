#include <fmt/format.h>

#include <algorithm>

#include "render/scorecard/scorecard.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

/// What one target's row is made from.
struct ShownTarget {
    const Report& report;
    const UnitDetail& unit;
    const TargetResult& result;
    const Indicator& indicator;  ///< as printed
    const Indicator& counted;    ///< as counted
    const Target& target;
    Language language;

    const Words& words() const { return render::words(language); }
    bool past() const { return report.period > target.horizon; }
};

ShownTarget shown_target(const Report& report, const UnitDetail& unit, const TargetResult& result,
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

bool is_single_milestone(const ShownTarget& shown) {
    return shown.indicator.kind == Kind::milestone && shown.result.denominator &&
           shown.result.denominator->rounded() == Decimal::whole(1);
}

std::string_view done_or_not(const ShownTarget& shown, const Ratio& value) {
    return value.is_zero() ? shown.words().not_done : shown.words().done;
}

std::string result_text(const ShownTarget& shown) {
    if (!shown.result.value) {
        const bool says_why =
            shown.result.status == Status::no_data || shown.result.status == Status::no_cases;
        return std::string{says_why ? sign(shown.result.status) : ""};
    }
    if (is_single_milestone(shown)) return std::string{done_or_not(shown, *shown.result.value)};
    return value(shown.result.shown, shown.indicator, shown.language);
}

std::string counts_text(const ShownTarget& shown) {
    if (!shown.result.numerator || !shown.result.denominator || is_single_milestone(shown))
        return {};
    return count(*shown.result.numerator, shown.language) + "/" +
           count(*shown.result.denominator, shown.language);
}

using Remarks = std::vector<std::string>;

std::vector<std::string> names_of(const ShownTarget& shown, const std::vector<UnitIndex>& units) {
    std::vector<std::string> names;
    for (const UnitIndex unit : units)
        names.push_back(clean((*shown.report.units)[unit].name.in(shown.language)));
    return names;
}

void say_what_is_wanting(const ShownTarget& shown, Remarks& remarks) {
    if (!shown.result.binding) return;
    if (shown.result.need && !shown.result.attained.value_or(false)) {
        remarks.push_back(need(shown.result, shown.counted, shown.past(), shown.language));
    } else if (shown.result.gap && !shown.result.gap->is_zero() &&
               shown.result.status != Status::attained && shown.indicator.kind == Kind::value) {
        remarks.push_back(gap(shown.result, shown.indicator, shown.language));
    }
}

bool has_verdict(const ShownTarget& shown) {
    return shown.result.binding && shown.result.attained.has_value();
}

/// What a score is made of; without a share of reports, which stands in the remark behind.
void say_what_it_earns(const ShownTarget& shown, Remarks& remarks) {
    // of a unit that is exempt, the exemption says it
    if (has_verdict(shown) && shown.result.due == 0 && !shown.result.exempt())
        remarks.emplace_back(shown.words().unscored);
    const bool partial = has_verdict(shown) && !*shown.result.attained && shown.result.scored &&
                         shown.indicator.kind != Kind::milestone;
    // of 100% the result says it already
    if (!partial || *shown.result.attainment == shown.result.value->rounded(2)) return;
    remarks.push_back(fmt::format("{} {}{}", shown.words().attainment,
                                  number(*shown.result.attainment, shown.language, 2),
                                  percent_sign));
}

/// Why a target with a verdict has no points.
std::string why_unscored(const ShownTarget& shown) {
    const Words& w = shown.words();
    if (shown.indicator.same_as)
        return fmt::format("{}: {} {}", w.unscored, w.repeated, clean(shown.counted.id));
    if (shown.result.due == 0) return fmt::format("{}: {}", w.unscored, w.nobody_owes);
    return w.unscored;
}

/// What a target adds to the score, of what it could: "2,51/3,23"; empty where it counts in none.
std::string points_earned(const ShownTarget& shown, const auto& written) {
    const TargetResult& result = shown.result;
    if (!result.points || !result.points_max) return {};
    const Decimal points = *result.points, most = *result.points_max;
    // what is not all of it does not look like it
    const auto figure = [&](Decimal of, Decimal other) {
        return points == most ? number(of.rounded(2), shown.language, 2)
                              : number(told(of, {other}), shown.language);
    };
    return written(figure(points, most), figure(most, points));
}

/// Why a target with a verdict adds nothing, or less than it could, though it is attained or could
/// be judged.
std::string points_unearned(const ShownTarget& shown) {
    const TargetResult& result = shown.result;
    if (!result.points || !result.points_max)
        return has_verdict(shown) ? why_unscored(shown) : std::string{};
    if (!result.attained.value_or(false) || result.points == result.points_max) return {};
    if (!result.points->is_zero()) return shown.words().silence_has_no_points;
    std::string text{shown.words().owed_report_missing};
    if (!result.inherited_from.empty()) text.append("; ").append(shown.words().figures_inherited);
    return text;
}

/// Both: "0,00/3,23 điểm: …".
std::string points_text(const ShownTarget& shown) {
    const std::string earned = points_earned(shown, [&](const auto& points, const auto& most) {
        return shown.words().points_of(points, most);
    });
    const std::string unearned = points_unearned(shown);
    if (earned.empty() || unearned.empty()) return earned + unearned;
    return fmt::format("{}: {}", earned, unearned);
}

/// Between what the value could still lie, and whether its verdict could turn.
void say_what_silence_could_do(const ShownTarget& shown, Remarks& remarks) {
    const TargetResult& result = shown.result;
    if (!result.value || (!result.bounds && !result.unbounded)) return;
    const bool done_or_not =
        shown.indicator.kind == Kind::milestone && shown.indicator.rollup == Rollup::none;
    if (result.bounds && !done_or_not) {
        // Units that ended, or live on what others had done, need not report, and have no row.
        const std::string hidden =
            result.complete() ? fmt::format("{}: ", shown.words().units_without_row) : "";
        remarks.push_back(hidden + bounds(result, shown.target.threshold_in(result.judged),
                                          shown.indicator, shown.language));
    } else if (result.unbounded && !result.complete()) {
        remarks.push_back(unbounded(*result.unbounded, shown.language));
    }
    const bool open = result.bounds ? !result.bounds->decided : !result.complete();
    if (!result.binding || !open) return;
    remarks.push_back(open_until(names_of(shown, result.silent), result.silent_size, shown.counted,
                                 shown.language));
}

void say_how_complete(const ShownTarget& shown, Remarks& remarks) {
    if (!shown.result.complete() && shown.result.status != Status::not_started) {
        if (shown.result.value) {
            remarks.push_back(
                provisional(shown.result.submitted, shown.result.due, shown.language));
        } else if (shown.result.due > 1) {
            remarks.push_back(coverage(shown.result, shown.language));
        }
    }
    say_what_silence_could_do(shown, remarks);
}

void say_what_is_now(const ShownTarget& shown, Remarks& remarks) {
    if (!shown.past() || !shown.result.current_value) return;
    const bool single = shown.indicator.kind == Kind::milestone &&
                        (shown.indicator.rollup == Rollup::none || shown.result.current_due == 1);
    std::string now = single ? std::string{done_or_not(shown, *shown.result.current_value)}
                             : value(shown.result.current_shown, shown.indicator, shown.language);
    if (shown.result.current_submitted < shown.result.current_due) {
        now += ", " + provisional(shown.result.current_submitted, shown.result.current_due,
                                  shown.language);
    }
    remarks.push_back(fmt::format("{}: {}", shown.words().in_year(shown.report.period), now));
}

void say_the_path(const ShownTarget& shown, Remarks& remarks) {
    if (shown.result.path) {
        for (auto& step : path(*shown.result.path, shown.target.threshold_in(shown.result.judged),
                               shown.target.horizon, shown.indicator,
                               shown.report.programme->settings, shown.language)) {
            remarks.push_back(std::move(step));
        }
    } else if (shown.result.status == Status::in_progress &&
               shown.indicator.kind != Kind::milestone) {
        remarks.emplace_back(shown.words().not_assessable);
    }
}

void say_against_what(const ShownTarget& shown, Remarks& remarks) {
    if (shown.target.baseline) remarks.push_back(against(*shown.target.baseline, shown.language));
}

void say_whom_it_binds(const ShownTarget& shown, Remarks& remarks) {
    if (shown.result.status != Status::not_binding || !shown.target.binds) return;
    LevelSet top;
    top.insert(0);
    remarks.push_back(*shown.target.binds == top
                          ? std::string{shown.words().province_only}
                          : fmt::format("{}: {}", shown.words().binds_only,
                                        level_names(*shown.report.programme, *shown.target.binds,
                                                    shown.language)));
}

void say_what_changed(const ShownTarget& shown, Remarks& remarks) {
    if (const Amendment* amendment = shown.target.amendment_in(shown.result.judged)) {
        remarks.push_back(amended(shown.target, *amendment, shown.indicator, shown.language));
    }
}

void say_where_from(const ShownTarget& shown, Remarks& remarks) {
    if (shown.indicator.same_as) {
        remarks.push_back(fmt::format("{} {}", shown.words().same_as, clean(shown.counted.id)));
    }
    if (shown.result.inherited_from.empty()) return;
    remarks.push_back(fmt::format("{}: {}", shown.words().inherited,
                                  first_three(names_of(shown, shown.result.inherited_from))));
}

/// The year whose notes go with the figure: of a milestone, which is carried on, the latest.
Year year_of_notes(const ShownTarget& shown) {
    if (shown.indicator.kind != Kind::milestone) return shown.result.judged;
    Year latest = 0;
    for (const OwnNote& note : shown.unit.notes) {
        if (note.indicator == shown.result.indicator && note.period <= shown.result.judged)
            latest = std::max(latest, note.period);
    }
    return latest;
}

std::vector<const OwnNote*> notes_on(const ShownTarget& shown) {
    const Year noted = year_of_notes(shown);
    std::vector<const OwnNote*> notes;
    for (const OwnNote& note : shown.unit.notes) {
        if (note.indicator == shown.result.indicator && note.period == noted && !note.note.empty())
            notes.push_back(&note);
    }
    return notes;
}

/// The figure beside that of its unit, where figures were verified.
void say_what_was_verified(const ShownTarget& shown, Remarks& remarks) {
    const auto& reported = shown.result.reported;
    if (!reported || !reported->basis) return;
    const Words& w = shown.words();
    if (*reported->basis == Basis::reported) {
        remarks.emplace_back(w.not_verified);
        return;
    }
    const bool in_part = *reported->basis == Basis::mixed;
    if (!reported->value) {
        remarks.emplace_back(in_part ? w.basis_mixed : w.verified_unreported);
        return;
    }
    if (!in_part && shown.result.value == reported->value) {
        remarks.emplace_back(w.verified_as_reported);
        return;
    }
    std::string was = is_single_milestone(shown)
                          ? std::string{done_or_not(shown, *reported->value)}
                          : value(reported->shown, shown.indicator, shown.language);
    if (reported->difference && shown.indicator.kind != Kind::milestone)
        was += fmt::format(" ({})", change(*reported->difference, shown.language));
    remarks.push_back(in_part ? w.verified_in_part(was) : w.reported_otherwise(was));
}

void say_who_is_exempt(const ShownTarget& shown, Remarks& remarks) {
    if (shown.result.exemption != nullptr)
        remarks.push_back(exempted(shown.result, shown.language));
    if (!shown.result.exempt_below.empty()) {
        remarks.push_back(fmt::format("{}: {}", shown.words().exempt_below,
                                      first_three(names_of(shown, shown.result.exempt_below))));
    }
}

void say_what_was_noted(const ShownTarget& shown, Remarks& remarks) {
    for (const OwnNote* note : notes_on(shown)) {
        const std::string year =
            note->period == shown.result.judged ? "" : fmt::format(" ({})", note->period);
        const auto& whose = note->by_appraiser ? shown.words().appraisers_note : shown.words().note;
        remarks.push_back(fmt::format("{}{}: {}", whose, year, clean(note->note)));
    }
}

}  // namespace

TargetRow target_row(const Report& report, const UnitDetail& unit, const TargetResult& result,
                     Language language) {
    const ShownTarget shown = shown_target(report, unit, result, language);
    const Threshold& threshold = shown.target.threshold_in(result.judged);
    TargetRow row;
    row.of = &result;
    row.horizon = shown.target.horizon;
    row.status.text.append(sign(result.status)).append(" ");
    row.status.text += label(result, shown.indicator.kind, language);
    row.status.tone = tone(result);
    row.result = result_text(shown);
    row.must_reach = must_reach(threshold, shown.indicator, language);
    row.counts = counts_text(shown);
    return row;
}

std::vector<std::string> target_remarks(const Report& report, const UnitDetail& unit,
                                        const TargetResult& result, Language language) {
    const ShownTarget shown = shown_target(report, unit, result, language);
    Remarks remarks;
    for (const auto say :
         {say_what_is_wanting, say_what_it_earns, say_how_complete, say_what_was_verified,
          say_what_is_now, say_against_what, say_the_path, say_whom_it_binds, say_what_changed,
          say_where_from, say_who_is_exempt, say_what_was_noted}) {
        say(shown, remarks);
    }
    return remarks;
}

std::string note_text(const OwnNote& note, Language language) {
    std::string text = clean(note.note);
    if (!note.by_appraiser || text.empty()) return text;
    return fmt::format("{}: {}", words(language).appraisers_note, text);
}

TargetDetails target_details(const Report& report, const UnitDetail& unit,
                             const TargetResult& result, Language language) {
    const ShownTarget shown = shown_target(report, unit, result, language);
    TargetDetails details;
    Remarks wanting, inherited;
    if (result.need && result.binding && !result.attained.value_or(false)) {
        details.wanting =
            amount_wanting(*result.need, result.need_is_fewer, shown.counted, language);
    } else {
        say_what_is_wanting(shown, wanting);
        if (!wanting.empty()) details.wanting = wanting.front();
    }
    if (result.due > 1) {
        details.coverage = shown.words().units_reported(result.submitted, result.due);
    }
    details.points = points_text(shown);
    details.earned = points_earned(shown, [](const auto& points, const auto& most) {
        return fmt::format("{}/{}", points, most);
    });
    details.unearned = points_unearned(shown);
    say_the_path(shown, details.path);
    if (result.path) {
        details.path_line = path_line(*result.path, shown.target.threshold_in(result.judged),
                                      shown.target.horizon, shown.indicator, language);
    } else if (!details.path.empty()) {
        details.path_line = details.path.front();
    }
    for (const auto say :
         {say_what_silence_could_do, say_what_was_verified, say_what_it_earns, say_what_is_now,
          say_against_what, say_whom_it_binds, say_what_changed, say_who_is_exempt}) {
        say(shown, details.others);
    }
    say_where_from(shown, inherited);
    if (shown.indicator.same_as && !inherited.empty()) {
        details.others.push_back(std::move(inherited.front()));
        inherited.erase(inherited.begin());
    }
    say_what_was_noted(shown, details.others);
    for (const OwnNote* note : notes_on(shown))
        details.notes.push_back(note_text(*note, shown.language));
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

Cell result_cell(const std::optional<Shown>& shown, const Indicator& indicator, Language language) {
    Cell cell{result_text(shown, indicator, language)};
    const bool in_words = indicator.kind == Kind::milestone && shown &&
                          (shown->number.is_zero() || shown->number == Decimal::whole(100));
    if (!in_words) cell.value = shown;
    return cell;
}

}  // namespace cchc::render
