#pragma once

#include <string>
#include <string_view>

/// The one place where text becomes part of HTML or XML.
namespace cchc::unicode {

/// The text with & < > " ' and line ends as entities, safe between tags and in quoted attributes;
/// characters that XML forbids become U+FFFD.
std::string xml_escaped(std::string_view text);

/// Appends the same.
void append_xml_escaped(std::string& out, std::string_view text);

}  // namespace cchc::unicode
