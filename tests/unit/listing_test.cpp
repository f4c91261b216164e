// Findings as they are handed on: what is counted, what is shown, what names of files become.

#include "diag/listing.hpp"

#include "catch.hpp"
#include "diag/path.hpp"
#include "load_world.hpp"
#include "unicode/unicode.hpp"

using namespace cchc;
using namespace cchc::test;

TEST_CASE("a path is written one way") {
    using diag::normal_path;
    CHECK(normal_path("data/a.csv") == "data/a.csv");
    CHECK(normal_path("./data//./a.csv") == "data/a.csv");
    CHECK(normal_path("data/x/../a.csv") == "data/a.csv");
    CHECK(normal_path("../a.csv") == "../a.csv");
    CHECK(normal_path("a/../../b.csv") == "../b.csv");
    CHECK(normal_path("/a/../../b.csv") == "/b.csv");
    CHECK(normal_path("data\\a.csv") == "data/a.csv");
    CHECK(normal_path("D:\\Số liệu\\.\\a.csv") == "D:/Số liệu/a.csv");
    CHECK(normal_path("D:/../a.csv") == "D:/a.csv");
    CHECK(normal_path("D:a.csv") == "D:a.csv");
    CHECK(normal_path("./") == ".");
    CHECK(normal_path("-") == "-");
    CHECK(normal_path("").empty());
}

TEST_CASE("a path below the working folder is relative to it") {
    using diag::relative_path;
    CHECK(relative_path("/home/data/x/a.csv", "/home/data") == "x/a.csv");
    CHECK(relative_path("/home/data/x/a.csv", "/home/data/") == "x/a.csv");
    CHECK(relative_path("/home/database/a.csv", "/home/data") == "/home/database/a.csv");
    CHECK(relative_path("/home/data/a.csv", "") == "/home/data/a.csv");
    CHECK(relative_path("/a.csv", "/") == "a.csv");
    CHECK(relative_path("./a.csv", "/home/data") == "a.csv");
}

TEST_CASE("bytes that are not UTF-8 are shown, and compared, as UTF-8") {
    CHECK(unicode::in_utf8("S\xE1 2025.csv") == "S\uFFFD 2025.csv");
    CHECK(unicode::printable("S\xE1\x1B\xFF") == "S\uFFFD \uFFFD");
    CHECK(unicode::in_utf8("Sở.csv") == "Sở.csv");
    CHECK(unicode::in_utf8_by_byte("S\xE1 2025.csv") == "S%E1 2025.csv");
    CHECK(unicode::in_utf8_by_byte("S\xE2 2025.csv") == "S%E2 2025.csv");
}

TEST_CASE("a file is seen from the folder of another") {
    using diag::path_from;
    CHECK(path_from("out", "data/a.xlsx") == "../data/a.xlsx");
    CHECK(path_from("out/2026/", "data/a.xlsx") == "../../data/a.xlsx");
    CHECK(path_from("data/out", "data/a.xlsx") == "../a.xlsx");
    CHECK(path_from("dat", "data/a.xlsx") == "../data/a.xlsx");
    CHECK(path_from(".", "data/a.xlsx") == "data/a.xlsx");
    CHECK(path_from("data", "data/a.xlsx") == "a.xlsx");
    CHECK(path_from("/srv/out", "/srv/data/a.xlsx") == "../data/a.xlsx");
    CHECK(path_from("/", "/a.xlsx") == "a.xlsx");
    // nobody knows the names between
    CHECK(path_from("/srv/out", "data/a.xlsx") == "data/a.xlsx");
    CHECK(path_from("../out", "data/a.xlsx") == "data/a.xlsx");
}

TEST_CASE("nothing that moves a terminal's cursor is printable") {
    CHECK(unicode::printable("a\x1B[31m\r\n\tb\x7F") == "a [31m   b ");
    CHECK(unicode::printable("a\u009Bb\u0085c\u2028d\u2029e") == "a b c d e");
    CHECK(unicode::printable("Sở Nội vụ \u00A0é") == "Sở Nội vụ \u00A0é");
}

TEST_CASE("findings there was no room for are counted") {
    World world;
    std::string rows{data_header};
    for (int i = 0; i < 10'050; ++i) rows += "NONE,R-01,2025,1,2,,\n";
    world.read(rows);
    CHECK(world.findings.all().size() == 10'001);
    CHECK(world.findings.errors() == 10'050);
    const auto& last = world.findings.all().back();
    CHECK(last.count == 50);
    CHECK(last.message.en == "50 more of this kind in the file");
}

TEST_CASE("the summary on the page of a job is bounded") {
    World world;
    std::string rows{data_header};
    for (int i = 0; i < 700; ++i) rows += "NONE,R-01,2025,1,2,,\n";
    world.read(rows);
    diag::Listing listing;
    listing.sources = &world.sources;
    listing.findings = world.findings.all();
    listing.errors = world.findings.errors() + 5;
    listing.left_off = 5;
    const std::string summary = diag::write_github_summary(listing, Language::en);
    CHECK(std::ranges::count(summary, '\n') == 2 + 2 + 2 + 500 + 2);
    CHECK(summary.ends_with("\n205 more not shown\n"));
}
