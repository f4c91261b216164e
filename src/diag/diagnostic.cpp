#include "diag/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace cchc::diag {

std::string SheetCell::name() const {
    return cell_name(row, column + 1);
}

Diagnostic& Findings::add(RuleId id, std::optional<Place> place, Text message) {
    return add(id, rule(id).severity, place, std::move(message));
}

Diagnostic& Findings::add(RuleId id, Severity severity, std::optional<Place> place, Text message) {
    Diagnostic finding;
    finding.rule = id;
    finding.severity = severity;
    finding.place = place;
    finding.message = std::move(message);
    if (finding.severity == Severity::error) ++errors_;
    return all_.emplace_back(std::move(finding));
}

Diagnostic& Findings::add_sum(RuleId id, Severity severity, std::size_t count,
                              std::optional<Place> place, Text message) {
    Diagnostic& finding = add(id, severity, place, std::move(message));
    finding.count = count;
    if (finding.severity == Severity::error) errors_ += count - 1;
    return finding;
}

void Findings::add_more(RuleId id, Severity severity, std::size_t count, Place place) {
    add_sum(id, severity, count, place,
            Text{fmt::format("tệp này còn {} lỗi cùng loại", count),
                 fmt::format("{} more of this kind in the file", count)});
}

void Findings::order_from(std::size_t first) {
    const auto address = [](const Diagnostic& finding) {
        return finding.place ? finding.place->at : std::numeric_limits<std::uint64_t>::max();
    };
    std::stable_sort(all_.begin() + static_cast<std::ptrdiff_t>(first), all_.end(),
                     [&](const auto& a, const auto& b) { return address(a) < address(b); });
}

}  // namespace cchc::diag
