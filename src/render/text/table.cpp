#include "render/text/table.hpp"

#include <algorithm>

#include "render/text/screen.hpp"
#include "render/words/words.hpp"
#include "unicode/unicode.hpp"

namespace cchc::render {

namespace {

constexpr int indent = 2;
constexpr int year_width = 4;

std::string spaces(int count) {
    return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

/// How wide the columns of a scorecard's targets are, the same in all areas.
struct TargetColumns {
    int status, result, must_reach;
    int counts_heading = 0;  ///< where it begins; 0: it finds no room, nor do counts

    TargetColumns(const Scorecard& card, const Words& w, int columns)
        : status(unicode::width(w.status)),
          result(unicode::width(w.result)),
          must_reach(unicode::width(w.must_reach)) {
        for (const AreaRows& area : card.areas) {
            for (const IndicatorRows& indicator : area.indicators) {
                for (const TargetRow& row : indicator.targets) {
                    status = std::max(status, unicode::width(row.status.text));
                    result = std::max(result, unicode::width(row.result));
                    must_reach = std::max(must_reach, unicode::width(row.must_reach));
                }
            }
        }
        // Where it is too wide, it begins further to the left, above the thresholds.
        const int last = columns - unicode::width(w.counts);
        const int before = remarks() + status + result + 2 * indent + unicode::width(w.must_reach);
        if (last > before) counts_heading = std::min(before_counts(), last);
    }
    /// Where remarks begin: below the status.
    int remarks() const { return indent + year_width + indent; }
    int before_counts() const { return remarks() + status + result + must_reach + 3 * indent; }
};

/// Draws one scorecard.
class ScorecardDrawing {
  public:
    ScorecardDrawing(const Scorecards& cards, const UnitDetail& unit, const Words& w,
                     Screen& screen)
        : cards_(cards),
          unit_(unit),
          card_(cards.of(unit)),
          words_(w),
          screen_(screen),
          columns_(card_, w, screen.columns()) {}

    void draw() {
        screen_.heading(card_.title);
        screen_.heading(card_.unit);
        screen_.paragraph(card_.unit_line +
                          (card_.provisional ? " · " + std::string{words_.provisional} : ""));
        screen_.paragraph(card_.programme);
        if (!card_.final_figures.empty()) screen_.paragraph(card_.final_figures);
        if (!card_.sentences.empty()) screen_.blank();
        for (const std::string& sentence : card_.sentences) screen_.paragraph(sentence);
        for (const AreaRows& area : card_.areas) draw(area);
        if (!card_.not_applicable.empty()) {
            screen_.blank();
            screen_.paragraph(card_.not_applicable);
        }
        if (card_.context) draw(*card_.context);
        for (const Grid& grid : card_.scores) draw(grid);
        for (const Grid& grid : card_.leagues) draw(grid);
        if (card_.verified) draw(*card_.verified);
        for (const Grid& grid : card_.verified_below) draw(grid);
    }

  private:
    void draw(const Grid& grid) {
        screen_.blank();
        screen_.grid(grid);
    }

    void draw(const AreaRows& area) {
        screen_.blank();
        screen_.heading(area.id + " · " + area.name);
        std::string line = spaces(columns_.remarks()) +
                           unicode::padded(std::string{words_.status}, columns_.status) +
                           spaces(indent) +
                           unicode::padded_left(std::string{words_.result}, columns_.result) +
                           spaces(indent) + std::string{words_.must_reach};
        if (columns_.counts_heading > 0)
            line = unicode::padded(std::move(line), columns_.counts_heading) + words_.counts;
        screen_.line(screen_.toned(line, Tone::aside));
        for (const IndicatorRows& indicator : area.indicators) draw(indicator);
    }

    void draw(const IndicatorRows& indicator) {
        const std::string lead = indicator.id + "  ";
        screen_.paragraph(indicator.name, unicode::width(lead), lead);
        for (const TargetRow& row : indicator.targets) draw(row);
    }

    void draw(const TargetRow& row) {
        std::string line =
            spaces(indent) + std::to_string(row.horizon) + spaces(indent) +
            screen_.toned(unicode::padded(row.status.text, columns_.status), row.status.tone) +
            spaces(indent) + unicode::padded_left(row.result, columns_.result) + spaces(indent) +
            unicode::padded(row.must_reach, columns_.must_reach);
        // Counts that find no room beside the threshold stand before the remarks.
        const bool beside =
            columns_.counts_heading > 0 &&
            columns_.before_counts() + unicode::width(row.counts) <= screen_.columns();
        if (beside) line += spaces(indent) + row.counts;
        screen_.line(std::move(line));
        std::string remarks = beside ? "" : row.counts;
        for (const std::string& remark : cards_.remarks_on(row, unit_)) {
            remarks += (remarks.empty() ? "" : " · ") + remark;
        }
        if (!remarks.empty()) screen_.paragraph(remarks, columns_.remarks());
    }

    const Scorecards& cards_;
    const UnitDetail& unit_;
    Scorecard card_;
    const Words& words_;
    Screen& screen_;
    TargetColumns columns_;
};

}  // namespace

void write_table(const Report& report, std::span<const UnitDetail> units, const Horizons& horizons,
                 const TableStyle& style, std::string& out) {
    const Scorecards cards{report, style.language, horizons};
    const Words& w = words(style.language);
    Screen screen{style.columns, style.coloured, out};
    for (const UnitDetail& unit : units) {
        if (&unit != &units.front()) screen.blank();
        ScorecardDrawing{cards, unit, w, screen}.draw();
    }
}

}  // namespace cchc::render
