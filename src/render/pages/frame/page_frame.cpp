#include "render/pages/frame/page_frame.hpp"

#include <algorithm>

#include "render/pages/pages.hpp"

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

/// Of a number, of what is not to be broken, of a tone: its names in the style sheet.
std::string look_of(const Grid::Column& column, const Cell& cell) {
    std::string look = column.number                             ? "number"
                       : !column.flexible && is_short(cell.text) ? "code"
                                                                 : "";
    if (cell.tone != Tone::plain) {
        if (!look.empty()) look += ' ';
        look += class_of(cell.tone);
    }
    return look;
}

struct ColumnView {
    const Grid::Column& column;

    static void fields(auto&& see) {
        see(
            "heading", [](const ColumnView& v) -> auto& { return v.column.heading; });
        see(
            "title", [](const ColumnView& v) -> auto& { return v.column.title; });
        see(
            "below", [](const ColumnView& v) -> auto& { return v.column.below; });
        see("number", [](const ColumnView& v) { return v.column.number; });
    }
};

struct RemarkView {
    std::string_view remark;
    const Anchors* anchors;

    static void fields(auto&& see) {
        see("remark", [](const RemarkView& v, Page& page) {
            v.anchors ? v.anchors->draw_text(v.remark, page) : page.add_text(v.remark);
        });
    }
};

struct CellView {
    bool heads;  ///< the row
    std::string look, link;
    std::string_view label, text;

    static void fields(auto&& see) {
        see("begin", [](const CellView& v) { return v.heads ? R"(th scope="row")" : "td"; });
        see("end", [](const CellView& v) { return v.heads ? "th" : "td"; });
        see("look", &CellView::look);
        see("link", &CellView::link);
        see("label", &CellView::label);
        see("text", &CellView::text);
    }
};

}  // namespace

struct TableView {
    std::string_view id, heading, folded;
    std::string_view kind;  ///< in the style sheet
    bool files_column;
    std::vector<ColumnView> columns;
    std::vector<RemarkView> lead, remarks;  ///< above the table, below it
    const std::function<void(Page&)>& draw_above;
    const std::function<void(Page&)>& draw_rows;

    static void fields(auto&& see) {
        see("id", &TableView::id);
        see("folded", &TableView::folded);
        see("open", [](const TableView& v) { return v.folded.empty(); });
        see("heading", &TableView::heading);
        see("kind", &TableView::kind);
        see("files_column", &TableView::files_column);
        see("columns", &TableView::columns);
        see("lead", &TableView::lead);
        see("remarks", &TableView::remarks);
        see("above", [](const TableView& v, Page& page) {
            if (v.draw_above) v.draw_above(page);
        });
        see("rows", [](const TableView& v, Page& page) { v.draw_rows(page); });
    }
};

struct RowView {
    std::vector<CellView> cells;
    bool files_column;
    std::vector<UnitFile> files;

    static void fields(auto&& see) {
        see("cells", &RowView::cells);
        see("files_column", &RowView::files_column);
        see("files", &RowView::files);
    }
};

PageFrame::PageFrame(const Report& report, std::span<const InputDigest> inputs,
                     const PageOptions& options, std::span<const UnitIndex> written,
                     std::vector<std::string> endings)
    : report_(report),
      written_(written.begin(), written.end()),
      options_(options),
      endings_(std::move(endings)),
      taken_(names_beside_units()),
      names_(file_names(*report.units, taken_)),
      frame_{words(options.language).language_code,
             {},
             clean(report.programme->title.in(options.language)),
             clean(options.as_of),
             clean(options.label),
             final_figures(report, options.language),
             {},
             words(options.language).so_many_files(inputs.size(), inputs.size()),
             options.standalone},
      table_(std::make_unique<Template<TableView>>(pages::grid, options.language)),
      row_(std::make_unique<Template<RowView>>(pages::grid_row, options.language)) {
    for (const InputDigest& input : inputs)
        frame_.inputs.push_back({clean(input.name), input.sha256});
    for (const Indicator& indicator : report.programme->indicators) {
        const bool shown = std::ranges::any_of(indicator.targets, [&](const Target& target) {
            return options.horizons.contains(target.horizon);
        });
        indicator_pages_.push_back(shown ? new_page("target-" + indicator.id) : "");
    }
}

PageFrame::~PageFrame() = default;

std::string PageFrame::name_of(UnitIndex unit) const {
    return clean((*report_.units)[unit].name.in(options_.language));
}

std::string PageFrame::page_of(UnitIndex unit) const {
    const bool has_page = written_.contains(unit) && std::ranges::count(endings_, page_ending) > 0;
    return has_page ? names_[unit] + "." + page_ending : "";
}

std::string PageFrame::new_page(const std::string& name) {
    return taken_.name(name) + "." + page_ending;
}

std::vector<UnitFile> PageFrame::files_of(UnitIndex unit) const {
    std::vector<UnitFile> files;
    if (!written_.contains(unit)) return files;
    for (const std::string& ending : endings_) {
        if (ending != page_ending) files.push_back({called(ending), names_[unit] + "." + ending});
    }
    return files;
}

Frame PageFrame::frame(const std::string& title) const {
    Frame frame = frame_;
    frame.title = title;
    return frame;
}

bool PageFrame::writes_more_than_pages() const {
    return std::ranges::any_of(endings_, [](const auto& ending) { return ending != page_ending; });
}

/// Where the target or area that a cell names has its rows.
std::string PageFrame::link_of(const Cell& cell, const Section& section) const {
    if (section.anchors == nullptr || cell.text.empty()) return {};
    const std::string_view anchor = cell.target ? section.anchors->of(*cell.target)
                                    : cell.area ? section.anchors->of_area(*cell.area)
                                                : std::string_view{};
    return anchor.empty() ? "" : "#" + std::string{anchor};
}

void PageFrame::draw_row(const Grid& grid, const std::vector<Cell>& row, UnitIndex unit,
                         TableLayout layout, Page& page, const Section& section) const {
    RowView view{{}, layout == TableLayout::with_files && writes_more_than_pages(), {}};
    view.cells.reserve(row.size());
    for (std::size_t c = 0; c < row.size(); ++c) {
        const Cell& cell = row[c];
        const bool leads = c == grid.name_column && unit != no_unit;
        view.cells.push_back(
            {c == grid.name_column && !cell.text.empty(), look_of(grid.columns[c], cell),
             leads ? page_of(unit) : link_of(cell, section),
             cell.text.empty() || layout == TableLayout::plain ? std::string_view{}
                                                               : grid.columns[c].heading,
             cell.text});
    }
    if (view.files_column) view.files = files_of(unit);
    row_->draw(view, page);
}

void PageFrame::draw(const Grid& grid, TableLayout layout, Page& page,
                     const Section& section) const {
    const std::function draw_rows = [&](Page& to) {
        for (std::size_t r = 0; r < grid.rows.size(); ++r) {
            const UnitIndex unit = r < grid.units.size() ? grid.units[r] : no_unit;
            draw_row(grid, grid.rows[r], unit, layout, to, section);
        }
    };
    TableView view{section.id,
                   grid.heading,
                   section.folded,
                   layout == TableLayout::plain ? "plain" : "stack",
                   layout == TableLayout::with_files && writes_more_than_pages(),
                   {},
                   {},
                   {},
                   section.draw_above,
                   draw_rows};
    for (const auto& column : grid.columns) view.columns.push_back({column});
    auto& remarks = layout == TableLayout::remarks_first ? view.lead : view.remarks;
    for (const std::string& remark : grid.remarks) remarks.push_back({remark, section.anchors});
    table_->draw(view, page);
}

std::vector<LegendEntry> PageFrame::legend(const std::set<Status>& used) const {
    std::vector<LegendEntry> legend;
    for (const Status status : used) {
        legend.push_back(
            {sign(status), class_of(tone(status)), label(status, Kind::ratio, options_.language)});
    }
    return legend;
}

}  // namespace cchc::render
