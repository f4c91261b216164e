#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "check/finding.hpp"
#include "check/rules.hpp"
#include "exact/ratio.hpp"

namespace cchc::check {

namespace {

/// A figure of a row, as it was reported and as it was verified.
struct Figure {
    std::string_view field;
    Decimal reported, verified;

    /// They lie further apart than a tenth of the larger.
    bool differs() const {
        const Decimal difference = std::max(reported, verified) - std::min(reported, verified);
        return exact::Ratio{10, 1} * exact::Ratio{difference} >
               exact::Ratio{std::max(reported, verified)};
    }
};

/// The first figure of a row that differs from what was verified; nothing where none does.
std::optional<Figure> first_difference(const SentRow& reported, const SentRow& verified,
                                       Kind kind) {
    const Figure amount{figure_field(kind), *reported.amount, *verified.amount};
    if (amount.differs()) return amount;
    if (!reported.base || !verified.base) return std::nullopt;
    const Figure base{"denominator", *reported.base, *verified.base};
    return base.differs() ? std::optional{base} : std::nullopt;
}

}  // namespace

void verified_differs(const Subject& subject, diag::Findings& findings) {
    if (subject.verified == nullptr) return;
    const ObservationStore& rows = subject.inputs.observations;
    const ObservationStore& verified = *subject.verified;
    FileRoom room{diag::RuleId::verified_differs, subject.files, findings};
    verified.each([&](UnitIndex unit, IndicatorIndex indicator, Year period, RowIndex found) {
        const RowIndex row = rows.find(unit, indicator, period);
        if (row == no_row) return;
        const SentRow reported = rows.row(row);
        const auto figure =
            first_difference(reported, verified.row(found), subject.indicator(indicator).kind);
        if (!figure || !room.take(reported.place)) return;
        const std::string was = exact::to_text(figure->reported),
                          is = exact::to_text(figure->verified);
        auto& finding = add_finding(
            findings, diag::RuleId::verified_differs, subject.inputs, row, figure->field,
            {fmt::format("đơn vị báo cáo {}, thẩm định là {}: chênh quá một phần mười", was, is),
             fmt::format("{} was reported, {} was verified: they differ by more than "
                         "a tenth",
                         was, is)});
        add_note(finding, verified, found, figure->field,
                 {"số liệu thẩm định ở đây", "the verified figure is here"});
    });
}

}  // namespace cchc::check
