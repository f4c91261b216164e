#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace cchc::load {

/// Whether the pieces of a file begin inside quotes: each piece tells the next. Threads must take
/// pieces in their order, so that a thread waits only for a piece that another one has taken.
class QuoteParity {
  public:
    explicit QuoteParity(std::size_t pieces) : states_(pieces + 1) { states_[0] = outside; }

    /// Whether a piece begins inside of quotes, of which it holds an odd number or not.
    bool begins_inside(std::size_t piece, bool odd_quotes) {
        states_[piece].wait(unknown);
        const State begin = states_[piece];
        const bool ends_inside = (begin == inside) != odd_quotes;
        pass_on(piece, ends_inside ? inside : outside);
        return begin == inside;
    }

    /// Call this if a piece that was taken could not be read: it releases the thread that waits for
    /// the result.
    void give_up(std::size_t piece) {
        if (states_[piece + 1] == unknown) pass_on(piece, outside);
    }

  private:
    enum State : std::uint8_t { unknown, outside, inside };

    void pass_on(std::size_t piece, State end) {
        states_[piece + 1] = end;
        states_[piece + 1].notify_all();
    }

    std::vector<std::atomic<State>> states_;  ///< of the begins of the pieces
};

}  // namespace cchc::load
