#include "model/series.hpp"

#include <sys/mman.h>

#include <cstdlib>
#include <new>

namespace cchc {

namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;

/// Smaller columns would waste most of a large page.
constexpr bool is_large(std::size_t bytes) {
    return bytes >= 2 * large_page;
}

}  // namespace

void* allocate_column(std::size_t bytes) {
    if (!is_large(bytes)) return ::operator new(bytes);
    const std::size_t whole = (bytes + large_page - 1) / large_page * large_page;
    void* memory = std::aligned_alloc(large_page, whole);
    if (memory == nullptr) throw std::bad_alloc{};
    ::madvise(memory, whole, MADV_HUGEPAGE);  // a wish; without it pages are small
    return memory;
}

void free_column(void* memory, std::size_t bytes) {
    if (is_large(bytes)) {
        std::free(memory);
    } else {
        ::operator delete(memory);
    }
}

}  // namespace cchc
