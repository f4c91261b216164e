#include "render/text/programme.hpp"

#include <fmt/format.h>

#include "render/machine/csv_line.hpp"
#include "render/text/screen.hpp"
#include "render/words/clause.hpp"
#include "render/words/phrases.hpp"
#include "render/words/words.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

/// Draws what the programme says, in the language and width of one reader.
class ProgrammeText {
  public:
    ProgrammeText(const Programme& programme, const TableStyle& style, std::string& out)
        : programme_(programme),
          language_(style.language),
          words_(words(style.language)),
          screen_(style.columns, style.coloured, out) {}

    void list() {
        screen_.heading(clean(programme_.title.in(language_)));
        std::size_t area = programme_.areas.size();
        for (const Indicator& indicator : programme_.indicators) {
            if (indicator.area != area) {
                area = indicator.area;
                screen_.blank();
                screen_.heading(
                    heading(programme_.areas[area].id, programme_.areas[area].name.in(language_)));
            }
            entry(indicator);
        }
        if (programme_.relations.empty()) return;
        screen_.blank();
        screen_.heading(words_.relations);
        for (const Relation& relation : programme_.relations) {
            const std::string lead = clean(relation.id) + "  ";
            const int indent = unicode::width(lead);
            const std::string name = clean(relation.name.in(language_));
            screen_.paragraph(name.empty() ? rule_of(relation) : name, indent, lead);
            if (!name.empty()) screen_.paragraph(rule_of(relation), indent);
        }
    }

    void at_length(const Indicator& indicator) {
        const Indicator& counted = counted_indicator(programme_, indicator);
        screen_.heading(heading(indicator.id, name_of(indicator)));
        const Area& area = programme_.areas[indicator.area];
        line(words_.area, heading(area.id, area.name.in(language_)));
        line(words_.kind, kind_of(counted));
        if (indicator.same_as) line(words_.same_as, clean(counted.id));
        line(words_.numerator, clean(counted.numerator.in(language_)));
        line(words_.denominator, clean(counted.denominator.in(language_)));
        line(words_.quantity, clean(counted.quantity.in(language_)));
        line(words_.reported_by, levels(counted.reported_by));
        line(words_.optional_for, levels(counted.optional_for));
        line(words_.rollup, label(counted.rollup, language_));
        if (counted.published_later) line(words_.published, words_.published_later);
        if (indicator.is_context()) {
            line(words_.context, counted.higher_is_better ? words_.higher : words_.lower);
        }
        for (const Target& target : indicator.targets) {
            line(fmt::format("{} {}", words_.by, target.horizon), promise(indicator, target));
        }
        line(words_.clause, clause_in_words(indicator.clause, language_));
        if (indicator.weight != Decimal::whole(1)) {
            line(words_.weight, number(indicator.weight, language_));
        }
        if (counted.evidence_required) line(words_.evidence, words_.evidence_required);
        line(words_.remarks, clean(indicator.note.in(language_)));
        const auto index = static_cast<IndicatorIndex>(&counted - programme_.indicators.data());
        for (const Relation& relation : programme_.relations) {
            if (!relation.names(index)) continue;
            std::string text = clean(relation.id) + ": " + rule_of(relation);
            for (const Text* more : {&relation.name, &relation.note}) {
                if (!more->empty()) text += " · " + clean(more->in(language_));
            }
            line(words_.relation, text);
        }
    }

    void at_length(const Relation& relation) {
        const std::string name = relation.name.in(language_);
        screen_.heading(name.empty() ? clean(relation.id) : heading(relation.id, name));
        line(words_.relation, relation_in_words(relation));
        line(words_.contradiction,
             relation.is_error ? words_.contradiction_error : words_.contradiction_warning);
        for (IndicatorIndex i = 0; i < programme_.indicators.size(); ++i) {
            const Indicator& indicator = programme_.indicators[i];
            if (relation.names(i))
                line(words_.indicator, heading(indicator.id, name_of(indicator)));
        }
        line(words_.remarks, clean(relation.note.in(language_)));
    }

    void blank() { screen_.blank(); }

  private:
    std::string heading(const std::string& id, const std::string& name) const {
        return clean(id) + " · " + clean(name);
    }
    std::string name_of(const Indicator& indicator) const {
        return name_of_indicator(programme_, indicator, language_);
    }

    /// "Chỉ tiêu số đo, điểm", "Ratio, fractions allowed"
    std::string kind_of(const Indicator& indicator) const {
        std::string text{label(indicator.kind, language_)};
        if (indicator.points) text += fmt::format(", {}", words_.points);
        if (indicator.fractional) text += fmt::format(", {}", words_.fractional);
        if (indicator.may_exceed_100) text += fmt::format(", {}", words_.may_exceed_100);
        return text;
    }

    void entry(const Indicator& indicator) {
        const std::string lead = clean(indicator.id) + "  ";
        const int indent = unicode::width(lead);
        screen_.paragraph(name_of(indicator), indent, lead);
        std::string promises;
        for (const Target& target : indicator.targets) {
            promises += fmt::format("{}{}: {}", promises.empty() ? "" : "; ", target.horizon,
                                    promise(indicator, target));
        }
        if (indicator.same_as) {
            promises += fmt::format("; {} {}", words_.same_as,
                                    clean(programme_.indicators[*indicator.same_as].id));
        }
        if (promises.empty()) promises = words_.context;
        screen_.paragraph(promises, indent);
    }

    /// "tối thiểu 10% · so với năm 2021 · chỉ giao cho: Cấp tỉnh"
    std::string promise(const Indicator& indicator, const Target& target) const {
        std::string text = must_reach(target.threshold, indicator, language_);
        if (target.threshold.op == Operator::between) {
            text += fmt::format(" · {}", target.threshold.above_attained ? words_.above_attained
                                                                         : words_.above_missed);
        }
        if (target.baseline) text += " · " + against(*target.baseline, language_);
        if (target.binds)
            text += fmt::format(" · {}: {}", words_.binds_only, levels(*target.binds));
        if (target.after) text += fmt::format(" · {} {}", words_.judged_after, *target.after);
        for (const Amendment& amendment : target.amendments) {
            text += " · " + amended(target, amendment, indicator, language_);
        }
        return text;
    }

    /// "TTHC-05.denominator + TTHC-06.denominator"
    std::string side(const Relation& relation, const std::vector<NamedFigure>& figures) const {
        std::string text;
        for (const NamedFigure& named : figures) {
            text += (text.empty() ? "" : " + ") + clean(programme_.indicators[named.indicator].id);
            if (relation.kind != RelationKind::also_in)
                text += fmt::format(".{}", word(named.figure));
        }
        return text;
    }
    /// "TTHC-05.denominator ≤ TTHC-04.numerator"
    std::string relation_in_words(const Relation& relation) const {
        const std::string left = side(relation, relation.left),
                          right = side(relation, relation.right);
        switch (relation.kind) {
            case RelationKind::at_most:
                return words_.relation_at_most(left, right);
            case RelationKind::at_least:
                return words_.relation_at_least(left, right);
            case RelationKind::equals:
                return words_.relation_equals(left, right);
            case RelationKind::also_in:
                break;
        }
        return words_.relation_also_in(left, right);
    }
    /// The same, and whether a contradiction is an error.
    std::string rule_of(const Relation& relation) const {
        return relation_in_words(relation) +
               (relation.is_error ? fmt::format(" · {}", words_.relation_is_error) : "");
    }

    std::string levels(const LevelSet& set) const {
        return level_names(programme_, set, language_);
    }

    void line(std::string_view label, std::string_view text) {
        if (text.empty()) return;
        screen_.paragraph(fmt::format("{}: {}", label, text), 2);
    }

    const Programme& programme_;
    Language language_;
    const Words& words_;
    Screen screen_;
};

}  // namespace

void write_programme(const Programme& programme, const TableStyle& style, std::string& out) {
    ProgrammeText{programme, style, out}.list();
}

void write_parts(const Programme& programme, const ProgrammeParts& parts, const TableStyle& style,
                 std::string& out) {
    ProgrammeText pages{programme, style, out};
    for (const auto& part : parts) {
        if (&part != &parts.front()) pages.blank();
        if (const auto* indicator = std::get_if<IndicatorIndex>(&part)) {
            pages.at_length(programme.indicators[*indicator]);
        } else {
            pages.at_length(*std::get<const Relation*>(part));
        }
    }
}

void write_programme_csv(const Programme& programme, Language language, std::string& out) {
    out += "area,indicator,name,kind,horizon,operator,threshold,clause\n";
    const auto start = [&](CsvLine& line, const Indicator& indicator) {
        line.text(programme.areas[indicator.area].id).text(indicator.id);
        line.text(name_of_indicator(programme, indicator, language)).plain(word(indicator.kind));
    };
    for (const Indicator& indicator : programme.indicators) {
        for (const Target& target : indicator.targets) {
            CsvLine line{out};
            start(line, indicator);
            line.number(std::int64_t{target.horizon}).plain(word(target.threshold.op));
            line.plain(machine_text(target.threshold)).text(indicator.clause);
        }
        if (indicator.is_context()) {
            CsvLine line{out};
            start(line, indicator);
            line.empty().empty().empty().text(indicator.clause);
        }
    }
}

}  // namespace cchc::render
