#pragma once

#include <string>
#include <string_view>

namespace cchc {

/// The languages a person may read in.
enum class Language { vi, en };

/// A text in both languages. Where a file gives one plain text, both are that text.
struct Text {
    std::string vi;
    std::string en;

    const std::string& in(Language language) const { return language == Language::vi ? vi : en; }
    bool empty() const { return vi.empty() && en.empty(); }
};

/// Words of the program itself in both languages: constant data.
struct FixedText {
    std::string_view vi;
    std::string_view en;

    constexpr std::string_view in(Language language) const {
        return language == Language::vi ? vi : en;
    }
};

}  // namespace cchc
