#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace cchc {

/// Memory for columns: large ones in large pages, where the machine has them.
void* allocate_column(std::size_t bytes);
void free_column(void* memory, std::size_t bytes);

/// Leaves new elements as the memory is, for columns of millions that are filled right after.
template <typename T>
struct Unfilled {
    using value_type = T;
    Unfilled() = default;
    template <typename U>
    explicit Unfilled(const Unfilled<U>&) {}

    T* allocate(std::size_t count) { return static_cast<T*>(allocate_column(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) { free_column(memory, count * sizeof(T)); }
    template <typename U>
    void construct(U* element) noexcept {
        ::new (static_cast<void*>(element)) U;
    }
    template <typename U, typename... Args>
    void construct(U* element, Args&&... args) {
        ::new (static_cast<void*>(element)) U(std::forward<Args>(args)...);
    }
    bool operator==(const Unfilled&) const = default;
};

/// A vector whose `resize` does not touch what it adds.
template <typename T>
using Series = std::vector<T, Unfilled<T>>;

}  // namespace cchc
