#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "check/rules.hpp"

namespace cchc::check {

namespace {

bool has_row(const ObservationStore& rows, Year period) {
    for (UnitIndex unit = 0; unit < rows.units(); ++unit) {
        if (rows.any(unit, period, period)) return true;
    }
    return false;
}

/// The year with a row that is nearest to a period; of two the later. Precondition: there is one.
Year nearest_year(const ObservationStore& rows, Year period) {
    Year nearest = *rows.latest_period();
    for (Year year = *rows.first_period(); year < *rows.latest_period(); ++year) {
        if (std::abs(year - period) < std::abs(nearest - period) && has_row(rows, year))
            nearest = year;
    }
    return nearest;
}

}  // namespace

std::optional<Text> emptiness(const ObservationStore& rows, Year period) {
    const auto latest = rows.latest_period();
    if (!latest) return Text{"không có dòng số liệu nào", "there is no row of data"};
    if (has_row(rows, period)) return std::nullopt;
    const Year nearest = nearest_year(rows, period);
    if (nearest == *latest) {
        return Text{
            fmt::format("không có dòng nào của năm {}; năm mới nhất là {}", period, *latest),
            fmt::format("no row of {}; the latest is {}", period, *latest)};
    }
    return Text{
        fmt::format("không có dòng nào của năm {}; năm gần nhất là {}, năm mới nhất là {}", period,
                    nearest, *latest),
        fmt::format("no row of {}; the nearest is {}, the latest is {}", period, nearest, *latest)};
}

void empty_period(const Subject& subject, diag::Findings& findings) {
    const Inputs& inputs = subject.inputs;
    const ObservationStore& rows = inputs.observations;
    const auto is_of_period = [&](const RefusedRow& row) { return row.period == inputs.period(); };
    // errors of rows and files say themselves why there is nothing
    if (subject.options.files_lost || !rows.latest_period() ||
        std::ranges::any_of(rows.refused, is_of_period)) {
        return;
    }
    const auto message = emptiness(rows, inputs.period());
    if (!message) return;
    findings.add(diag::RuleId::empty_period, std::nullopt, *message).period = inputs.period();
}

}  // namespace cchc::check
