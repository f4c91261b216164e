#include "model/comparison.hpp"

#include <algorithm>

namespace cchc {

std::string_view word(Cause cause) {
    switch (cause) {
        case Cause::went_missing:
            return "went_missing";
        case Cause::came_in:
            return "came_in";
        case Cause::revised:
            return "revised";
        case Cause::amended:
            return "amended";
        case Cause::programme_changed:
            return "programme_changed";
        case Cause::exempted:
            return "exempted";
        case Cause::succeeded:
            return "succeeded";
        case Cause::next_period:
            return "next_period";
        case Cause::consequence:
            break;
    }
    return "consequence";
}

bool Comparison::any_worse() const {
    return std::ranges::count(targets, Turn::worse, &TargetChange::turn) > 0;
}

}  // namespace cchc
