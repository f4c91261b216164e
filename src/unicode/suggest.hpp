#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// "Did you mean": the known word that a misspelt one is nearest to.
namespace cchc::unicode {

/// A word as it is seen on a screen: plain (unicode.hpp), every kind of dash as a hyphen, without
/// what cannot be seen.
std::string seen(std::string_view word);

/// Known words, prepared for many questions. After `most_questions` different words it stays
/// silent: so many mistakes are another file, not misspellings.
class Vocabulary {
  public:
    static constexpr std::size_t most_questions = 1000;

    Vocabulary() = default;
    explicit Vocabulary(std::span<const std::string> words);
    /// Whether a known word, by its position, may be meant although it has more leading zeros.
    using Accepts = std::function<bool(std::size_t)>;
    /// The known words that were probably meant, none where none is near: the one that looks alike
    /// (letter O and zero, accents, case, dashes), else all accepted ones that lost leading zeros,
    /// else the one fewest edits away. Where all that lost zeros are refused: none.
    std::vector<std::string> nearest(std::string_view word, const Accepts& accepts = {});

  private:
    std::optional<std::string> fewest_edits(const std::string& plain) const;

    std::vector<std::string> words_;
    std::vector<std::string> plain_;      ///< beside words_
    std::vector<std::size_t> positions_;  ///< among the words given, beside words_
    std::unordered_map<std::string, std::size_t> by_glance_;  ///< the first one
    std::unordered_map<std::string, std::vector<std::size_t>>
        by_number_;  ///< without leading zeros
    std::unordered_map<std::string, std::optional<std::string>> answered_;
};

/// The same for one question.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known);

}  // namespace cchc::unicode
