#include "render/machine/json.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "render/machine/json_writer.hpp"
#include "render/machine/moves_data.hpp"

namespace cchc::render {

namespace {

/// A target beside the other units of the level; null where it does not count in their scores.
void write_peers(Json& json, const Report& report, LevelIndex level, const Brief& brief,
                 std::size_t place) {
    const Peers& peers = report.peers_at(level, place);
    if (peers.units == 0) return json.null();
    json.object([&] {
        json.key("rank");
        brief.rank > 0 ? json.number(std::int64_t{brief.rank}) : json.null();
        json.key("with_value").number(static_cast<std::int64_t>(peers.ranked.size()));
        json.key("median").number(peers.median);
        json.key("attained").number(std::int64_t{peers.attained});
        json.key("units").number(std::int64_t{peers.units});
    });
}

/// What units reported, beside the value that counts.
void write_reported(Json& json, const ReportedFigure& figure) {
    json.object([&] {
        json.key("basis");
        figure.basis ? json.text(word(*figure.basis)) : json.null();
        json.key("value").number(figure.value);
        json.key("difference").number(figure.difference);
    });
}

void write_target(Json& json, const Report& report, const UnitDetail& of, std::size_t place) {
    const TargetResult& result = of.targets[place];
    const Indicator& indicator = report.programme->indicators[result.indicator];
    const Target& target = indicator.targets[result.target];
    const Threshold& threshold = target.threshold_in(result.judged);
    json.object([&] {
        json.key("area").text(report.programme->areas[indicator.area].id);
        json.key("indicator").text(indicator.id);
        json.key("horizon").number(std::int64_t{target.horizon});
        json.key("status").text(word(result.status));
        json.key("attained").truth(result.attained);
        json.key("exceeded").truth(result.exceeded);
        json.key("value").number(result.value);
        write_threshold(json, threshold);
        json.key("attainment").number(result.attainment);
        json.key("gap").number(result.gap);
        json.key("need").number(result.need);
        json.key("numerator").number(result.numerator);
        json.key("denominator").number(result.denominator);
        write_current(json, result);
        write_path(json, result.path);
        write_reports(json, result);
        json.key("points").number(result.points);
        json.key("points_max").number(result.points_max);
        json.key("year_mark").number(result.year_mark);
        if (result.bounds) {
            json.key("lowest").number(result.bounds->lowest);
            json.key("highest").number(result.bounds->highest);
            json.key("decided").truth(result.bounds->decided);
        }
        if (result.unbounded) json.key("unbounded").text(word(*result.unbounded));
        const auto codes = [&](const char* key, const std::vector<UnitIndex>& units) {
            json.key(key).array(units,
                                [&](UnitIndex unit) { json.text((*report.units)[unit].code); });
        };
        if (!result.silent.empty()) {
            codes("silent", result.silent);
            json.key("silent_size").number(result.silent_size);
        }
        json.key("history").array(result.history, [&](const YearValue& past) {
            json.object([&] {
                json.key("period").number(std::int64_t{past.period});
                json.key("value").number(past.value);
            });
        });
        codes("exempt_below", result.exempt_below);
        codes("inherited_from", result.inherited_from);
        if (result.reported) {
            json.key("reported");
            write_reported(json, *result.reported);
        }
        json.key("peers");
        write_peers(json, report, (*report.units)[of.unit].level, of.briefs[place], place);
    });
}

/// What a score at a horizon and the year's standing have in common.
template <typename Result>
void write_overall(Json& json, const Report& report, LevelIndex level, std::optional<Year> horizon,
                   const Result& score) {
    const Programme& programme = *report.programme;
    json.key("area").text(score.area ? std::string_view{programme.areas[*score.area].id} : "*");
    json.key("targets").number(std::int64_t{score.targets});
    json.key("with_value").number(std::int64_t{score.with_value});
    json.key("score").number(score.score);
    json.key("attained_share").number(score.attained_share);
    json.key("grade");
    score.grade ? json.text(programme.grades[*score.grade].id) : json.null();
    json.key("rank");
    score.rank ? json.number(std::int64_t{*score.rank}) : json.null();
    json.key("ranked");
    score.area ? json.null() : json.number(std::int64_t{report.ranked(level, horizon)});
    json.key("complete").truth(score.complete);
    json.key("pending").number(std::int64_t{score.pending});
    json.key("no_cases").number(std::int64_t{score.no_cases});
}

void write_score(Json& json, const Report& report, LevelIndex level, const Score& score) {
    json.object([&] {
        json.key("horizon").number(std::int64_t{score.horizon});
        write_overall(json, report, level, score.horizon, score);
        json.key("score_reported").number(score.score_reported);
        for (std::size_t i = 0; i < scored_statuses; ++i) {
            json.key(std::string{word(static_cast<Status>(i))}.c_str())
                .number(std::int64_t{score.statuses[i]});
        }
    });
}

void write_year(Json& json, const Report& report, LevelIndex level, const YearScore& score) {
    json.object([&] {
        write_overall(json, report, level, std::nullopt, score);
        json.key("open").number(std::int64_t{score.open});
    });
}

void write_context(Json& json, const Programme& programme, const ContextResult& result) {
    json.object([&] {
        json.key("indicator").text(programme.indicators[result.indicator].id);
        json.key("value").number(result.value);
        json.key("previous_period");
        result.previous_period ? json.number(std::int64_t{*result.previous_period}) : json.null();
        json.key("previous_value").number(result.previous_value);
        json.key("change").number(result.change);
        json.key("direction").text(word(result.direction));
        if (!result.reported) return;
        json.key("reported");
        write_reported(json, *result.reported);
    });
}

void write_note(Json& json, const Programme& programme, const OwnNote& note) {
    json.object([&] {
        json.key("indicator").text(programme.indicators[note.indicator].id);
        json.key("period").number(std::int64_t{note.period});
        json.key("note").text(note.note);
        json.key("evidence").text(note.evidence);
        if (note.by_appraiser) json.key("by_appraiser").truth(true);
    });
}

/// The statuses that occur, with their counts.
template <std::size_t size>
void write_statuses(Json& json, const std::array<std::uint32_t, size>& counts) {
    json.object([&] {
        for (std::size_t i = 0; i < size; ++i) {
            if (counts[i] > 0)
                json.key(std::string{word(static_cast<Status>(i))}.c_str())
                    .number(std::int64_t{counts[i]});
        }
    });
}

void write_counts(Json& json, const StatusCounts& counts) {
    json.object([&] {
        json.key("horizon").number(std::int64_t{counts.horizon});
        json.key("scored");
        write_statuses(json, counts.scored);
        json.key("unscored");
        write_statuses(json, counts.unscored);
        json.key("repeated").number(std::int64_t{counts.repeated});
    });
}

const Target& target_of(const Programme& programme, const TargetResult& result) {
    return programme.indicators[result.indicator].targets[result.target];
}

void write_key(Json& json, const Programme& programme, const TargetResult& result) {
    json.key("indicator").text(programme.indicators[result.indicator].id);
    json.key("horizon").number(std::int64_t{target_of(programme, result).horizon});
}

/// A value as it is shown; null where there is none.
void write_shown(Json& json, const char* key, const std::optional<Shown>& shown) {
    json.key(key).number(shown ? std::optional{shown->number} : std::nullopt);
}

void write_rank(Json& json, const char* key, std::optional<std::uint32_t> rank) {
    json.key(key);
    rank ? json.number(std::int64_t{*rank}) : json.null();
}

void write_changes(Json& json, const Programme& programme, const UnitDetail& of,
                   const TablePart& part) {
    if (!of.year_on_year) return json.null();
    json.object([&] {
        std::vector<ScoreThenAndNow> scores;
        for (const ScoreThenAndNow& score : of.year_on_year->scores) {
            if (score.horizon ? part.horizons.contains(*score.horizon) : part.horizons.all())
                scores.push_back(score);
        }
        json.key("scores").array(scores, [&](const ScoreThenAndNow& score) {
            json.object([&] {
                json.key("horizon");
                score.horizon ? json.number(std::int64_t{*score.horizon}) : json.null();
                json.key("score_before").number(score.was);
                json.key("score").number(score.is);
                json.key("attained_share_before").number(score.share_was);
                json.key("attained_share").number(score.share_is);
                write_rank(json, "rank_before", score.rank_was);
                write_rank(json, "rank", score.rank_is);
            });
        });
        std::vector<StatusChange> targets;
        for (const StatusChange& change : of.year_on_year->targets) {
            if (part.horizons.contains(target_of(programme, of.targets[change.place]).horizon))
                targets.push_back(change);
        }
        json.key("targets").array(targets, [&](const StatusChange& change) {
            const TargetResult& result = of.targets[change.place];
            json.object([&] {
                write_key(json, programme, result);
                json.key("status_before").text(word(change.was.status));
                json.key("status").text(word(result.status));
                write_shown(json, "value_before", change.value_was);
                json.key("difference").number(change.difference);
            });
        });
    });
}

void write_shortfalls(Json& json, const Report& report, const UnitDetail& of,
                      const TablePart& part) {
    std::vector<const Shortfall*> shortfalls;
    for (const Shortfall& shortfall : of.shortfalls) {
        if (part.horizons.contains(
                target_of(*report.programme, of.targets[shortfall.place]).horizon))
            shortfalls.push_back(&shortfall);
    }
    json.array(shortfalls, [&](const Shortfall* shortfall) {
        json.object([&] {
            write_key(json, *report.programme, of.targets[shortfall->place]);
            json.key("lacking").number(shortfall->lacking);
            json.key("exceeding").number(shortfall->exceeding);
            json.key("units").array(shortfall->units, [&](const UnitShortfall& below) {
                json.object([&] {
                    json.key("unit").text((*report.units)[below.unit].code);
                    json.key("need").number(exact::Integer{below.brief.need});
                    write_shown(json, "value", below.brief.shown());
                });
            });
        });
    });
}

void write_appraisal(Json& json, const Appraisal& appraisal, const Horizons& horizons) {
    json.object([&] {
        json.key("verified").number(std::int64_t{appraisal.verified});
        json.key("overstated").number(std::int64_t{appraisal.overstated});
        json.key("understated").number(std::int64_t{appraisal.understated});
        json.key("unreported").number(std::int64_t{appraisal.unreported});
        std::vector<ReportedScore> scores;
        for (const ReportedScore& score : appraisal.scores) {
            if (score.horizon ? horizons.contains(*score.horizon) : horizons.all())
                scores.push_back(score);
        }
        json.key("scores").array(scores, [&](const ReportedScore& score) {
            json.object([&] {
                json.key("horizon");
                score.horizon ? json.number(std::int64_t{*score.horizon}) : json.null();
                json.key("score_as_reported").number(score.score);
                write_rank(json, "rank_as_reported", score.rank);
                json.key("difference").number(score.difference);
            });
        });
    });
}

void write_losses(Json& json, const Programme& programme, const UnitDetail& of,
                  const Horizons& horizons) {
    std::vector<const ScoreLosses*> shown;
    for (const ScoreLosses& losses : of.losses) {
        if (losses.horizon ? horizons.contains(*losses.horizon) : horizons.all())
            shown.push_back(&losses);
    }
    json.array(shown, [&](const ScoreLosses* losses) {
        json.object([&] {
            json.key("horizon");
            losses->horizon ? json.number(std::int64_t{*losses->horizon}) : json.null();
            json.key("lost").number(losses->lost);
            const auto write_loss = [&](const ScoreLosses::OfTarget& target) {
                json.object([&] {
                    write_key(json, programme, of.targets[target.place]);
                    json.key("lost").number(target.lost);
                });
            };
            json.key("targets").array(losses->targets, write_loss);
            json.key("other_targets").number(std::int64_t{losses->other_targets});
            json.key("other_lost").number(losses->other_lost);
            json.key("silent_targets").number(std::int64_t{losses->silent_targets});
            json.key("silent_lost").number(losses->silent_lost);
            json.key("silent").array(losses->silent, write_loss);
            json.key("rounding").number(losses->rounding);
        });
    });
}

/// The keys of a unit.
void write_unit(Json& json, const Report& report, const UnitDetail& of, const Horizons& horizons) {
    const Programme& programme = *report.programme;
    const Unit& unit = (*report.units)[of.unit];
    const auto of_horizon = [&](const auto& list, auto horizon_of) {
        std::remove_cvref_t<decltype(list)> chosen;
        for (const auto& item : list) {
            if (horizons.contains(horizon_of(item))) chosen.push_back(item);
        }
        return chosen;
    };
    json.key("unit").text(unit.code);
    json.key("name").texts(unit.name);
    json.key("level").text(programme.levels[unit.level].id);
    json.key("parent");
    of.parent == no_unit ? json.null() : json.text((*report.units)[of.parent].code);
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < of.targets.size(); ++place) {
        if (horizons.contains(target_of(programme, of.targets[place]).horizon))
            places.push_back(place);
    }
    json.key("targets").array(places,
                              [&](std::size_t place) { write_target(json, report, of, place); });
    const auto horizon_of_score = [](const Score& score) { return score.horizon; };
    json.key("scores").array(of_horizon(of.scores, horizon_of_score), [&](const Score& score) {
        write_score(json, report, unit.level, score);
    });
    const auto horizon_of_counts = [](const StatusCounts& counts) { return counts.horizon; };
    json.key("counts").array(of_horizon(of.counts, horizon_of_counts),
                             [&](const StatusCounts& counts) { write_counts(json, counts); });
    json.key("year").array(
        horizons.all() ? of.year : std::vector<YearScore>{},
        [&](const YearScore& score) { write_year(json, report, unit.level, score); });
    json.key("context").array(
        of.context, [&](const ContextResult& result) { write_context(json, programme, result); });
    json.key("notes").array(of.notes,
                            [&](const OwnNote& note) { write_note(json, programme, note); });
    json.key("changes");
    write_changes(json, programme, of, {horizons});
    json.key("shortfalls");
    write_shortfalls(json, report, of, {horizons});
    json.key("losses");
    write_losses(json, programme, of, horizons);
    std::vector<Moves> moves;
    std::ranges::copy_if(report.moves, std::back_inserter(moves),
                         [&](const Moves& of_unit) { return of_unit.unit == unit.code; });
    json.key("moves");
    write_moves(json, moves);
    if (!of.appraisal) return;
    json.key("appraisal");
    write_appraisal(json, *of.appraisal, horizons);
}

}  // namespace

void write_json(const Report& report, std::span<const UnitDetail> units, const Horizons& horizons,
                std::span<const InputDigest> inputs, std::string& out, const Labels& labels) {
    Json json;
    json.object([&] {
        write_head(json, report);
        if (!labels.as_of.empty()) json.key("as_of").text(labels.as_of);
        if (!labels.label.empty()) json.key("label").text(labels.label);
        write_inputs(json, inputs);
        json.key("programme");
        write_programme(json, *report.programme);
        json.key("units").array(units, [&](const UnitDetail& unit) {
            json.object([&] { write_unit(json, report, unit, horizons); });
        });
    });
    out += json.document();
}

void write_json_lines(const Report& report, std::span<const UnitDetail> units,
                      const Horizons& horizons, std::string& out) {
    for (const UnitDetail& unit : units) {
        Json json{0};
        json.object([&] {
            write_head(json, report);
            json.key("programme").text(report.programme->id);
            json.key("title").texts(report.programme->title);
            write_unit(json, report, unit, horizons);
        });
        out += json.document();
    }
}

}  // namespace cchc::render
