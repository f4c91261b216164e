#include "diag/rules/groups.hpp"

namespace cchc::diag::rule_table {

namespace {

using enum RuleId;

constexpr Rule table[] = {
    {duplicate_unit,
     "U101",
     "duplicate-unit",
     E,
     {"mã đơn vị xuất hiện hai lần", "a unit code stands twice"},
     {"Không biết số liệu thuộc về đơn vị nào.",
      "There is no telling to which of the two the figures belong."},
     {"Cho mỗi đơn vị một mã riêng; chữ hoa, chữ thường không phân biệt.",
      "Give each its own code; case does not tell them apart."},
     "unit,name,level,parent\nT,Tỉnh,province,\nM01,Xã Một,commune,T\nm01,Xã Hai,commune,T",
     "unit,name,level,parent\nT,Tỉnh,province,\nM01,Xã Một,commune,T\nM02,Xã Hai,commune,T"},
    {missing_code,
     "U102",
     "missing-code",
     E,
     {"đơn vị không có mã", "a unit has no code"},
     {"Số liệu tìm đến đơn vị qua mã.", "Figures find their unit by its code."},
     {"Điền mã đơn vị.", "Fill in the code."},
     "unit,name,level,parent\nT,Tỉnh,province,\n,Xã Một,commune,T",
     "unit,name,level,parent\nT,Tỉnh,province,\nM01,Xã Một,commune,T"},
    {unknown_level,
     "U103",
     "unknown-level",
     E,
     {"cấp đơn vị không có trong chương trình", "the level is not one of the programme"},
     {"Cấp cho biết đơn vị phải báo cáo những gì.", "The level says what a unit has to report."},
     {"Ghi mã cấp như trong chương trình.", "Write the level's id as the programme has it."},
     "unit,name,level,parent\nT,Tỉnh,province,\nM01,Xã Một,xã,T",
     "unit,name,level,parent\nT,Tỉnh,province,\nM01,Xã Một,commune,T"},
    {unknown_parent,
     "U104",
     "unknown-parent",
     E,
     {"không có đơn vị cấp trên này", "the parent is not known"},
     {"Số liệu của đơn vị sẽ không được cộng vào đâu.",
      "The unit's figures would be added up nowhere."},
     {"Sửa mã đơn vị cấp trên; đơn vị cao nhất để trống.",
      "Correct the parent's code; the topmost unit has none."},
     "unit,name,level,parent\nT,Tỉnh,province,\nM01,Xã Một,commune,T1",
     "unit,name,level,parent\nT,Tỉnh,province,\nM01,Xã Một,commune,T"},
    {parent_loop,
     "U105",
     "parent-loop",
     E,
     {"các đơn vị cấp trên tạo thành vòng lặp", "parents lead back to where they began"},
     {"Không đơn vị nào trong vòng là cấp trên của đơn vị kia.",
      "None of them can be above the others."},
     {"Sửa cột đơn vị cấp trên.", "Correct the parents."},
     "unit,name,level,parent\nM01,Xã Một,commune,M02\nM02,Xã Hai,commune,M01",
     "unit,name,level,parent\nM01,Xã Một,commune,\nM02,Xã Hai,commune,M01"},
    {bad_exemption,
     "U106",
     "bad-exemption",
     E,
     {"dòng miễn báo cáo không đúng",
      "an exemption names no unit, indicator or years that make sense"},
     {"Miễn báo cáo sai làm mất một chỉ tiêu mà không ai thấy.",
      "A wrong exemption takes a target away unseen."},
     {"Sửa mã đơn vị, mã chỉ tiêu hoặc năm.", "Correct the unit, the indicator or the years."},
     "unit,indicator,from,to,reason,decision\nSTP,CQS-08,2025,2022,,",
     "unit,indicator,from,to,reason,decision\nSTP,CQS-08,2022,2025,,"},
    {unknown_successor,
     "U107",
     "unknown-successor",
     E,
     {"không có đơn vị tiếp nhận này", "the successor is not known"},
     {"Số liệu của đơn vị đã kết thúc phải thuộc về một đơn vị còn hoạt động.",
      "The figures of a unit that ended must belong to one that goes on."},
     {"Sửa mã đơn vị tiếp nhận.", "Correct the successor's code."},
     "unit,name,level,parent,from,to,successor\nM01,Xã Một,commune,,,2025-06-30,M09\nM02,Xã "
     "Hai,commune,,,,",
     "unit,name,level,parent,from,to,successor\nM01,Xã Một,commune,,,2025-06-30,M02\nM02,Xã "
     "Hai,commune,,,,"},
    {successor_loop,
     "U108",
     "successor-loop",
     E,
     {"các đơn vị tiếp nhận tạo thành vòng lặp", "successors lead back to where they began"},
     {"Cuối cùng không đơn vị nào nhận số liệu.", "In the end nobody takes the figures over."},
     {"Sửa cột đơn vị tiếp nhận.", "Correct the successors."},
     "unit,name,level,parent,from,to,successor\nM01,Xã Một,commune,,,2024,M02\nM02,Xã "
     "Hai,commune,,,2024,M01",
     "unit,name,level,parent,from,to,successor\nM01,Xã Một,commune,,,2024,M02\nM02,Xã "
     "Hai,commune,,,,"},
    {ended_without_successor,
     "U109",
     "ended-without-successor",
     E,
     {"đơn vị đã kết thúc mà không có đơn vị tiếp nhận", "a unit that ended names no successor"},
     {"Một mức giảm so với năm 2021 không được giống như giảm đến không.",
      "A cut against 2021 must not look like a cut to nothing."},
     {"Điền mã đơn vị tiếp nhận.", "Fill in the successor."},
     "unit,name,level,parent,from,to,successor\nM01,Xã Một,commune,,,2025-06-30,\nM02,Xã "
     "Hai,commune,,,,",
     "unit,name,level,parent,from,to,successor\nM01,Xã Một,commune,,,2025-06-30,M02\nM02,Xã "
     "Hai,commune,,,,"},
    {bad_lifetime,
     "U110",
     "bad-lifetime",
     E,
     {"thời gian tồn tại của đơn vị không đúng", "the dates of a unit's life make no sense"},
     {"Ngày kết thúc trước ngày bắt đầu, hoặc không phải là ngày.",
      "An end before its beginning, or what is no date."},
     {"Ghi năm, hoặc ngày dạng 2025-06-30.", "Write a year, or a date as 2025-06-30."},
     "unit,name,level,parent,from,to,successor\nM01,Xã Một,commune,,,30/6/2025,M02\nM02,Xã "
     "Hai,commune,,,,",
     "unit,name,level,parent,from,to,successor\nM01,Xã Một,commune,,,2025-06-30,M02\nM02,Xã "
     "Hai,commune,,,,"},
};

}  // namespace

std::span<const Rule> units() {
    return table;
}

}  // namespace cchc::diag::rule_table
