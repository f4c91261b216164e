#include "command/listings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
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

/// From so many on, the findings of one rule in one column are shown as one.
constexpr std::size_t many = 20;
/// So many of the units that they are about are named; all are in a table of findings.
constexpr std::size_t most_named = 10;

/// Counts findings by file; the files of data come first, with or without any.
class FileCounts {
  public:
    explicit FileCounts(const Dataset& dataset) : sources_(dataset.sources) {
        for (const auto* files : {&dataset.facts, &dataset.verified_facts}) {
            for (const auto& facts : *files) of(facts.source->path);
        }
    }

    void add(const Diagnostic& finding) {
        FileCount& count = of(file_of(finding));
        (finding.severity == Severity::error ? count.errors : count.warnings) += finding.count;
    }
    void add_shown(const Diagnostic& finding) { ++of(file_of(finding)).shown; }
    std::vector<FileCount> take() { return std::move(counts_); }

  private:
    std::string file_of(const Diagnostic& finding) const {
        return finding.place ? sources_.source_of(*finding.place).path : std::string{};
    }
    FileCount& of(const std::string& path) {
        const auto [position, is_new] = positions_.try_emplace(path, counts_.size());
        if (is_new) counts_.push_back(FileCount{path});
        return counts_[position->second];
    }

    const diag::Sources& sources_;
    std::vector<FileCount> counts_;
    std::unordered_map<std::string, std::size_t> positions_;  ///< in counts_
};

/// What findings have in common that say one thing.
struct FindingKind {
    diag::RuleId rule{};
    Severity severity = Severity::error;
    const diag::Source* source = nullptr;  ///< null: it belongs to no place
    std::string field = {};
    bool empty = false;          ///< the cell is
    std::string indicator = {};  ///< without a place: what units lack of each is one thing

    auto operator<=>(const FindingKind&) const = default;
};

/// The findings of one kind.
struct Group {
    std::size_t count = 0;
    bool one_unit = true, one_indicator = true, one_period = true;  ///< they agree on it
    const Diagnostic* first = nullptr;
    std::vector<std::string> units;  ///< the first of them

    void add(const Diagnostic& finding) {
        if (first == nullptr) first = &finding;
        if (units.size() < most_named) units.push_back(unicode::printable(finding.unit));
        ++count;
        one_unit = one_unit && finding.unit == first->unit;
        one_indicator = one_indicator && finding.indicator == first->indicator;
        one_period = one_period && finding.period == first->period;
    }
};

/// The first of a group, saying that it stands for all of them.
Diagnostic representative(const Group& group) {
    Diagnostic first = *group.first;
    first.count = group.count;
    if (!group.one_unit) first.unit.clear();
    if (!group.one_indicator) first.indicator.clear();
    if (!group.one_period) first.period.reset();
    if (!first.place) {
        const std::string units = fmt::format("{}", fmt::join(group.units, ", "));
        first.message.vi += fmt::format(" (có {} đơn vị như vậy: {} …)", group.count, units);
        first.message.en += fmt::format(" ({} such units: {} …)", group.count, units);
        return first;
    }
    const bool column = !first.field.empty();
    first.message.vi +=
        fmt::format(" (có {} phát hiện như vậy trong {}; đây là phát hiện đầu tiên)", group.count,
                    column ? "cột này" : "tệp này");
    first.message.en += fmt::format(" ({} such findings in this {}; this is the first)",
                                    group.count, column ? "column" : "file");
    return first;
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

void keep_units(std::vector<Diagnostic>& findings, const Dataset& dataset,
                const std::optional<std::set<std::string>>& units) {
    if (!units) return;
    std::erase_if(findings, [&](const Diagnostic& finding) {
        const auto unit = dataset.units.find(finding.unit);
        const bool chosen = !unit || units->contains(unicode::folded(dataset.units[*unit].code));
        return finding.count == 1 && !chosen && !loses_more_than_a_row(dataset, finding);
    });
}

void keep_rules(std::vector<Diagnostic>& findings, const Dataset& dataset,
                const RuleSelection& rules) {
    std::erase_if(findings, [&](const Diagnostic& finding) {
        return !rules.holds(finding.rule) && !loses_more_than_a_row(dataset, finding);
    });
}

Listings::Listings(std::vector<Diagnostic> findings, const Dataset& dataset,
                   const ListingOptions& options, const KnownFindings& known, const ListedRun& run,
                   const load::CsvOptions& csv)
    : dataset_(dataset), options_(options), run_(run), csv_(csv), findings_(std::move(findings)) {
    known_ = known.leave_out(findings_, dataset);
    if (!options.strict) return;
    for (Diagnostic& finding : findings_) finding.severity = Severity::error;
}

bool Listings::passed() const {
    return std::ranges::count(findings_, Severity::error, &Diagnostic::severity) == 0;
}

const Listing& Listings::grouped() const {
    if (!grouped_) {
        std::vector<Diagnostic> shown = in_groups();
        keep_shown(shown);
        grouped_ = listing(std::move(shown));
    }
    return *grouped_;
}

std::vector<Diagnostic> Listings::in_groups() const {
    const auto kind_of = [&](const Diagnostic& finding) {
        FindingKind kind{finding.rule, finding.severity};
        kind.field = finding.field;
        kind.empty = finding.text.empty();
        if (finding.place) {
            kind.source = &dataset_.sources.source_of(*finding.place);
        } else {
            kind.indicator = finding.indicator;
        }
        return kind;
    };
    // one that stands for many already is not counted once more
    const auto is_single = [](const Diagnostic& finding) {
        return finding.count == 1 && (finding.place || !finding.unit.empty());
    };
    std::map<FindingKind, Group> groups;
    for (const Diagnostic& finding : findings_) {
        if (is_single(finding)) groups[kind_of(finding)].add(finding);
    }
    std::vector<Diagnostic> grouped;
    for (const Diagnostic& finding : findings_) {
        const Group* group = is_single(finding) ? &groups.at(kind_of(finding)) : nullptr;
        if (group == nullptr || group->count < many) {
            grouped.push_back(finding);
        } else if (&finding == group->first) {
            grouped.push_back(representative(*group));
        }
    }
    return grouped;
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
    listing.remarks = run_.remarks;
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
    for (const auto* files : {&dataset_.facts, &dataset_.verified_facts}) {
        for (const auto& facts : *files) {
            if (!facts.read) continue;
            listing.files.push_back({facts.source->name,
                                     facts.source->sheet ? facts.source->sheet->name : "",
                                     facts.separator, facts.decimal_mark, facts.rows});
        }
    }
    for (const UnreadFile& file : dataset_.unread)
        listing.unread.push_back({file.source->name, file.what});
    show_whereabouts(dataset_, listing);
    return listing;
}

}  // namespace cchc::command
