#include <fmt/format.h>

#include <map>

#include "diag/listing.hpp"
#include "unicode/xml.hpp"

namespace cchc::diag {

namespace {

std::string failure(const Diagnostic& finding, const Listing& listing, Language language) {
    std::string where;
    if (finding.place) {
        const Position p = listing.sources->position(*finding.place);
        where = fmt::format("{}:{}:{}: ", p.source->name, p.line, p.column);
    }
    return unicode::xml_escaped(fmt::format("{}{} {}: {}", where, rule(finding.rule).code,
                                            rule(finding.rule).name, finding.message.in(language)));
}

}  // namespace

std::string write_junit(const Listing& listing, Language language) {
    // a file is a test case; what belongs to no place in a file is one more, named for the check
    std::map<std::string, std::string> failures, remarks;
    std::vector<std::string> names;
    const auto name_of = [&](const Diagnostic& finding) {
        return finding.place ? listing.sources->position(*finding.place).source->name
                             : std::string{"cchc check"};
    };
    const auto add_name = [&](const std::string& name) {
        if (failures.emplace(name, "").second) names.push_back(name);
    };
    for (const FileSummary& file : listing.files) add_name(file.name);
    for (const Diagnostic& finding : listing.findings) {
        const std::string name = name_of(finding);
        add_name(name);
        const std::string line = failure(finding, listing, language);
        if (finding.severity == Severity::error) {
            failures[name] += fmt::format("      <failure type=\"{}\" message=\"{}\"/>\n",
                                          rule(finding.rule).name, line);
        } else {
            remarks[name] += line + "\n";
        }
    }
    std::size_t failed = 0;
    std::string cases;
    for (const std::string& name : names) {
        failed += failures[name].empty() ? 0u : 1u;
        cases += fmt::format("    <testcase classname=\"cchc check\" name=\"{}\">\n{}",
                             unicode::xml_escaped(name), failures[name]);
        if (!remarks[name].empty()) {
            cases += fmt::format("      <system-out>{}</system-out>\n", remarks[name]);
        }
        cases += "    </testcase>\n";
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites tests=\"{0}\" failures=\"{1}\">\n"
        "  <testsuite name=\"cchc check\" tests=\"{0}\" failures=\"{1}\">\n{2}"
        "  </testsuite>\n</testsuites>\n",
        names.size(), failed, cases);
}

}  // namespace cchc::diag
