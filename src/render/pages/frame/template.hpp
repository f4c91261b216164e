#pragma once

#include <concepts>
#include <functional>
#include <ranges>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/text.hpp"
#include "render/pages/frame/page.hpp"

/// The pages in src/render/pages/templates/, and what is put into them. A page is written in the
/// part of Mustache that pages need:
///
///   {{name}}             a text, escaped; a number
///   {{{name}}}           markup, as it is
///   {{#name}}…{{/name}}  once for each of a list; or if a text, list or flag is not empty or false
///   {{#has_name}}…{{/has_name}}  if a list is not empty
///   {{#vi}}…{{/vi}}      in Vietnamese only; {{#en}}…{{/en}} in English
///   {{>foot}}            the foot of all pages
///   {{>policy}}          what the browser is to allow a page with a script
///   {{>script}}          what sorts and filters the ranked tables
///   {{>style}}           how pages look: a link to style.css, or the style itself
///   {{>css}}             the style of all pages
namespace cchc::render {

/// The pieces of a page's text, one after the other, in one language.
class Tags {
  public:
    enum class Kind : std::uint8_t { markup, text, raw, open, close, end };
    struct Tag {
        Kind kind = Kind::end;
        std::string_view content{};  ///< the markup itself, or the name of a tag
    };

    Tags(std::string_view page, Language language);
    Tag next();

  private:
    bool stands_alone(std::size_t begin, std::size_t end) const;

    std::string page_;
    std::size_t at_ = 0;
};

/// A page, or a part of it, that shows a T. It is read once; names that T does not know throw
/// std::logic_error then. T tells them in `static void fields(auto&& see)`: it calls
/// `see(name, what)`, where `what` is a member, or any function, that gives a text, a number, a
/// flag or a list of other such types of a T, or that draws: `(const T&, Page&)`.
template <typename T>
class Template {
  public:
    Template(std::string_view page, Language language) {
        Tags tags{page, language};
        read(tags, {});
    }
    /// What stands before the closing tag of `part`.
    Template(Tags& tags, std::string_view part) { read(tags, part); }

    void draw(const T& shown, Page& page) const {
        for (const Step& step : steps_) step(shown, page);
    }

  private:
    using Step = std::function<void(const T&, Page&)>;

    void read(Tags& tags, std::string_view part) {
        for (Tags::Tag tag = tags.next(); tag.kind != Tags::Kind::end; tag = tags.next()) {
            if (tag.kind == Tags::Kind::markup) {
                steps_.push_back([markup = std::string{tag.content}](const T&, Page& page) {
                    page.add(markup);
                });
            } else if (tag.kind == Tags::Kind::close) {
                if (tag.content == part) return;
                throw std::logic_error{"closed without being open: " + std::string{tag.content}};
            } else {
                find(tag, tags);
            }
        }
        if (!part.empty()) throw std::logic_error{"never closed: " + std::string{part}};
    }

    /// Adds the step that a tag with a name stands for.
    void find(const Tags::Tag& tag, Tags& tags) {
        bool known = false;
        T::fields([&](std::string_view name, auto what) {
            if (known || !names(tag, name)) return;
            known = true;
            if constexpr (draws<decltype(what)>) {
                steps_.push_back(what);
            } else if (tag.kind == Tags::Kind::open) {
                add_part(std::string{tag.content}, name, what, tags);
            } else {
                add_value(tag.kind == Tags::Kind::raw, what);
            }
        });
        if (!known) throw std::logic_error{"a page names " + std::string{tag.content}};
    }

    static constexpr std::string_view has = "has_";
    static bool names(const Tags::Tag& tag, std::string_view name) {
        return tag.content == name ||
               (tag.content.starts_with(has) && tag.content.substr(has.size()) == name);
    }

    template <typename What>
    static constexpr bool draws = std::is_invocable_v<What, const T&, Page&>;
    template <typename What>
    using Value = std::remove_cvref_t<std::invoke_result_t<What, const T&>>;
    template <typename What>
    static constexpr bool is_text = std::convertible_to<Value<What>, std::string_view>;
    template <typename What>
    static constexpr bool is_list = std::ranges::range<Value<What>> && !is_text<What>;

    template <typename What>
    void add_part(const std::string& part, std::string_view name, What what, Tags& tags) {
        if constexpr (is_list<What>) {
            if (part == name) {
                const Template<std::ranges::range_value_t<Value<What>>> each{tags, part};
                steps_.push_back([what, each](const T& shown, Page& page) {
                    for (const auto& item : std::invoke(what, shown)) each.draw(item, page);
                });
                return;
            }
        }
        const Template whole{tags, part};
        steps_.push_back([what, whole](const T& shown, Page& page) {
            if (holds(std::invoke(what, shown))) whole.draw(shown, page);
        });
    }

    template <typename What>
    void add_value(bool raw, What what) {
        if constexpr (is_text<What>) {
            if (raw) {
                steps_.push_back(
                    [what](const T& shown, Page& page) { page.add(std::invoke(what, shown)); });
            } else {
                steps_.push_back([what](const T& shown, Page& page) {
                    page.add_text(std::invoke(what, shown));
                });
            }
        } else if constexpr (std::integral<Value<What>> && !std::same_as<Value<What>, bool>) {
            steps_.push_back(
                [what](const T& shown, Page& page) { page.add(std::invoke(what, shown)); });
        } else {
            throw std::logic_error{"neither a text nor a number"};
        }
    }

    /// Whether there is something.
    static bool holds(std::string_view text) { return !text.empty(); }
    static bool holds(std::integral auto number_or_flag) { return number_or_flag != 0; }
    template <std::ranges::range List>
    requires(!std::convertible_to<List, std::string_view>) static bool holds(const List& list) {
        return !std::ranges::empty(list);
    }

    std::vector<Step> steps_;
};

}  // namespace cchc::render
