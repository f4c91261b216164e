#include "load/fast/plain_rows.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <iterator>
#include <span>
#include <string>
#include <utility>

#include "load/data/data_row.hpp"
#include "load/data/figures.hpp"
#include "load/fast/digits.hpp"
#include "load/fast/quote_parity.hpp"
#include "load/fast/regular_text.hpp"
#include "load/fast/text_window.hpp"
#include "load/text/calendar.hpp"
#include "load/text/csv.hpp"
#include "load/text/headings.hpp"
#include "model/pieces.hpp"
#include "unicode/blocks.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

using unicode::Bits, unicode::SixtyFour;

namespace {

/// The order of the interface, section 3; what stands behind them may be anything.
constexpr Column usual_order[] = {Column::unit,      Column::indicator,   Column::period,
                                  Column::numerator, Column::denominator, Column::value};

/// What the columns of a file are, in their order; those that nobody reads are `informing`.
std::vector<Column> columns_of(const RowLayout& layout) {
    std::vector<Column> columns(layout.width, Column::informing);
    const std::pair<std::size_t, Column> known[] = {{layout.unit, Column::unit},
                                                    {layout.indicator, Column::indicator},
                                                    {layout.period, Column::period},
                                                    {layout.numerator, Column::numerator},
                                                    {layout.denominator, Column::denominator},
                                                    {layout.value, Column::value},
                                                    {layout.note, Column::note},
                                                    {layout.evidence, Column::evidence}};
    for (const auto& [position, column] : known) {
        if (position != RowLayout::nowhere) columns[position] = column;
    }
    return columns;
}

/// Whether a cell may hold any text: those named behind the usual order.
constexpr bool is_text(Column column) {
    return column > Column::value;
}

}  // namespace

/// Reads the rows that begin in a piece, one piece after another. A row is read cell by cell while
/// each of them says what it is expected to say; any other row is passed over, and left to the
/// general reader.
class PieceReader {
  public:
    /// `alone`: no other thread reads pieces of the file.
    PieceReader(const PlainReader& reader, const RowLayout& layout, bool alone,
                const ReadingPlan& plan, ObservationStore& rows)
        : reader_(reader),
          layout_(layout),
          columns_(columns_of(layout)),
          is_usual_(std::ranges::mismatch(columns_, usual_order).in2 == std::end(usual_order)),
          separator_(layout.separator),
          decimal_mark_(layout.decimal_mark),
          remarks_(plan.remarks),
          asks_for_evidence_(plan.asks_for_evidence),
          alone_(alone),
          rows_(rows),
          window_(layout.text),
          next_(layout.begin) {
        expect_row_end();
    }

    /// Reads a piece while pieces are read in their order, from the first one on.
    PlainRows read_next(std::size_t begin, std::size_t end) {
        if (next_ > end) {  // all of it belongs to a row before
            PlainRows none;
            none.regular = true;
            return none;
        }
        bring_near(begin, end);
        return read_rows(window_.at(next_), end);
    }
    /// Reads any piece. `inside`: whether it begins inside of quotes, given whether it holds an odd
    /// number of them.
    template <typename Inside>
    PlainRows read_any(std::size_t begin, std::size_t end, Inside&& inside) {
        bring_near(begin, end);
        const bool is_inside =
            inside(unicode::has_odd_quotes(window_.text().substr(0, end - begin)));
        // the row that began before the piece is read with the piece before
        const char* const first = window_.begin();
        return read_rows(begin == layout_.begin ? first : text_.next_row(first, is_inside), end);
    }

  private:
    // ── The text, of which a window is looked at ─────────────────────────────────────────────────

    void bring_near(std::size_t begin, std::size_t end) {
        constexpr std::size_t more = 1024;  // so that the last row mostly ends there
        window_.bring_near(begin, end - begin + more);
        follow_window();
    }
    void look_in_place(std::size_t offset) {
        window_.look_in_place(offset);
        follow_window();
    }
    void follow_window() {
        end_ = window_.end();
        text_ = {end_, separator_};
        csv_ = {window_.text(), separator_};
    }
    std::size_t offset(const char* at) const { return window_.offset(at); }

    // ── Rows of a piece ──────────────────────────────────────────────────────────────────────────

    /// Reads the rows from one on that begin up to an offset.
    PlainRows read_rows(const char* row, std::size_t last) {
        result_ = {};
        result_.regular = true;
        while (row != end_ && offset(row) <= last) {
            const char* behind = row;
            if (read_row(behind) && put(row)) {
                ++result_.plain;
            } else {
                behind = text_.behind_row(row);
                if ((behind == nullptr || behind == end_) && !window_.is_last()) {
                    look_in_place(offset(row));
                    row = window_.begin();
                    continue;
                }
                result_.others.push_back(offset(row));
                result_.regular = behind != nullptr;
                if (!result_.regular) behind = end_;
            }
            row = behind;
        }
        next_ = result_.regular ? offset(row) : window_.size_of_whole() + 1;
        put_those_waiting();
        return std::move(result_);
    }

    // ── Rows that are read ───────────────────────────────────────────────────────────────────────

    /// What a row says.
    struct RowFigures {
        PackedFigure numerator, denominator, value;
    };

    using enum PlainReader::IndicatorFacts::Needs;

    /// Reads a row, and goes behind it; false where anything is not as expected.
    bool read_row(const char*& at) {
        const char* const row = at;
        begin_row();
        if (is_usual_ && read_usual_row(at)) return true;
        at = row;
        begin_row();
        return read_cells(at, 0) && pass_line_end(at);
    }
    void begin_row() {
        figures_ = {};
        decimals_ = 0;
        is_told_ = false;
        names_evidence_ = false;
    }

    bool pass_separator(const char*& at) const { return *at++ == separator_; }
    static bool pass_line_end(const char*& at) {
        if (*at == '\r') ++at;
        return *at++ == '\n';
    }

    /// More bytes than those that are looked at of a row up to its texts.
    static constexpr std::ptrdiff_t looked_at = 4 * SixtyFour::size;

    /// A row as most are: its columns in the usual order, nothing in quotes, and no figures but
    /// those that the indicator needs.
    bool read_usual_row(const char*& at) {
        return end_ - at >= looked_at && read_unit(at) && pass_separator(at) &&
               read_indicator(at) && pass_separator(at) && read_period(at) && pass_separator(at) &&
               read_needed_figures(at) && read_usual_end(at);
    }
    bool read_needed_figures(const char*& at) {
        auto& [numerator, denominator, value] = figures_;
        switch (reader_.indicators_[indicator_].needs) {
            case counts:
                return read_number(at, numerator) && pass_separator(at) &&
                       read_number(at, denominator) && pass_separator(at) &&
                       (ends_cell(*at) || read_number(at, value));
            case value_alone:
                return pass_separator(at) && pass_separator(at) && read_number(at, value);
            case value_and_weight:
                return pass_separator(at) && read_number(at, denominator) && pass_separator(at) &&
                       read_number(at, value);
            default:
                return false;
        }
    }
    /// The columns behind the usual order are mostly empty.
    bool read_usual_end(const char*& at) {
        if (((eight_bytes(at) ^ row_end_) & ShortText::first_bytes(row_end_length_)) == 0) {
            at += row_end_length_;
            return true;
        }
        return read_cells(at, std::size(usual_order)) && pass_line_end(at);
    }
    /// The end of the first line is that of the others.
    void expect_row_end() {
        std::string end(columns_.size() - std::min(columns_.size(), std::size(usual_order)),
                        separator_);
        const std::string_view heading = layout_.text.view().substr(0, layout_.begin);
        end += heading.ends_with("\r\n") ? "\r\n" : "\n";
        if (end.size() > sizeof row_end_) end = "\n";  // which a separator never is
        std::memcpy(&row_end_, end.data(), end.size());
        row_end_length_ = end.size();
    }

    /// Reads the cells from the `first` one on, and the separators before them.
    bool read_cells(const char*& at, std::size_t first) {
        for (std::size_t i = first; i < columns_.size(); ++i) {
            if (i != 0 && !pass_separator(at)) return false;
            const char* const begin = at;
            if (!(is_text(columns_[i]) ? read_text(at, columns_[i]) : read_cell(at, columns_[i])))
                return false;
            if (at != begin && std::ranges::count(layout_.unnamed, i) > 0) return false;
        }
        return true;
    }
    /// Passes over a cell that may be of any length; it is mostly empty.
    bool read_text(const char*& at, Column column) {
        const char* const begin = at;
        at = text_.end_of_cell(begin);
        if (at == nullptr || end_ - at < 2) return false;  // so many may end the line
        if (unicode::find_invisible({begin, at})) return false;
        is_told_ =
            is_told_ || (column != Column::informing && at - begin > (*begin == '"' ? 2 : 0));
        names_evidence_ = names_evidence_ || (column == Column::evidence && is_a_word(begin, at));
        return true;
    }
    /// Whether a cell is certainly not blank: the general reader knows all that is.
    static bool is_a_word(const char* begin, const char* end) {
        return std::any_of(begin, end, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        });
    }
    /// Reads a cell up to what ends it.
    bool read_cell(const char*& at, Column column) {
        if (end_ - at < looked_at) return false;
        const bool is_quoted = *at == '"';
        if (is_quoted && layout_.bare_figures && is_figure(column)) return false;
        if (is_quoted) ++at;
        if (!read_content(at, column)) return false;
        return is_quoted ? *at++ == '"' : ends_cell(*at);
    }
    bool read_content(const char*& at, Column column) {
        switch (column) {
            case Column::unit:
                return read_unit(at);
            case Column::indicator:
                return read_indicator(at);
            case Column::period:
                return read_period(at);
            case Column::numerator:
                return read_figure(at, figures_.numerator);
            case Column::denominator:
                return read_figure(at, figures_.denominator);
            default:
                return read_figure(at, figures_.value);
        }
    }

    /// Whether what stands here ends a cell.
    bool ends_cell(char c) const { return c == separator_ || c == '"' || c == '\n' || c == '\r'; }

    /// Passes over a code where it is the one at a position.
    bool pass_code(const char*& at, const CodeTable& codes, std::uint32_t position) const {
        const std::size_t length = codes.length_at(position, at);
        if (length == 0 || !ends_cell(at[length])) return false;
        at += length;
        return true;
    }
    /// Looks a code up; its position, or unknown.
    std::uint32_t look_up(const char*& at, const CodeTable& codes) const {
        const SixtyFour bytes{at};
        const Bits ends = bytes.equal(separator_) | bytes.equal('"') | bytes.equal('\n') |
                          bytes.equal('\r') | bytes.equal('\0');  // which codes have none of
        if (ends == 0) return CodeTable::unknown;
        const auto length = static_cast<std::size_t>(std::countr_zero(ends));
        if (length == 0 || length > ShortText::longest) return CodeTable::unknown;
        const std::uint32_t found = codes.find(ShortText::of(at, length));
        at += length;
        return found;
    }

    /// Rows of a unit mostly stand together …
    bool read_unit(const char*& at) {
        if (pass_code(at, reader_.unit_codes_, unit_)) return true;
        const bool is_next = pass_code(at, reader_.unit_codes_, unit_ + 1);
        const std::uint32_t unit = is_next ? unit_ + 1 : look_up(at, reader_.unit_codes_);
        if (unit == CodeTable::unknown) return false;
        unit_ = unit;
        unit_facts_ = reader_.units_[unit];
        positions_ = rows_.positions_of(unit);
        form_ = rows_.form(unit);
        next_in_form_ = 0;
        return true;
    }
    /// … and their indicators come in the order of the programme …
    bool read_indicator(const char*& at) {
        if (next_in_form_ < form_.size() &&
            pass_code(at, reader_.indicator_ids_, form_[next_in_form_])) {
            indicator_ = form_[next_in_form_++];
            return true;
        }
        indicator_ = look_up(at, reader_.indicator_ids_);
        if (indicator_ == CodeTable::unknown) return false;
        const auto here = std::ranges::lower_bound(form_, indicator_);
        next_in_form_ = static_cast<std::size_t>(here - form_.begin()) + 1;
        return true;
    }
    /// … and those of a period stand together too.
    bool read_period(const char*& at) {
        const std::uint64_t bytes = eight_bytes(at);
        const std::uint64_t year = bytes << 32;
        at += 4;
        if (year == year_) return true;
        const Digits digits{bytes};
        if (digits.count() != 4) return false;
        const auto number = static_cast<Year>(digits.number());
        if (number < first_year || number > last_year) return false;
        year_ = year;
        period_ = number;
        return true;
    }

    /// A figure that can be read in one way only, or none at all: what is empty is not asked for
    /// here, as nobody could guess the answer.
    bool read_figure(const char*& at, PackedFigure& figure) {
        return ends_cell(*at) || read_number(at, figure);
    }
    bool read_number(const char*& at, PackedFigure& figure) {
        const Digits digits{eight_bytes(at)};
        if (digits.count() == 0) return false;
        if (at[digits.count()] == decimal_mark_) return read_decimals(at, digits, figure);
        figure = {digits.number(), 0};
        at += digits.count();
        return true;
    }
    /// The same with decimals, which few have, behind the first digits.
    [[gnu::noinline]] bool read_decimals(const char*& at, const Digits& digits,
                                         PackedFigure& figure) {
        const unsigned before = digits.count();
        const Digits decimals{eight_bytes(at + before + 1)};
        const unsigned places = decimals.count();
        if (places == 0 || before + places > 8 || places > Decimal::places) return false;
        // 1.234 may be a thousand and more
        if (places == 3 && before <= 3 && *at != '0') return false;
        at += before + 1 + places;
        figure = {digits.followed_by(decimals).number(), places};
        ++decimals_;
        return true;
    }

    // ── Rows that are put in their places ────────────────────────────────────────────────────────

    /// A row on its way to its place. That is far away where rows come in no order: it is sent for
    /// at once, and the row is put there when some others have been read.
    struct Waiting {
        ObservationStore::OpenPeriod period;
        std::uint32_t position = 0;
        PackedFigure amount, base;
        std::size_t start = 0;
    };

    /// Puts the row that was read, and began at `row`, if its figures need no second look.
    bool put(const char* row) {
        const PlainReader::IndicatorFacts& facts = reader_.indicators_[indicator_];
        if (period_ < unit_facts_.first) return false;
        if (period_ > (facts.level ? unit_facts_.last_level : unit_facts_.last)) return false;
        const auto indicator = static_cast<IndicatorIndex>(indicator_);
        const auto position = positions_[indicator];
        if (position == ObservationStore::nowhere) return false;
        if (unit_facts_.any_exempt && reader_.exemptions_.find(unit_, indicator, period_)) {
            return false;
        }
        if (asks_for_evidence_ && facts.asks_for_evidence && !names_evidence_) return false;
        PackedFigure amount, base;
        if (!judge_figures(facts, amount, base)) return false;

        const std::size_t start = offset(row);
        if (decimals_ != 0 && result_.decimals == 0) result_.first_decimal = start;
        result_.decimals += decimals_;
        if (period_ != opened_.period()) opened_ = rows_.open(period_);
        opened_.send_for(position);
        Waiting& waiting = waiting_[waits_ % waiting_.size()];
        if (waits_++ >= waiting_.size()) put(waiting);
        waiting = {opened_, position, amount, base, start};
        if (remarks_ && is_told_) keep_remark(row);
        return true;
    }
    /// Keeps the texts of the row that begins at `row`.
    void keep_remark(const char* row) {
        csv_.read_at(static_cast<std::size_t>(row - window_.begin()), told_);
        const auto text = [&](std::size_t position) {
            // bytes that are looked at in place may have changed by now
            return position < told_.cells.size() ? remark_text(told_.cells[position])
                                                 : std::string{};
        };
        Remark remark{unit_,
                      static_cast<IndicatorIndex>(indicator_),
                      period_,
                      layout_.address + offset(row),
                      text(layout_.note),
                      text(layout_.evidence)};
        if (remark.note.empty() && remark.evidence.empty()) return;
        result_.remarks.push_back(std::move(remark));
    }
    void put(const Waiting& row) {
        const std::uint64_t place = layout_.address + row.start;
        if (!row.period.try_put(row.position, row.amount, row.base, place, alone_)) {
            result_.second.push_back(
                {row.period.index(row.position), row.amount, row.base, row.start});
        }
    }
    void put_those_waiting() {
        const std::size_t most = waiting_.size();
        for (std::size_t i = waits_ - std::min(waits_, most); i < waits_; ++i) {
            put(waiting_[i % most]);
        }
        waits_ = 0;
    }

    /// Finds the figures that are kept; false where they want a second look.
    bool judge_figures(const PlainReader::IndicatorFacts& facts, PackedFigure& amount,
                       PackedFigure& base) const {
        const auto& [numerator, denominator, value] = figures_;
        if (facts.needs == counts) {
            if (numerator.is_absent() || denominator.is_absent()) return false;
            if (facts.whole_counts && (numerator.places() | denominator.places()) != 0)
                return false;
            if (!stands_up(facts, numerator, denominator)) return false;
            if (!value.is_absent() &&
                !is_percent_of(value.number(), static_cast<int>(value.places()), numerator.number(),
                               denominator.number())) {
                return false;
            }
            amount = numerator;
            base = denominator;
            return true;
        }
        if (facts.needs == nothing_plain || !numerator.is_absent()) return false;
        if (value.is_absent() || !fits(facts, value)) return false;
        if (denominator.is_absent() != (facts.needs == value_alone)) return false;
        if (facts.needs == value_and_weight) {
            if (denominator.is_zero()) return false;
            if (facts.whole_counts && denominator.places() != 0) return false;
        }
        amount = value;
        base = denominator;
        return true;
    }

    static bool stands_up(const PlainReader::IndicatorFacts& facts, PackedFigure amount,
                          PackedFigure base) {
        if (base.is_zero()) return amount.is_zero();
        if (facts.may_exceed_100) return true;
        if (amount.places() == base.places()) return amount.digits() <= base.digits();
        return amount.number() <= base.number();
    }

    static bool fits(const PlainReader::IndicatorFacts& facts, PackedFigure value) {
        if (facts.whole_value && value.places() != 0) return false;
        if (facts.within_1) return value.digits() <= 1 && value.places() == 0;
        return !facts.within_100 || value.digits() * value.unit() <= Decimal::whole(100).count();
    }

    const PlainReader& reader_;
    const RowLayout& layout_;
    const std::vector<Column> columns_;
    const bool is_usual_;  ///< the columns begin in the usual order
    const char separator_, decimal_mark_;
    bool remarks_;
    bool asks_for_evidence_;
    bool alone_;
    ObservationStore& rows_;
    PlainRows result_;

    TextWindow window_;
    const char* end_ = nullptr;  ///< of the window
    RegularText text_;           ///< up to there
    CsvReader csv_{{}, ','};     ///< of the window, for rows with texts
    Row told_;                   ///< the last of those
    std::size_t next_;  ///< where the row behind the last one read begins; behind the text: nowhere

    std::uint64_t row_end_ = 0;  ///< of a row without texts: the bytes behind its figures
    std::size_t row_end_length_ = 0;

    // what the present row says, and where it is silent what the one before said
    std::uint32_t unit_ = CodeTable::unknown, indicator_ = CodeTable::unknown;
    PlainReader::UnitFacts unit_facts_;
    ObservationStore::UnitPositions positions_;
    std::span<const IndicatorIndex> form_;
    std::size_t next_in_form_ = 0;  ///< the indicator that is expected
    std::uint64_t year_ = 0;        ///< its four bytes, above four zeros
    Year period_ = 0;
    RowFigures figures_;
    std::size_t decimals_ = 0;             ///< figures with the decimal mark
    bool is_told_ = false;                 ///< it has a note or evidence
    bool names_evidence_ = false;          ///< its evidence is certainly not blank
    ObservationStore::OpenPeriod opened_;  ///< of the row read last
    std::array<Waiting, 16> waiting_;
    std::size_t waits_ = 0;  ///< rows that ever waited in this piece; the last of them still do
};

PlainReader::PlainReader(const Programme& programme, const Units& units,
                         const Exemptions& exemptions)
    : exemptions_(exemptions),
      unit_codes_(units.size()),
      indicator_ids_(programme.indicators.size()),
      units_(units.size()),
      indicators_(programme.indicators.size()) {
    for (UnitIndex i = 0; i < units.size(); ++i) {
        const Unit& unit = units[i];
        unit_codes_.add(unit.code);
        const Year ends = unit.to / 10000;
        const bool at_end_of_year = unit.to == last_day(ends);
        units_[i] = {std::max({programme.start, unit.from / 10000, first_year}),
                     std::min(ends, last_year),
                     std::min(at_end_of_year ? ends : ends - 1, last_year)};
    }
    for (const Exemption& exemption : exemptions.all()) units_[exemption.unit].any_exempt = true;
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
        facts.level = indicator.kind == Kind::reduction;
        facts.whole_counts = !indicator.fractional;
        facts.whole_value = !indicator.fractional && (indicator.kind == Kind::reduction ||
                                                      indicator.kind == Kind::milestone);
        facts.may_exceed_100 = indicator.may_exceed_100;
        facts.within_100 = indicator.kind == Kind::value && !indicator.points;
        facts.within_1 = indicator.kind == Kind::milestone;
        facts.asks_for_evidence = indicator.evidence_required;
    }
}

PlainRows PlainReader::read(const RowLayout& layout, const ReadingPlan& plan,
                            ObservationStore& rows) const {
    PlainRows all;
    const std::size_t size = layout.text.view().size();
    const std::size_t pieces = (size - layout.begin + plan.piece - 1) / plan.piece;
    const bool alone = plan.threads == 1 || pieces == 1;
    QuoteParity parity{pieces};
    std::vector<PlainRows> results(pieces);
    in_pieces_with(
        pieces, plan.threads,
        [&] {
            return PieceReader{*this, layout, alone, plan, rows};
        },
        [&](PieceReader& reader, std::size_t i) {
            const std::size_t begin = layout.begin + i * plan.piece;
            const std::size_t end = std::min(begin + plan.piece, size);
            const auto inside = [&](bool odd_quotes) {
                return parity.begins_inside(i, odd_quotes);
            };
            try {
                results[i] =
                    alone ? reader.read_next(begin, end) : reader.read_any(begin, end, inside);
            } catch (...) {
                parity.give_up(i);
                throw;
            }
        });
    all.regular = pieces != 0 && std::ranges::all_of(results, &PlainRows::regular);
    std::size_t remarks = 0;
    for (const PlainRows& piece : results) remarks += piece.remarks.size();
    all.remarks.reserve(remarks);
    for (PlainRows& piece : results) {
        if (all.decimals == 0) all.first_decimal = piece.first_decimal;
        all.decimals += piece.decimals;
        all.plain += piece.plain;
        all.others.insert(all.others.end(), piece.others.begin(), piece.others.end());
        std::ranges::move(piece.remarks, std::back_inserter(all.remarks));
        piece.remarks = std::vector<Remark>{};
        all.second.insert(all.second.end(), piece.second.begin(), piece.second.end());
    }
    return all;
}

}  // namespace cchc::load
