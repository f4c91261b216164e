#include "model/report.hpp"

#include <algorithm>

namespace cchc {

std::string_view word(Basis basis) {
    constexpr std::string_view words[] = {"verified", "reported", "mixed"};
    return words[static_cast<std::size_t>(basis)];
}

const ReportedScore* Appraisal::at(std::optional<Year> horizon) const {
    const auto found = std::ranges::find(scores, horizon, &ReportedScore::horizon);
    return found == scores.end() ? nullptr : &*found;
}

const Score* UnitReport::overall(Year horizon) const {
    const auto found = std::ranges::find_if(
        scores, [&](const Score& s) { return !s.area && s.horizon == horizon; });
    return found == scores.end() ? nullptr : &*found;
}

const LeftOut* UnitReport::all_left_out(std::optional<Year> horizon) const {
    const auto found = std::ranges::find(left_out, horizon, &LeftOut::horizon);
    return found == left_out.end() ? nullptr : &*found;
}

const YearScore* UnitReport::overall_of_year() const {
    return year.empty() || year.back().area ? nullptr : &year.back();
}

std::uint32_t Report::ranked(LevelIndex level, std::optional<Year> horizon) const {
    const auto field = std::ranges::find_if(fields, [&](const RankedField& known) {
        return known.level == level && known.horizon == horizon;
    });
    return field == fields.end() ? 0 : field->ranked;
}

std::optional<Year> Report::ranked_at(LevelIndex level) const {
    if (ranked(level, period) > 0) return period;
    return std::nullopt;
}

const UnitReport* Report::find(UnitIndex unit) const {
    const auto found = std::ranges::lower_bound(reports, unit, {}, &UnitReport::unit);
    return found == reports.end() || found->unit != unit ? nullptr : &*found;
}

}  // namespace cchc
