#include "support/run.hpp"

#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <utility>

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
    const auto first = content.lower_bound(path + "/");
    return first != content.end() && first->first.starts_with(path + "/");
}

std::variant<std::vector<std::string>, command::FileError> MemoryFiles::list(
    const std::string& folder, std::string_view extension) const {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : content) {
        if (path.starts_with(folder + "/") && path.ends_with(extension)) paths.push_back(path);
    }
    return paths;
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

bool MemoryFiles::is_within(const std::string& path, const std::string& folder) const {
    return path == folder || path.starts_with(folder + "/");
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
    std::variant<std::unique_ptr<command::TemporaryFolder>, command::FileError> temporary_folder()
        override {
        return host::TemporaryFolder::in(std::filesystem::temp_directory_path());
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
