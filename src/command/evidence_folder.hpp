#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "check/check.hpp"
#include "command/world.hpp"

namespace cchc::command {

/// The folder of `--evidence-dir`. Its files are looked at once, by their names; none is opened.
class EvidenceFolder {
  public:
    /// Throws Stop where it is no folder, or cannot be read. `world` outlives it.
    EvidenceFolder(World& world, std::string folder);

    /// What a path below the folder (in NFC, parts between single slashes) leads to. Names are
    /// compared in NFC, letters as the file system tells them apart. A link is the file that it
    /// leads to if that lies in the folder.
    check::EvidenceFile find(const std::string& path) const;

  private:
    void walk(const std::string& folder, const std::string& below);

    const World& world_;
    std::string folder_;
    std::unordered_set<std::string> files_;  ///< paths below it, in NFC; links are not among them
    std::unordered_map<std::string, std::string> similar_;  ///< of those, by their plain path
};

}  // namespace cchc::command
