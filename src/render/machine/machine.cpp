#include "render/machine/machine.hpp"

namespace cchc::render {

std::string machine_text(const Threshold& threshold) {
    std::string text = exact::to_text(threshold.low);
    if (threshold.op == Operator::between) text += ".." + exact::to_text(threshold.high);
    return text;
}

std::string machine_text(const Ratio& ratio) {
    return exact::to_text(ratio.rounded());
}

}  // namespace cchc::render
