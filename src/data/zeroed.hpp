#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

namespace cchc {

/// Elements that are zero until they are set. Memory that is never written to is not taken from the
/// machine where its allocator hands out fresh pages, as those of glibc and jemalloc do.
template <typename T>
class Zeroed {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

  public:
    Zeroed() = default;
    /// Throws std::bad_alloc.
    explicit Zeroed(std::size_t size)
        : elements_(static_cast<T*>(std::calloc(size == 0 ? 1 : size, sizeof(T))), std::free) {
        if (elements_ == nullptr) throw std::bad_alloc{};
    }

    /// The first element; null where there are none.
    T* data() const { return elements_.get(); }

  private:
    std::shared_ptr<T> elements_;
};

}  // namespace cchc
