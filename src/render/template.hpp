#pragma once

#include <functional>
#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"

/// The pages in src/render/pages/, and what is put into them.
namespace cchc::render {

/// Takes a piece of a page, in order.
using Sink = std::function<void(std::string_view)>;

/// What a template sees under one name; an empty text is not there.
class Object {
  public:
    Object() = default;
    // as the library's own move is not declared not to throw, vectors would copy whole trees
    Object(Object&& other) noexcept : values_(std::move(other.values_)) {}

    Object& set(const char* key, std::string_view text) &;
    Object& flag(const char* key, bool value) &;
    /// A list, and whether it holds anything (`has_` before its name).
    Object& list(const std::string& key, std::vector<Object> items) &;
    Object set(const char* key, std::string_view text) && { return std::move(set(key, text)); }
    Object flag(const char* key, bool value) && { return std::move(flag(key, value)); }
    Object list(const std::string& key, std::vector<Object> items) && {
        return std::move(list(key, std::move(items)));
    }
    const kainjow::mustache::data& values() const { return values_; }

  private:
    kainjow::mustache::data values_{kainjow::mustache::data::type::object};
};

/// One of the pages, in one language. Text is escaped where it is put in.
class Template {
  public:
    /// `cuts`: the unescaped names ("{{{rows}}}", without braces) in whose place the page is
    /// interrupted, in their order: what stands there is too long to be held.
    Template(std::string_view text, Language language, const std::vector<std::string>& cuts = {});

    /// Draws the page, or what stands before the first cut (`part` 0), behind it (1) …
    void draw(const Object& object, const Sink& sink, std::size_t part = 0);

  private:
    std::vector<kainjow::mustache::mustache> parts_;
};

}  // namespace cchc::render
