#include "host/folder_draft.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>

#include "host/draft_holder.hpp"
#include "host/former_folder.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderContent;
using command::KeptEntries;
namespace fs = std::filesystem;

volatile std::sig_atomic_t interrupted = 0;  ///< the signal; 0: none

void note_interrupt(int signal) {
    interrupted = signal;
}

FileError interruption() {
    return {std::strerror(EINTR), true};
}

void heed_signals() {
    struct sigaction action {};
    action.sa_handler = note_interrupt;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGHUP, &action, nullptr);
}

/// Gives a folder the group and mode of the one it will replace, as far as the system lets.
void take_over_rights(const fs::path& from, const fs::path& to) {
    struct stat status {};
    if (::stat(from.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) return;
    const bool same_group = ::chown(to.c_str(), static_cast<uid_t>(-1), status.st_gid) == 0;
    if (same_group) ::chmod(to.c_str(), status.st_mode & 07777);
}

/// Whether a regular file holds just these bytes.
bool holds(const fs::path& path, std::string_view bytes) {
    std::string former(bytes.size(), '\0');
    std::ifstream file{path, std::ios::binary};
    return file.read(former.data(), static_cast<std::streamsize>(former.size())) && former == bytes;
}

/// A draft in a holder beside the folder that it is to be.
///
/// It takes the place of that folder in steps of which each can be the last. What stands in T and
/// is none of ours (foreign) is never without a name, in T or in the holder H:
///
///   1. look at T again, and ask whether it may be replaced
///   2. H/unfinished becomes H/finished: from here on its list of files tells what is ours
///   3. give each foreign file of T a second name in H/finished (a link), under its own name or,
///      where that is needed, another; folders, which take no second name, move there
///   4. exchange T and H/finished: T is new and holds all that is foreign
///   5. in H/finished, which was T, remove our files and the second names; what came since 1 moves
///      to T
///
/// A run that is killed before 4 leaves T with our former files, after it with our new ones. A
/// folder that 3 had moved, or a file that came after 1, then lies in H until the next run
/// moves it to T (DraftHolder::clear, which also does 5).
class DiskDraft final : public command::FolderDraft {
  public:
    explicit DiskDraft(fs::path target) : target_(std::move(target)), standing_(target_) {}
    DiskDraft(const DiskDraft&) = delete;
    DiskDraft& operator=(const DiskDraft&) = delete;
    ~DiskDraft() override {
        if (!holder_) return;
        try {
            KeptEntries nothing;
            holder_->clear(target_, nullptr, nothing);
        } catch (const std::exception&) {
            // no memory left: the next run does it
        }
    }

    /// Before anything else: takes up what was left behind, and looks at what stands there.
    std::optional<FileError> open() {
        for (DraftHolder& left : DraftHolder::left_behind(target_))
            left.clear(target_, nullptr, recovered_);
        auto looked = standing_.look();
        if (auto* error = std::get_if<FileError>(&looked)) return std::move(*error);
        content_ = std::get<FolderContent>(std::move(looked));
        return std::nullopt;
    }

    const KeptEntries& recovered() const override { return recovered_; }
    const FolderContent& content() const override { return content_; }

    std::optional<FileError> begin() override {
        auto made = DraftHolder::make(target_);
        if (auto* error = std::get_if<FileError>(&made)) return std::move(*error);
        holder_.emplace(std::get<DraftHolder>(std::move(made)));
        take_over_rights(target_, holder_->unfinished());
        heed_signals();
        return std::nullopt;
    }

    std::optional<FileError> write(const std::string& name, std::string_view bytes) override {
        if (interrupted) return interruption();
        if (auto error = holder_->note_name(name)) return error;
        if (take_over(name, bytes)) return std::nullopt;
        return put(name, bytes, O_EXCL);
    }

    std::optional<FileError> append(const std::string& name, std::string_view bytes) override {
        if (interrupted) return interruption();
        {
            const std::scoped_lock lock{begun_names_};
            const bool is_new = begun_.insert(name).second;
            if (is_new) {
                if (auto error = holder_->note_name(name)) return error;
            }
        }
        return put(name, bytes, O_APPEND);
    }

    std::variant<std::unique_ptr<command::TemporaryFolder>, FileError> temporary_folder() override {
        if (interrupted) return interruption();
        return holder_->temporary_folder();
    }

    std::variant<KeptEntries, FileError> publish(const Agree& agree) override {
        if (interrupted) return interruption();
        auto next = manifest_in(holder_->unfinished());
        if (auto* error = std::get_if<FileError>(&next)) return std::move(*error);
        standing_.is_followed_by(std::get<0>(std::move(next)));
        auto looked = standing_.look();
        if (auto* error = std::get_if<FileError>(&looked)) return std::move(*error);
        auto content = std::get<FolderContent>(std::move(looked));
        std::ranges::copy_if(
            content.foreign, std::back_inserter(content.in_the_way),
            [&](const std::string& name) { return is_taken(holder_->unfinished() / name); });
        agree(content);
        if (auto error = find_spoilt(content)) return std::move(*error);
        if (auto error = holder_->finish()) return std::move(*error);
        KeptEntries kept;
        if (auto error = carry_over(content, kept)) return std::move(*error);
        if (auto error = exchange()) return std::move(*error);
        holder_->clear(target_, &standing_, kept);
        holder_.reset();
        return kept;
    }

  private:
    /// Makes a file of the draft by a link to the one in the folder to be replaced, if that holds
    /// these bytes. False where it does not, or changed meanwhile.
    bool take_over(const std::string& name, std::string_view bytes) {
        const fs::path former = target_ / name, made = holder_->unfinished() / name;
        const auto before = state_of(former);
        if (!before || before->size != static_cast<std::int64_t>(bytes.size())) return false;
        if (!holds(former, bytes)) return false;
        if (::linkat(AT_FDCWD, former.c_str(), AT_FDCWD, made.c_str(), 0) != 0) return false;
        const auto now = state_of(made);
        if (now && now->is_as(*before)) {
            standing_.note_link(name, *now);
            return true;
        }
        ::unlink(made.c_str());
        return false;
    }

    std::optional<FileError> put(const std::string& name, std::string_view bytes, int how) {
        const fs::path path = holder_->unfinished() / name;
        Descriptor file = open_file(path.string(), O_WRONLY | O_CREAT | O_CLOEXEC | how, 0666);
        if (!file.opened() || !write_all(file.number(), bytes) || !file.close())
            return last_error();
        return std::nullopt;
    }

    /// A file that was taken over and written to since would be wrong in the new folder.
    std::optional<FileError> find_spoilt(const FolderContent& content) const {
        for (const std::string& name : content.changed) {
            const auto standing = state_of(target_ / name),
                       made = state_of(holder_->unfinished() / name);
            if (standing && made && standing->is_as(*made))
                return FileError{std::strerror(EBUSY), false, name};
        }
        return std::nullopt;
    }

    std::optional<FileError> carry_over(const FolderContent& content, KeptEntries& kept) {
        for (const std::string& name : content.foreign) {
            const bool in_the_way = std::ranges::count(content.in_the_way, name) > 0;
            if (auto error = carry(name, in_the_way, kept)) return error;
        }
        for (const std::string& name : content.changed) {
            if (auto error = carry(name, true, kept)) return error;
        }
        return std::nullopt;
    }

    std::optional<FileError> carry(const std::string& name, bool renamed, KeptEntries& kept) {
        const fs::path from = target_ / name;
        for (unsigned number = renamed ? 1 : 0;; ++number) {
            const std::string now = number == 0 ? name : command::kept_name(name, number);
            const fs::path to = holder_->finished() / now;
            // another entry of the folder may have that name, carried over or not yet
            if (number > 0 && is_taken(target_ / now)) continue;
            const bool carried =
                ::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0) == 0 ||
                (errno != EEXIST && errno != ENOENT && move_to_free_place(from, to));
            if (!carried && errno == EEXIST && renamed) continue;
            // somebody may have taken it away meanwhile
            if (!carried && errno == ENOENT) return std::nullopt;
            if (!carried) return FileError{std::strerror(errno), false, name};
            if (number == 0) {
                kept.stayed.push_back(name);
            } else {
                kept.renamed.push_back({name, now});
            }
            return std::nullopt;
        }
    }

    std::optional<FileError> exchange() {
        const fs::path made = holder_->finished();
        if (!is_taken(target_)) {
            if (::rename(made.c_str(), target_.c_str()) != 0) return last_error();
            return std::nullopt;
        }
        standing_.lies_at(made);
        if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0)
            return std::nullopt;
        const bool cannot_exchange = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
        return cannot_exchange ? exchange_in_steps() : last_error();
    }

    /// Where the file system cannot exchange two folders at once; the old one comes back if the new
    /// one cannot take its place.
    std::optional<FileError> exchange_in_steps() {
        const fs::path old = holder_->former();
        standing_.lies_at(old);
        if (::rename(target_.c_str(), old.c_str()) != 0) return last_error();
        if (::rename(holder_->finished().c_str(), target_.c_str()) == 0) return std::nullopt;
        const FileError error = last_error();
        ::rename(old.c_str(), target_.c_str());
        return error;
    }

    fs::path target_;
    FormerFolder standing_;
    KeptEntries recovered_;
    FolderContent content_;
    std::optional<DraftHolder> holder_;
    std::mutex begun_names_;
    std::set<std::string> begun_;  ///< what is appended to
};

}  // namespace

std::variant<std::unique_ptr<command::FolderDraft>, FileError> make_folder_draft(
    const std::string& path) {
    std::error_code error;
    // without links: one to the folder stays, and leads to the new one
    fs::path target = fs::weakly_canonical(fs::absolute(path, error), error);
    if (error) return FileError{error.message()};
    if (!target.has_filename()) target = target.parent_path();  // "scorecards/"
    auto draft = std::make_unique<DiskDraft>(target);
    if (auto failed = draft->open()) return std::move(*failed);
    return draft;
}

void end_by_noted_signal() {
    if (interrupted == 0) return;
    std::signal(interrupted, SIG_DFL);
    std::raise(interrupted);
}

}  // namespace cchc::host
