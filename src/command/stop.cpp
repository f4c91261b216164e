#include "command/stop.hpp"

namespace cchc::command {

Text with_suggestion(Text message, const std::optional<std::string>& near) {
    if (near) {
        message.vi += "; ý bạn là \"" + *near + "\"?";
        message.en += "; did you mean \"" + *near + "\"?";
    }
    return message;
}

}  // namespace cchc::command
