#include "command/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cchc::command {

namespace {

constexpr std::string_view signature = "cchc ";
constexpr std::size_t digits = 64;  ///< of a digest
constexpr std::string_view gap = "  ";

}  // namespace

std::string Manifest::heading() {
    return "cchc " CCHC_VERSION "\n";
}

std::string Manifest::line(std::string_view digest, std::string_view name) {
    return fmt::format("{}{}{}\n", digest, gap, name);
}

std::optional<Manifest> Manifest::parse(std::string_view text) {
    Manifest manifest;
    const auto next_line = [&text] {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        return line;
    };
    if (!next_line().starts_with(signature)) return std::nullopt;
    while (!text.empty()) {
        const std::string_view line = next_line();
        const auto digest = line.substr(0, line.find(gap));
        const bool sound = digest.size() == digits && line.size() > digits + gap.size() &&
                           digest.find_first_not_of("0123456789abcdef") == digest.npos;
        if (!sound) return std::nullopt;
        manifest.digests_[std::string{line.substr(digits + gap.size())}] = digest;
    }
    if (manifest.digests_.empty()) return std::nullopt;
    return manifest;
}

bool Manifest::lists(const std::string& name, std::string_view digest) const {
    const auto found = digests_.find(name);
    return found != digests_.end() && found->second == digest;
}

std::string kept_name(const std::string& name, unsigned number) {
    const std::string mark = number > 1 ? fmt::format(".kept-{}", number) : ".kept";
    const auto dot = name.rfind('.');
    const bool extension = dot != name.npos && dot > 0;
    return extension ? name.substr(0, dot) + mark + name.substr(dot) : name + mark;
}

}  // namespace cchc::command
