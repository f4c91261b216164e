#include "render/pages/index/gaps.hpp"

namespace cchc::render {

namespace {

std::string ids(const Programme& programme, const std::vector<IndicatorIndex>& indicators) {
    std::string ids;
    for (const IndicatorIndex indicator : indicators)
        ids += (ids.empty() ? "" : ", ") + clean(programme.indicators[indicator].id);
    return ids;
}

std::vector<Cell> row_of(const PageFrame& frame, const UnitReport& unit) {
    const bool silent = unit.sent_nothing;
    const Programme& programme = *frame.report().programme;
    return {{frame.name_of(unit.unit)},
            {clean((*frame.report().units)[unit.unit].code)},
            {std::to_string(unit.reports_due)},
            {std::to_string(unit.reports_sent), silent ? Tone::bad : Tone::plain},
            {silent ? std::string{words(frame.language()).nothing_reported}
                    : ids(programme, unit.missing),
             silent ? Tone::bad : Tone::plain},
            {ids(programme, unit.pending)}};
}

}  // namespace

Grid gaps(const PageFrame& frame, const Reports& units) {
    const Words& w = words(frame.language());
    Grid gaps;
    gaps.heading = w.reports_outstanding;
    gaps.columns = {{w.unit, false, true}, {w.code},   {w.due, true}, {w.reported, true},
                    {w.missing_reports},   {w.pending}};
    for (const UnitReport* unit : units) {
        if (unit->missing.empty() && unit->pending.empty() && !unit->sent_nothing) continue;
        gaps.rows.push_back(row_of(frame, *unit));
        gaps.units.push_back(unit->unit);
    }
    if (gaps.rows.empty()) {
        gaps.columns.clear();
        gaps.remarks.emplace_back(w.all_reported);
    }
    return gaps;
}

}  // namespace cchc::render
