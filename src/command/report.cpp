#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>

#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "measure/measure.hpp"
#include "model/lineage.hpp"
#include "render/csv.hpp"
#include "render/docx.hpp"
#include "render/file_names.hpp"
#include "render/html.hpp"
#include "render/json.hpp"
#include "render/markdown.hpp"
#include "render/xlsx.hpp"

namespace cchc::command {

namespace {

/// What a folder that this command made holds beside its pages, so that the next run may replace
/// it.
constexpr const char* marker = ".cchc-report";

const std::vector<std::string> formats{"html", "xlsx", "docx", "markdown", "csv", "json"};

struct ReportOptions {
    ScoringOptions scoring;
    std::vector<std::string> formats{"html", "xlsx"};
    std::string folder;
    std::string as_of, label;
    bool force = false;
};

/// Everything that is written, from one data set.
struct Pages {
    const Report& report;
    std::vector<const UnitReport*> units;
    std::vector<InputDigest> inputs;
    std::vector<std::string> names;  ///< of the units' files
    render::PageOptions options;
    render::DataUsed data;
    render::HtmlPages html;

    std::string written(const UnitReport& unit, const std::string& format) {
        const render::Selection alone{{unit.unit}, options.horizon};
        std::string out;
        if (format == "html") return html.scorecard(unit);
        if (format == "xlsx") return render::xlsx(report, unit, data, inputs, options);
        if (format == "docx") return render::docx(report, unit, options);
        if (format == "markdown") render::write_markdown(report, alone, options.language, out);
        if (format == "csv") render::write_targets_csv(report, alone, out);
        if (format == "json") render::write_json(report, alone, inputs, out);
        return out;
    }
};

std::string ending(const std::string& format) {
    return format == "markdown" ? "md" : format;
}

/// The files of a folder with their digests, a line each, as the marker holds them.
std::string line_of(const std::string& name, std::string_view bytes) {
    return fmt::format("{}  {}\n", sha256(bytes), name);
}

/// Whether a folder holds what an earlier run wrote, and nothing that people added or changed.
bool is_untouched(const Files& files, const std::string& folder) {
    const auto kept = files.read(folder + "/" + marker);
    const auto* known = std::get_if<std::string>(&kept);
    const auto listing = files.list(folder, "");
    const auto* paths = std::get_if<std::vector<std::string>>(&listing);
    if (!known || !paths) return false;
    return std::ranges::all_of(*paths, [&](const std::string& path) {
        const std::string name = path.substr(path.rfind('/') + 1);
        const auto content = files.read(path);
        const auto* bytes = std::get_if<std::string>(&content);
        return name == marker || (bytes && known->find(line_of(name, *bytes)) != known->npos);
    });
}

/// No file that is read may stand in the folder that is replaced.
void require_inputs_outside(const Session& session, const std::string& folder) {
    const InputOptions& input = session.options.input;
    std::vector<std::string> paths = input.data;
    for (const std::string& path : {input.targets, input.units, input.exemptions}) {
        if (!path.empty()) paths.push_back(path);
    }
    for (const std::string& path : paths) {
        if (!session.world.files.is_within(path, folder)) continue;
        throw Stop{Exit::usage,
                   {fmt::format("\"{}\" nằm trong \"{}\", thư mục sẽ bị thay thế", path, folder),
                    fmt::format("\"{}\" lies in \"{}\", the folder that would be replaced", path,
                                folder)}};
    }
}

void require_replaceable(const Session& session, const ReportOptions& options) {
    const Files& files = session.world.files;
    require_inputs_outside(session, options.folder);
    if (options.force || !files.is_occupied(options.folder)) return;
    if (is_untouched(files, options.folder)) return;
    throw Stop{
        Exit::usage,
        {fmt::format(
             "\"{}\" có tệp không do cchc tạo ra hoặc đã được sửa; dùng --force để thay thế",
             options.folder),
         fmt::format(
             "\"{}\" holds files that cchc did not make, or that were changed; --force replaces it",
             options.folder)}};
}

void require_written(const std::optional<FileError>& error, const std::string& folder) {
    if (!error) return;
    throw Stop{Exit::usage,
               {fmt::format("không ghi được thư mục \"{}\": {}", folder, error->reason),
                fmt::format("cannot write folder \"{}\": {}", folder, error->reason)}};
}

/// A line on the terminal that counts the units.
class Progress {
  public:
    Progress(const Session& session, std::size_t total)
        : session_(session),
          total_(total),
          on_(session.world.err_is_terminal && !session.options.quiet) {}
    ~Progress() {
        if (on_) session_.world.err << "\r\x1b[K" << std::flush;
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void step() {
        if (on_ && ++done_ % 25 == 0)
            session_.world.err << '\r' << done_ << '/' << total_ << std::flush;
    }

  private:
    const Session& session_;
    std::size_t total_, done_ = 0;
    bool on_;
};

/// Writes all files into a draft and puts it in place.
void write_folder(Session& session, const ReportOptions& options, Pages& pages) {
    auto begun = session.world.files.draft_folder(options.folder);
    if (const auto* error = std::get_if<FileError>(&begun)) require_written(*error, options.folder);
    auto& draft = *std::get<std::unique_ptr<FolderDraft>>(begun);
    std::string written;
    const auto write = [&](const std::string& name, const std::string& bytes) {
        require_written(draft.write(name, bytes), options.folder);
        written += line_of(name, bytes);
    };
    {
        Progress progress{session, pages.units.size()};
        for (const UnitReport* unit : pages.units) {
            for (const std::string& format : options.formats) {
                write(pages.names[unit->unit] + "." + ending(format), pages.written(*unit, format));
            }
            progress.step();
        }
    }
    write("index.html", pages.html.index(pages.units));
    render::Selection all{{}, pages.options.horizon};
    for (const UnitReport* unit : pages.units) all.units.push_back(unit->unit);
    if (all.units.size() == pages.report.reports.size()) all.units.clear();
    std::string scores, targets, context;
    render::write_scores_csv(pages.report, all, scores);
    render::write_targets_csv(pages.report, all, targets);
    render::write_context_csv(pages.report, all, context);
    write("scores.csv", scores);
    write("targets.csv", targets);
    write("context.csv", context);
    require_written(draft.write(marker, "cchc " CCHC_VERSION "\n" + written), options.folder);
    require_written(draft.publish(), options.folder);
}

/// The rows up to the period, by who answers for them in it.
render::DataUsed data_used(const Dataset& dataset, Year period) {
    const Lineage lineage{dataset.units, period};
    const Observations& data = dataset.observations;
    std::vector<std::vector<RowIndex>> rows(dataset.units.size());
    for (RowIndex row = 0; row < data.size(); ++row) {
        const UnitIndex heir = lineage.heir(data.unit[row]);
        if (heir != no_unit && data.period[row] <= period) rows[heir].push_back(row);
    }
    return {data, std::move(rows), places_of(dataset)};
}

/// What --as-of and --label say, kept by every page.
render::PageOptions page_options(const Session& session, const ReportOptions& options) {
    return {session.language, session.options.horizon, options.as_of, options.label};
}

Exit report(Session& session, const ReportOptions& options) {
    require_replaceable(session, options);
    Dataset dataset;
    read_sound(session, options.scoring, dataset);
    const Year period = chosen_period(session, dataset);
    const auto measured = [&](Year year, bool with_history) {
        return measure::measure(dataset.programme, dataset.units, dataset.exemptions,
                                dataset.observations,
                                {year, options.scoring.final_figures, false, with_history});
    };
    const Report now = measured(period, true);
    // By the units of then; what was pending then has appeared since.
    std::optional<Report> before;
    if (period > dataset.programme.start) before = measured(period - 1, false);

    const auto chosen = chosen_units(session, dataset, now, true);
    std::vector<const UnitReport*> units;
    for (const UnitIndex unit : chosen) units.push_back(now.find(unit));
    auto inputs = digests(dataset);
    std::vector<std::string> endings;
    for (const std::string& format : options.formats) endings.push_back(ending(format));
    const auto page = page_options(session, options);
    Pages pages{now,
                std::move(units),
                inputs,
                render::file_names(dataset.units),
                page,
                data_used(dataset, period),
                {now, before ? &*before : nullptr, inputs, page, endings}};
    write_folder(session, options, pages);
    const auto count = pages.units.size();
    session.say({fmt::format("đã ghi phiếu của {} đơn vị vào {}", count, options.folder),
                 fmt::format("wrote the scorecards of {} units to {}", count, options.folder)});
    return Exit::done;
}

}  // namespace

Command report_command(CLI::App& app, Session& session) {
    auto* command = app.add_subcommand(
        "report", session.in_words({"phiếu kết quả cuối năm: mỗi đơn vị một tệp, và trang mục lục",
                                    "year-end scorecards: a file a unit, and an index"}));
    const auto options = std::make_shared<ReportOptions>();
    add_input_options(*command, session);
    add_choice_options(*command, session);
    auto* format = command->add_option(
        "-f,--format", options->formats,
        session.in_words({"các định dạng, cách nhau bằng dấu phẩy; mặc định: html,xlsx",
                          "formats, separated by commas; default: html,xlsx"}));
    allow_only(*format, formats, session).delimiter(',')->allow_extra_args(false);
    command
        ->add_option("-o,--output", options->folder,
                     session.in_words({"thư mục kết quả", "folder to write"}))
        ->type_name("DIR")
        ->required();
    const auto text = [&](const char* name, std::string& value, Text help) {
        command->add_option(name, value, session.in_words(help))->type_name("TEXT");
    };
    text("--as-of", options->as_of,
         {"thời điểm của số liệu, in trên mỗi trang",
          "where the figures stand, printed on every page"});
    text("--label", options->label,
         {"tính chất của số liệu, in trên mỗi trang",
          "what the figures are, printed on every page"});
    command->add_flag("--force", options->force,
                      session.in_words({"thay thế thư mục không do cchc tạo ra",
                                        "replace a folder that cchc did not make"}));
    add_scoring_options(*command, session, options->scoring);
    return {command, [options](Session& s) { return report(s, *options); }};
}

}  // namespace cchc::command
