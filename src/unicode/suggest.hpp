#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// "Did you mean": the known word that a misspelt one is nearest to.
namespace cchc::unicode {

/// Known words, prepared for many questions. After `most_questions` different words it stays
/// silent: so many mistakes are another file, not misspellings.
class Vocabulary {
  public:
    static constexpr std::size_t most_questions = 1000;

    Vocabulary() = default;
    explicit Vocabulary(std::span<const std::string> words);
    /// The known word that was probably meant, or nothing where none is near: the first that looks
    /// alike (letter O and zero, leading zeros lost, accents, case), else the one fewest edits
    /// away.
    std::optional<std::string> nearest(std::string_view word);

  private:
    std::optional<std::string> fewest_edits(const std::string& plain) const;

    std::vector<std::string> words_;
    std::vector<std::string> plain_;  ///< beside words_
    std::unordered_map<std::string, std::size_t> by_glance_;
    std::unordered_map<std::string, std::optional<std::string>> answered_;
};

/// The same for one question.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known);

}  // namespace cchc::unicode
