#include "load/workbook/ods.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "load/text/calendar.hpp"
#include "load/workbook/stored_number.hpp"
#include "load/workbook/unreadable.hpp"
#include "load/workbook/xml.hpp"

namespace cchc::load {

namespace {

constexpr std::size_t longest_cell = 1 << 20, most_styles = 100'000;

/// Elements that hold no cells of the sheet: comments, drawings, former values, how a text is
/// pronounced.
bool is_passed_over(std::string_view name) {
    static constexpr std::string_view names[] = {"annotation", "shapes", "frame", "tracked-changes",
                                                 "ruby-text"};
    return std::ranges::find(names, name) != std::end(names);
}

/// What a cell is, apart from the text that it shows.
struct StoredCell {
    std::string type, value, formula;
    std::uint32_t repeated = 1;
    bool is_error = false;
    bool is_covered = false;  ///< by the first of some merged cells
    std::string text;
    std::size_t paragraphs = 0;

    /// Makes it an empty cell, and keeps the room of its texts.
    void clear() {
        for (std::string* said : {&type, &value, &formula, &text}) said->clear();
        repeated = 1;
        is_error = is_covered = false;
        paragraphs = 0;
    }
};

/// What a cell says, and whether it is a number.
struct CellContent {
    std::string text;
    bool is_number = false;
};

CellContent date_content(const std::string& value) {
    const auto day = day_number(value);
    const bool is_day = value.size() <= 10 || std::string_view{value}.substr(10) == "T00:00:00";
    // a year that was typed into a cell of dates
    if (day && is_day && *day >= first_year && *day <= last_year)
        return {std::to_string(*day), true};
    if (is_day) return {value.substr(0, 10), true};
    std::string text = value.substr(0, 19);
    std::ranges::replace(text, 'T', ' ');
    return {text, true};
}

CellContent content_of(const StoredCell& cell) {
    if (cell.is_covered) return {};
    if (cell.is_error) return {cell.text, false};
    if (cell.type == "string") return {cell.value.empty() ? cell.text : cell.value, false};
    if (cell.type == "boolean") return {cell.value == "true" ? "TRUE" : "FALSE", false};
    if (cell.type == "date") return date_content(cell.value);
    if (cell.type == "time" || cell.value.empty()) {
        const bool lacks_result = !cell.formula.empty() && cell.type.empty() && cell.text.empty();
        return {lacks_result ? '=' + cell.formula.substr(cell.formula.find('=') + 1) : cell.text,
                false};
    }
    const auto number = stored_number(cell.value);
    if (!number) return {cell.value, false};
    if (cell.type == "percentage") return {number->percent_text(), true};
    // shown with leading zeros, as codes are
    const std::string text = number->text();
    const auto zeros = cell.text.find_first_not_of('0');
    const bool is_code = zeros != 0 && zeros != cell.text.npos && cell.text.substr(zeros) == text &&
                         text.find('.') == text.npos;
    return {is_code ? cell.text : text, true};
}

/// Reads the sheets of the content, one after another.
class ContentPart final : public XmlReader {
  public:
    ContentPart(const std::function<bool(std::string_view)>& wants, const TakeSheet& take)
        : wants_(wants), take_(take) {}

    void begin(std::string_view name, const Attributes& attributes) override {
        const bool is_table_in_cell = in_cell_ && name == "table";
        if (passed_over_ > 0 || is_passed_over(name) || is_table_in_cell) {
            ++passed_over_;
        } else if (in_cell_) {
            begin_text(name, attributes);
        } else if (name == "table-cell" || name == "covered-table-cell") {
            if (in_row_) begin_cell(name, attributes);
        } else if (name == "table-row") {
            if (writer_) begin_row(attributes);
        } else if (name == "table-column") {
            if (writer_) begin_column(attributes);
        } else if (name == "table") {
            begin_table(attributes);
        } else if (name == "style") {
            style_ = attributes["name"];
        } else if (name == "table-properties" && attributes.has("display", "false")) {
            if (hidden_styles_.size() < most_styles) hidden_styles_.insert(style_);
        }
    }
    void end(std::string_view name) override {
        if (passed_over_ > 0) {
            --passed_over_;
        } else if (in_cell_) {
            if (name == "p") in_paragraph_ = false;
            if (name == "table-cell" || name == "covered-table-cell") end_cell();
        } else if (name == "table-row" && in_row_) {
            end_row();
        } else if (name == "table" && writer_) {
            writer_.reset();
            take_(std::move(table_));
        }
    }
    void text(std::string_view text) override {
        if (in_paragraph_ && passed_over_ == 0) keep(text);
    }

  private:
    struct RowCell {
        std::uint32_t column = 1, repeated = 1;
        CellContent content;
    };

    void begin_table(const Attributes& attributes) {
        row_ = column_ = 1;
        if (!wants_(attributes["name"])) return;
        table_ = {};
        table_.sheet.name = attributes["name"];
        table_.is_hidden = hidden_styles_.contains(std::string{attributes["style-name"]});
        writer_.emplace(table_);
    }
    static std::uint32_t times(const Attributes& attributes, std::string_view name) {
        return std::max(attributes.number(name).value_or(1), 1U);
    }
    static bool is_hidden(const Attributes& attributes) {
        return attributes.has("visibility", "collapse") || attributes.has("visibility", "filter");
    }
    void begin_column(const Attributes& attributes) {
        const std::uint32_t count =
            std::min(times(attributes, "number-columns-repeated"), most_columns);
        if (is_hidden(attributes)) writer_->hide_columns(column_, column_ + count - 1);
        column_ = std::min(column_ + count, most_columns + 1);
    }

    void begin_row(const Attributes& attributes) {
        in_row_ = true;
        is_row_hidden_ = is_hidden(attributes);
        row_repeated_ = times(attributes, "number-rows-repeated");
        cells_.clear();
        cell_column_ = 1;
    }
    void end_row() {
        in_row_ = false;
        for (std::uint32_t i = 0; i < row_repeated_ && !cells_.empty(); ++i) {
            writer_->begin_row(row_ + i, is_row_hidden_);
            for (const RowCell& cell : cells_) {
                for (std::uint32_t j = 0; j < cell.repeated; ++j) {
                    if (cell.content.is_number) {
                        writer_->add_number(cell.column + j, cell.content.text);
                    } else {
                        writer_->add_text(cell.column + j, cell.content.text);
                    }
                }
            }
            writer_->end_row();
        }
        row_ = row_repeated_ > most_rows ? most_rows + 1
                                         : std::min(row_ + row_repeated_, most_rows + 1);
    }

    void begin_cell(std::string_view name, const Attributes& attributes) {
        in_cell_ = true;
        cell_.clear();
        cell_.is_covered = name == "covered-table-cell";
        std::optional<std::uint32_t> rows, columns;  // that it is merged with
        attributes.each([&](std::string_view key, std::string_view value) {
            if (key == "value-type") {
                if (value == "error") cell_.is_error = true;
                if (cell_.type.empty()) cell_.type = value;
            } else if (key == "value" || key == "date-value" || key == "boolean-value" ||
                       key == "string-value") {
                cell_.value = value;
            } else if (key == "formula") {
                cell_.formula = value;
            } else if (key == "number-columns-repeated") {
                cell_.repeated = std::max(whole_number(value).value_or(1), 1U);
            } else if (key == "number-rows-spanned") {
                rows = whole_number(value);
            } else if (key == "number-columns-spanned") {
                columns = whole_number(value);
            }
        });
        if (!rows && !columns) return;
        const auto last = [](std::uint32_t first, std::optional<std::uint32_t> count,
                             std::uint32_t most) {
            return first + std::min(std::max(count.value_or(1), 1U), most) - 1;
        };
        writer_->merge({row_, last(row_, rows, most_rows), cell_column_,
                        last(cell_column_, columns, most_columns)});
    }
    void begin_text(std::string_view name, const Attributes& attributes) {
        if (name == "p") {
            in_paragraph_ = true;
            if (cell_.paragraphs++ > 0) keep("\n");
        } else if (in_paragraph_ && name == "s") {
            keep(std::string(std::min(times(attributes, "c"), 1000U), ' '));
        } else if (in_paragraph_ && name == "tab") {
            keep("\t");
        } else if (in_paragraph_ && name == "line-break") {
            keep("\n");
        }
    }
    void end_cell() {
        in_cell_ = in_paragraph_ = false;
        CellContent content = content_of(cell_);
        if (!content.text.empty())
            cells_.push_back({cell_column_, cell_.repeated, std::move(content)});
        cell_column_ = cell_.repeated > most_columns
                           ? most_columns + 1
                           : std::min(cell_column_ + cell_.repeated, most_columns + 1);
    }
    void keep(std::string_view text) {
        if (cell_.text.size() + text.size() > longest_cell) throw too_large();
        cell_.text += text;
    }

    const std::function<bool(std::string_view)>& wants_;
    const TakeSheet& take_;
    std::string style_;  ///< the name of the style whose properties come
    std::set<std::string> hidden_styles_;
    SheetTable table_;
    std::optional<SheetWriter> writer_;  ///< of the present sheet; absent: it is passed over
    int passed_over_ = 0;  ///< how deep the reader is in something that holds no cells
    bool in_row_ = false, in_cell_ = false, in_paragraph_ = false;
    std::uint32_t row_ = 1, row_repeated_ = 1;
    std::uint32_t column_ = 1;       ///< of the columns' properties
    std::uint32_t cell_column_ = 1;  ///< of the cells
    bool is_row_hidden_ = false;
    StoredCell cell_;
    std::vector<RowCell> cells_;  ///< of the row
};

}  // namespace

void read_ods(const Package& package, const std::function<bool(std::string_view)>& wants,
              const TakeSheet& take) {
    ContentPart reader{wants, take};
    read_part(package, "content.xml", reader);
}

}  // namespace cchc::load
