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
    /// `indent`: blanks by which each level is set in; 0: all stands in one line.
    explicit Json(unsigned indent) : in_one_line_(indent == 0) { pretty_.SetIndent(' ', indent); }

    /// The whole text, when its outermost value is complete.
    std::string document() const {
        return std::string{buffer_.GetString(), buffer_.GetSize()} + "\n";
    }

    Json& key(const char* name) {
        write([&](auto& writer) { writer.Key(name); });
        return *this;
    }
    void null() {
        write([](auto& writer) { writer.Null(); });
    }
    void truth(bool value) {
        write([&](auto& writer) { writer.Bool(value); });
    }
    void text(std::string_view value) {
        const auto size = static_cast<rapidjson::SizeType>(value.size());
        write([&](auto& writer) { writer.String(value.data(), size); });
    }
    template <std::integral T>
    void number(T value) {
        write([&](auto& writer) { writer.Int64(static_cast<std::int64_t>(value)); });
    }
    /// A number by its digits, so that no binary fraction comes between.
    void digits(std::string_view value) {
        write([&](auto& writer) {
            writer.RawValue(value.data(), value.size(), rapidjson::kNumberType);
        });
    }

    /// `write_item` writes one value for each of a list.
    template <class List, class Write>
    void array(const List& list, Write write_item) {
        write([](auto& writer) { writer.StartArray(); });
        for (const auto& item : list) write_item(item);
        write([](auto& writer) { writer.EndArray(); });
    }
    /// `write_keys` writes keys and values.
    template <class Write>
    void object(Write write_keys) {
        write([](auto& writer) { writer.StartObject(); });
        write_keys();
        write([](auto& writer) { writer.EndObject(); });
    }

  private:
    using Buffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, JsonMemory>;

    /// Calls a function with the writer in use; both have the same functions.
    template <class Call>
    void write(Call call) {
        if (in_one_line_) {
            call(plain_);
        } else {
            call(pretty_);
        }
    }

    Buffer buffer_;
    bool in_one_line_;
    rapidjson::Writer<Buffer, rapidjson::UTF8<>, rapidjson::UTF8<>, JsonMemory> plain_{buffer_};
    rapidjson::PrettyWriter<Buffer, rapidjson::UTF8<>, rapidjson::UTF8<>, JsonMemory> pretty_{
        buffer_};
};

}  // namespace cchc::unicode
