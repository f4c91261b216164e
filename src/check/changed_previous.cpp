#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "check/finding.hpp"
#include "check/rules.hpp"
#include "unicode/unicode.hpp"

namespace cchc::check {

namespace {

constexpr std::string_view previous = "previous_";

/// A cell of the year before, and the figure that the record has for it.
struct PreviousCell {
    std::string_view field;
    const PreviousFigure& figure;
    std::optional<Decimal> record;
};

/// What a cell says, as messages quote it.
std::string excerpt(const PreviousFigure& figure) {
    constexpr int longest = 60;
    const std::string_view head = unicode::first_bytes(figure.text, 4 * longest);
    return unicode::shortened(unicode::printable(head), longest);
}

/// Holds the figures of the year before in one file against the record.
class FormReader {
  public:
    using Report = std::tuple<UnitIndex, IndicatorIndex, Year>;

    FormReader(const Subject& subject, const std::set<Report>& refused, FileRoom& room,
               diag::Findings& findings)
        : subject_(subject), refused_(refused), room_(room), findings_(findings) {}

    void see(const PreviousFigures& row) {
        // a record with errors may be what the form shows, and says itself what is wrong
        if (refused_.contains({row.unit, row.indicator, row.period - 1})) return;
        const OwedReport record = subject_.year_before(row.unit, row.indicator, row.period);
        const bool is_ratio = subject_.indicator(row.indicator).kind == Kind::ratio;
        const PreviousCell cells[] = {
            {"previous_numerator", row.numerator, is_ratio ? record.amount : std::nullopt},
            {"previous_denominator", row.denominator, record.base},
            {"previous_value", row.value, is_ratio ? std::nullopt : record.amount}};
        const PreviousCell* without_record = nullptr;
        bool differs = false;
        for (const PreviousCell& cell : cells) {
            if (!cell.figure.is_there()) continue;
            if (!cell.record) {
                if (without_record == nullptr) without_record = &cell;
            } else if (!cell.figure.says(*cell.record)) {
                differs = true;
                report_difference(row, cell, record);
            }
        }
        if (without_record == nullptr || differs) return;
        if (!row.reports) {
            lonely_.push_back({sent(row), without_record->field, excerpt(without_record->figure),
                               record.amount.has_value()});
        } else if (!record.amount) {
            shows_other_data_ = true;
        }
    }

    /// Reports the figures that stand in no other cell of their row. Where rows with figures of
    /// their own show a year before that the data do not have, the form was made from data that are
    /// not here, and shows it in empty rows too. A form that nobody filled in may be such a one:
    /// `no-figures` says what it shows.
    void finish(bool no_figures) {
        for (const LonelyFigure& figure : lonely_) {
            if ((shows_other_data_ || no_figures) && !figure.has_record) continue;
            if (!room_.take(figure.row.place)) continue;
            add_finding(
                findings_, diag::RuleId::changed_previous, subject_.inputs, figure.row,
                figure.field,
                {fmt::format("số \"{}\" ghi ở cột của năm trước; các ô số liệu của chính "
                             "dòng này để trống",
                             figure.text),
                 fmt::format("the figure \"{}\" stands in {}; the row's own cells are empty",
                             figure.text, figure.field)});
        }
    }

  private:
    /// A figure of the year before that no record has, in a row without figures of its own.
    struct LonelyFigure {
        SentRow row;
        std::string_view field;
        std::string text;
        bool has_record = false;  ///< of other figures of the row
    };

    static SentRow sent(const PreviousFigures& row) {
        return {row.unit, row.indicator, row.period, {}, {}, row.place};
    }

    void report_difference(const PreviousFigures& row, const PreviousCell& cell,
                           const OwedReport& record) {
        if (!room_.take(row.place)) return;
        const Year year = row.period - 1;
        const std::string text = excerpt(cell.figure), figure = exact::to_text(*cell.record);
        const std::size_t rows = record.places.size();
        auto& finding = add_finding(
            findings_, diag::RuleId::changed_previous, subject_.inputs, sent(row), cell.field,
            {fmt::format("\"{}\" khác số liệu năm {} đã có, là {}{}{}", text, year, figure,
                         rows > 1 ? fmt::format(", tổng của {} dòng", rows) : "",
                         row.reports ? "" : "; các ô số liệu của chính dòng này để trống"),
             fmt::format("\"{}\" differs from the record of {}, which is {}{}{}", text, year,
                         figure, rows > 1 ? fmt::format(", the sum of {} rows", rows) : "",
                         row.reports ? "" : "; the row's own cells are empty")});
        for (const std::uint64_t place : record.places) {
            finding.notes.push_back({diag::Place{place, 0},
                                     {"số liệu đã có ở đây", "the record is here"},
                                     std::string{cell.field.substr(previous.size())}});
        }
    }

    const Subject& subject_;
    const std::set<Report>& refused_;
    FileRoom& room_;
    diag::Findings& findings_;
    std::vector<LonelyFigure> lonely_;
    bool shows_other_data_ = false;
};

}  // namespace

void changed_previous(const Subject& subject, diag::Findings& findings) {
    if (subject.forms.empty()) return;
    std::set<FormReader::Report> refused;
    for (const RefusedRow& row : subject.inputs.observations.refused) {
        if (row.indicator) refused.emplace(row.unit, *row.indicator, row.period);
    }
    FileRoom room{diag::RuleId::changed_previous, subject.files, findings};
    for (const Subject::Form& form : subject.forms) {
        FormReader reader{subject, refused, room, findings};
        form.read([&](const PreviousFigures& row) { reader.see(row); });
        reader.finish(form.no_figures);
    }
}

}  // namespace cchc::check
