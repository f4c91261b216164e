#include "measure/moves.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "measure/contributors.hpp"
#include "measure/effects.hpp"
#include "measure/scope.hpp"
#include "measure/standing.hpp"
#include "measure/verdict.hpp"
#include "model/pieces.hpp"

namespace cchc::measure {

namespace {

/// Whether values of an indicator are sums over sums, so that units have shares and ratios.
bool is_split(const Indicator& indicator) {
    return indicator.kind == Kind::ratio ? indicator.rollup == Rollup::sum
                                         : indicator.rollup == Rollup::weighted_mean;
}

/// One side, seen from its period by the scopes asked for.
struct Half {
    const Side& side;
    Lineage lineage;
    Inputs inputs;

    Half(const Side& of, const std::vector<UnitIndex>& scopes)
        : side(of),
          lineage(Lineage{*of.report.units, of.report.period}.within(scopes)),
          inputs{*of.report.programme, *of.report.units, of.exemptions, of.observations, lineage} {}
    Half(const Half&) = delete;
    Half& operator=(const Half&) = delete;
};

/// A scope on both sides.
struct Scope {
    std::string code;
    UnitIndex before = no_unit, after = no_unit;
};

/// A unit of either side by one number: its place in the later units file, or, where it is not in
/// it, behind these its place in the earlier one.
using Node = std::size_t;

/// What one unit, or the heirs of divided ones, have on both sides.
struct Part {
    Cases before, after;
    std::set<Node> answering, reporting;  ///< who answers for the rows, and whose they are
};

/// A part with its effects, largest first.
struct Counted {
    const Part* part;
    FineEffects effects;
    Integer size;  ///< of the total, in whole millionths
};

/// Finds the moves of one indicator, scope by scope.
class OfIndicator {
  public:
    OfIndicator(const Half& before, const Half& after, IndicatorIndex was, IndicatorIndex is)
        : before_(before),
          after_(after),
          indicator_(after.inputs.programme.indicators[is]),
          was_(before.inputs, was, before.side.report.final_figures),
          is_(after.inputs, is, after.side.report.final_figures) {}

    std::optional<Moves> of(const Scope& scope, const Horizons& horizons, const MovesTold& told) {
        int places = told.places;
        const auto was = shown_value(before_, was_, scope.before, horizons, places);
        const auto is = shown_value(after_, is_, scope.after, horizons, places);
        if (!was || !is) return std::nullopt;
        const std::vector<Part> parts = parts_of(scope);
        Cases all_before, all_after;
        for (const Part& part : parts) {
            all_before.add(part.before);
            all_after.add(part.after);
        }
        std::vector<Counted> counted = count(parts, all_before, all_after);
        if (counted.empty()) return std::nullopt;
        Moves moves;
        moves.unit = scope.code;
        moves.indicator = indicator_.id;
        moves.period_before = before_.inputs.period();
        moves.period_after = after_.inputs.period();
        moves.places = places;
        moves.before = was->rounded(places);
        moves.after = is->rounded(places);
        moves.change = moves.after - moves.before;
        fill(moves, counted, told.most, places);
        for (std::size_t i = 0; i < moves.units.size(); ++i)
            describe(*counted[i].part, all_before, all_after, scope, moves.units[i]);
        order(moves.units);
        return moves;
    }

  private:
    /// The value of the period, if a target of the horizons (or a context index) shows it. Where
    /// people are told it, it has the decimals that they are shown elsewhere.
    std::optional<Ratio> shown_value(const Half& half, Figures& figures, UnitIndex scope,
                                     const Horizons& horizons, int& places) const {
        const Indicator& indicator = figures.indicator();
        const Year period = half.inputs.period();
        if (indicator.is_context()) {
            return horizons.all() ? figures.value(scope, period) : std::nullopt;
        }
        std::optional<Ratio> value;
        for (const Target& target : indicator.targets) {
            if (!horizons.contains(target.horizon)) continue;
            const Year judged = std::min(period, target.horizon);
            const auto standing = figures.standing(target, scope, period, judged);
            if (!standing.value) continue;
            value = standing.value;
            places = std::max(places, shown(target.threshold_in(judged), *value).places);
        }
        return value;
    }

    /// How values are made of sums: percentages of cases, means of figures and weights, both in
    /// millionths.
    Ratio factor() const {
        return indicator_.kind == Kind::ratio ? Ratio{100, 1} : Ratio{1, Decimal::one};
    }

    Cases cases_of(const UsableRows& rows, UnitIndex reporter) const {
        const Integer amount = rows.amount(reporter).count(), base = rows.base(reporter).count();
        if (indicator_.kind == Kind::ratio) return {amount, base};
        return {exact::multiply(amount, base), base};
    }

    Node node_of(const Half& half, UnitIndex unit) const {
        const Units& later = after_.inputs.units;
        if (&half.inputs.units == &later) return unit;
        const auto known = later.find(half.inputs.units[unit].code);
        return known ? *known : later.size() + unit;
    }
    const std::string& code_of(Node node) const {
        const std::size_t later = after_.inputs.units.size();
        return node < later ? after_.inputs.units[static_cast<UnitIndex>(node)].code
                            : before_.inputs.units[static_cast<UnitIndex>(node - later)].code;
    }
    /// Who answers for a unit in the later period; itself where nobody does.
    std::vector<Node> answering_for(Node node) const {
        if (node < after_.inputs.units.size()) {
            const auto heirs = after_.lineage.heirs(static_cast<UnitIndex>(node));
            if (!heirs.empty()) return {heirs.begin(), heirs.end()};
        }
        return {node};
    }

    /// A row on one side.
    struct Row {
        Node reporter;
        std::vector<Node> answering;
        Cases cases;
        bool is_after;
    };

    void add_rows(const Half& half, IndicatorIndex indicator, UnitIndex scope, bool is_after,
                  std::vector<Row>& all) const {
        const Year period = half.inputs.period();
        const auto rows = UsableRows::seen_from(half.inputs, indicator, period, scope);
        for (const Contributor& who : contributors(half.inputs, indicator, rows, scope, period)) {
            const Node node = node_of(half, who.reporter);
            all.push_back({node, answering_for(node), cases_of(rows, who.reporter), is_after});
        }
    }

    /// The rows of both sides by who answers for them in the later period, in the order of its
    /// units file.
    std::vector<Part> parts_of(const Scope& scope) const {
        std::vector<Row> rows;
        add_rows(before_, was_.index(), scope.before, false, rows);
        add_rows(after_, is_.index(), scope.after, true, rows);
        make_small(rows);
        std::map<Node, Node> joined;  // heirs of divided units: to another one of the same part
        const auto first_of = [&](Node node) {
            for (auto next = joined.find(node); next != joined.end(); next = joined.find(node))
                node = next->second;
            return node;
        };
        for (const Row& row : rows) {
            for (const Node other : row.answering) {
                const Node a = first_of(row.answering.front()), b = first_of(other);
                if (a != b) joined[std::max(a, b)] = std::min(a, b);
            }
        }
        std::unordered_map<Node, Part> parts;
        std::vector<Node> firsts;
        for (const Row& row : rows) {
            const Node first = first_of(row.answering.front());
            const auto [at, fresh] = parts.try_emplace(first);
            if (fresh) firsts.push_back(first);
            (row.is_after ? at->second.after : at->second.before).add(row.cases);
            at->second.answering.insert(row.answering.begin(), row.answering.end());
            at->second.reporting.insert(row.reporter);
        }
        std::ranges::sort(firsts);
        std::vector<Part> in_order;
        for (const Node first : firsts) in_order.push_back(std::move(parts.at(first)));
        return in_order;
    }

    /// Figures are counted in millionths; where all are whole, in ones.
    static void make_small(std::vector<Row>& rows) {
        const auto is_whole = [](const Row& row) {
            return row.cases.above % Decimal::one == 0 && row.cases.below % Decimal::one == 0;
        };
        if (!std::ranges::all_of(rows, is_whole)) return;
        for (Row& row : rows) {
            row.cases.above /= Decimal::one;
            row.cases.below /= Decimal::one;
        }
    }

    /// Those that add anything, the largest first.
    std::vector<Counted> count(const std::vector<Part>& parts, const Cases& all_before,
                               const Cases& all_after) const {
        std::vector<Counted> counted;
        for (const Part& part : parts) {
            const FineEffects effects =
                effects_of(part.before, part.after, all_before, all_after, factor());
            if (effects.none()) continue;
            const Integer total =
                exact::floor_divide(exact::add(effects.total(), grains / 2), grains);
            counted.push_back({&part, effects, total < 0 ? -total : total});
        }
        std::ranges::stable_sort(counted, std::ranges::greater{}, &Counted::size);
        return counted;
    }

    /// Rounds the effects of the largest, and of the others together; one alone is told itself.
    static void fill(Moves& moves, const std::vector<Counted>& counted, std::size_t most,
                     int places) {
        const bool all = most == 0 || counted.size() <= most + 1;
        const std::size_t told = all ? counted.size() : most;
        std::vector<FineEffects> effects;
        for (std::size_t i = 0; i < told; ++i) effects.push_back(counted[i].effects);
        FineEffects others;
        for (std::size_t i = told; i < counted.size(); ++i) others += counted[i].effects;
        effects.push_back(others);
        const std::vector<Effects> rounded = round_to_sum(effects, moves.change, places);
        moves.units.resize(told);
        for (std::size_t i = 0; i < told; ++i) moves.units[i].effects = rounded[i];
        moves.others = static_cast<std::uint32_t>(counted.size() - told);
        moves.of_others = rounded.back();
        for (const Effects& effect : rounded) moves.all += effect;
    }

    void describe(const Part& part, const Cases& all_before, const Cases& all_after,
                  const Scope& scope, Move& move) const {
        const auto is_in_scope = [&](Node node) {
            return node < after_.inputs.units.size() &&
                   is_within(after_.lineage, static_cast<UnitIndex>(node), scope.after);
        };
        for (const Node node : part.answering) {
            // that the scope answers for rows does not tell whose they are
            const bool tells = node != scope.after || part.reporting.contains(node);
            if (tells && is_in_scope(node)) move.units.push_back(code_of(node));
        }
        const bool nobody = move.units.empty();  // or who answers for them now is elsewhere
        for (const Node node : part.reporting) {
            const bool own = part.answering.contains(node) && is_in_scope(node);
            if (!own) (nobody ? move.units : move.predecessors).push_back(code_of(node));
        }
        move.presence = presence_of(part.before, part.after);
        const Ratio hundred{100, 1};
        move.share_before = (hundred * Ratio{part.before.below, all_before.below}).rounded();
        move.share_after = (hundred * Ratio{part.after.below, all_after.below}).rounded();
        const auto ratio = [&](const Cases& cases) {
            return cases.below == 0
                       ? std::nullopt
                       : std::optional{
                             (factor() * Ratio{cases.above, 1} / Ratio{cases.below, 1}).rounded()};
        };
        move.ratio_before = ratio(part.before);
        move.ratio_after = ratio(part.after);
    }

    static void order(std::vector<Move>& moves) {
        std::ranges::stable_sort(moves, std::ranges::greater{}, [](const Move& move) {
            const Integer total = move.effects.total().count();
            return total < 0 ? -total : total;
        });
    }

    const Half &before_, &after_;
    const Indicator& indicator_;
    Figures was_, is_;
};

}  // namespace

std::vector<Moves> find_moves(const Side& before, const Side& after,
                              const std::vector<std::string>& scopes, const Horizons& horizons,
                              const MovesTold& told, unsigned threads) {
    std::vector<Scope> in_both;
    std::vector<UnitIndex> earlier, later;
    for (const std::string& code : scopes) {
        const auto was = before.report.units->find(code), is = after.report.units->find(code);
        if (!was || !is || !before.report.find(*was) || !after.report.find(*is)) continue;
        in_both.push_back({code, *was, *is});
        earlier.push_back(*was);
        later.push_back(*is);
    }
    if (in_both.empty()) return {};
    const Half from{before, earlier}, to{after, later};
    const auto& indicators = after.report.programme->indicators;
    std::vector<std::vector<std::optional<Moves>>> found(indicators.size());
    in_pieces(indicators.size(), threads, [&](std::size_t i) {
        found[i].resize(in_both.size());
        const auto index = static_cast<IndicatorIndex>(i);
        const auto was = before.report.programme->find_indicator(indicators[i].id);
        if (!was || indicators[i].same_as || !is_split(indicators[i])) return;
        const Indicator& then = before.report.programme->indicators[*was];
        if (then.kind != indicators[i].kind || then.rollup != indicators[i].rollup) return;
        OfIndicator of{from, to, *was, index};
        for (std::size_t scope = 0; scope < in_both.size(); ++scope)
            found[i][scope] = of.of(in_both[scope], horizons, told);
    });
    std::vector<Moves> moves;
    for (std::size_t scope = 0; scope < in_both.size(); ++scope) {
        for (auto& of_indicator : found) {
            if (of_indicator[scope]) moves.push_back(std::move(*of_indicator[scope]));
        }
    }
    return moves;
}

void note_moves(Report& report, const Report& before, const Exemptions& exemptions,
                const ObservationStore& observations, std::span<const UnitIndex> units,
                const Horizons& horizons, unsigned threads) {
    constexpr std::size_t few = 3;
    std::vector<std::string> roots;
    for (const UnitIndex unit : units) {
        if (report.at(unit).parent == no_unit) roots.push_back((*report.units)[unit].code);
    }
    if (roots.size() > few) return;
    report.moves =
        find_moves({before, {}, exemptions, observations}, {report, {}, exemptions, observations},
                   roots, horizons, moves_on_pages, threads);
}

std::vector<std::string> common_roots(const Report& before, const Report& after) {
    std::vector<std::string> roots;
    for (const UnitReport& unit : after.reports) {
        if (unit.parent != no_unit) continue;
        const std::string& code = (*after.units)[unit.unit].code;
        const auto was = before.units->find(code);
        if (was && before.find(*was)) roots.push_back(code);
    }
    return roots;
}

}  // namespace cchc::measure
