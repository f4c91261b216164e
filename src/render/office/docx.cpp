#include "render/office/docx.hpp"

#include <fmt/format.h>

#include "render/office/annex.hpp"
#include "render/office/word.hpp"

namespace cchc::render {

namespace {

constexpr const char* italic = "<w:i/>";

/// As annexes of official documents begin (Nghị định 30/2020/NĐ-CP, phụ lục I).
void write_head(const AnnexSource& source, WordText& text) {
    const Words& w = source.words();
    const Scorecard& card = source.card;
    text.paragraph(w.annex, "Title");
    text.paragraph(fmt::format("{}: {}", card.title, card.unit), "Title", "<w:caps/>");
    text.paragraph(w.annex_of, "Centred", italic);
    text.rule();
    std::string labels = card.programme;
    if (card.provisional) labels += fmt::format(" · {}", w.provisional);
    for (const std::string& label : {clean(source.options.label), clean(source.options.as_of),
                                     std::string{card.final_figures}}) {
        if (!label.empty()) labels += " · " + label;
    }
    text.paragraph(labels, "Centred", italic);
}

/// The table of targets is wide, and its sheets lie across; all others stand upright.
void write_annex(const AnnexSource& source, bool has_summary, WordText& text) {
    text.begin_section(Orientation::landscape, true);
    write_head(source, text);
    if (!has_summary) {
        for (const std::string& sentence : source.card.sentences) text.paragraph(sentence);
    }
    write_target_table(source, text);
    text.begin_section(Orientation::portrait, false);
    write_unit_tables(source, text);
    write_details(source, text);
    text.finish();
}

}  // namespace

std::string docx(const Report& report, const UnitDetail& unit, std::span<const InputDigest> inputs,
                 const PageOptions& options) {
    const Scorecards cards{report, options.language, options.horizons};
    const Scorecard card = cards.of(unit);
    const AnnexSource source{report, unit, inputs, options, cards, card};
    WordText text;
    const bool has_summary = !unit.children.empty() && !card.horizons.empty();
    if (has_summary) {
        text.begin_section(Orientation::portrait, true);
        write_summary(source, text);
    }
    write_annex(source, has_summary, text);
    return word_document(text,
                         {.title = fmt::format("{}: {}", card.title, card.unit),
                          .subject = card.programme,
                          .language = options.language},
                         fmt::format("{}, {}", card.unit, report.period));
}

}  // namespace cchc::render
