#pragma once

#include <map>
#include <string>
#include <vector>

#include "command/options.hpp"
#include "diag/diagnostic.hpp"

namespace cchc::command {

/// Findings that were there when a gate was switched on, counted by file and rule. A CSV file:
/// `file,rule,count`. A file that could not be read, a programme or units that cannot be trusted
/// are never known: what they hold has not been looked at.
class KnownFindings {
  public:
    /// Reads such a file; empty where `path` is empty. Throws Stop where it cannot be read.
    static KnownFindings read(const Session& session, const std::string& path);
    /// The file that makes these findings known.
    static std::string text_of(const std::vector<diag::Diagnostic>& findings,
                               const diag::Sources& sources);

    /// Removes what is known and says how many that were. A file that breaks a rule more often than
    /// known shows all of it: nobody can tell which are new.
    std::size_t leave_out(std::vector<diag::Diagnostic>& findings,
                          const diag::Sources& sources) const;

  private:
    using Key = std::pair<std::string, std::string>;  ///< file (may be empty) and rule
    static Key key_of(const diag::Diagnostic& finding, const diag::Sources& sources);
    static std::map<Key, std::size_t> counted(const std::vector<diag::Diagnostic>& findings,
                                              const diag::Sources& sources);

    std::map<Key, std::size_t> counts_;
};

}  // namespace cchc::command
