#include "diag/path.hpp"

#include <algorithm>
#include <vector>

namespace cchc::diag {

std::string normal_path(std::string_view path) {
    const auto is_slash = [](char c) { return c == '/' || c == '\\'; };
    const bool absolute = !path.empty() && is_slash(path.front());
    std::vector<std::string_view> names;
    for (std::size_t at = 0; at < path.size();) {
        std::size_t end = at;
        while (end < path.size() && !is_slash(path[end])) ++end;
        const auto name = path.substr(at, end - at);
        at = end + 1;
        if (name.empty() || name == ".") continue;
        if (name == ".." && !names.empty() && names.back() != "..") {
            names.pop_back();
        } else if (name != ".." || !absolute) {
            names.push_back(name);
        }
    }
    std::string out = absolute ? "/" : "";
    for (const auto name : names) {
        if (!out.empty() && out.back() != '/') out += '/';
        out += name;
    }
    return out.empty() && !path.empty() ? "." : out;
}

std::string relative_path(std::string_view path, std::string_view folder) {
    std::string normal = normal_path(path);
    if (folder.empty() || !normal.starts_with('/')) return normal;
    const std::string above = normal_path(folder);
    const std::string lead = above.ends_with('/') ? above : above + "/";
    if (normal.starts_with(lead)) normal.erase(0, lead.size());
    return normal;
}

std::string path_from(std::string_view folder, std::string_view path) {
    std::string from = normal_path(folder), to = normal_path(path);
    if (from.starts_with('/') != to.starts_with('/') || from.starts_with("..")) return to;
    if (from == ".") return to;
    if (!from.ends_with('/')) from += '/';
    // names that both begin with
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i) {
        if (from[i] == '/') same = i + 1;
    }
    std::string up;
    for (std::size_t i = same; i < from.size(); ++i) {
        if (from[i] == '/') up += "../";
    }
    return up + to.substr(same);
}

}  // namespace cchc::diag
