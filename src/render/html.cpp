#include "render/html.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <map>
#include <set>

#include "render/charts.hpp"
#include "render/file_names.hpp"
#include "render/matrix.hpp"
#include "render/pages.hpp"
#include "render/phrases.hpp"
#include "render/scorecard.hpp"
#include "render/words.hpp"
#include "unicode/xml.hpp"

namespace cchc::render {

namespace {

using kainjow::mustache::data;

/// What a template sees under one name; an empty text is not there.
class Object {
  public:
    Object() = default;
    // as the library's own move is not declared not to throw, vectors would copy whole trees
    Object(Object&& other) noexcept : values_(std::move(other.values_)) {}

    Object& set(const char* key, std::string_view text) & {
        values_[key] = text.empty() ? data{false} : data{std::string{text}};
        return *this;
    }
    Object& flag(const char* key, bool value) & {
        values_[key] = data{value};
        return *this;
    }
    /// A list, and whether it holds anything.
    Object& list(const std::string& key, std::vector<Object> items) & {
        data list{data::type::list};
        // the library takes items by copy only, whole trees of them
        auto& places = const_cast<kainjow::mustache::list&>(list.list_value());
        places.reserve(items.size());
        for (Object& item : items) places.push_back(std::move(item.values_));
        values_["has_" + key] = data{!items.empty()};
        values_[key] = std::move(list);
        return *this;
    }
    Object set(const char* key, std::string_view text) && { return std::move(set(key, text)); }
    Object flag(const char* key, bool value) && { return std::move(flag(key, value)); }
    Object list(const std::string& key, std::vector<Object> items) && {
        return std::move(list(key, std::move(items)));
    }
    const data& values() const { return values_; }

  private:
    data values_{data::type::object};
};

void replace_all(std::string& text, std::string_view part, std::string_view by) {
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + by.size()))
        text.replace(at, part.size(), by);
}

/// Keeps what stands between {{#vi}} and {{/vi}}, or else {{#en}} and {{/en}}.
void choose_language(std::string& text, Language language) {
    const bool vi = language == Language::vi;
    const std::string other = vi ? "en}}" : "vi}}", open = "{{#" + other, close = "{{/" + other;
    for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at))
        text.erase(at, text.find(close, at) + close.size() - at);
    replace_all(text, vi ? "{{#vi}}" : "{{#en}}", "");
    replace_all(text, vi ? "{{/vi}}" : "{{/en}}", "");
}

/// One of the pages in src/render/pages/, in one language.
class Template {
  public:
    Template(std::string_view text, Language language) : page_(whole(text, language)) {
        page_.set_custom_escape([](const std::string& s) { return unicode::xml_escaped(s); });
    }

    void draw(const Object& object, std::string& out) {
        page_.render(object.values(), [&](const std::string& part) { out += part; });
    }

  private:
    /// With its parts in place.
    static std::string whole(std::string_view text, Language language) {
        std::string page{text};
        replace_all(page, "{{>foot}}", pages::foot);
        replace_all(page, "{{{style}}}", pages::style);
        choose_language(page, language);
        return page;
    }

    kainjow::mustache::mustache page_;
};

}  // namespace

/// Everything behind HtmlPages.
class HtmlPages::Making {
  public:
    Making(const Report& report, const Report* before, std::span<const InputDigest> inputs,
           const PageOptions& options, std::vector<std::string> formats)
        : report_(report),
          before_(before),
          inputs_(inputs),
          options_(options),
          formats_(std::move(formats)),
          cards_(report, options.language, options.horizon),
          words_(words(options.language)),
          names_(file_names(*report.units)),
          scorecard_(pages::scorecard, options.language),
          index_(pages::index, options.language),
          grid_(pages::grid, options.language),
          grid_row_(pages::grid_row, options.language) {}

    std::string scorecard(const UnitReport& unit) {
        Scorecard card = cards_.of(unit);
        Object page = frame(card.title);
        page.set("unit", card.unit).set("unit_line", card.unit_line);
        page.set("provisional", card.provisional ? words_.provisional : "");
        page.list("horizons", summaries(card)).list("changes", changes(unit));
        page.set("year_before", std::to_string(report_.period - 1));
        page.list("shortfalls", shortfalls(unit)).list("areas", areas(card));
        page.set("not_applicable", card.not_applicable);
        std::string grids, whole;
        if (card.context) draw(*card.context, grids);
        for (const Grid& grid : card.scores) draw(grid, grids);
        for (Grid& grid : card.leagues) draw(linked(grid), grids);
        page.set("grids", grids).list("notes", notes(unit)).list("legend", legend(unit));
        scorecard_.draw(page, whole);
        return whole;
    }

    std::string index(std::span<const UnitIndex> chosen) {
        std::vector<const UnitReport*> units;
        for (const UnitIndex unit : chosen) units.push_back(report_.find(unit));
        with_page_ = {chosen.begin(), chosen.end()};
        Object page =
            frame(fmt::format("{}, {} {}", words_.scorecards, words_.year, report_.period));
        std::vector<Object> top;
        std::string grids, matrices, whole;
        for (const UnitReport* unit : units) {
            const bool below = with_page_.contains(unit->parent);
            if (below) continue;
            Scorecard card = cards_.of(*unit);
            top.push_back(top_entry(*unit, card));
            for (Grid& grid : card.leagues) draw(linked(grid), grids);
        }
        draw_matrices(report_, units, options_,
                      [&](Grid matrix) { draw(linked(matrix), matrices, true); });
        page.list("top", std::move(top)).set("grids", grids);
        page.list("gaps", gaps(units)).set("matrices", matrices);
        index_.draw(page, whole);
        return whole;
    }

  private:
    const std::string& name_of(UnitIndex unit) const {
        return (*report_.units)[unit].name.in(options_.language);
    }

    /// Appends a table, row by row: some have thousands.
    void draw(const Grid& grid, std::string& out, bool matrix = false) {
        std::string rows;
        for (const auto& row : grid.rows) {
            std::vector<Object> cells;
            for (std::size_t c = 0; c < row.size(); ++c) {
                cells.push_back(Object{}
                                    .set("text", row[c].text)
                                    .set("tone", class_of(row[c].tone))
                                    .set("link", row[c].link)
                                    .flag("number", grid.columns[c].number));
            }
            grid_row_.draw(Object{}.list("cells", std::move(cells)), rows);
        }
        std::vector<Object> columns, remarks;
        for (const auto& column : grid.columns) {
            columns.push_back(
                Object{}.set("heading", column.heading).flag("number", column.number));
        }
        for (const std::string& remark : grid.remarks)
            remarks.push_back(Object{}.set("remark", remark));
        Object table;
        table.set("heading", grid.heading).flag("matrix", matrix).set("rows", rows);
        table.list("columns", std::move(columns)).list("remarks", std::move(remarks));
        grid_.draw(table, out);
    }

    /// What every page holds.
    Object frame(const std::string& title) const {
        Object page;
        page.set("lang", options_.language == Language::vi ? "vi" : "en").set("title", title);
        page.set("programme", clean(report_.programme->title.in(options_.language)));
        page.set("as_of", clean(options_.as_of)).set("label", clean(options_.label));
        page.set("version", CCHC_VERSION);
        std::vector<Object> inputs;
        for (const InputDigest& input : inputs_) {
            inputs.push_back(Object{}.set("name", clean(input.name)).set("sha256", input.sha256));
        }
        page.list("inputs", std::move(inputs));
        return page;
    }

    std::vector<Object> summaries(const Scorecard& card) const {
        std::vector<Object> summaries;
        for (const HorizonSummary& at : card.horizons) {
            std::vector<Object> counts;
            for (std::size_t i = 0; i < status_count; ++i) {
                if (at.counts[i] == 0) continue;
                const auto status = static_cast<Status>(i);
                counts.push_back(
                    Object{}
                        .set("count", std::to_string(at.counts[i]))
                        .set("tone", class_of(tone(status)))
                        .set("sign", sign(status))
                        .set("text", counted(status, at.counts[i], options_.language)));
            }
            Object summary;
            summary.set("horizon", std::to_string(at.horizon)).set("number", at.number);
            summary.set("grade", at.grade).set("rank", at.rank);
            summary.set("incomplete", at.score && !at.score->complete ? words_.provisional : "");
            summaries.push_back(std::move(summary.list("counts", std::move(counts))));
        }
        return summaries;
    }

    /// Targets whose status is another one than a year ago, by the units of then; those that went
    /// the same way together.
    std::vector<Object> changes(const UnitReport& unit) const {
        const UnitReport* then = before_ ? before_->find(unit.unit) : nullptr;
        if (then == nullptr) return {};
        std::map<std::pair<Status, Status>, std::vector<Object>> by_way;
        for (std::size_t i = 0; i < unit.targets.size(); ++i) {
            const TargetResult& is = unit.targets[i];
            const Brief& was = then->briefs[i];  // the same programme: the same order
            if (is.status == was.status || !cards_.shows(is)) continue;
            const Indicator& indicator = report_.programme->indicators[is.indicator];
            Object target;
            target.set("id", indicator.id)
                .set("name", name_of_indicator(*report_.programme, indicator, options_.language));
            target.set("horizon", std::to_string(indicator.targets[is.target].horizon));
            by_way[{is.status, was.status}].push_back(std::move(target));
        }
        std::vector<Object> changes;
        for (auto& [way, targets] : by_way) {
            Object change;
            change.set("was", label(way.second, Kind::ratio, options_.language));
            change.set("is", label(way.first, Kind::ratio, options_.language));
            for (Object& target : targets) target.flag("more", &target != &targets.back());
            change.set("tone", class_of(tone(way.first)))
                .set("count", std::to_string(targets.size()));
            changes.push_back(std::move(change.list("targets", std::move(targets))));
        }
        return changes;
    }

    /// For each missed target the units below that want most.
    std::vector<Object> shortfalls(const UnitReport& unit) const {
        std::vector<Object> entries;
        for (std::size_t i = 0; i < unit.targets.size(); ++i) {
            const TargetResult& missed = unit.targets[i];
            const Indicator& indicator = report_.programme->indicators[missed.indicator];
            if (missed.status != Status::missed || indicator.same_as || !cards_.shows(missed))
                continue;
            std::vector<std::pair<exact::Integer, UnitIndex>> wanting;
            for (const UnitIndex child : unit.children) {
                const auto need = report_.find(child)->briefs[i].need;
                if (need > 0) wanting.emplace_back(need, child);
            }
            std::ranges::stable_sort(wanting, std::ranges::greater{},
                                     &std::pair<exact::Integer, UnitIndex>::first);
            std::string units;
            for (std::size_t n = 0; n < wanting.size() && n < 5; ++n) {
                units +=
                    fmt::format("{}{} ({})", n == 0 ? "" : ", ", clean(name_of(wanting[n].second)),
                                number(wanting[n].first, options_.language));
            }
            if (units.empty()) continue;
            Object entry;
            entry.set("id", indicator.id)
                .set("name", name_of_indicator(*report_.programme, indicator, options_.language));
            entry.set("horizon", std::to_string(indicator.targets[missed.target].horizon))
                .set("units", units);
            entries.push_back(std::move(entry));
        }
        return entries;
    }

    std::vector<Object> areas(const Scorecard& card) const {
        std::vector<Object> areas;
        for (const AreaRows& area : card.areas) {
            std::vector<Object> indicators;
            for (const IndicatorRows& indicator : area.indicators) {
                std::vector<Object> targets;
                std::string line;
                for (const TargetRow& row : indicator.targets) {
                    targets.push_back(target(*indicator.of, row));
                    line = line_chart(*indicator.of, *row.of, options_.language);
                }
                Object entry;
                entry.set("id", indicator.id)
                    .set("name", indicator.name)
                    .set("clause", clean(indicator.of->clause));
                indicators.push_back(
                    std::move(entry.set("line", line).list("targets", std::move(targets))));
            }
            areas.push_back(Object{}
                                .set("id", area.id)
                                .set("name", area.name)
                                .list("indicators", std::move(indicators)));
        }
        return areas;
    }

    Object target(const Indicator& indicator, const TargetRow& row) const {
        std::string remarks;
        for (const std::string& remark : row.remarks)
            remarks += (remarks.empty() ? "" : " · ") + remark;
        Object target;
        target.set("horizon", std::to_string(row.horizon)).set("result", row.result);
        target.set("must_reach", row.must_reach).set("status", row.status.text);
        target.set("tone", class_of(row.status.tone))
            .set("counts", row.counts)
            .set("remarks", remarks);
        return std::move(target.set("bullet", bullet_chart(indicator, *row.of, options_.language)));
    }

    std::vector<Object> notes(const UnitReport& unit) const {
        std::vector<Object> notes;
        for (const Note& note : unit.notes) {
            notes.push_back(Object{}
                                .set("id", report_.programme->indicators[note.indicator].id)
                                .set("period", std::to_string(note.period))
                                .set("note", clean(note.note))
                                .set("evidence", clean(note.evidence)));
        }
        return notes;
    }

    /// The signs that occur on the page, in words.
    std::vector<Object> legend(const UnitReport& unit) const {
        std::set<Status> used;
        for (const TargetResult& result : unit.targets) used.insert(result.status);
        std::vector<Object> legend;
        for (const Status status : used) {
            legend.push_back(Object{}
                                 .set("sign", sign(status))
                                 .set("tone", class_of(tone(status)))
                                 .set("label", label(status, Kind::ratio, options_.language)));
        }
        return legend;
    }

    /// A table of units with links from their names to their pages.
    const Grid& linked(Grid& grid) const {
        for (std::size_t r = 0; r < grid.rows.size() && r < grid.units.size(); ++r) {
            const UnitIndex unit = grid.units[r];
            if (with_page_.empty() || with_page_.contains(unit)) {
                grid.rows[r][grid.name_column].link = names_[unit] + ".html";
            }
        }
        return grid;
    }

    Object top_entry(const UnitReport& unit, const Scorecard& card) const {
        std::vector<Object> files;
        for (const std::string& format : formats_) {
            if (format == "html") continue;
            files.push_back(
                Object{}.set("format", format).set("href", names_[unit.unit] + "." + format));
        }
        Object entry;
        entry.set("name", card.unit).set("code", (*report_.units)[unit.unit].code);
        const bool has_page = std::ranges::count(formats_, "html") > 0;
        entry.set("link", has_page ? names_[unit.unit] + ".html" : "");
        entry.set("sentence", fmt::format("{}", fmt::join(card.sentences, " ")));
        return std::move(entry.list("files", std::move(files)));
    }

    std::vector<Object> gaps(std::span<const UnitReport* const> units) const {
        std::vector<Object> gaps;
        for (const UnitReport* unit : units) {
            if (unit->missing.empty()) continue;
            std::string missing;
            for (const IndicatorIndex indicator : unit->missing) {
                missing +=
                    (missing.empty() ? "" : ", ") + report_.programme->indicators[indicator].id;
            }
            Object gap;
            gap.set("name", clean(name_of(unit->unit)))
                .set("code", (*report_.units)[unit->unit].code);
            gap.set("due", std::to_string(unit->reports_due));
            gap.set("sent", std::to_string(unit->reports_due - unit->missing.size()))
                .set("missing", missing);
            gaps.push_back(std::move(gap));
        }
        return gaps;
    }

    const Report& report_;
    const Report* before_;
    std::span<const InputDigest> inputs_;
    PageOptions options_;
    std::vector<std::string> formats_;
    Scorecards cards_;
    const Words& words_;
    std::vector<std::string> names_;
    std::set<UnitIndex> with_page_;
    Template scorecard_, index_, grid_, grid_row_;
};

HtmlPages::HtmlPages(const Report& report, const Report* before,
                     std::span<const InputDigest> inputs, const PageOptions& options,
                     std::vector<std::string> formats)
    : making_(std::make_unique<Making>(report, before, inputs, options, std::move(formats))) {}

HtmlPages::~HtmlPages() = default;

std::string HtmlPages::scorecard(const UnitReport& unit) {
    return making_->scorecard(unit);
}

std::string HtmlPages::index(std::span<const UnitIndex> units) {
    return making_->index(units);
}

}  // namespace cchc::render
