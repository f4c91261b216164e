#include "load/text/csv.hpp"

#include <algorithm>

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

bool is_blank(std::string_view text) {
    if (text.empty()) return true;
    const auto first = static_cast<unsigned char>(text.front());
    if (first > ' ' && first < 0x80) return false;
    return unicode::trimmed(text).empty();
}

}  // namespace

bool CsvReader::next(Row& row) {
    for (;;) {
        while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
        if (at_ == text_.size()) return false;
        if (read_row(row)) return true;
    }
}

/// Reads one row; false where it is blank.
bool CsvReader::read_row(Row& row) {
    row.cells.clear();
    row.width = 0;
    row.offset = at_;
    row.fault.reset();
    undoubled_used_ = 0;
    bool blank = true;
    for (;;) {
        const bool quoted = at_ < text_.size() && text_[at_] == '"';
        const Cell cell = quoted ? read_quoted(row) : read_bare(row);
        blank = blank && is_blank(cell.text);
        if (row.width++ < most_cells) row.cells.push_back(cell);
        if (at_ == text_.size() || text_[at_] != separator_) break;
        ++at_;
    }
    row.end = at_;
    skip_line_end();
    return !blank || row.fault;
}

/// Leaves `at_` at the separator or line end behind a bare stretch; quotes in it are faults.
void CsvReader::skip_bare(Row& row) {
    for (; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == separator_ || c == '\n' || c == '\r') return;
        if (c == '"' && !row.fault) {
            row.fault = QuoteFault{QuoteFault::Kind::inside_bare_cell, at_, at_};
        }
    }
}

Cell CsvReader::read_bare(Row& row) {
    const std::size_t start = at_;
    skip_bare(row);
    return {start, at_ - start, text_.substr(start, at_ - start), false};
}

Cell CsvReader::read_quoted(Row& row) {
    const std::size_t start = at_;
    bool doubled = false;
    for (std::size_t quote = text_.find('"', start + 1);; quote = text_.find('"', quote + 2)) {
        if (quote == std::string_view::npos) {
            if (!row.fault) row.fault = QuoteFault{QuoteFault::Kind::unclosed, start, start};
            // The quote was hardly meant to reach so far: go on with the next line. Behind it
            // quotes stand in pairs, so that no other cell can be left open.
            at_ = std::min(text_.find_first_of("\r\n", start), text_.size());
            return {start, at_ - start, text_.substr(start, at_ - start), true};
        }
        if (quote + 1 < text_.size() && text_[quote + 1] == '"') {
            doubled = true;
            continue;
        }
        const auto raw = text_.substr(start + 1, quote - start - 1);
        at_ = quote + 1;
        if (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
            text_[at_] != '\r') {
            if (!row.fault) row.fault = QuoteFault{QuoteFault::Kind::text_behind_quote, at_, start};
            skip_bare(row);
        }
        return {start, at_ - start, doubled ? undoubled(raw) : raw, true};
    }
}

std::string_view CsvReader::undoubled(std::string_view raw) {
    if (undoubled_used_ == most_cells) return raw;
    if (undoubled_used_ == undoubled_.size()) undoubled_.emplace_back();
    std::string& text = undoubled_[undoubled_used_++];
    text.clear();
    for (std::size_t i = 0; i < raw.size(); ++i) {
        text += raw[i];
        if (raw[i] == '"') ++i;
    }
    return text;
}

void CsvReader::skip_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
}

}  // namespace cchc::load
