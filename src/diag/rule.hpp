#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/text.hpp"

/// The rules that submitted files are held to, and what a finding is called.
namespace cchc::diag {

enum class Severity : std::uint8_t { error, warning };

/// One value a rule, in the order of the table; groups are files, figures, data, completeness,
/// units, programme.
enum class RuleId : std::uint8_t {
    // F: the file
    unreadable_encoding,
    unclosed_quote,
    stray_quote,
    wrong_field_count,
    missing_column,
    duplicate_column,
    unknown_column,
    empty_file,
    title_above_header,
    control_character,
    mixed_decimal_marks,
    empty_period,
    unread_file,
    no_figures,
    unreadable_workbook,
    formula_error,
    formula_without_result,
    merged_code,
    hidden_cells,
    // N: figures
    not_a_number,
    ambiguous_number,
    too_many_digits,
    rounded_figure,
    negative_figure,
    not_whole,
    not_a_period,
    missing_figure,
    unexpected_figure,
    inconsistent_value,
    not_a_milestone,
    // D: data
    unknown_unit,
    unknown_indicator,
    wrong_level,
    duplicate_row,
    total_row,
    derived_indicator,
    exempt_unit,
    inactive_unit,
    numerator_exceeds_denominator,
    cases_without_base,
    percent_out_of_range,
    fraction_for_percent,
    consolidated_row,
    cases_vanished,
    lonely_period,
    jump,
    changed_previous,
    no_cases_here,
    broken_relation,
    missing_evidence,
    verified_differs,
    // C: completeness
    missing_report,
    silent_unit,
    missing_baseline,
    vanished_unit,
    divided_unit,
    // U: units and exemptions
    duplicate_unit,
    missing_code,
    unknown_level,
    unknown_parent,
    parent_loop,
    bad_exemption,
    unknown_successor,
    successor_loop,
    ended_without_successor,
    bad_lifetime,
    unsafe_code,
    upside_down,
    // P: the programme
    yaml_syntax,
    duplicate_key,
    unknown_key,
    missing_key,
    wrong_type,
    contradictory_key,
    alias_refused,
    duplicate_id,
    unknown_level_in_programme,
    dangling_same_as,
    bad_threshold,
    bad_range,
    bad_baseline,
    bad_horizon,
    bad_weight,
    bad_amendment,
    unordered_grades,
    bad_relation,
};
/// How many rules there are; the last one of RuleId.
inline constexpr std::size_t rule_count = static_cast<std::size_t>(RuleId::bad_relation) + 1;

/// What the findings of a rule are about, and so what a finding of error severity takes away; a
/// warning takes nothing away.
enum class About : std::uint8_t {
    file,          ///< a file of which no row can be trusted
    figure,        ///< one cell of a row; the row is left out
    rows,          ///< one row or several; they are left out
    completeness,  ///< what is not there: no row is left out
    reference,     ///< programme, units or exemptions: without them no row can be read
};

/// What a rule is called and what it says. Codes are never reused, names never changed.
struct Rule {
    RuleId id;
    std::string_view code;  ///< letter of the group and three digits: D104
    std::string_view name;  ///< what is wrong: duplicate-row
    Severity severity;
    About about;
    FixedText summary;  ///< what is wrong: lower case, no full stop
    FixedText reason;   ///< why the rule exists
    FixedText cure;     ///< what to do
    /// The fewest lines that break the rule, and the same put right. `�` stands for bytes that are
    /// no text, `␀` for the byte 0, `…` for lines left out; rules of the programme show a part of
    /// one.
    std::string_view bad, good;
};

/// Rules about one kind of thing.
struct RuleGroup {
    char letter;  ///< the first of its rules' codes
    FixedText name;
    std::span<const Rule> rules;
};

/// The groups in the order of their rules.
std::span<const RuleGroup> rule_groups();

/// The table of all rules, in the order of RuleId.
std::span<const Rule> rules();

/// The rule of an id.
const Rule& rule(RuleId id);

/// The rules that a name, a code or the letter of a group means, in any case. None where nothing is
/// called so; two where a rule of the units and one of the programme share their name.
std::vector<const Rule*> find_rules(std::string_view word);

/// The word for a severity: "error", "lỗi".
std::string_view word(Severity severity, Language language);

}  // namespace cchc::diag
