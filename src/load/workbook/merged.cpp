#include "load/workbook/merged.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "diag/text.hpp"
#include "load/text/csv.hpp"
#include "load/text/table.hpp"
#include "load/workbook/unreadable.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

/// So many stretches of merged cells may stand beside each other.
constexpr std::size_t most_side_by_side = 1'000;

/// Merged cells that the present row belongs to.
struct Active {
    MergedCells cells;
    std::string first;                   ///< the first cell as the text has it, quotes included
    std::string shown;                   ///< what it says
    std::size_t filled = 0;              ///< codes that were written into rows below
    std::size_t offset = 0, length = 0;  ///< the first of them
    std::string field;
};

/// Line ends within a cell, so that the lines of the text stay those of the sheet.
std::string line_ends_of(std::string_view cell) {
    const auto ends = std::ranges::count(cell, '\n');
    return ends == 0 ? std::string{}
                     : '"' + std::string(static_cast<std::size_t>(ends), '\n') + '"';
}

/// Writes the text of a sheet again, row by row.
class MergedReader {
  public:
    MergedReader(SheetTable& table, Form form, std::vector<SheetFinding>& findings)
        : table_(table), findings_(findings) {
        std::ranges::sort(table_.merged, {}, &MergedCells::first_row);
        find_codes(form);
    }

    void read() {
        std::uint32_t last_row = 0;
        for (const MergedCells& merged : table_.merged)
            last_row = std::max(last_row, merged.last_row);
        const std::string_view text = table_.text;
        CsvReader reader{text, ','};
        std::uint64_t line = 1;
        std::size_t copied = 0;
        Row row;
        while (reader.next(row)) {
            const auto number = table_.sheet.row_of(line);
            if (number > last_row) break;
            begin_row(static_cast<std::uint32_t>(number));
            write_row(text, row, static_cast<std::uint32_t>(number));
            line += static_cast<std::uint64_t>(
                std::ranges::count(text.substr(row.offset, reader.offset() - row.offset), '\n'));
            copied = reader.offset();
        }
        for (const Active& active : active_) report(active);
        if (table_.hidden.any() && table_.hidden.offset >= copied)
            hidden_offset_ = out_.size() + (table_.hidden.offset - copied);
        out_ += text.substr(copied);
        table_.text = std::move(out_);
        table_.hidden.offset = hidden_offset_;
        std::ranges::stable_sort(findings_, {}, &SheetFinding::offset);
    }

  private:
    void find_codes(Form form) {
        if (form != Form::data) return;
        diag::Source source;
        source.text = table_.text;
        source.sheet.emplace();
        diag::Findings unheard;
        FileFindings findings{source, unheard};
        const Table table{form, {}, findings};
        const auto above = std::string_view{table_.text}.substr(0, table.first_row());
        heading_row_ = table_.sheet.row_of(std::max<std::uint64_t>(
            1, static_cast<std::uint64_t>(std::ranges::count(above, '\n'))));
        for (const Column column : naming_columns(form)) {
            if (const auto position = table.position(column))
                codes_.emplace_back(*position, column);
        }
    }
    std::string_view code_at(std::size_t position) const {
        const auto found =
            std::ranges::find(codes_, position, [](const auto& c) { return c.first; });
        return found == codes_.end() ? std::string_view{} : word(found->second);
    }

    void begin_row(std::uint32_t row) {
        std::erase_if(active_, [&](const Active& active) {
            if (active.cells.last_row >= row) return false;
            report(active);
            return true;
        });
        const auto& merged = table_.merged;
        for (; next_ < merged.size() && merged[next_].first_row <= row; ++next_) {
            if (merged[next_].last_row < row) continue;
            if (active_.size() == most_side_by_side) throw damaged();
            active_.push_back({merged[next_], {}, {}, 0, 0, 0, {}});
        }
    }

    void write_row(std::string_view text, const Row& row, std::uint32_t number) {
        changes_.assign(row.cells.size(), nullptr);
        for (Active& active : active_) {
            const MergedCells& merged = active.cells;
            const auto end = std::min<std::size_t>(merged.last_column, row.cells.size());
            for (std::size_t i = merged.first_column - 1; i < end; ++i) {
                if (changes_[i] != nullptr) throw damaged();
                changes_[i] = &active;
            }
        }
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Cell& cell = row.cells[i];
            if (i > 0) out_ += ',';
            const std::size_t offset = out_.size();
            if (cell.offset == table_.hidden.offset) hidden_offset_ = offset;
            const std::string_view written = text.substr(cell.offset, cell.length);
            if (changes_[i] == nullptr) {
                out_ += written;
            } else {
                write_merged(*changes_[i], written, cell, number, i);
            }
        }
        out_ += '\n';
    }
    void write_merged(Active& active, std::string_view written, const Cell& cell,
                      std::uint32_t number, std::size_t position) {
        const bool is_first_column = position + 1 == active.cells.first_column;
        if (is_first_column && number == active.cells.first_row) {
            active.first = written;
            active.shown = cell.text;
            out_ += written;
            return;
        }
        const std::string_view code = is_first_column ? code_at(position) : std::string_view{};
        const std::string ends = line_ends_of(written);
        // of a heading of several rows the last one is read
        const bool is_heading = is_first_column && active.cells.first_row <= heading_row_;
        const bool is_filled = (is_heading || !code.empty()) && ends.empty() &&
                               !active.first.empty() &&
                               active.first.find('\n') == std::string::npos;
        if (!is_filled) {
            out_ += ends;
            return;
        }
        if (!is_heading && active.filled++ == 0) {
            active.offset = out_.size();
            active.length = active.first.size();
            active.field = code;
        }
        out_ += active.first;
    }

    void report(const Active& active) {
        if (active.filled == 0) return;
        const std::string first =
            diag::cell_name(active.cells.first_row, active.cells.first_column);
        SheetFinding finding{
            diag::RuleId::merged_code, active.offset, active.length, {}, active.field,
            whole(active.shown)};
        finding.message = {
            fmt::format("mã {} ở ô gộp {} được tính cho cả {} dòng bên dưới; nên ghi mã vào từng "
                        "dòng",
                        quoted(active.shown), first, active.filled),
            fmt::format(
                "the code {} of the merged cell {} counts for {} below it too; expected the "
                "code in every row",
                quoted(active.shown), first, diag::counted(active.filled, "row"))};
        findings_.push_back(std::move(finding));
    }

    SheetTable& table_;
    std::vector<SheetFinding>& findings_;
    std::uint64_t heading_row_ = 0;                      ///< of the sheet; 0: there is none
    std::vector<std::pair<std::size_t, Column>> codes_;  ///< columns, from 0
    std::vector<Active> active_;
    std::vector<Active*> changes_;  ///< by cell of the row: what it is merged in
    std::size_t next_ = 0;          ///< the merged cells that come next
    std::string out_;
    std::size_t hidden_offset_ = 0;
};

}  // namespace

void read_merged_cells(SheetTable& table, Form form, std::vector<SheetFinding>& findings) {
    if (table.merged.empty()) return;
    MergedReader{table, form, findings}.read();
}

}  // namespace cchc::load
