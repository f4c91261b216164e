#include <memory>

#include "command/commands.hpp"
#include "command/embedded.hpp"
#include "command/formats.hpp"
#include "command/options.hpp"

namespace cchc::command {

namespace {

std::string_view schema_of(const std::string& document) {
    if (document == "check") return check_schema;
    if (document == "score") return score_schema;
    if (document == "explain") return explain_schema;
    if (document == "compare") return compare_schema;
    return programme_schema;
}

}  // namespace

Action schema_command(CLI::App& command, Session& session) {
    const auto document = std::make_shared<std::string>("programme");
    auto* which = command.add_option(
        "DOCUMENT", *document,
        session.in_words({"tệp chương trình (mặc định), kết quả của check, score, explain, "
                          "compare",
                          "the programme file (default), or what check, score, explain or "
                          "compare writes"}));
    allow_only(*which, {"programme", "check", "score", "explain", "compare"}, session);
    add_output_option(command, session);
    return [document](Session& s) {
        chosen_format(s, "schema");  // the one there is; another name is refused
        deliver(s, std::string{schema_of(*document)});
        return Exit::done;
    };
}

}  // namespace cchc::command
