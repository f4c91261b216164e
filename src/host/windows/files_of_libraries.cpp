#include <fcntl.h>
#include <io.h>

#include <cstdarg>
#include <cstdio>
#include <filesystem>

#include "host/windows/wide.hpp"

/// libxlsxwriter and minizip name files in UTF-8. They are built with these functions in the place
/// of fopen and _open, which would take the names for ones in the system's code page, and none of
/// more than 260 characters.

namespace {

std::wstring name_for_system(const char* path) {
    return cchc::host::for_system(cchc::host::to_wide(path));
}

}  // namespace

extern "C" {

std::FILE* cchc_open_stream(const char* path, const char* mode) {
    return ::_wfopen(name_for_system(path).c_str(), cchc::host::to_wide(mode).c_str());
}

int cchc_open_descriptor(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const int mode = (flags & _O_CREAT) != 0 ? va_arg(rest, int) : 0;
    va_end(rest);
    return ::_wopen(name_for_system(path).c_str(), flags, mode);
}

/// What the headers of the system say of _open, they say of this: it is reached by an address.
int (*__imp_cchc_open_descriptor)(const char*, int, ...) = cchc_open_descriptor;
}
