#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exact/decimal.hpp"
#include "load/programme/yaml.hpp"
#include "model/programme.hpp"

/// Nodes taken for what a programme file should hold; what is not is a finding.
namespace cchc::load {

/// Reads the members of one map by their keys.
class MapReader {
  public:
    /// `what` names the map in messages ("an indicator").
    MapReader(const Node& map, Text what, diag::Findings& findings);

    /// Reports every key that is not one of these.
    void allow_only(std::initializer_list<std::string_view> keys);
    /// The value of a key, or nullptr.
    const Node* find(std::string_view key) const { return map_.find(key); }
    bool has(std::string_view key) const { return find(key) != nullptr; }
    /// Whether an unknown key was probably meant for this one: that is one mistake, not two.
    bool misspells(std::string_view key) const;
    /// The place of a key, for findings about it. Precondition: it is there.
    diag::Place place_of(std::string_view key) const;
    /// The value of a key; `missing-key` where it is not there.
    const Node* require(std::string_view key);
    /// `contradictory-key` at a key, if it is there.
    void refuse(std::string_view key, Text why);

    /// Members taken for a kind of value. Absent and wrong ones leave the default.
    std::string word(std::string_view key);  ///< an id: one word, not empty; required
    Text text(std::string_view key, bool required);
    /// `true` or `false`; absent: false; neither: `if_wrong`, with a finding.
    bool truth(std::string_view key, bool if_wrong = false);
    std::optional<Year> year(std::string_view key, bool required);
    std::optional<Decimal> number(std::string_view key);
    std::string plain_text(std::string_view key);

    const Node& node() const { return map_; }
    diag::Findings& findings() const { return findings_; }

  private:
    /// Keys taken over from elsewhere (`<<`) were refused; what they would have brought is not
    /// missed.
    bool merges() const { return has("<<"); }

    const Node& map_;
    Text what_;
    diag::Findings& findings_;
    std::vector<std::string> misspelt_;  ///< keys that unknown ones were probably meant for
};

/// A finding about a node, with its key and its text.
diag::Diagnostic& report(diag::Findings& findings, diag::RuleId rule, const Node& node,
                         std::string_view key, Text message);

/// `wrong-type` at a node: found its text, expected `what`.
void report_type(diag::Findings& findings, const Node& node, std::string_view key, Text what);

/// A scalar taken for a number or a year; a finding and nothing where it is none.
std::optional<Decimal> read_number(const Node& node, std::string_view key,
                                   diag::Findings& findings);
std::optional<Year> read_year(const Node& node, std::string_view key, diag::Findings& findings);
/// One plain text, or a map of languages.
Text read_text(const Node& node, std::string_view key, diag::Findings& findings);
/// A sequence of level ids.
LevelSet read_levels(const Node& node, std::string_view key, const Programme& programme,
                     diag::Findings& findings);

/// One of several words; `wrong-type` and nothing where it is none of them.
template <typename T>
struct Choice {
    std::string_view word;
    T value;
};
template <typename T>
std::optional<T> read_choice(const Node& node, std::string_view key,
                             std::initializer_list<Choice<T>> choices, diag::Findings& findings) {
    std::string known;
    for (const auto& choice : choices) {
        if (node.is_scalar() && node.text == choice.word) return choice.value;
        known += (known.empty() ? "" : ", ") + std::string{choice.word};
    }
    report_type(findings, node, key, {"một trong: " + known, "one of " + known});
    return std::nullopt;
}

}  // namespace cchc::load
