#include "load/data/units.hpp"

#include "catch.hpp"
#include "load/text/calendar.hpp"
#include "load_world.hpp"

using namespace cchc;
using namespace cchc::load;
using namespace cchc::test;

namespace {

constexpr std::string_view header = "unit,name,level,parent,from,to,successor\n";

std::string found_in(std::string_view rows) {
    World world;
    world.read_units(std::string{header} + std::string{rows});
    return world.found();
}

std::string found_in_exemptions(std::string_view rows) {
    World world;
    world.read_exemptions("unit,indicator,from,to,reason,decision\n" + std::string{rows});
    return world.found();
}

}  // namespace

TEST_CASE("a year is a first or a last day, a date is itself") {
    CHECK(day_of("2025", false) == 20250101);
    CHECK(day_of("2025", true) == 20251231);
    CHECK(day_of(" 2025-06-30 ", true) == 20250630);
    CHECK(day_of("2024-02-29", true) == 20240229);
    for (const auto text :
         {"2025-02-29", "2025-13-01", "2025-00-10", "2025-06-31", "2025-6-30", "1899", "2101",
          "30/06/2025", "2025/06/30", "25", "", "2025-06-30x", "năm 25"}) {
        CHECK_FALSE(day_of(text, true));
    }
}

TEST_CASE("units are read in any order of rows, with either language's headings") {
    World world;
    const Units units = world.read_units(
        "\xEF\xBB\xBFMã đơn vị\tTên\tCấp\tTrực thuộc\tTừ\tĐến\tĐơn vị tiếp nhận\tname_en\r\n"
        "X1\tXa\xCC\x83 Một\tCOMMUNE\tt \t\t2024\tx2\t\r\n"
        "X2\t\tcommune\tT\t2025\t\t\t\r\n"
        "T\tTỉnh\tprovince\t\t\t\t\tProvince\r\n");
    CHECK(world.found().empty());
    REQUIRE(units.size() == 3);
    CHECK(units[0].name.vi == "Xã Một");
    CHECK(units[0].name.en == "Xã Một");
    CHECK(units[0].parent == 2);
    CHECK(units[0].successors == std::vector<UnitIndex>{1});
    CHECK(units[0].to == 20241231);
    CHECK(units[1].name.vi == "X2");
    CHECK(units[1].from == 20250101);
    CHECK(units[2].name.en == "Province");
    CHECK(units[2].parent == no_unit);
    CHECK(units.find(" x1\u00A0") == UnitIndex{0});
}

TEST_CASE("codes stand once, and stand there") {
    CHECK(found_in("T,Tỉnh,province,,,,\nt ,Tỉnh,province,,,,\n,Sở Nội vụ,department,T,,,\n") ==
          "3:1-2 duplicate-unit: unit \"t\" stands twice; expected each unit once\n"
          "4:1-0 missing-code: unit \"Sở Nội vụ\" has no code");
}

TEST_CASE("levels, parents and successors are known ones") {
    CHECK(
        found_in("T,,province,,,,\nS1,,departmnt,T,,,\nS2,,,T,,,\nS3,,department,TT,,2024,S1O\n"
                 "S10,,department,T,,,\n") ==
        "3:5-9 unknown-level: unknown level \"departmnt\"; did you mean \"department\"?; expected "
        "one of province, department, commune\n"
        "4:5-0 unknown-level: unit \"S2\" has no level; expected one of province, department, "
        "commune\n"
        "5:16-2 unknown-parent: unknown parent \"TT\"\n"
        "5:25-3 unknown-successor: unknown successor \"S1O\"; did you mean \"S10\"?");
}

TEST_CASE("a life begins before it ends, and an end names who follows") {
    CHECK(
        found_in("T,,province,,,,\nA,,commune,T,2025,2024,T\nB,,commune,T,2025-02-29,,\n"
                 "C,,commune,T,,30/06/2025,T\nD,,commune,T,,2024,\nE,,commune,T,,,T\n") ==
        "3:19-4 bad-lifetime: unit \"A\" ends (2024) before it begins (2025)\n"
        "4:14-10 bad-lifetime: \"2025-02-29\" is not a year or a day of the calendar; expected one "
        "like 2025 or 2025-06-30\n"
        "5:15-10 bad-lifetime: \"30/06/2025\" is not a year or a day of the calendar; expected one "
        "like 2025 or 2025-06-30\n"
        "6:15-4 ended-without-successor: unit \"D\" ends (2024) and names no successor\n"
        "7:16-1 bad-lifetime: unit \"E\" names a successor but not the day it ends (column "
        "\"to\")");
}

TEST_CASE("parents and successors do not lead in a loop") {
    CHECK(found_in("A,,commune,B,,,\nB,,commune,C,,,\nC,,commune,A,,,\nD,,commune,D,,,\nE,,commune,"
                   "A,,,\n") ==
          "2:12-1 parent-loop: parents lead in a loop: \"A\" → \"B\" → \"C\" → \"A\"\n"
          "5:12-1 parent-loop: parents lead in a loop: \"D\" → \"D\"");
    CHECK(found_in("T,,province,,,,\nA,,commune,T,,2024,B\nB,,commune,T,,2024,A\nC,,commune,T,,"
                   "2023,A\n") ==
          "3:20-1 successor-loop: successors lead in a loop: \"A\" → \"B\" → \"A\"");
}

TEST_CASE("a unit that was divided names several successors") {
    World world;
    const Units units = world.read_units(
        "unit;name;level;parent;from;to;successor\nT;;province;;;;\nA;;commune;T;;2024;\"b ; C\"\n"
        "B;;commune;T;2025;;\nC;;commune;T;2025;;\n");
    CHECK(world.found().empty());
    CHECK(units[1].successors == std::vector<UnitIndex>{2, 3});

    CHECK(found_in("T,,province,,,,\nA,,commune,T,,2024, B;b ;BB;\nB,,commune,T,,,\n"
                   "C,,commune,T,,2024,\"C2;\"\"D\"\n") ==
          "3:20-9 unknown-successor: a successor's code is missing beside a semicolon\n"
          "3:23-1 duplicate-unit: successor \"b\" stands twice; expected each successor once\n"
          "3:26-2 unknown-successor: unknown successor \"BB\"\n"
          "5:20-8 unknown-successor: unknown successor \"C2\"\n"
          "5:20-8 unknown-successor: unknown successor \"\"D\"");
}

TEST_CASE("no loop leads through any of several successors") {
    CHECK(found_in("T,,province,,,,\nA,,commune,T,,2024,T;B\nB,,commune,T,,2024,C;D\n"
                   "C,,commune,T,,2024,T;A\nD,,commune,T,,2024,D;T\nE,,commune,T,,2023,A;T\n") ==
          "3:22-1 successor-loop: successors lead in a loop: \"A\" → \"B\" → \"C\" → \"A\"\n"
          "6:20-1 successor-loop: successors lead in a loop: \"D\" → \"D\"");
}

TEST_CASE("the heirs of a divided unit are found without walking each of many ways") {
    std::string rows = "T,,province,,,,\n";
    // each layer of two is divided into the next: two to the power of 60 ways
    for (int layer = 0; layer < 60; ++layer) {
        for (const char side : {'a', 'b'}) {
            rows += fmt::format("{0}{1},,commune,T,,{2},a{3};b{3}\n", side, layer, 1950 + layer,
                                layer + 1);
        }
    }
    CHECK(found_in(rows + "a60,,commune,T,,,\nb60,,commune,T,,,\nX,,commune,a0,,,\n").empty());
}

TEST_CASE("the parent of a unit whose parent was divided is the next one up") {
    // H was divided into A and B, and B stands under A: no loop, as A stands under T then
    CHECK(found_in("T,,province,,,,\nH,,department,T,,2024,A;B\nA,,commune,H,,,\n"
                   "B,,commune,A,,,\n")
              .empty());
    // both parts became A, which is the heir then; it does not stand under itself
    CHECK(found_in("T,,province,,,,\nH,,department,T,,2023,B;C\nB,,commune,T,,2024,A\n"
                   "C,,commune,T,,2024,A\nA,,commune,H,,,\nD,,commune,H,,,\n")
              .empty());
    // D is above A on paper, and from 2025 on below the heir of its parent
    CHECK(found_in("H,,department,,,2023,B;C\nB,,commune,,,2024,A\nC,,commune,,,2024,A\n"
                   "A,,commune,D,,,\nD,,commune,H,,,\n") ==
          "5:12-1 parent-loop: from 2025 on parents and their successors lead in a loop: \"A\" → "
          "\"D\" → \"A\"");
}

TEST_CASE("a loop that only heirs make is found in the year it begins") {
    // from 2025 on A stands under C, the heir of B, which stands under A
    CHECK(found_in("A,,commune,B,,,\nB,,commune,,,2024,C\nC,,commune,A,,,\n") ==
          "2:12-1 parent-loop: from 2025 on parents and their successors lead in a loop: \"A\" → "
          "\"C\" → \"A\"");
    // the district's heir is its own commune: the next one up is the province
    CHECK(found_in("T,,province,,,,\nH,,department,T,,2025-06-30,X\nX,,commune,H,,,\n").empty());
}

TEST_CASE("exemptions name a unit, an indicator and years that make sense") {
    World world;
    const auto exemptions = world.read_exemptions(
        "Đơn vị;Chỉ tiêu;Từ;Đến;Lý do;Quyết định\nsnv;r-01;;2024;Không có thủ tục;CV 12\n");
    CHECK(world.found().empty());
    REQUIRE(exemptions.all().size() == 1);
    CHECK(exemptions.find(1, 0, 2021));
    CHECK_FALSE(exemptions.find(1, 0, 2025));
    CHECK(exemptions.all()[0].decision == "CV 12");

    CHECK(found_in_exemptions("SNW,R-02,2025,2024,,\nSNV,S-01,x,,,\n") ==
          "2:1-3 bad-exemption: unknown unit \"SNW\"; did you mean \"SNV\"?\n"
          "2:5-4 bad-exemption: unknown indicator \"R-02\"; did you mean \"R-01\"?\n"
          "2:15-4 bad-exemption: the last year (2024) lies before the first (2025)\n"
          "3:5-4 bad-exemption: indicator \"S-01\" takes its figures from \"R-01\"; expected an "
          "exemption from \"R-01\"\n"
          "3:10-1 bad-exemption: \"x\" is not a year; expected one like 2025, or an empty cell");
}

TEST_CASE("without a file of units, those of the data are departments of one province") {
    World world;
    const diag::Source* source = world.add(
        "unit,indicator,period,numerator,denominator,value\nB,R-01,2025,1,2,\n b ,R-01,2024,1,2,\n"
        "A,R-01,2025,1,2,\nTổng cộng,R-01,2025,2,4,\n");
    const Units units = units_of_data({&source, 1}, world.programme, {});
    REQUIRE(units.size() == 3);
    CHECK(units[0].code == "ALL");
    CHECK(units[0].level == 0);
    CHECK(units[1].code == "B");
    CHECK(units[1].level == 1);
    CHECK(units[1].parent == 0);
    CHECK(units[2].code == "A");
}
