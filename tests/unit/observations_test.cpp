#include "load/data/observations.hpp"

#include "catch.hpp"
#include "load/data/codes.hpp"
#include "load/data/figures.hpp"
#include "load_world.hpp"

using namespace cchc;
using namespace cchc::load;
using namespace cchc::test;

TEST_CASE("each kind of indicator takes its own figures") {
    World world;
    const auto observations = world.read(std::string{data_header} +
                                         "SNV,R-01,2025,36,80,45,\n"
                                         "SNV,W-01,2025,,120,87.5,\n"
                                         "SNV,V-01,2025,,,1234.5,\n"
                                         "SNV,C-01,2025,,,30,\n"
                                         "SNV,D-01,2025,,,30.5,\n"
                                         "SNV,M-01,2025,,,1,\n"
                                         "SNV,X-01,2025,120,100,120%,\n"
                                         "SNV,R-01,2024,0,0,,\n");
    CHECK(world.found().empty());
    const auto rows = all_rows(observations);
    REQUIRE(rows.size() == 8);
    CHECK(rows[0].amount == Decimal::whole(36));
    CHECK(rows[0].base == Decimal::whole(80));
    CHECK(rows[1].amount == Decimal::millionths(87'500'000));
    CHECK(rows[1].base == Decimal::whole(120));
    CHECK(rows[4].amount == Decimal::millionths(30'500'000));
    CHECK_FALSE(rows[4].base);
    CHECK(rows[7].period == 2024);
    CHECK(rows[7].amount == Decimal{});
    CHECK(rows[6].indicator == 7);
    CHECK(world.sources.position({rows[2].place, 0}).line == 4);
}

TEST_CASE("a row without figures is no report, but keeps its remark") {
    World world;
    const auto observations = world.read(
        "unit,indicator,period,numerator,denominator,value,note,evidence\n"
        "SNV,R-01,2025,, ,,Chu\xCC\x9B"
        "a co\xCC\x81 so\xCC\x82\xCC\x81 lie\xCC\xA3\xCC\x82u,Q1\n");
    CHECK(world.found() == "2:1-0 no-figures: no figure stands in the file, which has 1 row");
    const auto rows = all_rows(observations);
    REQUIRE(rows.size() == 1);
    CHECK_FALSE(rows[0].amount);
    REQUIRE(observations.remarks.size() == 1);
    CHECK(observations.remarks[0].note == "Chưa có số liệu");
    CHECK(observations.remarks[0].evidence == "Q1");
}

TEST_CASE("several files are one data set, and each says what was decided about it") {
    World world;
    const std::vector<const diag::Source*> files = {
        world.add(std::string{data_header} + "SNV,R-01,2025,1,2,,\nSNV,R-01,2025,1,x,,\n", "a.csv"),
        world.add("unit;indicator;period;numerator;denominator;value\nS10;P-01;2025;;;\"12,5\"\n",
                  "b.csv")};
    const auto observations = read_observations(files, world.programme, world.units, {}, {},
                                                world.findings, &world.facts);
    const auto rows = all_rows(observations);
    CHECK(rows.size() == 2);
    REQUIRE(world.facts.size() == 2);
    CHECK(world.facts[0].rows == 2);
    CHECK(world.facts[0].decimal_mark == '.');
    CHECK(world.facts[1].separator == ';');
    CHECK(world.facts[1].decimal_mark == ',');
    CHECK(observations.latest_period() == 2025);
}

TEST_CASE("unknown units and indicators come with what was probably meant") {
    CHECK(found_in_rows("S1O,R-01,2025,1,2,,\n7,R-01,2025,1,2,,\nSở Nội vụ,R-01,2025,1,2,,\n"
                        "QQQQ,R-1,2025,1,2,,\n,,2025,1,2,,\n") ==
          "2:1-3 unknown-unit: unknown unit \"S1O\"; did you mean \"S10\"?\n"
          "3:1-1 unknown-unit: unknown unit \"7\"; did you mean \"007\"?\n"
          "4:1-9 unknown-unit: unknown unit \"Sở Nội vụ\"; did you mean \"SNV\"?\n"
          "5:1-4 unknown-unit: unknown unit \"QQQQ\"\n"
          "5:6-3 unknown-indicator: unknown indicator \"R-1\"; did you mean \"R-01\"?\n"
          "6:1-0 unknown-unit: the row names no unit; if cells are merged, write the code in "
          "every row\n"
          "6:2-0 unknown-indicator: the row names no indicator; expected an indicator's id");
    CHECK(found_in_rows("S1O,R-01,2025,1,2,,\n", Language::vi) ==
          "2:1-3 unknown-unit: không có đơn vị \"S1O\"; ý bạn là \"S10\"?");
}

TEST_CASE("a finding carries the cell's column, text, unit, indicator and period") {
    World world;
    world.read(std::string{data_header} + " snv,r-01,2025,12a,80,,\n");
    REQUIRE(world.findings.all().size() == 1);
    const auto& finding = world.findings.all()[0];
    CHECK(finding.field == "numerator");
    CHECK(finding.text == "12a");
    CHECK(finding.unit == "SNV");
    CHECK(finding.indicator == "R-01");
    CHECK(finding.period == 2025);
}

TEST_CASE("a row of totals is no unit") {
    CHECK(
        found_in_rows(
            "Tổng cộng,R-01,2025,1,2,,\nTỔNG CỘNG (I+II):,,,3,4,,\nTotal,R-01,2025,1,2,,\n"
            ",,,3,4,,Cộng\n") ==
        "2:1-9 total-row: \"Tổng cộng\" is a row of totals, not of a unit; expected rows of units "
        "only\n"
        "3:1-17 total-row: \"TỔNG CỘNG (I+II):\" is a row of totals, not of a unit; expected rows "
        "of units only\n"
        "4:1-5 total-row: \"Total\" is a row of totals, not of a unit; expected rows of units "
        "only\n"
        "5:9-4 total-row: \"Cộng\" is a row of totals, not of a unit; expected rows of units only");
}

TEST_CASE("a total is known by how it begins, and units by what else they are called") {
    for (const auto text : {"Tổng",
                            "Cộng",
                            "TỔNG CỘNG (I + II):",
                            "Tổng cộng toàn tỉnh",
                            "Cộng toàn tỉnh",
                            "Tổng toàn tỉnh",
                            "Tổng cộng toàn ngành",
                            "Cộng các xã",
                            "Tổng các xã",
                            "Tổng số đơn vị",
                            "Tổng cộng 45 đơn vị",
                            "Tổng 45 đơn vị",
                            "Toàn huyện",
                            "Toàn xã",
                            "Toàn thành phố",
                            "Cả tỉnh",
                            "* Tổng cộng",
                            "- Cộng",
                            "II. Tổng số",
                            "3) tong cong",
                            "TONG-CONG",
                            "Cộng chung",
                            "Lũy kế",
                            "Luỹ kế",
                            "Bình quân",
                            "Bình quân toàn tỉnh",
                            "Grand total",
                            "Total of units",
                            "sub-total"}) {
        CAPTURE(text);
        CHECK(is_total(text));
    }
    for (const auto text : {"", "T", "Tổng công ty Điện lực", "TONG_CTY", "Công an tỉnh", "CONG-AN",
                            "Công Thương", "Công chứng số 1", "Tổng hợp", "Toàn Thắng", "Cả Nhì",
                            "TotalEnergies", "Sumida", "Sở Nội vụ", "007", "* S10"}) {
        CAPTURE(text);
        CHECK_FALSE(is_total(text));
    }
}

TEST_CASE("levels, derived indicators and exemptions") {
    World world;
    world.exemptions.add({1, 0, 2024, 2025, "", "CV 12"});
    const auto observations =
        world.read(std::string{data_header} +
                   "SNV,R-01,2025,1,2,,\nSNV,R-01,2023,1,2,,\nSNV,T-01,2025,1,2,,\n"
                   "SNV,S-01,2025,1,2,,\nSNV,R-01,2024,,,,\n");
    CHECK(world.found() ==
          "2:1-3 exempt-unit: unit \"SNV\" is exempt from indicator \"R-01\" in 2025 (CV 12): "
          "the row counts in the sums above, and the unit's score leaves it out\n"
          "4:1-3 wrong-level: unit \"SNV\" is of the level \"Department\", and units of that level "
          "do not report indicator \"T-01\"\n"
          "5:5-4 derived-indicator: indicator \"S-01\" takes its figures from \"R-01\"; expected a "
          "row "
          "of \"R-01\" only");
    const auto rows = all_rows(observations);
    CHECK(rows.size() == 3);
    CHECK(observations.amount(observations.find(1, 0, 2025)) == Decimal::whole(1));
}

TEST_CASE("a unit reports the periods it lives in, and restates those before its time") {
    CHECK(
        found_in_rows(
            "OLD,R-01,2025,1,2,,\nOLD,C-01,2025,,,3,\nOLD,R-01,2026,1,2,,\n"
            "NEW,C-01,2025,,,3,\nNEW,C-01,2021,,,3,\nNEW,C-01,2011,,,3,\nOLD,C-01,2024,,,3,\n") ==
        "3:10-4 inactive-unit: unit \"OLD\" ended before the last day of 2025, for which indicator "
        "\"C-01\" is counted\n"
        "4:10-4 inactive-unit: unit \"OLD\" did not exist in 2026");
}

TEST_CASE("rows with errors say whose they were, as far as they do") {
    World world;
    const auto observations =
        world.read(std::string{data_header} +
                   "SNV,R-01,2025,x,2,,\nSNV,Q,2024,1,2,,\n??,R-01,2025,1,2,,\n"
                   "SNV,R-01,20,1,2,,\nS10,R-01,2025,1,2,,\n");
    const auto rows = all_rows(observations);
    CHECK(rows.size() == 1);
    REQUIRE(observations.refused.size() == 2);
    CHECK(observations.refused[0].unit == 1);
    CHECK(observations.refused[0].indicator == IndicatorIndex{0});
    CHECK(observations.refused[0].period == 2025);
    CHECK_FALSE(observations.refused[1].indicator);
    CHECK(observations.refused[1].period == 2024);
}

TEST_CASE("a period is a year of the programme") {
    const std::string expected = "is not a year of the programme; expected one from 2021 to 2100";
    CHECK(found_in_rows("SNV,R-01,2020,1,2,,\nNEW,R-01,2010,1,2,,\nSNV,R-01,2101,1,2,,\n"
                        "SNV,R-01,Q1/2025,1,2,,\nSNV,R-01,,1,2,,\n") ==
          "2:10-4 not-a-period: \"2020\" " + expected + "\n3:10-4 not-a-period: \"2010\" " +
              expected + "\n4:10-4 not-a-period: \"2101\" " + expected +
              "\n5:10-7 not-a-period: \"Q1/2025\" " + expected +
              "\n6:10-0 not-a-period: the row names no period; expected a year from 2021 to 2100");
}

TEST_CASE("an indicator is reported from the year on that a baseline of it reaches back to") {
    World world;
    const auto observations = world.read(std::string{data_header} +
                                         "SNV,C-01,2019,,,3,\nSNV,C-01,2018,,,3,\n"
                                         "SNV,D-01,2019,,,3,\nNEW,C-01,2018,,,3,\n");
    const std::string said = "not-a-period: \"";
    CHECK(world.found() == "3:10-4 " + said +
                               "2018\" is not a year of the programme; expected one from 2019 to "
                               "2100\n4:10-4 " +
                               said +
                               "2019\" is not a year of the programme; expected one from 2021 "
                               "to 2100");
    CHECK(observations.find(1, 4, 2019) != no_row);
    CHECK(observations.find(5, 4, 2018) != no_row);
}

TEST_CASE("figures that are no numbers say why") {
    CHECK(
        found_in_rows("SNV,R-01,2025,x,–,,\nSNV,M-01,2025,,,xong,\nSNV,R-01,2025,1e5,50%,,\n"
                      "SNV,R-01,2025,-5,1000000000000000,,\nSNV,R-01,2025,1.5,2,,\n"
                      "SNV,R-01,2025,1.234,2000,,\n") ==
        "2:15-1 not-a-number: \"x\" is not a number; what did not occur is 0 and 0, what is not "
        "known yet is an empty cell\n"
        "2:17-1 not-a-number: \"–\" is not a number; what did not occur is 0 and 0, what is not "
        "known yet is an empty cell\n"
        "3:17-4 not-a-number: \"xong\" is not a number; expected 1 (done) or 0 (not done)\n"
        "4:15-3 not-a-number: \"1e5\" has an exponent; expected all digits\n"
        "4:19-3 not-a-number: \"50%\" is a percentage; expected a count in denominator\n"
        "5:15-2 negative-figure: \"-5\" is negative; expected 0 or more\n"
        "5:18-16 too-many-digits: \"1000000000000000\" has over 15 digits before the decimal mark\n"
        "6:15-3 not-whole: \"1.5\" is not whole; numerator counts whole things\n"
        "7:15-5 ambiguous-number: \"1.234\" may have grouped digits or decimals; write 1234 if "
        "thousands (whole things are counted here), or use --decimal");
}

TEST_CASE("two decimal marks in one file are found where the rarer one stands") {
    CHECK(found_in_rows("SNV,V-01,2025,,,1.5,\nSNV,V-01,2024,,,2.5,\nSNV,V-01,2023,,,\"3,5\",\n") ==
          "4:17-5 mixed-decimal-marks: \"3,5\" has a decimal comma; the file has decimal points");
    World world;
    world.options.decimal_mark = ',';
    world.read(std::string{data_header} + "SNV,V-01,2025,,,1.5,\n");
    CHECK(
        world.found() ==
        "2:17-3 mixed-decimal-marks: \"1.5\" has a decimal point; the file has decimal commas (by "
        "--decimal)");
}

TEST_CASE("decimals behind the sixth are rounded with a warning") {
    World world;
    const auto observations = world.read(std::string{data_header} + "SNV,V-01,2025,,,1.2345675,\n");
    CHECK(world.found() ==
          "2:17-9 rounded-figure: \"1.2345675\" has over 6 decimals and was rounded to 1.234568");
    const auto rows = all_rows(observations);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].amount == Decimal::millionths(1'234'568));
    CHECK_FALSE(world.findings.has_errors());
}

TEST_CASE("figures that are missing, or not asked for") {
    World world;
    const auto observations =
        world.read(std::string{data_header} +
                   "SNV,R-01,2025,,,45,\nSNV,R-01,2024,1,,,\nSNV,W-01,2025,,,45,\n"
                   "SNV,V-01,2025,1,2,,\nSNV,V-01,2024,1,,3,\n");
    CHECK(world.found() ==
          "2:15-0 missing-figure: numerator and denominator are empty; indicator \"R-01\" needs "
          "numerator "
          "and denominator\n"
          "3:17-0 missing-figure: denominator is empty; indicator \"R-01\" needs numerator and "
          "denominator\n"
          "4:16-0 missing-figure: denominator is empty; indicator \"W-01\" needs denominator and "
          "value\n"
          "5:19-0 missing-figure: value is empty; indicator \"V-01\" needs value\n"
          "6:15-1 unexpected-figure: indicator \"V-01\" takes no numerator; \"1\" is passed over");
    const auto rows = all_rows(observations);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].amount == Decimal::whole(3));
}

TEST_CASE("figures that contradict each other or their kind") {
    CHECK(found_in_rows("SNV,R-01,2025,81,80,,\nSNV,R-01,2025,1,0,,\nSNV,X-01,2025,1,0,,\n"
                        "SNV,P-01,2025,,,100.5,\nSNV,P-01,2025,,,100,\nSNV,M-01,2025,,,2,\n"
                        "SNV,M-01,2025,,,0.5,\nSNV,W-01,2025,,0,45,\n") ==
          "2:15-2 numerator-exceeds-denominator: numerator 81 exceeds denominator 80\n"
          "3:17-1 cases-without-base: a numerator of 1 stands over a denominator of 0\n"
          "4:17-1 cases-without-base: a numerator of 1 stands over a denominator of 0\n"
          "5:17-5 percent-out-of-range: \"100.5\" is over 100; indicator \"P-01\" is a percentage\n"
          "7:17-1 not-a-milestone: \"2\" is neither 1 (done) nor 0 (not done)\n"
          "8:17-3 not-a-milestone: \"0.5\" is neither 1 (done) nor 0 (not done)\n"
          "9:16-1 cases-without-base: value \"45\" has a denominator of 0; it is the weight, "
          "expected "
          "above 0");
}

TEST_CASE("the value of a ratio is held against its counts, at the decimals it is given with") {
    CHECK(
        found_in_rows("SNV,R-01,2025,2,3,67,\nSNV,R-01,2025,2,3,66.67%,\nSNV,R-01,2025,2,3,66.7,\n"
                      "SNV,R-01,2025,2,3,66.666667,\n")
            .empty());
    CHECK(found_in_rows("SNV,R-01,2025,2,3,66.66,\nSNV,R-01,2025,2,3,0.67,\n") ==
          "2:19-5 inconsistent-value: value \"66.66\" is not 100 · 2 / 3, which is about 66.667; "
          "check the two counts, or leave the value empty\n"
          "3:19-4 inconsistent-value: value \"0.67\" is not 100 · 2 / 3, which is about 66.667; "
          "check the two counts, or leave the value empty");
}

TEST_CASE("a percentage agrees with its counts up to half a unit of its last decimal") {
    const auto agrees = [](std::string_view value, int places, exact::Integer n, exact::Integer d) {
        return is_percent_of(*exact::parse(value), places, Decimal::whole(n), Decimal::whole(d));
    };
    CHECK(agrees("12", 0, 1, 8));
    CHECK(agrees("13", 0, 1, 8));
    CHECK_FALSE(agrees("13", 1, 1, 8));
    CHECK_FALSE(agrees("12", 0, 1'250'001, 10'000'000));
    CHECK(agrees("1", 2, 201, 20'000));
    CHECK(agrees("1.01", 2, 201, 20'000));
    CHECK(agrees("0.195312", 6, 1, 512));
    CHECK(agrees("0.195313", 6, 1, 512));
    CHECK_FALSE(agrees("0.195314", 6, 1, 512));
    CHECK(agrees("0", 0, 1, 200));
    CHECK_FALSE(agrees("0", 1, 1, 200));
    constexpr exact::Integer most = 999'999'999'999'999;
    CHECK(agrees("100", 6, most, most));
    CHECK_FALSE(agrees("99.999999", 6, most, most));
    // beside 0/0
    CHECK(agrees("0", 1, 0, 0));
    CHECK_FALSE(agrees("0.1", 1, 0, 0));
    CHECK_FALSE(agrees("0", 1, 1, 0));
}

TEST_CASE("a file that is no text has no rows") {
    World world;
    CHECK(all_rows(world.read("PK\x03\x04")).empty());
    CHECK(world.findings.has_errors());
}

TEST_CASE("garbage never crashes the loader") {
    std::uint32_t seed = 1;
    const auto random = [&](std::uint32_t n) {
        seed = seed * 1664525u + 1013904223u;
        return (seed >> 16) % n;
    };
    constexpr std::string_view pieces[] = {
        "\"",   ",", "\n", "\r",     ";", "\t",   "SNV", "R-01",      "2025", "1.234",
        "12,5", "%", "ộ",  "\u00A0", "-", "\"\"", "0",   "Tổng cộng", "M-01", "a"};
    for (int round = 0; round < 2000; ++round) {
        std::string text{round % 2 == 0 ? data_header : std::string_view{}};
        for (std::uint32_t i = random(60); i > 0; --i) text += pieces[random(std::size(pieces))];
        World world;
        const auto observations = world.read(text);
        CHECK_NOTHROW(all_rows(observations));
        world.read_units(text);
        world.read_exemptions(text);
        CHECK_NOTHROW(world.found());
    }
}
