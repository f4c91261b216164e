// The entry of libFuzzer; how to build it: tests/README.md.

#include <cstddef>
#include <cstdint>

#include "fuzz/world.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    cchc::fuzz::judge({reinterpret_cast<const char*>(data), size});
    return 0;
}
