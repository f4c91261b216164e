#pragma once

#include <string>
#include <string_view>

#include "catch.hpp"
#include "load_world.hpp"

/// Units that were merged or divided, with rows, seen from 2025.
namespace cchc::test {

struct Reorganised {
    World world;
    ObservationStore observations;
    Lineage lineage;
    Inputs inputs;

    /// `units`: a units file; `rows`: data without its header. None of them has an error.
    Reorganised(std::string_view units, const std::string& rows)
        : observations((world.units = world.read_units(std::string{units}),
                        world.read(std::string{data_header} + rows))),
          lineage(world.units, 2025),
          inputs{world.programme, world.units, world.exemptions, observations, lineage} {
        INFO(world.found());
        REQUIRE(world.found().find("error") == std::string::npos);
    }
};

/// OLD was divided into LEFT, below the department, and RIGHT, below the province; B went to LEFT.
struct Division : Reorganised {
    // positions in the units file
    static constexpr UnitIndex province = 0, department = 1, divided = 2, merged = 3, left = 4,
                               right = 5;

    explicit Division(const std::string& rows = "")
        : Reorganised(
              "unit,name,level,parent,from,to,successor\n"
              "T,T,province,,,,\n"
              "D,D,department,T,,,\n"
              "OLD,OLD,commune,D,,2025-06-30,LEFT;RIGHT\n"
              "B,B,commune,D,,2025-06-30,LEFT\n"
              "LEFT,LEFT,commune,D,2025-07-01,,\n"
              "RIGHT,RIGHT,commune,T,2025-07-01,,\n",
              rows) {}
};

}  // namespace cchc::test
