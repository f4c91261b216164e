#include "render/pages/frame/template.hpp"

#include "render/pages/pages.hpp"

namespace cchc::render {

namespace {

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

}  // namespace

Tags::Tags(std::string_view page, Language language) : page_(page) {
    replace_all(page_, "{{>foot}}", pages::foot);
    replace_all(page_, "{{>policy}}", pages::policy);
    replace_all(page_, "{{>script}}", "<script>" + std::string{pages::table_script} + "</script>");
    replace_all(page_, "{{>style}}", pages::style_of_page);
    replace_all(page_, "{{>css}}", std::string{pages::style} + std::string{pages::index_style});
    choose_language(page_, language);
}

Tags::Tag Tags::next() {
    const std::string_view rest = std::string_view{page_}.substr(at_);
    if (rest.empty()) return {};
    const bool raw = rest.starts_with("{{{");
    if (!rest.starts_with("{{")) {
        const std::string_view markup = rest.substr(0, rest.find("{{"));
        at_ += markup.size();
        return {Kind::markup, markup};
    }
    const std::string_view close = raw ? "}}}" : "}}";
    const std::size_t end = rest.find(close);
    if (end == rest.npos) throw std::logic_error{"a tag is never closed"};
    std::string_view name = rest.substr(close.size(), end - close.size());
    const std::size_t begin = at_;
    at_ += end + close.size();
    const bool opens = name.starts_with('#');
    if (!opens && !name.starts_with('/')) return {raw ? Kind::raw : Kind::text, name};
    if (stands_alone(begin, at_)) ++at_;
    name.remove_prefix(1);
    return {opens ? Kind::open : Kind::close, name};
}

/// Whether a tag is all of its line, which then is no line of the page.
bool Tags::stands_alone(std::size_t begin, std::size_t end) const {
    const bool begins = begin == 0 || page_[begin - 1] == '\n';
    return begins && end < page_.size() && page_[end] == '\n';
}

}  // namespace cchc::render
