#include "diag/rules/groups.hpp"

namespace cchc::diag::rule_table {

namespace {

using enum RuleId;

constexpr Rule table[] = {
    {unknown_unit,
     "D101",
     "unknown-unit",
     E,
     About::rows,
     {"mã đơn vị không có trong danh sách", "the unit is not known"},
     {"Số liệu của đơn vị không có trong danh sách không được tính vào đâu cả.",
      "Figures of a unit that is not listed would count nowhere."},
     {"Sửa mã đơn vị, hoặc thêm đơn vị vào danh sách; bỏ các dòng tiêu đề, chữ ký nằm lẫn trong số "
      "liệu.",
      "Correct the code, or add the unit to the units file; take headings and signatures among the "
      "rows "
      "away."},
     "unit,indicator,period,numerator,denominator,value\nM1,TTHC-06,2025,40,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,"},
    {unknown_indicator,
     "D102",
     "unknown-indicator",
     E,
     About::rows,
     {"mã chỉ tiêu không có trong chương trình", "the indicator is not known"},
     {"Số liệu của chỉ tiêu không có trong chương trình sẽ mất.",
      "Figures of an indicator that does not exist would be lost."},
     {"Sửa mã chỉ tiêu; `cchc targets` in danh mục.", "Correct the id; `cchc targets` lists them."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-6,2025,40,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,"},
    {wrong_level,
     "D103",
     "wrong-level",
     E,
     About::rows,
     {"cấp của đơn vị không báo cáo chỉ tiêu này",
      "units of this level do not report the indicator"},
     {"Số liệu gửi không đúng cấp bị tính hai lần, hoặc thay thế số liệu của người khác.",
      "Figures from the wrong level are counted twice, or stand in the place of others'."},
     {"Xóa dòng; đơn vị có trách nhiệm sẽ báo cáo.",
      "Take the row away; who has to report it will."},
     "unit,indicator,period,numerator,denominator,value\nM01,TC-03,2025,,,1",
     "unit,indicator,period,numerator,denominator,value\nT,TC-03,2025,,,1"},
    {duplicate_row,
     "D104",
     "duplicate-row",
     E,
     About::rows,
     {"một đơn vị báo cáo hai lần cùng chỉ tiêu, cùng kỳ",
      "the same unit, indicator and period stand twice"},
     {"Nếu lấy cả hai thì bị tính hai lần; nếu lấy một thì không biết lấy dòng nào.",
      "If both counted, the cases would count twice; if one did, nobody knows which."},
     {"Xóa dòng cũ.", "Take the older row away."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,\nM01,TTHC-06,"
     "2025,41,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,41,100,"},
    {total_row,
     "D105",
     "total-row",
     E,
     About::rows,
     {"dòng tổng cộng nằm lẫn trong số liệu", "a row of totals stands among the units"},
     {"Tổng cộng được tính từ các đơn vị; thêm một dòng tổng là tính hai lần.",
      "Totals are computed from the units; a row of them counts everything twice."},
     {"Xóa dòng tổng cộng.", "Take the row away."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,\nTổng "
     "cộng,TTHC-06,2025,40,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,40,100,"},
    {derived_indicator,
     "D106",
     "derived-indicator",
     E,
     About::rows,
     {"chỉ tiêu này lấy số liệu từ chỉ tiêu khác",
      "the indicator takes its figures from another one"},
     {"Chương trình nêu lại một mục tiêu ở mục khác; số liệu chỉ báo cáo một lần.",
      "The programme prints one target in two places; its figures are reported once."},
     {"Xóa dòng; báo cáo ở chỉ tiêu gốc.",
      "Take the row away; report under the indicator it names."},
     "unit,indicator,period,numerator,denominator,value\nSTP,TCC-03,2025,,,120",
     "unit,indicator,period,numerator,denominator,value\nSTP,TCBM-02,2025,,,120"},
    {exempt_unit,
     "D107",
     "exempt-unit",
     W,
     About::rows,
     {"đơn vị được miễn đánh giá chỉ tiêu này: số liệu vẫn cộng vào cấp trên, không tính điểm của "
      "đơn vị",
      "the unit is exempt from the indicator: its row counts in the sums above, and "
      "the unit's score leaves it out"},
     {"Miễn là không tính điểm của đơn vị, không phải bỏ số liệu: bỏ các đơn vị yếu thì kết quả "
      "của tỉnh "
      "cao hơn thực tế.",
      "An exemption frees a unit from being scored, not its cases from being counted: leaving out "
      "weak units would lift the province."},
     {"Không cần sửa nếu số liệu đúng; số liệu không thuộc chỉ tiêu thì xóa dòng; muốn được tính "
      "điểm "
      "thì đề nghị bỏ quyết định miễn.",
      "Nothing, if the figures are right. Take the row away if they do not belong to the "
      "indicator; "
      "have the exemption lifted if the unit is to be scored."},
     "unit,indicator,period,numerator,denominator,value\nSTP,CQS-08,2025,4,10,",
     "unit,indicator,period,numerator,denominator,value\nSNV,CQS-08,2025,4,10,"},
    {inactive_unit,
     "D108",
     "inactive-unit",
     E,
     About::rows,
     {"đơn vị không tồn tại trong kỳ", "the unit did not exist in the period"},
     {"Số liệu của đơn vị đã kết thúc phải do đơn vị tiếp nhận báo cáo.",
      "The successor reports the figures of a unit that has ended."},
     {"Ghi mã của đơn vị tiếp nhận, hoặc sửa năm.",
      "Write the successor's code, or correct the year."},
     "unit,indicator,period,numerator,denominator,value\nX01,TTHC-06,2026,40,100,",
     "unit,indicator,period,numerator,denominator,value\nX01,TTHC-06,2025,40,100,"},
    {numerator_exceeds_denominator,
     "D109",
     "numerator-exceeds-denominator",
     E,
     About::rows,
     {"tử số lớn hơn mẫu số", "the numerator exceeds the denominator"},
     {"Một phần không thể lớn hơn tổng số.", "A part cannot be more than the whole."},
     {"Kiểm tra xem hai ô có bị đổi chỗ không.", "Check whether the two were swapped."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,120,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,100,120,"},
    {cases_without_base,
     "D110",
     "cases-without-base",
     E,
     About::rows,
     {"có tử số nhưng mẫu số bằng 0", "a numerator above 0 stands over a denominator of 0"},
     {"Có hồ sơ trực tuyến thì phải có hồ sơ.",
      "Where files were handled online there were files."},
     {"Điền mẫu số.", "Fill in the denominator."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,3,0,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,3,10,"},
    {percent_out_of_range,
     "D111",
     "percent-out-of-range",
     E,
     About::rows,
     {"tỷ lệ phần trăm lớn hơn 100", "a percentage is over 100"},
     {"Không có mức độ hài lòng nào quá 100%.", "No satisfaction is over 100%."},
     {"Kiểm tra dấu thập phân.", "Check the decimal mark."},
     "unit,indicator,period,numerator,denominator,value\nT,TTHC-11,2025,,400,875",
     "unit,indicator,period,numerator,denominator,value\nT,TTHC-11,2025,,400,87.5"},
    {fraction_for_percent,
     "D112",
     "fraction-for-percent",
     W,
     About::rows,
     {"tỷ lệ có lẽ ghi dạng 0–1 thay vì phần trăm", "percentages look like fractions of 1"},
     {"0,87 được hiểu là chưa đến một phần trăm.", "0.87 is taken for less than one percent."},
     {"Ghi phần trăm: 87, không phải 0,87.", "Write percent: 87, not 0.87."},
     "unit,indicator,period,numerator,denominator,value\nT,TTHC-11,2024,,400,0.85\nT,TTHC-11,2025,,"
     "400,0.87",
     "unit,indicator,period,numerator,denominator,value\nT,TTHC-11,2024,,400,85\nT,TTHC-11,2025,,"
     "400,87"},
    {consolidated_row,
     "D113",
     "consolidated-row",
     W,
     About::rows,
     {"dòng bằng tổng các đơn vị bên dưới: bị tính hai lần",
      "a row equals the sum of the rows below it: counted twice"},
     {"Dòng của một đơn vị chỉ tính hồ sơ của chính đơn vị đó.",
      "A unit's row covers its own cases, not those of units below it."},
     {"Xóa dòng tổng hợp, hoặc chỉ ghi hồ sơ của chính đơn vị.",
      "Take it away, or write the unit's own cases alone."},
     "unit,indicator,period,numerator,denominator,value\nH1,TTHC-06,2024,70,150,\nX01,TTHC-06,2024,"
     "40,100,\nX02,TTHC-06,2024,30,50,",
     "unit,indicator,period,numerator,denominator,value\nH1,TTHC-06,2024,12,20,\nX01,TTHC-06,2024,"
     "40,100,\nX02,TTHC-06,2024,30,50,"},
    {cases_vanished,
     "D114",
     "cases-vanished",
     W,
     About::rows,
     {"kỳ trước có hồ sơ, kỳ này 0/0", "0/0 from a unit that had cases in the period before"},
     {"0/0 nghĩa là không phát sinh; nếu chỉ là chưa có số liệu thì phải để trống.",
      "0/0 says that no cases arose; where figures are not there yet the cells stay empty."},
     {"Để trống nếu chưa có số liệu; giữ 0/0 và ghi chú nếu đúng là không phát sinh.",
      "Leave the cells empty where figures are missing; keep 0/0, with a note, where nothing "
      "arose."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2024,40,100,\nM01,TTHC-06,"
     "2025,0,0,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2024,40,100,\nM01,TTHC-06,"
     "2025,45,100,"},
    {lonely_period,
     "D115",
     "lonely-period",
     W,
     About::rows,
     {"kỳ mới nhất chỉ có dưới một nửa số đơn vị",
      "fewer than half of the units have the latest period"},
     {"Một dòng ghi sai năm đẩy cả báo cáo sang năm sau.",
      "One row with a wrong year moves the whole report on by a year."},
     {"Sửa năm, hoặc chọn kỳ bằng --period.",
      "Correct the year, or choose the period with --period."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2024,40,100,\nSTP,TTHC-06,"
     "2024,40,100,\nSNV,TTHC-06,2025,40,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2024,40,100,\nSTP,TTHC-06,"
     "2024,40,100,\nSNV,TTHC-06,2024,40,100,"},
    {jump,
     "D116",
     "jump",
     W,
     About::rows,
     {"số liệu thay đổi đột ngột so với kỳ trước", "a figure moved far since the period before"},
     {"Thay đổi hơn 30 điểm phần trăm, hoặc hơn một nửa mức, thường là gõ nhầm. Chỉ xét tỷ lệ có "
      "mẫu "
      "số từ 20 trở lên ở cả hai kỳ: số nhỏ thay đổi nhiều là bình thường.",
      "A move of over 30 points, or of over half a level, is most often a typing error. Ratios "
      "count only where both denominators are at least 20: few cases move a percentage far."},
     {"Kiểm tra hai năm; nếu đúng thì giải thích trong ghi chú.",
      "Check both years; where they are right, explain it in a note."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2024,40,100,\nM01,TTHC-06,"
     "2025,80,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2024,40,100,\nM01,TTHC-06,"
     "2025,60,100,"},
    {changed_previous,
     "D117",
     "changed-previous",
     W,
     About::rows,
     {"số năm trước ghi trong biểu mẫu khác số liệu đã có, hoặc chỉ ghi ở cột năm trước",
      "a figure of the year before in a form differs from the record, or stands there alone"},
     {"Các cột năm trước chỉ để tham khảo: số sửa hoặc ghi ở đó không được tính. Nếu số liệu không "
      "có năm trước mà các dòng đã điền cũng ghi số năm trước, thì số chỉ ghi ở đó không bị nêu: "
      "biểu mẫu được lập từ số liệu khác.",
      "The columns of the year before only inform: what is changed or typed there is not read. "
      "Where rows that are filled in show a year before that the data do not have, the form was "
      "made from other data, and figures that stand there alone are not reported."},
     {"Số của năm nay ghi vào các ô của chính dòng đó; số năm trước sai thì gửi lại dòng của năm "
      "trước.",
      "Write this year's figures into the row's own cells; where the year before is wrong, send "
      "its "
      "row again."},
     "unit,indicator,period,previous_numerator,previous_denominator,numerator,denominator,value\n"
     "M01,TTHC-06,2024,,,40,100,\nM01,TTHC-06,2025,45,100,50,100,",
     "unit,indicator,period,previous_numerator,previous_denominator,numerator,denominator,value\n"
     "M01,TTHC-06,2024,,,40,100,\nM01,TTHC-06,2025,40,100,50,100,"},
    {no_cases_here,
     "D118",
     "no-cases-here",
     W,
     About::rows,
     {"0/0 trong khi chỉ tiêu khác có cùng mẫu số lại có phát sinh",
      "0/0 from a unit that has cases in another ratio with the same denominator"},
     {"0/0 nghĩa là không phát sinh, và chỉ tiêu không bị chấm; cùng một mẫu số thì hai chỉ tiêu "
      "phải cùng có hoặc cùng không. Mẫu số là một khi tên như nhau và ít nhất một nửa số dòng có "
      "cả "
      "hai ghi cùng một số.",
      "0/0 says that no cases arose, and takes the target out of the score; what two ratios both "
      "count arises in both or in neither. A denominator is the same where it has the same name, "
      "and "
      "at least half of those who report both report the same number."},
     {"Ghi tử số và mẫu số; chưa có số liệu thì để trống.",
      "Write the numerator and the denominator; what is not known yet is an empty cell."},
     "unit,indicator,period,numerator,denominator,value\nM01,CDCV-03,2025,0,0,\nM01,CDCV-04,2025,"
     "20,25,",
     "unit,indicator,period,numerator,denominator,value\nM01,CDCV-03,2025,18,25,\nM01,CDCV-04,2025,"
     "20,25,"},
    {broken_relation,
     "D119",
     "broken-relation",
     W,
     About::rows,
     {"hai số liệu trái với một ràng buộc của chương trình",
      "two figures contradict a relation of the programme"},
     {"Chương trình (khóa checks) nêu những số liệu phải khớp với nhau; khi đơn vị báo cáo đủ các "
      "số "
      "liệu đó cho một kỳ mà chúng không khớp, thì ít nhất một số bị sai. Ràng buộc ghi severity: "
      "error là lỗi khi kiểm tra; kết quả của score không thay đổi.",
      "The programme says, under checks, which figures must agree; where a unit reports all of "
      "them "
      "for a period and they do not, at least one is wrong. A relation with severity: error is an "
      "error of check; what score computes does not change."},
     {"So hai số ở các chỗ được nêu với hồ sơ gốc, sửa số sai; nếu cả hai đều đúng thì giải thích "
      "trong ghi chú.",
      "Compare both figures with the records, and correct the wrong one; where both are right, "
      "explain it in a note."},
     "unit,indicator,period,numerator,denominator,value\nSTP,TTHC-08,2025,0,0,\nSTP,TTHC-09,2025,4,"
     "10,",
     "unit,indicator,period,numerator,denominator,value\nSTP,TTHC-08,2025,3,3,\nSTP,TTHC-09,2025,4,"
     "10,"},
    {missing_evidence,
     "D120",
     "missing-evidence",
     E,
     About::rows,
     {"thiếu tài liệu kiểm chứng, hoặc tệp được nêu không có",
      "evidence is missing, or a file that is named is not there"},
     {"Chỉ tiêu ghi evidence: required thì mỗi dòng có số liệu phải nêu tài liệu kiểm chứng; dòng "
      "không nêu thì không được tính. Với --evidence-dir, mỗi tên trong ô phải là một tệp trong "
      "thư "
      "mục đó (nhiều tên cách nhau bằng dấu chấm phẩy hoặc xuống dòng); địa chỉ như https://… "
      "không bị xét.",
      "Where an indicator says evidence: required, every row with figures names its evidence; one "
      "that does not is left out. With --evidence-dir each name in the cell is that of a file "
      "below "
      "that folder (several are parted by semicolons or stand on lines of their own); an address "
      "such as https://… is left "
      "alone."},
     {"Ghi tên tài liệu, hoặc đặt tệp vào thư mục tài liệu kiểm chứng đúng như tên đã ghi.",
      "Name the evidence, or put the file into the folder of evidence under the name that is "
      "written."},
     "unit,indicator,period,numerator,denominator,value,evidence\nM01,TTHC-06,2025,40,100,,",
     "unit,indicator,period,numerator,denominator,value,evidence\nM01,TTHC-06,2025,40,100,,"
     "m01/bao-cao.pdf"},
    {verified_differs,
     "D121",
     "verified-differs",
     W,
     About::rows,
     {"số liệu thẩm định khác số liệu đơn vị tự báo cáo quá một phần mười",
      "a verified figure differs from the reported one by more than a tenth"},
     {"Khi có `--verified`, số liệu thẩm định được tính. Chênh lệch quá một phần mười của số lớn "
      "hơn "
      "cần được hai bên làm rõ trước khi chấm điểm. Ở ví dụ dưới đây, số liệu thẩm định là 40/100.",
      "With `--verified` the verified figure counts. A difference of more than a tenth of the "
      "larger "
      "one should be settled between both sides before anything is scored. In the examples below, "
      "40/100 was verified."},
     {"Đơn vị xem lại nguồn số liệu; nếu thẩm định sai thì sửa tệp thẩm định, nếu báo cáo sai thì "
      "gửi lại dòng đó.",
      "Look at the source of the figure; correct the verified file where it is wrong, or send the "
      "row again where that is."},
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,60,100,",
     "unit,indicator,period,numerator,denominator,value\nM01,TTHC-06,2025,41,100,"},
};

}  // namespace

std::span<const Rule> data() {
    return table;
}

}  // namespace cchc::diag::rule_table
