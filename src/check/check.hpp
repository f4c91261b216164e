#pragma once

#include "diag/diagnostic.hpp"
#include "model/observations.hpp"
#include "model/programme.hpp"
#include "model/units.hpp"

namespace cchc::check {

/// A data set that was read, as rules see it.
struct Subject {
    const Programme& programme;
    const Units& units;
    const Exemptions& exemptions;
    const Observations& observations;
};

/// The rules that must hold before anything is scored, and that no row shows by itself.
void check_soundness(const Subject& subject, diag::Findings& findings);

}  // namespace cchc::check
