#pragma once

#include <fmt/core.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diag/diagnostic.hpp"

namespace cchc::load {

/// A text from a file as messages quote it: on one line, in quotes, cut where it is long.
std::string quoted(std::string_view text);

/// The same without quotes.
std::string excerpt(std::string_view text);

/// A text from a file as findings keep it: all of it, but of pages the beginning.
std::string whole(std::string_view text);

/// Codes or headings offered in place of what was found, of many the first ones: `; did you mean
/// "S10" or "S010"?`; nothing without any.
std::string offer_vi(const std::vector<std::string>& nearest);
std::string offer_en(const std::vector<std::string>& nearest);

/// The findings of one file. Of each rule it takes `diag::most_of_a_rule` and counts the others,
/// which it sums up in one more. At its end they stand in the order of their places.
class FileFindings {
  public:
    FileFindings(const diag::Source& source, diag::Findings& findings)
        : source_(&source), findings_(&findings), first_(findings.all().size()) {}
    FileFindings(const FileFindings&) = delete;
    FileFindings& operator=(const FileFindings&) = delete;
    ~FileFindings() { finish(); }

    /// Adds a finding about `length` bytes from `offset` of the text; the messages are fmt strings
    /// of the same arguments. The reference holds until the next one.
    template <typename... Args>
    diag::Diagnostic& add(diag::RuleId rule, std::size_t offset, std::size_t length,
                          fmt::format_string<const Args&...> vi,
                          fmt::format_string<const Args&...> en, const Args&... args) {
        return add(rule, diag::rule(rule).severity, offset, length, vi, en, args...);
    }
    /// The same with another severity than that of the rule.
    template <typename... Args>
    diag::Diagnostic& add(diag::RuleId rule, diag::Severity severity, std::size_t offset,
                          std::size_t length, fmt::format_string<const Args&...> vi,
                          fmt::format_string<const Args&...> en, const Args&... args) {
        if (only_count(rule, severity)) return spilt_ = {};
        ++count(rule, severity);
        return findings_->add(rule, severity, source_->place(offset, length),
                              Text{fmt::format(vi, args...), fmt::format(en, args...)});
    }

    /// Counts a finding that there is no room for; false where it is yet to be added.
    bool only_count(diag::RuleId rule) { return only_count(rule, diag::rule(rule).severity); }
    bool only_count(diag::RuleId rule, diag::Severity severity) {
        if (count(rule, severity) < diag::most_of_a_rule) return false;
        ++count(rule, severity);
        return true;
    }

    const diag::Source& source() const { return *source_; }
    diag::Place place(std::size_t offset, std::size_t length) const {
        return source_->place(offset, length);
    }

  private:
    void finish();
    std::size_t& count(diag::RuleId rule, diag::Severity severity) {
        return counts_[static_cast<std::size_t>(rule)][static_cast<std::size_t>(severity)];
    }

    const diag::Source* source_;
    diag::Findings* findings_;
    std::size_t first_;  ///< position of the file's first finding
    std::array<std::array<std::size_t, 2>, diag::rule_count> counts_{};  ///< by rule and severity
    diag::Diagnostic spilt_;  ///< stands in for the findings that are only counted
};

}  // namespace cchc::load
