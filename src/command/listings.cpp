#include "command/listings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "command/findings.hpp"
#include "load/data/units.hpp"
#include "load/text/cells.hpp"
#include "load/text/sheet_cells.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

using diag::Diagnostic;
using diag::FileCount;
using diag::Listing;
using diag::Severity;

/// So many findings of one rule in one column are one.
constexpr std::size_t many = 20;

/// Counts findings by file; the files of data come first, with or without any.
class FileCounts {
  public:
    explicit FileCounts(const Dataset& dataset) : sources_(dataset.sources) {
        for (const auto& facts : dataset.facts) of(facts.source->name);
    }

    void add(const Diagnostic& finding) {
        FileCount& count = of(file_of(finding));
        (finding.severity == Severity::error ? count.errors : count.warnings) += finding.count;
    }
    void add_shown(const Diagnostic& finding) { ++of(file_of(finding)).shown; }
    std::vector<FileCount> take() { return std::move(counts_); }

  private:
    std::string file_of(const Diagnostic& finding) const {
        return finding.place ? sources_.source_of(*finding.place).name : std::string{};
    }
    FileCount& of(const std::string& name) {
        const auto [position, is_new] = positions_.try_emplace(name, counts_.size());
        if (is_new) counts_.push_back(FileCount{name});
        return counts_[position->second];
    }

    const diag::Sources& sources_;
    std::vector<FileCount> counts_;
    std::unordered_map<std::string, std::size_t> positions_;  ///< in counts_
};

/// What findings have in common that say one thing.
using Kind = std::tuple<diag::RuleId, Severity, const diag::Source*, std::string>;

/// Says that a finding stands for all of its kind.
void stand_for(Diagnostic& first, std::size_t count) {
    first.count = count;
    const bool column = !first.field.empty();
    first.message.vi +=
        fmt::format(" (có {} phát hiện như vậy trong {}; đây là phát hiện đầu tiên)", count,
                    column ? "cột này" : "tệp này");
    first.message.en += fmt::format(" ({} such findings in this {}; this is the first)", count,
                                    column ? "column" : "file");
}

/// Findings that stand nowhere are shown where their unit is listed, else where the data begin.
void show_whereabouts(const Dataset& dataset, Listing& listing) {
    std::optional<std::unordered_map<std::string, diag::Place>> units;
    for (Diagnostic& finding : listing.findings) {
        if (finding.place) continue;
        if (!units) {
            units.emplace();
            if (dataset.units_source) *units = load::places_of_units(*dataset.units_source);
        }
        const auto listed_at = units->find(unicode::folded(finding.unit));
        if (listed_at != units->end()) {
            finding.about = listed_at->second;
        } else if (!dataset.facts.empty()) {
            finding.about = dataset.facts.front().source->place(0, 0);
        }
    }
}

}  // namespace

Listings::Listings(std::vector<Diagnostic> findings, const Dataset& dataset,
                   const ListingOptions& options, const KnownFindings& known, const ListedRun& run,
                   const load::CsvOptions& csv)
    : dataset_(dataset), options_(options), run_(run), csv_(csv), findings_(std::move(findings)) {
    const RuleSelection selection{options.select, options.ignore};
    // what could not be read is not fit, whatever was selected
    std::erase_if(findings_, [&](const Diagnostic& finding) {
        const bool chosen =
            selection.holds(finding.rule) &&
            (!options.units || options.units->contains(unicode::folded(finding.unit)));
        return !chosen && !loses_more_than_a_row(dataset, finding);
    });
    known_ = known.leave_out(findings_, dataset);
    if (!options.strict) return;
    for (Diagnostic& finding : findings_) finding.severity = Severity::error;
}

bool Listings::passed() const {
    return std::ranges::count(findings_, Severity::error, &Diagnostic::severity) == 0;
}

Listing Listings::grouped() const {
    const auto kind_of = [&](const Diagnostic& finding) {
        return Kind{finding.rule, finding.severity, &dataset_.sources.source_of(*finding.place),
                    finding.field};
    };
    std::map<Kind, std::size_t> counts;
    for (const Diagnostic& finding : findings_) {
        if (finding.place) counts[kind_of(finding)] += finding.count;
    }
    std::vector<Diagnostic> grouped;
    std::set<Kind> shown;
    for (const Diagnostic& finding : findings_) {
        const std::size_t count = finding.place ? counts[kind_of(finding)] : 1;
        if (count >= many && !shown.insert(kind_of(finding)).second) continue;
        grouped.push_back(finding);
        if (count >= many) stand_for(grouped.back(), count);
    }
    keep_shown(grouped);
    return listing(std::move(grouped));
}

Listing Listings::single() const {
    std::vector<Diagnostic> shown = findings_;
    keep_shown(shown);
    return listing(std::move(shown));
}

void Listings::keep_shown(std::vector<Diagnostic>& findings) const {
    if (options_.max_findings) diag::keep_gravest(findings, *options_.max_findings);
}

Listing Listings::listing(std::vector<Diagnostic> shown) const {
    Listing listing;
    listing.sources = &dataset_.sources;
    listing.known = known_;
    listing.folder = run_.folder;
    listing.period = run_.period;
    listing.period_chosen = run_.period_chosen;
    FileCounts counts{dataset_};
    for (const Diagnostic& finding : findings_) {
        (finding.severity == Severity::error ? listing.errors : listing.warnings) += finding.count;
        counts.add(finding);
    }
    load::CellFinder fields{dataset_.sources, csv_};
    load::SheetCells cells{dataset_.sources, csv_};
    for (Diagnostic& finding : shown) {
        fields.point(finding);
        cells.name(finding);
        counts.add_shown(finding);
    }
    listing.left_off = listing.errors + listing.warnings - shown.size();
    listing.counts = counts.take();
    listing.findings = std::move(shown);
    for (const auto& facts : dataset_.facts) {
        if (!facts.read) continue;
        listing.files.push_back(
            {facts.source->name, facts.separator, facts.decimal_mark, facts.rows});
    }
    for (const UnreadFile& file : dataset_.unread)
        listing.unread.push_back({file.source->name, file.what});
    show_whereabouts(dataset_, listing);
    return listing;
}

}  // namespace cchc::command
