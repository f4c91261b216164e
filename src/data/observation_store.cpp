#include "data/observation_store.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>

namespace cchc {

ObservationStore::ObservationStore(const Programme& programme, const Units& units,
                                   std::uint64_t end)
    : indicators_(programme.indicators.size()),
      forms_(programme.levels.size()),
      positions_(programme.levels.size() * indicators_, nowhere) {
    for (std::size_t level = 0; level < forms_.size(); ++level) {
        for (std::size_t i = 0; i < indicators_; ++i) {
            const Indicator& indicator = programme.indicators[i];
            if (indicator.same_as || !indicator.accepts(static_cast<LevelIndex>(level))) continue;
            positions_[level * indicators_ + i] = static_cast<std::uint32_t>(forms_[level].size());
            forms_[level].push_back(static_cast<IndicatorIndex>(i));
        }
    }
    for (const Unit& unit : units.all) {
        form_of_.push_back(unit.level);
        begin_of_.push_back(size_);
        size_ += static_cast<std::uint32_t>(forms_[unit.level].size());
    }
    if (end >> half != 0) above_4_gib_.resize(years);
}

SentRow ObservationStore::row(RowIndex index) const {
    const auto position = static_cast<std::uint32_t>(index);
    // units without a form begin where the next one does
    const auto behind = std::ranges::upper_bound(begin_of_, position);
    const auto unit = static_cast<UnitIndex>(behind - begin_of_.begin() - 1);
    SentRow row{
        unit,        form(unit)[position - begin_of_[unit]], period(index), amount(index), {},
        place(index)};
    if (has_base(index)) row.base = base(index);
    return row;
}

bool ObservationStore::any(UnitIndex unit, Year first, Year last) const {
    for (Year year = first; year <= last; ++year) {
        const Kept* rows = rows_of(unit, year);
        const auto is_there = [](const Kept& row) { return !row.amount.is_absent(); };
        if (rows != nullptr && std::any_of(rows, rows + form(unit).size(), is_there)) return true;
    }
    return std::ranges::any_of(without_figures(unit), [&](const SentRow& row) {
        return first <= row.period && row.period <= last;
    });
}

bool ObservationStore::any_figures(Year period) const {
    const Kept* rows = rows_of(period);
    const auto is_there = [](const Kept& row) { return !row.amount.is_absent(); };
    return rows != nullptr && std::any_of(rows, rows + size_, is_there);
}

std::vector<SentRow> ObservationStore::rows_until(Year period,
                                                  std::span<const UnitIndex> units) const {
    std::vector<SentRow> found;
    for (Year year = first_.value_or(period + 1); year <= period; ++year) {
        for (const UnitIndex unit : units) {
            const Kept* rows = rows_of(unit, year);
            for (std::size_t i = 0; rows != nullptr && i < form(unit).size(); ++i) {
                if (!rows[i].amount.is_absent()) found.push_back(row(index(unit, year, i)));
            }
        }
    }
    for (const UnitIndex unit : units) {
        std::ranges::copy_if(without_figures(unit), std::back_inserter(found),
                             [&](const SentRow& row) { return row.period <= period; });
    }
    std::ranges::sort(found, {}, &SentRow::place);
    return found;
}

void ObservationStore::leave_out_duplicates() {
    for (const DuplicateRow& duplicate : duplicates_) {
        rows_[duplicate.first >> half][static_cast<std::uint32_t>(duplicate.first)] = {};
    }
    if (!duplicates_.empty()) meet_again();
}

void ObservationStore::meet_again() {
    first_ = latest_ = std::nullopt;
    for (const auto& [unit, rows] : without_figures_) {
        for (const SentRow& row : rows) meet(row.period);
    }
    for (std::size_t year = 0; year < years; ++year) {
        if (rows_[year] == nullptr) continue;
        const std::span rows{rows_[year], size_};
        if (std::ranges::all_of(rows, [](const Kept& row) { return row.amount.is_absent(); })) {
            rows_[year] = nullptr;
        } else {
            meet(static_cast<Year>(year) + first_year);
        }
    }
}

PackedFigure ObservationStore::packed(std::optional<Decimal> figure) {
    if (!figure) return {};
    for (unsigned places = 0; places <= Decimal::places && !figure->is_negative(); ++places) {
        const auto unit = PackedFigure{0, places}.unit();
        const auto digits = figure->count() / unit;
        if (digits >= PackedFigure::digits_end) break;
        if (digits * unit == figure->count()) return {static_cast<std::uint32_t>(digits), places};
    }
    large_.push_back(*figure);
    return PackedFigure::large(static_cast<std::uint32_t>(large_.size() - 1));
}

void ObservationStore::add(const SentRow& row) {
    if (!row.amount) {
        without_figures_[row.unit].push_back(row);
        meet(row.period);
        return;
    }
    put_beside(index(row.period, position_of(row.unit, row.indicator)), packed(row.amount),
               packed(row.base), row.place);
}

void ObservationStore::put_beside(RowIndex row, PackedFigure amount, PackedFigure base,
                                  std::uint64_t at) {
    OpenPeriod opened = open(period(row));
    const auto position = static_cast<std::uint32_t>(row);
    if (opened.try_put(position, amount, base, at, true)) return;
    const std::uint64_t there = place(row);
    duplicates_.push_back({row, std::max(there, at)});
    if (at > there) return;
    opened.rows_[position] = {};
    opened.try_put(position, amount, base, at, true);
}

ObservationStore::OpenPeriod ObservationStore::open(Year period) {
    const auto year = static_cast<std::size_t>(period - first_year);
    OpenPeriod opened;
    opened.period_ = period;
    opened.rows_ = std::atomic_ref{rows_[year]}.load(std::memory_order_acquire);
    if (opened.rows_ == nullptr) {
        const std::scoped_lock lock{*opening_};
        opened.rows_ = rows_[year] != nullptr ? rows_[year] : make_room(period);
    }
    if (!above_4_gib_.empty()) opened.above_4_gib_ = above_4_gib_[year].data();
    return opened;
}

/// Precondition: `opening_` is locked.
ObservationStore::Kept* ObservationStore::make_room(Year period) {
    const auto year = static_cast<std::size_t>(period - first_year);
    Kept* made = kept_.emplace_back(size_).data();
    if (!above_4_gib_.empty()) above_4_gib_[year] = Zeroed<std::uint8_t>{size_};
    meet(period);
    std::atomic_ref{rows_[year]}.store(made, std::memory_order_release);
    return made;
}

void ObservationStore::meet(Year period) {
    first_ = std::min(period, first_.value_or(period));
    latest_ = std::max(period, latest_.value_or(period));
}

void ObservationStore::forget_from(std::uint64_t begin) {
    std::erase_if(duplicates_, [&](const DuplicateRow& row) { return row.place >= begin; });
    for (std::size_t year = 0; year < years; ++year) {
        if (rows_[year] == nullptr) continue;
        const Year period = static_cast<Year>(year) + first_year;
        for (std::uint32_t i = 0; i < size_; ++i) {
            Kept& kept = rows_[year][i];
            if (!kept.amount.is_absent() && place(index(period, i)) >= begin) kept = {};
        }
    }
    meet_again();
}

}  // namespace cchc
