// What each kind of cell becomes in the text of a sheet.

#include "load/workbook/workbook.hpp"

#include <string>

#include "load/workbook/number_format.hpp"
#include "load/workbook/stored_number.hpp"
#include "support/workbook.hpp"
#include "unit/catch.hpp"

using namespace cchc;
using namespace cchc::load;

namespace {

constexpr const char* heading = "unit,indicator,period,numerator,denominator,value\n";

/// A cell of text, as it is least likely to be taken for anything else.
std::string sheet_with(const std::string& rows, const std::string& before = "") {
    return before + "-- sheet S\n" + heading + rows;
}

/// The rows below the heading of the first sheet that is read; what is wrong where none is.
std::string rows_of(const std::string& bytes) {
    const Workbook workbook = read_workbook(bytes, {});
    if (workbook.refusal) return workbook.refusal->message.en;
    const std::string& text = workbook.sheets.front().text;
    return text.substr(text.find('\n') + 1);
}
std::string rows_of_xlsx(const std::string& rows, const std::string& before = "") {
    return rows_of(testing::workbook_of(sheet_with(rows, before)));
}
std::string number(std::string_view text) {
    const auto read = stored_number(text);
    return read ? read->text() : "none";
}
std::string date(std::string_view text, bool epoch_1904 = false) {
    return date_text(*stored_number(text), epoch_1904);
}

}  // namespace

TEST_CASE("a stored number is read to 15 significant digits") {
    CHECK(number("87.34999999999999") == "87.35");
    CHECK(number("87.350000000000009") == "87.35");
    CHECK(number("0.1000000000000000055511151231257827") == "0.1");
    CHECK(number("0.28999999999999998") == "0.29");
    CHECK(number("1E-2") == "0.01");
    CHECK(number("1.2E+3") == "1200");
    CHECK(number("1.2e3") == "1200");
    CHECK(number("12E20") == "1200000000000000000000");
    CHECK(number("999999999999999.9") == "1000000000000000");
    CHECK(number("123456789012345") == "123456789012345");
    CHECK(number("1234567890123456") == "1234567890123460");
    CHECK(number("0.000123456789012345678") == "0.000123456789012346");
    CHECK(number("-0") == "0");
    CHECK(number("-0.5") == "-0.5");
    CHECK(number("+5.") == "5");
    CHECK(number(".5") == "0.5");
    CHECK(number("007") == "7");
    CHECK(number("0E99999") == "0");
    for (const char* none : {"", "-", ".", "1,5", "1e", "e5", "1E500", "1E-500", "1E999999999",
                             "0x10", "1 2", "NaN", "INF", "1.2.3", "--1"})
        CHECK(number(none) == "none");
    CHECK(stored_number("0.455")->percent_text() == "45.5%");
    CHECK(stored_number("0.45500000000000002")->percent_text() == "45.5%");
    CHECK(stored_number("1")->percent_text() == "100%");
    CHECK(stored_number("0.00001")->percent_text() == "0.001%");
    CHECK(stored_number("0")->percent_text() == "0%");
}

TEST_CASE("a number in a cell of dates is a day, or a year that was typed") {
    CHECK(date("46022") == "2025-12-31");
    CHECK(date("46022", false) == "2025-12-31");
    CHECK(date("44560", true) == "2025-12-31");
    CHECK(date("2025") == "2025");
    CHECK(date("2025", true) == "2025");
    CHECK(date("2101") == "1905-10-01");
    CHECK(date("1") == "1900-01-01");
    CHECK(date("59") == "1900-02-28");
    CHECK(date("61") == "1900-03-01");
    CHECK(date("0") == "0");
    CHECK(date("46022.5") == "2025-12-31 12:00:00");
    CHECK(date("46022.354166666664") == "2025-12-31 08:30:00");
    CHECK(date("46021.999999999") == "2025-12-31");
    CHECK(date("0.354166666666667") == "08:30:00");
    CHECK(date("-1") == "-1");
    CHECK(date("2958465") == "9999-12-31");
    CHECK(date("2958466") == "2958466");
    CHECK(date("1E300") == number("1E300"));
    CHECK(day_number("1899-12-30") == std::nullopt);  // before the first year of the calendar
    CHECK(day_number("1905-07-17") == 2025);
    CHECK(day_number("2025-12-31T00:00:00") == 46022);
    CHECK(day_number("2025-02-29") == std::nullopt);
}

TEST_CASE("the code of a number format says what is shown") {
    using enum NumberFormat::Kind;
    const auto kind = [](std::string_view code) { return number_format(code).kind; };
    CHECK(kind("0%") == percent);
    CHECK(kind("0.00%;[Red]-0.00%") == percent);
    CHECK(kind("0\\%") == plain);
    CHECK(kind("0.0 \"%\"") == plain);
    CHECK(kind("dd/mm/yyyy;@") == date);
    CHECK(kind("[$-42A]dd mmmm yyyy") == date);
    CHECK(kind("[h]:mm") == date);
    CHECK(kind("General") == plain);
    CHECK(kind("#,##0 \"đồng/ngày\"") == plain);
    CHECK(kind("_(* #,##0_);_(* (#,##0)") == plain);
    CHECK(kind("[Red]#,##0") == plain);
    CHECK(kind("0;dd/mm/yyyy") == plain);
    CHECK(kind("\"unclosed") == plain);
    CHECK(kind("[unclosed") == plain);
    CHECK(kind("\\") == plain);
    CHECK(number_format("00000").width == 5);
    CHECK(number_format("00.0").width == 0);
    CHECK(built_in_format(9).kind == percent);
    CHECK(built_in_format(14).kind == date);
    CHECK(built_in_format(4).kind == plain);
}

TEST_CASE("cells of an .xlsx sheet") {
    const auto cell = [](const std::string& xml, const std::string& before = "") {
        const std::string rows = rows_of_xlsx("<row>" + xml + "</row>\n", before);
        return rows.substr(0,
                           rows.find_first_of(",\n", rows.starts_with('"') ? rows.rfind('"') : 0));
    };
    const std::string styles =
        "-- styles\n<numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
        "<xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>\n";
    const std::string strings =
        "-- strings\n<si><t>M01</t></si><si><r><t>Xã </t></r><r><rPr><b/></rPr><t>Một</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>phiên âm</t></rPh></si><si/>\n";
    CHECK(cell("<c><v>40</v></c>") == "40");
    CHECK(cell("<c t=\"n\"><v>87.34999999999999</v></c>") == "87.35");
    CHECK(cell("<c s=\"1\"><v>0.455</v></c>", styles) == "45.5%");
    CHECK(cell("<c s=\"2\"><v>46022</v></c>", styles) == "2025-12-31");
    CHECK(cell("<c s=\"2\"><v>44560</v></c>",
               styles + "-- workbook\n<workbookPr date1904=\"1\"/>\n") == "2025-12-31");
    CHECK(cell("<c s=\"3\"><v>123</v></c>", styles) == "00123");
    CHECK(cell("<c s=\"99\"><v>123</v></c>", styles) == "123");
    CHECK(cell("<c t=\"d\"><v>2025-12-31T00:00:00</v></c>") == "\"2025-12-31\"");
    CHECK(cell("<c t=\"b\"><v>1</v></c>") == "TRUE");
    CHECK(cell("<c t=\"b\"><v>0</v></c>") == "FALSE");
    CHECK(cell("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>") == "#DIV/0!");
    CHECK(cell("<c t=\"s\"><v>0</v></c>", strings) == "M01");
    CHECK(cell("<c t=\"s\"><v>1</v></c>", strings) == "Xã Một");
    CHECK(cell("<c t=\"inlineStr\"><is><t>00123</t></is></c>") == "\"00123\"");
    CHECK(cell("<c t=\"inlineStr\"><is><r><t>12</t></r><r><t>,5</t></r></is></c>") == "\"12,5\"");
    CHECK(cell("<c t=\"str\"><f>A1&amp;\"x\"</f><v>M01</v></c>") == "M01");
    CHECK(cell("<c t=\"str\"><v>a_x000D__x000A_b_x0041__xZZZZ_</v></c>") == "\"a\nbA_xZZZZ_\"");
    CHECK(cell("<c t=\"str\"><v>_x005F_x0041_</v></c>") == "_x0041_");
    CHECK(cell("<c t=\"str\"><v>ab_x</v></c>") == "ab_x");
    CHECK(cell("<c t=\"str\"><v>_x00</v></c>") == "_x00");
    CHECK(cell("<c t=\"str\"><v>say \"no\"</v></c>") == "\"say \"\"no\"\"\"");
    CHECK(cell("<c><f>20*2</f><v>40</v></c>") == "40");
    CHECK(cell("<c><f t=\"shared\" ref=\"A2:A3\" si=\"0\">20*2</f><v>40</v></c>") == "40");
    CHECK(cell("<c><f>20*2</f></c>") == "\"=20*2\"");
    CHECK(cell("<c><f>SUM(A1)</f><v/></c>") == "=SUM(A1)");
    CHECK(cell("<c t=\"str\"><f>IF(1,\"\")</f><v></v></c><c><v>1</v></c>") == "");
    CHECK(cell("<c t=\"s\"><v>7</v></c>", strings).find("damaged") != std::string::npos);
    CHECK(cell("<c><v>4O</v></c>") == "4O");
}

TEST_CASE("rows and cells of an .xlsx sheet stand where they say, or behind each other") {
    CHECK(rows_of_xlsx("<row><c r=\"C2\"><v>3</v></c><c r=\"A2\"><v>1</v></c></row>\n") ==
          "1,,3,,,\n");
    CHECK(rows_of_xlsx("<row><c r=\"B2\"><v>3</v></c><c><v>4</v></c></row>\n") == ",3,4,,,\n");
    CHECK(rows_of_xlsx("<row><c r=\"B2\"><v>3</v></c><c r=\"B2\"><v>4</v></c></row>\n") ==
          ",4,,,,\n");
    CHECK(rows_of_xlsx("<row r=\"9\"/><row r=\"12\"><c><v>4</v></c></row><row><c/></row>\n") ==
          "4,,,,,\n");
    CHECK(rows_of_xlsx("<row><c t=\"str\"><v>  </v></c></row><row><c><v>1</v></c></row>\n") ==
          "1,,,,,\n");
    CHECK(rows_of_xlsx("<row r=\"1048577\"><c><v>4</v></c></row>\n").find("damaged") !=
          std::string::npos);
    CHECK(rows_of_xlsx("<row><c r=\"XFE1\"><v>4</v></c></row>\n").find("damaged") !=
          std::string::npos);

    const Workbook workbook = read_workbook(
        testing::workbook_of(sheet_with("<row r=\"5\"><c t=\"str\"><v>a&#10;b&#10;c</v></c></row>\n"
                                        "<row><c><v>1</v></c></row>\n"
                                        "<row r=\"1000000\"><c><v>2</v></c></row>\n")),
        {});
    const diag::Sheet& sheet = workbook.sheets.front().sheet;
    const std::uint64_t expected[] = {1, 5, 5, 5, 6, 1'000'000};
    for (std::size_t line = 0; line < std::size(expected); ++line)
        CHECK(sheet.row_of(line + 1) == expected[line]);
    CHECK(sheet.name == "S");
}

TEST_CASE("the parts of an .xlsx workbook are found by their relations") {
    const std::string sheet =
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>unit</x:t>"
        "</x:is></x:c><x:c t=\"inlineStr\"><x:is><x:t>indicator</x:t></x:is></x:c></x:row><x:row>"
        "<x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const auto book = [&](const std::string& target, const std::string& part) {
        return rows_of(testing::workbook_of(
            "-- part [Content_Types].xml\n<Types/>\n-- part _rels/.rels\n<Relationships>"
            "<Relationship Id=\"a\" Type=\"t/officeDocument\" Target=\"/xl/book.xml\"/>"
            "</Relationships>\n-- part xl/book.xml\n<x:workbook xmlns:x=\"m\" "
            "xmlns:q=\"r\"><x:sheets>"
            "<x:sheet name=\"S\" sheetId=\"4\" q:id=\"b\"/></x:sheets></x:workbook>\n"
            "-- part xl/_rels/book.xml.rels\n<Relationships><Relationship Id=\"b\" "
            "Type=\"t/worksheet\" Target=\"" +
            target + "\"/></Relationships>\n-- part " + part + "\n" + sheet));
    };
    CHECK(book("/xl/s/one.xml", "xl/s/one.xml") == "7,\n");
    CHECK(book("s/one.xml", "xl/s/one.xml") == "7,\n");
    CHECK(book("../s/one.xml", "s/one.xml") == "7,\n");
    CHECK(book("s/ONE.xml", "xl\\s\\one.xml") == "7,\n");
    CHECK(book("../../../../etc/passwd", "xl/s/one.xml").find("damaged") != std::string::npos);
}

TEST_CASE("sheets are read by their heading, or by their name") {
    const std::string bytes = testing::workbook_of(
        "-- sheet Bìa\nBáo cáo\n-- sheet Trống\n-- sheet Một\nunit,indicator\n1\n"
        "-- hidden Hai\nunit,indicator\n2\n");
    const auto names = [](const Workbook& workbook) {
        std::string out;
        for (const auto& sheet : workbook.sheets) out += sheet.sheet.name + ";";
        out += " ";
        for (const auto& name : workbook.passed_over) out += name + ";";
        return out;
    };
    CHECK(names(read_workbook(bytes, {})) == "Một;Hai; Bìa;");
    CHECK(names(read_workbook(bytes, {Form::data, {"HAI", "bìa"}})) == "Bìa;Hai; ");
    CHECK(read_workbook(bytes, {Form::data, {"Ba"}}).refusal->message.en ==
          "there is no sheet \"Ba\"; the file has \"Bìa\", \"Trống\", \"Một\", \"Hai\"");
    CHECK(names(read_workbook(bytes, {Form::units, {}})) == " ");
}

TEST_CASE("merged cells: the value counts in the first, a code in each of its rows") {
    const auto merged = [](const std::string& rows, const std::string& refs) {
        return rows_of_xlsx(rows + "<mergeCells>" + refs + "</mergeCells>\n");
    };
    const auto ref = [](const std::string& cells) { return "<mergeCell ref=\"" + cells + "\"/>"; };
    CHECK(merged("M01,A,2025,1,2\n,B,,1,2\n,C,2025,1,2\n", ref("A2:A4") + ref("C2:C3")) ==
          "M01,A,2025,1,2,\nM01,B,2025,1,2,\nM01,C,2025,1,2,\n");
    CHECK(merged("M01,A,2025,1,2\nM02,B,2025,9,2\n", ref("D2:E3")) ==
          "M01,A,2025,1,,\nM02,B,2025,,,\n");
    CHECK(merged("M01,A,2025,1,2\n", ref("A1:A1") + ref("Z9:Z10") + ref("A1048576:B1048576")) ==
          "M01,A,2025,1,2,\n");
    CHECK(merged("M01,A,2025,1,2\n,B,2025,1,2\n", ref("A2:A3") + ref("A2:B3")).find("damaged") !=
          std::string::npos);
    // the lines of the text stay those of the sheet
    CHECK(merged("<row><c><v>1</v></c><c/><c/><c t=\"str\"><v>a&#10;b</v></c></row>\n2\n",
                 ref("C2:D2")) == "1,,,\"\n\",,\n2,,,,,\n");
}

TEST_CASE("cells of an .ods sheet") {
    const auto rows = [](const std::string& cells) {
        const auto text = [](const std::string& s) {
            return "<t:table-cell o:value-type=\"string\"><x:p>" + s + "</x:p></t:table-cell>";
        };
        return rows_of(testing::workbook_of(
            "-- part mimetype\napplication/vnd.oasis.opendocument.spreadsheet\n-- part "
            "content.xml\n"
            "<o:document-content xmlns:o=\"o\" xmlns:t=\"t\" xmlns:x=\"x\" xmlns:c=\"c\"><o:body>"
            "<o:spreadsheet><t:table t:name=\"S\"><t:table-row>" +
            text("unit") + text("indicator") + "</t:table-row>" + cells +
            "</t:table></o:spreadsheet></o:body></o:document-content>"));
    };
    const auto cell = [&](const std::string& attributes, const std::string& inside) {
        const std::string text = rows("<t:table-row><t:table-cell " + attributes + ">" + inside +
                                      "</t:table-cell></t:table-row>");
        return text.substr(0, text.rfind(','));
    };
    const std::string number = "o:value-type=\"number\" o:value=";
    CHECK(cell(number + "\"87.34999999999999\"", "<x:p>87,3</x:p>") == "87.35");
    CHECK(cell(number + "\"123\"", "<x:p>00123</x:p>") == "00123");
    CHECK(cell("o:value-type=\"percentage\" o:value=\"0.455\"", "<x:p>46%</x:p>") == "45.5%");
    CHECK(cell("o:value-type=\"date\" o:date-value=\"2025-12-31\"", "<x:p>31/12/25</x:p>") ==
          "2025-12-31");
    CHECK(cell("o:value-type=\"date\" o:date-value=\"1905-07-17\"", "<x:p>17/07/05</x:p>") ==
          "2025");
    CHECK(cell("o:value-type=\"date\" o:date-value=\"2025-12-31T08:30:00\"", "<x:p>x</x:p>") ==
          "2025-12-31 08:30:00");
    CHECK(cell("o:value-type=\"date\" o:date-value=\"2025\"", "<x:p>x</x:p>") == "2025");
    CHECK(cell("o:value-type=\"boolean\" o:boolean-value=\"true\"", "<x:p>ĐÚNG</x:p>") == "TRUE");
    CHECK(cell("o:value-type=\"time\" o:time-value=\"PT08H30M\"", "<x:p>08:30</x:p>") ==
          "\"08:30\"");
    CHECK(cell("o:value-type=\"string\"",
               "<x:p>a<x:s x:c=\"2\"/>b<x:tab/>c<x:line-break/>d</x:p>"
               "<x:p><x:span>đ</x:span></x:p>") == "\"a  b\tc\nd\nđ\"");
    CHECK(cell("o:value-type=\"string\"",
               "<o:annotation><x:p>xem lại</x:p></o:annotation>"
               "<x:p>M01</x:p>") == "M01");
    CHECK(cell("o:value-type=\"string\" c:value-type=\"error\" t:formula=\"of:=1/0\"",
               "<x:p>#DIV/0!</x:p>") == "#DIV/0!");
    CHECK(cell("t:formula=\"of:=[.A1]\"", "") == "=[.A1]");
    CHECK(rows("<t:table-row t:number-rows-repeated=\"2\"><t:table-cell " + number +
               "\"1\" t:number-columns-repeated=\"3\"/></t:table-row>") == "1,1,1\n1,1,1\n");
    CHECK(rows("<t:table-row><t:table-cell " + number +
               "\"1\" t:number-columns-repeated=\"99999\"/></t:table-row>")
              .find("damaged") != std::string::npos);
    CHECK(
        rows("<t:table-row><t:table-cell t:number-rows-spanned=\"2\" o:value-type=\"string\"><x:p>M"
             "</x:p></t:table-cell><t:table-cell " +
             number + "\"1\"/></t:table-row><t:table-row><t:covered-table-cell " + number +
             "\"9\"/><t:table-cell " + number + "\"2\"/></t:table-row>") == "M,1\nM,2\n");
}

TEST_CASE("a package that is cut, changed or of another kind is refused, never read in part") {
    const std::string bytes = testing::workbook_of(sheet_with("M01,A,2025,1,2\n"));
    const std::string rows = rows_of(bytes);
    REQUIRE(rows == "M01,A,2025,1,2,\n");
    constexpr std::size_t length_of_comment = 3;  // with the last byte of an offset, which is 0
    for (std::size_t size = 4; size < bytes.size(); ++size) {
        const std::string_view cut = std::string_view{bytes}.substr(0, size);
        const Workbook workbook = read_workbook(cut, {});
        INFO(size << " of " << bytes.size());
        if (!workbook.refusal) {
            REQUIRE(size + length_of_comment >= bytes.size());
            REQUIRE(rows_of(std::string{cut}) == rows);
            continue;
        }
        REQUIRE(workbook.refusal->rule == diag::RuleId::unreadable_workbook);
    }
    // a changed byte is found, or changes nothing that is read
    for (std::size_t i = 4; i < bytes.size(); ++i) {
        std::string changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 0x11);
        const Workbook workbook = read_workbook(changed, {});
        INFO("byte " << i);
        if (!workbook.refusal) REQUIRE(rows_of(changed) == rows);
    }
    const std::string other = testing::workbook_of("-- part a.txt\nhello\n");
    CHECK(read_workbook(other, {}).refusal->rule == diag::RuleId::unreadable_workbook);
}

TEST_CASE("parts that would fill the memory are refused") {
    const auto refused = [](const std::string& rows) {
        const auto read = read_workbook(testing::workbook_of(sheet_with(rows)), {});
        return read.refusal ? read.refusal->message.en : "";
    };
    std::string deep = "<row>";
    for (int i = 0; i < 300; ++i) deep += "<a>";
    for (int i = 0; i < 300; ++i) deep += "</a>";
    CHECK(refused(deep + "</row>\n").find("damaged") != std::string::npos);
    CHECK(refused("<row><c t=\"str\"><v>" + std::string(2 << 20, 'a') + "</v></c></row>\n")
              .find("too large") != std::string::npos);
    CHECK(refused("<row a=\"" + std::string(8 << 20, 'a') + "\"/>\n").find("too large") !=
          std::string::npos);
    CHECK(refused("<row/>" + std::string(70 << 20, ' ') + "\n").find("too large") !=
          std::string::npos);
}
