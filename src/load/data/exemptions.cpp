#include "load/data/code_offers.hpp"
#include "load/data/codes.hpp"
#include "load/data/units.hpp"
#include "load/text/calendar.hpp"
#include "load/text/table.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using enum diag::RuleId;

class ExemptionsReader {
  public:
    ExemptionsReader(const Programme& programme, const Units& units, Table& table,
                     FileFindings& findings)
        : programme_(programme), units_(units), table_(table), findings_(findings) {
        for (std::size_t i = 0; i < programme.indicators.size(); ++i) {
            indicators_.add(programme.indicators[i].id, static_cast<std::uint32_t>(i));
        }
    }

    Exemptions read() {
        Exemptions exemptions;
        while (table_.next()) {
            if (auto exemption = read_row()) exemptions.add(std::move(*exemption));
        }
        return exemptions;
    }

  private:
    template <typename... Args>
    void report(Column column, fmt::format_string<const Args&...> vi,
                fmt::format_string<const Args&...> en, const Args&... args) {
        const Cell& cell = table_[column];
        auto& finding = findings_.add(bad_exemption, cell.offset, cell.length, vi, en, args...);
        finding.field = word(column);
        finding.text = whole(cell.text);
        finding.unit = excerpt(table_[Column::unit].text);
        finding.indicator = excerpt(table_[Column::indicator].text);
        sound_ = false;
    }

    std::optional<Exemption> read_row() {
        sound_ = true;
        Exemption exemption;
        exemption.unit = unit();
        exemption.indicator = indicator();
        read_years(exemption);
        exemption.reason = unicode::nfc(unicode::trimmed(table_[Column::reason].text));
        exemption.decision = unicode::nfc(unicode::trimmed(table_[Column::decision].text));
        if (!sound_) return std::nullopt;
        return exemption;
    }

    template <typename World>
    static std::vector<std::string> offer(std::optional<CodeOffers>& known, const World& world,
                                          std::string_view text) {
        if (!known) known = offers_of(world);
        return known->nearest(text);
    }

    UnitIndex unit() {
        const auto code = table_[Column::unit].text;
        const auto found = code.size() > longest_code ? std::nullopt : units_.find(code);
        if (found) return *found;
        if (unicode::trimmed(code).empty()) {
            report(Column::unit, "dòng không ghi mã đơn vị",
                   "the row names no unit; expected a unit's code");
            return no_unit;
        }
        const auto meant = offer(known_units_, units_, code);
        report(Column::unit, "không có đơn vị {0}{1}", "unknown unit {0}{2}", quoted(code),
               offer_vi(meant), offer_en(meant));
        return no_unit;
    }

    IndicatorIndex indicator() {
        const auto id = table_[Column::indicator].text;
        const auto found = indicators_.find(unicode::trimmed(id));
        if (unicode::trimmed(id).empty()) {
            report(Column::indicator, "dòng không ghi mã chỉ tiêu",
                   "the row names no indicator; expected an indicator's id");
            return 0;
        }
        if (!found) {
            const auto meant = offer(known_indicators_, programme_, id);
            report(Column::indicator, "không có chỉ tiêu {0}{1}", "unknown indicator {0}{2}",
                   quoted(id), offer_vi(meant), offer_en(meant));
            return 0;
        }
        const Indicator& indicator = programme_.indicators[*found];
        if (indicator.same_as) {
            report(
                Column::indicator,
                "chỉ tiêu {0} lấy số liệu từ chỉ tiêu {1}; cần ghi miễn đánh giá cho chỉ tiêu {1}",
                "indicator {0} takes its figures from {1}; expected an exemption from {1}",
                quoted(indicator.id), quoted(programme_.indicators[*indicator.same_as].id));
        }
        return static_cast<IndicatorIndex>(*found);
    }

    void read_years(Exemption& exemption) {
        const auto from = year(Column::from), to = year(Column::to);
        if (from) exemption.from = *from;
        if (to) exemption.to = *to;
        if (from && to && *from > *to) {
            report(Column::to, "năm cuối ({0}) đứng trước năm đầu ({1})",
                   "the last year ({0}) lies before the first ({1})", *to, *from);
        }
    }

    std::optional<Year> year(Column column) {
        const auto text = unicode::trimmed(table_[column].text);
        if (text.empty()) return std::nullopt;
        const auto year = year_of(text);
        if (!year) {
            report(column, "{0} không phải là năm; cần ghi như 2025, hoặc để trống",
                   "{0} is not a year; expected one like 2025, or an empty cell", quoted(text));
        }
        return year;
    }

    const Programme& programme_;
    const Units& units_;
    Table& table_;
    FileFindings& findings_;
    CodeIndex indicators_;
    std::optional<CodeOffers> known_units_, known_indicators_;  ///< made when needed
    bool sound_ = true;
};

}  // namespace

Exemptions read_exemptions(const diag::Source& source, const Programme& programme,
                           const Units& units, diag::Findings& findings) {
    FileFindings file{source, findings};
    Table table{Form::exemptions, {}, file};
    if (!table.readable()) return {};
    return ExemptionsReader{programme, units, table, file}.read();
}

}  // namespace cchc::load
