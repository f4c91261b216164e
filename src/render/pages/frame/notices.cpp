#include "render/pages/frame/notices.hpp"

namespace cchc::render {

namespace {

constexpr std::size_t most_named = 30;

}  // namespace

NamedUnit named_unit(const PageFrame& frame, UnitIndex unit, std::string aside) {
    return {frame.name_of(unit), frame.page_of(unit), std::move(aside)};
}

void add_notice(std::string_view what, std::vector<NamedUnit> units, Language language,
                std::vector<Notice>& notices) {
    if (units.empty()) return;
    const Words& w = words(language);
    Notice notice{what, w.so_many_units(units.size(), units.size()), {}, {}};
    if (units.size() > most_named) {
        const std::size_t others = units.size() - most_named;
        notice.others = w.and_other_units(others, others);
        units.resize(most_named);
    }
    for (NamedUnit& unit : units) unit.more = &unit != &units.back();
    notice.units = std::move(units);
    notices.push_back(std::move(notice));
}

}  // namespace cchc::render
