#include "command/commands.hpp"

namespace cchc::command {

const std::vector<Command>& commands() {
    static const std::vector<Command> all{
        {"score",
         {"kết quả của các đơn vị: phiếu kết quả hoặc bảng",
          "what the units reached: a scorecard or a table"},
         score_command},
        {"report",
         {"phiếu kết quả cuối năm: mỗi đơn vị một tệp, và trang mục lục",
          "year-end scorecards: a file a unit, and an index"},
         report_command},
        {"check",
         {"kiểm tra số liệu đã nộp trước khi tính",
          "is the submitted data fit to be scored; for CI"},
         check_command},
        {"compare",
         {"những gì thay đổi giữa hai bộ số liệu, hai kỳ, hoặc hai chương trình",
          "what changed between two data sets, two periods, or two programmes"},
         compare_command},
        {"explain",
         {"một số liệu được tính thế nào, đến từng tệp và dòng",
          "how a figure came about, down to file and line"},
         explain_command},
        {"plan",
         {"kết quả mỗi đơn vị cần đạt hằng năm cho đến các mốc thời gian",
          "what each unit has to reach, year by year, until the horizons"},
         plan_command},
        {"rules",
         {"các quy tắc của check, hoặc một quy tắc đầy đủ",
          "the rules of check, or some of them at length"},
         rules_command},
        {"targets",
         {"chương trình: danh mục, một chỉ tiêu, hoặc kiểm tra tệp",
          "the programme: list, one indicator, or check the file"},
         targets_command},
        {"form",
         {"biểu mẫu báo cáo (CSV, XLSX) mà đơn vị phải điền",
          "the blank form (CSV, XLSX) that a unit has to fill in"},
         form_command},
        {"init",
         {"tệp dự án cchc.yaml với ví dụ đầu tiên: chương trình, đơn vị, số liệu",
          "a project file cchc.yaml with a first example: programme, units, data"},
         init_command},
        {"schema",
         {"JSON Schema của tệp chương trình và của kết quả dạng JSON",
          "JSON Schemas of the programme file and of the JSON outputs"},
         schema_command},
        {"completions",
         {"gợi ý lệnh cho bash, zsh, fish hoặc PowerShell",
          "completions of the command line for a shell"},
         completions_command},
    };
    return all;
}

}  // namespace cchc::command
