#pragma once

#include <fmt/format.h>

#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "load/data/observations.hpp"
#include "load/data/units.hpp"
#include "load/text/encoding.hpp"

/// A small world for tests of the loader: a programme, units, texts and what was found in them.
namespace cchc::test {

inline Indicator indicator(std::string id, Kind kind, std::vector<LevelIndex> levels = {1, 2}) {
    Indicator made;
    made.id = std::move(id);
    made.kind = kind;
    made.rollup = kind == Kind::value ? Rollup::none : Rollup::sum;
    for (const LevelIndex level : levels) made.reported_by.insert(level);
    return made;
}

/// R ratio, W weighted mean, V value in points, P percent, C reduction (count; against the mean of
/// 2019 and 2020), D reduction (days),
/// M milestone, X ratio over 100, S same as R, T for the province only.
inline Programme programme() {
    Programme made;
    made.start = 2021;
    made.levels = {{"province", {"Cấp tỉnh", "Province"}},
                   {"department", {"Cấp sở", "Department"}},
                   {"commune", {"Cấp xã", "Commune"}}};
    made.indicators = {indicator("R-01", Kind::ratio),     indicator("W-01", Kind::value),
                       indicator("V-01", Kind::value),     indicator("P-01", Kind::value),
                       indicator("C-01", Kind::reduction), indicator("D-01", Kind::reduction),
                       indicator("M-01", Kind::milestone), indicator("X-01", Kind::ratio),
                       indicator("S-01", Kind::ratio),     indicator("T-01", Kind::ratio, {0})};
    made.indicators[1].rollup = Rollup::weighted_mean;
    made.indicators[2].points = true;
    made.indicators[4].targets = {{2025,
                                   {Operator::at_least, Decimal::whole(10), {}, true},
                                   Baseline{2019, 2020, true},
                                   {},
                                   {},
                                   {}}};
    made.indicators[5].fractional = true;
    made.indicators[7].may_exceed_100 = true;
    made.indicators[8].same_as = IndicatorIndex{0};
    return made;
}

inline constexpr std::string_view units_text =
    "unit,name,level,parent,from,to,successor\n"
    "T,Tỉnh Thử Nghiệm,province,,,,\n"
    "SNV,Sở Nội vụ,department,T,,,\n"
    "S10,Sở Mười,department,T,,,\n"
    "007,Phường Bảy,commune,T,,,\n"
    "OLD,Xã Cũ,commune,T,,2025-06-30,NEW\n"
    "NEW,Xã Mới,commune,T,2025-07-01,,\n";

inline constexpr std::string_view data_header =
    "unit,indicator,period,numerator,denominator,value,note\n";

/// All rows of a data set, in reading order; of duplicates the first.
inline std::vector<SentRow> all_rows(const ObservationStore& observations) {
    std::vector<UnitIndex> units(observations.units());
    std::iota(units.begin(), units.end(), UnitIndex{0});
    return observations.rows_until(observations.latest_period().value_or(0), units);
}

/// One run of the loader.
struct World {
    Programme programme = test::programme();
    diag::Sources sources;
    diag::Findings findings;
    load::CsvOptions options;
    Units units;
    Exemptions exemptions;
    std::vector<load::FileFacts> facts;

    World() { units = read_units(std::string{units_text}); }

    const diag::Source* add(diag::Bytes bytes, std::string name = "f.csv") {
        return load::decode(sources, std::move(name), std::move(bytes), findings);
    }
    const diag::Source* add(std::string bytes, std::string name = "f.csv") {
        return add(diag::Bytes{std::move(bytes)}, std::move(name));
    }
    Units read_units(std::string bytes) {
        return load::read_units(*add(std::move(bytes)), programme, findings);
    }
    Exemptions read_exemptions(std::string bytes) {
        return load::read_exemptions(*add(std::move(bytes)), programme, units, findings);
    }
    ObservationStore read(std::string bytes) {
        const diag::Source* source = add(std::move(bytes));
        if (!source) return {};
        return load::read_observations({&source, 1}, programme, units, exemptions, options,
                                       findings, &facts);
    }

    /// The findings as "line:column-length rule: message", one a line.
    std::string found(Language language = Language::en) const {
        std::string out;
        for (const auto& finding : findings.all()) {
            const auto at = sources.position(*finding.place);
            out +=
                fmt::format("{}{}:{}-{} {}: {}", out.empty() ? "" : "\n", at.line, at.column,
                            at.length, diag::rule(finding.rule).name, finding.message.in(language));
        }
        return out;
    }
};

/// What is found in rows below the usual heading.
inline std::string found_in_rows(std::string_view rows, Language language = Language::en) {
    World world;
    world.read(std::string{data_header} + std::string{rows});
    return world.found(language);
}

}  // namespace cchc::test
