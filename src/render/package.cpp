#include "render/package.hpp"

#include <zip.h>

#include <stdexcept>

#include "render/memory_file.hpp"

namespace cchc::render {

namespace {

void require(bool done) {
    if (!done) throw std::runtime_error{"a package cannot be written"};
}

void add(zipFile archive, const Part& part) {
    zip_fileinfo info{};
    info.dosDate = 0x210000;  // 1 January 1980, whatever the day and the time zone
    constexpr unsigned long made_by = 0, names_are_utf8 = 1 << 11;
    require(zipOpenNewFileInZip4_64(archive, part.name.c_str(), &info, nullptr, 0, nullptr, 0,
                                    nullptr, Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS,
                                    DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, made_by,
                                    names_are_utf8, 0) == ZIP_OK);
    require(zipWriteInFileInZip(archive, part.content.data(),
                                static_cast<unsigned>(part.content.size())) == ZIP_OK);
    require(zipCloseFileInZip(archive) == ZIP_OK);
}

}  // namespace

std::string package_of(std::span<const Part> parts) {
    const MemoryFile file;
    zipFile archive = zipOpen64(file.path().c_str(), APPEND_STATUS_CREATE);
    require(archive != nullptr);
    for (const Part& part : parts) add(archive, part);
    require(zipClose(archive, nullptr) == ZIP_OK);
    return file.content();
}

}  // namespace cchc::render
