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
    if (document == "plan") return plan_schema;
    if (document == "targets") return targets_schema;
    return programme_schema;
}

}  // namespace

Action schema_command(OptionList& options, Session& session) {
    const auto document = std::make_shared<std::string>("programme");
    options.add_choice(
        "DOCUMENT", *document,
        {"programme", "check", "score", "explain", "compare", "plan", "targets"},
        {"tệp chương trình (mặc định), kết quả của check, score, explain, compare, "
         "plan, targets",
         "the programme file (default), or what check, score, explain, compare, plan or targets "
         "writes"});
    add_output_option(options, session);
    return [document](Session& s) {
        chosen_format(s, "schema");  // the one there is; another name is refused
        deliver(s, std::string{schema_of(*document)});
        return Exit::done;
    };
}

}  // namespace cchc::command
