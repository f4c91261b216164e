#include "command/scoring.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <ostream>

#include "check/check.hpp"
#include "command/data_checks.hpp"
#include "command/findings.hpp"
#include "command/stop.hpp"
#include "diag/text.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// Each horizon of --horizon must be one that some target has. Leaves them ascending, each once.
void require_known_horizons(Session& session, const Programme& programme) {
    auto& asked = session.options.horizons.asked;
    std::ranges::sort(asked);
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    const auto horizons = programme.horizons();
    std::vector<Year> unknown;
    std::ranges::set_difference(asked, horizons, std::back_inserter(unknown));
    if (unknown.empty()) return;
    const std::string years = fmt::format("{}", fmt::join(unknown, ", "));
    const std::string known = fmt::format("{}", fmt::join(horizons, ", "));
    throw Stop{Exit::usage,
               {fmt::format("không có mục tiêu nào đến năm {}; chương trình có: {}", years, known),
                fmt::format("no target has the horizon {}; the programme has {}", years, known)}};
}

/// Says how many verified rows hold no figure: whoever wrote one expects it to do something.
void say_without_figures(const Session& session, const Dataset& dataset) {
    if (!dataset.verified) return;
    std::size_t rows = 0;
    for (UnitIndex unit = 0; unit < dataset.verified->units(); ++unit)
        rows += dataset.verified->without_figures(unit).size();
    if (rows == 0) return;
    session.say({fmt::format("{} dòng thẩm định không có số liệu, không thay cho số nào", rows),
                 rows == 1 ? "a verified row has no figure, and takes the place of none"
                           : fmt::format("{} verified rows have no figure, and take the place of "
                                         "none",
                                         rows)});
}

/// Without verified rows nothing would count, whatever was reported.
void require_verified(const InputOptions& input, const ScoringOptions& options) {
    if (!options.verified_only || !input.verified.empty()) return;
    throw Stop{
        Exit::usage,
        {"--verified-only chỉ dùng cùng --verified", "--verified-only goes with --verified"}};
}

/// Throws Stop unless --skip-invalid leaves out the rows with errors, and they are only rows.
void leave_out_errors(const Session& session, const ScoringOptions& options, Dataset& dataset) {
    const auto errors = dataset.findings.errors();
    if (!options.skip_invalid || loses_more_than_rows(dataset)) {
        throw Stop{Exit::findings,
                   {fmt::format("{} lỗi; số liệu chưa được tính", errors),
                    fmt::format("{}; nothing was scored", diag::counted(errors, "error"))}};
    }
    dataset.observations.leave_out_duplicates();
    if (dataset.verified) dataset.verified->leave_out_duplicates();
    session.say(
        {fmt::format("bỏ qua các dòng có lỗi ({} lỗi)", errors),
         fmt::format("rows with errors were left out ({})", diag::counted(errors, "error"))});
}

}  // namespace

void add_scoring_options(OptionList& options, ScoringOptions& scoring) {
    options.add_flag(
        "--final", scoring.final_figures,
        {"số liệu còn chờ công bố tính là thiếu", "what is still pending counts as missing"});
    options.add_flag("--skip-invalid", scoring.skip_invalid,
                     {"bỏ qua dòng có lỗi thay vì dừng lại",
                      "leave refused rows out instead of refusing to score"});
    options.add_flag("--verified-only", scoring.verified_only,
                     {"số liệu chưa được thẩm định (--verified) tính là chưa báo cáo",
                      "what is not among the figures of --verified counts as not submitted"});
}

void read_sound(Session& session, const ScoringOptions& options, Dataset& dataset,
                const Dataset* before) {
    require_verified(session.options.input, options);
    read_dataset(session.world, session.options.input, dataset);
    if (dataset.read_to_the_end) find_unsound(dataset, dataset.findings);
    print_findings(session, dataset, before);
    if (dataset.read_to_the_end) require_known_horizons(session, dataset.programme);
    if (dataset.findings.has_errors()) leave_out_errors(session, options, dataset);
    say_without_figures(session, dataset);
    count_verified(dataset, options.verified_only ? Unverified::left_out : Unverified::counts);
}

void require_period_in(const Programme& programme, Year period) {
    if (period >= programme.start) return;
    throw Stop{
        Exit::usage,
        {fmt::format("chương trình bắt đầu từ năm {}, sau kỳ {}", programme.start, period),
         fmt::format("the programme begins in {}, after the period {}", programme.start, period)}};
}

void require_period_of(const Session& session, const Programme& programme) {
    if (const auto asked = session.options.period) require_period_in(programme, *asked);
}

namespace {

/// Says which period was taken; where few units have sent it, how many: it may be a slip of the
/// pen.
void say_latest(const Session& session, const Units& units, const ObservationStore& rows,
                Year latest, const Text& data) {
    const check::Reporters sent = check::count_reporters(units, rows, latest);
    const Text by_few =
        sent.is_low() ? Text{fmt::format(", mới có {} trên {} đơn vị gửi", sent.have, sent.all),
                             fmt::format(", sent by {} of {} units", sent.have, sent.all)}
                      : Text{};
    session.say({fmt::format("kỳ báo cáo: {} (mới nhất trong {}{})", latest, data.vi, by_few.vi),
                 fmt::format("period: {} (the latest in {}{})", latest, data.en, by_few.en)});
}

}  // namespace

Year period_or_latest(const Session& session, const Dataset& dataset, const Text& data) {
    require_period_of(session, dataset.programme);
    if (session.options.period) return *session.options.period;
    // a verified row of a later year is no report of that year
    const Verification* verification = verification_of(dataset);
    const bool reported = verification && verification->reported.latest_period();
    const ObservationStore& rows = reported ? verification->reported : dataset.observations;
    const auto latest = rows.latest_period();
    if (!latest)
        throw Stop{Exit::findings, {"không có dòng số liệu nào", "there is no row of data"}};
    const Year start = dataset.programme.start;
    if (*latest < start) {  // what was reported for a baseline alone
        throw Stop{
            Exit::findings,
            {fmt::format("không có dòng số liệu nào từ năm {}, khi chương trình bắt đầu", start),
             fmt::format("there is no row of {}, when the programme begins, or after", start)}};
    }
    say_latest(session, dataset.units, rows, *latest, data);
    return *latest;
}

Year chosen_period(const Session& session, const Dataset& dataset) {
    const Year period = period_or_latest(session, dataset);
    if (const auto empty = check::emptiness(dataset.observations, period)) session.tell(*empty);
    return period;
}

unsigned measuring_threads(const Session& session, const Dataset& dataset) {
    std::size_t bytes = 0;
    for (const load::FileFacts& facts : dataset.facts) bytes += facts.source->text.size();
    const std::size_t pieces = bytes / session.world.piece + 1;
    return static_cast<unsigned>(std::min<std::size_t>(session.threads(), pieces));
}

measure::Measurement measurement_of(const Dataset& dataset, const measure::Options& options) {
    measure::Options how = options;
    how.verification = verification_of(dataset);
    return {dataset.programme, dataset.units, dataset.exemptions, dataset.observations, how};
}

std::optional<Report> year_before(const Dataset& dataset, measure::Options options) {
    if (options.period <= dataset.programme.start) return std::nullopt;
    --options.period;
    options.with_briefs = true;
    // what was reported a year ago is not asked for
    Report report = measure::Measurement{dataset.programme, dataset.units, dataset.exemptions,
                                         dataset.observations, options}
                        .report();
    for (UnitReport& unit : report.reports) {
        std::erase_if(unit.scores, [](const Score& score) { return score.area.has_value(); });
        unit.scores.shrink_to_fit();  // there are many units
    }
    return report;
}

LevelSet chosen_levels(const Session& session, const Programme& programme) {
    LevelSet levels;
    for (const std::string& id : session.options.levels) {
        const auto level = programme.find_level(id);
        if (!level) {
            std::vector<std::string> ids;
            for (const Level& known : programme.levels) ids.push_back(known.id);
            throw Stop{Exit::usage, with_suggestion({"không có cấp \"" + id + "\"",
                                                     "unknown level \"" + id + "\""},
                                                    unicode::nearest(id, ids))};
        }
        levels.insert(*level);
    }
    return levels;
}

namespace {

/// The codes of the units of a name, in any case, as they stand in a message: `A1", "A7`; nothing
/// where no unit is called so.
std::optional<std::string> codes_of_name(const Units& units, const std::string& name) {
    const std::string folded = unicode::folded(name);
    std::string codes;
    for (const Unit& unit : units.all) {
        if (unicode::folded(unit.name.vi) == folded || unicode::folded(unit.name.en) == folded)
            codes += (codes.empty() ? "" : "\", \"") + unit.code;
    }
    return codes.empty() ? std::nullopt : std::optional{std::move(codes)};
}

}  // namespace

UnitIndex known_unit(const Units& units, const std::string& code) {
    const auto unit = units.find(code);
    if (unit) return *unit;
    std::vector<std::string> codes;
    for (const Unit& known : units.all) codes.push_back(known.code);
    auto meant = codes_of_name(units, code);
    if (!meant) meant = unicode::nearest(code, codes);
    throw Stop{Exit::usage,
               with_suggestion(
                   {"không có đơn vị \"" + code + "\"", "unknown unit \"" + code + "\""}, meant)};
}

UnitIndex living_unit(const Dataset& dataset, const Report& report, const std::string& code) {
    const UnitIndex unit = known_unit(dataset.units, code);
    if (!report.find(unit)) {
        throw Stop{
            Exit::usage,
            {fmt::format("đơn vị \"{}\" không tồn tại vào cuối năm {}", code, report.period),
             fmt::format("unit \"{}\" does not exist at the end of {}", code, report.period)}};
    }
    return unit;
}

render::TableStyle table_style(const Session& session) {
    return {session.language, session.coloured(), session.world.columns};
}

void deliver_document(Session& session, const render::Document& document,
                      const std::string& format) {
    std::string out;
    if (format == "markdown") {
        render::write_markdown(document, out);
    } else {
        render::write_text(document, table_style(session), out);
    }
    deliver(session, out);
}

std::vector<UnitIndex> chosen_units(const Session& session, const Dataset& dataset,
                                    const Report& report, bool all_by_default) {
    std::vector<UnitIndex> units;
    for (const auto& code : session.options.units)
        units.push_back(living_unit(dataset, report, code));
    const LevelSet levels = chosen_levels(session, dataset.programme);
    const bool leveled = !session.options.levels.empty();
    const bool named = !units.empty();
    for (const UnitReport& entry : report.reports) {
        const bool of_level = !leveled || levels.contains(dataset.units[entry.unit].level);
        const bool by_default = leveled || all_by_default || entry.parent == no_unit;
        if (!named && of_level && by_default) units.push_back(entry.unit);
    }
    if (named && leveled) {
        throw Stop{Exit::usage,
                   {"--unit và --level không dùng cùng nhau", "--unit does not go with --level"}};
    }
    std::ranges::sort(units);
    units.erase(std::unique(units.begin(), units.end()), units.end());
    if (units.empty()) {
        throw Stop{Exit::usage,
                   {fmt::format("không có đơn vị nào như vậy vào cuối năm {}", report.period),
                    fmt::format("no such unit exists at the end of {}", report.period)}};
    }
    return units;
}

}  // namespace cchc::command
