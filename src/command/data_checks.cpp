#include "command/data_checks.hpp"

#include <map>
#include <unordered_map>

#include "check/check.hpp"
#include "command/findings.hpp"
#include "load/data/previous_figures.hpp"
#include "load/data/units.hpp"
#include "load/text/cells.hpp"
#include "measure/owed.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// What forms for any period show of the year before.
class YearsBefore {
  public:
    explicit YearsBefore(const Inputs& inputs) : inputs_(inputs) {}

    OwedReport report(UnitIndex unit, IndicatorIndex indicator, Year period) {
        const auto [at, is_new] = lineages_.try_emplace(period, inputs_.units, period);
        return measure::owed_report({inputs_.programme, inputs_.units, inputs_.exemptions,
                                     inputs_.observations, at->second},
                                    unit, indicator);
    }

  private:
    const Inputs& inputs_;
    std::map<Year, Lineage> lineages_;  ///< by period
};

/// Shows the subject the figures of the year before in its files; what is passed outlives it.
void show_forms(check::Subject& subject, const Dataset& dataset, const load::CsvOptions& csv,
                YearsBefore& years) {
    for (const auto& facts : dataset.facts) {
        if (!facts.is_form) continue;
        const auto read = [&](const std::function<void(const PreviousFigures&)>& see) {
            load::read_previous_figures(*facts.source, dataset.programme, dataset.units, csv, see);
        };
        subject.forms.push_back({read, facts.no_figures});
    }
    subject.year_before = [&](UnitIndex unit, IndicatorIndex indicator, Year period) {
        return years.report(unit, indicator, period);
    };
}

}  // namespace

void find_unsound(const Dataset& dataset, diag::Findings& findings) {
    check::check_soundness(dataset.programme, dataset.units, dataset.observations,
                           check::RowsOf::units, addresses_of(dataset.facts), findings);
    if (!dataset.verified) return;
    check::check_soundness(dataset.programme, dataset.units, *dataset.verified,
                           check::RowsOf::appraisers, addresses_of(dataset.verified_facts),
                           findings);
}

std::vector<diag::Diagnostic> find_all(const Dataset& dataset, const Session& session, Year period,
                                       bool complete, const EvidenceFolder* evidence) {
    diag::Findings findings = dataset.findings;
    if (dataset.read_to_the_end) {
        const Lineage lineage{dataset.units, period};
        const std::vector<std::uint64_t> files = addresses_of(dataset.facts);
        find_unsound(dataset, findings);
        check::Subject subject{
            {dataset.programme, dataset.units, dataset.exemptions, dataset.observations, lineage},
            files,
            {session.options.period.has_value(), loses_more_than_rows(dataset), complete},
            dataset.verified ? &*dataset.verified : nullptr,
            session.threads()};
        std::optional<ObservationStore> counting;
        if (dataset.verified)
            subject.counting = &counting.emplace(rows_that_count(dataset, Unverified::counts));
        load::CellFinder cells{dataset.sources, session.options.input.csv};
        subject.has_percent_sign = [&](RowIndex row) {
            const diag::Place start{dataset.observations.place(row), 0};
            return cells.text(start, "value").ends_with('%');
        };
        std::optional<std::unordered_map<std::string, diag::Place>> successors;
        subject.place_of_successor = [&](UnitIndex unit) -> std::optional<diag::Place> {
            if (!dataset.units_source) return std::nullopt;
            if (!successors) {
                successors = load::places_of_units(*dataset.units_source, load::Column::successor);
            }
            const auto found = successors->find(unicode::folded(dataset.units[unit].code));
            return found == successors->end() ? std::nullopt : std::optional{found->second};
        };
        if (evidence != nullptr) {
            subject.evidence_file = [&](const std::string& path) { return evidence->find(path); };
        }
        YearsBefore years{subject.inputs};
        show_forms(subject, dataset, session.options.input.csv, years);
        check::check_data(subject, findings);
    }
    findings.order_from(0);
    return std::move(findings).take();
}

}  // namespace cchc::command
