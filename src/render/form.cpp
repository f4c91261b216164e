#include "render/form.hpp"

#include <array>
#include <string_view>

#include "render/phrases.hpp"
#include "render/scorecard.hpp"
#include "render/words.hpp"

namespace cchc::render {

namespace {

/// The columns; those between the names and the period only inform.
constexpr std::array<std::string_view, 15> vietnamese{"Mã đơn vị",
                                                      "Tên đơn vị",
                                                      "Mã chỉ tiêu",
                                                      "Tên chỉ tiêu",
                                                      "Nội dung số liệu",
                                                      "Đơn vị tính",
                                                      "Năm trước: tử số",
                                                      "Năm trước: mẫu số",
                                                      "Năm trước: giá trị",
                                                      "Kỳ báo cáo",
                                                      "Tử số",
                                                      "Mẫu số",
                                                      "Giá trị",
                                                      "Ghi chú",
                                                      "Tài liệu kiểm chứng"};
constexpr std::array<std::string_view, 15> english{"unit",
                                                   "unit_name",
                                                   "indicator",
                                                   "indicator_name",
                                                   "counted",
                                                   "unit_of_measure",
                                                   "previous_numerator",
                                                   "previous_denominator",
                                                   "previous_value",
                                                   "period",
                                                   "numerator",
                                                   "denominator",
                                                   "value",
                                                   "note",
                                                   "evidence"};

/// One line for a spreadsheet.
class Line {
  public:
    Line(Language language, std::string& out) : language_(language), out_(out) {}
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() { out_ += "\r\n"; }

    Line& cell(std::string_view text) {
        if (!first_) out_ += language_ == Language::vi ? ';' : ',';
        first_ = false;
        if (text.find_first_of(";,\"\r\n") == text.npos) {
            out_ += text;
            return *this;
        }
        out_ += '"';
        for (const char c : text) {
            if (c == '"') out_ += '"';
            out_ += c;
        }
        out_ += '"';
        return *this;
    }
    /// Text that only informs: what a spreadsheet would take for a formula gets an apostrophe.
    Line& words(std::string_view text) {
        const bool formula = text.find_first_of("=+-@\t\r") == 0;
        return cell(formula ? "'" + std::string{text} : std::string{text});
    }
    Line& figure(std::optional<Decimal> figure) {
        return cell(figure ? exact::to_text(*figure, {0, language_ == Language::vi ? ',' : '.', ""})
                           : "");
    }

  private:
    Language language_;
    std::string& out_;
    bool first_ = true;
};

/// What the figures count: "hồ sơ trực tuyến / tổng số hồ sơ".
std::string counted_by(const Indicator& indicator, Language language) {
    const std::string& above = indicator.numerator.in(language);
    const std::string& below = indicator.denominator.in(language);
    if (indicator.kind == Kind::reduction) return indicator.quantity.in(language);
    return above.empty() || below.empty() ? above + below : above + " / " + below;
}

std::string_view unit_of_measure(const Indicator& indicator, Language language) {
    const Words& w = words(language);
    if (indicator.kind == Kind::milestone) return w.one_or_zero;
    if (indicator.kind == Kind::value) return indicator.points ? w.points : std::string_view{"%"};
    return w.how_many;
}

void write_row(const Inputs& inputs, UnitIndex unit, IndicatorIndex index, Language language,
               std::string& out) {
    const Programme& programme = inputs.programme;
    const Indicator& indicator = programme.indicators[index];
    const RowIndex before = inputs.table.find(unit, index, inputs.period() - 1);
    std::optional<Decimal> amount, base;
    if (before != no_row) {
        amount = inputs.observations.amount[before];
        base = inputs.observations.base[before];
    }
    const bool ratio = indicator.kind == Kind::ratio;
    Line line{language, out};
    line.cell(inputs.units[unit].code).words(inputs.units[unit].name.in(language));
    line.cell(indicator.id).words(name_of_indicator(programme, indicator, language));
    line.words(counted_by(indicator, language)).words(unit_of_measure(indicator, language));
    line.figure(ratio ? amount : std::nullopt).figure(base).figure(ratio ? std::nullopt : amount);
    line.cell(std::to_string(inputs.period())).cell("").cell("").cell("").cell("").cell("");
}

}  // namespace

void write_form(const Inputs& inputs, std::span<const UnitIndex> units, Language language,
                std::string& out) {
    out += "\xEF\xBB\xBF";
    {
        Line heading{language, out};
        for (const std::string_view name : language == Language::vi ? vietnamese : english)
            heading.cell(name);
    }
    for (const UnitIndex unit : units) {
        for (IndicatorIndex i = 0; i < inputs.programme.indicators.size(); ++i) {
            const bool repeated = inputs.programme.indicators[i].same_as.has_value();
            if (!repeated && owes_report(inputs, unit, i, inputs.period()))
                write_row(inputs, unit, i, language, out);
        }
    }
}

}  // namespace cchc::render
