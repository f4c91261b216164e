#include "render/words/phrases.hpp"

#include "catch.hpp"
#include "render/words/clause.hpp"

using namespace cchc;
using namespace cchc::render;

namespace {

constexpr Language vi = Language::vi, en = Language::en;

Indicator counting(Kind kind, std::string in_vi, std::string in_en) {
    Indicator indicator;
    indicator.kind = kind;
    indicator.numerator = indicator.quantity = {std::move(in_vi), std::move(in_en)};
    return indicator;
}

const Indicator files = counting(Kind::ratio, "hồ sơ trực tuyến", "files handled online");
const Indicator posts = counting(Kind::reduction, "biên chế", "posts");

/// What is said of a target that so many cases are wanting of.
std::string need_of(exact::Integer cases, bool fewer, const Indicator& indicator, bool past,
                    Language language) {
    TargetResult result;
    result.need = cases;
    result.need_is_fewer = fewer;
    return need(result, indicator, past, language);
}

}  // namespace

TEST_CASE("a percentage has its sign right behind the number") {
    const Shown shown{Decimal::millionths(88'410'000), 2};
    CHECK(value(shown, files, vi) == "88,41%");
    CHECK(value(shown, files, en) == "88.41%");
    const Threshold fifty{Operator::at_least, Decimal::whole(50), Decimal::whole(50), true};
    CHECK(must_reach(fifty, files, vi) == "tối thiểu 50%");
    CHECK(must_reach(fifty, files, en) == "at least 50%");
}

TEST_CASE("what a reduction wants is a further fall") {
    CHECK(need_of(2, true, posts, false, vi) == "còn phải giảm 2 biên chế");
    CHECK(need_of(2, true, posts, true, vi) == "đã giảm thiếu 2 biên chế");
    CHECK(need_of(2, true, posts, false, en) == "2 fewer posts");
    CHECK(amount_wanting(2, true, posts, vi) == "còn phải giảm 2 biên chế");
    CHECK(amount_wanting(2, true, posts, en) == "2 fewer posts");
}

TEST_CASE("one case does not stand before a plural") {
    CHECK(amount_wanting(34, false, files, en) == "34 files handled online");
    CHECK(amount_wanting(1, false, files, en) == "1 (files handled online)");
    CHECK(amount_wanting(1, true, files, en) == "1 fewer (files handled online)");
    CHECK(amount_wanting(1, true, posts, en) == "1 fewer (posts)");
    CHECK(amount_wanting(1, false, files, vi) == "1 hồ sơ trực tuyến");
    CHECK(need_of(1, false, files, false, en) == "1 more (files handled online)");
    CHECK(need_of(1, false, files, true, en) == "1 more was needed (files handled online)");
    CHECK(need_of(1, true, posts, true, en) == "1 fewer was needed (posts)");
    TargetResult result;
    result.due = 1;
    CHECK(coverage(result, en) == "0/1 unit has reported");
    result.due = 2;
    CHECK(coverage(result, en) == "0/2 units have reported");
}

TEST_CASE("an exempt unit that sent a row is not scored by it") {
    const Exemption exemption{.unit = 0,
                              .indicator = 0,
                              .from = 2021,
                              .to = 2030,
                              .reason = "a reason",
                              .decision = "QĐ 1"};
    TargetResult result;
    result.exemption = &exemption;
    CHECK(exempted(result, vi) == "Không phải báo cáo (theo QĐ 1): a reason");
    CHECK(exempted(result, en) == "Exempt from reporting (by QĐ 1): a reason");
    result.value = Ratio{1, 2};
    CHECK(exempted(result, vi) == "Được miễn, không tính điểm (theo QĐ 1): a reason");
    CHECK(exempted(result, en) == "Exempt, not scored (by QĐ 1): a reason");
    result.due = 2;  // of units below, whose rows make the value
    CHECK(exempted(result, vi) == "Không phải báo cáo (theo QĐ 1): a reason");
}

TEST_CASE(
    "a target that a decision took away names it in brackets, an amended one in running text") {
    Target target;
    target.horizon = 2030;
    target.threshold = {Operator::at_least, Decimal::whole(50), Decimal::whole(50), true};
    CHECK(amended(target, {2027, std::nullopt, "QĐ 1"}, files, vi) ==
          "Không còn áp dụng (theo QĐ 1), từ năm 2027");
    CHECK(amended(target, {2027, std::nullopt, ""}, files, vi) == "Không còn áp dụng, từ năm 2027");
    const Threshold sixty{Operator::at_least, Decimal::whole(60), Decimal::whole(60), true};
    CHECK(amended(target, {2027, sixty, "QĐ 1"}, files, vi) ==
          "Được điều chỉnh theo QĐ 1, từ năm 2027 (trước đó: tối thiểu 50%)");
}

TEST_CASE("a missing grade is told with why, an open verdict with who is waited for") {
    Settings two;
    two.grade_min_targets = 2;
    CHECK(ungraded(3, 2, two, vi) == "chưa xếp loại: chờ công bố 2 mục tiêu");
    CHECK(ungraded(3, 1, two, en) == "no grade yet: 1 target is pending");
    CHECK(ungraded(1, 0, two, vi) == "chưa xếp loại: dưới 2 mục tiêu");
    CHECK(ungraded(1, 0, two, en) == "no grade: fewer than 2 targets");
    CHECK(ungraded(2, 0, two, en) == "no grade: below the lowest");
    const std::vector<std::string> names{"Phường 1", "Xã 2", "Xã 3", "Xã 4"};
    const std::span<const std::string> all{names};
    Indicator of_files = files;
    of_files.denominator = {"Số hồ sơ", "files"};
    CHECK(open_until(all.first(1), Decimal::whole(60), of_files, vi) ==
          "chưa kết luận: còn chờ báo cáo của Phường 1 (khoảng 60% hồ sơ)");
    CHECK(open_until(all.first(1), std::nullopt, files, en) == "open until Phường 1 has reported");
    CHECK(open_until(all, std::nullopt, files, vi) ==
          "chưa kết luận: còn chờ báo cáo của Phường 1, Xã 2, Xã 3 +1");
    CHECK(open_until(all, std::nullopt, files, en) ==
          "open until Phường 1, Xã 2, Xã 3 +1 have reported");
}

TEST_CASE("a clause is told in words") {
    CHECK(clause_in_words("2/2025/b3/s1/c2", vi) ==
          "mục 2, đến năm 2025, gạch đầu dòng 3, câu 1, ý 2");
    CHECK(clause_in_words("2/2025/b3/s1/c2", en) ==
          "section 2, by 2025, bullet 3, sentence 1, part 2");
    CHECK(clause_in_words("2/2025/b1/c2; 2/2030/p", vi) ==
          "mục 2, đến năm 2025, gạch đầu dòng 1, ý 2; mục 2, đến năm 2030, đoạn chung");
    CHECK(clause_in_words("opening", en) == "opening paragraph");
    CHECK(clause_in_words("Article 4", vi) == "Article 4");
    CHECK(clause_in_words("", vi).empty());
}
