#include "measure/compare.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "measure/causes.hpp"

namespace cchc::measure {

namespace {

/// How good a status is, best first; nothing where it is not compared. Where the pace cannot be
/// judged, a target still to be attained stands beside all paces.
std::optional<int> standing_of(Status status) {
    switch (status) {
        case Status::attained:
            return 0;
        case Status::attained_late:
            return 1;
        case Status::on_track:
            return 2;
        case Status::at_risk:
            return 3;
        case Status::off_track:
            return 4;
        case Status::lapsed:
            return 5;
        case Status::missed:
            return 6;
        case Status::no_data:
            return 7;
        case Status::no_baseline:
            return 8;
        default:
            return std::nullopt;
    }
}

bool is_pace(Status status) {
    return status == Status::on_track || status == Status::at_risk || status == Status::off_track;
}

Turn turn_of(const TargetResult* before, const TargetResult* after) {
    if (!before || !after) return Turn::other_status;
    if (before->status == after->status) return Turn::same_status;
    Status was = before->status, is = after->status;
    if (was == Status::in_progress && !is_pace(is)) was = Status::on_track;
    if (is == Status::in_progress && !is_pace(was)) is = Status::on_track;
    const auto a = standing_of(was), b = standing_of(is);
    if (!a || !b || *a == *b) return Turn::other_status;
    return *b > *a ? Turn::worse : Turn::better;
}

bool same(const Path& a, const Path& b) {
    // the pace so far follows from these and the value
    return std::tie(a.base_period, a.base_value, a.value, a.progress, a.pace, a.projected) ==
           std::tie(b.base_period, b.base_value, b.value, b.progress, b.pace, b.projected);
}

/// Whether two rows of `score --table targets` say the same, whatever their period.
bool same(const TargetResult& a, const Threshold& threshold_a, const TargetResult& b,
          const Threshold& threshold_b) {
    const bool same_path =
        a.path.has_value() == b.path.has_value() && (!a.path || same(*a.path, *b.path));
    return same_path && threshold_a == threshold_b &&
           std::tie(a.status, a.attained, a.value, a.attainment, a.gap, a.need, a.numerator,
                    a.denominator, a.current_value, a.current_attained, a.submitted, a.due) ==
               std::tie(b.status, b.attained, b.value, b.attainment, b.gap, b.need, b.numerator,
                        b.denominator, b.current_value, b.current_attained, b.submitted, b.due);
}

bool same(const Score& a, const Score& b, const std::string& grade_a, const std::string& grade_b) {
    return std::tie(a.score, a.attained_share, a.score_reported, a.targets, a.with_value, a.pending,
                    a.rank, a.statuses) == std::tie(b.score, b.attained_share, b.score_reported,
                                                    b.targets, b.with_value, b.pending, b.rank,
                                                    b.statuses) &&
           grade_a == grade_b;
}

bool same(const ContextResult& a, const ContextResult& b) {
    return std::tie(a.value, a.previous_period, a.previous_value, a.change, a.direction) ==
           std::tie(b.value, b.previous_period, b.previous_value, b.change, b.direction);
}

using RowKey = std::tuple<std::string, std::string, Year>;  ///< unit, indicator, period

/// The reported rows of one side by what they are about.
std::map<RowKey, RowIndex> rows_of(const Side& side) {
    std::map<RowKey, RowIndex> rows;
    const ObservationStore& data = side.observations;
    data.each([&](UnitIndex unit, IndicatorIndex indicator, Year period, RowIndex row) {
        rows.emplace(RowKey{(*side.report.units)[unit].code,
                            side.report.programme->indicators[indicator].id, period},
                     row);
    });
    return rows;
}

/// The figures of a row; of none, nothing.
struct Reported {
    std::optional<Decimal> amount, base;
    std::optional<std::uint64_t> place;
};
Reported reported(const Side& side, RowIndex row) {
    if (row == no_row) return {};
    const ObservationStore& data = side.observations;
    Reported figures{data.amount(row), {}, data.place(row)};
    if (data.has_base(row)) figures.base = data.base(row);
    return figures;
}

/// Compares two sides step by step.
class Comparing {
  public:
    Comparing(const Side& before, const Side& after, const Asked& asked)
        : before_(before),
          after_(after),
          asked_(asked),
          cells_(compare_cells()),
          causes_(before, after, cells_) {
        comparison_.before = &before.report;
        comparison_.after = &after.report;
    }

    Comparison run() {
        std::set<std::string> seen;
        for (const UnitDetail& unit : after_.units) {
            const std::string& code = code_of(after_, unit.unit);
            seen.insert(code);
            const auto index = before_.report.units->find(code);
            if (asked_.has(code))
                compare_units(code, index ? find(before_.units, *index) : nullptr, &unit);
        }
        for (const UnitDetail& unit : before_.units) {
            const std::string& code = code_of(before_, unit.unit);
            if (!seen.contains(code) && asked_.has(code)) compare_units(code, &unit, nullptr);
        }
        std::ranges::stable_sort(comparison_.targets, {}, &TargetChange::turn);
        keep_cells();
        return std::move(comparison_);
    }

  private:
    /// The unit, or null where it is not among them.
    static const UnitDetail* find(std::span<const UnitDetail> units, UnitIndex unit) {
        const auto found = std::ranges::lower_bound(units, unit, {}, &UnitDetail::unit);
        return found == units.end() || found->unit != unit ? nullptr : &*found;
    }
    static const std::string& code_of(const Side& side, UnitIndex unit) {
        return (*side.report.units)[unit].code;
    }
    static const Target& target_of(const Side& side, const TargetResult& result) {
        return side.report.programme->indicators[result.indicator].targets[result.target];
    }

    std::vector<CellChange> compare_cells() const {
        std::vector<CellChange> cells;
        const auto before = rows_of(before_), after = rows_of(after_);
        for (const auto& [key, row] : before) {
            const auto other = after.find(key);
            compare_rows(key, row, other == after.end() ? no_row : other->second, cells);
        }
        for (const auto& [key, row] : after) {
            if (!before.contains(key)) compare_rows(key, no_row, row, cells);
        }
        std::ranges::stable_sort(cells, {}, [](const CellChange& cell) {
            return std::tie(cell.unit, cell.indicator, cell.period);
        });
        return cells;
    }

    void compare_rows(const RowKey& key, RowIndex before, RowIndex after,
                      std::vector<CellChange>& cells) const {
        const std::string& unit = std::get<0>(key);
        const std::string& indicator = std::get<1>(key);
        const Year period = std::get<2>(key);
        const auto known = after_.report.programme->find_indicator(indicator);
        const Programme& programme = known ? *after_.report.programme : *before_.report.programme;
        const bool ratio =
            programme.indicators[*programme.find_indicator(indicator)].kind == Kind::ratio;
        const Reported from = reported(before_, before), to = reported(after_, after);
        const auto compare = [&](std::string_view field, std::optional<Decimal> Reported::*figure) {
            if (from.*figure == to.*figure) return;
            cells.push_back(
                {unit, indicator, period, field, from.*figure, to.*figure, from.place, to.place});
        };
        compare(ratio ? "numerator" : "value", &Reported::amount);
        compare("denominator", &Reported::base);
    }

    void compare_units(const std::string& code, const UnitDetail* before, const UnitDetail* after) {
        compare_targets(code, before, after);
        compare_scores(code, before, after);
        if (asked_.horizons.all()) compare_context(code, before, after);
    }

    /// The rows of both sides by a key, in the order of the later; those that are gone after them.
    template <class Row, class Key>
    auto paired(const std::vector<Row>* before, const std::vector<Row>* after, Key key_of) {
        struct Pair {
            decltype(key_of(before_, std::declval<Row>())) key;
            const Row *before = nullptr, *after = nullptr;
        };
        std::vector<Pair> pairs;
        std::map<decltype(Pair::key), std::size_t> places;
        const auto add = [&](const Side& side, const std::vector<Row>* rows,
                             const Row* Pair::*member) {
            if (!rows) return;
            for (const Row& row : *rows) {
                const auto key = key_of(side, row);
                const auto [place, fresh] = places.try_emplace(key, pairs.size());
                if (fresh) pairs.push_back({key, nullptr, nullptr});
                pairs[place->second].*member = &row;
            }
        };
        add(after_, after, &Pair::after);
        add(before_, before, &Pair::before);
        return pairs;
    }

    void compare_targets(const std::string& code, const UnitDetail* before,
                         const UnitDetail* after) {
        const auto key_of = [](const Side& side, const TargetResult& result) {
            return std::pair{side.report.programme->indicators[result.indicator].id,
                             target_of(side, result).horizon};
        };
        for (const auto& row : paired(before ? &before->targets : nullptr,
                                      after ? &after->targets : nullptr, key_of)) {
            if (asked_.has(row.key.second))
                add_change({code,
                            row.key.first,
                            row.key.second,
                            row.before,
                            row.after,
                            turn_of(row.before, row.after),
                            {}},
                           before && after);
        }
    }

    void add_change(TargetChange change, bool in_both) {
        const auto threshold = [](const Side& side, const TargetResult& result) {
            return target_of(side, result).threshold_in(result.judged);
        };
        const bool both = change.before && change.after;
        if (both && same(*change.before, threshold(before_, *change.before), *change.after,
                         threshold(after_, *change.after)))
            return;
        // A unit that is on one side only has nothing to say of what did not apply to it.
        const TargetResult* only = change.before ? change.before : change.after;
        if (!in_both && only->status == Status::not_applicable) {
            ++comparison_.not_applicable;
            return;
        }
        change.reason = causes_.of(change, in_both);
        comparison_.targets.push_back(std::move(change));
    }

    void compare_scores(const std::string& code, const UnitDetail* before,
                        const UnitDetail* after) {
        const auto area = [](const Side& side, const Score& score) {
            return score.area ? side.report.programme->areas[*score.area].id : std::string{"*"};
        };
        const auto grade = [](const Side& side, const Score& score) {
            return score.grade ? side.report.programme->grades[*score.grade].id : std::string{};
        };
        const auto key_of = [&](const Side& side, const Score& score) {
            return std::pair{score.horizon, area(side, score)};
        };
        for (const auto& row :
             paired(before ? &before->scores : nullptr, after ? &after->scores : nullptr, key_of)) {
            if (!asked_.has(row.key.first)) continue;
            if (row.before && row.after &&
                same(*row.before, *row.after, grade(before_, *row.before),
                     grade(after_, *row.after)))
                continue;
            ScoreChange change{code, row.key.first, row.key.second, row.before, row.after, {}};
            change.reason = causes_.of(change, before && after);
            comparison_.scores.push_back(std::move(change));
        }
    }

    void compare_context(const std::string& code, const UnitDetail* before,
                         const UnitDetail* after) {
        const auto key_of = [](const Side& side, const ContextResult& result) {
            return side.report.programme->indicators[result.indicator].id;
        };
        for (const auto& row : paired(before ? &before->context : nullptr,
                                      after ? &after->context : nullptr, key_of)) {
            if (row.before && row.after && same(*row.before, *row.after)) continue;
            ContextChange change{code, row.key, row.before, row.after, {}};
            change.reason = causes_.of(change, before && after);
            comparison_.context.push_back(std::move(change));
        }
    }

    /// All cells; where a part was asked for, those that something in it comes from.
    void keep_cells() {
        if (asked_.units.empty() && asked_.horizons.all()) {
            comparison_.cells = std::move(cells_);
            return;
        }
        std::map<std::size_t, std::size_t> places;
        const auto note = [&](const auto& changes) {
            for (const auto& change : changes) {
                for (const std::size_t cell : change.reason.cells) places[cell] = 0;
            }
        };
        const auto renumber = [&](auto& changes) {
            for (auto& change : changes) {
                for (std::size_t& cell : change.reason.cells) cell = places[cell];
            }
        };
        note(comparison_.targets);
        note(comparison_.context);
        for (auto& [cell, place] : places) {
            place = comparison_.cells.size();
            comparison_.cells.push_back(cells_[cell]);
        }
        renumber(comparison_.targets);
        renumber(comparison_.context);
    }

    Side before_, after_;
    const Asked& asked_;
    std::vector<CellChange> cells_;
    Causes causes_;
    Comparison comparison_;
};

}  // namespace

Comparison compare(const Side& before, const Side& after, const Asked& asked) {
    return Comparing{before, after, asked}.run();
}

}  // namespace cchc::measure
