#include "render/machine/form.hpp"
#include "render/machine/csv_line.hpp"

#include <array>
#include <string_view>

#include "render/scorecard/scorecard.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

/// The columns; those between the names and the period only inform.
constexpr std::array<std::string_view, 16> vietnamese{"Mã đơn vị",
                                                      "Tên đơn vị",
                                                      "Mã chỉ tiêu",
                                                      "Tên chỉ tiêu",
                                                      "Nội dung số liệu",
                                                      "Đơn vị tính",
                                                      "Năm trước: tử số",
                                                      "Năm trước: mẫu số",
                                                      "Năm trước: giá trị",
                                                      "Năm trước: gồm số liệu của",
                                                      "Kỳ báo cáo",
                                                      "Tử số",
                                                      "Mẫu số",
                                                      "Giá trị",
                                                      "Ghi chú",
                                                      "Tài liệu kiểm chứng"};
constexpr std::array<std::string_view, 16> english{"unit",
                                                   "unit_name",
                                                   "indicator",
                                                   "indicator_name",
                                                   "counted",
                                                   "unit_of_measure",
                                                   "previous_numerator",
                                                   "previous_denominator",
                                                   "previous_value",
                                                   "previous_includes",
                                                   "period",
                                                   "numerator",
                                                   "denominator",
                                                   "value",
                                                   "note",
                                                   "evidence"};

/// One line for a spreadsheet.
class FormLine {
  public:
    FormLine(Language language, std::string& out) : language_(language), out_(out) {}
    FormLine(const FormLine&) = delete;
    FormLine& operator=(const FormLine&) = delete;
    ~FormLine() { out_ += "\r\n"; }

    FormLine& cell(std::string_view text) {
        if (!first_) out_ += language_ == Language::vi ? ';' : ',';
        first_ = false;
        if (text.find_first_of(";,\"\r\n") == text.npos) {
            out_ += text;
            return *this;
        }
        unicode::add_quoted(text, out_);
        return *this;
    }
    /// Text that only informs: what a spreadsheet would take for a formula gets an apostrophe.
    FormLine& words(std::string_view text) {
        const bool formula = text.find_first_of("=+-@\t\r") == 0;
        return cell(formula ? "'" + std::string{text} : std::string{text});
    }
    FormLine& figure(std::optional<Decimal> figure) {
        return cell(figure ? exact::to_text(*figure, {0, language_ == Language::vi ? ',' : '.', ""})
                           : "");
    }

  private:
    Language language_;
    std::string& out_;
    bool first_ = true;
};

/// A noun of the programme behind what it stands for, or the bare word without one.
std::string cell(std::string_view column, const std::string& noun) {
    return std::string{column} + (noun.empty() ? "" : ": " + clean(noun));
}

/// Which cells are filled in, and with what: "Tử số: hồ sơ trực tuyến; Mẫu số: tổng số hồ sơ".
std::string cells_to_fill(const Indicator& indicator, Language language) {
    const Words& w = words(language);
    const bool vi = language == Language::vi;
    const std::string value = vi ? "Giá trị" : "Value";
    switch (indicator.kind) {
        case Kind::ratio:
            return cell(w.numerator, indicator.numerator.in(language)) + "; " +
                   cell(w.denominator, indicator.denominator.in(language));
        case Kind::reduction:
            return cell(value, indicator.quantity.in(language));
        case Kind::milestone:
            return cell(value, vi ? "1 nếu đã hoàn thành, 0 nếu chưa" : "1 if done, 0 if not");
        case Kind::value:
            break;
    }
    std::string text = cell(
        value, indicator.points ? (vi ? "số điểm" : "points") : (vi ? "tỷ lệ %" : "percentage"));
    if (indicator.rollup == Rollup::weighted_mean) {
        text +=
            "; " + cell(w.denominator, vi ? "số người được khảo sát" : "number of people surveyed");
    }
    return text;
}

std::string_view unit_of_measure(const Indicator& indicator, Language language) {
    const Words& w = words(language);
    const bool vi = language == Language::vi;
    if (indicator.kind == Kind::milestone) return vi ? "0 hoặc 1" : "0 or 1";
    if (indicator.kind == Kind::value) return indicator.points ? w.points : std::string_view{"%"};
    if (indicator.fractional) return vi ? "số, có thể lẻ" : "number, decimals allowed";
    return vi ? "số đếm, số nguyên" : "count, whole number";
}

/// The predecessors whose rows stand in the figures of the year before.
std::string included(const Form& form, const OwedReport& report, Language language) {
    std::string names;
    for (const UnitIndex unit : report.from) {
        names += (names.empty() ? "" : ", ") + clean(form.units[unit].name.in(language));
    }
    return names;
}

void write_row(const Form& form, const OwedReport& report, Language language, std::string& out) {
    const Indicator& indicator = form.programme.indicators[report.indicator];
    const Unit& unit = form.units[report.unit];
    const bool ratio = indicator.kind == Kind::ratio;
    FormLine line{language, out};
    line.cell(unit.code).words(unit.name.in(language));
    line.cell(indicator.id).words(name_of_indicator(form.programme, indicator, language));
    line.words(cells_to_fill(indicator, language)).words(unit_of_measure(indicator, language));
    line.figure(ratio ? report.amount : std::nullopt).figure(report.base);
    line.figure(ratio ? std::nullopt : report.amount).words(included(form, report, language));
    line.cell(std::to_string(form.period)).cell("").cell("").cell("").cell("").cell("");
}

}  // namespace

void write_form(const Form& form, Language language, std::string& out) {
    out += "\xEF\xBB\xBF";
    {
        FormLine heading{language, out};
        for (const std::string_view name : language == Language::vi ? vietnamese : english)
            heading.cell(name);
    }
    for (const OwedReport& report : form.reports) write_row(form, report, language, out);
}

}  // namespace cchc::render
