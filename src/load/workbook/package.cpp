#include "load/workbook/package.hpp"

#include <unzip.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <unordered_map>

#include "load/workbook/unreadable.hpp"

namespace cchc::load {

namespace {

/// Workbooks have a few dozen parts.
constexpr uLong most_parts = 10'000;
constexpr uLong longest_name = 1024;
/// A sheet of a million rows takes 400 MB.
constexpr std::size_t most_unpacked = std::size_t{2} << 30;
/// Sheets are compressed to a tenth or a thirtieth; a part that is compressed to less than a 500th
/// is refused once it is larger than any form that somebody filled in.
constexpr std::size_t most_ratio = 500, always_unpacked = std::size_t{64} << 20;

/// What minizip takes for a file: bytes in memory, read only.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes) : bytes_(bytes) {}

    /// The functions that minizip calls.
    zlib_filefunc64_def functions() {
        zlib_filefunc64_def calls{};
        calls.zopen64_file = [](void* self, const void*, int) { return self; };
        calls.zread_file = [](void* self, void*, void* to, uLong count) {
            return of(self).read(static_cast<char*>(to), count);
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

  private:
    static MemoryFile& of(void* self) { return *static_cast<MemoryFile*>(self); }

    uLong read(char* to, uLong count) {
        count = static_cast<uLong>(std::min<std::size_t>(count, bytes_.size() - at_));
        std::memcpy(to, bytes_.data() + at_, count);
        at_ += count;
        return count;
    }
    long seek(ZPOS64_T offset, int from) {
        if (from == ZLIB_FILEFUNC_SEEK_CUR) offset += at_;
        if (from == ZLIB_FILEFUNC_SEEK_END) offset += bytes_.size();
        if (offset > bytes_.size()) return -1;
        at_ = offset;
        return 0;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

/// A name as names of parts are compared.
std::string known_as(std::string_view name) {
    std::string out{name};
    std::ranges::transform(out, out.begin(), [](char c) {
        if (c == '\\') return '/';
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    out.erase(0, std::min(out.find_first_not_of('/'), out.size()));
    return out;
}

/// Throws unless minizip did what was asked of it.
void require(int status) {
    if (status == UNZ_INTERNALERROR || status == Z_MEM_ERROR) throw std::bad_alloc{};
    if (status != UNZ_OK) throw damaged();
}

}  // namespace

struct Package::Opened {
    explicit Opened(std::string_view bytes) : memory(bytes) {
        auto functions = memory.functions();
        file = unzOpen2_64("", &functions);
        // it does not say whether memory was wanting, of which it needs little
        if (file == nullptr) file = unzOpen2_64("", &functions);
        if (file == nullptr) throw damaged();
    }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened() { unzClose(file); }

    MemoryFile memory;
    unzFile file = nullptr;
    std::unordered_map<std::string, unz64_file_pos> parts;  ///< by name; of two parts the first
};

Package::Package(std::string_view bytes) : opened_(std::make_unique<Opened>(bytes)) {
    unz_global_info64 all{};
    require(unzGetGlobalInfo64(opened_->file, &all));
    if (all.number_entry > most_parts) throw too_large();
    int status = all.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(opened_->file);
    for (; status == UNZ_OK; status = unzGoToNextFile(opened_->file)) {
        std::array<char, longest_name> name{};
        unz_file_info64 info{};
        unz64_file_pos position{};
        require(unzGetCurrentFileInfo64(opened_->file, &info, name.data(), name.size() - 1, nullptr,
                                        0, nullptr, 0));
        require(unzGetFilePos64(opened_->file, &position));
        opened_->parts.try_emplace(known_as(name.data()), position);
    }
    if (status != UNZ_END_OF_LIST_OF_FILE) throw damaged();
}

Package::~Package() = default;

bool Package::has(std::string_view name) const {
    return opened_->parts.contains(known_as(name));
}

void Package::unpack(std::string_view name,
                     const std::function<bool(std::string_view)>& take) const {
    const auto found = opened_->parts.find(known_as(name));
    unz_file_info64 info{};
    if (found == opened_->parts.end()) throw damaged();
    require(unzGoToFilePos64(opened_->file, &found->second));
    require(unzGetCurrentFileInfo64(opened_->file, &info, nullptr, 0, nullptr, 0, nullptr, 0));
    require(unzOpenCurrentFile(opened_->file));
    struct Closed {
        unzFile file;
        ~Closed() { unzCloseCurrentFile(file); }
    } closed{opened_->file};
    // an encrypted part is only noise
    if ((info.flag & 1U) != 0) throw damaged();
    std::string chunk(std::size_t{1} << 16, '\0');
    for (std::size_t unpacked = 0;;) {
        const int count =
            unzReadCurrentFile(opened_->file, chunk.data(), static_cast<unsigned>(chunk.size()));
        if (count < 0) require(count);
        if (count == 0) break;
        unpacked += static_cast<std::size_t>(count);
        if (unpacked > most_unpacked) throw too_large();
        if (unpacked > always_unpacked && unpacked / most_ratio > info.compressed_size)
            throw too_large();
        if (!take(std::string_view{chunk}.substr(0, static_cast<std::size_t>(count)))) return;
    }
    // what was unpacked is what was packed
    require(unzCloseCurrentFile(opened_->file));
}

std::string Package::content(std::string_view name, std::size_t most) const {
    std::string content;
    unpack(name, [&](std::string_view chunk) {
        if (content.size() + chunk.size() > most) throw too_large();
        content += chunk;
        return true;
    });
    return content;
}

}  // namespace cchc::load
