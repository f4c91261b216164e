#include "command/manifest.hpp"

#include "catch.hpp"
#include "command/digest.hpp"

using cchc::command::kept_name;
using cchc::command::Manifest;
using cchc::command::sha256;

TEST_CASE("a list of files says what a run wrote") {
    const std::string text = Manifest::heading() + Manifest::line(sha256("a"), "a.html") +
                             Manifest::line(sha256("b"), "b  with gaps.html");
    const auto manifest = Manifest::parse(text);
    REQUIRE(manifest);
    CHECK(manifest->lists("a.html"));
    CHECK(manifest->lists("a.html", sha256("a")));
    CHECK_FALSE(manifest->lists("a.html", sha256("b")));
    CHECK(manifest->lists("b  with gaps.html", sha256("b")));
    CHECK_FALSE(manifest->lists("c.html"));
    CHECK_FALSE(manifest->lists("c.html", sha256("a")));
}

TEST_CASE("what people wrote is no list of files") {
    const std::string line = Manifest::line(sha256("a"), "a.html");
    CHECK(Manifest::parse("cchc 1.0.0\n" + line));
    for (const std::string& text :
         {std::string{}, std::string{"\n"}, std::string{"cchc 1.0.0\n"}, line,
          "cchc 1.0.0\n" + line + "remember to send this\n", "cchc 1.0.0\n\n" + line,
          "cchc 1.0.0\n" + line.substr(1), "cchc 1.0.0\n" + sha256("a") + "  \n"}) {
        INFO(text);
        CHECK_FALSE(Manifest::parse(text));
    }
}

TEST_CASE("a kept name says so before the extension") {
    CHECK(kept_name("index.html", 1) == "index.kept.html");
    CHECK(kept_name("index.html", 2) == "index.kept-2.html");
    CHECK(kept_name("a.tar.gz", 1) == "a.tar.kept.gz");
    CHECK(kept_name("minutes", 3) == "minutes.kept-3");
    CHECK(kept_name(".cchc-report", 1) == ".cchc-report.kept");
}
