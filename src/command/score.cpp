#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <span>
#include <vector>

#include "check/check.hpp"
#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/formats.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "command/workbooks.hpp"
#include "measure/measure.hpp"
#include "measure/moves.hpp"
#include "model/pieces.hpp"
#include "render/machine/csv.hpp"
#include "render/machine/json.hpp"
#include "render/text/markdown.hpp"
#include "render/text/table.hpp"
#include "render/words/phrases.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("score");

struct ScoreOptions {
    std::string table;  ///< empty: not given, "targets"
    std::optional<Decimal> fail_under;
    bool bounds = false;
    ScoringOptions scoring;
};

/// Appends what `write(units, goes_on, out)` makes of some units, with a heading unless the table
/// has begun; as many parts of it at once as there are threads.
template <typename Item, typename Write>
void append_rows(unsigned threads, std::span<const Item> units, std::string& out, Write&& write) {
    const std::size_t at_a_time = units.size() / threads + 1;
    std::vector<std::string> others((units.size() + at_a_time - 1) / at_a_time);
    in_pieces(others.size(), threads, [&](std::size_t i) {
        const auto left = units.subspan(i * at_a_time);
        const auto some = left.first(std::min(at_a_time, left.size()));
        write(some, i > 0 || !out.empty(), i == 0 ? out : others[i]);
    });
    for (const std::string& part : others) out += part;
}

/// Everything that a result is made from.
struct Scored {
    const Session& session;
    const ScoreOptions& options;
    const Dataset& dataset;
    const measure::Options& how;
    const measure::Measurement& measurement;
    const Report& report;
    const Report* before;              ///< of the year before; null: none, or not asked for
    std::span<const UnitIndex> units;  ///< chosen
};

/// A table of scores, which the report holds of all units.
std::string scores_csv(const Scored& of, std::string_view table) {
    std::string out;
    const auto write = [&](std::span<const UnitIndex> some, bool goes_on, std::string& rows) {
        const render::Selection selection{{of.session.options.horizons, goes_on},
                                          {some.begin(), some.end()}};
        if (table == "year") {
            render::write_year_csv(of.report, selection, rows);
        } else {
            render::write_scores_csv(of.report, selection, rows);
        }
    };
    append_rows(of.how.threads, of.units, out, write);
    return out;
}

/// A table of details, which are computed some units at a time: together they fill memory.
std::string details_csv(const Scored& of, std::string_view table) {
    std::string out;
    const auto write = [&](std::span<const UnitDetail> some, bool goes_on, std::string& rows) {
        const render::TablePart part{of.session.options.horizons, goes_on};
        if (table == "context") {
            render::write_context_csv(of.report, some, part, rows);
        } else {
            render::write_targets_csv(
                of.report, some, part, rows,
                {.verified = of.report.verified, .bounds = of.options.bounds});
        }
    };
    const std::size_t at_a_time = of.session.world.units_at_a_time;
    for (std::size_t first = 0; first < of.units.size(); first += at_a_time) {
        const auto left = of.units.subspan(first);
        const auto some = left.first(std::min(at_a_time, left.size()));
        const auto details = of.measurement.detail(of.report, nullptr, some);
        append_rows(of.how.threads, std::span{details}, out, write);
        // as much as the rest will take, and a little more: growing would copy all of it
        if (first == 0) out.reserve(out.size() / some.size() * of.units.size() / 8 * 9);
    }
    return out;
}

std::string table_csv(const Scored& of, std::string_view table) {
    const bool scores = table == "scores" || table == "year";
    return scores ? scores_csv(of, table) : details_csv(of, table);
}

/// All tables, a sheet each.
std::vector<render::NamedTable> sheets(const Scored& of) {
    std::vector<render::NamedTable> tables;
    for (const char* table : {"targets", "scores", "year", "context"})
        tables.push_back({table, table_csv(of, table)});
    return tables;
}

/// A line of JSON for each unit; units are computed and written some at a time, so that memory does
/// not grow with their number.
void deliver_lines(Session& session, const Scored& of) {
    const auto write = [&](std::span<const UnitDetail> some, bool, std::string& lines) {
        render::write_json_lines(of.report, some, session.options.horizons, lines);
    };
    auto left = of.units;
    deliver_parts(session, [&](std::string& lines) {
        lines.clear();
        const auto some = left.first(std::min(session.world.units_at_a_time, left.size()));
        left = left.subspan(some.size());
        const auto details = of.measurement.detail(of.report, of.before, some);
        append_rows(of.how.threads, std::span{details}, lines, write);
        return !some.empty();
    });
}

std::string written(const Scored& of, const std::string& format) {
    if (format == "csv") return table_csv(of, of.options.table);
    const Horizons& horizons = of.session.options.horizons;
    const auto details = of.measurement.detail(of.report, of.before, of.units);
    std::string out;
    if (format == "json") {
        render::write_json(of.report, details, horizons, named_files(of.dataset).digests, out);
    } else if (format == "markdown") {
        render::write_markdown(of.report, details, horizons, of.session.language, out);
    } else {
        render::write_table(of.report, details, horizons, table_style(of.session), out);
    }
    return out;
}

/// What the gate looks at of one unit.
struct Judged {
    std::optional<Year> horizon;   ///< absent: the year's standing
    std::optional<Decimal> score;  ///< absent: no target counts
    std::uint32_t pending = 0;
    bool complete = true;
};

template <typename Overall>
Judged judged(const UnitReport& unit, std::optional<Year> horizon, const Overall* overall) {
    if (overall) return {horizon, overall->score, overall->pending, overall->complete};
    const LeftOut* left_out = unit.all_left_out(horizon);
    return {horizon, std::nullopt, left_out ? left_out->pending : 0};
}

/// The overall scores at the horizons asked for; else at the period, where it is a horizon at which
/// the unit has enough targets; else the year's standing (method, section 10).
std::vector<Judged> judged(const UnitReport& unit, const Report& report, const Horizons& horizons) {
    if (!horizons.all()) {
        std::vector<Judged> at_each;
        for (const Year asked : horizons.asked)
            at_each.push_back(judged(unit, asked, unit.overall(asked)));
        return at_each;
    }
    const Score* now = unit.overall(report.period);
    const auto least = static_cast<std::uint32_t>(report.programme->settings.grade_min_targets);
    if (now && now->targets >= least) return {judged(unit, report.period, now)};
    return {judged(unit, std::nullopt, unit.overall_of_year())};
}

/// Why a unit fails the gate; nothing where it does not.
std::optional<Text> failing(const std::string& code, const Judged& judged, Year period,
                            Decimal least) {
    const std::string in_vi = judged.horizon ? fmt::format("đến năm {}", *judged.horizon)
                                             : fmt::format("theo lộ trình năm {}", period);
    const std::string in_en = judged.horizon ? fmt::format("for {}", *judged.horizon)
                                             : fmt::format("of the standing in {}", period);
    if (judged.score && *judged.score < least) {
        return Text{fmt::format("\"{}\": điểm {} {} thấp hơn {}", code,
                                render::number(*judged.score, Language::vi, 2), in_vi,
                                render::number(least, Language::vi)),
                    fmt::format("\"{}\": score {} {} is below {}", code,
                                render::number(*judged.score, Language::en, 2), in_en,
                                render::number(least, Language::en))};
    }
    if (judged.pending > 0) {
        return Text{
            fmt::format("\"{}\": còn {} mục tiêu {} chờ công bố", code, judged.pending, in_vi),
            fmt::format("\"{}\": {} {} {} still to be published", code, judged.pending,
                        judged.pending == 1 ? "target" : "targets", in_en)};
    }
    if (!judged.score) {
        // At a horizon at which nothing was promised there is nothing to fail.
        if (judged.horizon) return std::nullopt;
        return Text{fmt::format("\"{}\": không có mục tiêu nào để đánh giá", code),
                    fmt::format("\"{}\": there is no target to be judged", code)};
    }
    if (!judged.complete) {
        return Text{fmt::format("\"{}\": số liệu {} chưa đầy đủ", code, in_vi),
                    fmt::format("\"{}\": figures {} are incomplete", code, in_en)};
    }
    return std::nullopt;
}

/// The gate of --fail-under: the score of each chosen unit, that nothing of it is pending, and that
/// its figures are complete. Says who fails it, even with --quiet: the exit code alone does not.
Exit gate(const Session& session, const Report& report, const Dataset& dataset,
          const std::vector<UnitIndex>& units, Decimal least) {
    if (!dataset.observations.any_figures(report.period)) {
        session.tell({"kỳ không có số liệu nào thì không đạt ngưỡng --fail-under",
                      "a period without a figure does not meet --fail-under"});
        return Exit::gate;
    }
    Exit exit = Exit::done;
    bool any = false;
    for (const UnitIndex unit : units) {
        for (const Judged& of_unit : judged(report.at(unit), report, session.options.horizons)) {
            any = any || of_unit.score || of_unit.pending > 0;
            const auto why = failing(dataset.units[unit].code, of_unit, report.period, least);
            if (!why) continue;
            exit = Exit::gate;
            session.tell(*why);
        }
    }
    if (!any && exit == Exit::done) {
        session.tell({"không có mục tiêu nào để đánh giá", "there is no target to be judged"});
        return Exit::gate;
    }
    return exit;
}

/// An option that would do nothing is a mistake of somebody who expects it to.
void require_options_of(const std::string& format, const ScoreOptions& options) {
    if (!options.table.empty() && format != "csv") {
        throw Stop{Exit::usage,
                   {"--table chỉ dùng với --format csv", "--table goes with --format csv"}};
    }
    const bool of_targets = options.table.empty() || options.table == "targets";
    if (options.bounds && !of_targets) {
        throw Stop{Exit::usage,
                   {fmt::format("--bounds không dùng với --table {}", options.table),
                    fmt::format("--bounds does not go with --table {}", options.table)}};
    }
}

/// Scorecards and JSON say of a provisional verdict what silence could do to it, asked or not.
measure::BoundsOf bounds_of(const std::string& format, const ScoreOptions& options) {
    if (options.bounds) return measure::BoundsOf::all;
    return format == "csv" || format == "xlsx" ? measure::BoundsOf::none
                                               : measure::BoundsOf::provisional;
}

Exit score(Session& session, const ScoreOptions& options) {
    Dataset dataset;
    const std::string format = chosen_format(session, "score");
    require_options_of(format, options);
    session.options.input.remarks = format != "csv" && format != "xlsx";
    read_sound(session, options.scoring, dataset);
    const Year period = chosen_period(session, dataset);
    const bool with_all = format == "json" || format == "ndjson";
    const measure::Options how{.period = period,
                               .final_figures = options.scoring.final_figures,
                               .with_bounds = bounds_of(format, options),
                               .with_history = with_all,
                               .with_briefs = with_all,
                               .threads = measuring_threads(session, dataset)};
    const measure::Measurement measurement = measurement_of(dataset, how);
    Report report = measurement.report();
    const auto units = chosen_units(session, dataset, report, format != "table");
    std::optional<Report> before;
    if (with_all) before = year_before(dataset, how);
    if (before) {
        measure::note_moves(report, *before, dataset.exemptions, dataset.observations, units,
                            session.options.horizons, how.threads);
    }
    const Scored scored{
        session, options, dataset, how, measurement, report, before ? &*before : nullptr, units};
    if (format == "xlsx") {
        deliver_tables(session, sheets(scored));
    } else if (format == "ndjson") {
        deliver_lines(session, scored);
    } else {
        deliver(session, written(scored, format));
    }
    return options.fail_under ? gate(session, report, dataset, units, *options.fail_under)
                              : Exit::done;
}

}  // namespace

Action score_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<ScoreOptions>();
    add_input_options(options, session);
    add_choice_options(options, session);
    add_output_options(options, session, formats);
    options.add_choice("--table", own->table, {"targets", "scores", "year", "context"},
                       {"các dòng của csv; mặc định: targets", "rows of csv; default: targets"});
    options.add_value(
        "--fail-under", "N",
        {"kết thúc với mã 3 nếu điểm thấp hơn N hoặc số liệu chưa đầy đủ, còn chờ công bố",
         "exit 3 if a score is below N, or figures are incomplete or pending"},
        [own](const std::string& text) -> std::optional<Text> {
            own->fail_under = exact::parse(text);
            if (own->fail_under) return std::nullopt;
            return Text{"cần một số, không phải \"" + text + "\"",
                        "expected a number, not \"" + text + "\""};
        });
    options.add_flag("--bounds", own->bounds,
                     {"thêm khoảng có thể của kết quả tạm tính",
                      "also between what values provisional figures could still lie"});
    add_scoring_options(options, own->scoring);
    return [own](Session& s) { return score(s, *own); };
}

}  // namespace cchc::command
