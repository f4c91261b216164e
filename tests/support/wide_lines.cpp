#include "support/wide_lines.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "unicode/unicode.hpp"

namespace cchc::testing {

namespace {

constexpr int columns = 80;
constexpr int long_word = 40;  ///< beside such a word the rest of a line may find no room

bool has_long_word(const std::string& line) {
    std::istringstream words{line};
    for (std::string word; words >> word;) {
        const bool rule = word.starts_with("─");  // below the headings of a table
        if (!rule && unicode::width(word) >= long_word) return true;
    }
    return false;
}

}  // namespace

bool writes_text(std::string_view command) {
    static constexpr std::array commands{"score", "compare", "explain", "plan", "targets"};
    static constexpr std::array elsewhere{"-f", "--format", "-o", "--output", ">", "|", "--help"};
    std::istringstream words{std::string{command}};
    bool text = false;
    for (std::string word; words >> word;) {
        word = word.substr(0, word.find('='));
        if (word.starts_with("__")) return false;
        if (std::ranges::find(elsewhere, word) != elsewhere.end()) return false;
        text = text || std::ranges::find(commands, word) != commands.end();
    }
    return text;
}

std::vector<std::string> wide_lines(std::string_view text) {
    std::vector<std::string> wide;
    std::istringstream lines{std::string{text}};
    for (std::string line; std::getline(lines, line);) {
        if (unicode::width(line) > columns && !has_long_word(line)) wide.push_back(line);
    }
    return wide;
}

}  // namespace cchc::testing
