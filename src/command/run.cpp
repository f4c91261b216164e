#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <new>
#include <optional>
#include <ostream>
#include <string_view>

#include "command/command_line.hpp"
#include "command/complete.hpp"
#include "command/input_guard.hpp"
#include "command/man_page.hpp"
#include "command/project_file.hpp"
#include "command/stop.hpp"
#include "diag/text.hpp"
#include "exact/integer.hpp"

namespace cchc::command {

namespace {

/// Help is written before options are read, so the language is looked for first.
Language language_of(const std::vector<std::string>& arguments, const World& world,
                     const std::optional<ProjectFile>& project) {
    const auto named = [](std::string_view tag) {
        return tag.starts_with("vi") ? Language::vi : Language::en;
    };
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i].starts_with("--lang=")) return named(arguments[i].substr(7));
        if (arguments[i] == "--lang" && i + 1 < arguments.size()) return named(arguments[i + 1]);
    }
    if (project && project->language) return *project->language;
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto value = world.environment(name);
        if (value && !value->empty()) return named(*value);
    }
    return Language::en;
}

void complain(const Session& session, const Text& message) {
    if (!message.empty()) session.tell(message);
}

/// What the command line itself says of what is read and written.
void note_command_line(Session& session) {
    World& world = session.world;
    const InputOptions& input = session.options.input;
    note_output(world, session.options.output);
    note_data(world, input.data);
    note_data(world, input.verified);
    for (const std::string& path :
         {input.targets, input.units, input.exemptions, input.project_file}) {
        if (!path.empty()) note_input(world, path);
    }
}

/// Throws Stop where something is wrong with the project file: what it does not say would be
/// guessed.
void require_sound_project(const Session& session) {
    const ProjectFile& project = *session.project;
    if (project.findings.all().empty()) return;
    const diag::TextStyle style{session.language, session.findings_coloured()};
    for (const diag::Diagnostic& finding : project.findings.all())
        session.world.err << diag::to_text(finding, project.sources, style);
    throw Stop{Exit::findings,
               {fmt::format("hãy sửa \"{}\", hoặc dùng --no-config", project.path),
                fmt::format("correct \"{}\", or use --no-config", project.path)}};
}

/// Says which options have their values from the project file, and lists it among the inputs.
void follow_project_file(Session& session) {
    CommonOptions& options = session.options;
    if (options.from_project.empty()) return;
    options.input.project_file = session.project->path;
    options.input.data_of_project = std::ranges::count(options.from_project, "data") > 0;
    const std::string keys = fmt::format("{}", fmt::join(options.from_project, ", "));
    session.say({fmt::format("theo {}: {}", session.project->path, keys),
                 fmt::format("from {}: {}", session.project->path, keys)});
}

Exit run_command_line(const std::vector<std::string>& arguments, Session& session) {
    if (!arguments.empty() && arguments[0] == "__complete")
        return complete(session, {arguments.begin() + 1, arguments.end()});
    if (!arguments.empty() && arguments[0] == "__man")
        return write_man_page(session, {arguments.begin() + 1, arguments.end()});
    const CommandLine line = read_command_line(arguments, session);
    // whatever else is wrong with the command line may come of it
    if (line.takes_project && session.project) require_sound_project(session);
    if (line.action) {
        follow_project_file(session);
        note_command_line(session);
        return line.action(session);
    }
    if (line.problem.empty()) {
        write_to(session, "-", line.text);
        return Exit::done;
    }
    complain(session, line.problem);
    complain(session, {"xem: " + line.help, "see: " + line.help});
    return Exit::usage;
}

}  // namespace

namespace {

/// What was concluded from a file that changed meanwhile is not told: only that it changed.
Exit run_on_files_at_rest(const std::vector<std::string>& arguments, Session& session) {
    try {
        return run_command_line(arguments, session);
    } catch (...) {
        require_unchanged(session.world.files);
        throw;
    }
}

Exit run_in_words(const std::vector<std::string>& arguments, Session& session) {
    try {
        std::optional<ProjectFile> project;
        if (std::ranges::count(arguments, "--no-config") == 0)
            project = find_project_file(session.world);
        if (project) session.project = &*project;
        session.language = language_of(arguments, session.world, project);
        return run_on_files_at_rest(arguments, session);
    } catch (const Stop& stop) {
        complain(session, stop.message);
        return stop.exit;
    } catch (const exact::Overflow&) {
        complain(session, {"số liệu quá lớn, không tính được chính xác",
                           "figures too large to be computed exactly"});
        return Exit::findings;
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        complain(session, {std::string{"lỗi của chương trình: "} + error.what(),
                           std::string{"a defect of this program: "} + error.what()});
        return Exit::defect;
    }
}

}  // namespace

Exit run(const std::vector<std::string>& arguments, World& world) {
    Language language = Language::en;
    try {
        language = language_of(arguments, world, {});
        Session session{world, language, {}};
        return run_in_words(arguments, session);
    } catch (const std::bad_alloc&) {
        // in words that need no memory
        constexpr FixedText message{"không đủ bộ nhớ cho các tệp này",
                                    "not enough memory for these files"};
        world.err << "cchc: " << message.in(language) << '\n';
        return Exit::usage;
    }
}

}  // namespace cchc::command
