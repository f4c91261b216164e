#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"
#include "model/unit_detail.hpp"
#include "unicode/unicode.hpp"

/// Numbers as people write them and the sentences around them: 1.234,5 in Vietnamese, 1,234.5 in
/// English. No figure is made here, only places are cut where a report leaves them to the reader.
namespace cchc::render {

/// Whether a programme is that of administrative reform, as it is built in or amended under its
/// id; other programmes have headings that do not speak of reform.
bool is_of_reform(const Programme& programme);

/// A figure with all decimals it has, but at least so many.
std::string number(Decimal decimal, Language language, int least_places = 0);
/// A whole figure, grouped.
std::string number(exact::Integer whole, Language language);
/// A figure with just the decimals it is to be shown with.
std::string number(const Shown& shown, Language language);
/// A count; one that is a mean has at most 2 decimals.
std::string count(const Ratio& ratio, Language language);

/// The figure with the fewest decimals, 2 to 6, that leave it on its own side of every mark
/// (method, section 2).
Shown told(Decimal figure, std::initializer_list<Decimal> marks);

/// A value with its unit of measure: "45,20%", "65.21 points".
std::string value(const Shown& shown, const Indicator& indicator, Language language);

/// What differences of an indicator's values are counted in: "điểm %", "points".
std::string_view points_of(const Indicator& indicator, Language language);

/// A change with its sign: "+1.20 points".
std::string change(Decimal difference, Language language);

/// What has to be reached: "tối thiểu 50%", "25 to 35%", "done".
std::string must_reach(const Threshold& threshold, const Indicator& indicator, Language language);

/// "so với năm 2021", "against the mean of 2021–2025".
std::string against(const Baseline& baseline, Language language);

/// The names of levels, the highest first: "Cấp tỉnh; Cấp xã".
std::string level_names(const Programme& programme, const LevelSet& levels, Language language);

/// " theo QĐ 12/QĐ-UBND"; empty where no decision is named.
std::string by_decision(const std::string& decision, Language language);
/// The same in brackets: " (theo QĐ 12/QĐ-UBND)".
std::string by_decision_aside(const std::string& decision, Language language);

/// What an exemption means for a result: "Không phải báo cáo (theo QĐ 1): no procedures here", or,
/// where rows count although nothing is due, "Được miễn, không tính điểm …". Precondition:
/// result.exemption.
std::string exempted(const TargetResult& result, Language language);

/// What an amendment made of a target: its decision, since when, and the former wording.
std::string amended(const Target& target, const Amendment& amendment, const Indicator& indicator,
                    Language language);

using unicode::clean;

/// "tạm tính (41/45 đơn vị)", "provisional (41/45 units)".
std::string provisional(std::uint32_t submitted, std::uint32_t due, Language language);
/// "41/45 đơn vị đã báo cáo", "41/45 units have reported".
std::string coverage(const TargetResult& result, Language language);

/// "khoảng có thể 45,20 – 51,30%", and that the verdict stands where it does. Precondition:
/// result.bounds.
std::string bounds(const TargetResult& result, const Threshold& threshold,
                   const Indicator& indicator, Language language);

/// Why a provisional figure has no bounds.
std::string unbounded(Unbounded reason, Language language);

/// How many cases are wanting, in a sentence with their noun: "34 more files handled online".
/// `past`: the horizon is over. Precondition: result.need. `indicator` is the one that is counted,
/// of a `same_as` the one it names.
std::string need(const TargetResult& result, const Indicator& indicator, bool past,
                 Language language);

/// How far a value without cases to count is from its threshold. Precondition: result.gap.
std::string gap(const TargetResult& result, const Indicator& indicator, Language language);

/// The steps of the path, each a phrase: base, path, progress, pace, projection.
std::vector<std::string> path(const Path& path, const Threshold& threshold, Year horizon,
                              const Indicator& indicator, const Settings& settings,
                              Language language);

/// The path in one line: "cần +1,73 điểm % mỗi năm; nay +2,10; với tốc độ này, đến năm 2030: 100%".
std::string path_line(const Path& path, const Threshold& threshold, Year horizon,
                      const Indicator& indicator, Language language);

/// "a, b, c +6": the first three, and how many more.
std::string first_three(std::span<const std::string> names);

/// "Đến năm 2025: 31 mục tiêu: đạt 17, không đạt 11, chưa có số liệu 3; + 8 không tính điểm (đạt 1,
/// chờ công bố 7) + 2 trùng".
std::string horizon_sentence(const StatusCounts& counts, Language language);
/// The end of that sentence, of what is not counted: "+ 8 không tính điểm (…) + 2 trùng"; may be
/// empty.
std::string not_counted(const StatusCounts& counts, Language language);

/// Why an overall score has no grade: "chưa xếp loại: chờ công bố 2 mục tiêu", "chưa xếp loại: dưới
/// 2 mục tiêu". `targets`: how many count; `pending`: how many would. Precondition: the programme
/// has grades, and none was given.
std::string ungraded(std::uint32_t targets, std::uint32_t pending, const Settings& settings,
                     Language language);

/// What counts in the year's standing: "19 mục tiêu, 17 có số liệu; + 2 không tính điểm (đang thực
/// hiện 1, chờ công bố 1)".
std::string year_counts(const YearScore& score, Language language);

/// That silent units could still turn a verdict: "chưa kết luận: còn chờ báo cáo của Phường 1
/// (khoảng 60% hồ sơ)". `units`: their names, at least one; after the third they are counted.
/// `size`: their part of all cases in percent, where it is known.
std::string open_until(std::span<const std::string> units, std::optional<Decimal> size,
                       const Indicator& indicator, Language language);

/// What final figures are, and those of --verified-only; empty where those of the report are
/// neither.
std::string_view final_figures(const Report& report, Language language);

/// How many cases are wanting, as a column of its own says it: "34 hồ sơ giải quyết trực tuyến";
/// what must fall away with its verb: "còn phải giảm 2 biên chế". `indicator` as in `need`.
std::string amount_wanting(exact::Integer cases, bool fewer, const Indicator& indicator,
                           Language language);

/// What is wanting, without how many: "hồ sơ giải quyết trực tuyến". `indicator` as in `need`.
std::string noun_wanting(const Indicator& indicator, Language language);

/// How values of an indicator are made (method, section 3), in a sentence.
std::string_view rule_of(const Indicator& indicator, Language language);

}  // namespace cchc::render
