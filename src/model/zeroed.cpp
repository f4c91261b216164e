#include "model/zeroed.hpp"

#include <sys/mman.h>

#include <cstdlib>
#include <new>

namespace cchc {

namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;

/// Fields that would waste most of a large page come from the heap.
constexpr bool is_large(std::size_t bytes) {
    return bytes >= 2 * large_page;
}

}  // namespace

std::shared_ptr<void> zeroed_memory(std::size_t bytes) {
    if (!is_large(bytes)) {
        void* memory = std::calloc(bytes == 0 ? 1 : bytes, 1);
        if (memory == nullptr) throw std::bad_alloc{};
        return {memory, std::free};
    }
    // one page more, so that the first large page can begin on its boundary
    const std::size_t whole = bytes + large_page;
    void* memory = ::mmap(nullptr, whole, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc{};
    const std::shared_ptr<void> keeper{memory, [whole](void* m) { ::munmap(m, whole); }};
    void* first = memory;
    std::size_t room = whole;
    std::align(large_page, bytes, first, room);
    ::madvise(first, bytes, MADV_HUGEPAGE);  // a wish; without it pages are small
    return {keeper, first};
}

}  // namespace cchc
