#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// Texts as Windows takes them (UTF-16), and as the program does (UTF-8).
namespace cchc::host {

std::wstring to_wide(std::string_view text);
std::string to_utf8(std::wstring_view text);

/// The whole path, without `.` and `..`, with backslashes.
std::filesystem::path absolute_path(const std::filesystem::path& path);

/// A path as all calls take it: one that is long is made absolute and led by `\\?\`, for only then
/// may it have more than 260 characters. The name of a device stays as it is.
std::wstring for_system(const std::filesystem::path& path);

/// Whether Windows keeps a name for a device, whatever its ending: "CON.csv".
bool is_device_name(std::string_view name);

/// Sets errno to what the last call failed with.
void set_errno();

}  // namespace cchc::host
