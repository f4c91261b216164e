// Replays the corpus: every input as it is, and changed a little in ways that a seed decides.
// CCHC_CHANGES=N makes N changed inputs of each instead of a few.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <vector>

#include "fuzz/world.hpp"

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// The text with one thing done to it that files suffer: a byte flipped, a piece lost, doubled or
/// taken from another file.
std::string changed(std::string text, const std::string& other, std::mt19937& random) {
    const auto below = [&](std::size_t end) { return random() % std::max<std::size_t>(end, 1); };
    const std::size_t at = 1 + below(text.size() - 1);
    const std::size_t length = std::min(1 + below(16), text.size() - at);
    switch (random() % 5) {
        case 0:
            text[std::min(at, text.size() - 1)] = static_cast<char>(random());
            break;
        case 1:
            text.erase(at, length);
            break;
        case 2:
            text.insert(at, text.substr(at, length));
            break;
        case 3:
            text.insert(at, other.substr(below(other.size()), 16));
            break;
        default:
            text.insert(at, 1, "\",;\t\n\r.:-{}[]&*!|>%0\0\xC3"[random() % 22]);
    }
    return text;
}

/// Hands a judge every input of a folder. How many inputs there are.
std::size_t replay(const char* folder, void (*judge)(std::string_view)) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator{folder}) paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> inputs;
    for (const auto& path : paths) inputs.push_back(read(path));
    const char* asked = std::getenv("CCHC_CHANGES");
    const unsigned long changes = asked ? std::strtoul(asked, nullptr, 10) : 20;
    std::size_t judged = 0;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        judge(inputs[i]);
        std::mt19937 random{static_cast<std::uint32_t>(i)};
        std::string text = inputs[i];
        for (unsigned long n = 0; n < changes && text.size() > 1; ++n, ++judged) {
            if (n % 8 == 0) text = inputs[i];
            text = changed(text, inputs[random() % inputs.size()], random);
            judge(text);
        }
    }
    std::cout << inputs.size() << " inputs and " << judged << " changed ones judged\n";
    return inputs.size();
}

}  // namespace

int main() {
    const auto texts = replay(CCHC_TESTS "/fuzz/corpus", cchc::fuzz::judge);
    const auto workbooks = replay(CCHC_TESTS "/fuzz/workbooks", cchc::fuzz::judge_workbook);
    return texts < 10 || workbooks < 10 ? 1 : 0;
}
