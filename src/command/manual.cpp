#include "command/manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

const ExitMeaning done{Exit::done, {"thành công", "success"}};
const ExitMeaning errors{Exit::findings,
                         {"số liệu hoặc chương trình có lỗi, chưa tính được gì",
                          "errors in the data or the programme; nothing was computed"}};
const ExitMeaning usage{Exit::usage,
                        {"dòng lệnh sai, hoặc không đọc, không ghi được một tệp",
                         "wrong command line, or a file that cannot be read or written"}};

std::vector<Manual> about_results() {
    return {
        {"score",
         {"Tính kết quả của từng đơn vị theo từng mục tiêu, điểm và xếp hạng trong một năm. Không "
          "ghi định dạng thì in phiếu kết quả của tỉnh và các bảng xếp hạng; csv, json và ndjson "
          "dành cho chương trình khác.\n\nSố liệu có lỗi thì không tính: check cho biết lỗi ở đâu, "
          "--skip-invalid bỏ qua các dòng có lỗi.",
          "Computes the results of each unit against each target, its scores and its rank in a "
          "year. Without a format it prints the scorecard of the province and the league tables; "
          "csv, json and ndjson are for other programs.\n\nData that have errors are not scored: "
          "check says where these are, --skip-invalid leaves their rows out."},
         {{"cchc score data -u units.csv -p 2025",
           {"phiếu kết quả của tỉnh năm 2025", "the scorecard of the province for 2025"}},
          {"cchc score data -u units.csv --level commune -f csv -o 2025.csv",
           {"kết quả của mọi xã, cho bảng tính", "the results of all communes, for spreadsheets"}},
          {"cchc score data -u units.csv -p 2025 --unit T --fail-under 80",
           {"mã 3 nếu tỉnh dưới 80 điểm", "exit code 3 if the province scores less than 80"}}},
         {done,
          errors,
          usage,
          {Exit::gate,
           {"--fail-under: điểm thấp hơn, hoặc số liệu chưa đầy đủ, còn chờ công bố",
            "--fail-under: a score is below it, or figures are incomplete or pending"}}},
         true},
        {"report",
         {"Ghi vào một thư mục phiếu kết quả cuối năm của từng đơn vị, trang mục lục, một trang "
          "cho mỗi chỉ tiêu và các bảng số liệu. Thư mục hiện ra đầy đủ hoặc không hiện ra; lần "
          "chạy sau chỉ thay những tệp mà lần chạy trước đã ghi.",
          "Writes a folder with the year-end scorecard of each unit, an index, a page for each "
          "indicator, and the tables. The folder appears whole or not at all; a later run "
          "replaces only what an earlier one wrote."},
         {{"cchc report data -u units.csv -p 2025 -o scorecards",
           {"trang HTML và bảng tính của mọi đơn vị", "pages and workbooks of all units"}},
          {"cchc report data -u units.csv -p 2025 --unit T -f docx -o annex",
           {"phụ lục Word của tỉnh", "the Word annex of the province"}}},
         {done, errors, usage}},
        {"compare",
         {"Cho biết những gì thay đổi giữa hai bộ số liệu, hai năm, hai chương trình, hai tệp đơn "
          "vị, hoặc giữa số liệu tự báo cáo và số liệu thẩm định, và vì sao.",
          "Tells what changed between two data sets, two years, two programmes, two units files, "
          "or between what was reported and what was verified, and why."},
         {{"cchc compare data -u units.csv -p 2024 --with 2025",
           {"những thay đổi từ năm 2024 đến năm 2025", "what changed from 2024 to 2025"}},
          {"cchc compare data -u units.csv -p 2025 --with-verified verified",
           {"số liệu thẩm định làm thay đổi những gì", "what the verified figures change"}},
          {"cchc compare data -u units.csv -p 2024 --with 2025 --fail-on worse -q",
           {"mã 3 nếu có mục tiêu kém đi", "exit code 3 if a target got worse"}}},
         {done,
          errors,
          usage,
          {Exit::gate, {"--fail-on: có mục tiêu kém đi", "--fail-on: a target got worse"}}},
         true},
        {"explain",
         {"Cho biết một kết quả được tính thế nào, từ những dòng nào của những tệp nào, theo quy "
          "định nào. Không ghi chỉ tiêu thì liệt kê từng mục tiêu cho đơn vị bao nhiêu điểm.",
          "Shows how a result was computed, of which rows of which files, and by which rules. "
          "Without an indicator it lists how many points each target adds to the scores of the "
          "unit."},
         {{"cchc explain T TTHC-06 data -u units.csv -p 2025",
           {"kết quả của tỉnh ở một chỉ tiêu, đến từng dòng",
            "a result of the province, down to the rows"}},
          {"cchc explain M01 data -u units.csv -p 2025",
           {"mỗi mục tiêu cho một xã bao nhiêu điểm",
            "the points that make up the scores of a commune"}}},
         {done, errors, usage}},
        {"plan",
         {"Cho biết kết quả mà mỗi đơn vị cần đạt hằng năm cho đến các mốc thời gian, tính từ kết "
          "quả hiện nay.",
          "Shows what each unit has to reach, year by year until the horizons, from where it "
          "stands."},
         {{"cchc plan data -u units.csv -p 2025 --unit M01",
           {"những năm tới của một xã", "the years ahead of a commune"}},
          {"cchc plan data -u units.csv -p 2025 --horizon 2030 -f xlsx -o plan.xlsx",
           {"kế hoạch đến năm 2030 của mọi đơn vị, dạng bảng tính",
            "all units until 2030, as a workbook"}}},
         {done, errors, usage}},
    };
}

std::vector<Manual> about_inputs() {
    return {
        {"check",
         {"Kiểm tra số liệu đã nộp có tính được không. Mỗi phát hiện cho biết tệp, dòng, cột và "
          "quy tắc; rules giải thích từng quy tắc.",
          "Checks whether the submitted data are fit to be scored. Each finding names the file, "
          "the line, the column and the rule; rules explains each of them."},
         {{"cchc check data -u units.csv --exemptions exemptions.csv",
           {"mọi lỗi và cảnh báo", "all errors and warnings"}},
          {"cchc check data -u units.csv -p 2025 --report-dir xlsx:send-back",
           {"mỗi đơn vị một bảng tính các phát hiện, để trả lại đơn vị",
            "a workbook of findings for each unit, to be sent back"}},
          {"cchc check data -u units.csv --strict -f sarif -o findings.sarif",
           {"trong CI: cảnh báo cũng là lỗi", "in CI: warnings are errors too"}}},
         {{Exit::done, {"không có lỗi (có thể có cảnh báo)", "no error (there may be warnings)"}},
          {Exit::findings,
           {"có lỗi; --strict: cả khi chỉ có cảnh báo",
            "errors were found; with --strict also where there are warnings only"}},
          usage},
         true},
        {"rules",
         {"Liệt kê các quy tắc của check, hoặc giải thích một số quy tắc: điều gì sai, vì sao, "
          "cách sửa, ví dụ sai và đúng.",
          "Lists the rules of check, or explains some of them: what is wrong, why, the cure, a "
          "bad and a good example."},
         {{"cchc rules", {"danh mục quy tắc", "the list"}},
          {"cchc rules duplicate-row N101",
           {"hai quy tắc, theo tên và theo mã", "two rules, by name and by code"}}},
         {done, usage}},
        {"targets",
         {"In chương trình: danh mục chỉ tiêu và mục tiêu, hoặc một số chỉ tiêu đầy đủ. Không có "
          "--targets thì đó là chương trình có sẵn.",
          "Prints the programme: the list of its indicators and targets, or some indicators in "
          "full. Without --targets it is the built-in one."},
         {{"cchc targets TTHC-06", {"một chỉ tiêu đầy đủ", "an indicator in full"}},
          {"cchc targets --check",
           {"tệp chương trình có lỗi không; -t chọn tệp",
            "whether the programme file is sound; -t names the file"}}},
         {done, {Exit::findings, {"chương trình có lỗi", "errors in the programme"}}, usage}},
        {"form",
         {"Ghi biểu mẫu báo cáo mà đơn vị phải điền, kèm số liệu năm trước. Nhiều đơn vị thì ghi "
          "vào một thư mục, mỗi đơn vị một tệp.",
          "Writes the blank form that a unit fills in, with the figures of the year before. The "
          "forms of several units go into a folder, a file each."},
         {{"cchc form M01 -u units.csv -p 2026 -d data -o M01.xlsx",
           {"biểu mẫu của một xã", "the form of a commune"}},
          {"cchc form --level commune -u units.csv -p 2026 -f xlsx -o forms",
           {"biểu mẫu của mọi xã, trong một thư mục", "the forms of all communes, in a folder"}}},
         {done, errors, usage}},
        {"init",
         {"Ghi tệp dự án cchc.yaml cùng một ví dụ đầu tiên: chương trình, đơn vị, số liệu. Từ đó "
          "các lệnh khác lấy tệp đầu vào mà không cần tùy chọn. Tệp đã có không bị ghi đè.",
          "Writes a project file cchc.yaml with a first example: programme, units, data. Other "
          "commands then take their files from it, without any option. No file that is there is "
          "written over."},
         {{"cchc init reform",
           {"một dự án trong thư mục riêng", "a project in a folder of its own"}},
          {"cd reform && cchc check && cchc score",
           {"kiểm tra và tính kết quả của ví dụ", "check and score its example"}}},
         {done, usage}},
        {"schema",
         {"In JSON Schema của tệp chương trình và của kết quả dạng JSON, hoặc Table Schema của các "
          "bảng CSV.",
          "Prints the JSON Schema of the programme file and of JSON outputs, or the Table Schema "
          "of a CSV table."},
         {{"cchc schema -o programme.schema.json",
           {"cho trình soạn thảo tệp chương trình", "for an editor of programme files"}},
          {"cchc schema targets-csv", {"các cột của score -f csv", "the columns of score -f csv"}}},
         {done, usage}},
        {"completions",
         {"In đoạn lệnh để trình lệnh gợi ý lệnh, tùy chọn và giá trị trong khi gõ: quy tắc, chỉ "
          "tiêu, đơn vị, cấp, tệp.",
          "Prints a script with which a shell offers commands, options and values while you type: "
          "rules, indicators, units, levels, files."},
         {{"source <(cchc completions bash)",
           {"trong ~/.bashrc; zsh: trong ~/.zshrc, sau compinit",
            "in ~/.bashrc; zsh: in ~/.zshrc, after compinit"}},
          {"cchc completions fish -o cchc.fish",
           {"cho ~/.config/fish/completions", "for ~/.config/fish/completions"}}},
         {done, usage}},
    };
}

std::vector<Manual> all_manuals() {
    std::vector<Manual> all{
        {"",
         {"Tính kết quả của các đơn vị của một tỉnh theo mục tiêu của chương trình cải cách hành "
          "chính, từ chương trình (YAML) và số liệu mà các sở, ngành, xã báo cáo (bảng tính hoặc "
          "CSV).\n\nMỗi lệnh có trang riêng và --help. Kết quả ra đầu ra chuẩn, mọi thứ khác ra "
          "đầu ra lỗi. Cùng tệp đầu vào thì kết quả như nhau, từng byte.",
          "Computes the results of the units of a province against the targets of a programme of "
          "public-administration reform, from the programme (YAML) and the data that departments "
          "and communes report (workbooks or CSV).\n\nEach command has a page of its own, and "
          "--help. Results go to standard output, everything else to standard error. The same "
          "input files give the same bytes."},
         {{"cchc check data -u units.csv",
           {"số liệu có lỗi không", "whether the data have errors"}},
          {"cchc score data -u units.csv", {"kết quả của tỉnh", "the results of the province"}},
          {"cchc --lang vi score --help",
           {"hướng dẫn của một lệnh, bằng tiếng Việt", "help for a command, in Vietnamese"}}},
         {done,
          errors,
          usage,
          {Exit::gate,
           {"score --fail-under hoặc compare --fail-on không đạt",
            "score --fail-under or compare --fail-on failed"}}}},
    };
    std::ranges::move(about_results(), std::back_inserter(all));
    std::ranges::move(about_inputs(), std::back_inserter(all));
    return all;
}

}  // namespace

const std::vector<Manual>& manuals() {
    static const std::vector<Manual> all = all_manuals();
    return all;
}

const Manual& manual_of(std::string_view command) {
    static const Manual none;
    const auto found = std::ranges::find(manuals(), command, &Manual::command);
    return found == manuals().end() ? none : *found;
}

std::string help_end(const Manual& manual, Language language) {
    constexpr int columns = 80;
    std::string out;
    if (!manual.examples.empty()) {
        out += Text{"Ví dụ:\n", "Examples:\n"}.in(language);
        for (const Example& example : manual.examples)
            out += fmt::format("  # {}\n  {}\n", example.what.in(language), example.line);
    }
    if (!manual.decides) return out;
    out += Text{"\nMã kết thúc:\n", "\nExit codes:\n"}.in(language);
    for (const ExitMeaning& one : manual.exits) {
        std::string begin = fmt::format("  {}  ", static_cast<int>(one.exit));
        for (const auto& line : unicode::wrapped(one.meaning.in(language), columns - 5)) {
            out += begin + line + '\n';
            begin.assign(5, ' ');
        }
    }
    return out;
}

}  // namespace cchc::command
