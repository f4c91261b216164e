#include "command/option_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "command/stop.hpp"
#include "unicode/suggest.hpp"

namespace cchc::command {

namespace {

/// Hands on a year of four digits. Returns what is wrong with it, or nothing.
template <typename Take>
std::optional<Text> take_year(const std::string& given, Take take) {
    if (given.size() != 4 || refuse_number(given, 1900, 2100)) {
        return Text{"cần một năm, không phải \"" + given + "\"",
                    "expected a year, not \"" + given + "\""};
    }
    take(std::stoi(given));
    return std::nullopt;
}

}  // namespace

Text value_name(const std::string& name) {
    static const std::map<std::string, std::string> vietnamese{
        {"CODE", "MÃ"},
        {"DATA", "SỐ_LIỆU"},
        {"DIR", "THƯ_MỤC"},
        {"DOCUMENT", "TÀI_LIỆU"},
        {"FILE", "TỆP"},
        {"FILE|DIR", "TỆP|THƯ_MỤC"},
        {"FORMAT:DIR", "ĐỊNH_DẠNG:THƯ_MỤC"},
        {"FORMAT:FILE", "ĐỊNH_DẠNG:TỆP"},
        {"ID", "MÃ"},
        {"INDICATOR", "CHỈ_TIÊU"},
        {"LEVEL", "CẤP"},
        {"RULE", "QUY_TẮC"},
        {"NAME", "TÊN"},
        {"SHELL", "TRÌNH_LỆNH"},
        {"UNIT", "ĐƠN_VỊ"},
        {"WORD", "TỪ"},
        {"WORDS", "CHỮ"},
        {"YEAR", "NĂM"},
    };
    const auto found = vietnamese.find(name);
    return {found == vietnamese.end() ? name : found->second, name};
}

std::vector<std::string> Option::each_name() const {
    std::vector<std::string> each;
    for (std::size_t at = 0; at <= names.size();) {
        const auto comma = std::min(names.find(',', at), names.size());
        each.push_back(names.substr(at, comma - at));
        at = comma + 1;
    }
    return each;
}

Option& OptionList::add_value(std::string names, std::string value, Text help,
                              std::function<std::optional<Text>(const std::string&)> take) {
    return options_.emplace_back(Option{.names = std::move(names),
                                        .help = std::move(help),
                                        .value = std::move(value),
                                        .take = std::move(take)});
}

Option& OptionList::add_flag(std::string names, bool& flag, Text help) {
    return add_value(std::move(names), "", std::move(help), [&flag](const std::string&) {
        flag = true;
        return std::nullopt;
    });
}

Option& OptionList::add_text(std::string names, std::string& text, std::string value, Text help) {
    return add_value(std::move(names), std::move(value), std::move(help),
                     [&text](const std::string& given) {
                         text = given;
                         return std::nullopt;
                     });
}

Option& OptionList::add_texts(std::string names, std::vector<std::string>& texts, std::string value,
                              Text help, Times times) {
    Option& option = add_value(std::move(names), std::move(value), std::move(help),
                               [&texts](const std::string& given) {
                                   texts.push_back(given);
                                   return std::nullopt;
                               });
    option.times = times;
    return option;
}

Option& OptionList::add_choice(std::string names, std::string& choice,
                               std::vector<std::string> words, Text help) {
    Option& option = add_text(std::move(names), choice, "", std::move(help));
    option.words = std::move(words);
    return option;
}

Option& OptionList::add_year(std::string names, std::optional<Year>& year, Text help) {
    return add_value(std::move(names), "YEAR", std::move(help), [&year](const std::string& given) {
        return take_year(given, [&](Year y) { year = y; });
    });
}

Option& OptionList::add_years(std::string names, std::vector<Year>& years, Text help) {
    Option& option =
        add_value(std::move(names), "YEAR", std::move(help), [&years](const std::string& given) {
            return take_year(given, [&](Year year) { years.push_back(year); });
        });
    option.times = Times::listed;
    return option;
}

Option& OptionList::at(std::string_view name) {
    return *std::ranges::find_if(options_, [&](const Option& option) {
        return std::ranges::count(option.each_name(), name) > 0;
    });
}

std::optional<Text> refuse_unknown_word(const std::string& word,
                                        const std::vector<std::string>& words) {
    if (std::ranges::count(words, word) > 0) return std::nullopt;
    const std::string known = fmt::format("{}", fmt::join(words, "|"));
    return with_suggestion({fmt::format("cần {}, không phải \"{}\"", known, word),
                            fmt::format("expected {}, not \"{}\"", known, word)},
                           unicode::nearest(word, words));
}

std::optional<Text> refuse_number(const std::string& text, unsigned long least,
                                  unsigned long most) {
    unsigned long number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc{} && stop == end && number >= least && number <= most)
        return std::nullopt;
    return Text{
        fmt::format("cần một số nguyên từ {} đến {}, không phải \"{}\"", least, most, text),
        fmt::format("expected a whole number from {} to {}, not \"{}\"", least, most, text)};
}

}  // namespace cchc::command
