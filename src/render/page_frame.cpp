#include "render/page_frame.hpp"

#include <algorithm>

#include "render/file_names.hpp"
#include "render/pages.hpp"

namespace cchc::render {

namespace {

constexpr const char* page_ending = "html";

/// What people call the files with an ending.
std::string called(const std::string& ending) {
    if (ending == "xlsx") return "Excel";
    if (ending == "docx") return "Word";
    if (ending == "md") return "Markdown";
    if (ending == "csv") return "CSV";
    return "JSON";
}

/// Ids and grades are not broken where they have a hyphen or a space.
bool is_short(const std::string& text) {
    constexpr std::size_t most = 14;  // bytes
    return text.size() <= most;
}

}  // namespace

PageFrame::PageFrame(const Report& report, std::span<const InputDigest> inputs,
                     const PageOptions& options, std::span<const UnitIndex> written,
                     std::vector<std::string> endings)
    : report_(report),
      inputs_(inputs),
      options_(options),
      written_(written.begin(), written.end()),
      endings_(std::move(endings)),
      names_(file_names(*report.units)),
      grid_(pages::grid, options.language, {"rows"}),
      row_(pages::grid_row, options.language) {}

std::string PageFrame::name_of(UnitIndex unit) const {
    return clean((*report_.units)[unit].name.in(options_.language));
}

std::string PageFrame::page_of(UnitIndex unit) const {
    const bool has_page = written_.contains(unit) && std::ranges::count(endings_, page_ending) > 0;
    return has_page ? names_[unit] + "." + page_ending : "";
}

std::vector<UnitFile> PageFrame::files_of(UnitIndex unit) const {
    std::vector<UnitFile> files;
    if (!written_.contains(unit)) return files;
    for (const std::string& ending : endings_) {
        if (ending != page_ending) files.push_back({called(ending), names_[unit] + "." + ending});
    }
    return files;
}

std::vector<Object> PageFrame::links_to_files_of(UnitIndex unit) const {
    std::vector<Object> links;
    for (const UnitFile& file : files_of(unit))
        links.push_back(Object{}.set("name", file.name).set("href", file.href));
    return links;
}

Object PageFrame::frame(const std::string& title) const {
    Object page;
    page.set("lang", in_vietnamese() ? "vi" : "en").set("title", title);
    page.set("programme", clean(report_.programme->title.in(options_.language)));
    page.set("as_of", clean(options_.as_of)).set("label", clean(options_.label));
    page.set("version", CCHC_VERSION);
    std::vector<Object> inputs;
    for (const InputDigest& input : inputs_)
        inputs.push_back(Object{}.set("name", clean(input.name)).set("sha256", input.sha256));
    page.list("inputs", std::move(inputs));
    return page;
}

std::vector<Object> PageFrame::cells_of(const Grid& grid, const std::vector<Cell>& row,
                                        UnitIndex unit, bool labelled) const {
    std::vector<Object> cells;
    for (std::size_t c = 0; c < row.size(); ++c) {
        const Cell& cell = row[c];
        const auto& column = grid.columns[c];
        std::string look = column.number                             ? "number"
                           : !column.flexible && is_short(cell.text) ? "code"
                                                                     : "";
        if (cell.tone != Tone::plain)
            look += (look.empty() ? "" : " ") + std::string{class_of(cell.tone)};
        const bool leads = c == grid.name_column && unit != no_unit;
        cells.push_back(Object{}
                            .set("text", cell.text)
                            .set("look", look)
                            .set("link", leads ? page_of(unit) : "")
                            .set("label", labelled && !cell.text.empty() ? column.heading : ""));
    }
    return cells;
}

bool PageFrame::writes_more_than_pages() const {
    return std::ranges::any_of(endings_, [](const auto& ending) { return ending != page_ending; });
}

Object PageFrame::table_of(const Grid& grid, Look look) const {
    std::vector<Object> columns, remarks;
    for (const auto& column : grid.columns) {
        columns.push_back(Object{}
                              .set("heading", column.heading)
                              .set("title", column.title)
                              .set("below", column.below)
                              .flag("number", column.number));
    }
    for (const std::string& remark : grid.remarks)
        remarks.push_back(Object{}.set("remark", remark));
    Object table;
    table.set("heading", grid.heading).flag("matrix", look == Look::matrix);
    table.flag("files_column", look == Look::with_files && writes_more_than_pages());
    table.list("columns", std::move(columns));
    table.list(look == Look::remarks_first ? "lead" : "remarks", std::move(remarks));
    return table;
}

void PageFrame::draw_row(const Grid& grid, const std::vector<Cell>& row, UnitIndex unit, Look look,
                         const Sink& sink) {
    const bool with_files = look == Look::with_files && writes_more_than_pages();
    Object line;
    line.list("cells", cells_of(grid, row, unit, look != Look::matrix));
    line.flag("files_column", with_files);
    line.list("files", with_files ? links_to_files_of(unit) : std::vector<Object>{});
    row_.draw(line, sink);
}

void PageFrame::draw(const Grid& grid, Look look, const Sink& sink) {
    const Object table = table_of(grid, look);
    grid_.draw(table, sink, 0);
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const UnitIndex unit = r < grid.units.size() ? grid.units[r] : no_unit;
        draw_row(grid, grid.rows[r], unit, look, sink);
    }
    grid_.draw(table, sink, 1);
}

void PageFrame::draw(const Grid& head, std::span<const UnitReport* const> units,
                     const RowOf& row_of, const Sink& sink) {
    const Object table = table_of(head, Look::matrix);
    grid_.draw(table, sink, 0);
    for (const UnitReport* unit : units)
        draw_row(head, row_of(*unit), unit->unit, Look::matrix, sink);
    grid_.draw(table, sink, 1);
}

std::vector<Object> PageFrame::legend(const std::set<Status>& used) const {
    std::vector<Object> legend;
    for (const Status status : used) {
        legend.push_back(Object{}
                             .set("sign", sign(status))
                             .set("tone", class_of(tone(status)))
                             .set("label", label(status, Kind::ratio, options_.language)));
    }
    return legend;
}

}  // namespace cchc::render
