#include "load/text/number.hpp"

#include "catch.hpp"
#include "load_world.hpp"

using namespace cchc;
using namespace cchc::load;

namespace {

constexpr FigureKind whole{true, false}, fraction{false, false}, percent{false, true};

/// What a figure reads as in a file cut by `separator` that also has the figures `others`.
std::string read(std::string_view text, const FigureKind& kind, char separator = ',',
                 std::vector<std::string_view> others = {}, std::optional<char> given = {}) {
    FigureEvidence evidence;
    evidence.add(text);
    for (const auto other : others) evidence.add(other);
    const Figure figure = read_figure(text, kind, figure_style(separator, given, evidence));
    switch (figure.fault) {
        case FigureFault::none:
            return to_text(figure.number) + (figure.rounded ? " rounded" : "");
        case FigureFault::not_a_number:
            return "not a number";
        case FigureFault::exponent:
            return "exponent";
        case FigureFault::percent_sign:
            return "percent sign";
        case FigureFault::ambiguous:
            return "ambiguous";
        case FigureFault::other_mark:
            return "other mark";
        case FigureFault::too_many_digits:
            return "too many digits";
        case FigureFault::negative:
            return "negative";
        case FigureFault::fraction:
            return "fraction";
    }
    return "";
}

}  // namespace

TEST_CASE("plain figures are read exactly") {
    CHECK(read("0", whole) == "0");
    CHECK(read("007", whole) == "7");
    CHECK(read(" 12\u00A0", whole) == "12");
    CHECK(read("999999999999999", whole) == "999999999999999");
    CHECK(read("1000000000000000", whole) == "too many digits");
    CHECK(read("0001000000000000", whole) == "1000000000000");
    CHECK(read("999999999999999.999999", fraction) == "999999999999999.999999");
    CHECK(read("0.1", fraction) == "0.1");
    CHECK(read(".5", fraction) == "0.5");
    // nothing behind the mark: it may end a sentence, or more digits were lost
    for (const auto text : {"5.", "12,", "1.234.", "5 .", "12.%"}) {
        CHECK(read(text, fraction, ';') == "not a number");
    }
    CHECK(read("12.5", fraction, ';', {"5,", "7,"}) == "12.5");
    CHECK(read("12.50", whole) == "fraction");
    CHECK(read("12.0", whole) == "12");
}

TEST_CASE("whole things are never a thousand times too many in silence") {
    CHECK(read("1.234", whole, ';') == "1234");
    CHECK(read("1,234", whole, ';') == "1234");
    CHECK(read("1,234", whole, ';', {"12,5"}) == "ambiguous");
    CHECK(read("1.234", whole, ';', {"12,5"}) == "1234");
    CHECK(read("1,000", whole, ';', {"2.000"}) == "ambiguous");
    CHECK(read("2.000", whole, ';', {"1,000"}) == "2000");
    CHECK(read("1,234", whole, ',', {"12,5"}) == "ambiguous");
    CHECK(read("1,234", whole, ';', {"12,5"}, '.') == "1234");
}

TEST_CASE("the seventh decimal is rounded half up, and only then something is lost") {
    CHECK(read("1.2345675", fraction) == "1.234568 rounded");
    CHECK(read("1.23456749", fraction) == "1.234567 rounded");
    CHECK(read("0.99999950", fraction) == "1 rounded");
    CHECK(read("1.23456700", fraction) == "1.234567");
    CHECK(read("0.0000001", whole) == "fraction");
}

TEST_CASE("without another sign a file cut by commas has points, another one commas") {
    CHECK(read("12.5", fraction) == "12.5");
    CHECK(read("12,5", fraction) == "12.5");  // the figure itself shows the comma
    CHECK(read("12,5", fraction, ',', {"1.5", "2.5"}) == "other mark");
    CHECK(read("12,5", fraction, ';') == "12.5");
    CHECK(read("12.5", fraction, ';') == "12.5");
    CHECK(read("12.5", fraction, ';', {"1,5", "2,5"}) == "other mark");
}

TEST_CASE("regular grouping is taken, irregular is no number") {
    for (const auto text :
         {"1.234.567", "1,234,567", "1 234 567", "1\u00A0234\u00A0567", "1\u202F234\u202F567"}) {
        CHECK(read(text, whole) == "1234567");
        CHECK(read(text, whole, ';') == "1234567");
    }
    CHECK(read("1 234", whole) == "1234");
    CHECK(read("1.234,5", fraction, ';') == "1234.5");
    CHECK(read("1,234.5", fraction, ';') == "1234.5");
    CHECK(read("1 234,567", fraction, ';') == "1234.567");
    for (const auto text : {"12 34", "1.23.456", "1.2345.678", "0.123.456", "1.234.56",
                            "1,234.567,8", "1 234.567.890", "1..234", " . ", ",", "1.234 567"}) {
        CHECK(read(text, fraction, ';') == "not a number");
    }
}

TEST_CASE("a mark and three digits are a decimal where nothing can be grouped") {
    CHECK(read("0.123", fraction, ';') == "0.123");
    CHECK(read("1234.567", fraction, ';') == "1234.567");
    CHECK(read("0,123", whole, ';') == "fraction");
}

TEST_CASE("a mark and three digits where whole things are counted") {
    CHECK(read("1.234", whole, ';') == "1234");
    CHECK(read("1,234", whole, ';') == "1234");
    CHECK(read("1.234", whole, '\t') == "1234");
    CHECK(read("1.234", whole, ',') == "ambiguous");
    CHECK(read("1,234", whole, ',') == "ambiguous");
    CHECK(read("1.234", whole, ',', {"12.5"}) == "ambiguous");
    CHECK(read("1.234", whole, ',', {"12,5"}) == "1234");
}

TEST_CASE("a mark and three digits where fractions are allowed") {
    CHECK(read("1.234", fraction, ',') == "1.234");
    CHECK(read("1,234", fraction, ',') == "1234");
    CHECK(read("1.234", fraction, ',', {"12,5"}) == "1234");
    CHECK(read("1,234", fraction, ',', {"12,5"}) == "1.234");
    CHECK(read("1.234", fraction, ';') == "ambiguous");
    CHECK(read("1,234", fraction, ';') == "ambiguous");
    CHECK(read("1.234", fraction, ';', {"12,5"}) == "1234");
    CHECK(read("1.234", fraction, ';', {"0.25"}) == "1.234");
    CHECK(read("1,234", fraction, ';', {"0.25"}) == "1234");
    CHECK(read("1.234", fraction, ';', {"1.234.567"}) == "1234");
    // a file that groups by points, or has both marks, leaves it open
    CHECK(read("1.234", fraction, ',', {"1.234.567"}) == "ambiguous");
    CHECK(read("1.234", fraction, ';', {"0.25", "0.5", "12,5"}) == "ambiguous");
}

TEST_CASE("the mark that the user gives leaves nothing open") {
    CHECK(read("1.234", whole, ',', {}, ',') == "1234");
    CHECK(read("1.234", fraction, ';', {}, '.') == "1.234");
    CHECK(read("1,234", fraction, ';', {}, '.') == "1234");
    CHECK(read("1.234", whole, ';', {}, '.') == "fraction");
    CHECK(read("12.5", fraction, ';', {}, ',') == "other mark");
}

TEST_CASE("a percent sign stands behind percentages only") {
    CHECK(read("45%", percent) == "45");
    CHECK(read("45,5 %", percent, ';') == "45.5");
    CHECK(read("45\u00A0%", percent) == "45");
    CHECK(read("45%", whole) == "percent sign");
    CHECK(read("%45", percent) == "not a number");
    CHECK(read("45%%", percent) == "not a number");
    CHECK(read("%", percent) == "not a number");
}

TEST_CASE("signs, exponents and words are no figures") {
    CHECK(read("-5", whole) == "negative");
    CHECK(read("\u2212"
               "5,5",
               fraction, ';') == "negative");
    CHECK(read("- 5", whole) == "negative");
    CHECK(read("-0", whole) == "0");
    CHECK(read("1e5", fraction) == "exponent");
    CHECK(read("1,2E+05", fraction, ';') == "exponent");
    for (const auto text : {"12a", "a12", "+5", "--5", "0x10", "1e", "e5", "NaN", "inf", "١٢",
                            "１２", "1/2", "(5)", "#DIV/0!", "5-", "1'234", "\u00A0\u00A0"}) {
        CHECK(read(text, fraction) == "not a number");
    }
    CHECK(read(std::string(1'000'000, '1'), whole) == "too many digits");
    CHECK(read(std::string(200, '0') + "1", whole) == "not a number");
    CHECK(read(std::string(200, 'x'), whole) == "not a number");
}

TEST_CASE("signs that stand for nothing are known") {
    for (const auto text : {"-", "–", "…", "...", "x", "X", "n/a", "N/A", "KPS", "không phát sinh",
                            "Khong phat sinh", "Không có"}) {
        CHECK(stands_for_nothing(text));
    }
    CHECK_FALSE(stands_for_nothing("12a"));
}
