#pragma once

#include <functional>
#include <string>

#include "render/pages/frame/page.hpp"

namespace cchc::render {

/// A file of the report that belongs to no unit. Several threads may draw several.
struct OtherPage {
    std::string name;  ///< "index.html"
    std::function<void(Page&)> draw;
};

}  // namespace cchc::render
