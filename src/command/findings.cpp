#include "command/findings.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "command/listings.hpp"
#include "command/stop.hpp"
#include "diag/text.hpp"

namespace cchc::command {

void say_notices(const Session& session, const Dataset& dataset) {
    for (const Text& notice : dataset.notices) session.say(notice);
}

void print_findings(const Session& session, const Dataset& dataset, const Dataset* before) {
    const auto is_new = [&](const Text& notice) {
        return before == nullptr || std::ranges::count(before->notices, notice.en, &Text::en) == 0;
    };
    for (const Text& notice : dataset.notices) {
        if (is_new(notice)) session.say(notice);
    }
    const diag::TextStyle style{session.language, session.findings_coloured()};
    const auto listed = [&](const Dataset& of) {
        const KnownFindings none;
        const ListingOptions all;
        const ListedRun run;
        return Listings{of.findings.all(), of, all, none, run, session.options.input.csv}
            .grouped()
            .findings;
    };
    std::set<std::string> said;
    if (before != nullptr) {
        for (const auto& finding : listed(*before))
            said.insert(diag::to_text(finding, before->sources, style));
    }
    std::string text;
    for (const auto& finding : listed(dataset)) {
        const bool told = !session.options.quiet || finding.severity == diag::Severity::error ||
                          finding.rule == diag::RuleId::unread_file;
        if (!told) continue;
        const std::string words = diag::to_text(finding, dataset.sources, style);
        if (!said.contains(words)) text += words;
    }
    require_unchanged(session.world.files);
    session.world.err << text;
}

bool loses_more_than_a_row(const Dataset& dataset, const diag::Diagnostic& finding) {
    if (finding.severity != diag::Severity::error) return false;
    if (!dataset.read_to_the_end) return true;
    const diag::About about = diag::rule(finding.rule).about;
    return about == diag::About::file || about == diag::About::reference;
}

bool loses_more_than_rows(const Dataset& dataset) {
    return std::ranges::any_of(dataset.findings.all(), [&](const diag::Diagnostic& finding) {
        return loses_more_than_a_row(dataset, finding);
    });
}

}  // namespace cchc::command
