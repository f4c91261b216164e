#include "render/office/docx.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include <set>

#include "render/office/package.hpp"
#include "render/scorecard/scorecard.hpp"
#include "render/scorecard/shortfalls.hpp"
#include "render/scorecard/year_on_year.hpp"
#include "render/words/clause.hpp"
#include "render/words/words.hpp"
#include "unicode/xml.hpp"

namespace cchc::render {

namespace {

constexpr const char* content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>)";

constexpr const char* package_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

constexpr const char* document_relations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>)";

/// Sizes are half points: 13 in the text, 11 in tables.
constexpr const char* styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="60" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Centred"><w:name w:val="Centred"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:style></w:styles>)";

/// Page numbers stand above the text, in the middle.
constexpr const char* header =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Centred"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>)";

const char* color_of(Tone tone) {
    switch (tone) {
        case Tone::good:
            return "1A7F37";
        case Tone::bad:
            return "C62828";
        case Tone::warning:
            return "9A6700";
        case Tone::moving:
            return "0B62A4";
        case Tone::missing:
            return "6F42C1";
        default:
            return nullptr;
    }
}

/// A table column: its heading, its share of the width in 1/100, and where its text stands.
struct AnnexColumn {
    std::string heading;
    int share = 0;
    bool number = false;
};

/// The text of a document, paragraph by paragraph.
class Body {
  public:
    /// `look`: of its letters, "<w:i/>".
    void paragraph(std::string_view text, const char* style = "Normal", const char* look = "") {
        xml_ += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>", style,
                            run(text, look));
    }
    /// A rule in the middle, a third of the text wide.
    void rule() {
        xml_ += fmt::format(
            "<w:p><w:pPr><w:pStyle w:val=\"Centred\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" "
            "w:space=\"1\" w:color=\"000000\"/></w:pBdr><w:ind w:left=\"{0}\" "
            "w:right=\"{0}\"/></w:pPr></w:p>",
            text_width / 3);
    }

    void begin_table(const std::vector<AnnexColumn>& columns) {
        columns_ = columns;
        xml_ += "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>";
        for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
            xml_ += fmt::format(
                "<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", side);
        }
        xml_ += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
        for (const AnnexColumn& column : columns_)
            xml_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width_of(column));
        xml_ += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (const AnnexColumn& column : columns_)
            add_cell(column, run(column.heading, "<w:b/>"), "center", true);
        xml_ += "</w:tr>";
    }
    /// `keep`: on the page of the row below.
    void row(const std::vector<Cell>& cells, bool keep = false) {
        xml_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const char* color = color_of(cells[i].tone);
            const std::string look =
                color ? fmt::format("<w:b/><w:color w:val=\"{}\"/>", color) : "";
            add_cell(columns_[i], run(cells[i].text, look), columns_[i].number ? "right" : "left",
                     keep);
        }
        xml_ += "</w:tr>";
    }
    /// A row of one cell over the whole width.
    void spanning_row(std::string_view text) {
        xml_ += fmt::format(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"{}\"/></w:tcPr>"
            "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/><w:keepNext/></w:pPr>{}</w:p></w:tc></w:tr>",
            columns_.size(), run(text, "<w:b/>"));
    }
    void end_table() { xml_ += "</w:tbl>"; }

    const std::string& xml() const { return xml_; }

  private:
    static constexpr int text_width = 14'286;  ///< A4 across less margins, in twentieths of a point

    static int width_of(const AnnexColumn& column) { return text_width * column.share / 100; }

    static std::string run(std::string_view text, std::string_view look) {
        if (text.empty()) return {};
        return fmt::format("<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", look,
                           unicode::xml_escaped(text));
    }
    void add_cell(const AnnexColumn& column, const std::string& content, const char* side,
                  bool keep) {
        xml_ += fmt::format(
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle "
            "w:val=\"Cell\"/>{}<w:jc w:val=\"{}\"/></w:pPr>{}</w:p></w:tc>",
            width_of(column), keep ? "<w:keepNext/>" : "", side, content);
    }

    std::string xml_;
    std::vector<AnnexColumn> columns_;
};

/// The annex of one unit.
class Annex {
  public:
    Annex(const Report& report, const UnitDetail& unit, std::span<const InputDigest> inputs,
          const PageOptions& options)
        : report_(report),
          unit_(unit),
          inputs_(inputs),
          options_(options),
          words_(words(options.language)),
          cards_(report, options.language, options.horizons) {}

    std::string document() {
        const Scorecard card = cards_.of(unit_);
        write_head(card);
        for (const std::string& sentence : card.sentences) body_.paragraph(sentence);
        for (const AreaRows& area : card.areas) write_area(area);
        if (!card.not_applicable.empty()) body_.paragraph(card.not_applicable, "Normal", italic);
        write_changes();
        const auto held_back = shortfalls(report_, unit_, cards_, options_.language);
        if (held_back) write_grid(*held_back, {44, 22, 24, 10});
        if (card.context) write_grid(*card.context);
        for (const Grid& grid : card.scores) write_grid(grid);
        for (const Grid& grid : card.leagues) write_grid(grid);
        write_notes();
        write_end();
        return fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
            "relationships\"><w:body>{}"
            // A4 across; margins of 20 mm above and below, 30 mm left, 15 mm right
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"16838\" "
            "w:h=\"11906\" "
            "w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" "
            "w:left=\"1701\" "
            "w:header=\"567\" w:footer=\"567\" "
            "w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>",
            body_.xml());
    }

  private:
    static constexpr const char* italic = "<w:i/>";

    /// As annexes of official documents begin (Nghị định 30/2020/NĐ-CP, phụ lục I).
    void write_head(const Scorecard& card) {
        body_.paragraph(words_.annex, "Title");
        body_.paragraph(fmt::format("{}: {}", card.title, card.unit), "Title", "<w:caps/>");
        body_.paragraph(words_.annex_of, "Centred", italic);
        body_.rule();
        body_.paragraph(card.programme, "Centred");
        std::string labels = card.provisional ? std::string{words_.provisional} : "";
        for (const std::string& label :
             {clean(options_.label), clean(options_.as_of), std::string{card.final_figures}}) {
            if (!label.empty()) labels += (labels.empty() ? "" : " · ") + label;
        }
        if (!labels.empty()) body_.paragraph(labels, "Centred", italic);
    }

    void write_area(const AreaRows& area) {
        body_.paragraph(fmt::format("{} ({})", area.name, area.id), "Heading1");
        body_.begin_table({{words_.by, 6, true},
                           {words_.status, 14},
                           {words_.result, 9, true},
                           {words_.must_reach, 12},
                           {words_.counts, 13, true},
                           {words_.still_wanting, 15},
                           {words_.reported, 10},
                           {words_.details, 21}});
        for (const IndicatorRows& indicator : area.indicators) write_indicator(indicator);
        body_.end_table();
    }

    /// The rows of one indicator stay on one page.
    void write_indicator(const IndicatorRows& indicator) {
        const std::string clause = clause_in_words(indicator.of->clause, options_.language);
        body_.spanning_row(fmt::format("{} {}{}", indicator.id, indicator.name,
                                       clause.empty() ? "" : fmt::format(" ({})", clause)));
        std::string inherited;
        for (const TargetRow& row : indicator.targets) {
            TargetDetails details = target_details(report_, unit_, *row.of, options_.language);
            std::vector<std::string> remarks = std::move(details.path);
            remarks.insert(remarks.end(), details.others.begin(), details.others.end());
            if (details.inherited != inherited) {
                inherited = details.inherited;
                if (!inherited.empty()) remarks.push_back(inherited);
            }
            body_.row({{std::to_string(row.horizon)},
                       row.status,
                       {row.result},
                       {row.must_reach},
                       {row.counts},
                       {details.wanting},
                       {details.coverage},
                       {fmt::format("{}", fmt::join(remarks, "; "))}},
                      &row != &indicator.targets.back());
        }
    }

    void write_changes() {
        const Changes told = changes(report_, unit_, cards_, options_.language);
        body_.paragraph(told.heading, "Heading1");
        for (const std::string& sentence : told.sentences) body_.paragraph(sentence);
        if (told.targets) write_table(*told.targets, {10, 34, 7, 10, 10, 14, 15});
    }

    void write_notes() {
        if (unit_.notes.empty()) return;
        Grid grid;
        grid.heading = words_.notes_and_evidence;
        grid.columns = {{words_.indicator},
                        {words_.year_heading, true},
                        {words_.note_heading},
                        {words_.evidence_heading}};
        for (const OwnNote& note : unit_.notes) {
            grid.rows.push_back({{clean(report_.programme->indicators[note.indicator].id)},
                                 {std::to_string(note.period)},
                                 {clean(note.note)},
                                 {clean(note.evidence)}});
        }
        write_grid(grid, {12, 8, 45, 35});
    }

    /// What the signs mean, and what the annex was made from.
    void write_end() {
        std::set<Status> used;
        for (const TargetResult& result : unit_.targets) {
            const bool applies = result.status != Status::not_applicable || result.exemption;
            if (cards_.shows(result) && applies) used.insert(result.status);
        }
        std::string legend;
        for (const Status status : used) {
            legend += fmt::format("{}{} {}", legend.empty() ? "" : "; ", sign(status),
                                  label(status, Kind::ratio, options_.language));
        }
        body_.paragraph(fmt::format("{}: {}.", words_.signs, legend), "Small");
        std::string inputs;
        for (const InputDigest& input : inputs_)
            inputs +=
                fmt::format("{}{} {}", inputs.empty() ? "" : "; ", clean(input.name), input.sha256);
        body_.paragraph(
            fmt::format("cchc {}; {} (SHA-256): {}", CCHC_VERSION, words_.inputs, inputs), "Small");
    }

    void write_grid(const Grid& grid, const std::vector<int>& shares = {}) {
        body_.paragraph(grid.heading, "Heading1");
        write_table(grid, shares);
        for (const std::string& remark : grid.remarks) body_.paragraph(remark, "Normal", italic);
    }

    /// `shares` of the width, by column; none: the flexible column takes what others leave.
    void write_table(const Grid& grid, const std::vector<int>& shares) {
        if (grid.rows.empty()) return;
        std::vector<AnnexColumn> columns;
        const int others = static_cast<int>(grid.columns.size()) - 1;
        for (std::size_t i = 0; i < grid.columns.size(); ++i) {
            const auto& column = grid.columns[i];
            const int share = !shares.empty()   ? shares[i]
                              : column.flexible ? 100 - others * narrow(others)
                                                : narrow(others);
            columns.push_back({column.heading, share, column.number});
        }
        body_.begin_table(columns);
        for (const auto& row : grid.rows) body_.row(row);
        body_.end_table();
    }

    /// The share of a column that does not give way: it leaves a fifth to the one that does.
    static int narrow(int others) { return std::min(11, 80 / std::max(others, 1)); }

    const Report& report_;
    const UnitDetail& unit_;
    std::span<const InputDigest> inputs_;
    const PageOptions& options_;
    const Words& words_;
    Scorecards cards_;
    Body body_;
};

}  // namespace

std::string docx(const Report& report, const UnitDetail& unit, std::span<const InputDigest> inputs,
                 const PageOptions& options) {
    const PackagePart parts[] = {
        {"[Content_Types].xml", content_types},
        {"_rels/.rels", package_relations},
        {"word/document.xml", Annex{report, unit, inputs, options}.document()},
        {"word/_rels/document.xml.rels", document_relations},
        {"word/styles.xml", styles},
        {"word/header1.xml", header},
    };
    return package_of(parts);
}

}  // namespace cchc::render
