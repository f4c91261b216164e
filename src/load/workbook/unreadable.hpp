#pragma once

#include <utility>

#include "model/text.hpp"

namespace cchc::load {

/// Why a workbook cannot be read, to follow "the file". It is thrown within this folder and caught
/// in workbook.cpp, where it becomes a finding.
struct Unreadable {
    explicit Unreadable(Text why) : reason(std::move(why)) {}
    Text reason;
};

/// What stands in a part of a workbook contradicts the format.
inline Unreadable damaged() {
    return Unreadable{
        {"bị hỏng hoặc bị cắt mất một phần; cần mở bằng Excel hoặc LibreOffice rồi "
         "lưu lại",
         "is damaged or cut off; open it in Excel or LibreOffice and save it again"}};
}

/// It holds more than anybody reports.
inline Unreadable too_large() {
    return Unreadable{{"quá lớn; cần chia thành nhiều tệp, hoặc xóa các ô không phải số liệu",
                       "is too large; split it into several files, or clear the cells that are no "
                       "data"}};
}

}  // namespace cchc::load
