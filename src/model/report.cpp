#include "model/report.hpp"

#include <algorithm>

namespace cchc {

std::string_view word(Status status) {
    constexpr std::string_view words[status_count] = {
        "attained",       "attained_late", "lapsed",    "missed",      "on_track", "at_risk",
        "off_track",      "in_progress",   "no_data",   "no_baseline", "no_cases", "pending",
        "not_applicable", "not_started",   "withdrawn", "not_binding"};
    return words[static_cast<std::size_t>(status)];
}

std::string_view word(Direction direction) {
    constexpr std::string_view words[] = {"improved", "unchanged", "worsened", "new", "no_data"};
    return words[static_cast<std::size_t>(direction)];
}

std::string_view word(Unbounded reason) {
    constexpr std::string_view words[] = {"no_base", "supersedes", "no_limit"};
    return words[static_cast<std::size_t>(reason)];
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

const UnitReport* Report::find(UnitIndex unit) const {
    const auto found = std::ranges::lower_bound(reports, unit, {}, &UnitReport::unit);
    return found == reports.end() || found->unit != unit ? nullptr : &*found;
}

}  // namespace cchc
