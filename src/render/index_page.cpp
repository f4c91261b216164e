#include "render/index_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "render/matrix.hpp"
#include "render/pages.hpp"
#include "render/phrases.hpp"

namespace cchc::render {

namespace {

using Reports = std::vector<const UnitReport*>;

/// More units of the highest level are told in their league table alone.
constexpr std::size_t most_told = 5;

/// The index in the making.
class Index {
  public:
    Index(PageFrame& frame, std::span<const UnitIndex> units, const Sink& sink)
        : frame_(frame),
          report_(frame.report()),
          programme_(*report_.programme),
          language_(frame.language()),
          vi_(frame.in_vietnamese()),
          words_(words(language_)),
          cards_(report_, language_, frame.options().horizon),
          sink_(sink),
          told_(told_units(report_, units)),
          page_(pages::index, language_, {"leagues", "gaps", "matrices", "others"}) {
        for (const UnitIndex unit : units)
            by_level_[(*report_.units)[unit].level].push_back(report_.find(unit));
        for (const Year horizon : by_urgency(programme_.horizons(), report_.period)) {
            // of what is long over only the latest is told
            const bool over = horizon < report_.period;
            if (cards_.shows(horizon) && !(over && passed_)) horizons_.push_back(horizon);
            passed_ = passed_ || over;
        }
    }

    void draw() {
        Object page =
            frame_.frame(fmt::format("{}, {} {}", words_.scorecards, words_.year, report_.period));
        page.list("top", top()).list("legend", frame_.legend(statuses()));
        page.list("key", key());
        page_.draw(page, sink_, 0);
        for (const auto& [level, units] : by_level_) draw_league(units);
        page_.draw(page, sink_, 1);
        draw_gaps();
        page_.draw(page, sink_, 2);
        if (!horizons_.empty()) draw_matrices_at(horizons_.front());
        page_.draw(page, sink_, 3);
        for (std::size_t i = 1; i < horizons_.size(); ++i) draw_other(horizons_[i]);
        page_.draw(page, sink_, 4);
    }

  private:
    /// The units of the highest level, each in a sentence or two; none where they are many.
    std::vector<Object> top() const {
        std::vector<Object> top;
        for (const UnitIndex unit : told_) {
            const Scorecard card = cards_.of(*report_.find(unit));
            Object entry;
            entry.set("name", card.unit).set("code", clean((*report_.units)[unit].code));
            entry.set("link", frame_.page_of(unit));
            entry.set("sentence", fmt::format("{}", fmt::join(card.sentences, " ")));
            top.push_back(std::move(entry.list("files", frame_.links_to_files_of(unit))));
        }
        return top;
    }

    bool told_above(const Reports& units) const {
        return &units == &by_level_.begin()->second && units.size() == 1;
    }

    bool scored(const Reports& units, Year horizon) const {
        return std::ranges::any_of(
            units, [&](const UnitReport* unit) { return unit->overall(horizon) != nullptr; });
    }

    /// At the most urgent horizon at which any is scored: every unit is to be found here.
    void draw_league(const Reports& units) {
        if (told_above(units) || horizons_.empty()) return;
        const auto at =
            std::ranges::find_if(horizons_, [&](Year horizon) { return scored(units, horizon); });
        const Year horizon = at == horizons_.end() ? horizons_.front() : *at;
        frame_.draw(cards_.league_of(units, horizon), PageFrame::Look::with_files, sink_);
    }

    void draw_matrices_at(Year horizon) {
        for (const auto& [level, units] : by_level_) {
            if (told_above(units)) continue;
            const Reports& of_level = units;
            draw_matrices(report_, of_level, horizon, language_,
                          [&](const Grid& head, const RowOf& row_of) {
                              frame_.draw(head, of_level, row_of, sink_);
                          });
        }
    }

    void draw_other(Year horizon) {
        for (const auto& [level, units] : by_level_) {
            if (told_above(units) || !scored(units, horizon)) continue;
            frame_.draw(cards_.league_of(units, horizon), PageFrame::Look::stacked, sink_);
        }
        draw_matrices_at(horizon);
    }

    std::string ids(const std::vector<IndicatorIndex>& indicators) const {
        std::string ids;
        for (const IndicatorIndex indicator : indicators) {
            ids += (ids.empty() ? "" : ", ") + clean(programme_.indicators[indicator].id);
        }
        return ids;
    }

    std::vector<Cell> gap_of(const UnitReport& unit) const {
        const bool silent = unit.reports_sent == 0 && unit.pending.empty();
        return {{frame_.name_of(unit.unit)},
                {clean((*report_.units)[unit.unit].code)},
                {std::to_string(unit.reports_due)},
                {std::to_string(unit.reports_sent), silent ? Tone::bad : Tone::plain},
                {silent ? std::string{vi_ ? "chưa báo cáo chỉ tiêu nào" : "nothing reported"}
                        : ids(unit.missing),
                 silent ? Tone::bad : Tone::plain},
                {ids(unit.pending)}};
    }

    void draw_gaps() {
        Grid gaps;
        gaps.heading = vi_ ? "Đơn vị chưa báo cáo hoặc báo cáo chưa đủ"
                           : "Units that have not reported, or not completely";
        gaps.columns = {
            {std::string{words_.unit}, false, true}, {std::string{words_.code}},
            {vi_ ? "Phải báo cáo" : "Due", true},    {vi_ ? "Đã báo cáo" : "Reported", true},
            {vi_ ? "Còn thiếu" : "Missing"},         {vi_ ? "Chờ công bố" : "Pending"}};
        for (const auto& [level, units] : by_level_) {
            for (const UnitReport* unit : units) {
                if (unit->missing.empty() && unit->pending.empty()) continue;
                gaps.rows.push_back(gap_of(*unit));
                gaps.units.push_back(unit->unit);
            }
        }
        if (gaps.rows.empty()) {
            gaps.columns.clear();
            gaps.remarks.emplace_back(vi_ ? "Tất cả các đơn vị đã báo cáo đủ."
                                          : "All units have reported completely.");
        }
        frame_.draw(gaps, PageFrame::Look::stacked, sink_);
    }

    /// The statuses that the matrices show.
    std::set<Status> statuses() const {
        std::set<Status> used;
        const auto places = programme_.targets();
        for (const auto& [level, units] : by_level_) {
            for (const UnitReport* unit : units) {
                for (std::size_t i = 0; i < places.size(); ++i) {
                    const Indicator& of = programme_.indicators[places[i].indicator];
                    const Year horizon = of.targets[places[i].target].horizon;
                    if (std::ranges::count(horizons_, horizon) > 0)
                        used.insert(unit->briefs[i].status);
                }
            }
        }
        return used;
    }

    /// What the columns of the matrices mean.
    std::vector<Object> key() const {
        std::vector<Object> key;
        for (const Indicator& indicator : programme_.indicators) {
            std::string thresholds;
            for (const Target& target : indicator.targets) {
                if (std::ranges::count(horizons_, target.horizon) == 0) continue;
                const Year judged = std::min(target.horizon, report_.period);
                thresholds += fmt::format(
                    "{}{} {}: {}", thresholds.empty() ? "" : "; ", words_.by_year, target.horizon,
                    must_reach(target.threshold_in(judged), indicator, language_));
            }
            if (thresholds.empty()) continue;
            key.push_back(Object{}
                              .set("id", clean(indicator.id))
                              .set("name", name_of_indicator(programme_, indicator, language_))
                              .set("thresholds", thresholds));
        }
        return key;
    }

    PageFrame& frame_;
    const Report& report_;
    const Programme& programme_;
    Language language_;
    bool vi_;
    const Words& words_;
    Scorecards cards_;
    const Sink& sink_;
    std::vector<UnitIndex> told_;
    Template page_;
    std::map<LevelIndex, Reports> by_level_;
    std::vector<Year> horizons_;  ///< by urgency
    bool passed_ = false;         ///< one that is over is among them
};

}  // namespace

std::vector<UnitIndex> told_units(const Report& report, std::span<const UnitIndex> units) {
    const auto level = [&](UnitIndex unit) { return (*report.units)[unit].level; };
    const LevelIndex highest = level(*std::ranges::min_element(units, {}, level));
    std::vector<UnitIndex> told;
    std::ranges::copy_if(units, std::back_inserter(told),
                         [&](UnitIndex unit) { return level(unit) == highest; });
    if (told.size() > most_told) told.clear();
    return told;
}

void draw_index(PageFrame& frame, std::span<const UnitIndex> units, const Sink& sink) {
    Index{frame, units, sink}.draw();
}

}  // namespace cchc::render
