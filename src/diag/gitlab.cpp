#include <fmt/format.h>

#include <map>
#include <vector>

#include "diag/listing.hpp"
#include "diag/path.hpp"
#include "unicode/json.hpp"
#include "unicode/unicode.hpp"

namespace cchc::diag {

namespace {

using unicode::Json;

/// What tells a finding from all others in every run: GitLab compares two runs by it. It does not
/// name the line, which moves; the same findings are numbered.
class Fingerprints {
  public:
    std::string of(const Diagnostic& finding, const std::string& path) {
        const std::string file = unicode::in_utf8_by_byte(path);
        const std::string key = fmt::format(
            "{}:{}:{}:{}:{}:{}", rule(finding.rule).code, file, finding.unit, finding.indicator,
            finding.period ? std::to_string(*finding.period) : "", finding.field);
        return fmt::format("{}:{}", key, ++counts_[key]);
    }

  private:
    std::map<std::string, std::size_t> counts_;
};

void write_issue(Json& json, const Diagnostic& finding, const Listing& listing,
                 Fingerprints& fingerprints, Language language) {
    const auto& place = finding.place ? finding.place : finding.about;
    std::string file = "cchc", path = file;  // GitLab wants one of every finding
    std::uint64_t line = 1;
    if (place) {
        const Position position = listing.sources->position(*place);
        file = relative_path(position.source->name, listing.folder);
        path = relative_path(position.source->path, listing.folder);
        line = position.line;
    }
    json.object([&] {
        json.key("description")
            .text(fmt::format("{}: {}", rule(finding.rule).name, finding.message.in(language)));
        json.key("check_name").text(rule(finding.rule).name);
        json.key("fingerprint").text(fingerprints.of(finding, path));
        json.key("severity").text(finding.severity == Severity::error ? "major" : "minor");
        json.key("location").object([&] {
            json.key("path").text(file);
            json.key("lines").object([&] { json.key("begin").number(line); });
        });
    });
}

}  // namespace

std::string write_gitlab(const Listing& listing, Language language) {
    Json json{2};
    Fingerprints fingerprints;
    json.array(listing.findings, [&](const Diagnostic& finding) {
        write_issue(json, finding, listing, fingerprints, language);
    });
    return json.document();
}

}  // namespace cchc::diag
