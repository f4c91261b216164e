#include "command/stop.hpp"

#include <algorithm>
#include <string_view>

namespace cchc::command {

Text system_words(const std::string& reason) {
    struct Translation {
        std::string_view en, vi;
    };
    static constexpr Translation known[] = {
        {"No such file or directory", "không có tệp hay thư mục này"},
        {"Is a directory", "đây là thư mục"},
        {"Not a directory", "không phải là thư mục"},
        {"Permission denied", "không có quyền truy cập"},
        {"Operation not permitted", "thao tác không được phép"},
        {"Read-only file system", "hệ thống tệp chỉ cho đọc"},
        {"No space left on device", "ổ đĩa đã đầy"},
        {"File name too long", "tên tệp quá dài"},
        {"Too many levels of symbolic links", "liên kết tượng trưng lặp vòng"},
        {"Input/output error", "lỗi đọc ghi của ổ đĩa"},
        {"File exists", "tệp đã có"},
        {"Directory not empty", "thư mục không rỗng"},
        {"Cannot allocate memory", "không đủ bộ nhớ"},
        {"Interrupted system call", "bị ngắt giữa chừng"},
        {"Device or resource busy", "thiết bị đang bận"},
        {"Bad file descriptor", "luồng không mở"},
        {"File too large", "tệp quá lớn"},
        // what host/reading.cpp says itself
        {"a stream of more than 512 MB; expected a file", "luồng dài hơn 512 MB; cần một tệp"},
        // what host/windows says itself
        {"it is open in another program, such as Excel; close it there",
         "tệp đang mở trong chương trình khác, chẳng hạn Excel; hãy đóng tệp rồi chạy lại"},
        {"Windows does not allow such a name: it has one of the characters < > : \" | ? *",
         "Windows không cho phép tên này: có một trong các ký tự < > : \" | ? *"},
        {"Windows keeps this name for a device; choose another",
         "Windows dành tên này cho một thiết bị; hãy chọn tên khác"},
        {"a link that leads nowhere", "liên kết không dẫn đến đâu"},
        {"the file was changed while it was read", "tệp bị thay đổi trong khi đang đọc"},
    };
    const auto* found = std::ranges::find(known, reason, &Translation::en);
    return {found == std::end(known) ? reason : std::string{found->vi}, reason};
}

Stop cannot_read(const std::string& path, const std::string& reason) {
    const Text why = system_words(reason);
    if (path == "-") {
        return {
            Exit::usage,
            {"không đọc được đầu vào chuẩn: " + why.vi, "cannot read standard input: " + why.en}};
    }
    return {Exit::usage,
            {"không đọc được tệp \"" + path + "\": " + why.vi,
             "cannot read \"" + path + "\": " + why.en}};
}

void require_unchanged(const Files& files) {
    if (const auto changed = files.changed())
        throw cannot_read(changed->path, changed->error.reason);
}

Text with_suggestion(Text message, const std::optional<std::string>& near) {
    if (near) {
        message.vi += "; ý bạn là \"" + *near + "\"?";
        message.en += "; did you mean \"" + *near + "\"?";
    }
    return message;
}

}  // namespace cchc::command
