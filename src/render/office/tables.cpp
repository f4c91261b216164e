#include "render/office/tables.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "render/office/workbook.hpp"

namespace cchc::render {

namespace {

/// The columns whose cells are words or codes; `_before` and `_after` of `compare` as well.
constexpr std::string_view columns_of_text[] = {"unit",   "level",    "area",   "indicator",
                                                "status", "operator", "grade",  "direction",
                                                "cause",  "details",  "change", "reason"};

bool is_of_text(std::string_view column, std::string_view table) {
    // what `score` calls a change is a number
    if (column == "change" && table == "context") return false;
    for (const std::string_view side : {"_before", "_after"}) {
        if (column.ends_with(side)) column.remove_suffix(side.size());
    }
    return std::ranges::find(columns_of_text, column) != std::end(columns_of_text);
}

/// Cuts lines of our own CSV into cells.
class Lines {
  public:
    explicit Lines(std::string_view csv) : left_(csv) {}

    /// The cells of the next line; false where there is none.
    bool next(std::vector<std::string>& cells) {
        cells.clear();
        if (left_.empty()) return false;
        do {
            cells.push_back(cell());
        } while (take() == ',');
        return true;
    }

  private:
    char take() {
        const char c = left_.front();
        left_.remove_prefix(1);
        return c;
    }
    std::string cell() {
        std::string text;
        if (left_.front() != '"') {
            text = left_.substr(0, left_.find_first_of(",\n"));
            left_.remove_prefix(text.size());
            return text;
        }
        take();
        while (true) {
            const auto part = left_.substr(0, left_.find('"'));
            text += part;
            left_.remove_prefix(part.size() + 1);
            if (left_.front() != '"') return text;
            text += take();  // it is doubled
        }
    }

    std::string_view left_;
};

/// A sheet of one table.
class TableSheet {
  public:
    TableSheet(Workbook& workbook, const NamedTable& table)
        : sheet_(workbook, table.name, table.name), table_(table) {}

    void write() {
        Lines lines{table_.csv};
        std::vector<std::string> cells;
        lines.next(cells);
        write_heading(cells);
        while (lines.next(cells)) write_row(cells);
        worksheet_freeze_panes(sheet_.sheet(), 1, 0);
        sheet_.add_filter(0, is_text_.size());
    }

  private:
    void write_heading(const std::vector<std::string>& names) {
        lxw_col_t column = 0;
        for (const std::string& name : names) {
            is_text_.push_back(is_of_text(name, table_.name));
            const double width = name == "details" ? 60 : static_cast<double>(name.size()) + 4;
            require(worksheet_set_column(sheet_.sheet(), column, column, std::max(width, 10.0),
                                         nullptr));
            ++column;
        }
        sheet_.headings(names);
    }

    void write_row(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) write_cell(cells[i], is_text_[i]);
        sheet_.next_row();
    }

    void write_cell(const std::string& cell, bool is_text) {
        if (cell.empty()) {
            sheet_.blank();
            return;
        }
        if (!is_text && (cell == "true" || cell == "false")) {
            sheet_.truth(cell == "true");
            return;
        }
        double number = 0;
        const char* end = cell.data() + cell.size();
        if (!is_text && std::from_chars(cell.data(), end, number).ptr == end) {
            sheet_.number(number);
        } else {
            sheet_.text(cell);
        }
    }

    Sheet sheet_;
    const NamedTable& table_;
    std::vector<bool> is_text_;
};

}  // namespace

std::size_t rows_of(const NamedTable& table) {
    return static_cast<std::size_t>(std::ranges::count(table.csv, '\n'));
}

std::optional<std::string> write_tables_workbook(std::span<const NamedTable> tables,
                                                 std::string_view title, const std::string& folder,
                                                 const std::string& name) {
    Workbook workbook{folder, name};
    set_properties(workbook, std::string{title});
    for (const NamedTable& table : tables) TableSheet{workbook, table}.write();
    return workbook.close();
}

}  // namespace cchc::render
