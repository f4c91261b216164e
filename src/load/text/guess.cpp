#include "load/text/guess.hpp"

#include <algorithm>
#include <string>

namespace cchc::load {

namespace {

using namespace std::literals;

/// So much of a file shows what it is.
constexpr std::size_t sample = 64 * 1024;

const Text save_as_csv{"tệp CSV: trong Excel chọn Lưu thành (Save As), kiểu \"CSV UTF-8\"",
                       "CSV, in Excel: Save As, type \"CSV UTF-8\""};
const Text save_as_utf8{"bảng mã UTF-8: trong Excel chọn Lưu thành (Save As), kiểu \"CSV UTF-8\"",
                        "UTF-8, in Excel: Save As, type \"CSV UTF-8\""};

struct Signature {
    std::string_view bytes;
    Text looks;
    const Text& cure;
};

const Signature signatures[] = {
    {"PK\x03\x04"sv,
     {"là bảng tính (XLSX, ODS) hoặc tệp ZIP", "is a workbook (XLSX, ODS) or a ZIP archive"},
     save_as_csv},
    {"\xD0\xCF\x11\xE0"sv,
     {"là bảng tính Excel đời cũ (XLS)", "is an old Excel workbook (XLS)"},
     save_as_csv},
    {"%PDF"sv, {"là tài liệu PDF", "is a PDF document"}, save_as_csv},
    {"\x1F\x8B"sv, {"là tệp nén gzip", "is compressed with gzip"}, save_as_csv},
    {"Rar!"sv, {"là tệp nén RAR", "is a RAR archive"}, save_as_csv},
    {"7z\xBC\xAF"sv, {"là tệp nén 7-Zip", "is a 7-Zip archive"}, save_as_csv},
    {"{\\rtf"sv, {"là tài liệu RTF", "is an RTF document"}, save_as_csv},
    {"\xFF\xFE\0\0"sv, {"ở bảng mã UTF-32", "is in UTF-32"}, save_as_utf8},
    {"\0\0\xFE\xFF"sv, {"ở bảng mã UTF-32", "is in UTF-32"}, save_as_utf8},
};

bool is_web_page(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    std::string start{bytes.substr(0, 16)};
    std::ranges::transform(start, start.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    static constexpr std::string_view tags[] = {"<!doctype", "<html", "<table", "<?xml", "<head",
                                                "<meta",     "<body", "<div",   "<!--"};
    return std::ranges::any_of(tags, [&](std::string_view tag) { return start.starts_with(tag); });
}

/// Latin text in UTF-16 has a zero in nearly every pair of bytes, always on the same side.
bool is_bare_utf16(std::string_view bytes) {
    bytes = bytes.substr(0, sample);
    if (bytes.find('\0') == bytes.npos) return false;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\0') ++zeros[i % 2];
    }
    const auto [few, many] = std::minmax(zeros[0], zeros[1]);
    return bytes.size() >= 4 && many * 4 > bytes.size() && few * 8 < many;
}

unsigned char byte_at(std::string_view bytes, std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
}

bool is_letter(unsigned char byte) {
    const auto lower = static_cast<unsigned char>(byte | 0x20);
    return byte >= 0xC0 || (lower >= 'a' && lower <= 'z');
}

/// How often bytes of the sample are what letters of a Vietnamese encoding would be.
struct Scores {
    std::size_t windows_1258 = 0;
    std::size_t tcvn3 = 0;
    std::size_t controls = 0;
    std::size_t high = 0;  ///< bytes past ASCII
};

Scores scores_of(std::string_view bytes) {
    static constexpr auto letters_1258 = "\xD0\xF0\xDD\xFD\xD5\xF5\xC3\xE3"sv;  // Đ đ Ư ư Ơ ơ Ă ă
    static constexpr auto tones_1258 = "\xCC\xD2\xDE\xEC\xF2"sv;  // combining, behind their vowel
    Scores scores;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = byte_at(bytes, i);
        if (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') ++scores.controls;
        if (byte < 0x80) continue;
        ++scores.high;
        const bool behind_letter = i > 0 && is_letter(byte_at(bytes, i - 1));
        const bool before_letter = i + 1 < bytes.size() && is_letter(byte_at(bytes, i + 1));
        const auto is_one_of = [&](std::string_view set) {
            return set.find(bytes[i]) != std::string_view::npos;
        };
        if (is_one_of(letters_1258) || (behind_letter && is_one_of(tones_1258))) {
            ++scores.windows_1258;
        }
        // A7 to BE: Đ ă â ê ô ơ ư đ à ả ã á ạ ằ ẳ ẵ ắ; in windows-1252 signs, seldom next to
        // letters
        if (byte >= 0xA7 && byte <= 0xBE && (behind_letter || before_letter)) ++scores.tcvn3;
    }
    return scores;
}

}  // namespace

std::optional<Guess> guess_other_file(std::string_view bytes) {
    for (const Signature& signature : signatures) {
        if (bytes.starts_with(signature.bytes)) return Guess{signature.looks, signature.cure};
    }
    if (is_web_page(bytes)) {
        return Guess{{"là trang web (HTML, XML)", "is a web page (HTML, XML)"}, save_as_csv};
    }
    const bool marked = bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv);
    if (!marked && is_bare_utf16(bytes)) {
        return Guess{{"có vẻ ở bảng mã UTF-16 nhưng thiếu dấu BOM ở đầu",
                      "looks like UTF-16 without a byte order mark"},
                     save_as_utf8};
    }
    return std::nullopt;
}

Guess guess_encoding(std::string_view bytes) {
    // the first bytes past ASCII may stand far behind
    const auto first =
        std::ranges::find_if(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto start = static_cast<std::size_t>(first - bytes.begin());
    const auto seen = bytes.substr(start - std::min<std::size_t>(start, 1), sample);
    const Scores scores = scores_of(seen);
    if (scores.controls * 50 > seen.size()) {
        return {{"không phải là văn bản", "is no text at all"}, save_as_csv};
    }
    // a few bytes fit many encodings
    const bool clear = scores.high >= 4;
    if (clear && scores.tcvn3 > scores.windows_1258 && scores.tcvn3 * 4 >= scores.high) {
        return {{"có vẻ ở bảng mã TCVN3 (phông .VnTime)", "looks like TCVN3 (fonts named .Vn…)"},
                {"bảng mã UTF-8: chuyển mã sang Unicode (ví dụ bằng UniKey), rồi lưu kiểu \"CSV "
                 "UTF-8\"",
                 "UTF-8: convert it to Unicode (UniKey does), then save it as \"CSV UTF-8\""}};
    }
    if (scores.windows_1258 > 0 && scores.windows_1258 >= scores.tcvn3) {
        return {{"có vẻ ở bảng mã windows-1258", "looks like windows-1258"}, save_as_utf8};
    }
    return {{"ở bảng mã khác, có thể là windows-1252 hoặc TCVN3",
             "is in another encoding, perhaps windows-1252 or TCVN3"},
            save_as_utf8};
}

}  // namespace cchc::load
