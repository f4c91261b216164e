#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <ostream>

#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/formats.hpp"
#include "command/manifest.hpp"
#include "command/report_folder.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "command/workbooks.hpp"
#include "diag/text.hpp"
#include "measure/measure.hpp"
#include "measure/moves.hpp"
#include "measure/year_on_year.hpp"
#include "model/lineage.hpp"
#include "model/pieces.hpp"
#include "render/machine/csv.hpp"
#include "render/machine/data_package.hpp"
#include "render/machine/json.hpp"
#include "render/office/docx.hpp"
#include "render/office/xlsx.hpp"
#include "render/pages/frame/file_names.hpp"
#include "render/pages/html.hpp"
#include "render/text/markdown.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("report");

struct ReportOptions {
    ScoringOptions scoring;
    std::vector<std::string> formats;  ///< empty: not given, the default ones
    std::string folder;
    std::string as_of, label;
    bool force = false, standalone = false;

    Replacing replacing() const { return force ? Replacing::force : Replacing::no_force; }
    /// The formats asked for, each once.
    std::vector<std::string> formats_once() const {
        if (formats.empty()) return {"html", "xlsx"};
        std::vector<std::string> once;
        for (const std::string& format : formats) {
            if (std::ranges::count(once, format) == 0) once.push_back(format);
        }
        return once;
    }
};

/// Everything that is written, from one data set.
struct ReportParts {
    const measure::Measurement& measurement;
    const Report& report;
    const Report* before;  ///< of the year before; null: none
    const std::vector<UnitIndex>& units;
    const std::vector<InputDigest>& inputs;
    const render::PageOptions& options;
    const render::HtmlPages& html;
    std::vector<std::string> names;  ///< of the units' files
    PlaceText place_of;

    render::Labels labels() const { return {options.as_of, options.label}; }

    /// What is written of a unit in a format, but for workbooks.
    void draw(const UnitDetail& unit, const std::string& format, render::Page& page) const {
        const std::span alone{&unit, 1};
        std::string out;
        if (format == "html") html.draw_scorecard(unit, page);
        if (format == "docx") out = render::docx(report, unit, inputs, options);
        if (format == "markdown")
            render::write_markdown(report, alone, options.horizons, options.language, out,
                                   labels());
        if (format == "csv")
            render::write_targets_csv(report, alone, {options.horizons}, out,
                                      {.verified = report.verified});
        if (format == "json")
            render::write_json(report, alone, options.horizons, inputs, out, labels());
        page.add(out);
    }
    /// The same as a workbook, which the library writes to a folder on the way.
    std::optional<FileError> draw_workbook(const UnitDetail& unit, FolderDraft& draft,
                                           render::Page& page) const {
        const auto content = made_workbook(
            draft.temporary_folder(), [&](const std::string& folder, const std::string& name) {
                return render::write_xlsx(report, unit, place_of, inputs, options, folder, name);
            });
        if (const auto* error = std::get_if<FileError>(&content)) return *error;
        page.add(std::get<std::string>(content));
        return std::nullopt;
    }
};

std::string ending(const std::string& format) {
    return format == "markdown" ? "md" : format;
}

/// A line on the terminal that counts the units.
class ProgressLine {
  public:
    ProgressLine(const Session& session, std::size_t total)
        : session_(session),
          total_(total),
          on_(session.world.err_is_terminal && !session.options.quiet) {}
    ~ProgressLine() {
        if (on_) session_.world.err << "\r\x1b[K" << std::flush;
    }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Counts a unit; several threads may.
    void step() {
        if (!on_) return;
        const std::scoped_lock lock{mutex_};
        session_.world.err << '\r' << ++done_ << '/' << total_ << std::flush;
    }

  private:
    const Session& session_;
    std::size_t total_, done_ = 0;
    bool on_;
    std::mutex mutex_;
};

/// A folder of pages in the making. Units are judged and written some at a time, so that memory
/// does not grow with their number.
class Folder {
  public:
    Folder(Session& session, const ReportOptions& options, const ReportParts& pages,
           FolderDraft& draft)
        : session_(session), options_(options), pages_(pages), draft_(draft) {}

    void write() {
        require(draft_.begin());
        require(draft_.append(Manifest::file_name, Manifest::heading()));
        write_units();
        write_others();
        std::string scores, year;
        const render::Selection all{{pages_.options.horizons}, pages_.units};
        render::write_scores_csv(pages_.report, all, scores);
        render::write_year_csv(pages_.report, all, year);
        append(scores_, scores);
        append(year_, year);
        write_package();
    }

  private:
    /// A file over all units, which grows as they are judged.
    struct Growing {
        const render::Table& table;
        std::string name = render::file_name(table);
        std::uint64_t bytes = 0;
        digest::Sha256 digest{};
    };

    /// What the files over all units hold of one.
    struct Entry {
        std::string manifest;          ///< the lines of its files
        std::string targets, context;  ///< its rows
        std::optional<FileError> error{};
    };

    void write_units() {
        ProgressLine progress{session_, pages_.units.size()};
        const std::size_t at_a_time = session_.world.units_at_a_time;
        std::vector<Entry> written;
        for (std::size_t first = 0; first < pages_.units.size(); first += at_a_time) {
            const auto left = std::span{pages_.units}.subspan(first);
            const auto some = left.first(std::min(at_a_time, left.size()));
            const auto details = pages_.measurement.detail(pages_.report, pages_.before, some);
            std::vector<Entry> entries(some.size());
            // meanwhile one thread enters the units before these
            const auto write = [&](render::Page& page, std::size_t i) {
                if (i == 0) return enter(written);
                entries[i - 1] = write_unit(details[i - 1], page);
                progress.step();
            };
            in_pieces_with(
                some.size() + 1, session_.threads(), [] { return render::Page{}; }, write);
            written = std::move(entries);
        }
        enter(written);
    }

    Entry write_unit(const UnitDetail& unit, render::Page& page) {
        Entry entry;
        for (const std::string& format : options_.formats_once()) {
            page.clear();
            if (format == "xlsx" && !entry.error)
                entry.error = pages_.draw_workbook(unit, draft_, page);
            if (format != "xlsx") pages_.draw(unit, format, page);
            const std::string name = pages_.names[unit.unit] + "." + ending(format);
            if (!entry.error) entry.error = draft_.write(name, page.held());
            entry.manifest += Manifest::line(sha256(page.held()), name);
        }
        const bool goes_on = unit.unit != pages_.units.front();
        const render::TablePart part{pages_.options.horizons, goes_on};
        render::write_targets_csv(pages_.report, {&unit, 1}, part, entry.targets,
                                  {.verified = pages_.report.verified});
        render::write_context_csv(pages_.report, {&unit, 1}, part, entry.context);
        return entry;
    }

    void enter(const std::vector<Entry>& entries) {
        std::string manifest, targets, context;
        for (const Entry& entry : entries) {
            require(entry.error);
            manifest += entry.manifest;
            targets += entry.targets;
            context += entry.context;
        }
        require(draft_.append(Manifest::file_name, manifest));
        append(targets_, targets);
        append(context_, context);
    }

    /// The index and everything else that belongs to no unit.
    void write_others() {
        const auto others = pages_.html.others();
        std::vector<Entry> entries(others.size());
        const auto write = [&](render::Page& page, std::size_t i) {
            page.clear();
            others[i].draw(page);
            entries[i].error = draft_.write(others[i].name, page.held());
            entries[i].manifest = Manifest::line(sha256(page.held()), others[i].name);
        };
        in_pieces_with(
            others.size(), session_.threads(), [] { return render::Page{}; }, write);
        enter(entries);
    }

    /// Lists the tables over all units, and describes them for other programs.
    void write_package() {
        std::vector<render::PackagedTable> tables;
        std::string manifest;
        for (Growing* file : {&targets_, &scores_, &year_, &context_}) {
            const bool has_verified = pages_.report.verified && file == &targets_;
            tables.push_back(
                {&file->table, {.verified = has_verified}, file->bytes, file->digest.text()});
            manifest += Manifest::line(tables.back().sha256, file->name);
        }
        constexpr const char* name = "datapackage.json";
        const std::string package =
            render::data_package(pages_.report, tables, pages_.inputs, pages_.options);
        require(draft_.write(name, package));
        manifest += Manifest::line(sha256(package), name);
        require(draft_.append(Manifest::file_name, manifest));
    }

    void append(Growing& file, std::string_view bytes) {
        require(draft_.append(file.name, bytes));
        file.digest.add(bytes);
        file.bytes += bytes.size();
    }

    void require(const std::optional<FileError>& error) const {
        if (error) throw cannot_write_folder(options_.folder, *error);
    }

    Session& session_;
    const ReportOptions& options_;
    const ReportParts& pages_;
    FolderDraft& draft_;
    Growing targets_{render::targets_table}, scores_{render::scores_table},
        year_{render::year_table}, context_{render::context_table};
};

/// What --as-of and --label say, kept by every page.
render::PageOptions page_options(const Session& session, const ReportOptions& options) {
    return {session.language, session.options.horizons, options.as_of, options.label,
            options.standalone};
}

Exit report(Session& session, const ReportOptions& options) {
    require_name_of_folder(session, options.folder);
    const auto draft = open_folder(session, options.folder, options.replacing());
    Dataset dataset;
    read_sound(session, options.scoring, dataset);
    const Year period = chosen_period(session, dataset);
    const NamedFiles files = named_files(dataset);
    const auto formats_asked = options.formats_once();
    const measure::Options how{.period = period,
                               .final_figures = options.scoring.final_figures,
                               .with_bounds = measure::BoundsOf::provisional,
                               .with_history = true,
                               .with_rows = std::ranges::count(formats_asked, "xlsx") > 0,
                               .with_briefs = true,
                               .threads = session.threads()};
    const measure::Measurement measurement = measurement_of(dataset, how);
    const std::optional<Report> before = year_before(dataset, how);
    Report now = measurement.report();
    if (before) measure::note_ranks(now, *before);
    const auto units = chosen_units(session, dataset, now, true);
    if (before) {
        measure::note_moves(now, *before, dataset.exemptions, dataset.observations, units,
                            session.options.horizons, session.threads());
    }
    const render::PageOptions pages_say = page_options(session, options);
    std::vector<std::string> endings;
    for (const std::string& format : formats_asked) endings.push_back(ending(format));
    const render::HtmlPages html{now, files.digests, pages_say, units, endings, session.threads()};
    const ReportParts parts{measurement,
                            now,
                            before ? &*before : nullptr,
                            units,
                            files.digests,
                            pages_say,
                            html,
                            render::file_names(dataset.units),
                            places_of(dataset, files.names)};
    Folder{session, options, parts, *draft}.write();
    require_unchanged(session.world.files);
    publish_folder(session, *draft, options.folder, options.replacing());
    const auto count = units.size();
    session.say({fmt::format("đã ghi phiếu của {} đơn vị vào {}", count, options.folder),
                 fmt::format("wrote the scorecards of {} to {}", diag::counted(count, "unit"),
                             options.folder)});
    return Exit::done;
}

}  // namespace

Action report_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<ReportOptions>();
    add_input_options(options, session);
    add_choice_options(options, session);
    Option& format =
        options.add_texts("-f,--format", own->formats, "",
                          {"các định dạng, cách nhau bằng dấu phẩy; mặc định: html,xlsx",
                           "formats, separated by commas; default: html,xlsx"},
                          Times::listed);
    format.words = formats;
    options.add_text("-o,--output", own->folder, "DIR", {"thư mục kết quả", "folder to write"})
        .required = true;
    options.add_text("--as-of", own->as_of, "WORDS",
                     {"thời điểm của số liệu, in trên mỗi trang",
                      "where the figures stand, printed on every page"});
    options.add_text("--label", own->label, "WORDS",
                     {"tính chất của số liệu, in trên mỗi trang",
                      "what the figures are, printed on every page"});
    options.add_flag("--standalone", own->standalone,
                     {"mỗi trang HTML tự mang kiểu trình bày, không cần tệp style.css",
                      "each page holds its style, and needs no style.css beside it"});
    options.add_flag(
        "--force", own->force,
        {"ghi cả khi trong thư mục có tệp khác hoặc tệp đã bị sửa; các tệp đó vẫn được giữ",
         "write although other files, or files that were changed, lie in the folder; they are "
         "kept"});
    add_scoring_options(options, own->scoring);
    return [own](Session& s) { return report(s, *own); };
}

}  // namespace cchc::command
