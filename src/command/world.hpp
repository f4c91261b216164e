#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diag/bytes.hpp"

/// All that a command can touch. A test makes one of its own; main takes the machine's.
namespace cchc::command {

/// Why a file could not be read or written, in the system's words.
struct FileError {
    std::string reason;
    bool interrupted = false;  ///< the user ended it
    bool is_absent = false;    ///< there is no such file
};

/// A file that is no longer what it was when it was read, and why.
struct ChangedFile {
    std::string path;
    FileError error;
};

/// A folder of the machine for a library that writes to files only. It is gone, with all that is in
/// it, when this object is.
class TemporaryFolder {
  public:
    virtual ~TemporaryFolder() = default;
    virtual std::string path() const = 0;
    /// The whole content of a file that was written there.
    virtual std::variant<std::string, FileError> read(const std::string& name) const = 0;
};

/// A folder that is written file by file and appears whole or not at all: where it is not
/// published, its end takes away what was written.
class FolderDraft {
  public:
    virtual ~FolderDraft() = default;
    /// Writes a file of the folder; one that stands as it is in the folder to be replaced is taken
    /// over. Nothing on success; an error too where the user interrupts. Several threads may write,
    /// each files of its own.
    virtual std::optional<FileError> write(const std::string& name, std::string_view bytes) = 0;
    /// Writes at the end of a file of the folder, which it begins where there is none.
    virtual std::optional<FileError> append(const std::string& name, std::string_view bytes) = 0;
    /// A folder of its own within the draft, where there is room if the folder itself has any; it is
    /// to be gone before the draft is published. Several threads may each ask for one.
    virtual std::variant<std::unique_ptr<TemporaryFolder>, FileError> temporary_folder() = 0;
    /// Puts the folder in its place, instead of what stands there.
    virtual std::optional<FileError> publish() = 0;
};

/// The file system as far as commands need it.
class Files {
  public:
    virtual ~Files() = default;
    /// The whole content of a file; one that is too large is an error.
    virtual std::variant<std::string, FileError> read(const std::string& path) const = 0;
    /// The same, without a copy where the system can show the file in memory.
    virtual std::variant<diag::Bytes, FileError> show(const std::string& path) const {
        auto content = read(path);
        if (auto* error = std::get_if<FileError>(&content)) return std::move(*error);
        return diag::Bytes{std::get<std::string>(std::move(content))};
    }
    /// The first of the files that were shown so far and have been written to, replaced or lost
    /// since: what was concluded from it is nothing. Nothing where each is as it was.
    virtual std::optional<ChangedFile> changed() const { return std::nullopt; }
    virtual bool is_directory(const std::string& path) const = 0;
    /// The paths of the files with an extension (".csv", any case; empty: of everything) in a
    /// folder, sorted by name.
    virtual std::variant<std::vector<std::string>, FileError> list(
        const std::string& folder, std::string_view extension) const = 0;
    /// Writes a file whole or not at all. Nothing on success.
    virtual std::optional<FileError> write(const std::string& path, std::string_view bytes) = 0;
    /// Whether a path leads into a folder, or is it, by whatever name.
    virtual bool is_within(const std::string& path, const std::string& folder) const = 0;
    /// Whether a path holds anything: a file, or a folder that is not empty.
    virtual bool is_occupied(const std::string& path) const = 0;
    /// Begins a folder beside `path`, to be put there.
    virtual std::variant<std::unique_ptr<FolderDraft>, FileError> draft_folder(
        const std::string& path) = 0;
};

struct World {
    /// All that is left of standard input; one that is too large, or fails, is an error.
    std::function<std::variant<std::string, FileError>()> read_input;
    std::ostream& out;  ///< reports only
    std::ostream& err;  ///< everything else
    Files& files;
    /// The value of an environment variable, or nothing.
    std::function<std::optional<std::string>(const std::string&)> environment;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    int columns = 80;  ///< of the terminal
    unsigned processors = 1;
    /// Bytes of a file that one thread reads at a time; at least 64.
    std::size_t piece = std::size_t{1} << 18;
    /// Units that are judged in full and written at a time; at least 1.
    std::size_t units_at_a_time = 256;
};

/// Exit codes (interface, section 4).
enum class Exit {
    done = 0,
    findings = 1,
    usage = 2,  ///< the command line is wrong, or a file cannot be read or written
    gate = 3,
    defect = 70,
};

/// Runs the program: `arguments` without its name. Never throws.
Exit run(const std::vector<std::string>& arguments, World& world);

}  // namespace cchc::command
