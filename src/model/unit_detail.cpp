#include "model/unit_detail.hpp"

namespace cchc {

std::string_view word(Direction direction) {
    constexpr std::string_view words[] = {"improved", "unchanged", "worsened", "new", "no_data"};
    return words[static_cast<std::size_t>(direction)];
}

std::string_view word(Unbounded reason) {
    constexpr std::string_view words[] = {"no_base", "supersedes", "no_limit"};
    return words[static_cast<std::size_t>(reason)];
}

}  // namespace cchc
