#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <ranges>

#include "render/office/annex.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t most_named = 2;   ///< units of one list
constexpr std::size_t most_losses = 3;  ///< targets that take most points

/// Statuses of targets that are not attained, or may not be: why is said of each.
constexpr std::array failing{Status::missed,  Status::lapsed,  Status::off_track,
                             Status::at_risk, Status::no_data, Status::no_baseline};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// A text whose figures lead to a bookmark. Years do not: they have four digits, which in figures
/// are grouped.
std::string leading_to(const std::string& bookmark, std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t begin =
            static_cast<std::size_t>(std::ranges::find_if(text, is_digit) - text.begin());
        std::size_t end = begin;
        for (std::size_t i = begin; i < text.size(); ++i) {
            if (is_digit(text[i]) || text[i] == '%')
                end = i + 1;
            else if (text[i] != '.' && text[i] != ',' && text[i] != '/')
                break;
        }
        const std::string_view figure = text.substr(begin, end - begin);
        const bool is_year = figure.size() == 4 && std::ranges::all_of(figure, is_digit);
        out += text.substr(0, begin);
        out += is_year || figure.empty() ? std::string{figure} : linked(figure, bookmark);
        text.remove_prefix(end);
    }
    return out;
}

/// The sentences that a year-end report begins with.
class Summary {
  public:
    Summary(const AnnexSource& source, WordText& text)
        : source_(source), words_(source.words()), language_(source.language()), text_(text) {
        std::vector<Year> horizons;
        for (const HorizonSummary& at : source.card.horizons) horizons.push_back(at.horizon);
        horizons_ = by_urgency(std::move(horizons), source.report.period);
    }

    void write() {
        write_head();
        write_results();
        write_areas();
        write_failures();
        write_units();
        write_next_year();
    }

  private:
    /// As reports of offices begin (Nghị định 30/2020/NĐ-CP, phụ lục III).
    void write_head() {
        const std::string unit = source_.card.unit;
        text_.halves(unit, words_.state_name, "<w:b/><w:caps/><w:sz w:val=\"24\"/>");
        text_.halves("", words_.state_motto, "<w:b/>");
        text_.halves(words_.report_number, words_.place_and_date, "<w:i/>");
        text_.paragraph(words_.summary, "Title", "<w:caps/>");
        text_.paragraph(is_of_reform(source_.programme())
                            ? words_.summary_of(source_.report.period, unit)
                            : words_.other_summary_of(source_.report.period, unit),
                        "Title");
        text_.rule();
        text_.paragraph(source_.card.programme, "Centred");
        text_.paragraph(words_.summary_is_draft, "Centred", "<w:i/><w:sz w:val=\"22\"/>");
        for (const std::string& label : {clean(source_.options.label), clean(source_.options.as_of),
                                         std::string{source_.card.final_figures}}) {
            if (!label.empty()) text_.paragraph(label, "Centred", "<w:i/>");
        }
    }

    void heading(const std::string& text) {
        static constexpr std::array numerals{"I", "II", "III", "IV", "V"};
        text_.paragraph(fmt::format("{}. {}", numerals[section_++], text), "Heading1");
    }
    void say(const std::string& text) { text_.paragraph(text, "Body"); }
    void list(const std::string& text) { text_.paragraph("- " + text, "Item"); }

    /// How many attained, at each horizon and in the year; what takes most points.
    void write_results() {
        heading(words_.summary_results);
        for (const Year horizon : horizons_) {
            const auto at =
                std::ranges::find(source_.card.horizons, horizon, &HorizonSummary::horizon);
            // of those that are over, the report of their year told
            const bool over = horizon < source_.report.period && horizon != horizons_.front();
            if (at->score && !over) say_horizon(*at);
        }
        if (source_.card.year) say_year(*source_.card.year);
        const std::string lost = losses();
        const std::string provisional = told_provisional();
        const bool both = !lost.empty() && !provisional.empty();
        if (!lost.empty() || !provisional.empty()) say(lost + (both ? " " : "") + provisional);
    }

    /// That reports are missing, and where one sees which; empty where none is.
    std::string told_provisional() const {
        if (!source_.card.provisional) return {};
        if (!units_without_reports().empty()) return words_.summary_provisional;
        // of the period all are in: what is missing is of years that are over
        std::vector<std::string> ids;
        for_each_target([&](const IndicatorRows& indicator, const TargetRow& row) {
            const bool is_new = ids.empty() || ids.back() != indicator.id;
            if (is_new && row.of->scored && !row.of->complete()) ids.push_back(indicator.id);
        });
        return words_.summary_provisional_of(some_of(ids));
    }

    void say_horizon(const HorizonSummary& at) {
        const std::string row = area_bookmark(at.horizon, std::nullopt);
        std::string text = words_.summary_of_horizon(at.horizon, source_.card.unit,
                                                     linked(std::to_string(at.score->targets), row),
                                                     counts(at.score->statuses, row));
        // before the horizon, what is attained by now says little
        if (at.horizon <= source_.report.period)
            text += words_.summary_of_score(linked(at.overall.attained_share, row),
                                            linked(at.overall.number, row));
        text +=
            places(at.overall, row, at.score->pending > 0 ? unscored_bookmark(at.horizon) : row) +
            ".";
        say(text + besides(at.counts, unscored_bookmark(at.horizon)));
    }

    /// What a score does not count.
    std::string besides(const StatusCounts& of, const std::string& row) const {
        const auto unscored = std::accumulate(of.unscored.begin(), of.unscored.end(), 0u);
        std::vector<std::string> parts;
        if (unscored > 0)
            parts.push_back(words_.summary_unscored(linked(std::to_string(unscored), row),
                                                    counts(of.unscored, row)));
        if (of.repeated > 0)
            parts.push_back(words_.summary_repeated(linked(std::to_string(of.repeated), row)));
        if (parts.empty()) return {};
        return " " + words_.summary_besides(fmt::format("{}", fmt::join(parts, words_.and_last)));
    }

    void say_year(const YearSummary& year) {
        const std::string row = area_bookmark(std::nullopt, std::nullopt);
        say(words_.summary_of_year(
                source_.report.period, linked(std::to_string(year.score->targets), row),
                linked(year.overall.attained_share, row), linked(year.overall.number, row)) +
            places(year.overall, row, row) + ".");
    }

    /// Grade and rank, or why there is none: `left_out` leads to what is not counted.
    std::string places(const OverallText& overall, const std::string& row,
                       const std::string& left_out) const {
        std::string text;
        if (!overall.grade.empty()) text += words_.summary_grade(overall.grade);
        if (!overall.rank.empty()) text += words_.summary_rank(linked(overall.rank, row));
        if (!overall.ungraded.empty()) text += "; " + leading_to(left_out, overall.ungraded);
        return text;
    }

    /// "đạt 17, không đạt 12"
    std::string counts(std::span<const std::uint32_t> statuses, const std::string& row) const {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < statuses.size(); ++i) {
            if (statuses[i] == 0) continue;
            parts.push_back(
                leading_to(row, counted(static_cast<Status>(i), statuses[i], language_)));
        }
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    /// Which targets take most points away, at the most urgent horizon.
    std::string losses() const {
        const auto losses = std::ranges::find(source_.unit.losses, std::optional{horizons_.front()},
                                              &ScoreLosses::horizon);
        if (losses == source_.unit.losses.end() || losses->targets.empty()) return {};
        std::vector<std::string> parts;
        for (const ScoreLosses::OfTarget& loss : losses->targets | std::views::take(most_losses)) {
            const TargetResult& result = source_.unit.targets[loss.place];
            const TargetDetails details =
                target_details(source_.report, source_.unit, result, language_);
            parts.push_back(words_.summary_loss(
                id_of(result), leading_to(target_bookmark(result), details.earned)));
        }
        return words_.summary_losses(fmt::format("{}", fmt::join(parts, ", ")));
    }

    /// At the most urgent horizon.
    void write_areas() {
        heading(words_.summary_areas(horizons_.front()));
        std::vector<std::string> areas;
        for (const Score& score : source_.unit.scores) {
            if (!score.area || score.horizon != horizons_.front()) continue;
            const std::string row = area_bookmark(score.horizon, score.area);
            const Area& area = source_.programme().areas[*score.area];
            areas.push_back(words_.summary_of_area(
                clean(area.name.in(language_)), linked(std::to_string(score.targets), row),
                counts(score.statuses, row), linked(number(score.score, language_, 2), row)));
        }
        say(fmt::format("{}.", fmt::join(areas, "; ")));
    }

    /// What is not attained at the most urgent horizon, or will not be, and why.
    void write_failures() {
        heading(words_.summary_failures);
        bool any = false;
        for (const Status status : failing) {
            for_each_target([&](const IndicatorRows& indicator, const TargetRow& row) {
                if (row.horizon != horizons_.front() || row.of->status != status) return;
                if (!row.of->binding || indicator.of->same_as) return;
                any = true;
                list(failure(indicator, row));
            });
        }
        if (!any) say(words_.summary_no_failures);
    }

    std::string failure(const IndicatorRows& indicator, const TargetRow& row) const {
        const TargetResult& result = *row.of;
        const std::string to_row = target_bookmark(result);
        const TargetDetails details =
            target_details(source_.report, source_.unit, result, language_);
        std::vector<std::string> parts;
        if (result.status != Status::missed)
            parts.emplace_back(in_sentence(result.status, language_));
        const bool counted = indicator.of->kind != Kind::milestone;
        if (result.value && !counted) parts.push_back(leading_to(to_row, row.result));
        if (result.value && counted)
            parts.push_back(words_.summary_result(leading_to(to_row, row.result),
                                                  leading_to(to_row, row.must_reach)));
        if (result.value && !details.wanting.empty())
            parts.push_back(leading_to(to_row, wanting(source_, result, details)));
        if (!result.value && !result.complete())
            parts.push_back(leading_to(to_row, coverage(result, language_)));
        for (const std::string& note : details.notes) parts.push_back(words_.summary_note(note));
        const std::string units = units_that_lack(result);
        if (!units.empty()) parts.push_back(words_.summary_lacking(units));
        return fmt::format("{} {}: {}.", indicator.id, indicator.name, fmt::join(parts, "; "));
    }

    /// "Sở Xây dựng (5), Sở Tài chính (4)"
    std::string units_that_lack(const TargetResult& result) const {
        const auto place = static_cast<std::size_t>(&result - source_.unit.targets.data());
        const auto of = std::ranges::find(source_.unit.shortfalls, place, &Shortfall::place);
        if (of == source_.unit.shortfalls.end()) return {};
        std::vector<std::string> parts;
        for (const UnitShortfall& lacking : of->units | std::views::take(most_named)) {
            parts.push_back(
                fmt::format("{} ({})", source_.name_of(lacking.unit),
                            linked(number(exact::Integer{lacking.brief.need}, language_),
                                   shortfall_bookmark({result.indicator, result.target}))));
        }
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    /// Who leads and who lags, level by level; who has not reported.
    void write_units() {
        heading(words_.summary_units);
        for (const Grid& league : source_.card.leagues) say_league(league);
        say_arrears();
    }

    /// A unit that has a rank, and what is told of it.
    struct Ranked {
        std::uint32_t rank;
        std::string told;
    };

    void say_league(const Grid& league) {
        const LevelIndex level = (*source_.report.units)[league.units.front()].level;
        const auto horizon = source_.cards.league_horizon(level);
        std::vector<Ranked> ranked;
        for (const UnitIndex unit : league.units) {
            if (auto place = place_of(source_.report.at(unit), horizon))
                ranked.push_back(std::move(*place));
        }
        if (ranked.size() < 2) return;
        const std::size_t named = std::min(most_named, ranked.size() / 2);
        // who shares a rank is named together
        const std::uint32_t lead = ranked[named - 1].rank;
        const std::uint32_t lag = std::max(ranked[ranked.size() - named].rank, lead + 1);
        std::vector<std::string> first, last;
        for (Ranked& unit : ranked) {
            if (unit.rank <= lead)
                first.push_back(std::move(unit.told));
            else if (unit.rank >= lag)
                last.push_back(std::move(unit.told));
        }
        const std::string name = source_.name_of_level(level);
        say(last.empty() ? words_.summary_league_even(name, some_of(first))
                         : words_.summary_league(name, some_of(first), some_of(last)));
    }

    /// "Xã Đồng Lúa (đạt 100,00%, 100,00 điểm)"; nothing without a rank.
    std::optional<Ranked> place_of(const UnitReport& unit, std::optional<Year> horizon) const {
        const auto told = [&](const auto* score) -> std::optional<Ranked> {
            if (score == nullptr || !score->rank) return std::nullopt;
            const std::string row = league_bookmark(unit.unit);
            return Ranked{*score->rank,
                          words_.summary_place(source_.name_of(unit.unit),
                                               linked(number(score->attained_share, language_, 2) +
                                                          std::string{percent_sign},
                                                      row),
                                               linked(number(score->score, language_, 2), row))};
        };
        return horizon ? told(unit.overall(*horizon)) : told(unit.overall_of_year());
    }

    std::vector<const UnitReport*> units_without_reports() const {
        auto units = units_in_arrears(source_);
        std::erase_if(units, [](const UnitReport* unit) {
            return unit->missing.empty() &&
                   !unit->sent_nothing;  // the rest is still to be published
        });
        return units;
    }

    void say_arrears() {
        std::vector<std::string> silent, partial;
        for (const UnitReport* unit : units_without_reports()) {
            const std::string told =
                fmt::format("{} ({})", source_.name_of(unit->unit),
                            linked(fmt::format("{}/{}", unit->reports_sent, unit->reports_due),
                                   reports_bookmark(unit->unit)));
            (unit->sent_nothing ? silent : partial).push_back(told);
        }
        std::string text = silent.empty() && partial.empty() ? words_.all_reported : "";
        if (!silent.empty()) text = words_.summary_silent(some_of(silent));
        if (!partial.empty())
            text += (text.empty() ? "" : " ") + words_.summary_partial(some_of(partial));
        say(text);
    }

    /// The first few, and that there are more.
    std::string some_of(const std::vector<std::string>& parts) const {
        constexpr std::size_t most = 10;
        std::string text = fmt::format("{}", fmt::join(parts | std::views::take(most), ", "));
        if (parts.size() > most) text += words_.summary_and_others;
        return text;
    }

    /// What the paths to the horizons to come ask for, and what is left to do.
    void write_next_year() {
        heading(words_.summary_next_year(source_.report.period + 1));
        std::map<Year, std::vector<std::string>> steady;
        for_each_target([&](const IndicatorRows& indicator, const TargetRow& row) {
            if (row.horizon <= source_.report.period || !row.of->path || !row.of->binding) return;
            if (indicator.of->same_as) return;
            if (row.of->status == Status::on_track) {
                steady[row.horizon].push_back(fmt::format(
                    "{} ({})", indicator.id,
                    linked(change(row.of->path->pace, language_), path_bookmark(*row.of))));
            } else {
                list(step(indicator, row));
            }
        });
        for (const auto& [horizon, targets] : steady)
            say(words_.summary_steady(horizon, fmt::format("{}", fmt::join(targets, ", "))));
        std::string others;
        if (horizons_.front() <= source_.report.period) others = words_.summary_catch_up;
        const std::string pending = awaited();
        if (!pending.empty())
            others += (others.empty() ? "" : " ") + words_.summary_awaited(pending);
        if (!others.empty()) say(others);
    }

    /// What a target that is not on its path takes every year.
    std::string step(const IndicatorRows& indicator, const TargetRow& row) const {
        const TargetResult& result = *row.of;
        const std::vector<std::string> steps =
            path(*result.path, source_.target_of(result).threshold_in(result.judged), row.horizon,
                 *indicator.of, source_.programme().settings, language_);
        const std::string figures = fmt::format("{}; {}", steps[steps.size() - 2], steps.back());
        return words_.summary_step(indicator.id, indicator.name, row.horizon,
                                   leading_to(target_bookmark(result), row.must_reach),
                                   leading_to(target_bookmark(result), row.result),
                                   leading_to(path_bookmark(result), figures));
    }

    /// The targets whose results are still to be published.
    std::string awaited() const {
        std::vector<std::string> ids;
        for_each_target([&](const IndicatorRows& indicator, const TargetRow& row) {
            if (row.of->status == Status::pending && row.horizon == horizons_.front())
                ids.push_back(indicator.id);
        });
        return fmt::format("{}", fmt::join(ids, ", "));
    }

    std::string id_of(const TargetResult& result) const {
        return clean(source_.indicator_of(result).id);
    }

    template <typename See>
    void for_each_target(const See& see) const {
        for (const AreaRows& area : source_.card.areas) {
            for (const IndicatorRows& indicator : area.indicators) {
                for (const TargetRow& row : indicator.targets) see(indicator, row);
            }
        }
    }

    const AnnexSource& source_;
    const Words& words_;
    Language language_;
    WordText& text_;
    std::vector<Year> horizons_;  ///< by urgency
    std::size_t section_ = 0;
};

}  // namespace

void write_summary(const AnnexSource& source, WordText& text) {
    Summary{source, text}.write();
}

}  // namespace cchc::render
