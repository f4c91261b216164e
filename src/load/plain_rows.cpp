#include "load/plain_rows.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "exact/ratio.hpp"
#include "load/blocks.hpp"
#include "load/calendar.hpp"
#include "model/pieces.hpp"

namespace cchc::load {

namespace {

constexpr std::uint64_t every_byte(char c) {
    return std::uint64_t{0x0101'0101'0101'0101} * static_cast<unsigned char>(c);
}

/// The number that up to eight digits are, the first in the lowest byte; false where some byte is
/// no digit.
bool read_digits(std::uint64_t bytes, std::size_t length, std::uint32_t& number) {
    const auto filler = ShortText::first_bytes(8 - length);
    bytes = (length == 8 ? bytes : bytes << (8 * (8 - length))) | (every_byte('0') & filler);
    const auto digits = bytes - every_byte('0');
    const auto past_nine = digits + every_byte(0x76);  // sets the high bit from 10 on
    if (((digits | past_nine) & every_byte('\x80')) != 0) return false;
    // pairs, fours, eight: each step joins neighbours
    std::uint64_t sum = digits * (1 + (10 << 8)) >> 8;
    sum = (sum & 0x00FF'00FF'00FF'00FF) * (1 + (100ull << 16)) >> 16;
    sum = (sum & 0x0000'FFFF'0000'FFFF) * (1 + (10'000ull << 32)) >> 32;
    number = static_cast<std::uint32_t>(sum);
    return true;
}

/// A figure of at most eight bytes that can be read in one way only; false for any other text.
bool read_plain(std::uint64_t bytes, std::size_t length, char mark, PackedFigure& figure) {
    if (length == 0 || length > 8) return false;
    std::uint32_t digits = 0;
    if (read_digits(bytes, length, digits)) {
        figure = {digits, 0};
        return true;
    }
    bytes &= ShortText::first_bytes(length);
    const std::uint64_t unlike = bytes ^ every_byte(mark);
    const std::uint64_t marks = (unlike - every_byte(1)) & ~unlike & every_byte('\x80');
    if (marks == 0) return false;
    const auto before = static_cast<std::size_t>(std::countr_zero(marks)) / 8;
    const std::size_t behind = length - before - 1;
    // 1.234 may be a thousand and more; a second mark is no digit
    if (before == 0 || before >= length || behind == 0 || behind > Decimal::places) return false;
    if (behind == 3 && before <= 3 && (bytes & 0xFF) != '0') return false;
    const std::uint64_t head = bytes & ShortText::first_bytes(before);
    const std::uint64_t rest = before + 1 == 8 ? 0 : bytes >> (8 * (before + 1));
    if (!read_digits(head | rest << (8 * before), length - 1, digits)) return false;
    figure = {digits, static_cast<unsigned>(behind)};
    return true;
}

}  // namespace

/// Reads the rows that begin behind a line end of a piece, one piece after another.
class PieceReader {
  public:
    /// `alone`: no other thread reads pieces of the file.
    PieceReader(const PlainReader& reader, const RowLayout& layout, bool alone, bool remarks,
                Observations& rows)
        : reader_(reader),
          layout_(layout),
          text_(layout.text),
          remarks_(remarks),
          alone_(alone),
          rows_(rows),
          blocks_(layout.text, layout.separator) {}

    /// `inside`: whether the piece begins inside of quotes; then whether the next one does.
    PlainRows read(std::size_t begin, std::size_t end, bool& inside) {
        result_ = {};
        begin_ = begin;
        result_.regular = find_ends(end, inside);
        if (!result_.regular) return std::move(result_);
        std::size_t at = 0, start = begin;
        if (begin != layout_.begin) {  // the row before goes on up to the first line end
            while (at < count_ && !ends_row(at)) ++at;
            if (at == count_) return std::move(result_);
            start = begin + ends_[at++] + 1;
        }
        result_.regular = find_last_ends(end);
        while (at < count_ && result_.regular) {
            std::size_t last = at + layout_.width - 1;
            const bool full = has_full_row(at);
            if (full && read_row(start, &ends_[at])) {
                ++result_.plain;
            } else {
                if (!full) last = end_of_row(at);
                if (start < text_.size()) result_.others.push_back(start);
            }
            start = begin + ends_[last] + 1;
            at = last + 1;
        }
        return std::move(result_);
    }

  private:
    bool ends_row(std::size_t i) const {
        const std::size_t at = begin_ + ends_[i];
        return at == text_.size() || text_[at] == '\n';
    }
    /// The end of the last cell of the row whose first ends at `ends_[at]`.
    std::size_t end_of_row(std::size_t at) const {
        while (at + 1 < count_ && !ends_row(at)) ++at;
        return at;
    }
    /// Whether the row whose first cell ends at `ends_[at]` has a cell for each heading.
    bool has_full_row(std::size_t at) const {
        if (count_ - at < layout_.width || !ends_row(at + layout_.width - 1)) return false;
        bool ends_before = false;
        for (std::size_t i = at; i < at + layout_.width - 1; ++i) {
            ends_before |= text_[begin_ + ends_[i]] == '\n';
        }
        return !ends_before;
    }

    /// Finds where cells of the piece end. False where the text is not regular.
    bool find_ends(std::size_t end, bool& inside) {
        count_ = 0;
        inside_ = inside ? ~Bits{0} : 0;
        edge_before_ = begin_ == layout_.begin || is_edge(text_[begin_ - 1]) ? 1 : 0;
        for (std::size_t at = begin_; at < end; at += 64) {
            const auto ends = ends_in_block(at);
            if (!ends) return false;
            keep(*ends, at - begin_);
        }
        inside = inside_ != 0;
        return true;
    }

    /// The same behind the piece, up to the end of the row that begins last in it.
    bool find_last_ends(std::size_t end) {
        for (std::size_t at = end; at < text_.size(); at += 64) {
            auto ends = ends_in_block(at);
            if (!ends) return false;
            for (; *ends != 0; *ends &= *ends - 1) {
                keep(*ends & (~*ends + 1), at - begin_);
                if (ends_row(count_ - 1)) return true;
            }
        }
        if (inside_ != 0) return false;
        if (text_.back() != '\n') keep(1, text_.size() - begin_);
        return true;
    }

    bool is_edge(char c) const { return c == layout_.separator || c == '\n' || c == '"'; }

    /// Where cells end in the 64 bytes from `at`; nothing where the text is not regular.
    std::optional<Bits> ends_in_block(std::size_t at) {
        const Block block = blocks_.at(at);
        if (block.odd != 0 && !is_regular(blocks_.odd_at(at), block.newlines, at)) {
            return std::nullopt;
        }
        const Bits edges = block.separators | block.newlines | block.quotes;
        Bits in = inside_;
        if (block.quotes != 0) {
            in ^= prefix_xor(block.quotes);
            if (!has_quotes_at_edges(block.quotes, edges, in, at)) return std::nullopt;
            inside_ = (in >> 63) != 0 ? ~Bits{0} : 0;
        }
        edge_before_ = edges >> 63;
        return (block.separators | block.newlines) & ~in;
    }

    /// CR only before LF, and no other control character.
    bool is_regular(const OddBytes& odd, Bits newlines, std::size_t at) const {
        if (odd.controls != 0) return false;
        const auto next = [&](Bits bits) {
            const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(bits)) + 1;
            return i < text_.size() ? text_[i] : '\n';
        };
        for (Bits bits = odd.returns & ~(newlines >> 1); bits != 0; bits &= bits - 1) {
            if (next(bits) != '\n') return false;
        }
        for (Bits bits = odd.wide; bits != 0; bits &= bits - 1) {
            if (static_cast<unsigned char>(next(bits)) < 0xA0) return false;
        }
        return true;
    }

    /// Whether quotes open behind an edge only, and close before one. `in`: inside of quotes.
    bool has_quotes_at_edges(Bits quotes, Bits edges, Bits in, std::size_t at) const {
        const Bits opens = quotes & in, closes = quotes & ~in;
        if ((opens & ~(edges << 1 | edge_before_)) != 0) return false;
        Bits allowed = edges >> 1;
        for (Bits bits = closes & ~allowed; bits != 0; bits &= bits - 1) {
            const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(bits)) + 1;
            if (i < text_.size() && text_[i] != '\r' && !is_edge(text_[i])) return false;
        }
        return true;
    }

    /// Keeps where cells end in the 64 bytes at a distance from the piece's begin.
    void keep(Bits ends, std::size_t distance) {
        if (ends_.size() < count_ + 64) ends_.resize(2 * ends_.size() + 64);
        std::uint32_t* to = ends_.data() + count_;
        for (; ends != 0; ends &= ends - 1) {
            *to++ = static_cast<std::uint32_t>(distance) +
                    static_cast<std::uint32_t>(std::countr_zero(ends));
        }
        count_ = static_cast<std::size_t>(to - ends_.data());
    }

    /// A cell of the present row, without the quotes around it.
    struct Span {
        std::size_t offset = 0, length = 0;
        bool empty() const { return length == 0; }
    };
    /// The cell of a row that begins at `start`, whose cells end at `ends`.
    Span cell(std::size_t start, const std::uint32_t* ends, std::size_t position) const {
        std::size_t begin = position == 0 ? start : begin_ + ends[position - 1] + 1;
        std::size_t end = begin_ + ends[position];
        if (position + 1 == layout_.width && end > begin && text_[end - 1] == '\r') --end;
        if (end > begin && text_[begin] == '"') ++begin, --end;
        return {begin, end - begin};
    }

    bool figure(Span cell, PackedFigure& figure) const {
        return read_plain(ShortText::eight(text_, cell.offset, cell.length), cell.length,
                          layout_.decimal_mark, figure);
    }

    /// Adds a row if it is plain.
    bool read_row(std::size_t start, const std::uint32_t* ends) {
        if (!find_unit(cell(start, ends, layout_.unit))) return false;
        const Span id = cell(start, ends, layout_.indicator);
        if (id.empty() || id.length > ShortText::longest) return false;
        const auto indicator =
            reader_.indicator_ids_.find(ShortText::of(text_, id.offset, id.length));
        if (indicator == CodeTable::unknown) return false;
        if (!find_period(cell(start, ends, layout_.period))) return false;
        const auto& unit = reader_.units_[unit_];
        if (period_ < unit.first || period_ > unit.last) return false;
        const auto position = rows_.position_of(unit_, static_cast<IndicatorIndex>(indicator));
        if (position == Observations::nowhere) return false;
        PackedFigure amount, base;
        if (!read_figures(reader_.indicators_[indicator], cell(start, ends, layout_.numerator),
                          cell(start, ends, layout_.denominator), cell(start, ends, layout_.value),
                          start, amount, base)) {
            return false;
        }
        if (period_ != opened_) {
            rows_.open(period_);
            opened_ = period_;
        }
        const RowIndex row = Observations::index(period_, position);
        if (!rows_.try_put(row, amount, base, layout_.address + start, alone_)) {
            result_.second.push_back({row, amount, base, start});
        }
        if (remarks_ &&
            (has_text(start, ends, layout_.note) || has_text(start, ends, layout_.evidence))) {
            result_.noted.push_back(start);
        }
        return true;
    }

    /// Rows of a unit mostly stand together, and so do those of a period.
    bool find_unit(Span cell) {
        if (cell.empty() || cell.length > ShortText::longest) return false;
        const auto code = ShortText::of(text_, cell.offset, cell.length);
        if (code != unit_code_) {
            unit_code_ = code;
            unit_ = reader_.unit_codes_.find(code);
        }
        return unit_ != CodeTable::unknown;
    }
    bool find_period(Span cell) {
        if (cell.length != 4) return false;
        const auto year = ShortText::eight(text_, cell.offset, 4) & ShortText::first_bytes(4);
        if (year == year_) return true;
        std::uint32_t number = 0;
        if (!read_digits(year, 4, number)) return false;
        if (number < static_cast<std::uint32_t>(first_year) ||
            number > static_cast<std::uint32_t>(last_year)) {
            return false;
        }
        year_ = year;
        period_ = static_cast<Year>(number);
        return true;
    }

    bool has_text(std::size_t start, const std::uint32_t* ends, std::size_t position) const {
        return position != RowLayout::nowhere && !cell(start, ends, position).empty();
    }

    bool read_figures(const PlainReader::IndicatorFacts& facts, Span numerator, Span denominator,
                      Span value, std::size_t start, PackedFigure& amount, PackedFigure& base) {
        using enum PlainReader::IndicatorFacts::Needs;
        unsigned with_decimals = 0;
        switch (facts.needs) {
            case nothing_plain:
                return false;
            case counts:
                if (!figure(numerator, amount) || !figure(denominator, base)) return false;
                if (facts.whole_counts && (amount.places() | base.places()) != 0) return false;
                if (!stands_up(facts, amount, base)) return false;
                if (!value.empty()) {
                    PackedFigure given;
                    if (!figure(value, given) || !is_quotient(given, amount, base)) return false;
                    with_decimals += given.places() > 0 ? 1u : 0u;
                }
                with_decimals += base.places() > 0 ? 1u : 0u;
                break;
            case value_and_weight:
                if (!numerator.empty() || !figure(denominator, base)) return false;
                if ((facts.whole_counts && base.places() != 0) || base.is_zero()) return false;
                if (!figure(value, amount) || !fits(facts, amount)) return false;
                with_decimals += base.places() > 0 ? 1u : 0u;
                break;
            case value_alone:
                if (!numerator.empty() || !denominator.empty()) return false;
                if (!figure(value, amount) || !fits(facts, amount)) return false;
                break;
        }
        with_decimals += amount.places() > 0 ? 1u : 0u;
        if (with_decimals != 0 && result_.decimals == 0) result_.first_decimal = start;
        result_.decimals += with_decimals;
        return true;
    }

    static bool stands_up(const PlainReader::IndicatorFacts& facts, PackedFigure amount,
                          PackedFigure base) {
        if (base.is_zero()) return amount.is_zero();
        if (facts.may_exceed_100) return true;
        if (amount.places() == base.places()) return amount.digits() <= base.digits();
        return amount.number() <= base.number();
    }

    static bool is_quotient(PackedFigure given, PackedFigure amount, PackedFigure base) {
        if (base.is_zero()) return false;
        const exact::Ratio percent{exact::multiply(amount.number().count(), 100),
                                   base.number().count()};
        return percent.rounded(static_cast<int>(given.places())) == given.number();
    }

    static bool fits(const PlainReader::IndicatorFacts& facts, PackedFigure value) {
        if (facts.whole_value && value.places() != 0) return false;
        if (facts.within_1) return value.digits() <= 1;
        return !facts.within_100 || value.number() <= Decimal::whole(100);
    }

    const PlainReader& reader_;
    const RowLayout& layout_;
    std::string_view text_;
    bool remarks_;
    bool alone_;
    Observations& rows_;
    BlockReader blocks_;
    PlainRows result_;

    std::size_t begin_ = 0;  ///< of the piece
    /// Where cells end outside of quotes, from the begin of the piece: `count_` separators, line
    /// ends, the end of the text.
    std::vector<std::uint32_t> ends_;
    std::size_t count_ = 0;
    Bits inside_ = 0;       ///< all bits: the next block begins inside of quotes
    Bits edge_before_ = 0;  ///< 1: the byte before the next block is an edge

    ShortText unit_code_;  ///< of the row before
    std::uint32_t unit_ = CodeTable::unknown;
    std::uint64_t year_ = 0;  ///< as it is written
    Year period_ = 0;
    Year opened_ = 0;  ///< of the row added last
};

PlainReader::PlainReader(const Programme& programme, const Units& units,
                         const Exemptions& exemptions)
    : unit_codes_(units.size()),
      indicator_ids_(programme.indicators.size()),
      units_(units.size()),
      indicators_(programme.indicators.size()) {
    for (UnitIndex i = 0; i < units.size(); ++i) {
        const Unit& unit = units[i];
        unit_codes_.add(unit.code, i);
        units_[i] = {
            std::max({programme.start, unit.from / 10000, first_year}),
            std::min(unit.to % 10000 == 1231 ? unit.to / 10000 : unit.to / 10000 - 1, last_year)};
    }
    for (const Exemption& exemption : exemptions.all) units_[exemption.unit].last = 0;
    for (std::size_t i = 0; i < programme.indicators.size(); ++i) {
        const Indicator& indicator = programme.indicators[i];
        indicator_ids_.add(indicator.id, static_cast<std::uint32_t>(i));
        if (indicator.same_as) continue;
        using enum IndicatorFacts::Needs;
        IndicatorFacts& facts = indicators_[i];
        const bool weighted =
            indicator.kind == Kind::value && indicator.rollup == Rollup::weighted_mean;
        facts.needs = indicator.kind == Kind::ratio ? counts
                      : weighted                    ? value_and_weight
                                                    : value_alone;
        facts.whole_counts = !indicator.fractional;
        facts.whole_value = !indicator.fractional && (indicator.kind == Kind::reduction ||
                                                      indicator.kind == Kind::milestone);
        facts.may_exceed_100 = indicator.may_exceed_100;
        facts.within_100 = indicator.kind == Kind::value && !indicator.points;
        facts.within_1 = indicator.kind == Kind::milestone;
    }
}

namespace {

/// Whether a stretch of text has an odd number of quotes.
bool has_odd_quotes(std::string_view text) {
    bool odd = false;
    for (const char c : text) odd ^= c == '"';
    return odd;
}

/// For each piece of a file but the first, whether it begins inside of quotes.
std::vector<char> begins_inside(const std::vector<std::string_view>& pieces, unsigned threads) {
    std::vector<char> odd(pieces.size()), inside(pieces.size());
    in_pieces(pieces.size(), threads, [&](std::size_t i) { odd[i] = has_odd_quotes(pieces[i]); });
    for (std::size_t i = 1; i < pieces.size(); ++i) inside[i] = inside[i - 1] ^ odd[i - 1];
    return inside;
}

}  // namespace

PlainRows PlainReader::read(const RowLayout& layout, const Pace& pace, Observations& rows) const {
    PlainRows all;
    std::vector<std::string_view> pieces;
    for (std::size_t at = layout.begin; at < layout.text.size(); at += pace.piece) {
        pieces.push_back(layout.text.substr(at, pace.piece));
    }
    const bool alone = pace.threads == 1 || pieces.size() == 1;
    const auto inside = alone ? std::vector<char>{} : begins_inside(pieces, pace.threads);
    std::vector<PlainRows> results(pieces.size());
    bool next_inside = false;  // read one after another, each piece tells of the next
    in_pieces_with(
        pieces.size(), pace.threads, [&] { return PieceReader{*this, layout, alone, pace.remarks, rows}; },
        [&](PieceReader& reader, std::size_t i) {
            const std::size_t begin = layout.begin + i * pace.piece;
            bool is_inside = alone ? next_inside : inside[i] != 0;
            results[i] = reader.read(begin, begin + pieces[i].size(), is_inside);
            if (alone) next_inside = is_inside;
        });
    all.regular = !pieces.empty() && std::ranges::all_of(results, &PlainRows::regular);
    for (PlainRows& piece : results) {
        if (all.decimals == 0) all.first_decimal = piece.first_decimal;
        all.decimals += piece.decimals;
        all.plain += piece.plain;
        all.others.insert(all.others.end(), piece.others.begin(), piece.others.end());
        all.noted.insert(all.noted.end(), piece.noted.begin(), piece.noted.end());
        all.second.insert(all.second.end(), piece.second.begin(), piece.second.end());
    }
    return all;
}

}  // namespace cchc::load
