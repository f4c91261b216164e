#include "diag/place.hpp"

#include <algorithm>

#include "unicode/unicode.hpp"

namespace cchc::diag {

Source& Sources::add(std::string name, std::string text) {
    const std::uint64_t begin =
        sources_.empty() ? 0 : sources_.back().begin + sources_.back().text.size() + 1;
    return sources_.emplace_back(Source{std::move(name), {}, std::move(text), begin});
}

Position Sources::position(Place place) const {
    const auto after = std::ranges::upper_bound(sources_, place.at, {}, &Source::begin);
    const Source& source = *std::prev(after);
    const std::string_view text = source.text;
    const std::size_t at = std::min<std::size_t>(place.at - source.begin, text.size());

    Position position;
    position.source = &source;
    std::size_t line_start = 0;
    for (std::size_t i = 0; i < at; ++i) {
        const bool ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
        if (!ends) continue;
        ++position.line;
        line_start = i + 1;
    }
    const auto line_end = std::min(text.find_first_of("\r\n", line_start), text.size());
    position.line_text = text.substr(line_start, line_end - line_start);
    position.column = unicode::length(text.substr(line_start, at - line_start)) + 1;
    const auto end = std::clamp(at + place.length, at, std::max(at, line_end));
    position.length = unicode::length(text.substr(at, end - at));
    return position;
}

}  // namespace cchc::diag
