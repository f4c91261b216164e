#pragma once

#include <span>
#include <string>

namespace cchc::render {

/// A file inside a package.
struct PackagePart {
    std::string name;  ///< "word/document.xml"
    std::string content;
};

/// The parts as a ZIP package, in their order; same parts, same bytes. Throws std::bad_alloc where
/// memory does not suffice.
std::string package_of(std::span<const PackagePart> parts);

}  // namespace cchc::render
