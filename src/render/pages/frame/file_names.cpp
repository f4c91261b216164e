#include "render/pages/frame/file_names.hpp"

#include <algorithm>
#include <array>

#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t longest = 60;

bool is_safe(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
}

/// Names that Windows keeps for devices, whatever their ending.
bool is_device(std::string_view folded) {
    constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
    const std::string_view stem = folded.substr(0, folded.find('.'));
    const bool port = stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
    return port || std::ranges::count(devices, stem) > 0;
}

/// A letter without its diacritics, in its case: "Đ" is D; '_' for what is none.
char without_diacritics(const std::string& letter) {
    const std::string plain = unicode::plain(letter);
    if (plain.size() != 1 || !is_safe(plain[0])) return '_';
    const bool capital = unicode::folded(letter) != unicode::nfc(letter);
    return capital && plain[0] >= 'a' && plain[0] <= 'z' ? static_cast<char>(plain[0] - 'a' + 'A')
                                                         : plain[0];
}

std::string safe(const std::string& code) {
    std::string name;
    for (std::size_t at = 0; at < code.size() && name.size() < longest;) {
        std::size_t end = at + 1;
        while (end < code.size() && !unicode::begins_character(code[end])) ++end;
        const std::string letter = code.substr(at, end - at);
        name += letter.size() > 1    ? without_diacritics(letter)
                : is_safe(letter[0]) ? letter[0]
                                     : '_';
        at = end;
    }
    // A dot or a hyphen in front hides a file or looks like an option; a dot at the end is lost.
    if (name.empty() || name.front() == '.' || name.front() == '-' ||
        is_device(unicode::folded(name))) {
        name.insert(0, "_");
    }
    if (name.back() == '.') name.back() = '_';
    return name;
}

}  // namespace

std::string SafeNames::name(const std::string& text) {
    const std::string name = safe(text);
    std::string numbered = name;
    while (!taken_.insert(unicode::folded(numbered)).second) {
        int& n = numbers_.try_emplace(unicode::folded(name), 2).first->second;
        numbered = name + "-" + std::to_string(n++);
    }
    return numbered;
}

SafeNames names_beside_units() {
    return SafeNames{"index",   "scores", "year",        "targets",     "context",
                     "sources", "style",  "datapackage", name_of_others};
}

std::vector<std::string> file_names(const Units& units) {
    SafeNames taken = names_beside_units();
    return file_names(units, taken);
}

std::vector<std::string> file_names(const Units& units, SafeNames& taken) {
    std::vector<std::string> names;
    for (const Unit& unit : units.all) names.push_back(taken.name(unit.code));
    return names;
}

}  // namespace cchc::render
