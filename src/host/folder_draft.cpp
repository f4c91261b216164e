#include "host/folder_draft.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <mutex>
#include <set>

#include "host/draft_holder.hpp"
#include "host/entries.hpp"
#include "host/former_folder.hpp"
#include "host/reading.hpp"
#include "host/signals.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::FolderContent;
using command::KeptEntries;

FileError interruption() {
    return {std::strerror(EINTR), true};
}

/// What the system said of the last call that failed, for an entry of the folder.
FileError last_error_of(const std::string& entry) {
    FileError error = last_error();
    error.entry = entry;
    return error;
}

/// Whether a regular file holds just these bytes.
bool holds(const fs::path& path, std::string_view bytes) {
    const Descriptor file = open_file(path, Opening::to_read_itself);
    const auto former = read_to_end(file.number());
    const auto* text = std::get_if<std::string>(&former);
    return text && *text == bytes;
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
/// A run that is killed before 4 leaves T with our former files, after it with our new ones; where
/// the file system cannot exchange folders, between its two moves without T, which lies in H. A
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
        if (auto error = find_held()) return error;
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
        note_signals_to_end();
        return std::nullopt;
    }

    std::optional<FileError> write(const std::string& name, std::string_view bytes) override {
        if (is_asked_to_end()) return interruption();
        if (auto error = holder_->note_name(name)) return error;
        if (take_over(name, bytes)) return std::nullopt;
        return put(name, bytes, Opening::new_file);
    }

    std::optional<FileError> append(const std::string& name, std::string_view bytes) override {
        if (is_asked_to_end()) return interruption();
        {
            const std::scoped_lock lock{begun_names_};
            const bool is_new = begun_.insert(name).second;
            if (is_new) {
                if (auto error = holder_->note_name(name)) return error;
            }
        }
        return put(name, bytes, Opening::to_append);
    }

    std::variant<std::unique_ptr<command::TemporaryFolder>, FileError> temporary_folder() override {
        if (is_asked_to_end()) return interruption();
        return holder_->temporary_folder();
    }

    std::variant<KeptEntries, FileError> publish(const Agree& agree) override {
        if (is_asked_to_end()) return interruption();
        auto next = manifest_in(holder_->unfinished());
        if (auto* error = std::get_if<FileError>(&next)) return std::move(*error);
        standing_.is_followed_by(std::get<0>(std::move(next)));
        auto looked = standing_.look();
        if (auto* error = std::get_if<FileError>(&looked)) return std::move(*error);
        auto content = std::get<FolderContent>(std::move(looked));
        std::ranges::copy_if(content.foreign, std::back_inserter(content.in_the_way),
                             [&](const std::string& name) {
                                 return is_taken(holder_->unfinished() / path_of(name));
                             });
        agree(content);
        if (auto error = find_held()) return std::move(*error);
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
        const fs::path former = target_ / path_of(name),
                       made = holder_->unfinished() / path_of(name);
        const auto before = state_of(former);
        if (!before || before->size != static_cast<std::int64_t>(bytes.size())) return false;
        if (!holds(former, bytes)) return false;
        if (!link_file(former, made)) return false;
        const auto now = state_of(made);
        if (now && now->is_as(*before)) {
            standing_.note_link(name, *now);
            return true;
        }
        remove_file(made);
        return false;
    }

    std::optional<FileError> put(const std::string& name, std::string_view bytes, Opening opening) {
        Descriptor file = open_file(holder_->unfinished() / path_of(name), opening);
        if (!file.opened() || !write_all(file.number(), bytes) || !file.close())
            return last_error();
        return std::nullopt;
    }

    /// A file that another program has open may keep the folder in its place.
    std::optional<FileError> find_held() const {
        const auto name = held_file_in(target_);
        if (!name) return std::nullopt;
        errno = EBUSY;
        return last_error_of(*name);
    }

    /// A file that was taken over and written to since would be wrong in the new folder.
    std::optional<FileError> find_spoilt(const FolderContent& content) const {
        for (const std::string& name : content.changed) {
            const auto standing = state_of(target_ / path_of(name)),
                       made = state_of(holder_->unfinished() / path_of(name));
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
        const fs::path from = target_ / path_of(name);
        for (unsigned number = renamed ? 1 : 0;; ++number) {
            const std::string now = number == 0 ? name : command::kept_name(name, number);
            const fs::path to = holder_->finished() / path_of(now);
            // another entry of the folder may have that name, carried over or not yet
            if (number > 0 && is_taken(target_ / path_of(now))) continue;
            const bool carried = link_file(from, to) || (errno != EEXIST && errno != ENOENT &&
                                                         move_to_free_place(from, to));
            if (!carried && errno == EEXIST && renamed) continue;
            // somebody may have taken it away meanwhile
            if (!carried && errno == ENOENT) return std::nullopt;
            if (!carried) return last_error_of(name);
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
            if (!move_over(made, target_)) return last_error();
            return std::nullopt;
        }
        standing_.lies_at(made);
        if (exchange_folders(made, target_)) return std::nullopt;
        return is_unsupported() ? exchange_in_steps() : last_error();
    }

    /// Where the file system cannot exchange two folders at once; the old one comes back if the new
    /// one cannot take its place.
    std::optional<FileError> exchange_in_steps() {
        const fs::path old = holder_->former();
        standing_.lies_at(old);
        if (!move_over(target_, old)) return last_error();
        if (move_over(holder_->finished(), target_)) return std::nullopt;
        const FileError error = last_error();
        move_over(old, target_);
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
    // without links: one to the folder stays, and leads to the new one
    const fs::path target = resolved_path(path_of(path));
    auto draft = std::make_unique<DiskDraft>(target);
    if (auto failed = draft->open()) return std::move(*failed);
    return draft;
}

}  // namespace cchc::host
