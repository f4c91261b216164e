#include "support/run.hpp"

#include <cstdlib>
#include <mutex>

#include "diag/path.hpp"

namespace cchc::testing {

std::variant<std::string, command::FileError> MemoryFiles::read(const std::string& path) const {
    if (is_directory(path)) return command::FileError{"Is a directory"};
    const auto found = content.find(path);
    if (found == content.end()) return command::FileError{"No such file or directory"};
    return found->second;
}

bool MemoryFiles::is_directory(const std::string& path) const {
    const auto first = content.lower_bound(path + "/");
    return first != content.end() && first->first.starts_with(path + "/");
}

std::variant<std::vector<command::FolderEntry>, command::FileError> MemoryFiles::list(
    const std::string& folder) const {
    using Kind = command::FolderEntry::Kind;
    std::map<std::string, Kind> entries;
    const std::string lead = folder + "/";
    for (const auto& [path, bytes] : content) {
        if (!path.starts_with(lead)) continue;
        const auto slash = path.find('/', lead.size());
        entries[path.substr(lead.size(), slash - lead.size())] =
            slash == std::string::npos ? Kind::file : Kind::folder;
    }
    std::vector<command::FolderEntry> listed;
    for (const auto& [name, kind] : entries) listed.push_back({name, kind});
    return listed;
}

std::string MemoryFiles::common_name(const std::string& path) const {
    return diag::normal_path(path);
}

std::optional<command::FileError> MemoryFiles::write(const std::string& path,
                                                     std::string_view bytes) {
    const auto slash = path.rfind('/');
    if (slash != std::string::npos && !is_directory(path.substr(0, slash))) {
        return command::FileError{"No such file or directory"};
    }
    content[path] = bytes;
    return std::nullopt;
}

std::optional<command::FileIdentity> MemoryFiles::identity(const std::string& path) const {
    const auto found = content.find(diag::normal_path(path));
    if (found == content.end()) return std::nullopt;
    return command::FileIdentity{0,
                                 static_cast<std::uint64_t>(std::distance(content.begin(), found))};
}

std::string MemoryFiles::resolved(const std::string& path) const {
    const std::string normal = diag::normal_path(path);
    return normal.starts_with('/') ? normal : diag::normal_path("/home/" + normal);
}

bool MemoryFiles::is_occupied(const std::string& path) const {
    return content.contains(path) || is_directory(path);
}

namespace {

/// Keeps its files to itself until it is published.
class MemoryDraft final : public command::FolderDraft {
  public:
    MemoryDraft(MemoryFiles& files, std::string path) : files_(files), path_(std::move(path)) {}

    std::optional<command::FileError> write(const std::string& name,
                                            std::string_view bytes) override {
        const std::lock_guard alone{writing_};
        written_[path_ + "/" + name] = bytes;
        return std::nullopt;
    }
    std::optional<command::FileError> append(const std::string& name,
                                             std::string_view bytes) override {
        const std::lock_guard alone{writing_};
        written_[path_ + "/" + name] += bytes;
        return std::nullopt;
    }
    std::optional<command::FileError> publish() override {
        std::erase_if(files_.content,
                      [&](const auto& file) { return file.first.starts_with(path_ + "/"); });
        files_.content.merge(written_);
        return std::nullopt;
    }

  private:
    MemoryFiles& files_;
    std::string path_;
    std::mutex writing_;
    std::map<std::string, std::string> written_;
};

}  // namespace

std::variant<std::unique_ptr<command::FolderDraft>, command::FileError> MemoryFiles::draft_folder(
    const std::string& path) {
    return std::make_unique<MemoryDraft>(*this, path);
}

std::vector<std::string> words(const std::string& command_line) {
    std::vector<std::string> out;
    bool quoted = false, inside = false;
    for (const char c : command_line) {
        if (c == '"') {
            quoted = !quoted;
            if (!inside) out.emplace_back();
            inside = true;
        } else if (c == ' ' && !quoted) {
            inside = false;
        } else {
            if (!inside) out.emplace_back();
            inside = true;
            out.back() += c;
        }
    }
    return out;
}

Outcome run(const std::string& command_line, command::Files& files,
            const std::map<std::string, std::string>& environment, const std::string& input) {
    auto arguments = words(command_line);
    arguments.erase(arguments.begin());
    std::istringstream in{input};
    std::ostringstream out, err;
    const auto setting = [](const char* name, std::size_t otherwise) {
        const char* value = std::getenv(name);
        return value ? std::strtoul(value, nullptr, 10) : otherwise;
    };
    command::World world{
        .in = in,
        .out = out,
        .err = err,
        .files = files,
        .environment = [&](const std::string& name) -> std::optional<std::string> {
            const auto found = environment.find(name);
            if (found == environment.end()) return std::nullopt;
            return found->second;
        },
        .processors = static_cast<unsigned>(setting("CCHC_TEST_THREADS", 1)),
        .piece = setting("CCHC_TEST_PIECE", std::size_t{1} << 18),
        .units_at_a_time = 3,
    };
    const auto exit = command::run(arguments, world);
    return {static_cast<int>(exit), out.str(), err.str()};
}

}  // namespace cchc::testing
