#include "render/text/markdown.hpp"

#include <fmt/format.h>

#include "render/scorecard/scorecard.hpp"
#include "render/text/markup.hpp"
#include "render/words/words.hpp"

namespace cchc::render {

namespace {

std::string joined(const std::vector<std::string>& remarks) {
    std::string text;
    for (const std::string& remark : remarks) text += (text.empty() ? "" : "; ") + remark;
    return text;
}

void write_area(const AreaRows& area, const Scorecards& cards, const UnitDetail& unit,
                const Words& w, std::string& out) {
    out += fmt::format("\n### {} ({})\n\n", markdown_escaped(area.name), markdown_escaped(area.id));
    const auto heading = [](std::string_view text) { return std::string{text}; };
    write_markdown_head({{heading(w.indicator), false},
                         {heading(w.by), true},
                         {heading(w.status), false},
                         {heading(w.result), true},
                         {heading(w.must_reach), false},
                         {heading(w.counts), true},
                         {heading(w.details), false}},
                        out);
    for (const IndicatorRows& indicator : area.indicators) {
        bool first = true;
        for (const TargetRow& target : indicator.targets) {
            write_markdown_row(
                {first ? indicator.id + " " + indicator.name : "", std::to_string(target.horizon),
                 target.status.text, target.result, target.must_reach, target.counts,
                 joined(cards.remarks_on(target, unit))},
                out);
            first = false;
        }
    }
}

void write_scorecard(const Scorecards& cards, const UnitDetail& unit, const Labels& labels,
                     const Words& w, std::string& out) {
    const Scorecard card = cards.of(unit);
    out += fmt::format("# {}: {}\n\n", markdown_escaped(card.title), markdown_escaped(card.unit));
    out += markdown_escaped(card.unit_line);
    if (card.provisional) out += fmt::format(" · **{}**", w.provisional);
    out += "  \n" + markdown_escaped(card.programme) + "\n";
    for (const std::string& label :
         {clean(labels.label), clean(labels.as_of), std::string{card.final_figures}}) {
        if (!label.empty()) out += "\n*" + markdown_escaped(label) + "*\n";
    }
    for (const std::string& sentence : card.sentences) out += "\n- " + markdown_escaped(sentence);
    if (!card.sentences.empty()) out += "\n";
    for (const AreaRows& area : card.areas) write_area(area, cards, unit, w, out);
    if (!card.not_applicable.empty()) out += "\n" + markdown_escaped(card.not_applicable) + "\n";
    if (card.context) write_markdown_grid(*card.context, out);
    for (const Grid& grid : card.scores) write_markdown_grid(grid, out);
    for (const Grid& grid : card.leagues) write_markdown_grid(grid, out);
    if (card.verified) write_markdown_grid(*card.verified, out);
    for (const Grid& grid : card.verified_below) write_markdown_grid(grid, out);
}

}  // namespace

void write_markdown(const Report& report, std::span<const UnitDetail> units,
                    const Horizons& horizons, Language language, std::string& out,
                    const Labels& labels) {
    const Scorecards cards{report, language, horizons};
    for (const UnitDetail& unit : units) {
        if (&unit != &units.front()) out += "\n---\n\n";
        write_scorecard(cards, unit, labels, words(language), out);
    }
}

}  // namespace cchc::render
