#include "load/workbook/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "load/text/file_findings.hpp"
#include "load/text/heading_row.hpp"
#include "load/workbook/merged.hpp"
#include "load/workbook/ods.hpp"
#include "load/workbook/unreadable.hpp"
#include "load/workbook/xlsx.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using namespace std::literals;

constexpr std::string_view zip = "PK\x03\x04"sv, empty_zip = "PK\x05\x06"sv,
                           ole = "\xD0\xCF\x11\xE0"sv;
/// So many names are listed in a message.
constexpr std::size_t most_names = 5;
constexpr std::size_t longest_manifest = 4 << 20;

const Text no_workbook{
    "không phải là bảng tính, dù tên tệp hay phần đầu tệp giống như vậy; cần tệp "
    ".xlsx, .ods hoặc CSV",
    "is no workbook, whatever its name says; expected .xlsx, .ods or CSV"};
const Text encrypted{"được đặt mật khẩu; cần lưu lại không đặt mật khẩu",
                     "is protected by a password; save it without one"};
const Text old_workbook{"là bảng tính Excel đời cũ (.xls); cần lưu lại dạng .xlsx",
                        "is an old Excel workbook (.xls); save it as .xlsx"};
const Text binary_workbook{"là bảng tính Excel nhị phân (.xlsb); cần lưu lại dạng .xlsx",
                           "is a binary Excel workbook (.xlsb); save it as .xlsx"};

/// Names with quotes around them.
std::string listed(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i)
        out += (i == 0 ? "" : ", ") + quoted(names[i]);
    return out + (names.size() > most_names ? ", …" : "");
}

/// "7–9, 12"
template <typename Stretches, typename Name>
std::string stretches(const Stretches& all, Name&& name) {
    std::string out;
    std::size_t count = 0;
    for (const auto& stretch : all) {
        if (count++ == most_names) return out + ", …";
        out += (out.empty() ? "" : ", ") + name(stretch);
    }
    return out;
}

std::string column_name(std::uint32_t column) {
    const std::string cell = diag::cell_name(1, column);
    return cell.substr(0, cell.size() - 1);
}

/// What is hidden, and was read all the same.
SheetFinding hidden_finding(const SheetTable& table) {
    const HiddenCells& hidden = table.hidden;
    SheetFinding finding{diag::RuleId::hidden_cells, hidden.offset, hidden.length, {}, {}, {}};
    const std::string rows = stretches(hidden.rows, [](const auto& stretch) {
        const auto& [first, last] = stretch;
        return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
    });
    const std::string columns = stretches(hidden.columns, column_name);
    std::vector<std::string> vi, en;
    const auto add = [&](bool any, const std::string& in_vi, const std::string& in_en) {
        if (!any) return;
        vi.push_back(in_vi);
        en.push_back(in_en);
    };
    add(table.is_hidden, "trang tính này", "this sheet");
    const auto& stretch = hidden.rows;
    const bool one_row = stretch.size() == 1 && stretch.front().first == stretch.front().second;
    add(!rows.empty(), "dòng " + rows, (one_row ? "row " : "rows ") + rows);
    add(!columns.empty(), "cột " + columns,
        (hidden.columns.size() == 1 ? "column " : "columns ") + columns);
    finding.message = {fmt::format("{} bị ẩn; nội dung vẫn được đọc", fmt::join(vi, ", ")),
                       fmt::format("hidden, and read all the same: {}", fmt::join(en, ", "))};
    return finding;
}

/// Takes one sheet after another, and keeps those that are read.
class SheetTaker {
  public:
    explicit SheetTaker(const SheetChoice& choice) : choice_(choice) {}

    bool wants(std::string_view name) {
        names_.emplace_back(name);
        if (choice_.names.empty()) return true;
        return std::ranges::any_of(choice_.names, [&](const std::string& wanted) {
            return unicode::folded(wanted) == unicode::folded(name);
        });
    }
    void take(SheetTable table) {
        if (choice_.names.empty()) {
            if (table.text.empty()) return;
            const std::size_t named =
                find_heading_row(table.text, choice_.form, {.separator = ',', .decimal_mark = {}})
                    .named;
            if (named < 2) {
                result_.passed_over.push_back(std::move(table.sheet.name));
                return;
            }
        }
        kept_ += table.text.size();
        if (kept_ > most_text) throw too_large();
        ReadSheet sheet;
        read_merged_cells(table, choice_.form, sheet.findings);
        if (table.hidden.any() || (table.is_hidden && !table.text.empty()))
            sheet.findings.push_back(hidden_finding(table));
        sheet.sheet = std::move(table.sheet);
        sheet.text = std::move(table.text);
        result_.sheets.push_back(std::move(sheet));
    }
    /// Whether the workbook has any sheet.
    bool has_met_any() const { return !names_.empty(); }
    Workbook finish() {
        if (result_.sheets.empty()) report_nothing_read();
        // units and exemptions are one table
        while (choice_.form != Form::data && result_.sheets.size() > 1) {
            result_.passed_over.push_back(std::move(result_.sheets.back().sheet.name));
            result_.sheets.pop_back();
        }
        return std::move(result_);
    }

  private:
    void report_nothing_read() {
        SheetFinding& refusal = result_.refusal.emplace();
        refusal.rule = diag::RuleId::empty_file;
        if (!choice_.names.empty()) {
            refusal.message = {fmt::format("không có trang tính {}; tệp có các trang {}",
                                           listed(choice_.names), listed(names_)),
                               fmt::format("there is no sheet {}; the file has {}",
                                           listed(choice_.names), listed(names_))};
            return;
        }
        refusal.message = {
            fmt::format("không trang tính nào ({}) có dòng tiêu đề; cần có các cột {}",
                        listed(names_), listed_headings(choice_.form, Language::vi)),
            fmt::format("no header was found in any sheet ({}); expected the columns {}",
                        listed(names_), listed_headings(choice_.form, Language::en))};
        result_.passed_over.clear();
    }

    const SheetChoice& choice_;
    Workbook result_;
    std::vector<std::string> names_;  ///< of all sheets
    std::size_t kept_ = 0;            ///< bytes of the texts of those that are read
};

/// Whether an OLE container holds an encrypted package rather than an old workbook.
bool holds_package(std::string_view bytes) {
    return bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"sv) != bytes.npos;
}

void read_sheets(std::string_view bytes, SheetTaker& taker) {
    if (bytes.starts_with(ole)) throw Unreadable{holds_package(bytes) ? encrypted : old_workbook};
    if (!is_workbook(bytes)) throw Unreadable{no_workbook};
    const Package package{bytes};
    const auto wants = [&](std::string_view name) { return taker.wants(name); };
    const auto take = [&](SheetTable table) { taker.take(std::move(table)); };
    if (package.has("content.xml")) {
        constexpr std::string_view manifest = "META-INF/manifest.xml";
        if (package.has("mimetype") &&
            package.content("mimetype", 1000).find("spreadsheet") == std::string::npos)
            throw Unreadable{no_workbook};
        if (package.has(manifest) &&
            package.content(manifest, longest_manifest).find("encryption-data") !=
                std::string::npos)
            throw Unreadable{encrypted};
        read_ods(package, wants, take);
    } else if (package.has("xl/workbook.bin")) {
        throw Unreadable{binary_workbook};
    } else if (package.has("[Content_Types].xml") || package.has("xl/workbook.xml")) {
        read_xlsx(package, wants, take);
    } else {
        throw Unreadable{no_workbook};
    }
    if (!taker.has_met_any()) throw Unreadable{no_workbook};
}

}  // namespace

bool is_workbook(std::string_view bytes) {
    return bytes.starts_with(zip) || bytes.starts_with(empty_zip) || bytes.starts_with(ole);
}

bool is_spreadsheet(std::string_view bytes) {
    using namespace std::literals;
    const auto names = [&](std::string_view part) { return bytes.find(part) != bytes.npos; };
    if (bytes.starts_with(zip))
        return names("xl/workbook") || names("application/vnd.oasis.opendocument.spreadsheet");
    // names in it are in UTF-16
    return bytes.starts_with(ole) && (names("W\0o\0r\0k\0b\0o\0o\0k"sv) ||
                                      names("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"sv));
}

Workbook read_workbook(std::string_view bytes, const SheetChoice& choice) {
    SheetTaker taker{choice};
    try {
        read_sheets(bytes, taker);
    } catch (const Unreadable& why) {
        Workbook refused;
        SheetFinding& refusal = refused.refusal.emplace();
        refusal.rule = diag::RuleId::unreadable_workbook;
        refusal.message = {"tệp " + why.reason.vi, "the file " + why.reason.en};
        return refused;
    }
    return taker.finish();
}

std::vector<const diag::Source*> take_workbook(diag::Sources& sources, const std::string& path,
                                               const diag::Bytes& bytes, Workbook workbook,
                                               diag::Findings& findings) {
    const auto report = [&](const diag::Source& source, SheetFinding& found) {
        auto& finding = findings.add(found.rule, source.place(found.offset, found.length),
                                     std::move(found.message));
        finding.field = std::move(found.field);
        finding.text = std::move(found.text);
    };
    if (workbook.refusal) {
        diag::Source& source = sources.add(path, diag::Bytes{});
        source.bytes = bytes;
        report(source, *workbook.refusal);
        return {};
    }
    std::vector<const diag::Source*> taken;
    for (ReadSheet& sheet : workbook.sheets) {
        diag::Source& source = sources.add(path, std::move(sheet.text));
        source.bytes = bytes;
        source.sheet = std::move(sheet.sheet);
        for (SheetFinding& found : sheet.findings) report(source, found);
        taken.push_back(&source);
    }
    return taken;
}

}  // namespace cchc::load
