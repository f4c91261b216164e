#pragma once

#include <initializer_list>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/units.hpp"

namespace cchc::render {

/// The file of what belongs to no unit.
inline constexpr const char* name_of_others = "_other";

/// Names in letters without diacritics, digits, dots and hyphens, each given once: texts that would
/// share one are numbered in their order.
class SafeNames {
  public:
    /// `taken`: names that are not given.
    explicit SafeNames(std::initializer_list<std::string> taken) : taken_(taken) {}
    /// A name for a text.
    std::string name(const std::string& text);

  private:
    std::unordered_set<std::string> taken_;         ///< folded
    std::unordered_map<std::string, int> numbers_;  ///< the next to try, by folded name
};

/// The names that no unit's file can have, since other files of a folder do.
SafeNames names_beside_units();

/// A name for the files of each unit, by UnitIndex: its code in letters without diacritics, digits,
/// dots and hyphens, so that it is safe on every file system and leads into no other folder; two
/// codes that would share a name, or one with another file of the folder, are numbered in the order
/// of the units.
std::vector<std::string> file_names(const Units& units);
/// The same; `taken` has these names too from then on.
std::vector<std::string> file_names(const Units& units, SafeNames& taken);

}  // namespace cchc::render
