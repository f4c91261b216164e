#pragma once

#include <compare>
#include <map>
#include <string>
#include <vector>

#include "command/dataset.hpp"
#include "command/options.hpp"
#include "diag/diagnostic.hpp"

namespace cchc::command {

/// Findings that were there when a gate was switched on, counted by unit, indicator, period and
/// rule; those without a unit by their file too. A CSV file:
/// `unit,indicator,period,rule,count,file`. The form before, `file,rule,count`, is still read:
/// findings are then known by file and rule alone. A file that could not be read, a programme or
/// units that cannot be trusted are never known: what they hold has not been looked at.
class KnownFindings {
  public:
    /// Reads such a file; empty where `path` is empty. Throws Stop where it cannot be read. Paths
    /// of files below `folder`, the working folder (empty: unknown), are the same whether they are
    /// named from there or from the root.
    static KnownFindings read(const Session& session, const std::string& path,
                              const std::string& folder);
    /// The file that makes these findings known.
    std::string text_of(const std::vector<diag::Diagnostic>& findings,
                        const Dataset& dataset) const;

    /// Removes what is known and says how many that were. Of what is found more often than known,
    /// all stay: nobody can tell which are new.
    std::size_t leave_out(std::vector<diag::Diagnostic>& findings, const Dataset& dataset) const;

  private:
    /// What a finding is known by; what does not apply is empty.
    struct Key {
        std::string unit, indicator, period, rule;
        std::string file;  ///< of a finding without a unit
        auto operator<=>(const Key&) const = default;
    };
    enum class Form { by_unit, by_file };
    using Counts = std::map<Key, std::size_t>;

    Key key_of(const diag::Diagnostic& finding, const diag::Sources& sources, Form form) const;
    Counts counted(const std::vector<diag::Diagnostic>& findings, const Dataset& dataset,
                   Form form) const;

    std::string folder_;
    Form form_ = Form::by_unit;
    Counts counts_;
};

}  // namespace cchc::command
