#include "check/check.hpp"

#include "check/duplicate_row.hpp"

namespace cchc::check {

void check_soundness(const Subject& subject, diag::Findings& findings) {
    duplicate_row(subject, findings);
}

}  // namespace cchc::check
