#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/report.hpp"
#include "model/text.hpp"
#include "render/pages/frame/page.hpp"
#include "render/pages/pictures/svg.hpp"

namespace cchc::render {

/// Pictures of all units of a level at one target: a dot for each, or how many lie where, with the
/// threshold and the median. They are made once for all pages. Several threads may draw.
class Strips {
  public:
    /// The report outlives it and has briefs.
    Strips(const Report& report, Language language, unsigned threads);

    /// Whether there is a picture: some units have a value, and the target is no milestone.
    bool has(LevelIndex level, std::size_t place) const;
    /// Draws it, with a unit of the level in front of the others; without one: the others alone.
    /// Precondition: has(level, place).
    void draw(LevelIndex level, std::size_t place, const UnitReport* unit, Page& page) const;

  private:
    struct Strip {
        Scale scale;
        std::string others;  ///< what is drawn behind the unit
        std::string marks;   ///< threshold and median
    };
    Strip made(LevelIndex level, std::size_t place) const;
    void add_dots(const Peers& peers, std::size_t place, Strip& strip) const;
    void add_bars(const Peers& peers, std::size_t place, Strip& strip) const;

    const Report& report_;
    Language language_;
    std::vector<TargetPlace> targets_;
    std::vector<std::vector<std::optional<Strip>>> strips_;  ///< by level, then by place
};

}  // namespace cchc::render
