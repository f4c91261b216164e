#include "render/words/clause.hpp"

#include <algorithm>
#include <vector>

#include "render/words/phrases.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

/// The number after a letter, "b3": 3; nothing where it is no such thing.
std::string_view number_after(std::string_view step) {
    const std::string_view digits = step.substr(std::min<std::size_t>(1, step.size()));
    const bool only_digits =
        std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return only_digits ? digits : std::string_view{};
}

/// One step of a clause in words; empty where it is none: "b3", "p", "s2", "c1".
std::string clause_step(std::string_view step, Language language) {
    const Words& w = words(language);
    if (step == "p") return w.clause_running_text;
    const std::string_view digits = number_after(step);
    if (digits.empty()) return {};
    switch (step.front()) {
        case 'b':
            return w.clause_bullet(digits);
        case 's':
            return w.clause_sentence(digits);
        case 'c':
            return w.clause_part(digits);
        default:
            return {};
    }
}

/// One clause in words; empty where it is not of the form section/year/step…
std::string one_clause(std::string_view clause, Language language) {
    std::vector<std::string_view> steps;
    for (std::size_t at = 0; at <= clause.size();) {
        const std::size_t end = std::min(clause.find('/', at), clause.size());
        steps.push_back(clause.substr(at, end - at));
        at = end + 1;
    }
    const auto is_number = [](std::string_view text) {
        return !text.empty() &&
               std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    if (steps.size() < 3 || !is_number(steps[0]) || !is_number(steps[1])) return {};
    std::string text = words(language).clause_section(steps[0], steps[1]);
    for (std::size_t i = 2; i < steps.size(); ++i) {
        const std::string step = clause_step(steps[i], language);
        if (step.empty()) return {};
        text += ", " + step;
    }
    return text;
}

}  // namespace

std::string clause_in_words(std::string_view clause, Language language) {
    if (clause == "opening") return words(language).clause_opening;
    std::string text;
    for (std::size_t at = 0; at <= clause.size();) {
        const std::size_t end = std::min(clause.find(';', at), clause.size());
        std::string_view one = clause.substr(at, end - at);
        while (one.starts_with(' ')) one.remove_prefix(1);
        const std::string words = one_clause(one, language);
        if (words.empty()) return clean(clause);
        text += (text.empty() ? "" : "; ") + words;
        at = end + 1;
    }
    return text;
}

}  // namespace cchc::render
