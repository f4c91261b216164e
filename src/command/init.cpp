#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>
#include <string>
#include <vector>

#include "command/commands.hpp"
#include "command/embedded.hpp"
#include "command/project_file.hpp"
#include "command/report_folder.hpp"
#include "command/stop.hpp"

namespace cchc::command {

namespace {

/// A file of a new project.
struct NewFile {
    std::string name;
    std::string content;
};

constexpr FixedText project_text{
    R"(# Tệp dự án của cchc: các lệnh chạy trong thư mục này, hoặc thư mục con, lấy giá trị ở đây
# cho những tùy chọn không ghi trên dòng lệnh. Đường dẫn tính từ thư mục chứa tệp này.

targets: programme.yaml       # chương trình; bỏ dòng này để dùng chương trình có sẵn
units: units.csv              # đơn vị
# exemptions: exemptions.csv  # đơn vị không phải báo cáo
data: data                    # số liệu: tệp, thư mục, hoặc [tệp, thư mục]
# verified: verified          # số liệu thẩm định
period: 2025                  # năm báo cáo
# known: known.csv            # các phát hiện đã biết
# ignore: [jump]              # quy tắc mà check bỏ qua
report: report                # thư mục mà report ghi
lang: vi
)",
    R"(# The project file of cchc: commands that run in this folder, or in one below it, take from here
# the values of options that the command line does not give. Paths lead from the folder of this file.

targets: programme.yaml       # the programme; without this line the built-in one
units: units.csv
# exemptions: exemptions.csv  # reports that units do not owe
data: data                    # a file, a folder, or [several, of them]
# verified: verified          # verified figures
period: 2025                  # the year reported on
# known: known.csv            # findings known before
# ignore: [jump]              # rules that check leaves out
report: report                # the folder that report writes
lang: en
)"};

/// A text without its first lines up to an empty one, which are for readers of the example.
std::string without_head(std::string_view text) {
    return std::string{text.substr(text.find("\n\n") + 2)};
}

std::vector<NewFile> files_of_project(Language language) {
    return {{std::string{project_file_name}, std::string{project_text.in(language)}},
            {"programme.yaml", without_head(first_programme)},
            {"units.csv", std::string{first_units}},
            {"data/data.csv", std::string{first_data}}};
}

void require_new(const Session& session, const std::string& folder,
                 const std::vector<NewFile>& files) {
    for (const NewFile& file : files) {
        const std::string path = folder + file.name;
        if (!session.world.files.is_occupied(path)) continue;
        throw Stop{Exit::usage,
                   {fmt::format("\"{}\" đã có; không ghi gì", path),
                    fmt::format("\"{}\" is there already; nothing was written", path)}};
    }
}

Exit init(Session& session, std::string folder) {
    const std::vector<NewFile> files = files_of_project(session.language);
    if (!folder.empty() && !folder.ends_with('/')) folder += '/';
    require_new(session, folder, files);
    std::vector<std::string> names;
    for (const std::string& path : {folder, folder + "data"}) {
        if (path.empty()) continue;
        if (const auto error = session.world.files.make_folder(path))
            throw cannot_write_folder(path, *error);
    }
    for (const NewFile& file : files) {
        write_file(session, folder + file.name, file.content);
        names.push_back(file.name);
    }
    const std::string written = fmt::format("{}", fmt::join(names, ", "));
    session.say(
        {fmt::format("đã ghi {}; thử: cchc check, cchc score, cchc form X1, cchc report", written),
         fmt::format("wrote {}; try: cchc check, cchc score, cchc form X1, cchc report", written)});
    return Exit::done;
}

}  // namespace

Action init_command(OptionList& options, Session&) {
    const auto folder = std::make_shared<std::string>();
    options.add_text("DIR", *folder, "DIR",
                     {"thư mục của dự án; mặc định: thư mục hiện tại",
                      "folder of the project; default: the current one"});
    return [folder](Session& s) { return init(s, *folder); };
}

}  // namespace cchc::command
