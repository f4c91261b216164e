#include <fmt/format.h>

#include <memory>

#include "command/commands.hpp"
#include "command/embedded.hpp"
#include "command/formats.hpp"
#include "command/options.hpp"
#include "render/machine/table_schema.hpp"

namespace cchc::command {

namespace {

std::string_view json_schema_of(const std::string& document) {
    if (document == "check") return check_schema;
    if (document == "score") return score_schema;
    if (document == "explain") return explain_schema;
    if (document == "compare") return compare_schema;
    if (document == "plan") return plan_schema;
    if (document == "config") return config_schema;
    if (document == "targets") return targets_schema;
    return programme_schema;
}

/// The table of "targets-csv"; null: no table has that name.
const render::Table* table_of(std::string_view document) {
    for (const render::Table* table : render::tables) {
        if (document == fmt::format("{}-csv", table->name)) return table;
    }
    return nullptr;
}

std::string schema_of(const std::string& document, Language language) {
    if (const render::Table* table = table_of(document))
        return render::table_schema(*table, language);
    return std::string{json_schema_of(document)};
}

}  // namespace

Action schema_command(OptionList& options, Session& session) {
    const auto document = std::make_shared<std::string>("programme");
    options.add_choice(
        "DOCUMENT", *document,
        {"programme", "config", "check", "score", "explain", "compare", "plan", "targets",
         "targets-csv", "scores-csv", "year-csv", "context-csv"},
        {"tệp chương trình (mặc định), tệp dự án (config), kết quả của check, score, explain, "
         "compare, "
         "plan, targets; với -csv: các cột của bảng csv của score (Table Schema)",
         "the programme file (default), the project file (config), or what check, score, explain, "
         "compare, plan or targets "
         "writes; with -csv: the columns of a table of score in csv (Table Schema)"});
    add_output_option(options, session);
    return [document](Session& s) {
        chosen_format(s, "schema");  // the one there is; another name is refused
        deliver(s, schema_of(*document, s.language));
        return Exit::done;
    };
}

}  // namespace cchc::command
