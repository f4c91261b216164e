#include "load/text/number.hpp"

#include <algorithm>
#include <string>

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using exact::Decimal;
using exact::Integer;

/// No figure is longer, its spaces and leading zeros included.
constexpr std::size_t longest_figure = 128;
constexpr std::size_t most_digits = 15;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool are_digits(std::string_view text) {
    return std::ranges::all_of(text, is_digit);
}

/// A figure taken to pieces, before anybody decides what its marks mean.
struct Shape {
    enum class Kind {
        no_number,
        exponent,
        whole,    ///< digits only, or grouped in one way only: `1234`, `1.234.567`, `1 234`
        decimal,  ///< `mark` can only be a decimal mark
        either,   ///< one mark and three digits behind it: `1.234`
    };
    Kind kind = Kind::no_number;
    bool negative = false;
    bool percent = false;
    bool regrouped = false;  ///< several groups, split by `mark`
    char mark = 0;
    std::string before;  ///< digits before the decimal mark, without grouping
    std::string behind;  ///< digits behind it
};

/// Every kind of space as one plain space, every kind of minus as one; nothing where a character
/// cannot stand in a figure.
std::optional<std::string> simplified(std::string_view text) {
    static constexpr std::string_view spaces[] = {"\u00A0", "\u202F", "\u2009", "\u2007"};
    static constexpr std::string_view minuses[] = {"\u2212", "\u2013"};
    std::string out;
    while (!text.empty()) {
        const char c = text.front();
        if (static_cast<unsigned char>(c) < 0x80) {
            out += c;
            text.remove_prefix(1);
            continue;
        }
        const auto starts = [&](std::string_view sign) { return text.starts_with(sign); };
        const auto* space = std::ranges::find_if(spaces, starts);
        const auto* minus = std::ranges::find_if(minuses, starts);
        if (space != std::end(spaces)) {
            out += ' ';
            text.remove_prefix(space->size());
        } else if (minus != std::end(minuses)) {
            out += '-';
            text.remove_prefix(minus->size());
        } else {
            return std::nullopt;
        }
    }
    return out;
}

/// Digits in groups of three, split by `mark`, put together; nothing where they are irregular.
std::optional<std::string> ungrouped(std::string_view text, char mark) {
    const auto first = std::min(text.find(mark), text.size());
    if (first == 0 || first > 3 || text.front() == '0') return std::nullopt;
    std::string digits{text.substr(0, first)};
    for (std::size_t at = first; at < text.size(); at += 4) {
        const auto group = text.substr(at + 1, 3);
        if (text[at] != mark || group.size() != 3 || !are_digits(group)) return std::nullopt;
        digits += group;
    }
    if (!are_digits(digits)) return std::nullopt;
    return digits;
}

/// `12e5`, `1,2E+05`.
bool has_exponent(std::string_view text) {
    const auto e = text.find_first_of("eE");
    if (e == 0 || e == std::string_view::npos || !is_digit(text.front())) return false;
    auto power = text.substr(e + 1);
    if (power.starts_with('+') || power.starts_with('-')) power.remove_prefix(1);
    return !power.empty() && are_digits(power);
}

/// Digits, grouping and marks, without sign and percent sign.
void take_digits(std::string_view text, Shape& shape) {
    using enum Shape::Kind;
    if (text.find_first_of("0123456789") == std::string_view::npos) return;
    if (has_exponent(text)) {
        shape.kind = exponent;
        return;
    }
    const auto last = text.find_last_of(",.");
    if (last == std::string_view::npos) {  // 1234 or 1 234
        const auto digits = text.find(' ') == std::string_view::npos
                                ? std::string{text}
                                : ungrouped(text, ' ').value_or("");
        if (digits.empty() || !are_digits(digits)) return;
        shape.kind = whole;
        shape.before = digits;
        return;
    }
    const char mark = text[last];
    const auto before = text.substr(0, last), behind = text.substr(last + 1);
    // a mark with nothing behind it ends a sentence, or a figure that was cut off
    if (behind.empty() || !are_digits(behind)) return;
    shape.mark = mark;
    if (before.find(mark) != std::string_view::npos) {  // 1.234.567
        if (const auto digits = ungrouped(text, mark)) {
            shape.kind = whole;
            shape.regrouped = true;
            shape.before = *digits;
        }
        return;
    }
    const auto group = before.find_first_of(" ,.");
    if (group != std::string_view::npos) {  // 1.234,5 or 1 234,5
        if (const auto digits = ungrouped(before, before[group])) {
            shape.kind = decimal;
            shape.before = *digits;
            shape.behind = behind;
        }
        return;
    }
    if (!are_digits(before)) return;
    const bool may_group =
        behind.size() == 3 && !before.empty() && before.size() <= 3 && before[0] != '0';
    shape.kind = may_group ? either : decimal;
    shape.before = before;
    shape.behind = behind;
}

Shape shape_of(std::string_view raw) {
    Shape shape;
    const auto trimmed = unicode::trimmed(raw);
    if (trimmed.size() > longest_figure) return shape;
    const auto simple = simplified(trimmed);
    if (!simple) return shape;
    std::string_view text = *simple;
    if (text.ends_with('%')) {
        shape.percent = true;
        text = unicode::trimmed(text.substr(0, text.size() - 1));
    }
    if (text.starts_with('-')) {
        shape.negative = true;
        text = unicode::trimmed(text.substr(1));
    }
    take_digits(text, shape);
    return shape;
}

/// What `1.234` means, or that it may mean either (rules, last section).
enum class Reading { grouping, decimal, ambiguous };

Reading reading_of(char mark, const FigureKind& kind, const FigureStyle& style) {
    if (style.given) return mark == style.decimal_mark ? Reading::decimal : Reading::grouping;
    if (kind.whole) {
        const bool comma_shown = style.shown && style.decimal_mark == ',';
        if (style.comma_separated && !comma_shown) return Reading::ambiguous;
        // digits grouped by the decimal mark of the file would be a thousand times too many
        const bool doubtful =
            mark == style.decimal_mark && (style.shown || style.both_before_three);
        return doubtful ? Reading::ambiguous : Reading::grouping;
    }
    if (!style.shown && !style.comma_separated) return Reading::ambiguous;
    if (style.contradictory) return Reading::ambiguous;
    return mark == style.decimal_mark ? Reading::decimal : Reading::grouping;
}

Integer number_of(std::string_view digits) {
    Integer n = 0;
    for (const char c : digits) n = n * 10 + (c - '0');
    return n;
}

/// The digits as a number, or why they are none.
Figure figure_of(std::string_view before, std::string_view behind, const FigureKind& kind) {
    Figure figure;
    while (before.starts_with('0')) before.remove_prefix(1);
    while (behind.size() > Decimal::places && behind.ends_with('0')) behind.remove_suffix(1);
    if (before.size() > most_digits) {
        figure.fault = FigureFault::too_many_digits;
    } else if (kind.whole && behind.find_first_not_of('0') != std::string_view::npos) {
        figure.fault = FigureFault::fraction;
    }
    const auto kept = behind.substr(0, Decimal::places);
    Integer count = number_of(before.substr(0, most_digits)) * Decimal::one;
    Integer fraction = number_of(kept);
    for (auto i = kept.size(); i < Decimal::places; ++i) fraction *= 10;
    figure.places = static_cast<int>(kept.size());
    if (behind.size() > kept.size()) {
        figure.rounded = true;
        if (behind[kept.size()] >= '5') ++fraction;
    }
    figure.number = Decimal::millionths(count + fraction);
    return figure;
}

/// Digits that go on past all figures: `longest_figure` bounds what is taken to pieces.
bool has_endless_digits(std::string_view text) {
    if (text.size() <= longest_figure) return false;
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
    return text.substr(0, text.find_first_of(",.")).size() > most_digits &&
           text.find_first_not_of("0123456789,.") == std::string_view::npos;
}

/// Most cells: a few plain digits.
bool is_plain(std::string_view text) {
    return !text.empty() && text.size() <= most_digits && are_digits(text);
}

}  // namespace

Figure read_figure(std::string_view text, const FigureKind& kind, const FigureStyle& style) {
    if (is_plain(text)) {
        std::int64_t n = 0;
        for (const char c : text) n = n * 10 + (c - '0');
        return {FigureFault::none, Decimal::whole(n), 0, false};
    }
    Shape shape = shape_of(text);
    if (shape.kind == Shape::Kind::no_number) {
        const bool endless = has_endless_digits(unicode::trimmed(text));
        return {endless ? FigureFault::too_many_digits : FigureFault::not_a_number, {}, 0, false};
    }
    if (shape.kind == Shape::Kind::exponent) return {FigureFault::exponent, {}, 0, false};
    if (shape.percent && !kind.percent_sign) return {FigureFault::percent_sign, {}, 0, false};
    if (shape.kind == Shape::Kind::either) {
        switch (reading_of(shape.mark, kind, style)) {
            case Reading::ambiguous:
                return {FigureFault::ambiguous, {}, 0, false};
            case Reading::grouping:
                shape.before += shape.behind;
                shape.behind.clear();
                break;
            case Reading::decimal:
                break;
        }
    } else if (shape.kind == Shape::Kind::decimal && shape.mark != style.decimal_mark) {
        return {FigureFault::other_mark, {}, 0, false};
    }
    Figure figure = figure_of(shape.before, shape.behind, kind);
    if (shape.negative && !figure.number.is_zero()) figure.fault = FigureFault::negative;
    return figure;
}

void FigureEvidence::add(std::string_view text) {
    if (text.find_first_of(",.") == std::string_view::npos) return;
    const Shape shape = shape_of(text);
    if (shape.kind == Shape::Kind::decimal) {
        add_decimals(shape.mark, 1);
    } else if (shape.kind == Shape::Kind::whole && shape.regrouped) {
        ++groupings_[index(shape.mark)];
    } else if (shape.kind == Shape::Kind::either) {
        ++before_three_[index(shape.mark)];
    }
}

void FigureEvidence::add_decimals(char mark, std::size_t count) {
    if (decimals_[0] + decimals_[1] == 0) first_ = mark;
    decimals_[index(mark)] += count;
}

std::optional<char> FigureEvidence::decimal_mark() const {
    if (decimals_[0] + decimals_[1] == 0) return std::nullopt;
    if (decimals_[0] == decimals_[1]) return first_;
    return decimals_[0] > decimals_[1] ? ',' : '.';
}

FigureStyle figure_style(char separator, std::optional<char> given,
                         const FigureEvidence& evidence) {
    FigureStyle style;
    style.comma_separated = separator == ',';
    style.decimal_mark = style.comma_separated ? '.' : ',';
    if (given) {
        style.given = true;
        style.decimal_mark = *given;
        return style;
    }
    if (const auto shown = evidence.decimal_mark()) {
        style.decimal_mark = *shown;
        style.shown = true;
    } else if (!style.comma_separated &&
               evidence.shows_grouping('.') != evidence.shows_grouping(',')) {
        // who groups by one mark has the other one for decimals
        style.decimal_mark = evidence.shows_grouping('.') ? ',' : '.';
        style.shown = true;
    }
    style.both_before_three = evidence.shows_both_before_three();
    style.contradictory = evidence.shows_grouping(style.decimal_mark) ||
                          (evidence.shows_decimal(',') && evidence.shows_decimal('.'));
    return style;
}

bool stands_for_nothing(std::string_view text) {
    static constexpr std::string_view signs[] = {
        "-",
        "--",
        "---",
        "–",
        "—",
        "…",
        "...",
        "..",
        ".",
        "x",
        "xx",
        "/",
        "*",
        "?",
        "n/a",
        "na",
        "n.a.",
        "nil",
        "none",
        "null",
        "kps",
        "ko",
        "k",
        "không",
        "khong_phat_sinh",
        "khong_co",
        "chua_co",
        "khong",
        "chua_co_so_lieu",
        "khong_co_so_lieu",
    };
    const auto trimmed = unicode::trimmed(text);
    if (trimmed.size() > longest_figure) return false;
    const std::string plain = unicode::plain(trimmed);
    return std::ranges::find(signs, trimmed) != std::end(signs) ||
           std::ranges::find(signs, plain) != std::end(signs);
}

}  // namespace cchc::load
