#pragma once

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <string_view>

/// JSON as all formats write it, by RapidJSON.
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

/// Keys and values, one after another.
class Json {
  public:
    /// `indent`: blanks by which each level is set in.
    explicit Json(unsigned indent) { writer_.SetIndent(' ', indent); }

    /// The whole text, when its outermost value is complete.
    std::string document() const {
        return std::string{buffer_.GetString(), buffer_.GetSize()} + "\n";
    }

    Json& key(const char* name) {
        writer_.Key(name);
        return *this;
    }
    void null() { writer_.Null(); }
    void truth(bool value) { writer_.Bool(value); }
    void text(std::string_view value) {
        writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    }
    template <std::integral T>
    void number(T value) {
        writer_.Int64(static_cast<std::int64_t>(value));
    }
    /// A number by its digits, so that no binary fraction comes between.
    void digits(std::string_view value) {
        writer_.RawValue(value.data(), value.size(), rapidjson::kNumberType);
    }

    /// `write` writes one value for each of a list.
    template <class List, class Write>
    void array(const List& list, Write write) {
        writer_.StartArray();
        for (const auto& item : list) write(item);
        writer_.EndArray();
    }
    /// `write` writes keys and values.
    template <class Write>
    void object(Write write) {
        writer_.StartObject();
        write();
        writer_.EndObject();
    }

  private:
    using Buffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, JsonMemory>;

    Buffer buffer_;
    rapidjson::PrettyWriter<Buffer, rapidjson::UTF8<>, rapidjson::UTF8<>, JsonMemory> writer_{
        buffer_};
};

}  // namespace cchc::unicode
