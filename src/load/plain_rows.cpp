#include "load/plain_rows.hpp"

#include <algorithm>
#include <bit>

#include "exact/ratio.hpp"
#include "load/blocks.hpp"
#include "load/calendar.hpp"
#include "model/pieces.hpp"

namespace cchc::load {

namespace {

/// Digits with or without a decimal mark, as columns keep them.
struct PlainFigure {
    std::uint32_t digits = 0;
    unsigned places = 0;

    Decimal number() const {
        constexpr std::int64_t scale[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
        return Decimal::millionths(digits * scale[places]);
    }
};

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
bool read_plain(std::string_view text, std::size_t offset, std::size_t length, char mark,
                PlainFigure& figure) {
    if (length == 0 || length > 8) return false;
    std::uint64_t bytes = ShortText::of(text, offset, length).head;
    const std::uint64_t unlike = bytes ^ every_byte(mark);
    const std::uint64_t marks = (unlike - every_byte(1)) & ~unlike & every_byte('\x80');
    if (marks == 0) {
        figure.places = 0;
        return read_digits(bytes, length, figure.digits);
    }
    const auto before = static_cast<std::size_t>(std::countr_zero(marks)) / 8;
    const std::size_t behind = length - before - 1;
    // 1.234 may be a thousand and more; a second mark is no digit
    if (before == 0 || before >= length || behind == 0 || behind > Decimal::places) return false;
    if (behind == 3 && before <= 3 && text[offset] != '0') return false;
    const std::uint64_t head = bytes & ShortText::first_bytes(before);
    const std::uint64_t rest = before + 1 == 8 ? 0 : bytes >> (8 * (before + 1));
    figure.places = static_cast<unsigned>(behind);
    return read_digits(head | rest << (8 * before), length - 1, figure.digits);
}

/// The quotes and lines of a piece, before anybody knows whether it begins inside of quotes.
struct PieceCount {
    bool odd_quotes = false;
    std::size_t lines = 0;         ///< that end outside of quotes if the piece begins outside
    std::size_t lines_inside = 0;  ///< the same if it begins inside
};

PieceCount count_piece(const BlockReader& blocks, std::size_t begin, std::size_t end) {
    PieceCount count;
    Bits inside = 0;
    for (std::size_t at = begin; at < end; at += 64) {
        const Block block = blocks.at(at);
        const Bits kept = end - at >= 64 ? ~Bits{0} : (Bits{1} << (end - at)) - 1;
        const Bits in = prefix_xor(block.quotes & kept) ^ inside;
        const Bits newlines = block.newlines & kept;
        if (newlines != 0) {
            count.lines += static_cast<std::size_t>(std::popcount(newlines & ~in));
            count.lines_inside += static_cast<std::size_t>(std::popcount(newlines & in));
        }
        inside = (in >> 63) != 0 ? ~Bits{0} : 0;
    }
    count.odd_quotes = inside != 0;
    return count;
}

}  // namespace

/// Reads the rows that begin behind a line end of a piece, one piece after another.
class PieceReader {
  public:
    PieceReader(const PlainReader& reader, const RowLayout& layout, bool remarks,
                Observations& rows)
        : reader_(reader),
          layout_(layout),
          text_(layout.text),
          remarks_(remarks),
          rows_(rows),
          blocks_(layout.text, layout.separator) {}

    PlainRows read(std::size_t begin, std::size_t end, bool inside, RowIndex row,
                   std::size_t slots) {
        result_ = {};
        any_decimal_ = false;
        result_.regular = slots == 0 || find_ends(begin, end, inside);
        if (!result_.regular || slots == 0) return std::move(result_);
        const RowIndex end_row = row + static_cast<RowIndex>(slots);
        std::size_t at = 0, start = begin;
        if (begin != layout_.begin) {
            while (at < ends_.size() && !ends_row(ends_[at])) ++at;
            if (at == ends_.size() || ends_[at] >= end) return std::move(result_);
            start = ends_[at++] + 1;
        }
        while (row < end_row) {
            std::size_t last = at;
            while (last < ends_.size() && !ends_row(ends_[last])) ++last;
            const bool full = last < ends_.size() && last - at + 1 == layout_.width;
            rows_.unit[row] = no_unit;
            if (full && read_row(start, at, row)) {
                ++result_.plain;
            } else {
                rows_.unit[row] = no_unit;
                result_.others.push_back({row, start});
            }
            ++row;
            if (last >= ends_.size()) break;
            start = ends_[last] + 1;
            at = last + 1;
        }
        for (; row < end_row; ++row) {  // behind the last line end there is nothing
            rows_.unit[row] = no_unit;
            result_.others.push_back({row, text_.size()});
        }
        return std::move(result_);
    }

  private:
    bool ends_row(std::size_t at) const { return at == text_.size() || text_[at] == '\n'; }

    /// Finds where cells end, up to the end of the row that begins last in the piece. False where
    /// the text is not regular.
    bool find_ends(std::size_t begin, std::size_t end, bool starts_inside) {
        ends_.clear();
        Bits inside = starts_inside ? ~Bits{0} : 0;
        const auto is_edge = [&](char c) {
            return c == layout_.separator || c == '\n' || c == '"';
        };
        Bits edge_before = begin == layout_.begin || is_edge(text_[begin - 1]) ? 1 : 0;
        for (std::size_t at = begin; at < text_.size(); at += 64) {
            const Block block = blocks_.at(at);
            if (block.controls != 0) return false;
            const Bits in = prefix_xor(block.quotes) ^ inside;
            const Bits edges = block.separators | block.newlines | block.quotes;
            if (block.quotes != 0) {
                const char next = at + 64 < text_.size() ? text_[at + 64] : '\n';
                const Bits behind = is_edge(next) || next == '\r' ? Bits{1} << 63 : 0;
                const Bits opens = block.quotes & in, closes = block.quotes & ~in;
                if ((opens & ~(edges << 1 | edge_before)) != 0) return false;
                Bits allowed = (edges | block.returns) >> 1 | behind;
                if (text_.size() - at <= 64) allowed |= Bits{1} << (text_.size() - at - 1);
                if ((closes & ~allowed) != 0) return false;
            }
            if ((block.returns | block.wide) != 0 && !regular_bytes(block, at)) return false;
            edge_before = edges >> 63;
            inside = (in >> 63) != 0 ? ~Bits{0} : 0;
            Bits ends = (block.separators | block.newlines) & ~in;
            if (at + 64 <= end) {
                for (; ends != 0; ends &= ends - 1) {
                    ends_.push_back(at + static_cast<std::size_t>(std::countr_zero(ends)));
                }
                continue;
            }
            for (; ends != 0; ends &= ends - 1) {
                ends_.push_back(at + static_cast<std::size_t>(std::countr_zero(ends)));
                if (ends_.back() >= end && text_[ends_.back()] == '\n') return true;
            }
        }
        if (inside != 0) return false;
        if (text_.back() != '\n') ends_.push_back(text_.size());
        return true;
    }

    /// CR only before LF, and no control character past ASCII.
    bool regular_bytes(const Block& block, std::size_t at) const {
        const auto next = [&](Bits bits) {
            const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(bits)) + 1;
            return i < text_.size() ? text_[i] : '\n';
        };
        for (Bits bits = block.returns & ~(block.newlines >> 1); bits != 0; bits &= bits - 1) {
            if (next(bits) != '\n') return false;
        }
        for (Bits bits = block.wide; bits != 0; bits &= bits - 1) {
            if (static_cast<unsigned char>(next(bits)) < 0xA0) return false;
        }
        return true;
    }

    /// A cell of the present row, without the quotes around it.
    struct Span {
        std::size_t offset = 0, length = 0;
        bool empty() const { return length == 0; }
    };
    Span cell(std::size_t start, std::size_t first_end, std::size_t position) const {
        std::size_t begin = position == 0 ? start : ends_[first_end + position - 1] + 1;
        std::size_t end = ends_[first_end + position];
        if (position + 1 == layout_.width && end > begin && text_[end - 1] == '\r') --end;
        if (end > begin && text_[begin] == '"') ++begin, --end;
        return {begin, end - begin};
    }

    bool figure(Span cell, PlainFigure& figure) const {
        return read_plain(text_, cell.offset, cell.length, layout_.decimal_mark, figure);
    }

    /// Fills in a row if it is plain.
    bool read_row(std::size_t start, std::size_t ends, RowIndex row) {
        const Span unit_cell = cell(start, ends, layout_.unit);
        if (unit_cell.empty() || unit_cell.length > ShortText::longest) return false;
        const auto code = ShortText::of(text_, unit_cell.offset, unit_cell.length);
        if (code != unit_code_) {  // rows of a unit mostly stand together
            unit_code_ = code;
            unit_ = reader_.unit_codes_.find(code);
        }
        if (unit_ == CodeTable::unknown) return false;
        const Span id = cell(start, ends, layout_.indicator);
        if (id.empty() || id.length > ShortText::longest) return false;
        const auto indicator =
            reader_.indicator_ids_.find(ShortText::of(text_, id.offset, id.length));
        if (indicator == CodeTable::unknown) return false;
        const Span year_cell = cell(start, ends, layout_.period);
        std::uint32_t year = 0;
        if (year_cell.length != 4 ||
            !read_digits(ShortText::of(text_, year_cell.offset, 4).head, 4, year)) {
            return false;
        }
        const auto& unit = reader_.units_[unit_];
        const auto& facts = reader_.indicators_[indicator];
        const Year period = static_cast<Year>(year);
        if (period < unit.first || period > unit.last || !facts.levels.contains(unit.level)) {
            return false;
        }
        if (!read_figures(facts, cell(start, ends, layout_.numerator),
                          cell(start, ends, layout_.denominator), cell(start, ends, layout_.value),
                          row, start)) {
            return false;
        }
        rows_.unit[row] = unit_;
        rows_.indicator[row] = static_cast<IndicatorIndex>(indicator);
        rows_.period[row] = static_cast<std::int16_t>(period);
        rows_.place.set(row, start);
        if (remarks_ &&
            (has_text(start, ends, layout_.note) || has_text(start, ends, layout_.evidence))) {
            result_.noted.push_back({row, start});
        }
        return true;
    }

    bool has_text(std::size_t start, std::size_t ends, std::size_t position) const {
        return position != RowLayout::nowhere && !cell(start, ends, position).empty();
    }

    bool read_figures(const PlainReader::IndicatorFacts& facts, Span numerator, Span denominator,
                      Span value, RowIndex row, std::size_t start) {
        using enum PlainReader::IndicatorFacts::Needs;
        PlainFigure amount, base, given;
        bool shows_decimal = false;
        switch (facts.needs) {
            case nothing_plain:
                return false;
            case counts:
                if (!figure(numerator, amount) || !figure(denominator, base)) return false;
                if (facts.whole_counts && (amount.places | base.places) != 0) return false;
                if (!stands_up(facts, amount, base)) return false;
                if (!value.empty()) {
                    if (!figure(value, given) || !is_quotient(given, amount, base)) return false;
                    shows_decimal = given.places > 0;
                    result_.decimals += given.places > 0 ? 1 : 0;
                }
                break;
            case value_and_weight:
                if (!numerator.empty() || !figure(denominator, base)) return false;
                if ((facts.whole_counts && base.places != 0) || base.digits == 0) return false;
                if (!figure(value, amount) || !fits(facts, amount)) return false;
                break;
            case value_alone:
                if (!numerator.empty() || !denominator.empty()) return false;
                if (!figure(value, amount) || !fits(facts, amount)) return false;
                break;
        }
        if ((amount.digits | base.digits) >= FigureColumn::digits_end) return false;
        result_.decimals += (amount.places > 0 ? 1u : 0u) + (base.places > 0 ? 1u : 0u);
        shows_decimal = shows_decimal || (amount.places | base.places) != 0;
        if (shows_decimal && result_.decimals > 0 && !any_decimal_) {
            any_decimal_ = true;
            result_.first_decimal = start;
        }
        rows_.amount.set(row, amount.digits, amount.places);
        if (facts.needs == value_alone) {
            rows_.base.clear(row);
        } else {
            rows_.base.set(row, base.digits, base.places);
        }
        return true;
    }

    static bool stands_up(const PlainReader::IndicatorFacts& facts, const PlainFigure& amount,
                          const PlainFigure& base) {
        const Decimal n = amount.number(), d = base.number();
        if (d.is_zero()) return n.is_zero();
        return n <= d || facts.may_exceed_100;
    }

    static bool is_quotient(const PlainFigure& given, const PlainFigure& amount,
                            const PlainFigure& base) {
        if (base.digits == 0) return false;
        const exact::Ratio percent{exact::multiply(amount.number().count(), 100),
                                   base.number().count()};
        return percent.rounded(static_cast<int>(given.places)) == given.number();
    }

    static bool fits(const PlainReader::IndicatorFacts& facts, const PlainFigure& value) {
        if (facts.whole_value && value.places != 0) return false;
        if (facts.within_1) return value.digits <= 1;
        return !facts.within_100 || value.number() <= Decimal::whole(100);
    }

    const PlainReader& reader_;
    const RowLayout& layout_;
    std::string_view text_;
    bool remarks_;
    Observations& rows_;
    BlockReader blocks_;
    PlainRows result_;
    std::vector<std::size_t> ends_;  ///< of cells outside of quotes: separators, line ends, the end
    ShortText unit_code_;
    std::uint32_t unit_ = CodeTable::unknown;
    bool any_decimal_ = false;
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
            std::min(unit.to % 10000 == 1231 ? unit.to / 10000 : unit.to / 10000 - 1, last_year),
            unit.level};
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
        facts.levels = indicator.reported_by | indicator.optional_for;
        facts.whole_counts = !indicator.fractional;
        facts.whole_value = !indicator.fractional && (indicator.kind == Kind::reduction ||
                                                      indicator.kind == Kind::milestone);
        facts.may_exceed_100 = indicator.may_exceed_100;
        facts.within_100 = indicator.kind == Kind::value && !indicator.points;
        facts.within_1 = indicator.kind == Kind::milestone;
    }
}

PlainRows PlainReader::read(const RowLayout& layout, const Pace& pace, Observations& rows) const {
    PlainRows all;
    const std::size_t size = layout.text.size() - std::min(layout.begin, layout.text.size());
    const std::size_t count = (size + pace.piece - 1) / pace.piece;
    if (count == 0) return all;
    const auto begin = [&](std::size_t piece) {
        return std::min(layout.begin + piece * pace.piece, layout.text.size());
    };
    const BlockReader blocks{layout.text, layout.separator};
    std::vector<PieceCount> counts(count);
    in_pieces(count, pace.threads,
              [&](std::size_t i) { counts[i] = count_piece(blocks, begin(i), begin(i + 1)); });

    struct Start {
        bool inside = false;
        std::size_t row = 0, slots = 0;
    };
    std::vector<Start> starts(count);
    bool inside = false;
    std::size_t row = rows.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t lines = inside ? counts[i].lines_inside : counts[i].lines;
        starts[i] = {inside, row, lines + (i == 0 ? 1 : 0)};
        row += starts[i].slots;
        inside = inside != counts[i].odd_quotes;
    }
    if (inside || row >= no_row) return all;
    const std::size_t rows_before = rows.size();
    rows.resize(row);
    std::vector<PlainRows> results(count);
    const auto reader = [&] { return PieceReader{*this, layout, pace.remarks, rows}; };
    in_pieces_with(count, pace.threads, reader, [&](PieceReader& piece, std::size_t i) {
        results[i] = piece.read(begin(i), begin(i + 1), starts[i].inside,
                                static_cast<RowIndex>(starts[i].row), starts[i].slots);
    });
    all.regular = std::ranges::all_of(results, &PlainRows::regular);
    if (!all.regular) {
        rows.resize(rows_before);
        return all;
    }
    for (PlainRows& piece : results) {
        if (all.decimals == 0) all.first_decimal = piece.first_decimal;
        all.decimals += piece.decimals;
        all.plain += piece.plain;
        all.others.insert(all.others.end(), piece.others.begin(), piece.others.end());
        all.noted.insert(all.noted.end(), piece.noted.begin(), piece.noted.end());
    }
    return all;
}

}  // namespace cchc::load
