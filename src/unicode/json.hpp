#pragma once

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>

/// RapidJSON, as JSON is written here.
namespace cchc::unicode {

/// Memory for RapidJSON, which does not look whether it was given any: std::bad_alloc where there
/// is none.
class JsonMemory {
  public:
    // names that RapidJSON asks for
    static constexpr bool kNeedFree = true;
    void* Malloc(std::size_t size) { return size == 0 ? nullptr : ::operator new(size); }
    void* Realloc(void* former, std::size_t former_size, std::size_t size) {
        void* const memory = Malloc(size);
        const std::size_t kept = std::min(former_size, size);
        if (kept != 0) std::memcpy(memory, former, kept);
        Free(former);
        return memory;
    }
    static void Free(void* memory) { ::operator delete(memory); }
};

using JsonBuffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, JsonMemory>;
using JsonWriter =
    rapidjson::PrettyWriter<JsonBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, JsonMemory>;

}  // namespace cchc::unicode
