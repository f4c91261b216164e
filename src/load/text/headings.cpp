#include "load/text/headings.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "load/text/heading_additions.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using enum Column;

/// No heading is longer, and other files are not to be searched for one at length.
constexpr std::size_t longest_heading = 200;

/// One name of one column; which forms have it is said by a letter each: d, u, e.
struct Heading {
    std::string_view name;
    Column column;
    std::string_view forms;
};

const Heading headings[] = {
    {"unit", unit, "due"},
    {"mã đơn vị", unit, "due"},
    {"đơn vị", unit, "due"},
    {"đơn vị báo cáo", unit, "due"},
    {"mã đơn vị báo cáo", unit, "d"},

    {"indicator", indicator, "de"},
    {"mã chỉ tiêu", indicator, "de"},
    {"chỉ tiêu", indicator, "de"},
    {"period", period, "d"},
    {"năm", period, "d"},
    {"kỳ", period, "d"},
    {"kỳ báo cáo", period, "d"},
    {"năm báo cáo", period, "d"},
    {"numerator", numerator, "d"},
    {"tử số", numerator, "d"},
    {"denominator", denominator, "d"},
    {"mẫu số", denominator, "d"},
    {"value", value, "d"},
    {"giá trị", value, "d"},
    {"kết quả", value, "d"},
    {"note", note, "d"},
    {"ghi chú", note, "d"},
    {"giải trình", note, "d"},
    {"evidence", evidence, "d"},
    {"minh chứng", evidence, "d"},
    {"tài liệu kiểm chứng", evidence, "d"},
    {"previous_numerator", previous_numerator, "d"},
    {"năm trước: tử số", previous_numerator, "d"},
    {"previous_denominator", previous_denominator, "d"},
    {"năm trước: mẫu số", previous_denominator, "d"},
    {"previous_value", previous_value, "d"},
    {"năm trước: giá trị", previous_value, "d"},

    {"name", name, "u"},
    {"tên", name, "u"},
    {"tên đơn vị", name, "u"},
    {"name_en", name_en, "u"},
    {"tên tiếng Anh", name_en, "u"},
    {"level", level, "u"},
    {"cấp", level, "u"},
    {"cấp đơn vị", level, "u"},
    {"parent", parent, "u"},
    {"trực thuộc", parent, "u"},
    {"đơn vị cấp trên", parent, "u"},
    {"mã đơn vị cấp trên", parent, "u"},
    {"from", from, "ue"},
    {"từ", from, "ue"},
    {"từ ngày", from, "u"},
    {"từ năm", from, "ue"},
    {"to", to, "ue"},
    {"đến", to, "ue"},
    {"đến ngày", to, "u"},
    {"đến năm", to, "ue"},
    {"successor", successor, "u"},
    {"đơn vị tiếp nhận", successor, "u"},
    {"mã đơn vị tiếp nhận", successor, "u"},
    {"đơn vị kế thừa", successor, "u"},
    {"reason", reason, "e"},
    {"lý do", reason, "e"},
    {"decision", decision, "e"},
    {"quyết định", decision, "e"},
    {"văn bản", decision, "e"},

    {"name", informing, "de"},
    {"unit_name", informing, "de"},
    {"indicator_name", informing, "de"},
    {"counted", informing, "d"},
    {"unit_of_measure", informing, "de"},
    {"nội dung số liệu", informing, "d"},
    {"computed", informing, "d"},
    {"kết quả tính", informing, "d"},
    {"verdict", informing, "d"},
    {"đánh giá", informing, "d"},
    {"tên", informing, "de"},
    {"tên đơn vị", informing, "de"},
    {"tên chỉ tiêu", informing, "de"},
    {"đơn vị tính", informing, "de"},
    {"stt", informing, "due"},
    {"tt", informing, "due"},
};

char letter(Form form) {
    return "due"[static_cast<std::size_t>(form)];
}

using Names = std::map<std::string, Column, std::less<>>;

/// The names of a form as `plain` writes them.
Names names_of(Form form) {
    Names names;
    for (const Heading& heading : headings) {
        if (heading.forms.find(letter(form)) != std::string_view::npos) {
            names.emplace(unicode::plain(heading.name), heading.column);
        }
    }
    return names;
}

/// The column with the same figure of the year before, where there is one.
std::optional<Column> year_before(Column column) {
    if (is_previous(column)) return column;
    if (!is_figure(column)) return std::nullopt;
    return static_cast<Column>(static_cast<int>(previous_numerator) + static_cast<int>(column) -
                               static_cast<int>(numerator));
}

/// The column that the name of one stands for together with what stands behind it.
std::optional<Column> with_addition(Column column, std::string_view rest) {
    switch (addition(rest)) {
        case Addition::none:
        case Addition::number:
            return column;
        case Addition::measure:
            return is_figure(column) || is_previous(column) || column == informing
                       ? std::optional{column}
                       : std::nullopt;
        case Addition::previous_year:
            return year_before(column);
        case Addition::other:
            break;
    }
    const bool in_years = rest == "_(nam)" || rest == "(nam)" || rest == "_(year)";
    return column == period && in_years ? std::optional{column} : std::nullopt;
}

/// Whether a name may end before position `i` of a text, which is not its end.
bool may_end_before(std::string_view plain, std::size_t i) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !is_letter(plain[i]) && !(is_digit(plain[i]) && is_digit(plain[i - 1]));
}

/// Takes `%` off the front: "% giá trị".
bool take_percent(std::string_view& plain) {
    for (const std::string_view sign : {"%", "(%)", "[%]"}) {
        if (!plain.starts_with(sign)) continue;
        plain.remove_prefix(sign.size());
        plain.remove_prefix(std::min(plain.find_first_not_of("_:-"), plain.size()));
        return true;
    }
    return false;
}

/// A name, with additions before or behind it or none.
std::optional<HeadingName> named_with_additions(const Names& known, std::string_view plain) {
    plain = without_number(plain);
    const bool in_percent = take_percent(plain);
    for (std::size_t length = plain.size(); length > 0; --length) {
        if (length < plain.size() && !may_end_before(plain, length)) continue;
        const auto found = known.find(plain.substr(0, length));
        if (found == known.end()) continue;
        const auto column = with_addition(found->second, plain.substr(length));
        if (column && (!in_percent || is_figure(*column)))
            return HeadingName{*column, found->first};
    }
    return std::nullopt;
}

/// "(tử số)", " - tử số" as "tử số".
std::string_view without_brackets(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of("_:-([ "), text.size()));
    while (text.ends_with(')') || text.ends_with(']')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::string_view word(Column column) {
    constexpr std::string_view words[column_count] = {"unit",
                                                      "indicator",
                                                      "period",
                                                      "numerator",
                                                      "denominator",
                                                      "value",
                                                      "note",
                                                      "evidence",
                                                      "name",
                                                      "name_en",
                                                      "level",
                                                      "parent",
                                                      "from",
                                                      "to",
                                                      "successor",
                                                      "reason",
                                                      "decision",
                                                      "previous_numerator",
                                                      "previous_denominator",
                                                      "previous_value",
                                                      ""};
    return words[static_cast<std::size_t>(column)];
}

FixedText words(Column column) {
    constexpr std::string_view vi[column_count] = {"mã đơn vị",
                                                   "mã chỉ tiêu",
                                                   "kỳ báo cáo",
                                                   "tử số",
                                                   "mẫu số",
                                                   "giá trị",
                                                   "ghi chú",
                                                   "tài liệu kiểm chứng",
                                                   "tên đơn vị",
                                                   "tên tiếng Anh",
                                                   "cấp",
                                                   "đơn vị cấp trên",
                                                   "từ",
                                                   "đến",
                                                   "đơn vị tiếp nhận",
                                                   "lý do",
                                                   "quyết định",
                                                   "tử số năm trước",
                                                   "mẫu số năm trước",
                                                   "giá trị năm trước",
                                                   ""};
    return {vi[static_cast<std::size_t>(column)], word(column)};
}

std::optional<HeadingName> heading_name(Form form, std::string_view heading) {
    static const Names names[] = {names_of(Form::data), names_of(Form::units),
                                  names_of(Form::exemptions)};
    if (heading.size() > longest_heading) return std::nullopt;
    const std::string plain = unicode::plain(heading);
    const Names& known = names[static_cast<std::size_t>(form)];
    if (const auto found = named_with_additions(known, plain)) return found;
    if (form != Form::data) return std::nullopt;
    for (const std::string_view lead : {"previous_", "nam_truoc"}) {
        if (!plain.starts_with(lead)) continue;
        const auto found = named_with_additions(
            known, without_brackets(std::string_view{plain}.substr(lead.size())));
        return HeadingName{found ? year_before(found->column).value_or(informing) : informing, {}};
    }
    return std::nullopt;
}

std::optional<Column> column_named(Form form, std::string_view heading) {
    const auto name = heading_name(form, heading);
    return name ? std::optional{name->column} : std::nullopt;
}

namespace {

/// Columns of each kind of file.
struct ColumnsByForm {
    std::span<const Column> data, units, exemptions;

    std::span<const Column> of(Form form) const {
        return form == Form::data ? data : form == Form::units ? units : exemptions;
    }
};

}  // namespace

std::span<const Column> needed_columns(Form form) {
    static constexpr Column data[] = {unit, indicator, period, numerator, denominator, value};
    static constexpr Column units[] = {unit, name, level, parent};
    static constexpr Column exemptions[] = {unit, indicator, from, to};
    return ColumnsByForm{data, units, exemptions}.of(form);
}

std::string listed_headings(Form form, Language language) {
    std::string out;
    for (const Column column : needed_columns(form)) {
        const FixedText name = words(column);
        out += (out.empty() ? "" : ", ") + std::string{name.in(language)};
    }
    return out;
}

std::span<const Column> naming_columns(Form form) {
    static constexpr Column data[] = {unit, indicator, period};
    static constexpr Column units[] = {unit, level};
    static constexpr Column exemptions[] = {unit, indicator};
    return ColumnsByForm{data, units, exemptions}.of(form);
}

std::optional<std::string> nearest_heading(Form form, std::string_view heading,
                                           const std::array<bool, column_count>& present) {
    std::vector<std::string> offered;
    for (const Heading& known : headings) {
        if (known.column != informing && !is_previous(known.column) &&
            known.forms.find(letter(form)) != std::string_view::npos &&
            !present[static_cast<std::size_t>(known.column)]) {
            offered.emplace_back(known.name);
        }
    }
    return unicode::nearest(heading, offered);
}

}  // namespace cchc::load
