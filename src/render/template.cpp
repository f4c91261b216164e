#include "render/template.hpp"

#include "render/pages.hpp"
#include "unicode/xml.hpp"

namespace cchc::render {

namespace {

using kainjow::mustache::data;

void replace_all(std::string& text, std::string_view part, std::string_view by) {
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + by.size()))
        text.replace(at, part.size(), by);
}

/// Keeps what stands between {{#vi}} and {{/vi}}, or else {{#en}} and {{/en}}.
void choose_language(std::string& text, Language language) {
    const bool vi = language == Language::vi;
    const std::string other = vi ? "en}}" : "vi}}", open = "{{#" + other, close = "{{/" + other;
    for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at))
        text.erase(at, text.find(close, at) + close.size() - at);
    replace_all(text, vi ? "{{#vi}}" : "{{#en}}", "");
    replace_all(text, vi ? "{{/vi}}" : "{{/en}}", "");
}

/// With its parts in place.
std::string whole(std::string_view text, Language language) {
    std::string page{text};
    replace_all(page, "{{>foot}}", pages::foot);
    replace_all(page, "{{{style}}}", pages::style);
    choose_language(page, language);
    return page;
}

}  // namespace

Object& Object::set(const char* key, std::string_view text) & {
    values_[key] = text.empty() ? data{false} : data{std::string{text}};
    return *this;
}

Object& Object::flag(const char* key, bool value) & {
    values_[key] = data{value};
    return *this;
}

Object& Object::list(const std::string& key, std::vector<Object> items) & {
    data list{data::type::list};
    // the library takes items by copy only, whole trees of them
    auto& places = const_cast<kainjow::mustache::list&>(list.list_value());
    places.reserve(items.size());
    for (Object& item : items) places.push_back(std::move(item.values_));
    values_["has_" + key] = data{!items.empty()};
    values_[key] = std::move(list);
    return *this;
}

Template::Template(std::string_view text, Language language, const std::vector<std::string>& cuts) {
    std::string rest = whole(text, language);
    const auto add = [&](const std::string& part) {
        parts_.emplace_back(part).set_custom_escape(
            [](const std::string& s) { return unicode::xml_escaped(s); });
    };
    for (const std::string& cut : cuts) {
        const std::string place = "{{{" + cut + "}}}";
        const std::size_t at = rest.find(place);
        add(rest.substr(0, at));
        rest.erase(0, at + place.size());
    }
    add(rest);
}

void Template::draw(const Object& object, const Sink& sink, std::size_t part) {
    std::string drawn;
    parts_[part].render(object.values(), [&](const std::string& piece) { drawn += piece; });
    sink(drawn);
}

}  // namespace cchc::render
