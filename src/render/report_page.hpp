#pragma once

#include <string>

#include "model/report.hpp"
#include "model/text.hpp"

namespace cchc::render {

/// What is said on every page of a year-end report, in every format.
struct PageOptions {
    Language language = Language::en;
    Horizons horizons;  ///< only their targets and scores
    std::string as_of;  ///< where the figures stand: "Số liệu từ 15/12/2024 đến 14/12/2025"
    std::string label;        ///< what they are: "Số liệu tự đánh giá"
    bool standalone = false;  ///< each page holds its style: no file beside it is needed
};

}  // namespace cchc::render
