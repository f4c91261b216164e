#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include "check/check.hpp"
#include "command/commands.hpp"
#include "command/digest.hpp"
#include "command/formats.hpp"
#include "command/input_guard.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "command/workbooks.hpp"
#include "measure/compare.hpp"
#include "measure/measure.hpp"
#include "measure/moves.hpp"
#include "render/machine/moves_data.hpp"
#include "render/text/comparison.hpp"

namespace cchc::command {

namespace {

const std::vector<std::string>& formats = formats_of("compare");

struct CompareOptions {
    std::optional<Year> other_period;
    std::string other_targets, other_units, other_exemptions;
    std::vector<std::string> other_verified;
    std::string table;  ///< empty: not given, "targets"
    std::string fail_on;
    ScoringOptions scoring;

    /// How many ways of comparing one data set are asked for.
    int ways() const {
        return (other_period ? 1 : 0) + (other_targets.empty() ? 0 : 1) +
               (other_units.empty() ? 0 : 1) + (other_exemptions.empty() ? 0 : 1) +
               (other_verified.empty() ? 0 : 1);
    }
};

/// A data set that was read, measured at a year.
struct Measured {
    const Dataset& dataset;
    measure::FullReport full = {};

    measure::Side side() const {
        return {full.report, full.details, dataset.exemptions, dataset.observations};
    }
    render::ComparedSide told() const { return {digests(dataset), places_of(dataset)}; }
};

/// Two files that report the same rows are two data sets, whatever else was asked for.
void require_one_data_set(Session& session) {
    const auto& data = session.options.input.data;
    if (data.size() != 2) return;
    Dataset both;
    read_dataset(session.world, session.options.input, both);
    if (!both.read_to_the_end) return;
    if (both.observations.duplicates().empty()) return;
    const std::size_t rows = both.observations.duplicates().size();
    throw Stop{Exit::usage,
               {fmt::format("--with so sánh trong một bộ số liệu, \"{}\" và \"{}\" là hai bộ: {} "
                            "dòng có trong cả hai",
                            data[0], data[1], rows),
                fmt::format("--with compares within one data set, and \"{}\" and \"{}\" are two: "
                            "both report {}",
                            data[0], data[1],
                            rows == 1 ? "the same row" : fmt::format("the same {} rows", rows))}};
}

/// Reads one of the two sides; the second one does not repeat what was said of the first.
void read_side(Session& session, const InputOptions& input, const CompareOptions& options,
               Dataset& dataset, const Dataset* before = nullptr) {
    const InputOptions asked = std::exchange(session.options.input, input);
    ScoringOptions scoring = options.scoring;
    // with --with-verified the first side has no verified rows
    if (input.verified.empty() && !options.other_verified.empty()) scoring.verified_only = false;
    read_sound(session, scoring, dataset, before);
    session.options.input = asked;
}

void measure_side(const Session& session, Measured& side, Year period,
                  const CompareOptions& options) {
    side.full = measurement_of(side.dataset, {.period = period,
                                              .final_figures = options.scoring.final_figures,
                                              .threads = measuring_threads(session, side.dataset)})
                    .full_report();
}

/// What each side reads: two data sets, or the same one with another programme, other units, other
/// exemptions, other verified figures or another period.
std::pair<InputOptions, InputOptions> sides_of(Session& session, const CompareOptions& options) {
    std::pair<InputOptions, InputOptions> sides{session.options.input, session.options.input};
    const auto& data = session.options.input.data;
    if (options.ways() > 1) {
        throw Stop{Exit::usage,
                   {"chỉ dùng một trong --with, --with-targets, --with-units, --with-exemptions, "
                    "--with-verified",
                    "expected one of --with, --with-targets, --with-units, --with-exemptions, "
                    "--with-verified"}};
    }
    if (options.ways() == 0) {
        if (data.size() != 2) {
            throw Stop{Exit::usage,
                       {"cần đúng hai bộ số liệu A và B, hoặc một tùy chọn --with…",
                        "expected exactly two data sets A and B, or an option --with…"}};
        }
        sides.first.data = {data[0]};
        sides.second.data = {data[1]};
        return sides;
    }
    require_one_data_set(session);
    if (!options.other_targets.empty()) sides.second.targets = options.other_targets;
    if (!options.other_units.empty()) sides.second.units = options.other_units;
    if (!options.other_exemptions.empty()) sides.second.exemptions = options.other_exemptions;
    if (!options.other_verified.empty()) {
        note_data(session.world, options.other_verified);
        sides.second.verified = options.other_verified;
        // what the project verifies is not what was reported
        const auto& from_project = session.options.from_project;
        if (std::ranges::count(from_project, "verified") > 0) sides.first.verified.clear();
    }
    return sides;
}

/// The units of --unit and --level, on whichever side they are.
std::set<std::string> asked_units(const Session& session, const Measured& before,
                                  const Measured& after) {
    std::set<std::string> codes;
    const auto add = [&](const Measured& side, UnitIndex unit) {
        const Programme& programme = side.dataset.programme;
        const Unit& who = side.dataset.units[unit];
        const auto& levels = session.options.levels;
        const bool chosen =
            levels.empty() || std::ranges::count(levels, programme.levels[who.level].id) > 0;
        if (chosen) codes.insert(who.code);
    };
    for (const std::string& code : session.options.units) {
        const auto was = before.dataset.units.find(code);
        was ? add(before, *was) : add(after, known_unit(after.dataset.units, code));
    }
    if (session.options.units.empty()) {
        for (const Measured* side : {&before, &after}) {
            for (const UnitReport& unit : side->full.report.reports) add(*side, unit.unit);
        }
    }
    if (!codes.empty()) return codes;
    throw Stop{Exit::usage, {"không có đơn vị nào như vậy", "no such unit exists"}};
}

measure::Asked asked_of(const Session& session, const Measured& before, const Measured& after) {
    measure::Asked asked{{}, session.options.horizons};
    const bool some = !session.options.units.empty() || !session.options.levels.empty();
    if (some) asked.units = asked_units(session, before, after);
    return asked;
}

void write_csv(const Comparison& comparison, const std::string& table, std::string& out) {
    if (table == "moves") {
        render::write_moves_csv(comparison.moves, out);
    } else if (table == "scores") {
        render::write_compared_scores_csv(comparison, out);
    } else if (table == "context") {
        render::write_compared_context_csv(comparison, out);
    } else {
        render::write_compared_targets_csv(comparison, out);
    }
}

/// All tables, a sheet each.
std::vector<render::NamedTable> sheets(const Comparison& comparison) {
    std::vector<render::NamedTable> tables;
    for (const char* table : {"targets", "scores", "context", "moves"}) {
        tables.push_back({table, {}});
        write_csv(comparison, table, tables.back().csv);
    }
    return tables;
}

void require_options_of(const std::string& format, const CompareOptions& options) {
    if (options.table.empty() || format == "csv") return;
    throw Stop{Exit::usage,
               {"--table chỉ dùng với --format csv", "--table goes with --format csv"}};
}

/// The years of both sides: with --with the earlier and the later, whichever option names which.
std::pair<Year, Year> years_of(const Session& session, const CompareOptions& options,
                               const Dataset& after) {
    const auto& named = session.options.input.data;
    const Text data = options.ways() > 0 ? Text{"số liệu", "the data"}
                                         : Text{"\"" + named[1] + "\"", "\"" + named[1] + "\""};
    const Year period = period_or_latest(session, after, data);
    const Year other = options.other_period.value_or(period);
    if (options.other_period && other == period) {
        throw Stop{
            Exit::usage,
            {fmt::format("--period và --with là cùng một năm ({}); cần hai năm khác nhau", period),
             fmt::format("--period and --with are the same year, {}; expected two years", period)}};
    }
    return std::minmax(period, other);
}

/// The two data sets and the years they are measured at.
struct Pair {
    std::array<const Dataset*, 2> sides;
    std::array<Year, 2> years;
};

/// Throws Stop where a side has no row of its year. Where the other side has one, both may be years
/// of one data set.
void require_rows(const Session& session, const CompareOptions& options, const Pair& pair) {
    for (const std::size_t side : {0u, 1u}) {
        const Year year = pair.years[side];
        const ObservationStore& rows = pair.sides[side]->observations;
        const auto empty = check::emptiness(rows, year);
        if (!empty) continue;
        if (options.ways() > 0) throw Stop{Exit::findings, *empty};
        const std::string lead = "\"" + session.options.input.data[side] + "\": ";
        Text message{lead + empty->vi, lead + empty->en};
        const auto latest = rows.latest_period();
        if (latest && !check::emptiness(pair.sides[1 - side]->observations, year)) {
            const std::string years = session.options.period
                                          ? fmt::format("--with {}", *latest)
                                          : fmt::format("-p {} --with {}", year, *latest);
            message.vi += "; để so sánh hai năm của một bộ số liệu, hãy thêm " + years;
            message.en += "; to compare two years of one data set, add " + years;
        }
        throw Stop{Exit::findings, message};
    }
}

/// What moved the ratios of the units asked for, else of those without a unit above them: a line
/// for each unit below. For people in short; in tables of other things not at all.
std::vector<Moves> moves_of(const Session& session, const CompareOptions& options,
                            const std::string& format, const measure::Asked& asked,
                            const std::pair<Measured, Measured>& sides) {
    const bool told = format == "text" || format == "markdown";
    if (format == "csv" && options.table != "moves") return {};
    const measure::Side before = sides.first.side(), after = sides.second.side();
    std::vector<std::string> scopes;
    for (const UnitReport& unit : after.report.reports) {
        const std::string& code = (*after.report.units)[unit.unit].code;
        if (asked.units.contains(code)) scopes.push_back(code);
    }
    if (asked.units.empty()) scopes = measure::common_roots(before.report, after.report);
    return measure::find_moves(before, after, scopes, asked.horizons,
                               told ? measure::moves_in_text : measure::MovesTold{},
                               measuring_threads(session, sides.second.dataset));
}

Exit compare(Session& session, const CompareOptions& options) {
    const std::string format = chosen_format(session, "compare");
    require_options_of(format, options);
    const auto sides = sides_of(session, options);
    Dataset first, second;
    read_side(session, sides.first, options, first);
    if (!options.other_period) read_side(session, sides.second, options, second, &first);
    const Dataset& last = options.other_period ? first : second;
    const auto [earlier, later] = years_of(session, options, last);
    require_period_in(first.programme, earlier);
    require_period_in(last.programme, later);
    require_rows(session, options, {{&first, &last}, {earlier, later}});
    std::pair<Measured, Measured> measured{Measured{first}, Measured{last}};
    auto& [before, after] = measured;
    measure_side(session, before, earlier, options);
    measure_side(session, after, later, options);

    const measure::Asked asked = asked_of(session, before, after);
    Comparison comparison = measure::compare(before.side(), after.side(), asked);
    comparison.moves = moves_of(session, options, format, asked, measured);
    const render::ComparedSides told{before.told(), after.told()};
    std::string out;
    if (format == "xlsx") {
        deliver_tables(session, sheets(comparison));
    } else if (format == "csv") {
        write_csv(comparison, options.table, out);
        deliver(session, out);
    } else if (format == "json") {
        render::write_comparison_json(comparison, told, out);
        deliver(session, out);
    } else {
        deliver_document(session, render::comparison_document(comparison, told, session.language),
                         format);
    }
    return options.fail_on == "worse" && comparison.any_worse() ? Exit::gate : Exit::done;
}

/// Options that name what the second side reads instead of the first.
void add_with_options(OptionList& options, CompareOptions& own) {
    options.add_year(
        "--with", own.other_period,
        {"so sánh kỳ này với kỳ của --period trong một bộ số liệu, từ năm trước đến năm sau; mục "
         "tiêu không áp dụng cho đơn vị chỉ có ở một kỳ thì không kể",
         "compare this period with that of --period, in one data set, from the earlier to the "
         "later; targets that did not apply to a unit of one year only are left out"});
    const auto add = [&](const char* name, std::string& file, const Text& what) {
        options.add_text(name, file, "FILE",
                         {"so sánh với " + what.vi + " này, cùng một bộ số liệu",
                          "compare with " + what.en + ", in one data set"});
    };
    add("--with-targets", own.other_targets, {"chương trình", "this programme"});
    add("--with-units", own.other_units, {"tệp đơn vị", "this units file"});
    add("--with-exemptions", own.other_exemptions, {"tệp miễn đánh giá", "this exemptions file"});
    options.add_texts("--with-verified", own.other_verified, "FILE",
                      {"so sánh với các tệp số liệu thẩm định này, cùng một bộ số liệu",
                       "compare with these verified figures, in one data set"},
                      Times::several);
}

void add_gate_option(OptionList& options, CompareOptions& own) {
    options.add_choice(
        "--fail-on", own.fail_on, {"worse"},
        {"kết thúc với mã 3 nếu có mục tiêu kém đi, từ tốt đến kém: attained, attained_late, "
         "on_track, at_risk, off_track, lapsed, missed, no_data, no_baseline; in_progress kém "
         "attained_late, hơn lapsed, không so với tiến độ; các trạng thái khác không so",
         "exit 3 if a target got worse; from good to bad: attained, attained_late, on_track, "
         "at_risk, off_track, lapsed, missed, no_data, no_baseline; in_progress is below "
         "attained_late and above lapsed, and not compared with the paces; other statuses are "
         "not compared"});
}

}  // namespace

Action compare_command(OptionList& options, Session& session) {
    const auto own = std::make_shared<CompareOptions>();
    add_input_options(options, session);
    add_choice_options(options, session);
    add_with_options(options, *own);
    add_output_options(options, session, formats);
    options.add_choice(
        "--table", own->table, {"targets", "scores", "context", "moves"},
        {"các dòng của csv; mặc định: targets; moves: đóng góp của từng đơn vị vào thay đổi của "
         "tỷ lệ (rollup: sum, weighted_mean) của đơn vị theo --unit, --level, mặc định: đơn vị cao "
         "nhất",
         "rows of csv; default: targets; moves: what each unit added to the change of a ratio "
         "(rollup: sum, weighted_mean) of the units of --unit, --level; default: those at the "
         "top"});
    add_gate_option(options, *own);
    add_scoring_options(options, own->scoring);
    return [own](Session& s) { return compare(s, *own); };
}

}  // namespace cchc::command
