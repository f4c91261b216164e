#include "host/draft_holder.hpp"

#include <cerrno>
#include <set>
#include <sstream>

#include "host/entries.hpp"
#include "host/temporary_folder.hpp"

namespace cchc::host {

namespace {

using command::FileError;
using command::KeptEntries;

constexpr std::string_view heading = "cchc draft\n";
constexpr const char* lock_name = ".cchc-draft";
constexpr std::string_view mark = ".cchc-";  ///< between the target's name and random letters

std::string contents(int descriptor) {
    std::string text;
    char piece[4096];
    for (;;) {
        const auto n =
            read_some_at(descriptor, piece, sizeof piece, static_cast<std::int64_t>(text.size()));
        if (n <= 0) return text;
        text.append(piece, static_cast<std::size_t>(n));
    }
}

/// Whether an open file is still the one at a path.
bool is_at(int descriptor, const fs::path& path) {
    const auto opened = entry_of(descriptor), there = entry_at(path);
    return opened && there && opened->state.is_of(there->state);
}

}  // namespace

std::variant<DraftHolder, FileError> DraftHolder::make(const fs::path& target) {
    for (;;) {
        const fs::path path = fs::path{target}.concat(mark).concat(random_letters());
        if (!make_folder(path, For::this_user)) {
            if (errno == EEXIST) continue;
            return last_error();
        }
        const fs::path lock_path = path / lock_name;
        Descriptor lock = open_file(lock_path, Opening::new_lock);
        // a run that looks for drafts may have taken it for one left empty, and removed it
        if (!lock.opened() && errno == ENOENT) continue;
        if (!lock.opened()) {
            const FileError error = last_error();
            remove_folder(path);
            return error;
        }
        // where the file system knows no locks, nobody takes up anything
        lock_file(lock.number(), Waiting::until_free);
        if (!is_at(lock.number(), lock_path)) continue;
        DraftHolder holder{path, std::move(lock)};
        // first says what it is, then holds anything
        const bool made =
            write_all(holder.lock_.number(), heading) && make_folder(holder.unfinished());
        if (made) return holder;
        const FileError error = last_error();
        KeptEntries nothing;
        holder.clear(target, nullptr, nothing);
        return error;
    }
}

std::optional<DraftHolder> DraftHolder::take_up(const fs::path& path) {
    const fs::path lock_path = path / lock_name;
    Descriptor lock = open_file(lock_path, Opening::lock);
    if (!lock.opened()) {
        if (errno == ENOENT) remove_folder(path);  // killed before it wrote anything
        return std::nullopt;
    }
    if (!lock_file(lock.number(), Waiting::not_at_all)) return std::nullopt;
    if (!is_at(lock.number(), lock_path)) return std::nullopt;
    DraftHolder holder{path, std::move(lock)};
    const std::string text = contents(holder.lock_.number());
    if (text.starts_with(heading)) return holder;
    if (heading.starts_with(text)) {  // killed before it could say what it is
        if (names_if_any(path).size() == 1) return holder;
    }
    return std::nullopt;
}

std::vector<DraftHolder> DraftHolder::left_behind(const fs::path& target) {
    const std::string lead = text_of(target.filename()).append(mark);
    std::vector<DraftHolder> holders;
    for (const std::string& name : names_if_any(target.parent_path())) {
        const fs::path path = target.parent_path() / path_of(name);
        const bool named_so =
            name.starts_with(lead) && name.size() == lead.size() + random_letters_in_name;
        if (!named_so || !is_folder(path)) continue;
        if (auto holder = take_up(path)) holders.push_back(std::move(*holder));
    }
    return holders;
}

std::variant<std::unique_ptr<command::TemporaryFolder>, FileError> DraftHolder::temporary_folder()
    const {
    return TemporaryFolder::in(text_of(path_));
}

std::optional<FileError> DraftHolder::note_name(const std::string& name) const {
    if (write_all(lock_.number(), name + "\n")) return std::nullopt;
    return last_error();
}

std::optional<FileError> DraftHolder::finish() const {
    if (move_over(unfinished(), finished())) return std::nullopt;
    return last_error();
}

void DraftHolder::clear_unfinished(KeptEntries& kept) const {
    std::set<std::string> noted;
    std::istringstream lines{contents(lock_.number()).substr(heading.size())};
    for (std::string line; std::getline(lines, line);) noted.insert(line);
    for (const std::string& name : names_if_any(unfinished())) {
        const fs::path path = unfinished() / path_of(name);
        if (noted.contains(name) && state_of(path)) {
            remove_file(path);
        } else {
            kept.elsewhere.push_back(text_of(path));
        }
    }
    remove_folder(unfinished());
}

void DraftHolder::remove_temporary_folders() const {
    for (const std::string& name : names_if_any(path_)) {
        if (name.starts_with(TemporaryFolder::lead)) remove_whole(path_ / path_of(name));
    }
}

void DraftHolder::clear(const fs::path& target, FormerFolder* known, KeptEntries& kept) {
    // ended between the two steps that stand for an exchange: what stood there comes back
    if (is_folder(former()) && !is_taken(target) && !move_over(former(), target)) {
        // nothing may be removed while nothing stands there: the next run tries again
        kept.elsewhere.push_back(text_of(former()));
        return;
    }
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
    const auto names = names_in(path_);
    if (!names || names->size() > 1) return;
    remove_file(path_ / lock_name);
    lock_.close();
    remove_folder(path_);
}

}  // namespace cchc::host
