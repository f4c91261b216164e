#include "model/status.hpp"

namespace cchc {

std::string_view word(Status status) {
    constexpr std::string_view words[status_count] = {
        "attained",       "attained_late", "lapsed",    "missed",      "on_track", "at_risk",
        "off_track",      "in_progress",   "no_data",   "no_baseline", "no_cases", "pending",
        "not_applicable", "not_started",   "withdrawn", "not_binding"};
    return words[static_cast<std::size_t>(status)];
}

}  // namespace cchc
