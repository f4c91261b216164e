#include "load/programme/relations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "unicode/suggest.hpp"

namespace cchc::load {

namespace {

using diag::RuleId;

constexpr FigureRole figure_roles[] = {FigureRole::numerator, FigureRole::denominator,
                                       FigureRole::value};

/// What rows of an indicator hold, as messages name it: "numerator, denominator".
std::string figures_of(const Indicator& indicator) {
    std::string names;
    for (const FigureRole figure : figure_roles) {
        if (indicator.has(figure)) names += (names.empty() ? "" : ", ") + std::string{word(figure)};
    }
    return names;
}

/// Reads the sides of one relation.
class SideReader {
  public:
    SideReader(const Programme& programme, const std::set<std::string>& broken,
               diag::Findings& findings)
        : programme_(programme), broken_(broken), findings_(findings) {}

    /// A figure, or a list of figures that are added up.
    std::vector<NamedFigure> figures(const Node& node, std::string_view key) {
        std::vector<NamedFigure> figures;
        const bool is_sum = node.is_sequence() && !node.items.empty();
        if (!is_sum && !node.is_scalar()) {
            report_type(findings_, node, key,
                        {"một số liệu như TTHC-06.denominator, hoặc một danh sách",
                         "a figure, as in TTHC-06.denominator, or a list of them"});
            return figures;
        }
        for (std::size_t i = 0; i < (is_sum ? node.items.size() : 1); ++i) {
            const Node& item = is_sum ? node.items[i] : node;
            if (const auto named = figure(item, key)) {
                require_new(item, key, *named);
                figures.push_back(*named);
            }
        }
        return figures;
    }

    /// The denominator of the ratio that a node names.
    std::vector<NamedFigure> cases(const Node& node, std::string_view key) {
        if (!node.is_scalar() || node.refused) {
            report_type(findings_, node, key, {"mã một chỉ tiêu", "an indicator's id"});
            return {};
        }
        const auto index = indicator(node, node.text, key);
        if (!index) return {};
        const Indicator& named = programme_.indicators[*index];
        if (named.kind != Kind::ratio) {
            report(
                findings_, RuleId::bad_relation, node, key,
                {fmt::format("\"{}\" không phải chỉ tiêu tỷ lệ, nên không có trường hợp phát "
                             "sinh; cần một chỉ tiêu tỷ lệ",
                             named.id),
                 fmt::format("\"{}\" is no ratio and has no cases; expected a ratio", named.id)});
            return {};
        }
        const NamedFigure figure{*index, FigureRole::denominator};
        require_new(node, key, figure);
        return {figure};
    }

    /// Reports a relation that no unit can break, since no level reports all of its figures.
    void require_reporters(const Node& node) {
        if (seen_.empty()) return;
        for (LevelIndex level = 0; level < programme_.levels.size(); ++level) {
            const auto reports = [&](const NamedFigure& figure) {
                return programme_.indicators[figure.indicator].accepts(level);
            };
            if (std::ranges::all_of(seen_, reports)) return;
        }
        report(findings_, RuleId::bad_relation, node, "checks",
               {"không cấp nào báo cáo mọi số liệu của ràng buộc này, nên không đơn vị nào có đủ",
                "no level reports all figures of this relation, so no unit has them all"});
    }

  private:
    std::optional<NamedFigure> figure(const Node& node, std::string_view key) {
        if (node.refused) return std::nullopt;
        const std::size_t dot = node.is_scalar() ? node.text.rfind('.') : std::string::npos;
        const auto kind = std::ranges::find_if(figure_roles, [&](FigureRole figure) {
            return dot != std::string::npos && node.text.substr(dot + 1) == word(figure);
        });
        if (kind == std::end(figure_roles)) {
            report_type(findings_, node, key,
                        {"mã chỉ tiêu và một trong .numerator, .denominator, .value",
                         "an indicator's id and one of .numerator, .denominator, .value"});
            return std::nullopt;
        }
        const auto index = indicator(node, node.text.substr(0, dot), key);
        if (!index) return std::nullopt;
        const Indicator& named = programme_.indicators[*index];
        if (named.has(*kind)) return NamedFigure{*index, *kind};
        report(findings_, RuleId::bad_relation, node, key,
               {fmt::format("dòng số liệu của \"{}\" không có {}; cần một trong: {}", named.id,
                            word(*kind), figures_of(named)),
                fmt::format("rows of \"{}\" have no {}; expected one of: {}", named.id, word(*kind),
                            figures_of(named))});
        return std::nullopt;
    }

    /// The indicator of an id that has rows; a finding and nothing where there is none, and nothing
    /// alone where its own errors have been reported.
    std::optional<IndicatorIndex> indicator(const Node& node, const std::string& id,
                                            std::string_view key) {
        if (broken_.contains(id)) return std::nullopt;
        const auto index = programme_.find_indicator(id);
        if (!index) {
            std::vector<std::string> ids;
            for (const auto& known : programme_.indicators) ids.push_back(known.id);
            const auto near = unicode::nearest(id, ids);
            report(findings_, RuleId::bad_relation, node, key,
                   {fmt::format("không có chỉ tiêu \"{}\"{}", id,
                                near ? "; ý bạn là \"" + *near + "\"?" : ""),
                    fmt::format("there is no indicator \"{}\"{}", id,
                                near ? "; did you mean \"" + *near + "\"?" : "")});
            return std::nullopt;
        }
        if (!programme_.indicators[*index].same_as) return index;
        const auto& original = programme_.indicators[*programme_.indicators[*index].same_as];
        report(findings_, RuleId::bad_relation, node, key,
               {fmt::format("\"{}\" không có số liệu riêng; hãy ghi \"{}\"", id, original.id),
                fmt::format("\"{}\" has no figures of its own; name \"{}\"", id, original.id)});
        return std::nullopt;
    }

    /// A figure stands once in a relation: on both sides it would say nothing, and twice on one it
    /// would count twice.
    void require_new(const Node& node, std::string_view key, const NamedFigure& figure) {
        if (std::ranges::count(seen_, figure) == 0) {
            seen_.push_back(figure);
            return;
        }
        const std::string& id = programme_.indicators[figure.indicator].id;
        report(findings_, RuleId::bad_relation, node, key,
               {fmt::format("{} của \"{}\" đứng hai lần trong một ràng buộc; mỗi số liệu chỉ đứng "
                            "một lần",
                            word(figure.figure), id),
                fmt::format("the {} of \"{}\" stands twice in one relation; expected each figure "
                            "once",
                            word(figure.figure), id)});
    }

    const Programme& programme_;
    const std::set<std::string>& broken_;
    diag::Findings& findings_;
    std::vector<NamedFigure> seen_;  ///< on both sides
};

/// How a comparison is written; none, or a second one, is a finding.
std::optional<std::pair<std::string_view, RelationKind>> comparison_of(MapReader& map) {
    constexpr std::pair<std::string_view, RelationKind> comparisons[] = {
        {"at_most", RelationKind::at_most},
        {"at_least", RelationKind::at_least},
        {"equals", RelationKind::equals}};
    std::optional<std::pair<std::string_view, RelationKind>> found;
    bool misspelt = false;
    for (const auto& comparison : comparisons) {
        misspelt = misspelt || map.misspells(comparison.first);
        if (!map.has(comparison.first)) continue;
        if (!found) {
            found = comparison;
            continue;
        }
        map.refuse(comparison.first,
                   {fmt::format("đã có {}; mỗi ràng buộc chỉ có một phép so sánh", found->first),
                    fmt::format("there is {} already; expected one comparison", found->first)});
    }
    if (!found && !misspelt && !map.node().refused) {
        report(map.findings(), RuleId::missing_key, map.node(), "at_most",
               {"ràng buộc thiếu phép so sánh: at_most, at_least hoặc equals",
                "a relation has no comparison: at_most, at_least or equals"});
    }
    return found;
}

void read_comparison(MapReader& map, SideReader& sides, Relation& relation) {
    const Text why{"nó đi với cases và also_in, không đi với left", "it goes without left"};
    map.refuse("cases", why);
    map.refuse("also_in", why);
    if (const Node* left = map.require("left")) relation.left = sides.figures(*left, "left");
    const auto comparison = comparison_of(map);
    if (!comparison) return;
    relation.kind = comparison->second;
    relation.right = sides.figures(*map.find(comparison->first), comparison->first);
}

void read_cases(MapReader& map, SideReader& sides, Relation& relation) {
    for (const std::string_view key : {"at_most", "at_least", "equals"})
        map.refuse(key,
                   {"nó đi với left, không đi với cases", "it goes with left, not with cases"});
    relation.kind = RelationKind::also_in;
    if (const Node* cases = map.require("cases")) relation.left = sides.cases(*cases, "cases");
    if (const Node* also = map.require("also_in")) relation.right = sides.cases(*also, "also_in");
}

}  // namespace

std::optional<Relation> read_relation(MapReader& map, const Programme& programme,
                                      const std::set<std::string>& broken) {
    const std::size_t errors = map.findings().errors();
    map.allow_only({"id", "left", "at_most", "at_least", "equals", "cases", "also_in", "severity",
                    "name", "note"});
    Relation relation;
    relation.id = map.word("id");
    relation.name = map.text("name", false);
    relation.note = map.text("note", false);
    if (const Node* severity = map.find("severity")) {
        relation.is_error = read_choice<bool>(*severity, "severity",
                                              {{"warning", false}, {"error", true}}, map.findings())
                                .value_or(false);
    }
    SideReader sides{programme, broken, map.findings()};
    const bool of_cases = !map.has("left") && (map.has("cases") || map.has("also_in"));
    of_cases ? read_cases(map, sides, relation) : read_comparison(map, sides, relation);
    if (map.findings().errors() == errors && !relation.left.empty() && !relation.right.empty())
        sides.require_reporters(map.node());
    if (map.findings().errors() > errors) return std::nullopt;
    return relation;
}

}  // namespace cchc::load
