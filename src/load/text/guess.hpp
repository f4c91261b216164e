#pragma once

#include <optional>
#include <string_view>

#include "model/text.hpp"

namespace cchc::load {

/// What bytes look like, to follow "the file", and what to hand in instead, to follow "expected".
struct Guess {
    Text looks;
    Text cure;
};

/// The kind of file that bytes are, where it is none of text: a workbook, a PDF, a web page …
std::optional<Guess> guess_other_file(std::string_view bytes);

/// The encoding that fits text which is not UTF-8.
Guess guess_encoding(std::string_view bytes);

}  // namespace cchc::load
