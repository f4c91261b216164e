#include "load/fast/regular_text.hpp"

#include <bit>

namespace cchc::load {

using unicode::Bits, unicode::SixtyFour;

const char* RegularText::next_row(const char* at, bool inside) const {
    for (; at != end_; at = SixtyFour::next(end_, at)) {
        const SixtyFour bytes = SixtyFour::before(end_, at);
        const Bits in = unicode::prefix_xor(bytes.equal('"')) ^ (inside ? ~Bits{0} : 0);
        const Bits ends = bytes.equal('\n') & ~in;
        if (ends != 0) return at + std::countr_zero(ends) + 1;
        inside = in >> 63 != 0;
    }
    return end_;
}

const char* RegularText::behind_row(const char* at) const {
    for (;; ++at) {
        at = end_of_cell(at);
        if (at == nullptr || at == end_) return at;
        if (*at == separator_) continue;
        if (*at == '\r' && at + 1 != end_) ++at;
        return *at == '\n' ? at + 1 : nullptr;
    }
}

const char* RegularText::end_of_bare(const char* at) const {
    while (at != end_) {
        const SixtyFour bytes = SixtyFour::before(end_, at);
        const Bits stops = bytes.equal(separator_) | bytes.equal('\n') | bytes.equal('"') |
                           bytes.controls_or_wide();
        if (stops == 0) {
            at = SixtyFour::next(end_, at);
            continue;
        }
        at += std::countr_zero(stops);
        if (*at == separator_ || *at == '\n') return at;
        if (*at == '"' || !is_regular(at)) return nullptr;
        if (*at == '\r') return at;
        ++at;
    }
    return at;
}

const char* RegularText::behind_quoted(const char* at) const {
    while (at != end_) {
        const SixtyFour bytes = SixtyFour::before(end_, at);
        const Bits stops = bytes.equal('"') | (bytes.controls_or_wide() & ~bytes.equal('\n'));
        if (stops == 0) {
            at = SixtyFour::next(end_, at);
            continue;
        }
        at += std::countr_zero(stops);
        const bool is_quote = *at == '"';
        if (!is_quote && !is_regular(at)) return nullptr;
        ++at;
        if (!is_quote) continue;
        if (at == end_ || *at != '"') return at;
        ++at;  // a doubled one
    }
    return nullptr;
}

bool RegularText::is_regular(const char* at) const {
    if (*at == '\t') return true;
    const char next = at + 1 < end_ ? at[1] : '\0';
    if (*at == '\r') return next == '\n';
    return *at == '\xC2' && static_cast<unsigned char>(next) >= 0xA0;
}

}  // namespace cchc::load
