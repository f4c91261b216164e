#pragma once

#include <string>
#include <string_view>

/// The one place where text becomes part of HTML or XML.
namespace cchc::render {

/// The text with & < > " ' as entities and without the characters XML forbids; safe between tags and
/// in quoted attributes.
std::string xml_escaped(std::string_view text);

}  // namespace cchc::render
