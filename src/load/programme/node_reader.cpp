#include "load/programme/node_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "load/text/file_findings.hpp"
#include "unicode/suggest.hpp"

namespace cchc::load {

namespace {

using diag::RuleId;

/// What stands at a node, as messages quote it.
Text found(const Node& node) {
    switch (node.kind) {
        case Node::Kind::null:
            return {"ô trống", "nothing"};
        case Node::Kind::sequence:
            if (node.items.empty()) return {"một danh sách trống", "an empty list"};
            return {"một danh sách", "a list"};
        case Node::Kind::map:
            return {"một nhóm khóa", "a map"};
        case Node::Kind::scalar:
            break;
    }
    const bool digits =
        !node.text.empty() && node.text.find_first_not_of("0123456789.") == std::string::npos;
    const bool truth = node.text == "true" || node.text == "false";
    if (!node.plain && (digits || truth)) {
        return {"đoạn chữ " + quoted(node.text) + " trong ngoặc kép",
                "the text " + quoted(node.text) + " in quotes"};
    }
    return {quoted(node.text), quoted(node.text)};
}

}  // namespace

diag::Diagnostic& report(diag::Findings& findings, RuleId rule, const Node& node,
                         std::string_view key, Text message) {
    auto& finding = findings.add(rule, node.place, std::move(message));
    finding.field = key;
    finding.text = node.text;
    return finding;
}

void report_type(diag::Findings& findings, const Node& node, std::string_view key, Text what) {
    if (node.refused) return;
    const Text is = found(node);
    report(findings, RuleId::wrong_type, node, key,
           {fmt::format("\"{}\" là {}; cần {}", key, is.vi, what.vi),
            fmt::format("\"{}\" is {}; expected {}", key, is.en, what.en)});
}

std::optional<Decimal> read_number(const Node& node, std::string_view key,
                                   diag::Findings& findings) {
    const bool leading_zero = node.text.size() > 1 && node.text[0] == '0' && node.text[1] != '.';
    const auto number =
        node.is_scalar() && node.plain && !leading_zero ? exact::parse(node.text) : std::nullopt;
    if (!number) {
        report_type(findings, node, key,
                    {"một số không âm, nhiều nhất 6 chữ số thập phân",
                     "a number, not negative, of at most 6 decimals"});
    }
    return number;
}

std::optional<Year> read_year(const Node& node, std::string_view key, diag::Findings& findings) {
    const bool digits = node.is_scalar() && node.plain && node.text.size() == 4 &&
                        std::ranges::all_of(node.text, [](char c) { return c >= '0' && c <= '9'; });
    const Year year = digits ? std::stoi(node.text) : 0;
    if (year >= 1900 && year <= 2100) return year;
    report_type(findings, node, key, {"một năm từ 1900 đến 2100", "a year from 1900 to 2100"});
    return std::nullopt;
}

Text read_text(const Node& node, std::string_view key, diag::Findings& findings) {
    if (node.is_scalar() && !node.text.empty()) return {node.text, node.text};
    if (!node.is_map() || node.members.empty()) {
        report_type(findings, node, key,
                    {"một đoạn chữ, hoặc {vi: …, en: …}", "a text, or {vi: …, en: …}"});
        return {};
    }
    MapReader languages{node, {"tên theo ngôn ngữ", "a text by language"}, findings};
    languages.allow_only({"vi", "en"});
    const Text text{languages.plain_text("vi"), languages.plain_text("en")};
    return {text.vi.empty() ? text.en : text.vi, text.en.empty() ? text.vi : text.en};
}

LevelSet read_levels(const Node& node, std::string_view key, const Programme& programme,
                     diag::Findings& findings) {
    LevelSet levels;
    if (!node.is_sequence()) {
        report_type(
            findings, node, key,
            {"một danh sách cấp, như [department]", "a list of levels, as in [department]"});
        return levels;
    }
    for (const Node& item : node.items) {
        const auto level = item.is_scalar() ? programme.find_level(item.text) : std::nullopt;
        if (level) {
            levels.insert(*level);
            continue;
        }
        std::vector<std::string> known;
        for (const auto& declared : programme.levels) known.push_back(declared.id);
        const auto near = unicode::nearest(item.text, known);
        if (item.refused) continue;
        report(findings, RuleId::unknown_level_in_programme, item, key,
               {fmt::format("cấp \"{}\" không được khai báo{}", item.text,
                            near ? "; ý bạn là \"" + *near + "\"?" : ""),
                fmt::format("level \"{}\" is not declared{}", item.text,
                            near ? "; did you mean \"" + *near + "\"?" : "")});
    }
    return levels;
}

MapReader::MapReader(const Node& map, Text what, diag::Findings& findings)
    : map_(map), what_(std::move(what)), findings_(findings) {}

void MapReader::allow_only(std::initializer_list<std::string_view> keys) {
    const std::vector<std::string> known{keys.begin(), keys.end()};
    for (const auto& [key, value] : map_.members) {
        if (!key.is_scalar() || std::ranges::count(known, key.text) > 0) continue;
        if (key.refused || (key.text == "<<" && value.refused)) continue;  // that has been said
        const auto near = unicode::nearest(key.text, known);
        if (near) misspelt_.push_back(*near);
        report(findings_, RuleId::unknown_key, key, key.text,
               {fmt::format("khóa \"{}\" không có trong {}{}", key.text, what_.vi,
                            near ? "; ý bạn là \"" + *near + "\"?" : ""),
                fmt::format("unknown key \"{}\" in {}{}", key.text, what_.en,
                            near ? "; did you mean \"" + *near + "\"?" : "")});
    }
}

diag::Place MapReader::place_of(std::string_view key) const {
    const auto member = std::ranges::find_if(
        map_.members, [&](const auto& m) { return m.first.is_scalar() && m.first.text == key; });
    return member->first.place;
}

bool MapReader::misspells(std::string_view key) const {
    return std::ranges::count(misspelt_, key) > 0;
}

const Node* MapReader::require(std::string_view key) {
    const Node* value = find(key);
    if (!value && !misspells(key) && !merges() && !map_.refused) {
        report(findings_, RuleId::missing_key, map_, key,
               {fmt::format("{} thiếu khóa \"{}\"", what_.vi, key),
                fmt::format("{} has no \"{}\"", what_.en, key)});
    }
    return value;
}

void MapReader::refuse(std::string_view key, Text why) {
    if (!has(key)) return;
    auto& finding = findings_.add(diag::RuleId::contradictory_key, place_of(key),
                                  {fmt::format("khóa \"{}\" mâu thuẫn: {}", key, why.vi),
                                   fmt::format("\"{}\" contradicts: {}", key, why.en)});
    finding.field = finding.text = key;
}

std::string MapReader::word(std::string_view key) {
    const Node* node = require(key);
    if (!node) return {};
    if (node->is_scalar() && !node->text.empty()) return node->text;
    report_type(findings_, *node, key, {"một mã", "an id"});
    return {};
}

Text MapReader::text(std::string_view key, bool required) {
    const Node* node = required ? require(key) : find(key);
    return node ? read_text(*node, key, findings_) : Text{};
}

bool MapReader::truth(std::string_view key, bool if_wrong) {
    const Node* node = find(key);
    if (!node) return false;
    if (node->is_scalar() && node->plain && (node->text == "true" || node->text == "false")) {
        return node->text == "true";
    }
    report_type(findings_, *node, key, {"true hoặc false", "true or false"});
    return if_wrong;
}

std::optional<Year> MapReader::year(std::string_view key, bool required) {
    const Node* node = required ? require(key) : find(key);
    return node ? read_year(*node, key, findings_) : std::nullopt;
}

std::optional<Decimal> MapReader::number(std::string_view key) {
    const Node* node = find(key);
    return node ? read_number(*node, key, findings_) : std::nullopt;
}

std::string MapReader::plain_text(std::string_view key) {
    const Node* node = find(key);
    if (!node) return {};
    if (node->is_scalar() && !node->text.empty()) return node->text;
    report_type(findings_, *node, key, {"một đoạn chữ", "a text"});
    return {};
}

}  // namespace cchc::load
