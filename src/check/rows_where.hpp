#pragma once

#include <algorithm>
#include <vector>

#include "check/check.hpp"
#include "model/pieces.hpp"

namespace cchc::check {

/// The rows for which `test` holds, in reading order; looked for on the subject's threads.
template <typename Test>
std::vector<RowIndex> rows_where(const Subject& subject, Test&& test) {
    constexpr std::size_t rows_of_piece = std::size_t{1} << 16;
    const std::size_t rows = subject.inputs.observations.size();
    std::vector<std::vector<RowIndex>> found((rows + rows_of_piece - 1) / rows_of_piece);
    in_pieces(found.size(), subject.threads, [&](std::size_t piece) {
        const std::size_t end = std::min(rows, (piece + 1) * rows_of_piece);
        for (std::size_t row = piece * rows_of_piece; row < end; ++row) {
            if (test(static_cast<RowIndex>(row))) {
                found[piece].push_back(static_cast<RowIndex>(row));
            }
        }
    });
    std::vector<RowIndex> all;
    for (const auto& piece : found) all.insert(all.end(), piece.begin(), piece.end());
    return all;
}

}  // namespace cchc::check
