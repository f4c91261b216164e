#pragma once

#include <string>
#include <string_view>

/// Names of files as other programs know them.
namespace cchc::diag {

/// Whether a path begins at the top of a file system: "/data", "D:/data", "D:\\data".
bool is_absolute(std::string_view path);

/// A path written one way: forward slashes, no `.`, no `..` behind a name, no doubled slashes.
std::string normal_path(std::string_view path);

/// The same, relative to `folder` (absolute; empty: unknown) where it lies below it.
std::string relative_path(std::string_view path, std::string_view folder);

/// The path to a file as it is seen from a folder: "../data/a.csv". Both relative to the same
/// folder, or both absolute; else the path itself, written one way.
std::string path_from(std::string_view folder, std::string_view path);

}  // namespace cchc::diag
