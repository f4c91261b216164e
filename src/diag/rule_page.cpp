#include "diag/rule_page.hpp"

#include <fmt/format.h>

#include "unicode/json.hpp"
#include "unicode/unicode.hpp"

namespace cchc::diag {

namespace {

struct Headings {
    FixedText reason{"Lý do", "Why"};
    FixedText cure{"Cách sửa", "Cure"};
    FixedText bad{"Sai", "Wrong"};
    FixedText good{"Đúng", "Right"};
};
constexpr Headings labels;

/// Text wrapped behind an indent; the first line behind `lead`, which is as wide.
std::string paragraph(std::string_view lead, std::string_view text, int columns) {
    const int indent = unicode::width(lead);
    std::string out, start{lead};
    for (const std::string& line : unicode::wrapped(text, columns - indent)) {
        out += start + line + "\n";
        start.assign(static_cast<std::size_t>(indent), ' ');
    }
    return out;
}

/// The lines of an example, indented.
std::string indented(std::string_view example) {
    std::string out;
    while (!example.empty()) {
        const std::size_t end = std::min(example.find('\n'), example.size());
        out += fmt::format("    {}\n", example.substr(0, end));
        example.remove_prefix(std::min(end + 1, example.size()));
    }
    return out;
}

std::string page(const Rule& rule, Language language, int columns) {
    std::string out =
        fmt::format("{} {} ({})\n", rule.code, rule.name, word(rule.severity, language));
    out += paragraph("", rule.summary.in(language), columns);
    const auto part = [&](const FixedText& label, const FixedText& text) {
        out += paragraph(fmt::format("{}: ", label.in(language)), text.in(language), columns);
    };
    out += "\n";
    part(labels.reason, rule.reason);
    part(labels.cure, rule.cure);
    out += fmt::format("\n{}:\n{}", labels.bad.in(language), indented(rule.bad));
    out += fmt::format("\n{}:\n{}", labels.good.in(language), indented(rule.good));
    return out;
}

/// The same as a section of a Markdown document.
std::string section(const Rule& rule, Language language) {
    return fmt::format("\n### {} `{}` ({})\n\n{}.\n\n{}\n\n{}: {}\n", rule.code, rule.name,
                       word(rule.severity, language), rule.summary.in(language),
                       rule.reason.in(language), labels.cure.in(language), rule.cure.in(language)) +
           fmt::format("\n{}:\n\n```\n{}\n```\n\n{}:\n\n```\n{}\n```\n", labels.bad.in(language),
                       rule.bad, labels.good.in(language), rule.good);
}

}  // namespace

std::string rule_list(Language language, int columns) {
    std::string out;
    for (const RuleGroup& group : rule_groups()) {
        out += fmt::format("{}{}\n", out.empty() ? "" : "\n", group.name.in(language));
        for (const Rule& rule : group.rules) {
            const std::string lead =
                fmt::format("  {} {} ", rule.code, rule.severity == Severity::error ? "E" : "W");
            out += fmt::format("{}{}\n", lead, rule.name);
            out += paragraph(std::string(lead.size(), ' '), rule.summary.in(language), columns);
        }
    }
    return out;
}

std::string rule_pages(std::span<const Rule* const> rules, Language language, int columns) {
    std::string out;
    for (const Rule* rule : rules)
        out += (out.empty() ? "" : "\n") + page(*rule, language, columns);
    return out;
}

std::string rules_markdown(std::span<const Rule* const> rules, Language language) {
    const bool vi = language == Language::vi;
    std::string out = vi ? "# Các quy tắc của `cchc check`\n" : "# The rules of `cchc check`\n";
    for (const RuleGroup& group : rule_groups()) {
        std::string sections;
        for (const Rule* rule : rules) {
            if (rule->code.front() == group.letter) sections += section(*rule, language);
        }
        if (!sections.empty()) out += fmt::format("\n## {}\n{}", group.name.in(language), sections);
    }
    return out;
}

std::string rules_json(std::span<const Rule* const> rules) {
    unicode::Json json{2};
    const auto texts = [&](const char* key, const FixedText& value) {
        json.key(key).object([&] {
            json.key("vi").text(value.vi);
            json.key("en").text(value.en);
        });
    };
    json.array(rules, [&](const Rule* rule) {
        json.object([&] {
            json.key("rule").text(rule->name);
            json.key("code").text(rule->code);
            json.key("severity").text(word(rule->severity, Language::en));
            texts("summary", rule->summary);
            texts("reason", rule->reason);
            texts("cure", rule->cure);
            json.key("bad").text(rule->bad);
            json.key("good").text(rule->good);
        });
    });
    return json.document();
}

}  // namespace cchc::diag
