#include "load/text/encoding.hpp"

#include "catch.hpp"
#include "load_world.hpp"
#include "unicode/unicode.hpp"

using namespace cchc;
using namespace cchc::load;
using namespace std::literals;

namespace {

struct Taken {
    diag::Sources sources;
    diag::Findings findings;
    const diag::Source* source = nullptr;
    explicit Taken(std::string_view bytes) {
        source = decode(sources, "f.csv", diag::Bytes{std::string{bytes}}, findings);
    }
    std::string text() const { return std::string{source ? source->text : "(none)"}; }
    std::string found() const {
        if (findings.all().empty()) return "";
        const auto& finding = findings.all()[0];
        const auto at = sources.position(*finding.place);
        return fmt::format("{}:{} {}", at.line, at.column, finding.message.en);
    }
};

std::string utf16(std::u16string_view text, bool big_endian) {
    std::string out;
    for (const char16_t c : text) {
        const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
        out += big_endian ? high : low;
        out += big_endian ? low : high;
    }
    return out;
}

/// The first byte that is no UTF-8, by the definition: a character is what its code point is
/// written as.
std::optional<std::size_t> first_invalid(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
        if (lead >= 0x80 && lead < 0xC0) return at;
        for (std::size_t i = 1; i < length; ++i) {
            if (at + i == text.size() || (text[at + i] & 0xC0) != 0x80) return at;
            code = code << 6 | (text[at + i] & 0x3F);
        }
        constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        const bool is_surrogate = code >= 0xD800 && code < 0xE000;
        if (code < least[length] || code > 0x10FFFF || is_surrogate || lead >= 0xF8) return at;
        at += length;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("the first byte that is no UTF-8 is found wherever it stands") {
    const std::string_view parts[] = {"a",
                                      "0123456789",
                                      "Số liệu chốt",
                                      "ế",
                                      "Đ",
                                      "€",
                                      "\U0001F600",
                                      "\xE0\xA0\x80",
                                      "\xED\x9F\xBF",
                                      "\xC3",
                                      "\xE1\xBA",
                                      "\x80",
                                      "\xC0\xAF",
                                      "\xE0\x80\x80",
                                      "\xED\xA0\x80",
                                      "\xF0\x8F\x80\x80",
                                      "\xFF",
                                      "\xF4\x90\x80\x80"};
    std::uint32_t dice = 1;
    const auto roll = [&](std::uint32_t sides) {
        dice = dice * 1664525 + 1013904223;
        return (dice >> 16) % sides;
    };
    for (int round = 0; round < 20'000; ++round) {
        std::string text(roll(70), ' ');
        const bool broken = roll(2) == 0;
        for (std::uint32_t left = roll(40); left > 0; --left) text += parts[roll(9)];
        if (broken) text += parts[9 + roll(9)];
        for (std::uint32_t left = roll(40); left > 0; --left) text += parts[roll(9)];
        CAPTURE(text);
        REQUIRE(unicode::first_invalid_byte(text) == first_invalid(text));
    }
}

TEST_CASE("several threads find the same byte") {
    constexpr std::size_t piece = std::size_t{1} << 20;
    for (const std::size_t before : {piece - 2, piece - 1, piece}) {
        const std::string text = std::string(before, 'a') + "ế" + std::string(2 * piece, 'b');
        const std::string sound = std::string(before, 'a') + "\U0001F600";
        for (const std::string& bytes :
             {text, text + "\xC3", text.substr(0, before) + "\xBF" + text,
              sound + "\x80\x80" + std::string(piece, 'b')}) {
            diag::Sources sources;
            diag::Findings findings;
            const auto invalid = first_invalid(bytes);
            const auto* source = decode(sources, "f.csv", diag::Bytes{bytes}, findings, 3);
            REQUIRE((source == nullptr) == invalid.has_value());
            if (!invalid) continue;
            CHECK(sources.all().at(0).text.substr(0, *invalid) == bytes.substr(0, *invalid));
            CHECK(sources.all().at(0).text.size() == *invalid + 3);
        }
    }
}

TEST_CASE("UTF-8 is taken with or without a mark, UTF-16 with one") {
    CHECK(Taken{"Sở"}.text() == "Sở");
    CHECK(Taken{"Sở"}.source->bytes.view() == "Sở");
    CHECK(Taken{"\xEF\xBB\xBFSở"}.text() == "Sở");
    CHECK(Taken{"\xEF\xBB\xBFSở"}.source->bytes.view() == "\xEF\xBB\xBFSở");
    CHECK(Taken{utf16(u"\uFEFFSở 😀,1\r\n", false)}.text() == "Sở 😀,1\r\n");
    CHECK(Taken{utf16(u"\uFEFFSở 😀,1\r\n", true)}.text() == "Sở 😀,1\r\n");
    CHECK(Taken{""}.text().empty());
    CHECK(Taken{""}.source != nullptr);
    CHECK(Taken{"\xFF\xFE"sv}.text().empty());
}

TEST_CASE("half a character in UTF-16 is found where it stands") {
    constexpr auto message =
        " half a character in a file marked as UTF-16; expected UTF-8, save the file again";
    CHECK(Taken{utf16(u"\uFEFFSở\nab\xD83Dz", false)}.found() == "2:3"s + message);
    CHECK(Taken{utf16(u"\uFEFFab", false) + "x"}.found() == "1:3"s + message);
    CHECK(Taken{utf16(u"\uFEFF\xDE00", true)}.source == nullptr);
}

TEST_CASE("another encoding is refused at its first byte, with its name") {
    CHECK(Taken{"unit\nS\xF2 N\xF4i v\xF2, \xF0\xF4ng"}.found() ==
          "2:2 byte 0xF2 is not UTF-8; the file looks like windows-1258; expected UTF-8, in Excel: "
          "Save As, type \"CSV UTF-8\"");
    CHECK(Taken{"caf\xE9, na\xEFve"}.found() ==
          "1:4 byte 0xE9 is not UTF-8; the file is in another encoding, perhaps windows-1252 or "
          "TCVN3; expected UTF-8, in Excel: "
          "Save As, type \"CSV UTF-8\"");
    CHECK(
        Taken{"S\xEB N\xE9i v\xF4, \xAE\xB9n v\xDE t\xAC\xAD"}.found() ==
        "1:2 byte 0xEB is not UTF-8; the file looks like TCVN3 (fonts named .Vn…); expected UTF-8: "
        "convert it to Unicode (UniKey does), then save it as \"CSV UTF-8\"");
    CHECK(
        Taken{"\x01\x02\xFF\x03\x80\x04"}.found() ==
        "1:3 byte 0xFF is not UTF-8; the file is no text at all; expected CSV, in Excel: Save As, "
        "type \"CSV UTF-8\"");
    CHECK(Taken{"\xEF\xBB\xBFunit\xC3"}.found().starts_with("1:5 byte 0xC3"));
}

TEST_CASE("overlong forms, surrogates and values past the last are no UTF-8") {
    for (const auto bytes :
         {"\xC0\xAF"sv, "\xE0\x80\xAF"sv, "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv}) {
        CHECK(Taken{bytes}.source == nullptr);
    }
}

TEST_CASE("what is no text says what it is") {
    const auto looks = [](std::string_view bytes) {
        const std::string found = Taken{bytes}.found();
        return found.substr(0, found.find(';'));
    };
    CHECK(looks("PK\x03\x04....") == "1:1 the file is a workbook (XLSX, ODS) or a ZIP archive");
    CHECK(looks("\xD0\xCF\x11\xE0\xA1") == "1:1 the file is an old Excel workbook (XLS)");
    CHECK(looks("%PDF-1.7") == "1:1 the file is a PDF document");
    CHECK(looks("\x1F\x8B\x08") == "1:1 the file is compressed with gzip");
    CHECK(looks("  <!DOCTYPE HTML>") == "1:1 the file is a web page (HTML, XML)");
    CHECK(looks("\xEF\xBB\xBF<html>") == "1:1 the file is a web page (HTML, XML)");
    CHECK(looks(utf16(u"unit,indicator\n", false)) ==
          "1:1 the file looks like UTF-16 without a byte order mark");
    CHECK(looks("\xFF\xFE\0\0a\0\0\0"sv) == "1:1 the file is in UTF-32");
}

TEST_CASE("a refused file keeps its bytes for the digest") {
    const Taken taken{"S\xF2"};
    CHECK(taken.sources.all().at(0).bytes.view() == "S\xF2");
    CHECK(taken.findings.has_errors());
}
