#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace cchc {

/// Does `work(i)` for every i below `count`, on up to `threads` threads that take the next i from a
/// counter. Returns when all are done. What is made must not depend on who did which piece; of
/// several exceptions the one of the first piece is thrown.
template <typename Work>
void in_pieces(std::size_t count, unsigned threads, Work&& work) {
    if (threads <= 1 || count <= 1) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failures(count);
    const auto take = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                work(i);
            } catch (...) {
                failures[i] = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned t = 1; t < threads && t < count; ++t) others.emplace_back(take);
        take();
    }
    for (const auto& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

}  // namespace cchc
