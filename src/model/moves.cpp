#include "model/moves.hpp"

namespace cchc {

std::string_view word(Presence presence) {
    switch (presence) {
        case Presence::entered:
            return "entered";
        case Presence::left:
            return "left";
        case Presence::stayed:
            break;
    }
    return "stayed";
}

}  // namespace cchc
