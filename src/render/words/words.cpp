#include "render/words/words.hpp"

#include <array>

namespace cchc::render {

namespace {

constexpr Words vietnamese{
    .scorecard = "Phiếu kết quả thực hiện mục tiêu CCHC",
    .scorecard_capitals = "PHIẾU KẾT QUẢ THỰC HIỆN MỤC TIÊU CCHC",
    .league_table = "Bảng xếp hạng",
    .year = "năm",
    .provisional = "Tạm tính",
    .final_figures = "Bản chính thức: kết quả chưa công bố được tính là chưa có số liệu",
    .area = "Lĩnh vực",
    .indicator = "Chỉ tiêu",
    .by = "Đến năm",
    .status = "Đánh giá",
    .result = "Kết quả",
    .must_reach = "Mức phải đạt",
    .counts = "Tử số/Mẫu số",
    .remarks = "Ghi chú",
    .unit = "Đơn vị",
    .code = "Mã đơn vị",
    .targets = "Mục tiêu",
    .with_value = "Có số liệu",
    .score = "Điểm",
    .score_reported = "Điểm tính trên các mục tiêu có số liệu",
    .grade = "Xếp loại",
    .rank = "Xếp hạng",
    .overall = "Chung các lĩnh vực",
    .attained = "Đạt",
    .missed = "Không đạt",
    .no_data = "Chưa có số liệu",
    .context = "Chỉ số tham khảo",
    .previous = "Kỳ trước",
    .change = "Thay đổi",
    .direction = "Xu hướng",
    .attained_share = "Tỷ lệ mục tiêu đạt",
    .share_heading = "Tỷ lệ đạt",
    .path_share = "Tỷ lệ mục tiêu đạt lộ trình",
    .path_share_heading = "Đạt lộ trình",
    .silence_counts = "Tạm tính: phần chưa báo cáo tính là không đạt",
    .not_applicable = "Không áp dụng",
    .note = "ghi chú",
    .evidence = "tài liệu kiểm chứng",
    .exempt = "Không phải báo cáo",
    .exempt_from_verdict = "Miễn đánh giá",
    .exempt_below = "đơn vị được miễn",
    .not_assessable = "chưa đủ số liệu để đánh giá tiến độ",
    .province_only = "chỉ tiêu đánh giá chung toàn tỉnh",
    .binds_only = "chỉ giao cho",
    .same_as = "Trùng với chỉ tiêu",
    .amended = "Được điều chỉnh",
    .formerly = "trước đó",
    .against = "so với năm",
    .against_mean = "so với bình quân",
    .inherited = "kế thừa từ",
    .done = "đã hoàn thành",
    .not_done = "chưa hoàn thành",
    .cases = "trường hợp",
    .percent_points = "điểm\u00A0%",
    .points = "điểm",
    .kind = "Loại",
    .numerator = "Tử số",
    .denominator = "Mẫu số",
    .quantity = "Số liệu báo cáo",
    .reported_by = "Phải báo cáo",
    .optional_for = "Có thể báo cáo",
    .clause = "Mục, gạch đầu dòng",
    .weight = "Trọng số",
    .judged_after = "chỉ đánh giá sau năm",
    .above_missed = "vượt khoảng này là không đạt",
    .withdrawn = "Không còn áp dụng",
    .from_year = "từ năm",
    .path_value = "Mức theo lộ trình",
    .matrix = "Biểu tổng hợp",
    .by_year = "đến năm",
    .scorecards = "Kết quả thực hiện mục tiêu CCHC",
    .one_or_zero = "1: đã hoàn thành; 0: chưa hoàn thành",
    .how_many = "số lượng",
    .year_heading = "Năm",
    .id = "Mã",
    .unscored = "không tính điểm",
    .repeated = "trùng",
    .counted_once = "Chung các lĩnh vực: mục tiêu trùng chỉ tính một lần",
    .attainment = "mức độ hoàn thành",
    .details = "Chi tiết",
    .rollup = "Tổng hợp",
    .published = "Công bố",
    .published_later = "sau báo cáo năm; trước đó là chờ công bố",
    .higher = "cao hơn là tốt hơn",
    .lower = "thấp hơn là tốt hơn",
    .fractional = "số liệu có thể là số thập phân",
    .may_exceed_100 = "có thể vượt 100%",
    .above_attained = "vượt khoảng này vẫn là đạt",
};

constexpr Words english{
    .scorecard = "Administrative reform scorecard",
    .scorecard_capitals = "ADMINISTRATIVE REFORM SCORECARD",
    .league_table = "League table",
    .year = "year",
    .provisional = "Provisional",
    .final_figures = "Final: figures not yet published count as missing",
    .area = "Area",
    .indicator = "Indicator",
    .by = "By",
    .status = "Status",
    .result = "Result",
    .must_reach = "To reach",
    .counts = "Counts",
    .remarks = "Remarks",
    .unit = "Unit",
    .code = "Code",
    .targets = "Targets",
    .with_value = "With data",
    .score = "Score",
    .score_reported = "Score on targets with data",
    .grade = "Grade",
    .rank = "Rank",
    .overall = "All areas",
    .attained = "Attained",
    .missed = "Missed",
    .no_data = "No data",
    .context = "Context indices",
    .previous = "Previous",
    .change = "Change",
    .direction = "Direction",
    .attained_share = "Share of targets attained",
    .share_heading = "Share",
    .path_share = "Share of targets on the path",
    .path_share_heading = "On path",
    .silence_counts = "Provisional: silence counts as failure",
    .not_applicable = "Not applicable",
    .note = "note",
    .evidence = "evidence",
    .exempt = "Exempt from reporting",
    .exempt_from_verdict = "Exempt from being judged",
    .exempt_below = "exempt units",
    .not_assessable = "too few figures to judge the pace",
    .province_only = "binds the province only",
    .binds_only = "binds only",
    .same_as = "Same as",
    .amended = "Amended",
    .formerly = "formerly",
    .against = "against",
    .against_mean = "against the mean of",
    .inherited = "inherited from",
    .done = "done",
    .not_done = "not done",
    .cases = "cases",
    .percent_points = "points",
    .points = "points",
    .kind = "Kind",
    .numerator = "Numerator",
    .denominator = "Denominator",
    .quantity = "Level reported",
    .reported_by = "Must report",
    .optional_for = "May report",
    .clause = "Clause",
    .weight = "Weight",
    .judged_after = "judged only after",
    .above_missed = "above the range is missed",
    .withdrawn = "Withdrawn",
    .from_year = "from",
    .path_value = "Path",
    .matrix = "Matrix",
    .by_year = "by",
    .scorecards = "Administrative reform scorecards",
    .one_or_zero = "1: done; 0: not done",
    .how_many = "number",
    .year_heading = "Year",
    .id = "Id",
    .unscored = "not scored",
    .repeated = "printed twice",
    .counted_once = "All areas: a target that is printed twice counts once",
    .attainment = "attainment",
    .details = "Details",
    .rollup = "Over a scope",
    .published = "Published",
    .published_later = "after the year's report; pending until then",
    .higher = "higher is better",
    .lower = "lower is better",
    .fractional = "figures may be fractions",
    .may_exceed_100 = "may exceed 100%",
    .above_attained = "above the range is attained as well",
};

/// All that is said of one status.
struct StatusWords {
    std::string_view sign;
    Tone tone;
    std::string_view vi, vi_milestone, vi_counted;
    std::string_view en, en_counted;
};

constexpr std::array<StatusWords, status_count> statuses{{
    {"✓", Tone::good, "Đạt", "Đã hoàn thành", "đạt", "Attained", "attained"},
    {"◐", Tone::warning, "Đạt sau thời hạn", "Hoàn thành quá hạn", "đạt sau thời hạn",
     "Attained late", "attained late"},
    {"↘", Tone::bad, "Không duy trì", "Không duy trì", "không duy trì", "Lapsed", "lapsed"},
    {"✗", Tone::bad, "Không đạt", "Chưa hoàn thành, quá hạn", "không đạt", "Missed", "missed"},
    {"▲", Tone::moving, "Đúng tiến độ", "Đúng tiến độ", "đúng tiến độ", "On track", "on track"},
    {"►", Tone::warning, "Có nguy cơ không đạt", "Có nguy cơ không đạt", "có nguy cơ không đạt",
     "At risk", "at risk"},
    {"▼", Tone::bad, "Chậm tiến độ", "Chậm tiến độ", "chậm tiến độ", "Off track", "off track"},
    {"○", Tone::plain, "Đang thực hiện (trong hạn)", "Đang thực hiện (trong hạn)", "đang thực hiện",
     "In progress", "in progress"},
    {"…", Tone::missing, "Chưa có số liệu", "Chưa có số liệu", "chưa có số liệu", "No data",
     "without data"},
    {"?", Tone::missing, "Thiếu số liệu năm gốc", "Thiếu số liệu năm gốc", "thiếu số liệu năm gốc",
     "No baseline", "without a baseline"},
    {"-", Tone::aside, "Không phát sinh", "Không phát sinh", "không phát sinh", "No cases",
     "without cases"},
    {"»", Tone::aside, "Chờ công bố", "Chờ công bố", "chờ công bố", "Pending", "pending"},
    {"/", Tone::aside, "Không áp dụng", "Không áp dụng", "không áp dụng", "Not applicable",
     "not applicable"},
    {"□", Tone::aside, "Chưa đến kỳ đánh giá", "Chưa đến kỳ đánh giá", "chưa đến kỳ đánh giá",
     "Not started", "not started"},
    {"†", Tone::aside, "Không còn áp dụng", "Không còn áp dụng", "không còn áp dụng", "Withdrawn",
     "withdrawn"},
    {"i", Tone::aside, "Tham khảo", "Tham khảo", "tham khảo", "Not binding", "not binding"},
}};

const StatusWords& of(Status status) {
    return statuses[static_cast<std::size_t>(status)];
}

/// English has no words of its own for these two.
std::string_view label(Status status, bool exceeded, bool unreported, Kind kind,
                       Language language) {
    if (language == Language::vi && exceeded) return "Vượt";
    if (language == Language::vi && unreported) return "Chưa báo cáo";
    return render::label(status, kind, language);
}

struct DirectionWords {
    std::string_view sign;
    Tone tone;
    std::string_view vi, en;
};

constexpr std::array<DirectionWords, 5> directions{{
    {"✓", Tone::good, "Cải thiện", "Improved"},
    {"=", Tone::plain, "Không đổi", "Unchanged"},
    {"✗", Tone::bad, "Kém đi", "Worsened"},
    {"+", Tone::plain, "Kỳ đầu", "New"},
    {"…", Tone::missing, "Chưa có số liệu", "No data"},
}};

const DirectionWords& of(Direction direction) {
    return directions[static_cast<std::size_t>(direction)];
}

}  // namespace

const Words& words(Language language) {
    return language == Language::vi ? vietnamese : english;
}

std::string_view class_of(Tone tone) {
    constexpr std::array<std::string_view, 7> names{"plain",  "good",    "bad",  "warning",
                                                    "moving", "missing", "aside"};
    return names[static_cast<std::size_t>(tone)];
}

Tone tone(Status status) {
    return of(status).tone;
}

std::string_view sign(Status status) {
    return of(status).sign;
}

std::string_view label(Status status, Kind kind, Language language) {
    const StatusWords& w = of(status);
    if (language == Language::en) return w.en;
    return kind == Kind::milestone ? w.vi_milestone : w.vi;
}

std::string_view label(const TargetResult& result, Kind kind, Language language) {
    return label(result.status, result.exceeded, result.unreported(), kind, language);
}

std::string_view label(const Brief& brief, Kind kind, Language language) {
    return label(brief.status, brief.exceeded, brief.unreported, kind, language);
}

std::string counted(Status status, std::uint32_t count, Language language) {
    const std::string n = std::to_string(count);
    return language == Language::vi ? std::string{of(status).vi_counted} + " " + n
                                    : n + " " + std::string{of(status).en_counted};
}

std::string_view label(Kind kind, Language language) {
    const bool vi = language == Language::vi;
    switch (kind) {
        case Kind::ratio:
            return vi ? "Chỉ tiêu tỷ lệ" : "Ratio";
        case Kind::value:
            return vi ? "Chỉ tiêu số đo" : "Value";
        case Kind::reduction:
            return vi ? "Chỉ tiêu giảm so với kỳ gốc" : "Reduction";
        case Kind::milestone:
            return vi ? "Nhiệm vụ" : "Milestone";
    }
    return {};
}

std::string_view label(Rollup rollup, Language language) {
    const bool vi = language == Language::vi;
    switch (rollup) {
        case Rollup::sum:
            return vi ? "cộng số liệu các đơn vị" : "the sum of the units' figures";
        case Rollup::mean:
            return vi ? "bình quân các đơn vị" : "the mean of the units' figures";
        case Rollup::weighted_mean:
            return vi ? "bình quân có trọng số" : "the weighted mean of the units' figures";
        case Rollup::none:
            return vi ? "không cộng; mỗi đơn vị một số liệu riêng" : "none; each unit for itself";
    }
    return {};
}

std::string_view sign(Direction direction) {
    return of(direction).sign;
}

std::string_view label(Direction direction, Language language) {
    return language == Language::vi ? of(direction).vi : of(direction).en;
}

Tone tone(Direction direction) {
    return of(direction).tone;
}

}  // namespace cchc::render
