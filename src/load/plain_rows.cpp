#include "load/plain_rows.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

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
/// no digit. What stands behind the digits does not matter.
bool read_digits(std::uint64_t bytes, std::size_t length, std::uint32_t& number) {
    const auto digits = (bytes ^ every_byte('0')) << (8 * (8 - length));
    if (((digits | (digits + every_byte(0x76))) & every_byte('\x80')) != 0) return false;  // past 9
    // pairs, fours, eight: each step joins neighbours
    std::uint64_t sum = digits * (1 + (10 << 8)) >> 8;
    sum = (sum & 0x00FF'00FF'00FF'00FF) * (1 + (100ull << 16)) >> 16;
    sum = (sum & 0x0000'FFFF'0000'FFFF) * (1 + (10'000ull << 32)) >> 32;
    number = static_cast<std::uint32_t>(sum);
    return true;
}

/// A cell of eight bytes or fewer as a number.
std::uint64_t eight_bytes(const char* text) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

/// A figure with a decimal mark, of at most eight bytes; false for whatever can be read in more
/// than one way.
bool read_decimals(std::uint64_t bytes, std::size_t length, char mark, PackedFigure& figure) {
    const std::uint64_t unlike = (bytes ^ every_byte(mark)) | ~ShortText::first_bytes(length);
    const std::uint64_t marks = (unlike - every_byte(1)) & ~unlike & every_byte('\x80');
    if (marks == 0) return false;
    const auto before = static_cast<std::size_t>(std::countr_zero(marks)) / 8;
    const std::size_t behind = length - before - 1;
    // 1.234 may be a thousand and more; a second mark is no digit
    if (before == 0 || behind == 0 || behind > Decimal::places) return false;
    if (behind == 3 && before <= 3 && (bytes & 0xFF) != '0') return false;
    const std::uint64_t head = bytes & ShortText::first_bytes(before);
    const std::uint64_t rest = bytes >> (8 * before) >> 8;
    std::uint32_t digits = 0;
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
        // the row that began before the piece goes on up to the first line end
        const bool begins_with_row = begin == layout_.begin;
        if (row_ends_.empty() && !begins_with_row) return std::move(result_);
        result_.regular = find_last_ends(end);
        if (!result_.regular) return std::move(result_);
        std::size_t first = begins_with_row ? 1 : row_ends_.front() + 1;
        for (std::size_t row = begins_with_row ? 0 : 1; row < row_ends_.size(); ++row) {
            const std::size_t last = row_ends_[row];
            const bool full = last + 1 - first == layout_.width;
            if (full && read_row(ends_.data() + first, ends_[last])) {
                ++result_.plain;
            } else {
                result_.others.push_back(begin + beginning(ends_.data() + first));
            }
            first = last + 1;
        }
        return std::move(result_);
    }

  private:
    /// Finds where cells of the piece end. False where the text is not regular.
    bool find_ends(std::size_t end, bool& inside) {
        row_ends_.clear();
        if (ends_.empty()) ends_.resize(64);
        ends_[0] = 0xFFFF'FFFF;  // as if a row had ended just before
        count_ = 1;
        inside_ = inside ? ~Bits{0} : 0;
        edge_before_ = begin_ == layout_.begin || is_edge(text_[begin_ - 1]) ? 1 : 0;
        for (std::size_t at = begin_; at < end; at += 64) {
            Ends ends;
            if (!find_ends_in_block(at, ends)) return false;
            keep(ends, static_cast<std::uint32_t>(at - begin_));
        }
        inside = inside_ != 0;
        return true;
    }

    /// The same behind the piece, up to the end of the row that begins last in it.
    bool find_last_ends(std::size_t end) {
        for (std::size_t at = end; at < text_.size(); at += 64) {
            Ends ends;
            if (!find_ends_in_block(at, ends)) return false;
            const Bits first = ends.of_rows & (~ends.of_rows + 1);
            if (first != 0) ends = {ends.of_cells & (first | (first - 1)), first};
            keep(ends, static_cast<std::uint32_t>(at - begin_));
            if (first != 0) return true;
        }
        if (inside_ != 0) return false;
        if (text_.back() != '\n') keep({1, 1}, static_cast<std::uint32_t>(text_.size() - begin_));
        return true;
    }

    bool is_edge(char c) const { return c == layout_.separator || c == '\n' || c == '"'; }

    /// Where cells end in 64 bytes, and which of them end a row.
    struct Ends {
        Bits of_cells = 0, of_rows = 0;
    };

    /// False where the 64 bytes from `at` are not regular.
    bool find_ends_in_block(std::size_t at, Ends& ends) {
        const Block block = blocks_.at(at);
        if (block.odd != 0 && !is_regular(blocks_.odd_at(at), block.newlines, at)) return false;
        const Bits edges = block.separators | block.newlines | block.quotes;
        Bits in = inside_;
        if (block.quotes != 0) {
            in ^= prefix_xor(block.quotes);
            if (!has_quotes_at_edges(block.quotes, edges, in, at)) return false;
            inside_ = (in >> 63) != 0 ? ~Bits{0} : 0;
        }
        edge_before_ = edges >> 63;
        ends = {(block.separators | block.newlines) & ~in, block.newlines & ~in};
        return true;
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
        for (Bits bits = closes & ~(edges >> 1); bits != 0; bits &= bits - 1) {
            const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(bits)) + 1;
            if (i < text_.size() && text_[i] != '\r' && !is_edge(text_[i])) return false;
        }
        return true;
    }

    /// Keeps where cells and rows end in the 64 bytes at a distance from the piece's begin.
    void keep(const Ends& ends, std::uint32_t distance) {
        if (ends_.size() < count_ + 64) ends_.resize(2 * ends_.size() + 64);
        for (Bits bits = ends.of_rows; bits != 0; bits &= bits - 1) {
            const Bits before = (bits - 1) & ~bits;
            row_ends_.push_back(static_cast<std::uint32_t>(count_ + count(ends.of_cells & before)));
        }
        std::uint32_t* to = ends_.data() + count_;
        count_ += count(ends.of_cells);
        Bits bits = ends.of_cells;
        while (bits != 0) {
            for (int i = 0; i < 8; ++i) {  // eight at once, though they may be fewer
                constexpr Bits one_there = Bits{1} << 63;
                *to++ = distance + static_cast<std::uint32_t>(std::countr_zero(bits | one_there));
                bits &= bits - 1;
            }
        }
    }

    /// Where the row begins whose cells end at `ends`: behind the end before.
    static std::uint32_t beginning(const std::uint32_t* ends) { return *(ends - 1) + 1; }

    /// A cell of the present row.
    struct Span {
        const char* text = nullptr;
        std::size_t length = 0;
        bool empty() const { return length == 0; }
    };
    /// As it stands between the ends: most cells have no quotes.
    Span bare_cell(const std::uint32_t* ends, std::size_t position) const {
        const std::uint32_t begin = beginning(ends + position);
        return {text_.data() + begin_ + begin, ends[position] - begin};
    }
    /// Without the quotes around it, and without the CR of a line end.
    Span cell(const std::uint32_t* ends, std::size_t position) const {
        Span cell = bare_cell(ends, position);
        if (position + 1 == layout_.width && !cell.empty() && cell.text[cell.length - 1] == '\r') {
            --cell.length;
        }
        return cell.empty() || *cell.text != '"' ? cell : Span{cell.text + 1, cell.length - 2};
    }
    bool is_empty(const std::uint32_t* ends, std::size_t position) const {
        return bare_cell(ends, position).empty() || cell(ends, position).empty();
    }

    /// Adds a row, whose last cell ends at `end`, if it is plain.
    bool read_row(const std::uint32_t* ends, std::uint32_t end) {
        // so many bytes are looked at from any cell on
        if (begin_ + end + ShortText::longest > text_.size()) return false;
        if (!find_unit(ends) || !find_period(ends) || !find_indicator(ends)) return false;
        if (period_ < unit_facts_.first || period_ > unit_facts_.last) return false;
        const auto position = rows_.position_of(unit_, static_cast<IndicatorIndex>(indicator_));
        if (position == Observations::nowhere) return false;
        Figures figures;
        if (!read_figures(reader_.indicators_[indicator_], ends, figures)) return false;
        put(position, begin_ + beginning(ends), figures);
        const auto has_text = [&](std::size_t column) {
            return column != RowLayout::nowhere && !is_empty(ends, column);
        };
        if (remarks_ && (has_text(layout_.note) || has_text(layout_.evidence))) {
            result_.noted.push_back(begin_ + beginning(ends));
        }
        return true;
    }

    /// What a row says.
    struct Figures {
        PackedFigure amount, base;
        unsigned with_decimals = 0;  ///< how many of its figures show the decimal mark
    };

    void put(std::uint32_t position, std::size_t start, const Figures& figures) {
        if (figures.with_decimals != 0 && result_.decimals == 0) result_.first_decimal = start;
        result_.decimals += figures.with_decimals;
        if (period_ != opened_.period()) opened_ = rows_.open(period_);
        if (!opened_.try_put(position, figures.amount, figures.base, layout_.address + start,
                             alone_)) {
            result_.second.push_back(
                {opened_.index(position), figures.amount, figures.base, start});
        }
    }

    /// Whether a cell says what the same column said before: then nothing has to be looked up.
    static bool says(Span cell, const ShortText& text, std::size_t length) {
        return cell.length == length && ShortText::of(cell.text, length) == text;
    }

    /// Rows of a unit mostly stand together …
    bool find_unit(const std::uint32_t* ends) {
        if (says(bare_cell(ends, layout_.unit), unit_code_, unit_length_)) return true;
        const Span code = cell(ends, layout_.unit);
        if (code.empty() || code.length > ShortText::longest) return false;
        const auto text = ShortText::of(code.text, code.length);
        const auto found = reader_.unit_codes_.find_behind(unit_, text);
        if (found == CodeTable::unknown) return false;
        unit_ = found;
        unit_code_ = text;
        unit_length_ = code.length;
        unit_facts_ = reader_.units_[found];
        return true;
    }
    /// … and so do those of a period; their indicators come in the order of the programme.
    bool find_period(const std::uint32_t* ends) {
        const Span bare = bare_cell(ends, layout_.period);
        if (bare.length == 4 && eight_bytes(bare.text) << 32 == year_) return true;
        const Span year = cell(ends, layout_.period);
        std::uint32_t number = 0;
        if (year.length != 4 || !read_digits(eight_bytes(year.text), 4, number)) return false;
        if (number < first_year || number > last_year) return false;
        year_ = eight_bytes(year.text) << 32;
        period_ = static_cast<Year>(number);
        return true;
    }
    bool find_indicator(const std::uint32_t* ends) {
        Span id = bare_cell(ends, layout_.indicator);
        if (!id.empty() && *id.text == '"') id = cell(ends, layout_.indicator);
        if (id.empty() || id.length > ShortText::longest) return false;
        indicator_ =
            reader_.indicator_ids_.find_behind(indicator_, ShortText::of(id.text, id.length));
        return indicator_ != CodeTable::unknown;
    }

    bool figure(const std::uint32_t* ends, std::size_t position, PackedFigure& figure) const {
        const Span bare = bare_cell(ends, position);
        std::uint32_t digits = 0;
        if (bare.length - 1 < 8 && read_digits(eight_bytes(bare.text), bare.length, digits)) {
            figure = {digits, 0};
            return true;
        }
        const Span text = cell(ends, position);
        if (text.length - 1 >= 8) return false;  // empty, or too long
        const std::uint64_t bytes = eight_bytes(text.text);
        if (read_decimals(bytes, text.length, layout_.decimal_mark, figure)) return true;
        if (!read_digits(bytes, text.length, digits)) return false;
        figure = {digits, 0};
        return true;
    }

    bool read_figures(const PlainReader::IndicatorFacts& facts, const std::uint32_t* ends,
                      Figures& figures) const {
        using enum PlainReader::IndicatorFacts::Needs;
        const std::size_t numerator = layout_.numerator, denominator = layout_.denominator,
                          value = layout_.value;
        auto& [amount, base, with_decimals] = figures;
        switch (facts.needs) {
            case nothing_plain:
                return false;
            case counts:
                if (!figure(ends, numerator, amount) || !figure(ends, denominator, base)) {
                    return false;
                }
                if (facts.whole_counts && (amount.places() | base.places()) != 0) return false;
                if (!stands_up(facts, amount, base)) return false;
                if (!is_empty(ends, value)) {
                    PackedFigure given;
                    if (!figure(ends, value, given) || !is_quotient(given, amount, base)) {
                        return false;
                    }
                    with_decimals += given.places() > 0 ? 1u : 0u;
                }
                with_decimals += base.places() > 0 ? 1u : 0u;
                break;
            case value_and_weight:
                if (!is_empty(ends, numerator) || !figure(ends, denominator, base)) return false;
                if ((facts.whole_counts && base.places() != 0) || base.is_zero()) return false;
                if (!figure(ends, value, amount) || !fits(facts, amount)) return false;
                with_decimals += base.places() > 0 ? 1u : 0u;
                break;
            case value_alone:
                if (!is_empty(ends, numerator) || !is_empty(ends, denominator)) return false;
                if (!figure(ends, value, amount) || !fits(facts, amount)) return false;
                break;
        }
        with_decimals += amount.places() > 0 ? 1u : 0u;
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
        if (facts.within_1) return value.digits() <= 1 && value.places() == 0;
        return !facts.within_100 || value.digits() * value.unit() <= Decimal::whole(100).count();
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
    /// Where cells end outside of quotes, from the begin of the piece: separators, line ends, the
    /// end of the text. `count_` of them; the first is the end of what stands before.
    std::vector<std::uint32_t> ends_;
    std::size_t count_ = 0;
    std::vector<std::uint32_t> row_ends_;  ///< which of `ends_` end a row
    Bits inside_ = 0;                      ///< all bits: the next block begins inside of quotes
    Bits edge_before_ = 0;                 ///< 1: the byte before the next block is an edge

    // what the row before said
    ShortText unit_code_;
    std::size_t unit_length_ = 0;
    std::uint32_t unit_ = CodeTable::unknown, indicator_ = CodeTable::unknown;
    PlainReader::UnitFacts unit_facts_;
    std::uint64_t year_ = 0;  ///< its four bytes, above four zeros
    Year period_ = 0;
    Observations::OpenPeriod opened_;  ///< of the row added last
};

PlainReader::PlainReader(const Programme& programme, const Units& units,
                         const Exemptions& exemptions)
    : unit_codes_(units.size()),
      indicator_ids_(programme.indicators.size()),
      units_(units.size()),
      indicators_(programme.indicators.size()) {
    for (UnitIndex i = 0; i < units.size(); ++i) {
        const Unit& unit = units[i];
        unit_codes_.add(unit.code);
        units_[i] = {
            std::max({programme.start, unit.from / 10000, first_year}),
            std::min(unit.to % 10000 == 1231 ? unit.to / 10000 : unit.to / 10000 - 1, last_year)};
    }
    for (const Exemption& exemption : exemptions.all) units_[exemption.unit].last = 0;
    for (std::size_t i = 0; i < programme.indicators.size(); ++i) {
        const Indicator& indicator = programme.indicators[i];
        indicator_ids_.add(indicator.id);
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

/// For each piece of a file but the first, whether it begins inside of quotes.
std::vector<char> begins_inside(const std::vector<std::string_view>& pieces, char separator,
                                unsigned threads) {
    std::vector<char> odd(pieces.size()), inside(pieces.size());
    in_pieces(pieces.size(), threads, [&](std::size_t i) {
        odd[i] = BlockReader{pieces[i], separator}.has_odd_quotes();
    });
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
    const auto inside =
        alone ? std::vector<char>{} : begins_inside(pieces, layout.separator, pace.threads);
    std::vector<PlainRows> results(pieces.size());
    bool next_inside = false;  // read one after another, each piece tells of the next
    in_pieces_with(
        pieces.size(), pace.threads,
        [&] {
            return PieceReader{*this, layout, alone, pace.remarks, rows};
        },
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
