#include "command/report_folder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>
#include <vector>

#include "command/input_guard.hpp"

namespace cchc::command {

namespace {

std::string listed(std::vector<std::string> names) {
    std::ranges::sort(names);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// What is not put aside stops the run.
void require_replaceable(const std::string& folder, const FolderContent& content,
                         Replacing replacing) {
    if (replacing == Replacing::force) return;
    const auto stop = [&](const std::vector<std::string>& names, const Text& what,
                          const Text& by_force) {
        if (names.empty()) return;
        const Text cure = replacing == Replacing::never
                              ? Text{"cần một thư mục khác", "expected another folder"}
                              : by_force;
        throw Stop{Exit::usage,
                   {fmt::format("\"{}\" {}: {}; {}", folder, what.vi, listed(names), cure.vi),
                    fmt::format("\"{}\" {}: {}; {}", folder, what.en, listed(names), cure.en)}};
    };
    if (!content.of_a_report)
        stop(content.foreign, {"có tệp không do cchc ghi", "holds files that cchc did not write"},
             {"dùng --force để ghi phiếu kết quả bên cạnh, các tệp đó vẫn được giữ",
              "--force writes the scorecards beside them, and keeps them"});
    const Text cure{"dùng --force để ghi mới và giữ các tệp đó dưới tên khác",
                    "--force keeps them under other names"};
    stop(content.changed,
         {"có tệp đã bị sửa sau khi cchc ghi",
          "holds files that were changed since cchc wrote them"},
         cure);
    stop(content.in_the_way,
         {"có tệp không do cchc ghi mà trùng tên với tệp sắp ghi",
          "holds files that cchc did not write and whose names it needs"},
         cure);
}

void tell_what_moved(const Session& session, const KeptEntries& kept, const std::string& folder) {
    for (const KeptEntries::Renamed& entry : kept.renamed) {
        const auto& [name, now] = entry;
        session.tell(
            {fmt::format("\"{}\" có sẵn trong \"{}\", nay là \"{}\"", name, folder, now),
             fmt::format("in \"{}\", \"{}\", which was there, is \"{}\" now", folder, name, now)});
    }
    for (const std::string& path : kept.elsewhere) {
        session.tell(
            {fmt::format("\"{}\" không do cchc ghi, chưa được chuyển vào \"{}\"", path, folder),
             fmt::format("\"{}\" was not written by cchc, and was not put into \"{}\"", path,
                         folder)});
    }
}

}  // namespace

Stop cannot_write_folder(const std::string& folder, const FileError& error) {
    if (error.interrupted)
        return {Exit::usage,
                {"đã dừng; thư mục cũ còn nguyên", "stopped; what was there is untouched"}};
    const Text why = system_words(error.reason);
    const std::string entry = error.entry.empty() ? "" : fmt::format("\"{}\": ", error.entry);
    return {Exit::usage,
            {fmt::format("không ghi được thư mục \"{}\": {}{}", folder, entry, why.vi),
             fmt::format("cannot write folder \"{}\": {}{}", folder, entry, why.en)}};
}

std::unique_ptr<FolderDraft> open_folder(const Session& session, const std::string& folder,
                                         Replacing replacing) {
    Files& files = session.world.files;
    if (folder.empty() || files.is_within(".", folder)) {
        throw Stop{Exit::usage,
                   {fmt::format("\"{}\" không thể là thư mục kết quả; cần tên một thư mục khác với "
                                "thư mục hiện tại",
                                folder),
                    fmt::format("\"{}\" cannot be the folder to write; expected one that is not "
                                "the current folder",
                                folder)}};
    }
    note_output_folder(session.world, folder);
    auto opened = files.draft_folder(folder);
    if (const auto* error = std::get_if<FileError>(&opened))
        throw cannot_write_folder(folder, *error);
    auto draft = std::get<std::unique_ptr<FolderDraft>>(std::move(opened));
    const KeptEntries& recovered = draft->recovered();
    if (!recovered.stayed.empty()) {
        const std::string names = listed(recovered.stayed);
        session.tell(
            {fmt::format("đã chuyển lại vào \"{}\" từ một lần chạy bị ngắt: {}", folder, names),
             fmt::format("put back into \"{}\", from a run that was ended: {}", folder, names)});
    }
    tell_what_moved(session, recovered, folder);
    require_replaceable(folder, draft->content(), replacing);
    return draft;
}

void publish_folder(const Session& session, FolderDraft& draft, const std::string& folder,
                    Replacing replacing) {
    const auto published = draft.publish(
        [&](const FolderContent& content) { require_replaceable(folder, content, replacing); });
    if (const auto* error = std::get_if<FileError>(&published))
        throw cannot_write_folder(folder, *error);
    const KeptEntries& kept = std::get<KeptEntries>(published);
    if (!kept.stayed.empty()) {
        const std::string names = listed(kept.stayed);
        session.say(
            {fmt::format("\"{}\" còn có tệp không do cchc ghi, được giữ nguyên: {}", folder, names),
             fmt::format("\"{}\" also holds what cchc did not write, and that stays: {}", folder,
                         names)});
    }
    tell_what_moved(session, kept, folder);
}

}  // namespace cchc::command
