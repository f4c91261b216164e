#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <vector>

#include "check/rules.hpp"

namespace cchc::check {

namespace {

/// Units of one level and parent that begin on one day.
using Beginning = std::tuple<LevelIndex, UnitIndex, Day>;

Beginning beginning(const Unit& unit) {
    return {unit.level, unit.parent, unit.from};
}

/// For each unit those that name it as a successor.
std::vector<std::vector<UnitIndex>> predecessors_of(const Units& units) {
    std::vector<std::vector<UnitIndex>> predecessors(units.size());
    for (UnitIndex unit = 0; unit < units.size(); ++unit) {
        for (const UnitIndex next : units[unit].successors) predecessors[next].push_back(unit);
    }
    return predecessors;
}

std::string date(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100);
}

/// "M03", "M03" and 2 more
Text some(const Units& units, const std::vector<UnitIndex>& of) {
    const std::string first = '"' + units[of.front()].code + '"';
    const std::size_t more = of.size() - 1;
    if (more == 0) return {first, first};
    return {fmt::format("{} và {} đơn vị khác", first, more),
            fmt::format("{} and {} more", first, more)};
}

Text message(const Units& units, const std::vector<UnitIndex>& ended, UnitIndex successor,
             const std::vector<UnitIndex>& others) {
    const std::string &code = units[successor].code, &other = units[others.front()].code;
    const std::string day = date(units[successor].from);
    const Text old = some(units, ended), beside = some(units, others);
    const bool one = ended.size() == 1;
    return {
        fmt::format("\"{}\" là đơn vị tiếp nhận duy nhất của {}; cùng ngày {} có {} cùng cấp bắt "
                    "đầu mà không kế thừa đơn vị nào; nếu {} được chia tách thì ghi \"{};{}\"",
                    code, old.vi, day, beside.vi, one ? "đơn vị cũ" : "một đơn vị cũ", code, other),
        fmt::format("\"{}\" is the only successor of {}; on the same day, {}, {} of the same "
                    "level {} without a predecessor; if {} was divided, write \"{};{}\"",
                    code, old.en, day, beside.en, others.size() == 1 ? "begins" : "begin",
                    one ? "the old unit" : "one of the old units", code, other)};
}

}  // namespace

void divided_unit(const Subject& subject, diag::Findings& findings) {
    const Units& units = subject.inputs.units;
    const auto predecessors = predecessors_of(units);
    std::map<Beginning, std::vector<UnitIndex>> new_units;
    for (UnitIndex unit = 0; unit < units.size(); ++unit) {
        if (units[unit].from != day_before_all && predecessors[unit].empty())
            new_units[beginning(units[unit])].push_back(unit);
    }
    for (UnitIndex successor = 0; successor < units.size(); ++successor) {
        const auto others = new_units.find(beginning(units[successor]));
        if (others == new_units.end()) continue;
        std::vector<UnitIndex> ended;
        std::ranges::copy_if(predecessors[successor], std::back_inserter(ended),
                             [&](UnitIndex unit) {
                                 return units.are_of_one_level(unit, successor) &&
                                        units[unit].successors.size() == 1 &&
                                        units[unit].to <= units[successor].from;
                             });
        if (ended.empty()) continue;
        const auto place =
            subject.place_of_successor ? subject.place_of_successor(ended.front()) : std::nullopt;
        auto& finding = findings.add(diag::RuleId::divided_unit, place,
                                     message(units, ended, successor, others->second));
        finding.field = "successor";
        finding.unit = units[ended.front()].code;
    }
}

}  // namespace cchc::check
