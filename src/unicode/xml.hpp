#pragma once

#include <string>
#include <string_view>

/// The one place where text becomes part of HTML or XML.
namespace cchc::unicode {

/// The text with & < > " ' and line ends as entities, safe between tags and in quoted attributes;
/// characters that XML forbids become U+FFFD.
std::string xml_escaped(std::string_view text);

/// What of a text is to be escaped first.
struct Escape {
    std::size_t at = 0;         ///< so many bytes before it stay as they are
    std::size_t bytes = 0;      ///< its own; 0: nothing is, up to the end of the text
    std::string_view entity{};  ///< what stands for them
};
Escape first_escape(std::string_view text);

}  // namespace cchc::unicode
