#pragma once

#include "load/programme/node_reader.hpp"
#include "model/programme.hpp"

namespace cchc::load {

/// Reads the `zero_below` of an indicator or of the settings, 0 to 100; nothing where it is absent
/// or wrong.
std::optional<Decimal> read_zero_below(MapReader& map);

/// Reads an indicator with figures of its own. Its area is left to the caller.
Indicator read_indicator(MapReader& map, const Programme& programme);

/// Reads an entry that repeats another: its id, clause, note and weight. The rest is taken over
/// when all indicators are known.
Indicator read_repeated(MapReader& map);

/// An entry that repeats another, and its node.
struct RepeatedIndicator {
    IndicatorIndex entry = 0;
    const Node* node = nullptr;
};

/// Takes kind, names and targets over from the indicator an entry names; `dangling-same-as` where
/// that leads nowhere, to another such entry, or to a horizon without a target.
void take_over(const RepeatedIndicator& repeated, Programme& programme, diag::Findings& findings);

}  // namespace cchc::load
