#include "support/run.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <set>
#include <utility>

#include "command/digest.hpp"
#include "command/manifest.hpp"
#include "diag/path.hpp"
#include "host/temporary_folder.hpp"

namespace cchc::testing {

std::variant<std::string, command::FileError> MemoryFiles::read(const std::string& path) const {
    if (is_directory(path)) return command::FileError{"Is a directory"};
    const auto found = content.find(path);
    if (found == content.end())
        return command::FileError{.reason = "No such file or directory", .is_absent = true};
    return found->second;
}

bool MemoryFiles::is_directory(const std::string& path) const {
    if (folders.contains(path)) return true;
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
    for (const auto& [name, kind] : entries) listed.push_back({name, kind, false});
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

std::optional<command::FileError> MemoryFiles::make_folder(const std::string& path) {
    folders.insert(path.ends_with('/') ? path.substr(0, path.size() - 1) : path);
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

std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError>
MemoryFiles::temporary_folder() {
    return host::TemporaryFolder::in(std::filesystem::temp_directory_path().string());
}

namespace {

/// Keeps its files to itself until it is published.
class MemoryDraft final : public command::FolderDraft {
  public:
    MemoryDraft(MemoryFiles& files, const std::string& path) : files_(files), path_(path + "/") {
        content_ = look({});
    }

    const command::KeptEntries& recovered() const override { return recovered_; }
    const command::FolderContent& content() const override { return content_; }
    std::optional<command::FileError> begin() override { return std::nullopt; }
    std::optional<command::FileError> write(const std::string& name,
                                            std::string_view bytes) override {
        const std::lock_guard alone{writing_};
        written_[path_ + name] = bytes;
        return std::nullopt;
    }
    std::optional<command::FileError> append(const std::string& name,
                                             std::string_view bytes) override {
        const std::lock_guard alone{writing_};
        written_[path_ + name] += bytes;
        return std::nullopt;
    }
    std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> temporary_folder()
        override {
        return host::TemporaryFolder::in(std::filesystem::temp_directory_path().string());
    }
    std::variant<command::KeptEntries, command::FileError> publish(const Agree& agree) override {
        const auto content = look(written_);
        agree(content);
        command::KeptEntries kept;
        auto renamed = content.changed;
        for (const std::string& name : content.foreign) {
            const bool in_the_way = std::ranges::count(content.in_the_way, name) > 0;
            (in_the_way ? renamed : kept.stayed).push_back(name);
        }
        for (const std::string& name : renamed) {
            unsigned number = 1;
            while (is_there(command::kept_name(name, number))) ++number;
            kept.renamed.push_back({name, command::kept_name(name, number)});
            move(name, kept.renamed.back().now);
        }
        std::erase_if(files_.content, [&](const auto& file) {
            const std::string name = entry_of(file.first);
            const auto is_name = [&](const auto& entry) { return entry.now == name; };
            return !name.empty() && std::ranges::count(kept.stayed, name) == 0 &&
                   std::ranges::none_of(kept.renamed, is_name);
        });
        files_.content.merge(written_);
        return kept;
    }

  private:
    using Contents = std::map<std::string, std::string>;

    /// The entry of the folder that a file is or lies in; empty where it lies elsewhere.
    std::string entry_of(const std::string& file) const {
        if (!file.starts_with(path_)) return "";
        return file.substr(path_.size(), file.find('/', path_.size()) - path_.size());
    }
    bool is_there(const std::string& name) const {
        return files_.content.contains(path_ + name) || files_.is_directory(path_ + name);
    }
    void move(const std::string& name, const std::string& now) {
        Contents moved;
        for (const auto& [path, bytes] : files_.content) {
            if (entry_of(path) == name)
                moved[path_ + now + path.substr(path_.size() + name.size())] = bytes;
        }
        std::erase_if(files_.content,
                      [&](const auto& file) { return entry_of(file.first) == name; });
        files_.content.merge(moved);
    }

    command::FolderContent look(const Contents& next) const {
        command::FolderContent content;
        std::optional<command::Manifest> manifest;
        const auto list = files_.content.find(path_ + command::Manifest::file_name);
        if (list != files_.content.end()) manifest = command::Manifest::parse(list->second);
        content.of_a_report = manifest.has_value();
        std::set<std::string> names;
        for (const auto& [path, bytes] : files_.content) {
            if (const auto name = entry_of(path); !name.empty()) names.insert(name);
        }
        for (const std::string& name : names) {
            if (manifest && name == command::Manifest::file_name) continue;
            const auto file = files_.content.find(path_ + name);
            const bool is_file = file != files_.content.end();
            const bool listed = manifest && manifest->lists(name);
            if (listed && is_file && manifest->lists(name, command::sha256(file->second))) continue;
            const auto now = next.find(path_ + name);
            if (is_file && now != next.end() && now->second == file->second) continue;
            (listed ? content.changed : content.foreign).push_back(name);
            if (!listed && now != next.end()) content.in_the_way.push_back(name);
        }
        return content;
    }

    MemoryFiles& files_;
    std::string path_;  ///< with a slash at its end
    command::KeptEntries recovered_;
    command::FolderContent content_;
    std::mutex writing_;
    Contents written_;
};

}  // namespace

std::variant<std::unique_ptr<command::FolderDraft>, command::FileError> MemoryFiles::draft_folder(
    const std::string& path) {
    if (content.contains(path)) return command::FileError{"Not a directory"};
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
    std::ostringstream out, err;
    const auto setting = [](const char* name, std::size_t otherwise) {
        const char* value = std::getenv(name);
        return value ? std::strtoul(value, nullptr, 10) : otherwise;
    };
    command::World world{
        .read_input = [rest = input]() mutable { return std::exchange(rest, {}); },
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
