#include "command/project_file.hpp"

#include <algorithm>
#include <array>

#include "command/stop.hpp"
#include "diag/path.hpp"
#include "load/programme/node_reader.hpp"
#include "load/text/encoding.hpp"

namespace cchc::command {

namespace {

/// What a key of the file holds.
enum class Holds : std::uint8_t { path, paths, words, year };

/// A key, and the options that it gives values to.
struct Key {
    std::string_view name;
    Holds holds;
    std::array<std::string_view, 2> options;
    std::string_view command{};  ///< the only one; empty: every command that has such an option
    std::string_view unless{};   ///< an option that replaces it where that is given
};

/// `lang` is not among them: it is looked for before the options are read.
constexpr Key keys[] = {
    {"targets", Holds::path, {"--targets"}},
    {"units", Holds::path, {"--units"}},
    {"exemptions", Holds::path, {"--exemptions"}},
    {"data", Holds::paths, {"DATA", "--data"}},
    {"verified", Holds::paths, {"--verified"}},
    {"period", Holds::year, {"--period"}},
    {"known", Holds::path, {"--known"}},
    {"ignore", Holds::words, {"--ignore"}, {}, "--select"},
    {"report", Holds::path, {"--output"}, "report"},
};

/// Reads the members of the file.
class Reading {
  public:
    Reading(const load::Node& root, std::string folder, ProjectFile& file)
        : map_(root, {"tệp cchc.yaml", "cchc.yaml"}, file.findings),
          folder_(std::move(folder)),
          file_(file) {}

    void read() {
        map_.allow_only({"targets", "units", "exemptions", "data", "verified", "period", "known",
                         "ignore", "report", "lang"});
        for (const Key& key : keys) {
            const load::Node* node = map_.find(key.name);
            if (node == nullptr) continue;
            ProjectFile::Setting setting{std::string{key.name}, values(*node, key)};
            if (!setting.values.empty()) file_.settings.push_back(std::move(setting));
        }
        if (const load::Node* node = map_.find("lang")) {
            file_.language = load::read_choice<Language>(
                *node, "lang", {{"vi", Language::vi}, {"en", Language::en}}, file_.findings);
        }
    }

  private:
    std::vector<std::string> values(const load::Node& node, const Key& key) {
        if (key.holds == Holds::year) {
            const auto year = load::read_year(node, key.name, file_.findings);
            return year ? std::vector{std::to_string(*year)} : std::vector<std::string>{};
        }
        const bool may_be_list = key.holds != Holds::path;
        const bool is_list = may_be_list && node.is_sequence() && !node.items.empty();
        const auto is_text = [](const load::Node& of) {
            return of.is_scalar() && !of.text.empty();
        };
        std::vector<std::string> texts;
        if (is_list && std::ranges::all_of(node.items, is_text)) {
            for (const load::Node& item : node.items) texts.push_back(item.text);
        } else if (is_text(node)) {
            texts.push_back(node.text);
        } else {
            load::report_type(file_.findings, node, key.name,
                              may_be_list
                                  ? Text{"một đoạn chữ, hoặc một danh sách", "a text or a list"}
                                  : Text{"một đoạn chữ", "a text"});
        }
        if (key.holds != Holds::words) {
            for (std::string& path : texts) {
                std::ranges::replace(path, '\\', '/');  // the file may come from Windows
                if (!diag::is_absolute(path)) path = folder_ + path;
            }
        }
        return texts;
    }

    load::MapReader map_;
    std::string folder_;  ///< "", "../": where the file lies
    ProjectFile& file_;
};

/// The key that gives an option of a command its values; null: none does.
const Key* key_of(std::string_view command, const Option& option) {
    for (const Key& key : keys) {
        const bool has = std::ranges::count(key.options, option.name()) > 0;
        if (has && (key.command.empty() || key.command == command)) return &key;
    }
    return nullptr;
}

}  // namespace

const ProjectFile::Setting* ProjectFile::find(std::string_view command, const Option& option,
                                              const IsGiven& is_given) const {
    const Key* key = key_of(command, option);
    if (key == nullptr || (!key->unless.empty() && is_given(key->unless))) return nullptr;
    const auto setting = std::ranges::find(settings, key->name, &Setting::key);
    return setting == settings.end() ? nullptr : &*setting;
}

bool ProjectFile::serves(std::string_view command, const Option& option) {
    return key_of(command, option) != nullptr;
}

std::optional<ProjectFile> find_project_file(World& world) {
    std::string folder;
    std::string here = world.files.resolved(".");
    while (!world.files.identity(folder + std::string{project_file_name})) {
        std::string above = world.files.resolved(folder + "..");
        if (above == here) return std::nullopt;  // the root
        folder += "../";
        here = std::move(above);
    }
    std::optional<ProjectFile> file{std::in_place};
    file->path = folder + std::string{project_file_name};
    auto content = world.files.read(file->path);
    if (const auto* error = std::get_if<FileError>(&content))
        throw cannot_read(file->path, error->reason);
    const auto* source =
        load::decode(file->sources, file->path,
                     diag::Bytes{std::get<std::string>(std::move(content))}, file->findings);
    if (source == nullptr) return file;
    const auto root = load::read_yaml(*source, file->findings);
    if (root && root->is_map()) {
        Reading{*root, folder, *file}.read();
    } else if (root && root->kind != load::Node::Kind::null) {
        load::report_type(file->findings, *root, project_file_name,
                          {"các khóa như \"data: …\"", "keys such as \"data: …\""});
    }
    file->findings.order_from(0);
    return file;
}

}  // namespace cchc::command
