#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/text.hpp"
#include "render/machine.hpp"
#include "unicode/json.hpp"

namespace cchc::render {

/// Keys and values, one after another. A number is written with the digits of its machine form, so
/// that no binary fraction comes between.
class Json {
  public:
    Json() { writer_.SetIndent(' ', 1); }

    std::string document() const {
        return std::string{buffer_.GetString(), buffer_.GetSize()} + "\n";
    }

    Json& key(const char* name) {
        writer_.Key(name);
        return *this;
    }
    void text(std::string_view value) {
        writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    }
    /// Both languages; null where the text is not there.
    void texts(const Text& value) {
        if (value.empty()) return null();
        writer_.StartObject();
        key("vi").text(value.vi);
        key("en").text(value.en);
        writer_.EndObject();
    }
    // Values as machine outputs have them (method, section 2); nothing is null.
    void null() { writer_.Null(); }
    void truth(bool value) { writer_.Bool(value); }
    void number(std::int64_t value) { writer_.Int64(value); }
    void number(Decimal value) { digits(exact::to_text(value)); }
    void number(exact::Integer value) { digits(exact::to_text(value)); }
    void number(const Ratio& value) { digits(machine_text(value)); }

    template <class T>
    void number(const std::optional<T>& value) {
        value ? number(*value) : null();
    }
    void truth(const std::optional<bool>& value) { value ? truth(*value) : null(); }

    template <class List, class Write>
    void array(const List& list, Write write) {
        writer_.StartArray();
        for (const auto& item : list) write(item);
        writer_.EndArray();
    }
    template <class Write>
    void object(Write write) {
        writer_.StartObject();
        write();
        writer_.EndObject();
    }

  private:
    void digits(const std::string& value) {
        writer_.RawValue(value.data(), value.size(), rapidjson::kNumberType);
    }

    unicode::JsonBuffer buffer_;
    unicode::JsonWriter writer_{buffer_};
};

}  // namespace cchc::render
