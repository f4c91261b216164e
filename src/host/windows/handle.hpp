#pragma once

#include <io.h>
#include <windows.h>

/// What the calls of Windows take and give.
namespace cchc::host {

/// Others may do with an open file what they like, as on other systems.
inline constexpr DWORD shared_by_all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

/// The handle behind a descriptor of the C library, which keeps it.
inline HANDLE handle_of(int descriptor) {
    return reinterpret_cast<HANDLE>(::_get_osfhandle(descriptor));
}

/// A handle that closes itself.
class Handle {
  public:
    explicit Handle(HANDLE handle) : handle_(handle) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (opened()) ::CloseHandle(handle_);
    }
    bool opened() const { return handle_ != INVALID_HANDLE_VALUE; }
    HANDLE get() const { return handle_; }

  private:
    HANDLE handle_;
};

}  // namespace cchc::host
