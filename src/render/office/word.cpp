#include "render/office/word.hpp"

#include <fmt/format.h>

#include "render/office/package.hpp"
#include "unicode/xml.hpp"

namespace cchc::render {

namespace {

constexpr const char* xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

constexpr const char* content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>)";

constexpr const char* package_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>)";

constexpr const char* document_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>)";

constexpr const char* app_properties =
    R"(<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>cchc</Application></Properties>)";

constexpr const char* word_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Sizes are half points: 13 in the text; tables say their own.
constexpr const char* styles =
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="120"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:i/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Item"><w:name w:val="List"/><w:basedOn w:val="Body"/><w:pPr><w:spacing w:after="20"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Centred"><w:name w:val="Centred"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Headed"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr></w:style><w:style w:type="character" w:styleId="Link"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F3864"/></w:rPr></w:style>)";

std::string styles_of(Language language) {
    const char* code = language == Language::vi ? "vi-VN" : "en-GB";
    return fmt::format(
        "{0}<w:styles xmlns:w=\"{1}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
        "w:ascii=\"{2}\" w:hAnsi=\"{2}\" w:cs=\"{2}\" w:eastAsia=\"{2}\"/><w:sz w:val=\"26\"/>"
        "<w:szCs w:val=\"26\"/><w:lang w:val=\"{3}\" w:eastAsia=\"{3}\" w:bidi=\"{3}\"/></w:rPr>"
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"60\" w:line=\"240\" "
        "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>{4}</w:styles>",
        xml_head, word_namespace, "Times New Roman", code, styles);
}

/// The number of the page stands above the text, in the middle; whose page it is, small below it.
std::string header_of(std::string_view head) {
    return fmt::format(
        "{}<w:hdr xmlns:w=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"Headed\"/></w:pPr><w:r><w:fldChar "
        "w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">PAGE</w:instrText>"
        "</w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:p><w:pPr><w:pStyle "
        "w:val=\"Headed\"/></w:pPr><w:r><w:rPr><w:i/><w:sz w:val=\"18\"/></w:rPr><w:t "
        "xml:space=\"preserve\">{}</w:t></w:r></w:p></w:hdr>",
        xml_head, word_namespace, unicode::xml_escaped(head));
}

std::string core_properties(const WordProperties& properties) {
    return fmt::format(
        "{}<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:subject>{}"
        "</dc:subject><dc:language>{}</dc:language></cp:coreProperties>",
        xml_head, unicode::xml_escaped(properties.title), unicode::xml_escaped(properties.subject),
        words(properties.language).language_code);
}

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

std::string_view word_of(Side side) {
    switch (side) {
        case Side::centre:
            return "center";
        case Side::right:
            return "right";
        default:
            return "left";
    }
}

/// Around a bookmark and its text. Texts that people wrote hold no control characters.
constexpr char link_begins = '\x01', link_named = '\x02', link_ends = '\x03';

std::string run(std::string_view text, std::string_view look) {
    if (text.empty()) return {};
    return fmt::format("<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", look,
                       unicode::xml_escaped(text));
}

}  // namespace

std::string linked(std::string_view text, std::string_view bookmark) {
    return fmt::format("{}{}{}{}{}", link_begins, bookmark, link_named, text, link_ends);
}

std::string WordText::runs(std::string_view text, std::string_view look) {
    std::string all;
    for (;;) {
        const std::size_t begin = text.find(link_begins);
        const std::size_t named = text.find(link_named, begin);
        const std::size_t end = text.find(link_ends, named);
        if (end == text.npos) return all + run(text, look);
        all += run(text.substr(0, begin), look);
        all += fmt::format("<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
                           unicode::xml_escaped(text.substr(begin + 1, named - begin - 1)),
                           run(text.substr(named + 1, end - named - 1),
                               fmt::format("<w:rStyle w:val=\"Link\"/>{}", look)));
        text.remove_prefix(end + 1);
    }
}

void WordText::paragraph(std::string_view text, std::string_view style, std::string_view look) {
    xml_ += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>", style,
                        runs(text, look));
}

void WordText::halves(std::string_view left, std::string_view right, std::string_view look) {
    xml_ += fmt::format(
        "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:tabs><w:tab w:val=\"center\" w:pos=\"{}\"/>"
        "<w:tab w:val=\"center\" w:pos=\"{}\"/></w:tabs><w:spacing w:after=\"0\"/></w:pPr>"
        "<w:r><w:tab/></w:r>{}<w:r><w:tab/></w:r>{}</w:p>",
        text_width() * 22 / 100, text_width() * 70 / 100, runs(left, look), runs(right, look));
}

void WordText::rule() {
    xml_ += fmt::format(
        "<w:p><w:pPr><w:pStyle w:val=\"Centred\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" "
        "w:space=\"1\" w:color=\"000000\"/></w:pBdr><w:spacing w:after=\"0\" w:line=\"120\" "
        "w:lineRule=\"exact\"/><w:ind w:left=\"{0}\" w:right=\"{0}\"/></w:pPr></w:p>",
        text_width() / 3);
}

void WordText::begin_table(const std::vector<WordColumn>& columns, int size) {
    columns_ = columns;
    size_ = fmt::format("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", 2 * size);
    xml_ += "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
        xml_ += fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>",
                            side);
    }
    xml_ +=
        "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" "
        "w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>";
    for (const WordColumn& column : columns_)
        xml_ += fmt::format("<w:gridCol w:w=\"{}\"/>", width_of(column));
    xml_ += "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (const WordColumn& column : columns_)
        add_cell(width_of(column), runs(column.heading, "<w:b/>" + size_), Side::centre, "",
                 "<w:keepNext/>");
    xml_ += "</w:tr>";
}

std::string WordText::marked(const std::string& bookmark, const std::string& content) {
    if (bookmark.empty()) return content;
    const int number = bookmarks_++;
    return fmt::format(
        "<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/>{2}<w:bookmarkEnd w:id=\"{0}\"/>", number,
        bookmark, content);
}

void WordText::row(const std::vector<Cell>& cells, const WordRow& look) {
    xml_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    const char* keep = look.keep ? "<w:keepNext/>" : "";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const char* color = color_of(cells[i].tone);
        std::string letters = look.bold || color != nullptr ? "<w:b/>" : "";
        if (color != nullptr) letters += fmt::format("<w:color w:val=\"{}\"/>", color);
        std::string content = runs(cells[i].text, letters + size_);
        if (i == 0) content = marked(look.bookmark, content);
        const bool merged = i < static_cast<std::size_t>(look.merged);
        const char* merge = look.goes_on ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>";
        add_cell(width_of(columns_[i]), content, columns_[i].side, merged ? merge : "", keep);
    }
    xml_ += "</w:tr>";
}

void WordText::band(std::string_view number, std::string_view text) {
    xml_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    std::size_t columns = columns_.size();
    int width = text_width();
    if (!number.empty()) {
        add_cell(width_of(columns_.front()), runs(number, "<w:b/>" + size_), Side::centre, "",
                 "<w:keepNext/>");
        --columns;
        width -= width_of(columns_.front());
    }
    add_cell(width, runs(text, "<w:b/>" + size_), Side::left,
             fmt::format("<w:gridSpan w:val=\"{}\"/>", columns), "<w:keepNext/>");
    xml_ += "</w:tr>";
}

void WordText::end_table() {
    // a table is followed by a paragraph
    xml_ +=
        "</w:tbl><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"60\" w:lineRule=\"exact\"/></w:pPr>"
        "</w:p>";
}

void WordText::add_cell(int width, std::string_view content, Side side, std::string_view properties,
                        std::string_view paragraph) {
    xml_ += fmt::format(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}</w:tcPr><w:p><w:pPr><w:pStyle "
        "w:val=\"Cell\"/>{}<w:jc w:val=\"{}\"/></w:pPr>{}</w:p></w:tc>",
        width, properties, paragraph, word_of(side), content);
}

/// A4 less margins, in twentieths of a point.
int WordText::text_width() const {
    return orientation_ == Orientation::landscape ? 14'286 : 9'354;
}

int WordText::width_of(const WordColumn& column) const {
    return text_width() * column.share / 100;
}

/// A4; margins of 20 mm above and below, 30 mm left, 15 mm right.
std::string WordText::section() const {
    const bool landscape = orientation_ == Orientation::landscape;
    return fmt::format(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"{}\" "
        "w:h=\"{}\"{}/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" "
        "w:header=\"425\" w:footer=\"567\" w:gutter=\"0\"/>{}</w:sectPr>",
        landscape ? 16'838 : 11'906, landscape ? 11'906 : 16'838,
        landscape ? " w:orient=\"landscape\"" : "",
        anew_ ? "<w:pgNumType w:start=\"1\"/><w:titlePg/>" : "");
}

void WordText::begin_section(Orientation orientation, bool anew) {
    if (begun_) {
        xml_ += fmt::format(
            "<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>{}</w:pPr>"
            "</w:p>",
            section());
    }
    begun_ = true;
    orientation_ = orientation;
    anew_ = anew;
}

void WordText::finish() {
    xml_ += section();
}

std::string word_document(const WordText& text, const WordProperties& properties,
                          std::string_view head) {
    const PackagePart parts[] = {
        {"[Content_Types].xml", std::string{xml_head} + content_types},
        {"_rels/.rels", std::string{xml_head} + package_relations},
        {"word/document.xml",
         fmt::format("{}<w:document xmlns:w=\"{}\" "
                     "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                     "relationships\"><w:body>{}</w:body></w:document>",
                     xml_head, word_namespace, text.xml())},
        {"word/_rels/document.xml.rels", std::string{xml_head} + document_relations},
        {"word/styles.xml", styles_of(properties.language)},
        {"word/header1.xml", header_of(head)},
        {"docProps/core.xml", core_properties(properties)},
        {"docProps/app.xml", std::string{xml_head} + app_properties},
    };
    return package_of(parts);
}

}  // namespace cchc::render
