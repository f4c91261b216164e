#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "load/workbook/package.hpp"

/// The XML parts of workbooks, element by element; nothing of a part is held.
namespace cchc::load {

/// A name without the prefix of its namespace.
inline std::string_view without_prefix(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

/// The attributes of an element.
class Attributes {
  public:
    /// `pairs`: names and values in turn, a null pointer behind them.
    explicit Attributes(const char* const* pairs) : pairs_(pairs) {}
    /// Shows each name, without its prefix, and its value.
    template <typename See>
    void each(See&& see) const {
        for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
            see(without_prefix(*pair), std::string_view{pair[1]});
    }
    /// The value of a name without its prefix, or nothing.
    std::optional<std::string_view> find(std::string_view name) const;
    /// The same, empty where there is none.
    std::string_view operator[](std::string_view name) const { return find(name).value_or(""); }
    /// Whether one of that name, of whatever prefix, has that value.
    bool has(std::string_view name, std::string_view value) const;
    /// Whether it is `1` or `true`.
    bool is_true(std::string_view name) const;
    /// A whole number from 0 to 2,147,483,647, or nothing.
    std::optional<std::uint32_t> number(std::string_view name) const;

  private:
    const char* const* pairs_;
};

/// What is done with the elements of a part. Names come without their prefixes. `text` may come in
/// pieces.
class XmlReader {
  public:
    virtual ~XmlReader() = default;
    virtual void begin(std::string_view name, const Attributes& attributes) = 0;
    virtual void end(std::string_view /*name*/) {}
    virtual void text(std::string_view /*text*/) {}
    /// Whether the rest of the part need not be read.
    virtual bool is_done() const { return false; }
};

/// Reads a part of a package. Throws Unreadable where it is missing or no well-formed XML, declares
/// a document type (with which a small file can expand to a huge one), or nests or holds back more
/// than a workbook does; and what the reader throws.
void read_part(const Package& package, std::string_view name, XmlReader& reader);

/// A whole number from 0 to 2,147,483,647, or nothing.
std::optional<std::uint32_t> whole_number(std::string_view digits);

}  // namespace cchc::load
