// Holds a file open as Excel does, which lets others read it and nothing else: hold FILE. Says
// "held" when it does, and ends when its standard input does.

#include <windows.h>

#include <cstdio>

int wmain(int count, wchar_t** values) {
    const HANDLE file =
        count < 2 ? INVALID_HANDLE_VALUE
                  : ::CreateFileW(values[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, nullptr,
                                  OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE) return 1;
    std::puts("held");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}
