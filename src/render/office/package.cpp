#include "render/office/package.hpp"

#include <zip.h>

#include <algorithm>
#include <new>
#include <string>
#include <utility>

namespace cchc::render {

namespace {

/// What minizip takes for a file: bytes in memory, so that none is needed. It is called from C, and
/// throws nothing: where memory is wanting, it goes on without keeping anything.
class MemoryStream {
  public:
    /// The functions that minizip calls to write a new file.
    zlib_filefunc64_def functions() {
        zlib_filefunc64_def calls{};
        calls.zopen64_file = [](void* self, const void*, int) { return self; };
        calls.zwrite_file = [](void* self, void*, const void* from, uLong count) {
            return of(self).write(static_cast<const char*>(from), count);
        };
        calls.ztell64_file = [](void* self, void*) { return ZPOS64_T{of(self).at_}; };
        calls.zseek64_file = [](void* self, void*, ZPOS64_T offset, int from) {
            return of(self).seek(offset, from);
        };
        calls.zclose_file = [](void*, void*) { return 0; };
        calls.zerror_file = [](void*, void*) { return 0; };
        calls.opaque = this;
        return calls;
    }
    /// All that was written. Throws std::bad_alloc.
    std::string take() {
        if (memory_was_wanting_) throw std::bad_alloc{};
        return std::move(bytes_);
    }

  private:
    static MemoryStream& of(void* self) { return *static_cast<MemoryStream*>(self); }

    uLong write(const char* from, uLong count) noexcept {
        try {
            if (!memory_was_wanting_) bytes_.replace(at_, count, from, count);
        } catch (const std::bad_alloc&) {
            memory_was_wanting_ = true;
        }
        at_ += count;
        end_ = std::max(end_, at_);
        return count;
    }
    long seek(ZPOS64_T offset, int from) {
        if (from == ZLIB_FILEFUNC_SEEK_CUR) offset += at_;
        if (from == ZLIB_FILEFUNC_SEEK_END) offset += end_;
        if (offset > end_) return -1;
        at_ = offset;
        return 0;
    }

    std::string bytes_;
    std::size_t at_ = 0, end_ = 0;  ///< where the next byte goes, and where the last one ends
    bool memory_was_wanting_ = false;
};

/// A package in the making. Nothing can fail but for want of memory.
class Archive {
  public:
    explicit Archive(MemoryStream& stream) {
        auto functions = stream.functions();
        file_ = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
        require(file_ != nullptr);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive() {
        if (file_ != nullptr) zipClose(file_, nullptr);
    }

    void add(const PackagePart& part) {
        zip_fileinfo info{};
        info.dosDate = 0x210000;  // 1 January 1980, whatever the day and the time zone
        constexpr unsigned long made_by = 0, names_are_utf8 = 1 << 11;
        require(zipOpenNewFileInZip4_64(file_, part.name.c_str(), &info, nullptr, 0, nullptr, 0,
                                        nullptr, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS,
                                        DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, made_by,
                                        names_are_utf8, 0) == ZIP_OK);
        require(zipWriteInFileInZip(file_, part.content.data(),
                                    static_cast<unsigned>(part.content.size())) == ZIP_OK);
        require(zipCloseFileInZip(file_) == ZIP_OK);
    }
    void close() { require(zipClose(std::exchange(file_, nullptr), nullptr) == ZIP_OK); }

  private:
    static void require(bool done) {
        if (!done) throw std::bad_alloc{};
    }

    zipFile file_;
};

}  // namespace

std::string package_of(std::span<const PackagePart> parts) {
    MemoryStream stream;
    Archive archive{stream};
    for (const PackagePart& part : parts) archive.add(part);
    archive.close();
    return stream.take();
}

}  // namespace cchc::render
