#include "render/pages/frame/anchors.hpp"

#include <algorithm>
#include <utility>

#include "render/pages/frame/file_names.hpp"

namespace cchc::render {

AnchorNames::AnchorNames(const Programme& programme) {
    // those of the page's own sections are not for targets
    SafeNames names{"points",  "scores", "targets", "changes", "shortfalls", "context",
                    "leagues", "notes",  "legend",  "dot",     "hatch"};
    for (const Indicator& indicator : programme.indicators)
        indicators.push_back(names.name(indicator.id));
    for (const Indicator& indicator : programme.indicators) {
        auto& own = targets.emplace_back();
        for (const Target& target : indicator.targets)
            own.push_back(names.name(indicator.id + "-" + std::to_string(target.horizon)));
    }
    for (const Area& area : programme.areas) areas.push_back(names.name(area.id));
}

Anchors::Anchors(const AnchorNames& names, const Programme& programme,
                 const std::vector<AreaRows>& areas)
    : names_(names) {
    for (const AreaRows& area : areas) {
        for (const IndicatorRows& indicator : area.indicators) {
            for (const TargetRow& row : indicator.targets) {
                const bool first = &row == &indicator.targets.front();
                const auto& [index, target] = std::pair{row.of->indicator, row.of->target};
                rows_.push_back({index, target, programme.indicators[index].area,
                                 indicator.id + " (" + std::to_string(row.horizon) + ")",
                                 first ? names.indicators[index] : names.targets[index][target]});
            }
        }
    }
}

std::string_view Anchors::of(TargetPlace place) const {
    const auto row = std::ranges::find_if(rows_, [&](const Row& any) {
        return any.indicator == place.indicator && any.target == place.target;
    });
    return row == rows_.end() ? std::string_view{} : row->anchor;
}

std::string_view Anchors::of_indicator(IndicatorIndex indicator) const {
    const auto row = std::ranges::find(rows_, indicator, &Row::indicator);
    return row == rows_.end() ? std::string_view{} : row->anchor;
}

std::string_view Anchors::of_area(std::uint16_t area) const {
    const bool has_rows = std::ranges::find(rows_, area, &Row::area) != rows_.end();
    return has_rows ? std::string_view{names_.areas[area]} : std::string_view{};
}

/// The first name of a target; of two that begin there, the longer one.
Anchors::Found Anchors::next_named(std::string_view text) const {
    Found found;
    for (const Row& row : rows_) {
        std::size_t at = text.find(row.name);
        while (at != text.npos && at > 0 && text[at - 1] != ' ') at = text.find(row.name, at + 1);
        if (at == text.npos) continue;
        const bool longer = at == found.at && row.name.size() > found.row->name.size();
        if (at < found.at || longer) found = {at, &row};
    }
    return found;
}

void Anchors::draw_text(std::string_view text, Page& page) const {
    for (Found found = next_named(text); found.row; found = next_named(text)) {
        page.add_text(text.substr(0, found.at));
        page.add("<a href=\"#", found.row->anchor, "\">");
        page.add_text(found.row->name);
        page.add("</a>");
        text.remove_prefix(found.at + found.row->name.size());
    }
    page.add_text(text);
}

}  // namespace cchc::render
