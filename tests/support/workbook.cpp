#include "support/workbook.hpp"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "render/office/package.hpp"
#include "unicode/xml.hpp"

namespace cchc::testing {

namespace {

constexpr const char* main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* relation_space =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* package_space =
    "http://schemas.openxmlformats.org/package/2006/relationships";

struct Section {
    std::string kind, name, text;  ///< "sheet", "Số liệu", its lines
};

std::vector<Section> sections_of(const std::string& description) {
    std::vector<Section> sections;
    std::istringstream lines{description};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("-- ")) {
            const auto space = line.find(' ', 3);
            sections.push_back(
                {line.substr(3, space - 3), space == line.npos ? "" : line.substr(space + 1), ""});
        } else if (!sections.empty()) {
            sections.back().text += line + "\n";
        }
    }
    return sections;
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789.E+-") == text.npos;
}

/// Cells with commas between them as a row: numbers, and texts; `'007` is the text 007.
std::string row_of(const std::string& line) {
    std::string row = "<row>";
    for (std::size_t begin = 0; begin <= line.size();) {
        const auto end = std::min(line.find(',', begin), line.size());
        std::string cell = line.substr(begin, end - begin);
        if (is_number(cell)) {
            row += "<c><v>" + cell + "</v></c>";
        } else {
            if (cell.starts_with('\'')) cell.erase(0, 1);
            row += "<c t=\"inlineStr\"><is><t>" + unicode::xml_escaped(cell) + "</t></is></c>";
        }
        begin = end + 1;
    }
    return row + "</row>";
}

/// A sheet: rows of cells or of XML, and elements that stand before and behind them.
std::string sheet_of(const std::string& text) {
    std::string before, rows, behind;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("<cols") || line.starts_with("<sheetFormatPr")) {
            before += line;
        } else if (line.starts_with("<") && !line.starts_with("<row")) {
            behind += line;
        } else {
            rows += line.starts_with("<") ? line : row_of(line);
        }
    }
    return std::string{"<worksheet xmlns=\""} + main_space + "\">" + before + "<sheetData>" + rows +
           "</sheetData>" + behind + "</worksheet>";
}

std::string relation(const std::string& id, const std::string& kind, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + relation_space + "/" + kind +
           "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& inside) {
    return std::string{"<Relationships xmlns=\""} + package_space + "\">" + inside +
           "</Relationships>";
}

}  // namespace

std::string workbook_of(const std::string& description) {
    std::vector<render::PackagePart> parts;
    std::string properties, sheets, relations_of_book;
    int count = 0;
    for (const auto& [kind, name, text] : sections_of(description)) {
        if (kind == "part") {
            std::erase_if(parts,
                          [&wanted = name](const auto& part) { return part.name == wanted; });
            parts.push_back({name, text});
        } else if (kind == "workbook") {
            properties = text;
        } else if (kind == "styles" || kind == "strings") {
            const std::string root = kind == "styles" ? "styleSheet" : "sst";
            const std::string part = kind == "styles" ? "styles" : "sharedStrings";
            parts.push_back({"xl/" + part + ".xml", "<" + root + " xmlns=\"" + main_space + "\">" +
                                                        text + "</" + root + ">"});
            relations_of_book += relation(kind, part, part + ".xml");
        } else {  // sheet, hidden
            const std::string number = std::to_string(++count);
            const std::string state = kind == "hidden" ? "\" state=\"hidden" : "";
            parts.push_back({"xl/worksheets/sheet" + number + ".xml", sheet_of(text)});
            sheets += "<sheet name=\"" + unicode::xml_escaped(name) + state + "\" sheetId=\"" +
                      number + "\" r:id=\"r" + number + "\"/>";
            relations_of_book +=
                relation("r" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        }
    }
    if (count == 0) return render::package_of(parts);
    parts.push_back(
        {"[Content_Types].xml",
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"});
    parts.push_back(
        {"_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))});
    parts.push_back({"xl/workbook.xml", std::string{"<workbook xmlns=\""} + main_space +
                                            "\" xmlns:r=\"" + relation_space + "\">" + properties +
                                            "<sheets>" + sheets + "</sheets></workbook>"});
    parts.push_back({"xl/_rels/workbook.xml.rels", relations(relations_of_book)});
    return render::package_of(parts);
}

}  // namespace cchc::testing
