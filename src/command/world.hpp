#pragma once

#include <cstdint>
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
    std::string entry{};       ///< of a folder: what could not be; empty: the folder itself
    bool is_absent = false;    ///< there is no such file
};

/// A regular file, by whatever name: links to it have the same.
struct FileIdentity {
    std::uint64_t device = 0, number = 0;
    bool operator==(const FileIdentity&) const = default;
};

/// What lies in a folder under one name.
struct FolderEntry {
    enum class Kind {
        file,  ///< also a link that leads nowhere: reading it says why
        folder,
        link_to_folder,
        other,  ///< a pipe, a socket, a device
    };
    std::string name;  ///< without that of the folder
    Kind kind = Kind::file;
    bool is_link = false;  ///< of a file
};

/// What a folder that is to be written holds besides files that are as an earlier run wrote them.
/// Names are sorted.
struct FolderContent {
    bool of_a_report = false;          ///< an earlier run wrote it and left its list of files
    std::vector<std::string> changed;  ///< an earlier run wrote them, somebody changed them since
    std::vector<std::string> foreign;  ///< files and folders that no run wrote
    std::vector<std::string> in_the_way{};  ///< of those, whose names are needed now
};

/// What became of the entries of a folder that are not replaced.
struct KeptEntries {
    struct Renamed {
        std::string name, now;
    };
    std::vector<std::string> stayed;     ///< under their names
    std::vector<Renamed> renamed;        ///< since their names were needed, or they were changed
    std::vector<std::string> elsewhere;  ///< paths of those that could not be moved back
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
/// published, its end takes away what was written. It replaces what an earlier run wrote; whatever
/// else lies there stays.
class FolderDraft {
  public:
    virtual ~FolderDraft() = default;
    /// What runs that were killed had left beside the folder and did not write: it was put back.
    virtual const KeptEntries& recovered() const = 0;
    /// What the folder held when the draft was made; nothing where there was none.
    virtual const FolderContent& content() const = 0;
    /// Begins to write, beside the folder.
    virtual std::optional<FileError> begin() = 0;
    /// Writes a file of the folder; one that stands as it is in the folder to be replaced is taken
    /// over. Nothing on success; an error too where the user interrupts. Several threads may write,
    /// each files of its own.
    virtual std::optional<FileError> write(const std::string& name, std::string_view bytes) = 0;
    /// Writes at the end of a file of the folder, which it begins where there is none.
    virtual std::optional<FileError> append(const std::string& name, std::string_view bytes) = 0;
    /// A folder of its own within the draft, where there is room if the folder itself has any; it
    /// is to be gone before the draft is published. Several threads may each ask for one.
    virtual std::variant<std::unique_ptr<TemporaryFolder>, FileError> temporary_folder() = 0;
    /// Puts the folder in its place. Looks again at what stands there first, and does nothing where
    /// `agree` throws at it. What was changed, or is in the way, is kept under another name. The
    /// list of files (command/manifest.hpp) has been written before.
    using Agree = std::function<void(const FolderContent&)>;
    virtual std::variant<KeptEntries, FileError> publish(const Agree& agree) = 0;
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
    /// since: what was computed from it does not hold. Nothing where each is as it was.
    virtual std::optional<ChangedFile> changed() const { return std::nullopt; }
    virtual bool is_directory(const std::string& path) const = 0;
    /// A word that all names of a file share (through `./`, links, a second name on the disk), and
    /// no names of two files. Of a file that is not there it is one of its path.
    virtual std::string common_name(const std::string& path) const = 0;
    /// What lies in a folder, in the order of the names as bytes; not what lies in its sub-folders.
    virtual std::variant<std::vector<FolderEntry>, FileError> list(
        const std::string& folder) const = 0;
    /// Makes a folder, and those above it that are not there; one that is there stays as it is.
    /// Nothing on success.
    virtual std::optional<FileError> make_folder(const std::string& path) = 0;
    /// Writes a file whole or not at all. Nothing on success.
    virtual std::optional<FileError> write(const std::string& path, std::string_view bytes) = 0;
    /// Sets a text to the next part of what is to be written; false: that was all.
    using NextPart = std::function<bool(std::string& part)>;
    /// The same of a file in parts, of which one is held at a time where that can be. What `next`
    /// throws leaves the file as it was.
    virtual std::optional<FileError> write_parts(const std::string& path, const NextPart& next) {
        std::string all;
        for (std::string part; next(part);) all += part;
        return write(path, all);
    }
    /// Which regular file a path leads to; nothing where it leads to none.
    virtual std::optional<FileIdentity> identity(const std::string& path) const = 0;
    /// Where a path leads, without links, `.` and `..`, as far as it exists.
    virtual std::string resolved(const std::string& path) const = 0;
    /// Whether a path leads into a folder, or is it, by whatever name.
    bool is_within(const std::string& path, const std::string& folder) const {
        return leads_into(resolved(path), resolved(folder));
    }
    /// Whether a resolved path is a resolved folder, or lies in it.
    static bool leads_into(const std::string& path, const std::string& folder) {
        if (!path.starts_with(folder)) return false;
        return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
    }
    /// A folder of its own for files that are made on the way to one that is written.
    virtual std::variant<std::unique_ptr<TemporaryFolder>, FileError> temporary_folder() = 0;
    /// Whether a path holds anything: a file, or a folder that is not empty.
    virtual bool is_occupied(const std::string& path) const = 0;
    /// A draft of the folder `path`, after what runs that were killed had left of theirs was taken
    /// away. Nothing is written yet. An error where something else than a folder stands there.
    virtual std::variant<std::unique_ptr<FolderDraft>, FileError> draft_folder(
        const std::string& path) = 0;
};

/// What a run reads and what it writes, as far as it has said so (command/input_guard.hpp).
struct FilesInUse {
    /// Files that only others of their role may be written over.
    enum class Role { any, known_findings };
    struct Input {
        std::string path;  ///< "-": standard input
        Role role = Role::any;
    };
    struct Output {
        std::string path;  ///< empty or "-": standard output
        Role role = Role::any;
        std::string folder;  ///< where the path leads, if it is to be a folder; else empty
    };
    std::vector<Input> inputs;
    std::vector<std::string> data_folders, evidence_folders;
    std::vector<Output> outputs;
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
    std::optional<FileIdentity>
        in_file{};  ///< the regular file that standard input is, if it is one
    std::optional<FileIdentity>
        out_file{};    ///< the regular file that standard output is, if it is one
    int columns = 80;  ///< of the terminal
    unsigned processors = 1;
    std::string_view commit{};  ///< which main was built from; empty: not known
    /// Bytes of a file that one thread reads at a time; at least 64.
    std::size_t piece = std::size_t{1} << 18;
    /// Units whose details are computed and written at a time; at least 1.
    std::size_t units_at_a_time = 64;
    FilesInUse in_use{};
    /// What standard input held, once it was read: it can be read once only.
    std::optional<diag::Bytes> input_read{};
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
