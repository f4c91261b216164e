#include "diag/path.hpp"

#include <algorithm>
#include <vector>

namespace cchc::diag {

namespace {

bool is_slash(char c) {
    return c == '/' || c == '\\';
}

/// So many characters say where an absolute path begins: "/", "D:/"; 0: it is relative.
std::size_t root_length(std::string_view path) {
    if (!path.empty() && is_slash(path[0])) return 1;
    const bool has_drive =
        path.size() > 2 && path[1] == ':' && is_slash(path[2]) &&
        ((path[0] >= 'a' && path[0] <= 'z') || (path[0] >= 'A' && path[0] <= 'Z'));
    return has_drive ? 3 : 0;
}

/// Where a path written one way begins.
std::string_view root_of(const std::string& normal) {
    return std::string_view{normal}.substr(0, root_length(normal));
}

}  // namespace

bool is_absolute(std::string_view path) {
    return root_length(path) > 0;
}

std::string normal_path(std::string_view path) {
    const std::size_t root = root_length(path);
    std::vector<std::string_view> names;
    for (std::size_t at = root; at < path.size();) {
        std::size_t end = at;
        while (end < path.size() && !is_slash(path[end])) ++end;
        const auto name = path.substr(at, end - at);
        at = end + 1;
        if (name.empty() || name == ".") continue;
        if (name == ".." && !names.empty() && names.back() != "..") {
            names.pop_back();
        } else if (name != ".." || root == 0) {
            names.push_back(name);
        }
    }
    std::string out{path.substr(0, root)};
    if (root > 0) out.back() = '/';
    for (const auto name : names) {
        if (!out.empty() && out.back() != '/') out += '/';
        out += name;
    }
    return out.empty() && !path.empty() ? "." : out;
}

std::string relative_path(std::string_view path, std::string_view folder) {
    std::string normal = normal_path(path);
    if (folder.empty() || !is_absolute(normal)) return normal;
    const std::string above = normal_path(folder);
    const std::string lead = above.ends_with('/') ? above : above + "/";
    if (normal.starts_with(lead)) normal.erase(0, lead.size());
    return normal;
}

std::string path_from(std::string_view folder, std::string_view path) {
    std::string from = normal_path(folder), to = normal_path(path);
    if (root_of(from) != root_of(to) || from.starts_with("..")) return to;
    if (from == ".") return to;
    if (!from.ends_with('/')) from += '/';
    // the folders that both begin with
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
