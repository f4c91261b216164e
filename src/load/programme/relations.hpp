#pragma once

#include <optional>
#include <set>
#include <string>

#include "load/programme/node_reader.hpp"
#include "model/programme.hpp"

namespace cchc::load {

/// Reads an entry of `checks`, once all indicators are known. Nothing where it has an error;
/// findings are reported where they stand. Of the indicators in `broken`, whose errors have been
/// reported, nobody can say which figures they have.
std::optional<Relation> read_relation(MapReader& map, const Programme& programme,
                                      const std::set<std::string>& broken);

}  // namespace cchc::load
