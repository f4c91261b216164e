#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "render/office/annex.hpp"
#include "render/scorecard/shortfalls.hpp"
#include "render/scorecard/year_on_year.hpp"
#include "render/words/clause.hpp"

namespace cchc::render {

namespace {

constexpr int detail_size = 9;  ///< of letters, in points

/// What stands behind the tables.
class Details {
  public:
    Details(const AnnexSource& source, WordText& text)
        : source_(source), words_(source.words()), text_(text) {}

    void write() {
        text_.paragraph(words_.details, "Title");
        write_paths();
        write_targets();
        write_changes();
        write_shortfalls();
        if (source_.card.context) write_context(*source_.card.context);
        if (source_.card.verified) write_verified();
        write_notes();
        write_inputs();
    }

  private:
    /// The five figures of each path, and what is promised.
    void write_paths() {
        bool begun = false;
        for_each_target([&](const IndicatorRows& indicator, const TargetRow& row) {
            if (!row.of->path) return;
            if (!begun) begin_paths();
            begun = true;
            write_path(indicator, row);
        });
        if (begun) text_.end_table();
    }

    void begin_paths() {
        text_.paragraph(words_.paths, "Heading1");
        text_.begin_table({{words_.target, 12},
                           {words_.by, 7, Side::centre},
                           {words_.must_reach_short, 9, Side::right},
                           {words_.base_heading, 14, Side::right},
                           {words_.result_of(source_.report.period), 11, Side::right},
                           {words_.path_value, 10, Side::right},
                           {words_.progress_short, 9, Side::right},
                           {words_.pace_heading, 10, Side::right},
                           {words_.projected_heading, 10, Side::right},
                           {words_.status, 8}},
                          detail_size);
    }

    void write_path(const IndicatorRows& indicator, const TargetRow& row) {
        const Language language = source_.language();
        const Path& path = *row.of->path;
        const Threshold& threshold = source_.target_of(*row.of).threshold_in(row.of->judged);
        const auto figure = [&](Decimal of, std::initializer_list<Decimal> marks = {Decimal{}}) {
            return number(told(of, marks), language);
        };
        const Settings& settings = source_.programme().settings;
        const std::string progress =
            path.progress ? figure(*path.progress, {settings.on_track, settings.at_risk, {}}) : "";
        text_.row({{indicator.id},
                   {std::to_string(row.horizon)},
                   {number(path.goal, language)},
                   {fmt::format("{} ({})", figure(path.base_value), path.base_period)},
                   {row.of->value ? number(row.of->shown, language) : ""},
                   {figure(path.value)},
                   {progress},
                   {change(path.pace, language)},
                   {figure(path.projected, {threshold.low, threshold.high})},
                   {std::string{sign(row.of->status)}, row.status.tone}},
                  {.bookmark = path_bookmark(*row.of)});
    }

    /// Counts, where a promise stands, and what else is to be said of a target.
    void write_targets() {
        text_.paragraph(words_.explanations, "Heading1");
        text_.begin_table({{words_.target, 9},
                           {words_.by, 6, Side::centre},
                           {words_.counts, 16, Side::right},
                           {words_.reported, 7, Side::right},
                           {words_.remarks, 62}},
                          detail_size);
        std::string inherited;
        for_each_target([&](const IndicatorRows& indicator, const TargetRow& row) {
            TargetDetails details =
                target_details(source_.report, source_.unit, *row.of, source_.language());
            std::vector<std::string> remarks;
            const bool first = &row == &indicator.targets.front();
            const std::string clause = clause_in_words(indicator.of->clause, source_.language());
            if (first && !clause.empty()) remarks.push_back(clause);
            // notes have a table of their own
            details.others.resize(details.others.size() - details.notes.size());
            std::ranges::move(details.others, std::back_inserter(remarks));
            // what many targets have in common is said of the first
            if (!details.inherited.empty() && details.inherited != inherited)
                remarks.push_back(inherited = details.inherited);
            // the same figures are said once, however many horizons they are held against
            const TargetResult& of = *row.of;
            const bool said = !first && row.counts == indicator.targets.front().counts &&
                              of.due == indicator.targets.front().of->due;
            if (remarks.empty() && (said || row.counts.empty())) return;
            const bool has_reports = of.due > 0 && !said;
            text_.row({{indicator.id},
                       {std::to_string(row.horizon)},
                       {said ? "" : row.counts},
                       {has_reports ? fmt::format("{}/{}", of.submitted, of.due) : ""},
                       {fmt::format("{}", fmt::join(remarks, "; "))}});
        });
        text_.end_table();
        if (!source_.card.not_applicable.empty())
            text_.paragraph(source_.card.not_applicable, "Small", "<w:i/>");
    }

    /// The names stand in table 1.
    void write_changes() {
        const Changes told =
            changes(source_.report, source_.unit, source_.cards, source_.language());
        text_.paragraph(told.heading, "Heading1");
        for (const std::string& sentence : told.sentences) text_.paragraph(sentence, "Small");
        if (told.targets) write_changed(*told.targets);
    }

    void write_changed(const Grid& grid) {
        constexpr std::size_t name = 1;
        constexpr std::array shares{11, 0, 7, 14, 14, 10, 22, 22};
        std::vector<WordColumn> columns;
        for (std::size_t i = 0; i < grid.columns.size(); ++i) {
            const Grid::Column& column = grid.columns[i];
            if (i != name)
                columns.push_back(
                    {column.heading, shares.at(i), column.number ? Side::right : Side::left});
        }
        text_.begin_table(columns, detail_size);
        for (std::vector<Cell> row : grid.rows) {
            if (!row.front().target) {  // it names those below
                text_.band({}, row[name].text);
                continue;
            }
            row.erase(row.begin() + name);
            text_.row(row);
        }
        text_.end_table();
    }

    /// One row for each target: the units that lack most, and what.
    void write_shortfalls() {
        const auto held_back =
            shortfalls(source_.report, source_.unit, source_.cards, source_.language());
        if (!held_back) return;
        text_.paragraph(held_back->heading, "Heading1");
        if (!held_back->rows.empty()) write_shortfall_rows(*held_back);
        for (const std::string& remark : held_back->remarks)
            text_.paragraph(remark, "Small", "<w:i/>");
    }

    void write_shortfall_rows(const Grid& grid) {
        text_.begin_table(
            {{words_.target, 10}, {words_.by, 6, Side::centre}, {words_.units_that_lack, 84}},
            detail_size);
        for (std::size_t i = 0; i < grid.rows.size();) {
            const TargetPlace place = *grid.rows[i].front().target;
            std::vector<std::string> units;
            do {
                const auto& row = grid.rows[i];
                const std::string wanting =
                    row[2].text.empty() ? "" : fmt::format(": {}", row[2].text);
                units.push_back(row[1].text + wanting);
                ++i;
            } while (i < grid.rows.size() && grid.rows[i].front().text.empty());
            const Indicator& indicator = source_.programme().indicators[place.indicator];
            text_.row({{clean(indicator.id)},
                       {std::to_string(indicator.targets[place.target].horizon)},
                       {fmt::format("{}", fmt::join(units, "; "))}},
                      {.bookmark = shortfall_bookmark(place)});
        }
        text_.end_table();
    }

    void write_context(const Grid& grid) { write_section(grid, {9, 39, 10, 17, 10, 15}); }

    /// Figures and scores as reported and as verified.
    void write_verified() {
        write_section(*source_.card.verified, {10, 42, 7, 10, 10, 9, 12});
        for (const Grid& grid : source_.card.verified_below)
            write_section(grid, {28, 10, 10, 10, 10, 8, 8, 8, 8});
    }

    void write_section(const Grid& grid, const std::vector<int>& shares) {
        text_.paragraph(grid.heading, "Heading1");
        write_table(grid, shares);
        for (const std::string& remark : grid.remarks) text_.paragraph(remark, "Small", "<w:i/>");
    }

    void write_notes() {
        if (source_.unit.notes.empty()) return;
        text_.paragraph(words_.notes_and_evidence, "Heading1");
        text_.begin_table({{words_.indicator, 11},
                           {words_.year_heading, 8, Side::centre},
                           {words_.note_heading, 46},
                           {words_.evidence_heading, 35}},
                          detail_size);
        for (const OwnNote& note : source_.unit.notes) {
            text_.row({{clean(source_.programme().indicators[note.indicator].id)},
                       {std::to_string(note.period)},
                       {note_text(note, source_.language())},
                       {clean(note.evidence)}});
        }
        text_.end_table();
    }

    /// What the annex was made from.
    void write_inputs() {
        text_.paragraph(words_.inputs_heading, "Heading1");
        text_.begin_table({{words_.file, 30}, {"SHA-256", 70}}, detail_size);
        for (const InputDigest& input : source_.inputs)
            text_.row({{clean(input.name)}, {input.sha256}});
        text_.end_table();
        text_.paragraph(fmt::format("cchc {}", CCHC_VERSION), "Small");
    }

    template <typename See>
    void for_each_target(const See& see) const {
        for (const AreaRows& area : source_.card.areas) {
            for (const IndicatorRows& indicator : area.indicators) {
                for (const TargetRow& row : indicator.targets) see(indicator, row);
            }
        }
    }

    /// `shares` of the width, by column.
    void write_table(const Grid& grid, const std::vector<int>& shares) {
        if (grid.rows.empty()) return;
        std::vector<WordColumn> columns;
        for (std::size_t i = 0; i < grid.columns.size(); ++i) {
            const Grid::Column& column = grid.columns[i];
            columns.push_back(
                {column.heading, shares.at(i), column.number ? Side::right : Side::left});
        }
        text_.begin_table(columns, detail_size);
        for (const auto& row : grid.rows) text_.row(row);
        text_.end_table();
    }

    const AnnexSource& source_;
    const Words& words_;
    WordText& text_;
};

}  // namespace

void write_details(const AnnexSource& source, WordText& text) {
    Details{source, text}.write();
}

}  // namespace cchc::render
