#include "command/input_guard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "command/stop.hpp"

namespace cchc::command {

namespace {

using Input = FilesInUse::Input;
using Output = FilesInUse::Output;

bool is_stream(const std::string& path) {
    return path.empty() || path == "-";
}

Stop is_read(const Output& output, const Input& input) {
    const std::string &to = output.path, &from = input.path;
    Text what{fmt::format("\"{}\" là tệp đầu vào \"{}\"", to, from),
              fmt::format("\"{}\" is the input \"{}\"", to, from)};
    if (output.path == input.path)
        what = {fmt::format("\"{}\" là tệp đầu vào", to), fmt::format("\"{}\" is an input", to)};
    if (is_stream(input.path))
        what = {fmt::format("\"{}\" là tệp của đầu vào chuẩn", to),
                fmt::format("\"{}\" is the file of standard input", to)};
    if (is_stream(output.path))
        what = {fmt::format("đầu ra chuẩn là tệp đầu vào \"{}\"", from),
                fmt::format("standard output is the input \"{}\"", from)};
    return {Exit::usage,
            {what.vi + ", không ghi đè; hãy chọn tệp khác",
             what.en + ", and is not written over; name another file"}};
}

/// Standard output was led into a folder of data by the shell, which made the file for it.
Stop leads_into_data(const World& world, const std::string& path) {
    const std::string resolved = world.files.resolved(path);
    const auto folder = std::ranges::find_if(world.in_use.data_folders, [&](const auto& data) {
        return Files::leads_into(resolved, world.files.resolved(data));
    });
    if (folder == world.in_use.data_folders.end()) return is_read(Output{}, {path});
    return {Exit::usage,
            {fmt::format("đầu ra chuẩn là \"{}\", trong thư mục số liệu \"{}\" mà lần chạy sau sẽ "
                         "đọc; hãy ghi ra ngoài thư mục đó",
                         path, *folder),
             fmt::format("standard output is \"{}\", in \"{}\", a folder of data, and the next run "
                         "would read it; write outside of that folder",
                         path, *folder)}};
}

Stop is_read_in_folder(const Output& output, const std::string& input) {
    const std::string &to = output.path, &from = input;
    return {Exit::usage,
            {fmt::format("\"{}\" là đầu vào và nằm trong \"{}\", thư mục sẽ được ghi; hãy chọn "
                         "thư mục khác",
                         from, to),
             fmt::format("\"{}\" is an input and lies in \"{}\", the folder to write; name another "
                         "folder",
                         from, to)}};
}

Stop would_be_data(const Output& output, const std::string& folder, bool is_folder) {
    const std::string &to = output.path, &data = folder;
    if (is_folder)
        return {Exit::usage,
                {fmt::format("\"{}\" là thư mục số liệu; hãy ghi ra ngoài thư mục đó", to),
                 fmt::format("\"{}\" is a folder of data; write outside of it", to)}};
    return {Exit::usage,
            {fmt::format("\"{}\" nằm trong \"{}\", thư mục số liệu mà lần chạy sau sẽ đọc; hãy ghi "
                         "ra ngoài thư mục đó",
                         to, data),
             fmt::format("\"{}\" lies in \"{}\", a folder of data, and the next run would read it; "
                         "write outside of that folder",
                         to, data)}};
}

Stop would_be_evidence(const Output& output, const std::string& folder) {
    const std::string& to = output.path;
    return {Exit::usage,
            {fmt::format("\"{}\" nằm trong \"{}\", thư mục tài liệu kiểm chứng; hãy ghi ra ngoài "
                         "thư mục đó",
                         to, folder),
             fmt::format("\"{}\" lies in \"{}\", the folder of evidence; write outside of it", to,
                         folder)}};
}

/// Throws Stop where a file that is read is to be written over, or to be replaced with its folder.
void require_apart(const World& world, const Output& output, const Input& input) {
    if (!output.folder.empty()) {
        const bool inside = !is_stream(input.path) &&
                            Files::leads_into(world.files.resolved(input.path), output.folder);
        if (inside) throw is_read_in_folder(output, input.path);
        return;
    }
    const bool renewed =
        output.role == input.role && output.role == FilesInUse::Role::known_findings;
    if (renewed) return;
    const auto written =
        is_stream(output.path) ? world.out_file : world.files.identity(output.path);
    if (!written) return;
    const auto read = is_stream(input.path) ? world.in_file : world.files.identity(input.path);
    if (written != read) return;
    throw is_stream(output.path) && !is_stream(input.path) ? leads_into_data(world, input.path)
                                                           : is_read(output, input);
}

/// Throws Stop where something would be written into a folder of data.
void require_apart(const World& world, const Output& output, const std::string& data_folder) {
    if (is_stream(output.path)) return;
    const std::string data = world.files.resolved(data_folder);
    const std::string written = world.files.resolved(output.path);
    if (Files::leads_into(written, data)) throw would_be_data(output, data_folder, written == data);
    const bool around_data = !output.folder.empty() && Files::leads_into(data, output.folder);
    if (around_data) throw is_read_in_folder(output, data_folder);
}

/// Throws Stop where something would be written into a folder of evidence.
void require_apart_from_evidence(const World& world, const Output& output,
                                 const std::string& folder) {
    if (is_stream(output.path)) return;
    const std::string evidence = world.files.resolved(folder);
    if (Files::leads_into(world.files.resolved(output.path), evidence))
        throw would_be_evidence(output, folder);
    const bool around = !output.folder.empty() && Files::leads_into(evidence, output.folder);
    if (around) throw is_read_in_folder(output, folder);
}

void note(World& world, Output output) {
    FilesInUse& in_use = world.in_use;
    const auto before = std::ranges::find(in_use.outputs, output.path, &Output::path);
    if (before == in_use.outputs.end()) {
        in_use.outputs.push_back(output);
    } else {
        output = *before;
    }
    for (const std::string& folder : in_use.data_folders) require_apart(world, output, folder);
    for (const std::string& folder : in_use.evidence_folders)
        require_apart_from_evidence(world, output, folder);
    for (const Input& input : in_use.inputs) require_apart(world, output, input);
}

void note_data_folder(World& world, const std::string& path) {
    world.in_use.data_folders.push_back(path);
    for (const Output& output : world.in_use.outputs) require_apart(world, output, path);
}

}  // namespace

void note_input(World& world, const std::string& path, FilesInUse::Role role) {
    world.in_use.inputs.push_back({path, role});
    for (const Output& output : world.in_use.outputs)
        require_apart(world, output, world.in_use.inputs.back());
}

void note_data(World& world, const std::vector<std::string>& named) {
    for (const std::string& path : named) {
        if (world.files.is_directory(path)) {
            note_data_folder(world, path);
        } else {
            note_input(world, path);
        }
    }
}

void note_evidence_folder(World& world, const std::string& path) {
    world.in_use.evidence_folders.push_back(path);
    for (const Output& output : world.in_use.outputs)
        require_apart_from_evidence(world, output, path);
}

void note_files_in_data(const World& world, const std::vector<std::string>& paths) {
    if (!world.out_file) return;
    for (const std::string& path : paths) {
        if (world.files.identity(path) == world.out_file) throw leads_into_data(world, path);
    }
}

void note_output(World& world, const std::string& path, FilesInUse::Role role) {
    note(world, {path, role, ""});
}

void note_output_folder(World& world, const std::string& path) {
    note(world, {path, FilesInUse::Role::any, world.files.resolved(path)});
}

}  // namespace cchc::command
