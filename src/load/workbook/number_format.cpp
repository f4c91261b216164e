#include "load/workbook/number_format.hpp"

#include <algorithm>

namespace cchc::load {

namespace {

/// The letters and signs of a code's first section that are no literal text.
std::string signs_of(std::string_view code) {
    std::string signs;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        switch (code[i]) {
            case '"':
                i = std::min(code.find('"', i + 1), code.size());
                break;
            case '\\':  // the next character as it is
            case '_':   // as wide as the next one
            case '*':   // the next one, as often as there is room
                ++i;
                break;
            case '[': {
                const auto end = std::min(code.find(']', i), code.size());
                const std::string_view inside = code.substr(i + 1, end - i - 1);
                // [h]:mm counts hours on; others are colours, conditions and places
                const bool is_time =
                    !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
                if (is_time) signs += 'h';
                i = end;
                break;
            }
            default:
                signs += code[i];
        }
    }
    return signs;
}

}  // namespace

NumberFormat number_format(std::string_view code) {
    const std::string signs = signs_of(code);
    NumberFormat format;
    if (signs.find('%') != signs.npos) {
        format.kind = NumberFormat::Kind::percent;
    } else if (signs != "General" && signs.find_first_of("yYmMdDhHsS") != signs.npos) {
        format.kind = NumberFormat::Kind::date;
    } else if (!signs.empty() && signs.find_first_not_of('0') == signs.npos) {
        constexpr std::size_t most = 40;
        format.width = std::min(signs.size(), most);
    }
    return format;
}

NumberFormat built_in_format(std::uint32_t id) {
    using enum NumberFormat::Kind;
    if (id == 9 || id == 10) return {percent, 0};
    const auto is_within = [&](std::uint32_t first, std::uint32_t last) {
        return id >= first && id <= last;
    };
    // those from 27 on are dates of East Asia
    const bool is_date =
        is_within(14, 22) || is_within(27, 36) || is_within(45, 47) || is_within(50, 58);
    return {is_date ? date : plain, 0};
}

std::string formatted(const StoredNumber& number, const NumberFormat& format, bool epoch_1904) {
    if (format.kind == NumberFormat::Kind::percent) return number.percent_text();
    if (format.kind == NumberFormat::Kind::date) return date_text(number, epoch_1904);
    std::string text = number.text();
    const bool is_whole = text.find_first_of(".-") == text.npos;
    if (is_whole && text.size() < format.width) text.insert(0, format.width - text.size(), '0');
    return text;
}

}  // namespace cchc::load
