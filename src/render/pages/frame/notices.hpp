#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/pages/frame/page_frame.hpp"

namespace cchc::render {

/// A unit in a list.
struct NamedUnit {
    std::string name, link, aside{};
    bool more = false;  ///< another follows

    static void fields(auto&& see) {
        see("name", &NamedUnit::name);
        see("link", &NamedUnit::link);
        see("aside", &NamedUnit::aside);
        see("more", &NamedUnit::more);
    }
};

/// Something that units have in common, and which they are.
struct Notice {
    std::string_view what;
    std::string so_many;
    std::vector<NamedUnit> units;  ///< the first of them, where they are many
    std::string others;            ///< how many are not named; empty: all are

    static void fields(auto&& see) {
        see("what", &Notice::what);
        see("so_many", &Notice::so_many);
        see("units", &Notice::units);
        see("others", &Notice::others);
    }
};

/// A unit by its name, which leads to its page. `aside`: said beside it.
NamedUnit named_unit(const PageFrame& frame, UnitIndex unit, std::string aside = {});

/// Adds a notice, where there is any unit.
void add_notice(std::string_view what, std::vector<NamedUnit> units, Language language,
                std::vector<Notice>& notices);

}  // namespace cchc::render
