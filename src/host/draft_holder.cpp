#include "host/draft_holder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <set>
#include <sstream>

#include "host/temporary_folder.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::KeptEntries;
namespace fs = std::filesystem;

constexpr std::string_view heading = "cchc draft\n";
constexpr const char* lock_name = ".cchc-draft";
constexpr std::string_view mark = ".cchc-";  ///< between the target's name and what mkdtemp adds
constexpr std::string_view placeholder = "XXXXXX";

std::string contents(int descriptor) {
    std::string text;
    char piece[4096];
    for (;;) {
        const auto n = ::pread(descriptor, piece, sizeof piece, static_cast<off_t>(text.size()));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return text;
        text.append(piece, static_cast<std::size_t>(n));
    }
}

/// Whether an open file is still the one at a path.
bool is_at(int descriptor, const fs::path& path) {
    struct stat opened {};
    struct stat there {};
    return ::fstat(descriptor, &opened) == 0 && ::lstat(path.c_str(), &there) == 0 &&
           opened.st_dev == there.st_dev && opened.st_ino == there.st_ino;
}

}  // namespace

fs::path DraftHolder::lock_file() const {
    return path_ / lock_name;
}

std::variant<DraftHolder, FileError> DraftHolder::make(const fs::path& target) {
    for (;;) {
        std::string path = fs::path{target}.concat(mark).concat(placeholder).string();
        if (::mkdtemp(path.data()) == nullptr) return last_error();
        const fs::path lock_path = fs::path{path} / lock_name;
        Descriptor lock =
            open_file(lock_path.string(), O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        // a run that looks for drafts may have taken it for one left empty, and removed it
        if (!lock.opened() && errno == ENOENT) continue;
        if (!lock.opened()) {
            const FileError error = last_error();
            ::rmdir(path.c_str());
            return error;
        }
        // where the file system knows no locks, nobody takes up anything
        while (::flock(lock.number(), LOCK_EX) != 0 && errno == EINTR) continue;
        if (!is_at(lock.number(), lock_path)) continue;
        DraftHolder holder{path, std::move(lock)};
        // first says what it is, then holds anything
        const bool made = write_all(holder.lock_.number(), heading) &&
                          ::mkdir(holder.unfinished().c_str(), 0777) == 0;
        if (made) return holder;
        const FileError error = last_error();
        KeptEntries nothing;
        holder.clear(target, nullptr, nothing);
        return error;
    }
}

std::optional<DraftHolder> DraftHolder::take_up(const fs::path& path) {
    const fs::path lock_path = path / lock_name;
    Descriptor lock = open_file(lock_path.string(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
    if (!lock.opened()) {
        if (errno == ENOENT) ::rmdir(path.c_str());  // killed before it wrote anything
        return std::nullopt;
    }
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0) return std::nullopt;
    if (!is_at(lock.number(), lock_path)) return std::nullopt;
    DraftHolder holder{path, std::move(lock)};
    const std::string text = contents(holder.lock_.number());
    if (text.starts_with(heading)) return holder;
    if (heading.starts_with(text)) {  // killed before it could say what it is
        std::error_code ignored;
        if (names_in(path, ignored).size() == 1) return holder;
    }
    return std::nullopt;
}

std::vector<DraftHolder> DraftHolder::left_behind(const fs::path& target) {
    const std::string lead = target.filename().string().append(mark);
    std::vector<DraftHolder> holders;
    std::error_code ignored;
    for (const std::string& name : names_in(target.parent_path(), ignored)) {
        const fs::path path = target.parent_path() / name;
        const bool named_so =
            name.starts_with(lead) && name.size() == lead.size() + placeholder.size();
        if (!named_so || !is_folder(path)) continue;
        if (auto holder = take_up(path)) holders.push_back(std::move(*holder));
    }
    return holders;
}

std::variant<std::unique_ptr<command::TemporaryFolder>, FileError> DraftHolder::temporary_folder()
    const {
    return TemporaryFolder::in(path_.string());
}

std::optional<FileError> DraftHolder::note_name(const std::string& name) const {
    if (write_all(lock_.number(), name + "\n")) return std::nullopt;
    return last_error();
}

std::optional<FileError> DraftHolder::finish() const {
    if (::rename(unfinished().c_str(), finished().c_str()) == 0) return std::nullopt;
    return last_error();
}

void DraftHolder::clear_unfinished(KeptEntries& kept) const {
    std::set<std::string> noted;
    std::istringstream lines{contents(lock_.number()).substr(heading.size())};
    for (std::string line; std::getline(lines, line);) noted.insert(line);
    std::error_code ignored;
    for (const std::string& name : names_in(unfinished(), ignored)) {
        const fs::path path = unfinished() / name;
        if (noted.contains(name) && state_of(path)) {
            ::unlink(path.c_str());
        } else {
            kept.elsewhere.push_back(path.string());
        }
    }
    ::rmdir(unfinished().c_str());
}

void DraftHolder::remove_temporary_folders() const {
    std::error_code ignored;
    for (const std::string& name : names_in(path_, ignored)) {
        if (name.starts_with(TemporaryFolder::lead)) fs::remove_all(path_ / name, ignored);
    }
}

void DraftHolder::clear(const fs::path& target, FormerFolder* known, KeptEntries& kept) {
    // ended between the two steps that stand for an exchange: what stood there comes back
    if (is_folder(former()) && !is_taken(target)) ::rename(former().c_str(), target.c_str());
    for (const fs::path& folder : {former(), finished()}) {
        if (!is_folder(folder)) continue;
        if (known && known->path() == folder) {
            known->empty_into(target, kept);
            continue;
        }
        auto next = manifest_in(target);
        if (std::holds_alternative<FileError>(next)) continue;
        FormerFolder found{folder};
        found.is_followed_by(std::get<0>(std::move(next)));
        found.empty_into(target, kept);
    }
    if (is_folder(unfinished())) clear_unfinished(kept);
    remove_temporary_folders();
    // a holder that holds nothing more goes; the lock last, so that nobody takes up the rest
    std::error_code error;
    if (names_in(path_, error).size() > 1 || error) return;
    ::unlink(lock_file().c_str());
    lock_.close();
    ::rmdir(path_.c_str());
}

}  // namespace cchc::host
