#include "host/console.hpp"

#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <streambuf>
#include <string_view>

#include "host/windows/handle.hpp"
#include "host/windows/wide.hpp"
#include "unicode/unicode.hpp"

extern "C" {
/// What the C library itself begins with: the words of the command line, names with * and ? in them
/// as the files that they stand for, unless they are in quotes.
struct StartupInfo {
    int newmode;
};
int __wgetmainargs(int* count, wchar_t*** values, wchar_t*** environment, int expand,
                   StartupInfo* info);
}

namespace cchc::host {

namespace {

/// Shows UTF-8 in a console whatever its code page, and no half characters.
class ConsoleBuffer final : public std::streambuf {
  public:
    explicit ConsoleBuffer(HANDLE console) : console_(console) {}
    ~ConsoleBuffer() override { sync(); }

  protected:
    int_type overflow(int_type c) override {
        if (c == traits_type::eof()) return traits_type::not_eof(c);
        text_ += traits_type::to_char_type(c);
        if (text_.size() >= most_held) show(whole_characters());
        return c;
    }
    std::streamsize xsputn(const char* text, std::streamsize count) override {
        text_.append(text, static_cast<std::size_t>(count));
        if (text_.size() >= most_held) show(whole_characters());
        return count;
    }
    int sync() override { return show(text_.size()) ? 0 : -1; }

  private:
    static constexpr std::size_t most_held = 4096;

    /// So many bytes of the text end no character in its middle.
    std::size_t whole_characters() const {
        std::size_t end = text_.size();
        while (end > 0 && !unicode::begins_character(text_[end - 1])) --end;
        return end > 0 ? end - 1 : text_.size();
    }
    bool show(std::size_t count) {
        const std::wstring wide = to_wide(std::string_view{text_}.substr(0, count));
        text_.erase(0, count);
        DWORD shown = 0;
        return ::WriteConsoleW(console_, wide.data(), static_cast<DWORD>(wide.size()), &shown,
                               nullptr) != 0;
    }

    HANDLE console_;
    std::string text_;
};

/// A stream that writes to a console for as long as this lives, if it is one.
class ConsoleStream {
  public:
    ConsoleStream(std::ostream& stream, int descriptor) : stream_(stream) {
        DWORD mode = 0;
        const HANDLE handle = handle_of(descriptor);
        if (::GetConsoleMode(handle, &mode) == 0) return;
        ::SetConsoleMode(handle, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);  // colours
        buffer_ = std::make_unique<ConsoleBuffer>(handle);
        former_ = stream.rdbuf(buffer_.get());
    }
    ConsoleStream(const ConsoleStream&) = delete;
    ConsoleStream& operator=(const ConsoleStream&) = delete;
    ~ConsoleStream() {
        stream_.flush();
        if (buffer_) stream_.rdbuf(former_);
    }

  private:
    std::ostream& stream_;
    std::unique_ptr<ConsoleBuffer> buffer_;
    std::streambuf* former_ = nullptr;
};

struct BothStreams {
    ConsoleStream out{std::cout, 1}, err{std::cerr, 2};
};
std::unique_ptr<BothStreams> both_streams;

/// Whether a console knows colours: ones of before Windows 10 show their codes.
bool knows_colours() {
    DWORD mode = 0;
    return ::GetConsoleMode(::GetStdHandle(STD_ERROR_HANDLE), &mode) == 0 ||
           (mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

/// What Windows is set to stands for what other systems are told by variables.
std::optional<std::string> from_settings(const std::string& name) {
    if (name == "TERM" && !knows_colours()) return "dumb";
    if (name == "LANG") {
        std::array<wchar_t, LOCALE_NAME_MAX_LENGTH> locale{};
        const int length =
            ::GetUserDefaultLocaleName(locale.data(), static_cast<int>(locale.size()));
        if (length > 1) return to_utf8({locale.data(), static_cast<std::size_t>(length - 1)});
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::string> arguments(int, char**) {
    int count = 0;
    wchar_t** values = nullptr;
    wchar_t** ignored = nullptr;
    StartupInfo info{0};
    __wgetmainargs(&count, &values, &ignored, 1, &info);
    std::vector<std::string> arguments;
    for (int i = 1; i < count; ++i) {
        arguments.push_back(to_utf8(values[i]));
        std::ranges::replace(arguments.back(), '\\', '/');  // as in all paths of the program
    }
    return arguments;
}

std::optional<std::string> environment(const std::string& name) {
    const std::wstring wide = to_wide(name);
    const DWORD room = ::GetEnvironmentVariableW(wide.c_str(), nullptr, 0);
    if (room == 0) return from_settings(name);
    std::wstring value(room, L'\0');
    value.resize(::GetEnvironmentVariableW(wide.c_str(), value.data(), room));
    return to_utf8(value);
}

StandardStreams::StandardStreams() {
    std::ios::sync_with_stdio(false);
    for (const int descriptor : {0, 1, 2}) ::_setmode(descriptor, _O_BINARY);
    both_streams = std::make_unique<BothStreams>();
}

StandardStreams::~StandardStreams() {
    both_streams.reset();
}

bool is_terminal(int descriptor) {
    DWORD mode = 0;
    return ::GetConsoleMode(handle_of(descriptor), &mode) != 0;
}

int terminal_columns(int descriptor) {
    CONSOLE_SCREEN_BUFFER_INFO about{};
    const bool known = ::GetConsoleScreenBufferInfo(handle_of(descriptor), &about) != 0;
    return known ? std::max(about.srWindow.Right - about.srWindow.Left + 1, 1) : 80;
}

bool has_own_window() {
    std::array<DWORD, 2> others{};
    return ::GetConsoleProcessList(others.data(), static_cast<DWORD>(others.size())) == 1 &&
           is_terminal(1) && is_terminal(0);
}

void explain_in_window() {
    std::cout
        << "cchc được dùng từ dòng lệnh. Mở thư mục có tệp cchc.exe, gõ \"cmd\" vào thanh\n"
           "địa chỉ rồi nhấn Enter; trong cửa sổ hiện ra, gõ:\n\n"
           "    cchc --help --lang vi\n\n"
           "cchc is used from a command line. Open the folder of cchc.exe, type \"cmd\" in the\n"
           "address bar and press Enter; in the window that opens, type:\n\n"
           "    cchc --help\n";
}

void wait_in_window() {
    std::cout << "\nNhấn Enter để đóng cửa sổ. Press Enter to close this window." << std::flush;
    char ignored = 0;
    while (::_read(0, &ignored, 1) == 1 && ignored != '\n') {
    }
}

}  // namespace cchc::host
