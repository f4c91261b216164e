#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>

namespace cchc {

/// Memory that is all zero: large fields in large pages, where the machine has them, and no page
/// before something is written to it. Throws std::bad_alloc.
std::shared_ptr<void> zeroed_memory(std::size_t bytes);

/// Elements that are zero until they are set; those never set take no memory of the machine.
template <typename T>
class Zeroed {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

  public:
    Zeroed() = default;
    explicit Zeroed(std::size_t size)
        : memory_(zeroed_memory(size * sizeof(T))), elements_(static_cast<T*>(memory_.get())) {}

    /// The first element; null where there is no field.
    T* data() const { return elements_; }

  private:
    std::shared_ptr<void> memory_;
    T* elements_ = nullptr;
};

}  // namespace cchc
