#include "command/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "unicode/unicode.hpp"

namespace cchc::command {

std::string sha256(const diag::Bytes& bytes) {
    digest::Sha256 digest;
    std::string room;
    for (std::size_t at = 0; at < bytes.view().size(); at += diag::bytes_of_part) {
        digest.add(bytes.part(at, diag::bytes_of_part, room));
    }
    return digest.text();
}

namespace {

/// The first source of each file that was read; the sheets of a workbook are several.
std::vector<const diag::Source*> files_of(const Dataset& dataset) {
    std::set<const diag::Source*> unread;
    for (const UnreadFile& file : dataset.unread) unread.insert(file.source);
    std::vector<const diag::Source*> files;
    std::set<std::string_view> workbooks;
    for (const diag::Source& source : dataset.sources.all()) {
        if (unread.contains(&source)) continue;
        if (source.sheet && !workbooks.insert(source.path).second) continue;
        files.push_back(&source);
    }
    return files;
}

}  // namespace

std::vector<InputDigest> digests(const Dataset& dataset) {
    std::vector<InputDigest> inputs;
    for (const diag::Source* file : files_of(dataset))
        inputs.push_back({file->name, sha256(file->bytes)});
    std::ranges::stable_sort(inputs, {}, &InputDigest::name);  // whatever order they were named in
    return inputs;
}

NamedFiles named_files(const Dataset& dataset) {
    struct Named {
        InputDigest input;
        std::string path;
    };
    std::vector<Named> files;
    for (const diag::Source* file : files_of(dataset)) {
        const auto known = dataset.short_names.find(file->path);
        const bool built_in = known == dataset.short_names.end();
        files.push_back(
            {{built_in ? file->name : unicode::in_utf8(known->second), sha256(file->bytes)},
             file->path});
    }
    std::ranges::stable_sort(
        files, {}, [](const Named& file) { return std::tie(file.input.name, file.input.sha256); });
    NamedFiles named;
    std::size_t same = 1;
    for (std::size_t i = 0; i < files.size(); ++i) {
        InputDigest input = files[i].input;
        same = i > 0 && files[i - 1].input.name == input.name ? same + 1 : 1;
        if (same > 1) input.name += fmt::format(" ({})", same);
        named.names[files[i].path] = input.name;
        named.digests.push_back(std::move(input));
    }
    return named;
}

}  // namespace cchc::command
