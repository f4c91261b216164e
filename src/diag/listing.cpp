#include "diag/listing.hpp"

#include <algorithm>

namespace cchc::diag {

void keep_gravest(std::vector<Diagnostic>& findings, std::size_t most) {
    if (findings.size() <= most) return;
    const auto errors = static_cast<std::size_t>(
        std::ranges::count(findings, Severity::error, &Diagnostic::severity));
    std::size_t room_for_errors = std::min(errors, most);
    std::size_t room_for_warnings = most - room_for_errors;
    std::erase_if(findings, [&](const Diagnostic& finding) {
        std::size_t& room =
            finding.severity == Severity::error ? room_for_errors : room_for_warnings;
        if (room == 0) return true;
        --room;
        return false;
    });
}

}  // namespace cchc::diag
