// The entry of libFuzzer, for whichever judge it is built with; how: tests/README.md.

#include <cstddef>
#include <cstdint>

#include "fuzz/world.hpp"

using namespace cchc::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    CCHC_JUDGE({reinterpret_cast<const char*>(data), size});
    return 0;
}
