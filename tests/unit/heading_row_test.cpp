#include "load/text/heading_row.hpp"

#include "catch.hpp"

using namespace cchc::load;
using namespace std::literals;

namespace {

/// Text of ASCII letters in UTF-16, `low_first` or high byte first, without a mark.
std::string in_utf16(std::string_view text, bool low_first) {
    std::string out;
    for (const char c : text) out += low_first ? std::string{c, '\0'} : std::string{'\0', c};
    return out;
}

}  // namespace

TEST_CASE("a heading of data is seen in whatever encoding") {
    const auto text = "unit\tindicator\tperiod\tnumerator\tdenominator\tvalue\n"sv;
    CHECK(has_data_heading(text, {}));
    CHECK(has_data_heading("\xEF\xBB\xBF" + std::string{text}, {}));
    CHECK(has_data_heading("\xFF\xFE" + in_utf16(text, true), {}));
    CHECK(has_data_heading("\xFE\xFF" + in_utf16(text, false), {}));
    CHECK(has_data_heading(in_utf16(text, true), {}));
    CHECK(has_data_heading(in_utf16(text, false), {}));
    CHECK(has_data_heading("S\xEA N\xF4i v\xF4\n" + std::string{text}, {}));
    CHECK(has_data_heading("Mã đơn vị;Chỉ tiêu;Kỳ;Tử số;Mẫu số;Kết quả", {}));
    CHECK(has_data_heading("sep=;\nunit;indicator\n", {}));
}

TEST_CASE("prose has no heading of data") {
    CHECK_FALSE(has_data_heading("", {}));
    CHECK_FALSE(has_data_heading("Ghi chú\nKết quả\nĐơn vị\n", {}));
    CHECK_FALSE(has_data_heading("unit,name,level,parent\n", {}));
    CHECK_FALSE(has_data_heading("\xFF\xFE\x00\xD8"sv, {}));  // half a character
    CHECK_FALSE(has_data_heading("\xFF\xFE"sv, {}));
    CHECK_FALSE(has_data_heading("\xFF", {}));
    std::string late;
    for (int i = 0; i < most_title_rows; ++i) late += "title\n";
    CHECK_FALSE(has_data_heading(late + "unit,indicator\n", {}));
    CHECK(has_data_heading(late.substr(6) + "unit,indicator\n", {}));
}

TEST_CASE("a heading is looked for by the separator that was named, and by the usual ones") {
    const CsvOptions pipes{.separator = '|', .decimal_mark = {}};
    CHECK(find_heading_row("unit|indicator|period\n", Form::data, {}).named == 0);
    CHECK(find_heading_row("unit|indicator|period\n", Form::data, pipes).named == 3);
    CHECK(has_data_heading("unit|indicator|period\n", {}));  // though it cannot be read so
    CHECK(has_data_heading("unit;indicator;period\n", pipes));
}

TEST_CASE("what else cuts a heading is found") {
    const auto cut = [](std::string_view text) {
        const auto found = find_other_cut(text, Form::data);
        return found ? found->separator : "";
    };
    CHECK(cut("unit|indicator|period\n") == "|");
    CHECK(cut("BÁO CÁO\nMã đơn vị:Mã chỉ tiêu:Năm\n") == ":");
    CHECK(cut("unit~indicator~period\n") == "~");
    CHECK(cut("unit indicator period\n") == " ");
    CHECK(cut("Mã đơn vị，Mã chỉ tiêu，Năm\n") == "，");
    CHECK(cut("unit,indicator,period\n") == ",");
    CHECK(cut("Người lập biểu: Nguyễn Văn A\n").empty());
    CHECK(cut("").empty());
    const auto wide = find_other_cut("x\nunit，indicator\r\n", Form::data);
    REQUIRE(wide);
    CHECK(wide->heading.offset == 2);
    CHECK(wide->heading.length == 16);
}
