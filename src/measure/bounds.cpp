#include "measure/bounds.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "measure/contributors.hpp"
#include "measure/missing.hpp"
#include "measure/path.hpp"
#include "measure/scope.hpp"
#include "measure/size.hpp"
#include "measure/status.hpp"
#include "measure/verdict.hpp"

namespace cchc::measure {

namespace {

const Ratio hundred{100, 1};

/// The value of a scope with the silent units at their worst and at their best; or why not.
struct Ends {
    Ratio lowest;
    std::optional<Ratio> highest;
    std::optional<Unbounded> unbounded;
};

Ends none(Unbounded reason) {
    return {{}, {}, reason};
}

/// What one scope with silent units could come to in one period.
class Bounding {
  public:
    Bounding(const Inputs& inputs, Figures& figures, SilentReporters& reporters, UnitIndex unit,
             Year period)
        : inputs_(inputs),
          figures_(figures),
          indicator_(figures.indicator()),
          rows_(UsableRows::seen_from(inputs, figures.index(), period, unit)),
          tally_(figures.tally(unit, period)),
          unit_(unit),
          period_(period),
          silent_(reporters.of(unit, period)) {}

    bool anyone_silent() const { return !silent_.empty(); }

    std::optional<Ends> ends() const {
        if (silent_.empty()) return std::nullopt;
        if (!indicator_.is_percentage() && indicator_.kind != Kind::ratio)
            return none(Unbounded::no_limit);
        if (alone() && silent_ != std::vector{unit_}) return std::nullopt;
        if (would_pass_over()) return none(Unbounded::supersedes);
        switch (indicator_.kind) {
            case Kind::ratio:
                return ratio();
            case Kind::milestone:
                return milestone();
            case Kind::value:
                return mean();
            case Kind::reduction:
                break;
        }
        return none(Unbounded::no_limit);
    }

  private:
    bool alone() const { return indicator_.rollup == Rollup::none; }

    /// Of a divided unit false: its row stands for nobody else.
    bool is_same_level(UnitIndex reporter) const {
        const UnitIndex heir = inputs_.lineage.heir(reporter);
        return heir != no_unit && inputs_.units.are_of_one_level(reporter, heir);
    }

    /// Whether the row of a silent unit would stand in place of restated ones that are here.
    bool would_pass_over() const {
        const DividedScope* scope = inputs_.lineage.divided_scope(unit_);
        return scope != nullptr && std::ranges::any_of(scope->forked, [&](UnitIndex unit) {
                   return std::ranges::count(silent_, unit) > 0 &&
                          std::ranges::any_of(successors_of(inputs_.units, inputs_.lineage, unit),
                                              [&](UnitIndex next) { return rows_.restated(next); });
               });
    }

    /// How many cases (or which weight) units are known to have had, in millionths; nothing where
    /// one is not known.
    std::optional<Integer> sizes(const std::vector<UnitIndex>& units) const {
        Integer sum = 0;
        for (const UnitIndex unit : units) {
            const auto size = size_before(inputs_, figures_.index(), unit, period_);
            if (!size) return std::nullopt;
            sum = exact::add(sum, *size);
        }
        return sum;
    }

    std::optional<Ends> ratio() const {
        const auto more = sizes(silent_);
        if (!more) return none(Unbounded::no_base);
        const Integer below = exact::add(tally_.below, *more);
        if (below == 0) return std::nullopt;
        const Ratio whole{below, 1};
        Ends ends{hundred * tally_.above / whole, {}, {}};
        if (!indicator_.may_exceed_100)
            ends.highest = hundred * (tally_.above + Ratio{*more, 1}) / whole;
        return ends;
    }

    std::optional<Ends> milestone() const {
        if (alone()) return Ends{Ratio{0, 1}, hundred, {}};  // its own row stands for all others
        std::uint32_t here = 0;  // counted already: a 0 of an earlier year, which may have become
                                 // a 1, or what a divided unit had done
        for (const UnitIndex unit : silent_) here += rows_.row(unit) != no_row ? 1u : 0u;
        const auto done = done_by_divided(inputs_, figures_.index(), rows_, unit_, period_);
        const auto by_divided = static_cast<std::uint32_t>(
            std::ranges::count_if(silent_, [&](UnitIndex unit) { return done.contains(unit); }));
        const auto silent = static_cast<std::uint32_t>(silent_.size());
        const std::uint32_t count = tally_.contributors + silent - here - by_divided;
        const Displaced displaced = displaced_by_silent();
        const auto whole = [&](std::uint32_t rows) {
            return Ratio{std::max(rows, tally_.due) * Decimal::one, 1};
        };
        const auto ones = [](std::uint32_t rows) { return Ratio{rows * Decimal::one, 1}; };
        const Ratio least = tally_.above - ones(displaced.done + by_divided);
        const Ratio most = tally_.above - ones(by_divided) + ones(silent + displaced.own);
        const Ratio highest = hundred * most / whole(count + displaced.own - displaced.not_done);
        return Ends{hundred * least / whole(count), std::min(highest, hundred), {}};
    }

    /// Rows of ended units that would give way if the silent ones sent theirs (method, section 3).
    struct Displaced {
        std::uint32_t done = 0, not_done = 0;
        std::uint32_t own = 0;  ///< of divided units, that may come to count as their own
    };
    Displaced displaced_by_silent() const {
        Displaced displaced;
        const auto would_have_row = [&](UnitIndex unit) {
            return rows_.row(unit) != no_row || std::ranges::count(silent_, unit) > 0;
        };
        for (const Contributor& each :
             contributors(inputs_, figures_.index(), rows_, unit_, period_)) {
            const UnitIndex reporter = each.reporter;
            const bool gives_way =
                !inputs_.units[reporter].exists_at_end(period_) &&
                std::ranges::count(silent_, reporter) == 0 &&
                every_chain_has(inputs_.units, inputs_.lineage, reporter, would_have_row);
            const bool counts_for_others =
                !done_for(inputs_, figures_.index(), rows_, reporter, period_).empty();
            if (counts_for_others) {
                displaced.own += gives_way ? 0 : 1;
            } else if (gives_way) {
                ++(rows_.amount(reporter).is_zero() ? displaced.not_done : displaced.done);
            }
        }
        return displaced;
    }

    /// Whether a survey above the unit, within the scope, or that of its heir stands for it.
    bool is_superseded(UnitIndex reporter) const {
        UnitIndex heir = inputs_.lineage.home(reporter);
        if (own(heir).whole && !is_same_level(reporter)) return true;
        while (heir != unit_) {
            heir = inputs_.lineage.parent(heir);
            if (own(heir).whole) return true;
        }
        return false;
    }
    /// Whether its row would stand for rows that are here.
    bool would_supersede(UnitIndex reporter) const {
        if (!is_same_level(reporter)) return false;
        const UnitIndex heir = inputs_.lineage.heir(reporter);
        if (own(heir).whole) return false;
        const auto here = contributors(inputs_, figures_.index(), rows_, heir, period_);
        return !here.empty();
    }
    OwnReporters own(UnitIndex heir) const {
        return own_reporters(inputs_, figures_.index(), rows_, heir, period_);
    }

    std::optional<Ends> mean() const {
        std::vector<UnitIndex> adding;
        for (const UnitIndex reporter : silent_) {
            if (is_superseded(reporter)) continue;
            if (would_supersede(reporter)) return none(Unbounded::supersedes);
            adding.push_back(reporter);
        }
        if (indicator_.rollup == Rollup::weighted_mean) return weighted_mean(adding);
        if (indicator_.rollup == Rollup::mean) return plain_mean(adding);
        return std::nullopt;
    }

    std::optional<Ends> weighted_mean(const std::vector<UnitIndex>& adding) const {
        const auto more = sizes(adding);
        if (!more) return none(Unbounded::no_base);
        const Ratio best = hundred * Ratio{exact::multiply(*more, Decimal::one), 1};
        const Ratio whole{exact::multiply(exact::add(tally_.below, *more), Decimal::one), 1};
        if (whole.is_zero()) return std::nullopt;
        return Ends{tally_.above / whole, (tally_.above + best) / whole, {}};
    }

    /// The rows of one heir weigh as one: silent ones move the mean of those that are here.
    std::optional<Ends> plain_mean(const std::vector<UnitIndex>& adding) const {
        std::map<UnitIndex, std::vector<UnitIndex>> by_heir;
        Integer beside = 0;  // rows of another level than their heir's count one by one
        for (const UnitIndex reporter : adding) {
            if (is_same_level(reporter)) {
                by_heir[inputs_.lineage.heir(reporter)].push_back(reporter);
            } else {
                beside += 1;
            }
        }
        Ratio lowest = tally_.above, highest = tally_.above;
        Integer count = tally_.below + beside;
        highest = highest + hundred * Ratio{beside * Decimal::one, 1};
        for (const auto& [heir, reporters] : by_heir) {
            const std::vector<UnitIndex> here = own(heir).units;
            const auto silent = static_cast<Integer>(reporters.size());
            if (here.empty() && silent > 1 && any_at_end(heir, reporters))
                return none(Unbounded::supersedes);
            Ratio sum{0, 1};
            for (const UnitIndex reporter : here)
                sum = sum + Ratio{rows_.amount(reporter).count(), 1};
            const Ratio known{static_cast<Integer>(here.size()), 1};
            const Ratio all{static_cast<Integer>(here.size()) + silent, 1};
            const Ratio was = here.empty() ? sum : sum / known;
            lowest = lowest - was + sum / all;
            highest = highest - was + (sum + hundred * Ratio{silent * Decimal::one, 1}) / all;
            count += here.empty() ? 1 : 0;
        }
        if (count == 0) return std::nullopt;
        const Ratio whole{count * Decimal::one, 1};
        return Ends{lowest / whole, highest / whole, {}};
    }

    /// Whether a predecessor was still there at the period's end, so that one alone of several does
    /// not stand for the heir.
    bool any_at_end(UnitIndex heir, const std::vector<UnitIndex>& reporters) const {
        return std::ranges::any_of(reporters, [&](UnitIndex reporter) {
            return reporter != heir && inputs_.units[reporter].exists_at_end(period_);
        });
    }

    const Inputs& inputs_;
    Figures& figures_;
    const Indicator& indicator_;
    UsableRows rows_;
    const Tally& tally_;
    UnitIndex unit_;
    Year period_;
    const std::vector<UnitIndex>& silent_;
};

/// Whether a status is the same at every value between two ends.
class Deciding {
  public:
    Deciding(const Inputs& inputs, Figures& figures, SilentReporters& reporters,
             const Target& target, UnitIndex unit, const TargetResult& result)
        : inputs_(inputs),
          figures_(figures),
          reporters_(reporters),
          target_(target),
          threshold_(target.threshold_in(result.judged)),
          unit_(unit),
          result_(result) {}

    bool decided(const Ends& ends) {
        if (!result_.value) return false;
        std::set<Status> statuses;
        std::set<bool> verdicts;
        const auto verdicts_now = result_.judged < inputs_.period()
                                      ? possible_now()
                                      : std::set<std::optional<bool>>{std::nullopt};
        for (const Ratio& value : points(ends)) {
            verdicts.insert(attains(threshold_, value));
            for (const auto now : verdicts_now) statuses.insert(status_at(value, now));
        }
        return verdicts.size() == 1 && statuses.size() == 1;
    }

  private:
    /// The ends, and where between them the verdict turns: progress is linear on either side.
    std::vector<Ratio> points(const Ends& ends) const {
        const Ratio beyond_all{Integer{1'000'000'000'000}, 1};
        const Ratio highest = ends.highest.value_or(beyond_all);
        std::vector<Ratio> points{ends.lowest, highest};
        for (const Decimal turn : {threshold_.low, threshold_.high}) {
            const Ratio value{turn};
            if (ends.lowest < value && value < highest) points.push_back(value);
        }
        return points;
    }

    Status status_at(const Ratio& value, std::optional<bool> now) {
        const bool verdict = attains(threshold_, value);
        if (result_.judged < inputs_.period())
            return status_after_horizon({{}, value, {}, {}}, verdict, result_.binding, now);
        if (!result_.binding) return Status::not_binding;
        if (verdict) return Status::attained;
        if (target_.horizon == inputs_.period()) return Status::missed;
        if (figures_.indicator().kind == Kind::milestone) return Status::in_progress;
        return follow_path(inputs_.programme.settings, figures_, target_, threshold_, unit_, value,
                           inputs_.programme.start, inputs_.period())
            .status;
    }

    /// The verdicts that the period itself can come to, past the horizon; nothing: none counts.
    std::set<std::optional<bool>> possible_now() {
        const Year now = inputs_.period();
        const std::set<std::optional<bool>> any{std::nullopt, false, true};
        // a milestone done at the horizon is still done now
        if (figures_.indicator().kind == Kind::milestone) return any;
        const Bounding bounding{inputs_, figures_, reporters_, unit_, now};
        const bool counts = figures_.tally(unit_, now).everyone_submitted();
        if (!bounding.anyone_silent()) {
            const Standing standing = figures_.standing(target_, unit_, now, result_.judged);
            if (!standing.value || !counts) return {std::nullopt};
            return {attains(threshold_, *standing.value)};
        }
        const auto ends = bounding.ends();
        if (!ends || ends->unbounded) return any;
        std::set<std::optional<bool>> verdicts;
        if (!counts) verdicts.insert(std::nullopt);
        for (const Ratio& value : points(*ends)) verdicts.insert(attains(threshold_, value));
        return verdicts;
    }

    const Inputs& inputs_;
    Figures& figures_;
    SilentReporters& reporters_;
    const Target& target_;
    const Threshold& threshold_;
    UnitIndex unit_;
    const TargetResult& result_;
};

/// Whether rows that come in can move the figure.
bool rows_count(const TargetResult& result) {
    return result.value || result.status == Status::no_data || result.status == Status::no_cases;
}

/// What part of all cases the silent units have, in percent; nothing where it is not known of all.
std::optional<Decimal> size_of(const Inputs& inputs, const Figures& figures,
                               const std::vector<UnitIndex>& units, const TargetResult& result) {
    if (figures.indicator().kind != Kind::ratio) return std::nullopt;
    Integer silent = 0;
    for (const UnitIndex unit : units) {
        const auto size = size_before(inputs, figures.index(), unit, result.judged);
        if (!size) return std::nullopt;
        silent += *size;
    }
    if (silent == 0) return std::nullopt;
    const Ratio cases{silent, Decimal::one};
    const Ratio all = cases + result.denominator.value_or(Ratio{0, 1});
    return (Ratio{100, 1} * cases / all).rounded();
}

}  // namespace

const std::vector<UnitIndex>& SilentReporters::of(UnitIndex unit, Year period) {
    const auto [place, fresh] = periods_.try_emplace(period);
    ByScope& scopes = place->second;
    if (fresh) {
        scopes.resize(inputs_.lineage.living().size());
        const UsableRows rows{inputs_, indicator_, period};
        for (const UnitIndex reporter : inputs_.lineage.reporters()) {
            const bool depends = inputs_.lineage.depends_on_scope(reporter);
            if (!depends && is_silent(rows, reporter, period))
                add_to_scopes(reporter, period, scopes);
        }
        for (const DividedScope& scope : inputs_.lineage.divided_scopes())
            add_divided(scope, period, scopes[inputs_.lineage.slot(scope.unit)]);
    }
    return scopes[inputs_.lineage.slot(unit)];
}

/// The period whose row of a unit could still come in: of a milestone, where what was done stays
/// done, the last that the unit lived to see.
Year SilentReporters::awaited(const Unit& who, Year period) const {
    const bool carries = inputs_.programme.indicators[indicator_].kind == Kind::milestone;
    return carries ? std::min(period, who.to / 10000) : period;
}

/// Whether a unit must report, and its row could still come in. What was not done in an earlier
/// year may have been done since.
bool SilentReporters::is_silent(const UsableRows& rows, UnitIndex reporter, Year period) const {
    const Unit& who = inputs_.units[reporter];
    const Year year = awaited(who, period);
    if (!inputs_.programme.indicators[indicator_].reported_by.contains(who.level) ||
        !who.exists_in(year) || year < inputs_.programme.start || rows.covered(reporter) ||
        inputs_.exemptions.find(reporter, indicator_, year))
        return false;
    const RowIndex row = rows.row(reporter);
    if (row == no_row) return true;
    return ObservationStore::period(row) < year && rows.amount(reporter).is_zero();
}

void SilentReporters::add_to_scopes(UnitIndex reporter, Year period, ByScope& scopes) const {
    Scopes{inputs_, indicator_}.for_each_counting(reporter, period, [&](UnitIndex unit) {
        scopes[inputs_.lineage.slot(unit)].push_back(reporter);
    });
}

/// Those who are silent for a scope that holds heirs of divided units, as that scope sees them.
void SilentReporters::add_divided(const DividedScope& scope, Year period,
                                  std::vector<UnitIndex>& silent) const {
    const Scopes scopes{inputs_, indicator_};
    const UsableRows rows{inputs_, indicator_, period, scope};
    for (const UnitIndex reporter : scope.reporters) {
        if (scopes.counts_reports(scope.unit, reporter, period) &&
            is_silent(rows, reporter, period))
            silent.push_back(reporter);
    }
    std::ranges::sort(silent);
}

Silence silence(const Inputs& inputs, Figures& figures, SilentReporters& reporters,
                const Target& target, UnitIndex unit, const TargetResult& result) {
    if (!rows_count(result)) return {};
    const auto ends = Bounding{inputs, figures, reporters, unit, result.judged}.ends();
    if (!ends) return {};
    Silence told;
    told.units = missing_reporters(inputs, figures.index(), unit, result.judged);
    const std::set<UnitIndex> owing{told.units.begin(), told.units.end()};
    std::ranges::copy_if(reporters.of(unit, result.judged), std::back_inserter(told.units),
                         [&](UnitIndex of) { return !owing.contains(of); });
    told.size = size_of(inputs, figures, told.units, result);
    told.unbounded = ends->unbounded;
    if (ends->unbounded) return told;
    told.bounds.emplace(Bounds{ends->lowest.rounded_down(), {}, false});
    if (ends->highest) told.bounds->highest = ends->highest->rounded_up();
    told.bounds->decided =
        Deciding{inputs, figures, reporters, target, unit, result}.decided(*ends);
    return told;
}

}  // namespace cchc::measure
