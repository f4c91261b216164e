#include "diag/diagnostic.hpp"

namespace cchc::diag {

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

}  // namespace cchc::diag
