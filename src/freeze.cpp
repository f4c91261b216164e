// Part of the build: reads the programme that is to be built in, and writes the C++ that holds its
// tree. Run: freeze FILE OUTPUT. Whatever is wrong with the file ends the build.

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

#include "diag/text.hpp"
#include "load/programme/frozen_tree.hpp"
#include "load/programme/programme.hpp"

namespace {

/// Bytes as they stand in a literal of C++.
std::string escaped(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes) {
        const bool printable = byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\';
        if (printable) {
            out += byte;
        } else {
            out += fmt::format("\\{:03o}", static_cast<unsigned char>(byte));
        }
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace cchc;
    if (argc != 3) return 2;
    std::ifstream in{argv[1], std::ios::binary};
    diag::Sources sources;
    const diag::Source& source =
        sources.add(argv[1], std::string{std::istreambuf_iterator{in}, {}});

    diag::Findings findings;
    const auto root = load::read_yaml(source, findings);
    if (root) load::read_programme(*root, findings);
    for (const auto& finding : findings.all()) std::cerr << diag::to_text(finding, sources, {});
    if (!root || !findings.all().empty()) return 1;

    const std::string frozen = load::freeze(*root, source);
    std::ofstream out{argv[2], std::ios::binary};
    out << "#include \"command/embedded.hpp\"\n\n"
           "const std::string_view cchc::command::builtin_programme_tree{\n    \""
        << escaped(frozen) << "\",\n    " << frozen.size() << "};\n";
    return out.flush() ? 0 : 1;
}
