#include "command/period_remarks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "check/check.hpp"
#include "diag/text.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// So many units are named.
constexpr std::size_t most_names = 10;

/// "A3, A8", of many the first and how many more there are.
Text named(const std::vector<std::string>& codes) {
    const std::size_t shown = std::min(codes.size(), most_names), more = codes.size() - shown;
    std::string names;
    for (std::size_t i = 0; i < shown; ++i)
        names += (i == 0 ? "" : ", ") + unicode::printable(codes[i]);
    if (more == 0) return {names, names};
    return {fmt::format("{} và {} đơn vị khác", names, more),
            fmt::format("{} and {} more", names, more)};
}

/// The rows of a unit in a year, with figures or without.
std::size_t count_rows(const ObservationStore& rows, UnitIndex unit, Year year) {
    std::size_t count = 0;
    if (const auto* sent = rows.rows_of(unit, year)) {
        for (std::size_t i = 0; i < rows.form(unit).size(); ++i)
            count += sent[i].amount.is_absent() ? 0u : 1u;
    }
    count += static_cast<std::size_t>(
        std::ranges::count(rows.without_figures(unit), year, &SentRow::period));
    return count;
}

/// What is said of the units that were asked for.
class Remarks {
  public:
    Remarks(const Dataset& dataset, Year period, const std::optional<std::set<std::string>>& units)
        : dataset_(dataset), period_(period), asked_(units) {}

    std::optional<Text> later_rows() const {
        const ObservationStore& rows = dataset_.observations;
        const Year latest = rows.latest_period().value_or(period_);
        std::size_t count = 0;
        std::set<Year> years;
        std::vector<std::string> codes;
        for (UnitIndex unit = 0; unit < rows.units() && latest > period_; ++unit) {
            if (!is_asked(unit)) continue;
            const std::size_t before = count;
            for (Year year = period_ + 1; year <= latest; ++year) {
                const std::size_t sent = count_rows(rows, unit, year);
                if (sent > 0) years.insert(year);
                count += sent;
            }
            if (count > before) codes.push_back(dataset_.units[unit].code);
        }
        if (count == 0) return std::nullopt;
        const Text who = named(codes);
        const std::string when = fmt::format("{}", fmt::join(years, ", "));
        return Text{fmt::format("{} dòng của năm {} ({}) không được tính: sau năm {}", count, when,
                                who.vi, period_),
                    fmt::format("{} of {} ({}) {} not count: after {}", diag::counted(count, "row"),
                                when, who.en, count == 1 ? "does" : "do", period_)};
    }

    std::optional<Text> silent_units(unsigned threads) const {
        const Lineage lineage{dataset_.units, period_};
        const Inputs inputs{dataset_.programme, dataset_.units, dataset_.exemptions,
                            dataset_.observations, lineage};
        std::vector<std::string> codes;
        for (const UnitIndex unit : check::silent_units(inputs, threads)) {
            if (is_asked(unit)) codes.push_back(dataset_.units[unit].code);
        }
        if (codes.empty() || is_form_of_one()) return std::nullopt;
        const Text who = named(codes);
        return Text{fmt::format("{} đơn vị chưa gửi số liệu năm {}: {}; --complete coi đó là lỗi",
                                codes.size(), period_, who.vi),
                    fmt::format("{} sent nothing for {}: {}; --complete makes it an error",
                                codes.size() == 1 ? std::string{"1 unit has"}
                                                  : fmt::format("{} units have", codes.size()),
                                period_, who.en)};
    }

  private:
    /// Whether all rows are those of one unit, in one file: nobody looks for others in its form.
    bool is_form_of_one() const {
        const ObservationStore& rows = dataset_.observations;
        std::size_t senders = 0;
        for (UnitIndex unit = 0; unit < rows.units() && senders < 2; ++unit)
            senders += rows.any(unit, *rows.first_period(), *rows.latest_period()) ? 1u : 0u;
        return senders == 1 && dataset_.facts.size() == 1;
    }
    bool is_asked(UnitIndex unit) const {
        return !asked_ || asked_->contains(unicode::folded(dataset_.units[unit].code));
    }

    const Dataset& dataset_;
    Year period_;
    const std::optional<std::set<std::string>>& asked_;
};

}  // namespace

std::vector<Text> remarks_on_period(const Dataset& dataset, Year period,
                                    const std::optional<std::set<std::string>>& units,
                                    bool complete, unsigned threads) {
    const Remarks all{dataset, period, units};
    std::vector<Text> remarks;
    if (auto later = all.later_rows()) remarks.push_back(std::move(*later));
    // that nobody has sent anything is a finding
    if (complete || check::emptiness(dataset.observations, period)) return remarks;
    if (auto silent = all.silent_units(threads)) remarks.push_back(std::move(*silent));
    return remarks;
}

}  // namespace cchc::command
