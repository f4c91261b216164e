#include "render/machine/columns.hpp"

#include "render/machine/common_columns.hpp"
#include "unicode/csv.hpp"

namespace cchc::render {

namespace {

using enum CellType;
using enum Range;
using enum Measure;
constexpr bool required = true, may_be_empty = false;

constexpr Column area_or_all_column{"area",
                                    text,
                                    {"Lĩnh vực", "Area"},
                                    {"Mã lĩnh vực trong chương trình; * là chung các lĩnh vực.",
                                     "Id of the area in the programme; * is all areas together."},
                                    required};
constexpr Column score_column{"score",
                              number,
                              {"Điểm", "Score"},
                              {"Điểm của đơn vị; phần chưa báo cáo tính là không đạt.",
                               "The unit's score; what is not reported counts as failure."},
                              required,
                              from_0_to_100,
                              percent};
constexpr Column grade_column{"grade",
                              text,
                              {"Xếp loại", "Grade"},
                              {"Mã xếp loại trong chương trình; chỉ ở dòng *.",
                               "Id of the grade in the programme; in rows of * only."}};
constexpr Column rank_column{"rank",
                             integer,
                             {"Xếp hạng", "Rank"},
                             {"Thứ hạng trong các đơn vị cùng cấp, từ 1; chỉ ở dòng *.",
                              "Rank among the units of the level, from 1; in rows of * only."},
                             may_be_empty,
                             from_1};

constexpr Column targets_column{"targets",
                                integer,
                                {"Mục tiêu", "Targets"},
                                {"Số mục tiêu được tính điểm.", "Targets that count."},
                                required,
                                from_0,
                                Measure::targets};
constexpr Column with_value_column{
    "with_value",
    integer,
    {"Có số liệu", "With data"},
    {"Trong đó số mục tiêu có kết quả.", "Of those, how many have a value."},
    required,
    from_0,
    Measure::targets};
constexpr Column attained_share_column{
    "attained_share",
    number,
    {"Tỷ lệ mục tiêu đạt", "Share attained"},
    {"Tỷ lệ mục tiêu đạt, theo trọng số.", "Share of the weight of the targets that is attained."},
    required,
    from_0_to_100,
    percent};
constexpr Column pending_column{
    "pending",
    integer,
    {"Chờ công bố", "Pending"},
    {"Số mục tiêu chưa tính vì còn chờ công bố.",
     "Targets that do not count yet, as they are still to be published."},
    required,
    from_0,
    Measure::targets};

/// How many of the targets that count have a status.
constexpr Column count_column(std::string_view status, FixedText title) {
    return {status,          integer,
            title,           {"Số mục tiêu có đánh giá này.", "Targets of this status."},
            required,        from_0,
            Measure::targets};
}

constexpr Column scores_columns[] = {
    unit_column,
    level_column,
    period_column,
    horizon_column,
    area_or_all_column,
    targets_column,
    with_value_column,
    score_column,
    {"score_reported",
     number,
     {"Điểm trên mục tiêu có số liệu", "Score on targets with data"},
     {"Điểm chỉ tính trên các mục tiêu có kết quả.", "Score over the targets that have a value."},
     may_be_empty,
     from_0_to_100,
     percent},
    grade_column,
    rank_column,
    count_column("attained", {"Đạt", "Attained"}),
    count_column("attained_late", {"Đạt sau thời hạn", "Attained late"}),
    count_column("lapsed", {"Không duy trì", "Lapsed"}),
    count_column("missed", {"Không đạt", "Missed"}),
    count_column("on_track", {"Đúng tiến độ", "On track"}),
    count_column("at_risk", {"Có nguy cơ không đạt", "At risk"}),
    count_column("off_track", {"Chậm tiến độ", "Off track"}),
    count_column("in_progress", {"Đang thực hiện", "In progress"}),
    count_column("no_data", {"Chưa có số liệu", "No data"}),
    count_column("no_baseline", {"Thiếu số liệu năm gốc", "No baseline"}),
    attained_share_column,
    pending_column,
};

constexpr Column year_columns[] = {
    unit_column,
    level_column,
    period_column,
    area_or_all_column,
    targets_column,
    with_value_column,
    score_column,
    {"attained_share",
     number,
     {"Tỷ lệ mục tiêu đạt lộ trình", "Share on the path"},
     {"Tỷ lệ mục tiêu đang ở mức phải có theo lộ trình, theo trọng số.",
      "Share of the weight of the targets that stands where the path has to be by now."},
     required,
     from_0_to_100,
     percent},
    grade_column,
    rank_column,
    {"open",
     integer,
     {"Nhiệm vụ đang thực hiện", "Open"},
     {"Số nhiệm vụ chưa tính vì đang thực hiện trong hạn.",
      "Milestones that do not count yet, as they are in progress."},
     required,
     from_0,
     Measure::targets},
    pending_column,
};

constexpr Column context_columns[] = {
    unit_column,
    indicator_column,
    period_column,
    {"value",
     number,
     {"Kết quả", "Value"},
     {"Kết quả của kỳ báo cáo.", "Value of the period."},
     may_be_empty,
     Range::any,
     as_indicator},
    {"previous_period",
     year,
     {"Kỳ trước", "Previous period"},
     {"Năm gần nhất trước đó có kết quả.", "The latest earlier year that has a value."}},
    {"previous_value",
     number,
     {"Kết quả kỳ trước", "Previous value"},
     {"Kết quả của kỳ trước.", "Value of the previous period."},
     may_be_empty,
     Range::any,
     as_indicator},
    {"change",
     number,
     {"Thay đổi", "Change"},
     {"Kết quả trừ kết quả kỳ trước.", "Value less previous value."},
     may_be_empty,
     Range::any,
     as_indicator},
    {"direction",
     text,
     {"Xu hướng", "Direction"},
     {"Chỉ số tốt lên hay kém đi.", "Whether the index got better or worse."},
     required,
     Range::any,
     none,
     WordList::directions},
};

constexpr std::string_view scores_key[] = {"unit", "horizon", "area"};
constexpr std::string_view year_key[] = {"unit", "area"};
constexpr std::string_view context_key[] = {"unit", "indicator"};

}  // namespace

std::string_view word(Measure measure) {
    constexpr std::string_view words[] = {
        "",        "percent", "percent_or_points", "percent_or_points_per_year", "cases",
        "reports", "targets"};
    return words[static_cast<std::size_t>(measure)];
}

constinit const Table scores_table{
    "scores",
    {"Điểm theo mốc thời gian", "Scores by horizon"},
    {"Mỗi dòng là điểm của một đơn vị đến một mốc thời gian, theo lĩnh vực hoặc chung (*).",
     "A row is the score of a unit at a horizon, of an area or over all of them (*)."},
    scores_columns,
    scores_key};
constinit const Table year_table{
    "year",
    {"Kết quả theo lộ trình của năm", "Standing of the year"},
    {"Mỗi dòng là kết quả theo lộ trình của một đơn vị trong năm, theo lĩnh vực hoặc chung (*).",
     "A row is how a unit stands against where the path has to be by now, in an area or over all "
     "of them (*)."},
    year_columns,
    year_key};
constinit const Table context_table{"context",
                                    {"Chỉ số tham khảo", "Context indices"},
                                    {"Mỗi dòng là một chỉ số không có mục tiêu của một đơn vị.",
                                     "A row is an index without targets of a unit."},
                                    context_columns,
                                    context_key};

constinit const std::array<const Table*, 4> tables{&targets_table, &scores_table, &year_table,
                                                   &context_table};

void write_heading(const Table& table, const OptionalColumns& chosen, std::string& out) {
    unicode::CsvLine line{out};
    for (const Column& column : table.columns) line.plain(column.name);
    for (const ColumnGroup& group : table.optional) {
        if (!(chosen.*group.chosen)) continue;
        for (const Column& column : group.columns) line.plain(column.name);
    }
}

}  // namespace cchc::render
