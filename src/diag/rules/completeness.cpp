#include "diag/rules/groups.hpp"

namespace cchc::diag::rule_table {

namespace {

using enum RuleId;

constexpr Rule table[] = {
    {missing_report,
     "C101",
     "missing-report",
     W,
     About::completeness,
     {"thiếu báo cáo phải gửi", "a report that is due is not there"},
     {"Chưa báo cáo không được coi là đạt: mục tiêu thiếu báo cáo được 0 điểm.",
      "A missing report does not count as success: its target gets no points."},
     {"Gửi dòng còn thiếu; không phát sinh thì ghi 0 và 0.",
      "Send the row; what did not occur is 0 and 0."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,\nM01,TTHC-09,"
     "2025,10,20,\n…"},
    {silent_unit,
     "C102",
     "silent-unit",
     E,
     About::completeness,
     {"đơn vị không gửi báo cáo nào trong kỳ", "a unit has no row at all in the period"},
     {"Chỉ khi có --complete: trước khi tính, mọi đơn vị phải gửi báo cáo.",
      "With --complete only: before anything is scored everybody has to have reported."},
     {"Đôn đốc đơn vị, hoặc miễn đánh giá bằng quyết định.",
      "Remind the unit, or exempt it by a decision."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,\nM02,TTHC-06,"
     "2025,30,90,\n…"},
    {missing_baseline,
     "C103",
     "missing-baseline",
     W,
     About::completeness,
     {"thiếu số liệu năm gốc mà mục tiêu cần", "a level lacks the baseline its target needs"},
     {"Không có năm gốc thì không phân biệt được giảm thật với chuyển giao.",
      "Without its baseline a cut cannot be told from a transfer."},
     {"Báo cáo mức của năm gốc; đơn vị mới thì tính lại số liệu của các đơn vị cũ.",
      "Report the level of the base year; a new unit restates that of its predecessors."},
     "unit,indicator,period,numerator,denominator,value\nSTP,TCBM-02,2025,,,90",
     "unit,indicator,period,numerator,denominator,value\nSTP,TCBM-02,2021,,,100\nSTP,TCBM-02,2025,,"
     ",90"},
    {vanished_unit,
     "C104",
     "vanished-unit",
     W,
     About::completeness,
     {"đơn vị kỳ trước có báo cáo, kỳ này không có dòng nào trong khi đa số đơn vị cùng cấp đã gửi",
      "a unit that reported in the period before has no row, while most units of its level have"},
     {"Tệp của đơn vị có thể bị bỏ sót, và khi đó không dòng nào báo thiếu.",
      "Its file may have been left out, and then no other rule says that it is missing."},
     {"Tìm tệp của đơn vị, hoặc đôn đốc; nếu đơn vị đã kết thúc thì ghi vào tệp đơn vị; cần mọi "
      "đơn vị báo cáo thì dùng --complete.",
      "Look for its file, or remind the unit; where it ended, say so in the units file; --complete "
      "asks for every unit."},
     "unit,indicator,period,numerator,denominator,value\nM03,TTHC-06,2024,40,100,\nM01,TTHC-06,"
     "2025,40,100,\nM02,TTHC-06,2025,30,90,",
     "unit,indicator,period,numerator,denominator,value\nM03,TTHC-06,2024,40,100,\nM01,TTHC-06,"
     "2025,40,100,\nM02,TTHC-06,2025,30,90,\nM03,TTHC-06,2025,50,100,"},
    {divided_unit,
     "C105",
     "divided-unit",
     W,
     About::completeness,
     {"cùng ngày với đơn vị tiếp nhận có một đơn vị cùng cấp khác bắt đầu mà không kế thừa đơn vị "
      "nào: "
      "đơn vị cũ có được chia tách không?",
      "beside a successor another unit of its level begins on the same day without a predecessor: "
      "was the predecessor divided?"},
     {"Nếu danh sách chỉ ghi một phần của đơn vị được chia tách, phần đó nhận hết hồ sơ và mức "
      "giảm của "
      "cả đơn vị cũ.",
      "Where the list names one part of a divided unit alone, that part is credited with the cases "
      "and the fall of the whole."},
     {"Ghi mọi đơn vị tiếp nhận, cách nhau bằng dấu chấm phẩy (N1;N2). Đơn vị kia lập mới hoàn "
      "toàn thì "
      "không cần sửa.",
      "Name all successors, with semicolons between them (N1;N2). Nothing, if the other unit is "
      "truly new."},
     "unit,name,level,parent,from,to,successor\nT,Tỉnh Mẫu,province,,,,\nX01,Xã Cũ,commune,T,,"
     "2025-06-30,N1\nN1,Xã Một,commune,T,2025-07-01,,\nN2,Xã Hai,commune,T,2025-07-01,,",
     "unit,name,level,parent,from,to,successor\nT,Tỉnh Mẫu,province,,,,\nX01,Xã Cũ,commune,T,,"
     "2025-06-30,N1;N2\nN1,Xã Một,commune,T,2025-07-01,,\nN2,Xã Hai,commune,T,2025-07-01,,"},
};

}  // namespace

std::span<const Rule> completeness() {
    return table;
}

}  // namespace cchc::diag::rule_table
