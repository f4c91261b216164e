#include "unicode/suggest.hpp"

#include <algorithm>
#include <numeric>

#include "unicode/unicode.hpp"

namespace cchc::unicode {

namespace {

/// Longer texts are no misspelt codes, and comparing them would take the square of their length.
constexpr std::size_t longest_word = 64;
/// So many words that differ in zeros alone are looked at, for hostile files may hold any number.
constexpr std::size_t most_alike = 64;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The word with letters that look like digits as these: O is 0, l and I are 1.
std::string at_a_glance(std::string word) {
    std::ranges::replace(word, 'o', '0');
    std::ranges::replace(word, 'l', '1');
    std::ranges::replace(word, 'i', '1');
    return word;
}

/// The word as a spreadsheet writes it: numbers have no leading zeros.
std::string without_zeros(std::string_view word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool begins_number = i == 0 || !is_digit(word[i - 1]);
        while (begins_number && word[i] == '0' && i + 1 < word.size() && is_digit(word[i + 1])) ++i;
        out += word[i];
    }
    return out;
}

/// Edits between two words (insert, delete, replace, swap of neighbours); `most` + 1 where they
/// are more than `most`.
std::size_t edits(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + 1);
            }
        }
        if (std::ranges::min(row) > most) return most + 1;
        before_last = last;
        last.swap(row);
    }
    return std::min(last[b.size()], most + 1);
}

}  // namespace

std::string seen(std::string_view word) {
    static constexpr std::string_view dashes[] = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014",
                                                  "\u2015", "\u2043", "\u2212", "\uFE58"};
    std::string out = plain(without_invisible(word));
    for (const std::string_view dash : dashes) {
        for (auto at = out.find(dash); at != out.npos; at = out.find(dash, at)) {
            out.replace(at, dash.size(), "-");
        }
    }
    return out;
}

Vocabulary::Vocabulary(std::span<const std::string> words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].empty() || words[i].size() > longest_word) continue;
        plain_.push_back(seen(words[i]));
        const std::string glance = at_a_glance(plain_.back());
        by_glance_.try_emplace(glance, words_.size());
        auto& with_zeros = by_number_[without_zeros(glance)];
        if (with_zeros.size() < most_alike) with_zeros.push_back(words_.size());
        words_.push_back(words[i]);
        positions_.push_back(i);
    }
}

std::vector<std::string> Vocabulary::nearest(std::string_view word, const Accepts& accepts) {
    word = trimmed(word);
    if (word.empty() || word.size() > longest_word) return {};
    const std::string asked = seen(word), glance = at_a_glance(asked);
    if (const auto alike = by_glance_.find(glance); alike != by_glance_.end())
        return {words_[alike->second]};
    if (const auto found = by_number_.find(without_zeros(glance)); found != by_number_.end()) {
        std::vector<std::string> all;
        for (const std::size_t i : found->second)
            if (!accepts || accepts(positions_[i])) all.push_back(words_[i]);
        return all;
    }
    const auto listed = [](const std::optional<std::string>& found) {
        return found ? std::vector{*found} : std::vector<std::string>{};
    };
    if (const auto known = answered_.find(asked); known != answered_.end())
        return listed(known->second);
    if (answered_.size() == most_questions) return {};
    return listed(answered_[asked] = fewest_edits(asked));
}

std::optional<std::string> Vocabulary::fewest_edits(const std::string& asked) const {
    // a third of the letters may be wrong, but a word of two letters is too short to guess
    if (asked.size() < 3) return std::nullopt;
    std::size_t most = std::clamp<std::size_t>(asked.size() / 3, 1, 3);
    std::optional<std::string> found;
    for (std::size_t i = 0; i < words_.size() && most > 0; ++i) {
        const std::size_t count = edits(asked, plain_[i], most);
        if (count > most) continue;
        found = words_[i];
        most = count - std::min<std::size_t>(count, 1);  // from here on only nearer ones
    }
    return found;
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known) {
    const auto near = Vocabulary{known}.nearest(word);
    return near.empty() ? std::nullopt : std::optional{near.front()};
}

}  // namespace cchc::unicode
