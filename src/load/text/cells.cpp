#include "load/text/cells.hpp"

#include "load/text/table.hpp"

namespace cchc::load {

const CellFinder::File& CellFinder::file(const diag::Source& source) {
    const auto [known, is_new] = files_.try_emplace(&source);
    if (!is_new) return known->second;
    diag::Findings unheard;  // what is wrong with the heading has been said
    FileFindings findings{source, unheard};
    const Table table{Form::data, options_, findings};
    known->second.separator = table.separator();
    for (std::size_t i = 0; i < column_count; ++i) {
        known->second.positions[i] = table.position(static_cast<Column>(i));
    }
    return known->second;
}

const Cell* CellFinder::cell(diag::Place row_start, const std::string& field) {
    const diag::Source& source = sources_.source_of(row_start);
    const File& known = file(source);
    for (std::size_t i = 0; i < column_count; ++i) {
        if (!known.positions[i] || word(static_cast<Column>(i)) != field) continue;
        reader_.emplace(source.text, known.separator);
        const bool found = reader_->read_at(row_start.at - source.begin, row_);
        if (!found || *known.positions[i] >= row_.cells.size()) return nullptr;
        return &row_.cells[*known.positions[i]];
    }
    return nullptr;
}

/// An empty cell has no length either.
bool CellFinder::begins_row(diag::Place place) const {
    const diag::Source& source = sources_.source_of(place);
    const std::size_t offset = place.at - source.begin;
    return offset == 0 || source.text[offset - 1] == '\n' || source.text[offset - 1] == '\r';
}

void CellFinder::point(diag::Diagnostic& finding) {
    const auto is_row = [&](const std::optional<diag::Place>& place, const std::string& field) {
        return place && place->length == 0 && !field.empty() && begins_row(*place);
    };
    const diag::About about = diag::rule(finding.rule).about;
    if (about != diag::About::rows && about != diag::About::completeness) return;
    if (is_row(finding.place, finding.field)) {
        if (const Cell* found = cell(*finding.place, finding.field)) {
            finding.text = whole(found->text);
            finding.place = sources_.source_of(*finding.place).place(found->offset, found->length);
        }
    }
    for (diag::Note& note : finding.notes) {
        if (!is_row(note.place, note.field)) continue;
        if (const Cell* found = cell(*note.place, note.field)) {
            note.place = sources_.source_of(*note.place).place(found->offset, found->length);
        }
    }
}

}  // namespace cchc::load
