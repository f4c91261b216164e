#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <vector>

#include "check/finding.hpp"
#include "check/rows_where.hpp"
#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// The figures of one indicator in one file, all of them from 0 to 1 and some above 0.
struct Small {
    std::vector<RowIndex> rows;
};

/// Which of the subject's files an address lies in.
std::size_t file_at(const Subject& subject, std::uint64_t place) {
    if (subject.files.size() == 1) return 0;
    const auto behind = std::ranges::upper_bound(subject.files, place);
    return static_cast<std::size_t>(behind - subject.files.begin()) - 1;
}

/// Where all figures of an indicator in a file are that small.
std::vector<Small> find_small(const Subject& subject, const std::vector<char>& is_percent) {
    const ObservationStore& rows = subject.inputs.observations;
    // one figure above 1 decides it for its file and indicator, and nearly every file has one
    std::vector<std::atomic<bool>> any_large(subject.files.size() * is_percent.size());
    const auto position = [&](std::size_t file, IndicatorIndex indicator) {
        return file * is_percent.size() + indicator;
    };
    const bool one_file = subject.files.size() == 1;
    const auto candidates = rows_where(subject, [&](const UnitRows& sent, auto&& found) {
        for (std::size_t i = 0; i < sent.form.size(); ++i) {
            const IndicatorIndex indicator = sent.form[i];
            if (!is_percent[indicator] || !sent.has(i)) continue;
            if (one_file && any_large[indicator].load(std::memory_order_relaxed)) continue;
            const RowIndex row = rows.index(sent.unit, sent.period, i);
            auto& is_large = any_large[position(file_at(subject, rows.place(row)), indicator)];
            if (is_large.load(std::memory_order_relaxed)) continue;
            if (rows.amount(row) > Decimal::whole(1)) {
                is_large.store(true, std::memory_order_relaxed);
            } else {
                found(i);
            }
        }
    });
    std::map<std::size_t, Small> small;  // by position
    std::set<std::size_t> above_zero;
    for (const RowIndex row : candidates) {
        const SentRow sent = rows.row(row);
        const std::size_t file = file_at(subject, sent.place), at = position(file, sent.indicator);
        if (any_large[at]) continue;
        small[at].rows.push_back(row);
        if (!sent.amount->is_zero()) above_zero.insert(at);
    }
    std::vector<Small> suspicious;
    for (auto& [at, figures] : small) {
        if (above_zero.contains(at)) suspicious.push_back(std::move(figures));
    }
    return suspicious;
}

}  // namespace

void fraction_for_percent(const Subject& subject, diag::Findings& findings) {
    const auto& indicators = subject.inputs.programme.indicators;
    std::vector<char> is_percent;
    for (const Indicator& indicator : indicators) {
        is_percent.push_back(indicator.kind == Kind::value && !indicator.points);
    }
    const ObservationStore& rows = subject.inputs.observations;
    for (const Small& figures : find_small(subject, is_percent)) {
        // `0.85%` means percent
        if (subject.has_percent_sign &&
            std::ranges::any_of(figures.rows, subject.has_percent_sign)) {
            continue;
        }
        const RowIndex first = *std::ranges::min_element(
            figures.rows, {}, [&](RowIndex row) { return rows.place(row); });
        auto& finding = add_finding(
            findings, diag::RuleId::fraction_for_percent, subject.inputs, first, "value",
            {"mọi số của chỉ tiêu này trong tệp đều từ 0 đến 1; cần ghi phần trăm (85, "
             "không phải 0,85)",
             "every figure of this indicator in the file lies within 0 and 1; expected "
             "percent (85, not 0.85)"});
        // it is about a file, of which the row is the first
        finding.unit = {};
        finding.period = {};
    }
}

}  // namespace cchc::check
