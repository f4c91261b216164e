#pragma once

#include <string>
#include <vector>

#include "model/units.hpp"

namespace cchc::render {

/// The file of what belongs to no unit.
inline constexpr const char* name_of_others = "_other";

/// A name for the files of each unit, by UnitIndex: its code in letters without diacritics, digits,
/// dots and hyphens, so that it is safe on every file system and leads into no other folder; two
/// codes that would share a name, or one with another file of the folder, are numbered in the order
/// of the units.
std::vector<std::string> file_names(const Units& units);

}  // namespace cchc::render
