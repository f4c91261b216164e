#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "check/check.hpp"
#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/findings.hpp"
#include "command/stop.hpp"
#include "diag/text.hpp"
#include "measure/measure.hpp"
#include "render/csv.hpp"
#include "render/json.hpp"
#include "render/markdown.hpp"
#include "render/table.hpp"
#include "unicode/suggest.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string> formats{"table", "csv", "json", "markdown"};

struct ScoreOptions {
    std::string table = "targets";
    std::optional<Decimal> fail_under;
    bool final_figures = false;
    bool skip_invalid = false;
};

/// Reads and checks; what was refused ends the command, or is left out if the user said so.
void read_sound(Session& session, const ScoreOptions& options, Dataset& dataset) {
    read_dataset(session.world, session.options.input, dataset);
    if (dataset.read_to_the_end) {
        check::check_soundness(dataset.programme, dataset.units, dataset.observations, dataset.findings);
    }
    print_findings(session, dataset);
    if (!dataset.findings.has_errors()) return;
    const auto errors = dataset.findings.errors();
    if (!options.skip_invalid || loses_more_than_rows(dataset.findings)) {
        throw Stop{Exit::findings,
                   {fmt::format("{} lỗi; số liệu chưa được tính", errors),
                    fmt::format("{}; nothing was scored", diag::counted(errors, "error"))}};
    }
    session.say({fmt::format("bỏ qua các dòng có lỗi ({} lỗi)", errors),
                 fmt::format("rows with errors were left out ({})", diag::counted(errors, "error"))});
}

Year chosen_period(const Session& session, const Dataset& dataset) {
    if (const auto asked = session.options.period) {
        const Year start = dataset.programme.start;
        if (*asked >= start) return *asked;
        throw Stop{Exit::usage, {fmt::format("chương trình bắt đầu từ năm {}, sau kỳ {}", start, *asked),
                                 fmt::format("the programme begins in {}, after the period {}", start, *asked)}};
    }
    const auto latest = dataset.observations.latest_period();
    if (!latest) throw Stop{Exit::findings, {"không có dòng số liệu nào", "there is no row of data"}};
    session.say({fmt::format("kỳ báo cáo: {} (mới nhất trong số liệu)", *latest),
                 fmt::format("period: {} (the latest in the data)", *latest)});
    return *latest;
}

UnitIndex unit_of(const Dataset& dataset, const Report& report, const std::string& code) {
    const auto unit = dataset.units.find(code);
    if (!unit) {
        std::vector<std::string> codes;
        for (const auto& known : dataset.units.all) codes.push_back(known.code);
        throw Stop{Exit::usage, with_suggestion({"không có đơn vị \"" + code + "\"", "unknown unit \"" + code + "\""},
                                                unicode::nearest(code, codes))};
    }
    if (!report.find(*unit)) {
        throw Stop{Exit::usage,
                   {fmt::format("đơn vị \"{}\" không tồn tại vào cuối năm {}", code, report.period),
                    fmt::format("unit \"{}\" does not exist at the end of {}", code, report.period)}};
    }
    return *unit;
}

/// The level of --level, or nothing.
std::optional<LevelIndex> chosen_level(const Session& session, const Programme& programme) {
    const auto& id = session.options.level;
    if (id.empty()) return std::nullopt;
    const auto level = programme.find_level(id);
    if (level) return level;
    std::vector<std::string> ids;
    for (const Level& known : programme.levels) ids.push_back(known.id);
    throw Stop{Exit::usage, with_suggestion({"không có cấp \"" + id + "\"", "unknown level \"" + id + "\""},
                                            unicode::nearest(id, ids))};
}

/// --horizon must be one that some target has.
void require_known_horizon(const Session& session, const Programme& programme) {
    const auto& horizon = session.options.horizon;
    const auto horizons = programme.horizons();
    if (!horizon || std::ranges::count(horizons, *horizon) > 0) return;
    const std::string known = fmt::format("{}", fmt::join(horizons, ", "));
    throw Stop{Exit::usage,
               {fmt::format("không có mục tiêu nào đến năm {}; chương trình có: {}", *horizon, known),
                fmt::format("no target has the horizon {}; the programme has {}", *horizon, known)}};
}

/// The units whose rows or scorecards are written: those named, else those of the level named,
/// else the roots for people and all for machines.
std::vector<UnitIndex> chosen_units(const Session& session, const Dataset& dataset, const Report& report,
                                    bool for_people) {
    std::vector<UnitIndex> units;
    for (const auto& code : session.options.units) units.push_back(unit_of(dataset, report, code));
    const auto level = chosen_level(session, dataset.programme);
    const bool named = !units.empty();
    for (const UnitReport& entry : report.reports) {
        const bool of_level = !level || dataset.units[entry.unit].level == *level;
        const bool by_default = level || !for_people || entry.parent == no_unit;
        if (!named && of_level && by_default) units.push_back(entry.unit);
    }
    if (named && level) {
        std::erase_if(units, [&](UnitIndex unit) { return dataset.units[unit].level != *level; });
    }
    std::ranges::sort(units);
    units.erase(std::ranges::unique(units).begin(), units.end());
    return units;
}

std::string written(const Session& session, const Report& report, const Dataset& dataset,
                    const std::vector<UnitIndex>& units, const std::string& format, const ScoreOptions& options) {
    std::string out;
    const render::Selection selection{units, session.options.horizon};
    if (format == "csv") {
        if (options.table == "scores") render::write_scores_csv(report, selection, out);
        if (options.table == "targets") render::write_targets_csv(report, selection, out);
        if (options.table == "context") render::write_context_csv(report, selection, out);
    } else if (format == "json") {
        render::write_json(report, selection, digests(dataset), out);
    } else if (format == "markdown") {
        render::write_markdown(report, selection, session.language, out);
    } else {
        const render::TableStyle style{session.language, session.coloured(), session.world.columns};
        render::write_table(report, selection, style, out);
    }
    return out;
}

/// The gate of --fail-under: the overall score of each chosen unit at the horizon, and its
/// completeness. Says who fails it.
Exit gate(const Session& session, const Report& report, const Dataset& dataset,
          const std::vector<UnitIndex>& units, Decimal least) {
    Year horizon = session.options.horizon.value_or(0);
    if (horizon == 0) {
        for (const Year year : dataset.programme.horizons()) {
            if (year <= report.period) horizon = year;
        }
    }
    Exit exit = Exit::done;
    for (const UnitIndex unit : units) {
        const Score* score = report.find(unit)->overall(horizon);
        if (!score || (score->score >= least && score->complete)) continue;
        exit = Exit::gate;
        const std::string& code = dataset.units[unit].code;
        const std::string number = exact::to_text(score->score), floor = exact::to_text(least);
        if (score->score < least) {
            session.say({fmt::format("\"{}\": điểm {} đến năm {} thấp hơn {}", code, number, horizon, floor),
                         fmt::format("\"{}\": score {} for {} is below {}", code, number, horizon, floor)});
        } else {
            session.say({fmt::format("\"{}\": số liệu đến năm {} chưa đầy đủ", code, horizon),
                         fmt::format("\"{}\": figures for {} are incomplete", code, horizon)});
        }
    }
    return exit;
}

Exit score(Session& session, const ScoreOptions& options) {
    Dataset dataset;
    read_sound(session, options, dataset);
    require_known_horizon(session, dataset.programme);
    const Year period = chosen_period(session, dataset);
    const Report report = measure::measure(dataset.programme, dataset.units, dataset.exemptions,
                                           dataset.observations, {period, options.final_figures});
    const std::string format = chosen_format(session, formats);
    const auto units = chosen_units(session, dataset, report, format == "table" || format == "markdown");
    deliver(session, written(session, report, dataset, units, format, options));
    return options.fail_under ? gate(session, report, dataset, units, *options.fail_under) : Exit::done;
}

}  // namespace

Command score_command(CLI::App& app, Session& session) {
    auto* command = app.add_subcommand(
        "score", session.in_words({"kết quả của các đơn vị: phiếu kết quả hoặc bảng",
                                   "what the units reached: a scorecard or a table"}));
    const auto options = std::make_shared<ScoreOptions>();
    add_input_options(*command, session);
    add_choice_options(*command, session);
    add_output_options(*command, session, formats);
    auto* table = command->add_option("--table", options->table,
                        session.in_words({"các dòng của csv; mặc định: targets", "rows of csv; default: targets"}));
    allow_only(*table, {"targets", "scores", "context"}, session);
    command->add_option_function<std::string>(
               "--fail-under",
               [options](const std::string& text) { options->fail_under = exact::parse(text); },
               session.in_words({"kết thúc với mã 3 nếu điểm thấp hơn N hoặc số liệu chưa đầy đủ",
                                 "exit 3 if a score is below N or its figures are incomplete"}))
        ->check([](const std::string& text) {
            return exact::parse(text) ? std::string{} : "not a number: " + text;
        })
        ->type_name("N");
    command->add_flag("--final", options->final_figures,
                      session.in_words({"số liệu còn chờ công bố tính là thiếu", "what is still pending counts as missing"}));
    command->add_flag("--skip-invalid", options->skip_invalid,
                      session.in_words({"bỏ qua dòng có lỗi thay vì dừng lại",
                                        "leave refused rows out instead of refusing to score"}));
    return {command, [options](Session& s) { return score(s, *options); }};
}

}  // namespace cchc::command
