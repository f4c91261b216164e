#include <fmt/format.h>

#include <map>

#include "diag/listing.hpp"
#include "diag/text.hpp"
#include "unicode/unicode.hpp"
#include "unicode/xml.hpp"

namespace cchc::diag {

namespace {

std::string line_of(const Diagnostic& finding, const Listing& listing, Language language) {
    const std::string where =
        finding.place ? to_text(listing.sources->position(*finding.place)) + ": " : "";
    return unicode::xml_escaped(fmt::format("{}{} {}: {}", where, rule(finding.rule).code,
                                            rule(finding.rule).name,
                                            finding.message.in(language))) +
           "\n";
}

/// The findings of one file that are shown, a line each.
struct Lines {
    std::string errors, warnings;
};

/// A file is a test case, failed where it has errors, shown or not. Readers of JUnit (GitLab) look
/// at the first failure only, so there is one, and it holds all lines.
std::string test_case(const FileCount& file, const Lines& lines, Language language) {
    std::string out = fmt::format(
        "    <testcase classname=\"cchc check\" name=\"{}\">\n",
        unicode::xml_escaped(file.path.empty() ? "cchc check" : unicode::in_utf8(file.path)));
    const std::size_t hidden = file.errors + file.warnings - file.shown;
    const std::string more = hidden > 0 ? hidden_words(hidden, language) + "\n" : "";
    if (file.errors > 0) {
        out += fmt::format("      <failure type=\"cchc check\" message=\"{}\">{}{}</failure>\n",
                           counts_words(file.errors, file.warnings, language), lines.errors, more);
    }
    if (!lines.warnings.empty() || (file.errors == 0 && hidden > 0)) {
        out += fmt::format("      <system-out>{}{}</system-out>\n", lines.warnings,
                           file.errors == 0 ? more : "");
    }
    return out + "    </testcase>\n";
}

}  // namespace

std::string write_junit(const Listing& listing, Language language) {
    std::map<std::string, Lines> lines;
    for (const Diagnostic& finding : listing.findings) {
        Lines& of_file =
            lines[finding.place ? listing.sources->position(*finding.place).source->path
                                : std::string{}];
        (finding.severity == Severity::error ? of_file.errors : of_file.warnings) +=
            line_of(finding, listing, language);
    }
    std::size_t failed = 0;
    std::string cases;
    for (const FileCount& file : listing.counts) {
        failed += file.errors > 0 ? 1u : 0u;
        cases += test_case(file, lines[file.path], language);
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites tests=\"{0}\" failures=\"{1}\">\n"
        "  <testsuite name=\"cchc check\" tests=\"{0}\" failures=\"{1}\">\n{2}"
        "  </testsuite>\n</testsuites>\n",
        listing.counts.size(), failed, cases);
}

}  // namespace cchc::diag
