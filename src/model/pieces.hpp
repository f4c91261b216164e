#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace cchc {

/// Does `work(own, i)` for every i below `count`, on up to `threads` threads that take the next i
/// from a counter; `own` is what `make()` gave the thread. Returns when all are done. What is made
/// must not depend on who did which piece; of several exceptions the one of the first piece is
/// thrown.
template <typename Make, typename Work>
void in_pieces_with(std::size_t count, unsigned threads, Make&& make, Work&& work) {
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> failures(count + threads);  // of pieces, then of `make`
    const auto take = [&](unsigned thread) {
        std::size_t failed = count + thread;
        try {
            auto own = make();
            for (std::size_t i = next++; i < count; i = next++) {
                failed = i;
                work(own, i);
            }
        } catch (...) {
            failures[failed] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (unsigned t = 1; t < threads && t < count; ++t) others.emplace_back(take, t);
        } catch (const std::exception&) {
            // the system gives no more threads, or no memory for them: those that are there do all
        }
        take(0);
    }
    for (const auto& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
}

/// The same for work that keeps nothing from piece to piece: `work(i)`.
template <typename Work>
void in_pieces(std::size_t count, unsigned threads, Work&& work) {
    in_pieces_with(
        count, threads, [] { return nullptr; }, [&](std::nullptr_t, std::size_t i) { work(i); });
}

}  // namespace cchc
