#include "render/text/comparison.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "render/scorecard/moves.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

std::string_view label(Cause cause, Language language) {
    const Words& w = words(language);
    switch (cause) {
        case Cause::went_missing:
            return w.cause_went_missing;
        case Cause::came_in:
            return w.cause_came_in;
        case Cause::revised:
            return w.cause_revised;
        case Cause::amended:
            return w.cause_amended;
        case Cause::programme_changed:
            return w.cause_programme_changed;
        case Cause::exempted:
            return w.cause_exempted;
        case Cause::succeeded:
            return w.cause_succeeded;
        case Cause::next_period:
            return w.cause_next_period;
        case Cause::consequence:
            break;
    }
    return w.cause_consequence;
}

/// Two texts that say how a row differs; the same text twice where they do not.
struct BeforeAndAfter {
    std::string before, after;
    bool differs() const { return before != after; }
    std::string text() const { return before + " → " + after; }
};

/// Writes a comparison part by part.
class ComparisonText {
  public:
    ComparisonText(const Comparison& comparison, const ComparedSides& sides, Language language)
        : comparison_(comparison), sides_(sides), language_(language), words_(words(language)) {}

    Document tell() {
        Document document;
        document.title = words_.comparison;
        document.add(side(words_.before, *comparison_.before, sides_.before, sides_.after));
        document.add(side(words_.after, *comparison_.after, sides_.after, sides_.before));
        document.add(files_of_both());
        document.add(std::string{final_figures(*comparison_.after, language_)});
        if (comparison_.empty()) {
            document.add(words_.nothing_changed);
            return document;
        }
        document.add(summary());
        const Programme& programme = *comparison_.after->programme;
        for (Grid grid :
             {targets(true), targets(false), moves_table(comparison_.moves, programme, language_),
              scores(), context(), cells()}) {
            if (!grid.rows.empty()) document.add(std::move(grid));
        }
        return document;
    }

  private:
    static bool is_among(const InputDigest& input, const std::vector<InputDigest>& others) {
        return std::ranges::any_of(others, [&](const InputDigest& other) {
            return other.name == input.name && other.sha256 == input.sha256;
        });
    }
    static std::string file(const InputDigest& input) {
        return fmt::format("{} (SHA-256 {}…)", clean(input.name), input.sha256.substr(0, 12));
    }

    /// "Before: year 2024, programme small; a.csv (SHA-256 0123456789ab…)": the files that the
    /// other side does not have.
    std::string side(std::string_view which, const Report& report, const ComparedSide& side,
                     const ComparedSide& other) const {
        std::string text = fmt::format("{}: {} {}, {} {}", which, words_.year, report.period,
                                       words_.programme, clean(report.programme->id));
        for (const InputDigest& input : side.inputs) {
            if (!is_among(input, other.inputs)) text += "; " + file(input);
        }
        return text;
    }
    std::string files_of_both() const {
        std::string text;
        for (const InputDigest& input : sides_.before.inputs) {
            if (is_among(input, sides_.after.inputs))
                text += (text.empty() ? "" : "; ") + file(input);
        }
        return text.empty() ? text : fmt::format("{}: {}", words_.both_sides, text);
    }

    std::string summary() const {
        const auto count = [&](Turn turn) {
            return std::ranges::count(comparison_.targets, turn, &TargetChange::turn);
        };
        return words_.changes_counted(comparison_.targets.size(), count(Turn::better),
                                      count(Turn::worse), comparison_.cells.size());
    }

    static const Indicator& indicator_of(const Report& report, const TargetResult& result) {
        return report.programme->indicators[result.indicator];
    }
    static const Threshold& threshold_of(const Report& report, const TargetResult& result) {
        return indicator_of(report, result).targets[result.target].threshold_in(result.judged);
    }

    /// The same words from both sides of a row that is on both.
    template <class Say>
    BeforeAndAfter both(const TargetChange& change, Say say) const {
        return {change.before ? say(*comparison_.before, *change.before) : "–",
                change.after ? say(*comparison_.after, *change.after) : "–"};
    }

    BeforeAndAfter standing(const TargetChange& change) const {
        return both(change, [&](const Report& report, const TargetResult& result) {
            std::string text =
                fmt::format("{} {}", sign(result.status),
                            render::label(result, indicator_of(report, result).kind, language_));
            if (result.value && !result.complete())
                text += fmt::format(", {}", provisional(result.submitted, result.due, language_));
            return text;
        });
    }

    /// Values with as many decimals as it takes to tell them apart, and from what they must reach.
    BeforeAndAfter values(const TargetChange& change) const {
        const auto other = [&](const TargetResult& result) {
            const TargetResult& that = &result == change.before ? *change.after : *change.before;
            return (that.value ? *that.value : *result.value).rounded();
        };
        return both(change, [&](const Report& report, const TargetResult& result) {
            if (!result.value) return std::string{"…"};
            const Threshold& threshold = threshold_of(report, result);
            const Decimal mine = result.value->rounded();
            std::string text = value(told(mine, {threshold.low, threshold.high, other(result)}),
                                     indicator_of(report, result), language_);
            if (!result.complete())
                text += fmt::format(", {}", provisional(result.submitted, result.due, language_));
            return text;
        });
    }

    /// What differs in a row whose status and value are the same: the first that a reader sees.
    std::string difference(const TargetChange& change) const {
        if (const BeforeAndAfter pair = values(change); pair.differs()) return pair.text();
        const auto counts = [&](const Report&, const TargetResult& result) {
            if (!result.numerator || !result.denominator) return std::string{};
            return count(*result.numerator, language_) + "/" +
                   count(*result.denominator, language_);
        };
        if (const BeforeAndAfter pair = both(change, counts); pair.differs()) return pair.text();
        const auto promise = [&](const Report& report, const TargetResult& result) {
            return must_reach(threshold_of(report, result), indicator_of(report, result),
                              language_);
        };
        if (const BeforeAndAfter pair = both(change, promise); pair.differs()) return pair.text();
        const auto reports = [&](const Report&, const TargetResult& result) {
            return coverage(result, language_);
        };
        if (const BeforeAndAfter pair = both(change, reports); pair.differs()) return pair.text();
        if (const std::string text = difference_now(change); !text.empty()) return text;
        return difference_of_path(change);
    }

    std::string difference_now(const TargetChange& change) const {
        const BeforeAndAfter pair =
            both(change, [&](const Report& report, const TargetResult& result) {
                if (!result.current_value) return std::string{"…"};
                return fmt::format("{}: {}", report.period,
                                   value(told(result.current_value->rounded(), {}),
                                         indicator_of(report, result), language_));
            });
        return pair.differs() ? pair.text() : "";
    }

    std::string difference_of_path(const TargetChange& change) const {
        const auto say = [&](auto figure_of) {
            return both(change, [&](const Report&, const TargetResult& result) {
                const std::optional<Decimal> figure =
                    result.path ? std::optional<Decimal>{figure_of(*result.path)} : std::nullopt;
                return figure ? number(*figure, language_) : std::string{"…"};
            });
        };
        const auto told = [&](std::string_view what, const BeforeAndAfter& pair) {
            return pair.differs() ? fmt::format("{} {}", what, pair.text()) : std::string{};
        };
        for (const std::string& text :
             {told(words_.base_year,
                   say([](const Path& path) { return Decimal::whole(path.base_period); })),
              told(words_.base_value, say([](const Path& path) { return path.base_value; })),
              told(words_.path_value, say([](const Path& path) { return path.value; })),
              told(words_.yearly_pace, say([](const Path& path) { return path.pace; })),
              told(words_.projected, say([](const Path& path) { return path.projected; }))}) {
            if (!text.empty()) return text;
        }
        return "…";
    }

    std::string listed(std::vector<std::string> codes) const {
        std::ranges::sort(codes);
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
        for (std::string& code : codes) code = clean(code);
        return first_three(codes);
    }

    /// "figures revised", "follows from X2, X3 +4", "target amended: at least 50% → at least 60%"
    std::string why(const std::string& unit, const Reason& reason) const {
        std::vector<std::string> others = reason.units;
        for (const std::size_t i : reason.cells) {
            if (comparison_.cells[i].unit != unit) others.push_back(comparison_.cells[i].unit);
        }
        if (reason.cause == Cause::consequence && !others.empty())
            return words_.follows_from(listed(others));
        std::string text{label(reason.cause, language_)};
        if (!reason.keys.empty()) text += fmt::format(" ({})", fmt::join(reason.keys, ", "));
        if (!others.empty()) text += fmt::format(": {}", listed(others));
        return text;
    }

    std::string why(const TargetChange& change) const {
        const std::string text = why(change.unit, change.reason);
        if (change.reason.cause != Cause::amended || !change.before || !change.after) return text;
        const BeforeAndAfter promise =
            both(change, [&](const Report& report, const TargetResult& result) {
                return must_reach(threshold_of(report, result), indicator_of(report, result),
                                  language_);
            });
        return promise.differs() ? fmt::format("{}: {}", text, promise.text()) : text;
    }

    Grid targets(bool verdicts) const {
        Grid grid;
        grid.heading = verdicts ? words_.verdicts_changed : words_.figures_changed;
        grid.columns = {{words_.code},
                        {words_.indicator},
                        {words_.by, true},
                        {words_.before_after_cause, false, true}};
        for (const TargetChange& change : comparison_.targets) {
            if ((change.turn != Turn::same_status) != verdicts) continue;
            const Tone tone = change.turn == Turn::worse    ? Tone::bad
                              : change.turn == Turn::better ? Tone::good
                                                            : Tone::plain;
            const std::string what = verdicts ? standing(change).text() : difference(change);
            const std::string reason = why(change);
            const bool says_both = reason.find(what) != reason.npos;
            grid.rows.push_back({{clean(change.unit)},
                                 {clean(change.indicator)},
                                 {std::to_string(change.horizon)},
                                 {says_both ? reason : fmt::format("{}: {}", what, reason), tone}});
        }
        return grid;
    }

    std::string grade(const Report& report, const Score* score) const {
        if (!score || !score->grade) return "–";
        return clean(report.programme->grades[*score->grade].name.in(language_));
    }

    /// Which statuses its targets have more or less often: "on track 3 → 2; ".
    std::string statuses(const ScoreChange& change) const {
        std::string text;
        if (!change.before || !change.after || change.before->score != change.after->score)
            return text;
        for (std::size_t i = 0; i < scored_statuses; ++i) {
            const auto was = change.before->statuses[i], is = change.after->statuses[i];
            if (was == is) continue;
            text +=
                fmt::format("{} {} → {}; ",
                            render::label(static_cast<Status>(i), Kind::ratio, language_), was, is);
        }
        return text;
    }

    /// What differs beside score and rank, and why.
    std::string remark(const ScoreChange& change) const {
        std::string text;
        const auto add = [&](std::string_view what, const BeforeAndAfter& pair) {
            if (!pair.differs()) return;
            text += fmt::format("{} {}; ", what, pair.text());
        };
        const auto both = [&](auto say) {
            return BeforeAndAfter{change.before ? say(*change.before) : "–",
                                  change.after ? say(*change.after) : "–"};
        };
        add(words_.grade,
            {grade(*comparison_.before, change.before), grade(*comparison_.after, change.after)});
        if (change.before && change.after) {
            add(words_.attained_share, both([&](const Score& s) {
                    return number(s.attained_share, language_, 2) + std::string{percent_sign};
                }));
            add(render::label(Status::pending, Kind::ratio, language_),
                both([](const Score& s) { return std::to_string(s.pending); }));
            add(words_.targets, both([](const Score& s) { return std::to_string(s.targets); }));
            add(words_.with_value,
                both([](const Score& s) { return std::to_string(s.with_value); }));
            const auto reported = [&](const Score& s) {
                return s.score_reported ? number(*s.score_reported, language_, 2)
                                        : std::string{"…"};
            };
            if (change.before->score == change.after->score)
                add(words_.score_reported, both(reported));
        }
        text += statuses(change);
        if (!change.reason.keys.empty() || change.reason.cause != Cause::consequence)
            return text + why(change.unit, change.reason);
        const bool same =
            change.before && change.after && change.before->score == change.after->score;
        return text + (same ? words_.follows_from_targets_and_units : words_.follows_from_targets);
    }

    Grid scores() const {
        Grid grid;
        grid.heading = words_.scores_and_ranks;
        grid.columns = {{words_.code},
                        {words_.by, true},
                        {words_.score_before, true},
                        {words_.score_after, true},
                        {words_.rank_before, true},
                        {words_.rank_after, true},
                        {words_.remarks, false, true}};
        const auto rank = [](const Score* score) {
            return score && score->rank ? std::to_string(*score->rank) : "";
        };
        const auto points = [&](const Score* score) {
            return score ? number(score->score, language_, 2) : "–";
        };
        for (const ScoreChange& change : comparison_.scores) {
            if (change.area != "*") continue;
            grid.rows.push_back({{clean(change.unit)},
                                 {std::to_string(change.horizon)},
                                 {points(change.before)},
                                 {points(change.after)},
                                 {rank(change.before)},
                                 {rank(change.after)},
                                 {remark(change)}});
        }
        return grid;
    }

    Grid context() const {
        Grid grid;
        grid.heading = words_.context;
        grid.columns = {
            {words_.code}, {words_.indicator}, {words_.before_after_cause, false, true}};
        for (const ContextChange& change : comparison_.context) {
            const auto say = [&](const Report& report, const ContextResult* result) {
                if (!result || !result->value) return std::string{"…"};
                return value(told(result->value->rounded(), {}),
                             report.programme->indicators[result->indicator], language_) +
                       fmt::format(" {}", render::label(result->direction, language_));
            };
            grid.rows.push_back(
                {{clean(change.unit)},
                 {clean(change.indicator)},
                 {fmt::format("{} → {}: {}", say(*comparison_.before, change.before),
                              say(*comparison_.after, change.after),
                              why(change.unit, change.reason))}});
        }
        return grid;
    }

    std::string field(std::string_view name) const {
        return name == "numerator"     ? words_.cell_numerator
               : name == "denominator" ? words_.cell_denominator
                                       : words_.cell_value;
    }

    Grid cells() const {
        Grid grid;
        grid.heading = words_.cells_that_differ;
        grid.columns = {
            {words_.code},         {words_.indicator},   {words_.year_heading, true}, {words_.cell},
            {words_.before, true}, {words_.after, true}, {words_.row, false, true}};
        const auto figure = [&](const std::optional<Decimal>& value) {
            return value ? number(*value, language_) : "…";
        };
        for (const CellChange& cell : comparison_.cells) {
            const std::string row = cell.after ? sides_.after.place_of(*cell.after)
                                               : sides_.before.place_of(*cell.before);
            grid.rows.push_back({{clean(cell.unit)},
                                 {clean(cell.indicator)},
                                 {std::to_string(cell.period)},
                                 {field(cell.field)},
                                 {figure(cell.from)},
                                 {figure(cell.to)},
                                 {row}});
        }
        return grid;
    }

    const Comparison& comparison_;
    const ComparedSides& sides_;
    Language language_;
    const Words& words_;
};

}  // namespace

Document comparison_document(const Comparison& comparison, const ComparedSides& sides,
                             Language language) {
    return ComparisonText{comparison, sides, language}.tell();
}

}  // namespace cchc::render
