#include "render/package.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace cchc::render {

namespace {

constexpr zip_uint16_t first_day = 0x21;  // 1 January 1980, whatever the day and the time zone

void require(bool done) {
    if (!done) throw std::runtime_error{"a package cannot be written"};
}

}  // namespace

std::string package_of(std::span<const Part> parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    require(buffer != nullptr);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept{buffer, zip_source_free};
    zip_source_keep(buffer);  // the archive frees it as well
    zip_t* archive = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, &error);
    require(archive != nullptr);
    for (const Part& part : parts) {
        zip_source_t* content =
            zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
        require(content != nullptr);
        const zip_int64_t index =
            zip_file_add(archive, part.name.c_str(), content, ZIP_FL_ENC_UTF_8);
        require(index >= 0);
        require(zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, first_day, 0) ==
                0);
    }
    require(zip_close(archive) == 0);

    zip_stat_t status;
    require(zip_source_stat(buffer, &status) == 0 && zip_source_open(buffer) == 0);
    std::string bytes(status.size, '\0');
    require(zip_source_read(buffer, bytes.data(), status.size) ==
            static_cast<zip_int64_t>(status.size));
    zip_source_close(buffer);
    return bytes;
}

}  // namespace cchc::render
