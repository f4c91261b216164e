#include "load/text/headings.hpp"

#include "catch.hpp"
#include "load_world.hpp"

using namespace cchc;
using namespace cchc::load;
using namespace cchc::test;

namespace {

std::string found_in(std::string_view text) {
    World world;
    world.read(std::string{text});
    return world.found();
}

}  // namespace

TEST_CASE("columns are known in two languages, however they are written") {
    const auto is = [](std::string_view heading, Column column) {
        return column_named(Form::data, heading) == column;
    };
    CHECK(is("unit", Column::unit));
    CHECK(is(" UNIT ", Column::unit));
    CHECK(is("Mã đơn vị", Column::unit));
    CHECK(is("MA_DON_VI", Column::unit));
    CHECK(is("ma  don vi", Column::unit));
    CHECK(is("đơn vị báo cáo", Column::unit));
    CHECK(is("Ma\xCC\x83 chi\xCC\x89 tie\xCC\x82u", Column::indicator));  // NFD
    CHECK(is("Kỳ báo cáo", Column::period));
    CHECK(is("NĂM", Column::period));
    CHECK(is("Tử số", Column::numerator));
    CHECK(is("Mẫu_số", Column::denominator));
    CHECK(is("Kết quả", Column::value));
    CHECK(is("Giải trình", Column::note));
    CHECK(is("Tài liệu kiểm chứng", Column::evidence));
    CHECK(is("Đơn vị tính", Column::informing));
    CHECK(is("Tên chỉ tiêu", Column::informing));
    CHECK(is("Kết quả tính", Column::informing));
    CHECK(is("Đánh giá", Column::informing));
    CHECK(is("computed", Column::informing));
    CHECK(is("verdict", Column::informing));
    CHECK(is("previous_value", Column::previous_value));
    CHECK(is("Năm trước: tử số", Column::previous_numerator));
    CHECK(is("NAM TRUOC: MAU SO", Column::previous_denominator));
    CHECK(is("previous_includes", Column::informing));
    CHECK(is("Năm trước: gồm số liệu của", Column::informing));
    CHECK_FALSE(column_named(Form::data, "level"));
    CHECK_FALSE(column_named(Form::data, std::string(1'000'000, 'u')));
    CHECK(column_named(Form::units, "Đơn vị tiếp nhận") == Column::successor);
    CHECK(column_named(Form::units, "trực thuộc") == Column::parent);
    CHECK(column_named(Form::exemptions, "Đến năm") == Column::to);
}

TEST_CASE("a number, a unit of measure or * beside a name leaves the column as it is") {
    const auto is = [](std::string_view heading, Column column) {
        CAPTURE(heading);
        CHECK(column_named(Form::data, heading) == column);
    };
    for (const auto* heading : {"Tử số (1)",
                                "Tử số*",
                                "Tử số (*)",
                                "Tử số 1",
                                "Tử số¹",
                                "Tử số [2]",
                                "Tử số: (3)",
                                "Tử số\n(1)",
                                "Tử số\u00A0(1)",
                                "Tử số（1）",
                                "TỬ SỐ (I)",
                                "(1) Tử số",
                                "1. Tử số",
                                "* Tử số",
                                "I. Tử số",
                                "Tử số (hồ sơ)",
                                "Tử số (ĐVT: hồ sơ)",
                                "Tử số, hồ sơ",
                                "Tử số (người) (4)",
                                "tu_so_(ho_so)",
                                "numerator (files)",
                                "Numerator *",
                                "Tử số (A)",
                                "[b] Tử số",
                                "C. Tử số",
                                "Tử số (bắt buộc)",
                                "Tử số - bắt buộc nhập",
                                "Tử số (required)",
                                "Tử số (nếu có)",
                                "Tử số:"}) {
        is(heading, Column::numerator);
    }
    for (const auto* heading :
         {"Giá trị (%)", "Giá trị %", "Giá trị (％)", "Giá trị, %", "Kết quả (điểm)",
          "Kết quả (%) (5=3/4)", "Giá trị (%) (5)=(3)/(4)*100", "Giá trị (triệu đồng)",
          "Giá trị (đơn vị tính: %)", "value (%)", "Value – %", "Giá trị (phần trăm)", "% Giá trị",
          "(%) Giá trị", "%giá trị", "Giá trị (100*1/2)", "Giá trị (1/2 x 100)",
          "Giá trị (%) = (3)/(4) × 100", "(5) % Kết quả"}) {
        is(heading, Column::value);
    }
    is("Mẫu số*", Column::denominator);
    is("Mã đơn vị (1)", Column::unit);
    is("Kỳ báo cáo (năm)", Column::period);
    is("STT (1)", Column::informing);
    is("Tên đơn vị *", Column::informing);
    is("Đơn vị tính (3)", Column::informing);
    is("Năm trước: tử số (6)", Column::previous_numerator);
}

TEST_CASE("a year or another word beside a name makes it another column") {
    const auto is = [](std::string_view heading, Column column) {
        CAPTURE(heading);
        CHECK(column_named(Form::data, heading) == column);
    };
    for (const auto* heading : {"Tử số năm trước", "Tử số (năm trước)", "Tử số - năm trước",
                                "Tử số của năm trước", "Năm trước - tử số", "Năm trước (tử số)",
                                "Tử số (năm trước) (hồ sơ)", "numerator (previous year)"}) {
        is(heading, Column::previous_numerator);
    }
    is("Mẫu số (năm trước)", Column::previous_denominator);
    is("Kết quả năm trước (%)", Column::previous_value);
    is("Năm trước", Column::informing);
    for (const auto* heading : {"Tử số (2024)",     "Tử số 2024",
                                "Tử số năm 2024",   "Giá trị (năm 2024)",
                                "Giá trị (% 2024)", "Giá trị (kế hoạch)",
                                "Giá trị mục tiêu", "Tử số (nghìn hồ sơ)",
                                "Mẫu số (6/2025)",  "Mã đơn vị (%)",
                                "Đơn vị (hồ sơ)",   "Mã đơn vị năm trước",
                                "Năm 2025",         "Tử sốx",
                                "Giá trị (",        "Tử số (lũy kế)",
                                "values",           "Tử số (AB)",
                                "Tử số A",          "% Mã đơn vị",
                                "Tử số (1/2)",      "Giá trị (100*2024/2)",
                                "% kế hoạch",       "Tử số (bắt buộc năm 2024)",
                                "Mẫu số (x)x"}) {
        CAPTURE(heading);
        CHECK_FALSE(column_named(Form::data, heading));
    }
    CHECK(column_named(Form::units, "Cấp *") == Column::level);
    CHECK(column_named(Form::units, "Mã đơn vị (1)") == Column::unit);
    CHECK_FALSE(column_named(Form::units, "Đến (hồ sơ)"));
}

TEST_CASE("the heading decides the separator, and columns stand in any order") {
    World world;
    const auto observations = world.read(
        "\xEF\xBB\xBFGhi chú;Mẫu số;Tử số;Kết quả;Năm;Mã chỉ tiêu;Đơn vị tính;Mã đơn vị\r\n"
        "\"a,b\nc\";80;36;45,00 %;2025;r-01;hồ sơ;\u00A0snv \r\n");
    CHECK(world.found().empty());
    const auto rows = all_rows(observations);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].unit == 1);
    CHECK(rows[0].amount == Decimal::whole(36));
    CHECK(rows[0].base == Decimal::whole(80));
    REQUIRE(observations.remarks.size() == 1);
    CHECK(observations.remarks[0].note == "a,b\nc");
    CHECK(world.facts.at(0).separator == ';');
    CHECK(world.facts.at(0).decimal_mark == ',');

    World tabs;
    tabs.read("unit\tindicator\tperiod\tnumerator\tdenominator\tvalue\nSNV\tR-01\t2025\t1\t2\t\n");
    CHECK(tabs.found().empty());
    CHECK(tabs.facts.at(0).separator == '\t');

    World announced;
    const auto sent = announced.read(
        "sep=;\r\nunit;indicator;period;numerator;denominator;value\r\nSNV;R-01;2025;1;2;\r\n");
    CHECK(all_rows(sent).size() == 1);
    CHECK(announced.found().empty());
}

TEST_CASE("a separator that the user gives is the one") {
    World world;
    world.options.separator = ';';
    world.read("unit,indicator;x\n");
    CHECK(world.found() ==
          "1:1-0 empty-file: no header was found; expected the columns "
          "unit, indicator, period, numerator, denominator, value");
}

TEST_CASE("missing, double and unknown columns are found in the heading") {
    CHECK(found_in(
              "unit,indicator,period,numeratr,denominator,value,Ký tên\nSNV,R-01,2025,1,2,,\n") ==
          "1:23-8 missing-column: unknown column \"numeratr\"; did you mean \"numerator\"?\n"
          "1:50-6 unknown-column: unknown column \"Ký tên\"");
    CHECK(found_in("unit,indicator,period,năm,numerator,denominator,value\n") ==
          "1:23-3 duplicate-column: \"năm\" names column period again, which heading 3 already "
          "names");
    World world;
    world.read("unit,indicator,period,numerator,denominator,value,,\nSNV,R-01,2025,1,2,,,\n");
    CHECK(world.found().empty());
}

TEST_CASE("beside a column of codes, đơn vị and chỉ tiêu are names") {
    World world;
    const auto observations = world.read(
        "Mã đơn vị,Đơn vị,Mã chỉ tiêu,Chỉ tiêu,Năm,Tử số,Mẫu số,Giá trị\n"
        "SNV,Sở Nội vụ,R-01,Tỷ lệ,2025,1,2,\n");
    CHECK(world.found().empty());
    const auto rows = all_rows(observations);
    CHECK(rows.size() == 1);
}

TEST_CASE("a title above the heading is found, with the line of the heading") {
    CHECK(found_in("BÁO CÁO KẾT QUẢ,,,,,\nNăm 2025,,,,,\n\n"
                   "unit,indicator,period,numerator,denominator,value\nSNV,R-01,2025,1,2,\n") ==
          "1:1-15 title-above-header: \"BÁO CÁO KẾT QUẢ\" stands above the header; delete "
          "what is above, so that the header, line 4, is the first line");
    CHECK(found_in("\"BÁO CÁO\nNĂM\",,,,,\nunit,indicator,period,numerator,denominator,value\n"
                   "SNV,R-01,2025,1,2,\n") ==
          "1:1-13 title-above-header: \"BÁO CÁO NĂM\" stands above the header; delete what is "
          "above, so that the header, line 3, is the first line");
}

TEST_CASE("a file without heading or rows is empty") {
    const std::string none =
        "empty-file: no header was found; expected the columns "
        "unit, indicator, period, numerator, denominator, value";
    CHECK(found_in("") == "1:1-0 " + none);
    CHECK(found_in("\n\n  \n") == "4:1-0 " + none);
    CHECK(found_in("SNV,R-01,2025,1,2,\n") == "1:1-0 " + none);
    CHECK(found_in("unit,indicator,period,numerator,denominator,value\n,,,,,\n") ==
          "3:1-0 empty-file: no row stands below the header");
}
