#pragma once

#include <memory>
#include <utility>
#include <vector>

namespace cchc {

/// Leaves new elements as the memory is, for columns of millions that are filled right after.
template <typename T>
struct Unfilled : std::allocator<T> {
    template <typename U>
    struct rebind {
        using other = Unfilled<U>;
    };
    template <typename U>
    void construct(U* element) noexcept {
        ::new (static_cast<void*>(element)) U;
    }
    template <typename U, typename... Args>
    void construct(U* element, Args&&... args) {
        ::new (static_cast<void*>(element)) U(std::forward<Args>(args)...);
    }
};

/// A vector whose `resize` does not touch what it adds.
template <typename T>
using Series = std::vector<T, Unfilled<T>>;

}  // namespace cchc
