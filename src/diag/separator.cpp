#include "diag/separator.hpp"

#include <algorithm>

namespace cchc::diag {

namespace {

struct Separator {
    char character;
    std::string_view word;
    FixedText name;
};

constexpr Separator separators[] = {
    {',', "comma", {"dấu phẩy", "comma"}},
    {';', "semicolon", {"dấu chấm phẩy", "semicolon"}},
    {'\t', "tab", {"tab", "tab"}},
    {'|', "pipe", {"dấu gạch đứng (|)", "pipe (|)"}},
    {':', "colon", {"dấu hai chấm (:)", "colon (:)"}},
};

const Separator* known(char character) {
    const auto* found = std::ranges::find(separators, character, &Separator::character);
    return found == std::end(separators) ? nullptr : found;
}

}  // namespace

std::string separator_word(char separator) {
    const Separator* found = known(separator);
    return found ? std::string{found->word} : std::string{separator};
}

Text separator_name(char separator) {
    const Separator* found = known(separator);
    if (found) return {std::string{found->name.vi}, std::string{found->name.en}};
    const std::string character{'"', separator, '"'};
    return {character, character};
}

std::optional<char> separator_of(std::string_view word) {
    for (const Separator& separator : separators) {
        const bool is_itself = word.size() == 1 && word.front() == separator.character;
        if (is_itself || word == separator.word) return separator.character;
    }
    return word == "\\t" ? std::optional{'\t'} : std::nullopt;
}

std::vector<std::string> separator_words() {
    std::vector<std::string> words;
    for (const Separator& separator : separators) words.emplace_back(separator.word);
    return words;
}

}  // namespace cchc::diag
