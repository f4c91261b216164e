#include "load/workbook/xlsx.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "load/workbook/number_format.hpp"
#include "load/workbook/unreadable.hpp"
#include "load/workbook/xml.hpp"

namespace cchc::load {

namespace {

/// A cell of a spreadsheet holds 32,767 characters.
constexpr std::size_t longest_cell = 1 << 20;
constexpr std::size_t most_shared_text = std::size_t{256} << 20, most_shared = 20'000'000;
constexpr std::size_t most_formats = 100'000, most_sheets = 1'000;

/// The folder of a part, with the slash behind it.
std::string folder_of(const std::string& part) {
    return part.substr(0, part.rfind('/') + 1);
}

/// The part that a relation in a folder leads to.
std::string target_of(const std::string& folder, std::string_view target) {
    std::string path = target.starts_with('/') ? std::string{target} : folder + std::string{target};
    for (auto up = path.find("/../"); up != path.npos; up = path.find("/../")) {
        const auto above = up == 0 ? 0 : path.rfind('/', up - 1);
        path.erase(above == path.npos ? 0 : above, up + 3 - (above == path.npos ? 0 : above));
    }
    return path;
}

// ── Which part is what
// ─────────────────────────────────────────────────────────────────────────────

struct Relation {
    std::string id, kind, part;  ///< kind: the last word of its type
};

/// The relations of a part; none where it has none.
class Relations final : public XmlReader {
  public:
    Relations(const Package& package, const std::string& part) : folder_(folder_of(part)) {
        const std::string name = folder_ + "_rels/" + part.substr(folder_.size()) + ".rels";
        if (package.has(name)) read_part(package, name, *this);
    }
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name != "Relationship" || attributes["TargetMode"] == "External") return;
        if (all_.size() == most_sheets * 2) throw damaged();
        const std::string_view type = attributes["Type"];
        all_.push_back({std::string{attributes["Id"]},
                        std::string{type.substr(type.rfind('/') + 1)},
                        target_of(folder_, attributes["Target"])});
    }
    /// The part of a kind, or of an id; empty where there is none.
    std::string part_of_kind(std::string_view kind) const { return part(kind, &Relation::kind); }
    const Relation* of_id(std::string_view id) const {
        const auto found = std::ranges::find(all_, id, &Relation::id);
        return found == all_.end() ? nullptr : &*found;
    }

  private:
    std::string part(std::string_view word, std::string Relation::*key) const {
        const auto found = std::ranges::find(all_, word, key);
        return found == all_.end() ? std::string{} : found->part;
    }

    std::string folder_;
    std::vector<Relation> all_;
};

struct NamedSheet {
    std::string name, id;  ///< id: of its relation
    bool is_hidden = false;
};

/// The sheets of the workbook, and how it counts days.
class WorkbookPart final : public XmlReader {
  public:
    std::vector<NamedSheet> sheets;
    bool epoch_1904 = false;

    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "workbookPr") epoch_1904 = attributes.is_true("date1904");
        if (name != "sheet") return;
        if (sheets.size() == most_sheets) throw too_large();
        const std::string_view state = attributes["state"];
        sheets.push_back({std::string{attributes["name"]}, std::string{attributes["id"]},
                          state == "hidden" || state == "veryHidden"});
    }
};

/// The number formats of cells.
class Styles final : public XmlReader {
  public:
    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "numFmt") {
            if (const auto id = attributes.number("numFmtId"); id && codes_.size() < most_formats)
                codes_[*id] = number_format(attributes["formatCode"]);
        } else if (name == "cellXfs") {
            in_cells_ = true;
        } else if (name == "xf" && in_cells_) {
            if (formats_.size() == most_formats) throw too_large();
            const std::uint32_t id = attributes.number("numFmtId").value_or(0);
            const auto custom = codes_.find(id);
            formats_.push_back(custom == codes_.end() ? built_in_format(id) : custom->second);
        }
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") in_cells_ = false;
    }
    NumberFormat of(std::uint32_t style) const {
        return style < formats_.size() ? formats_[style] : NumberFormat{};
    }

  private:
    std::map<std::uint32_t, NumberFormat> codes_;
    std::vector<NumberFormat> formats_;  ///< by style
    bool in_cells_ = false;
};

// ── Texts
// ──────────────────────────────────────────────────────────────────────────────────────────

/// `_x000D_` stands for the character of that code.
std::string without_escapes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::uint32_t code = 0;
        const bool is_escape =
            text.size() - i >= 7 && text.substr(i, 2) == "_x" && text[i + 6] == '_' &&
            std::ranges::all_of(text.substr(i + 2, 4), [&](char c) {
                const bool digit = c >= '0' && c <= '9';
                const char upper = static_cast<char>(c & ~0x20);
                const bool letter = upper >= 'A' && upper <= 'F';
                code = code * 16 + static_cast<unsigned>(digit ? c - '0' : upper - 'A' + 10);
                return digit || letter;
            });
        // characters of two halves are written as they are
        if (!is_escape || code >= 0x800) {
            out += text[i++];
            continue;
        }
        if (code >= 0x80) {
            out += {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
        } else {
            out += static_cast<char>(code);
        }
        i += 7;
    }
    return out;
}

void keep_text(std::string_view text, std::string& kept) {
    if (kept.size() + text.size() > longest_cell) throw too_large();
    kept += text;
}

/// A text of several runs of letters; how they are pronounced is left out.
class RichText {
  public:
    void begin(std::string_view name) {
        if (name == "rPh") in_phonetic_ = true;
        if (name == "t") in_text_ = !in_phonetic_;
    }
    void end(std::string_view name) {
        if (name == "rPh") in_phonetic_ = false;
        if (name == "t") in_text_ = false;
    }
    void text(std::string_view text) {
        if (in_text_) keep_text(text, text_);
    }
    void clear() { text_.clear(); }
    /// The text so far.
    std::string take() {
        std::string text = text_.find("_x") == text_.npos ? text_ : without_escapes(text_);
        text_.clear();
        return text;
    }

  private:
    std::string text_;
    bool in_phonetic_ = false, in_text_ = false;
};

/// The texts that cells share.
class SharedStrings final : public XmlReader {
  public:
    void begin(std::string_view name, const Attributes&) override { text_.begin(name); }
    void end(std::string_view name) override {
        text_.end(name);
        if (name != "si") return;
        all_ += text_.take();
        if (all_.size() > most_shared_text || ends_.size() == most_shared) throw too_large();
        ends_.push_back(static_cast<std::uint32_t>(all_.size()));
    }
    void text(std::string_view text) override { text_.text(text); }

    std::optional<std::string_view> at(std::string_view index) const {
        const auto i = whole_number(index);
        if (!i || *i >= ends_.size()) return std::nullopt;
        const std::size_t begin = *i == 0 ? 0 : ends_[*i - 1];
        return std::string_view{all_}.substr(begin, ends_[*i] - begin);
    }

  private:
    RichText text_;
    std::string all_;
    std::vector<std::uint32_t> ends_;  ///< where each text ends in `all_`
};

// ── Cells
// ──────────────────────────────────────────────────────────────────────────────────────────

/// What all sheets of a workbook share.
struct Shared {
    SharedStrings strings;
    Styles styles;
    bool epoch_1904 = false;
};

/// Where a cell stands: `L5`. Nothing where the text is no such name.
struct CellName {
    std::uint32_t row = 0, column = 0;
};
std::optional<CellName> cell_named(std::string_view name) {
    CellName cell;
    while (!name.empty() && name.front() >= 'A' && name.front() <= 'Z' &&
           cell.column < most_columns) {
        cell.column = cell.column * 26 + static_cast<unsigned>(name.front() - 'A' + 1);
        name.remove_prefix(1);
    }
    const auto row = whole_number(name);
    if (cell.column == 0 || !row) return std::nullopt;
    cell.row = *row;
    return cell;
}

/// Reads the cells of a sheet.
class SheetPart final : public XmlReader {
  public:
    SheetPart(const Shared& shared, SheetTable& table) : shared_(shared), writer_(table) {}

    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "c" && in_row_) {
            begin_cell(attributes);
        } else if (name == "row") {
            begin_row(attributes);
        } else if (name == "v" && in_cell_) {
            in_value_ = has_value_ = true;
        } else if (name == "f" && in_cell_) {
            in_formula_ = has_formula_ = true;
        } else if (in_cell_) {
            rich_text_.begin(name);
        } else {
            begin_other(name, attributes);
        }
    }
    void end(std::string_view name) override {
        if (name == "c" && in_cell_) {
            in_cell_ = false;
            write_cell();
        } else if (name == "row" && in_row_) {
            in_row_ = false;
            writer_.end_row();
        } else if (name == "v") {
            in_value_ = false;
        } else if (name == "f") {
            in_formula_ = false;
        } else if (in_cell_) {
            rich_text_.end(name);
        }
    }
    void text(std::string_view text) override {
        if (in_value_) {
            keep_text(text, value_);
        } else if (in_formula_) {
            keep_text(text, formula_);
        } else if (in_cell_) {
            rich_text_.text(text);
        }
    }

  private:
    void begin_other(std::string_view name, const Attributes& attributes) {
        if (name == "sheetFormatPr") {
            are_rows_hidden_ = attributes.is_true("zeroHeight");
        } else if (name == "col" && attributes.is_true("hidden")) {
            const auto first = attributes.number("min"), last = attributes.number("max");
            if (first && last) writer_.hide_columns(*first, *last);
        } else if (name == "mergeCell") {
            const std::string_view cells = attributes["ref"];
            const auto first = cell_named(cells.substr(0, cells.find(':')));
            const auto last = cell_named(cells.substr(cells.find(':') + 1));
            if (first && last) writer_.merge({first->row, last->row, first->column, last->column});
        }
    }
    void begin_row(const Attributes& attributes) {
        row_ = attributes.number("r").value_or(row_ + 1);
        column_ = 0;
        in_row_ = true;
        const bool is_hidden =
            attributes.find("hidden") ? attributes.is_true("hidden") : are_rows_hidden_;
        writer_.begin_row(row_, is_hidden);
    }
    void begin_cell(const Attributes& attributes) {
        in_cell_ = true;
        has_value_ = has_formula_ = false;
        value_.clear();
        formula_.clear();
        rich_text_.clear();
        const auto named = cell_named(attributes["r"]);
        column_ = named ? named->column : column_ + 1;
        style_ = attributes.number("s").value_or(0);
        type_ = attributes["t"];
    }

    void write_cell() {
        const bool lacks_result =
            has_formula_ && (!has_value_ || (value_.empty() && type_ != "str"));
        if (lacks_result) return writer_.add_text(column_, '=' + formula_);
        if (type_ == "s") {
            if (value_.empty()) return;
            const auto shared = shared_.strings.at(value_);
            if (!shared) throw damaged();
            writer_.add_text(column_, *shared);
        } else if (type_ == "inlineStr") {
            writer_.add_text(column_, rich_text_.take());
        } else if (type_ == "str") {
            writer_.add_text(column_, without_escapes(value_));
        } else if (type_ == "b") {
            writer_.add_text(column_, value_ == "1" || value_ == "true" ? "TRUE" : "FALSE");
        } else if (type_ == "d") {
            constexpr std::string_view midnight = "T00:00:00";
            const auto time = value_.find(midnight);
            writer_.add_text(column_, time == value_.npos ? value_ : value_.substr(0, time));
        } else if (const auto number = stored_number(value_)) {
            writer_.add_number(column_,
                               formatted(*number, shared_.styles.of(style_), shared_.epoch_1904));
        } else {
            writer_.add_text(column_, value_);  // `e`: an error, by its name
        }
    }

    const Shared& shared_;
    SheetWriter writer_;
    RichText rich_text_;
    bool in_row_ = false, in_cell_ = false, in_value_ = false, in_formula_ = false;
    bool has_value_ = false, has_formula_ = false;
    bool are_rows_hidden_ = false;
    std::uint32_t row_ = 0, column_ = 0;
    std::uint32_t style_ = 0;
    std::string type_, value_, formula_;
};

}  // namespace

void read_xlsx(const Package& package, const std::function<bool(std::string_view)>& wants,
               const TakeSheet& take) {
    std::string part = Relations{package, ""}.part_of_kind("officeDocument");
    if (part.empty()) part = "xl/workbook.xml";
    WorkbookPart workbook;
    read_part(package, part, workbook);
    const Relations relations{package, part};
    Shared shared;
    shared.epoch_1904 = workbook.epoch_1904;
    if (const auto styles = relations.part_of_kind("styles"); package.has(styles))
        read_part(package, styles, shared.styles);
    if (const auto strings = relations.part_of_kind("sharedStrings"); package.has(strings))
        read_part(package, strings, shared.strings);
    for (NamedSheet& sheet : workbook.sheets) {
        const Relation* relation = relations.of_id(sheet.id);
        if (relation == nullptr) throw damaged();
        if (relation->kind != "worksheet" || !wants(sheet.name)) continue;
        SheetTable table;
        table.sheet.name = std::move(sheet.name);
        table.is_hidden = sheet.is_hidden;
        SheetPart reader{shared, table};
        read_part(package, relation->part, reader);
        take(std::move(table));
    }
}

}  // namespace cchc::load
