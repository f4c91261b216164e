#include "load/data/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "load/data/code_offers.hpp"
#include "load/data/codes.hpp"
#include "load/data/lineage.hpp"
#include "load/text/calendar.hpp"
#include "load/text/table.hpp"
#include "unicode/csv.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using enum diag::RuleId;

/// Where a unit stands in the file: its row, and the cell of its code there.
struct Listed {
    std::size_t row = 0, code = 0, length = 0;
};

/// A cell, and what it says in normal form.
struct KeptCell {
    std::string text;
    std::size_t offset = 0;
    std::size_t length = 0;
};

class UnitsReader {
  public:
    UnitsReader(const Programme& programme, Table& table, FileFindings& findings)
        : table_(table), findings_(findings) {
        for (const Level& level : programme.levels) {
            level_ids_.push_back(level.id);
            levels_.add(level.id, level.name);
            folded_level_ids_.push_back(unicode::folded(level.id));
        }
        all_levels_ = fmt::format("{}", fmt::join(level_ids_, ", "));
    }

    Units read() {
        make_room();
        while (table_.next()) read_row();
        for (const UnitIndex unit : untied_) tie(unit);
        report_successor_loops();
        report_parent_loops();
        report_upside_down();
        return std::move(units_);
    }

  private:
    /// For as many units as the file has lines, or as countries have.
    void make_room() {
        constexpr std::ptrdiff_t most = 1 << 15;
        const auto lines = std::min(most, std::ranges::count(findings_.source().text, '\n'));
        const auto units = static_cast<std::size_t>(lines);
        units_.all.reserve(units);
        units_.by_code.reserve(units);
        listed_.reserve(units);
    }

    /// Goes back to the row of a unit.
    void go_to(UnitIndex unit) { table_.read_at(listed_[unit].row); }

    KeptCell kept(Column column) const {
        const Cell& cell = table_[column];
        return {unicode::nfc(unicode::trimmed(cell.text)), cell.offset, cell.length};
    }

    template <typename... Args>
    diag::Diagnostic& report(diag::RuleId rule, const KeptCell& cell, Column column,
                             std::string_view code, fmt::format_string<const Args&...> vi,
                             fmt::format_string<const Args&...> en, const Args&... args) {
        auto& finding = findings_.add(rule, cell.offset, cell.length, vi, en, args...);
        finding.field = word(column);
        finding.text = whole(cell.text);
        finding.unit = excerpt(code);
        return finding;
    }

    void read_row() {
        const KeptCell code = kept(Column::unit);
        Unit unit;
        unit.code = code.text;
        if (unit.code.empty()) {
            report(missing_code, code, Column::unit, "", "đơn vị {0} không có mã",
                   "unit {0} has no code", quoted(table_[Column::name].text));
            return;
        }
        const auto index = static_cast<UnitIndex>(units_.size());
        const auto [known, is_new] = units_.by_code.try_emplace(unicode::folded(unit.code), index);
        if (!is_new) {
            const Listed& first = listed_[known->second];
            report(duplicate_unit, code, Column::unit, unit.code,
                   "đơn vị {0} đã có ở dòng khác; mỗi đơn vị chỉ ghi một lần",
                   "unit {0} stands twice; expected each unit once", quoted(unit.code))
                .notes.push_back({findings_.place(first.code, first.length),
                                  {"lần đầu ở đây", "it stands here first"}});
            return;
        }
        if (unicode::begins_as_formula(unit.code)) {
            report(unsafe_code, code, Column::unit, unit.code,
                   "mã đơn vị {0} bắt đầu như một công thức; cần mã không bắt đầu bằng =, +, - "
                   "hoặc @",
                   "unit code {0} begins as a formula does; expected one that does not begin with "
                   "=, +, - or @",
                   quoted(unit.code));
        }
        unit.name = name(unit.code);
        unit.level = level(unit.code);
        // below the first level nobody would drop it
        if (table_.lacks(Column::parent) && unit.level != 0) table_.report_width();
        read_life(unit);
        if (!tie_to_known(unit)) untied_.push_back(index);
        units_.all.push_back(std::move(unit));
        listed_.push_back({table_.row().offset, code.offset, code.length});
    }

    Text name(const std::string& code) const {
        const std::string vi = kept(Column::name).text, en = kept(Column::name_en).text;
        return {vi.empty() ? code : vi, en.empty() ? (vi.empty() ? code : vi) : en};
    }

    LevelIndex level(const std::string& code) {
        const KeptCell cell = kept(Column::level);
        const std::string wanted = unicode::folded(cell.text);
        const auto named = std::ranges::find(folded_level_ids_, wanted);
        if (named != folded_level_ids_.end()) {
            return static_cast<LevelIndex>(named - folded_level_ids_.begin());
        }
        without_level_.push_back(static_cast<UnitIndex>(units_.size()));
        if (wanted.empty()) {
            report(unknown_level, cell, Column::level, code,
                   "đơn vị {0} không ghi cấp; cần một trong các cấp {1}",
                   "unit {0} has no level; expected one of {1}", quoted(code), all_levels_);
            return 0;
        }
        const auto meant = levels_.nearest(cell.text);
        report(unknown_level, cell, Column::level, code,
               "không có cấp {0}{1}; cần một trong các cấp {3}",
               "unknown level {0}{2}; expected one of {3}", quoted(cell.text), offer_vi(meant),
               offer_en(meant), all_levels_);
        return 0;
    }

    void read_life(Unit& unit) {
        const KeptCell from = kept(Column::from), to = kept(Column::to);
        const auto first = day(from, Column::from, unit.code, false);
        const auto last = day(to, Column::to, unit.code, true);
        if (!first || !last) return;
        unit.from = *first;
        unit.to = *last;
        if (unit.from <= unit.to) return;
        report(bad_lifetime, to, Column::to, unit.code,
               "đơn vị {0} kết thúc ({1}) trước khi bắt đầu ({2})",
               "unit {0} ends ({1}) before it begins ({2})", quoted(unit.code), to.text, from.text);
        unit.from = day_before_all;
        unit.to = day_after_all;
    }

    std::optional<Day> day(const KeptCell& cell, Column column, const std::string& code,
                           bool last) {
        if (cell.text.empty()) return last ? day_after_all : day_before_all;
        if (const auto day = day_of(cell.text, last)) return day;
        report(bad_lifetime, cell, column, code,
               "{0} không phải là năm hay ngày có thật; cần ghi như 2025 hoặc 2025-06-30",
               "{0} is not a year or a day of the calendar; expected one like 2025 or 2025-06-30",
               quoted(cell.text));
        return std::nullopt;
    }

    /// Ties a unit to others, where it has a parent above it in the file and no successor; false
    /// where more is to be said when all units are known.
    bool tie_to_known(Unit& unit) {
        if (!table_[Column::to].text.empty() || !table_[Column::successor].text.empty())
            return false;
        const std::string_view parent = table_[Column::parent].text;
        if (parent.empty()) return true;
        if (parent != parent_above_) {
            const auto found = units_.find(unicode::nfc(unicode::trimmed(parent)));
            if (!found) return false;
            parent_above_ = parent;
            parent_index_ = *found;
        }
        unit.parent = parent_index_;
        return true;
    }

    void tie(UnitIndex index) {
        go_to(index);
        Unit& unit = units_.all[index];
        const KeptCell parent = kept(Column::parent), to = kept(Column::to);
        const KeptCell successor = kept(Column::successor);
        if (!parent.text.empty()) {
            unit.parent = find(parent, Column::parent, unknown_parent, unit,
                               "không có đơn vị cấp trên {0}{1}", "unknown parent {0}{2}");
        }
        if (!successor.text.empty()) {
            for (const KeptCell& code : successor_codes()) tie_to_successor(unit, code);
            if (to.text.empty()) {
                report(bad_lifetime, successor, Column::successor, unit.code,
                       "đơn vị {0} có đơn vị tiếp nhận mà không ghi ngày kết thúc (cột {1})",
                       "unit {0} names a successor but not the day it ends (column {2})",
                       quoted(unit.code), quoted(words(Column::to).vi),
                       quoted(words(Column::to).en));
            }
        } else if (!to.text.empty()) {
            report(ended_without_successor, to, Column::to, unit.code,
                   "đơn vị {0} kết thúc ({1}) mà không ghi đơn vị tiếp nhận",
                   "unit {0} ends ({1}) and names no successor", quoted(unit.code), to.text);
        }
    }

    /// The codes that the present row names as successors, with semicolons between them where the
    /// unit was divided, each where it stands.
    std::vector<KeptCell> successor_codes() const {
        const KeptCell whole = kept(Column::successor);
        if (whole.text.find(';') == std::string::npos || units_.find(whole.text)) return {whole};
        const std::string_view text = table_[Column::successor].text;
        const std::string_view source = findings_.source().text;
        // a text with doubled quotes in it is not where the file has it
        const std::less_equal<const char*> up_to;
        const bool in_source = up_to(source.data(), text.data()) &&
                               up_to(text.data() + text.size(), source.data() + source.size());
        std::vector<KeptCell> codes;
        for (std::size_t begin = 0; begin <= text.size();) {
            const std::size_t end = std::min(text.find(';', begin), text.size());
            const std::string_view code = unicode::trimmed(text.substr(begin, end - begin));
            codes.push_back({unicode::nfc(code), whole.offset, whole.length});
            if (in_source && !code.empty()) {
                codes.back().offset = static_cast<std::size_t>(code.data() - source.data());
                codes.back().length = code.size();
            }
            begin = end + 1;
        }
        return codes;
    }

    /// Adds what a unit's row names as one of its successors.
    void tie_to_successor(Unit& unit, const KeptCell& code) {
        if (code.text.empty()) {
            report(unknown_successor, code, Column::successor, unit.code,
                   "thiếu mã đơn vị tiếp nhận bên cạnh dấu chấm phẩy",
                   "a successor's code is missing beside a semicolon");
            return;
        }
        const UnitIndex successor =
            find(code, Column::successor, unknown_successor, unit,
                 "không có đơn vị tiếp nhận {0}{1}", "unknown successor {0}{2}");
        if (successor == no_unit) return;
        if (std::ranges::count(unit.successors, successor) == 0) {
            unit.successors.push_back(successor);
            return;
        }
        report(duplicate_unit, code, Column::successor, unit.code,
               "đơn vị tiếp nhận {0} được ghi hai lần; mỗi đơn vị chỉ ghi một lần",
               "successor {0} stands twice; expected each successor once", quoted(code.text));
    }

    UnitIndex find(
        const KeptCell& cell, Column column, diag::RuleId rule, const Unit& unit,
        fmt::format_string<const std::string&, const std::string&, const std::string&> vi,
        fmt::format_string<const std::string&, const std::string&, const std::string&> en) {
        if (const auto found = units_.find(cell.text)) return *found;
        if (findings_.only_count(rule)) return no_unit;
        const auto meant = nearest_code(cell.text, unit.level);
        report(rule, cell, column, unit.code, vi, en, quoted(cell.text), offer_vi(meant),
               offer_en(meant));
        return no_unit;
    }

    /// The codes that were probably meant by the row of a unit; those that lost their zeros only if
    /// they do not stand below the unit.
    std::vector<std::string> nearest_code(std::string_view text, LevelIndex level) {
        if (!codes_) codes_ = offers_of(units_);
        return codes_->nearest(text,
                               [&](std::size_t other) { return units_.all[other].level <= level; });
    }

    std::string chain(const std::vector<UnitIndex>& loop) const {
        std::string out;
        for (const UnitIndex member : loop) out += quoted(units_[member].code) + " → ";
        return out + quoted(units_[loop.front()].code);
    }

    void report_successor_loops() {
        for (;;) {
            const auto endless = successors_without_end(units_);
            const auto found = loops(units_.size(), [&](UnitIndex i) { return endless[i]; });
            if (found.empty()) return;
            for (const auto& loop : found) {
                report(successor_loop, successor_cell(loop.front(), endless[loop.front()]),
                       Column::successor, units_[loop.front()].code,
                       "các đơn vị tiếp nhận tạo thành vòng lặp: {0}",
                       "successors lead in a loop: {0}", chain(loop));
                for (const UnitIndex member : loop) units_.all[member].successors.clear();
            }
        }
    }

    /// Where the row of a unit names a successor.
    KeptCell successor_cell(UnitIndex unit, UnitIndex successor) {
        go_to(unit);
        for (const KeptCell& code : successor_codes()) {
            if (units_.find(code.text) == successor) return code;
        }
        return kept(Column::successor);
    }

    /// Reports parents whose level stands below that of their child; what has no level of the
    /// programme is reported already.
    void report_upside_down() {
        const auto has_level = [&](UnitIndex unit) {
            return !std::ranges::binary_search(without_level_, unit);
        };
        for (UnitIndex i = 0; i < units_.size(); ++i) {
            const UnitIndex parent = units_[i].parent;
            if (parent == no_unit || units_[parent].level <= units_[i].level) continue;
            if (!has_level(i) || !has_level(parent)) continue;
            if (findings_.only_count(upside_down)) continue;
            go_to(i);
            report(upside_down, kept(Column::parent), Column::parent, units_[i].code,
                   "đơn vị cấp trên {0} thuộc cấp {1}, thấp hơn cấp {2} của đơn vị {3}",
                   "parent {0} is of the level {1}, which stands below {2}, the level of {3}",
                   quoted(units_[parent].code), quoted(level_ids_[units_[parent].level]),
                   quoted(level_ids_[units_[i].level]), quoted(units_[i].code));
        }
    }

    void report_parent_loops() {
        const auto parent = [&](UnitIndex i) { return units_[i].parent; };
        const auto lasting = loops(units_.size(), parent);
        for (const auto& loop : lasting) {
            go_to(loop.front());
            report(parent_loop, kept(Column::parent), Column::parent, units_[loop.front()].code,
                   "các đơn vị cấp trên tạo thành vòng lặp: {0}", "parents lead in a loop: {0}",
                   chain(loop));
            for (const UnitIndex member : loop) units_.all[member].parent = no_unit;
        }
        if (lasting.empty()) report_passing_parent_loops();
    }

    /// Loops that only heirs make: they arise in some year, and the first one is enough.
    void report_passing_parent_loops() {
        for (const Year year : years_of_change(units_)) {
            const auto heirs = heirs_in(units_, year);
            const auto parent = [&](UnitIndex i) {
                return heirs[i] == i ? parent_in(units_, heirs, i) : no_unit;
            };
            const auto passing = loops(units_.size(), parent);
            for (const auto& loop : passing) {
                go_to(loop.front());
                report(
                    parent_loop, kept(Column::parent), Column::parent, units_[loop.front()].code,
                    "từ năm {0}, đơn vị cấp trên (hoặc đơn vị tiếp nhận) tạo thành vòng lặp: {1}",
                    "from {0} on parents and their successors lead in a loop: {1}", year,
                    chain(loop))
                    .period = year;
            }
            if (!passing.empty()) return;
        }
    }

    Table& table_;
    FileFindings& findings_;
    Units units_;
    std::vector<Listed> listed_;     ///< beside units_
    std::vector<UnitIndex> untied_;  ///< what they say of others waits until all units are known
    std::vector<UnitIndex> without_level_;  ///< ascending
    std::string parent_above_;              ///< the parent named last, and what it is
    UnitIndex parent_index_ = no_unit;
    std::optional<CodeOffers> codes_;  ///< made when needed
    std::vector<std::string> level_ids_, folded_level_ids_;
    CodeOffers levels_;
    std::string all_levels_;
};

}  // namespace

std::unordered_map<std::string, diag::Place> places_of_units(const diag::Source& source,
                                                             Column column) {
    std::unordered_map<std::string, diag::Place> places;
    diag::Findings unheard;
    FileFindings file{source, unheard};
    Table table{Form::units, {}, file};
    while (table.readable() && table.next()) {
        const Cell& cell = table[column];
        places.try_emplace(unicode::folded(table[Column::unit].text),
                           source.place(cell.offset, cell.length));
    }
    return places;
}

Units read_units(const diag::Source& source, const Programme& programme, diag::Findings& findings) {
    FileFindings file{source, findings};
    Table table{Form::units, {}, file};
    if (!table.readable()) return {};
    return UnitsReader{programme, table, file}.read();
}

Units units_of_data(std::span<const diag::Source* const> sources, const Programme& programme,
                    const CsvOptions& options) {
    const LevelIndex top = programme.find_level("province").value_or(0);
    const LevelIndex below =
        programme.find_level("department")
            .value_or(static_cast<LevelIndex>(programme.levels.size() > 1 ? 1 : 0));
    Units units;
    const auto add = [&](std::string_view code, LevelIndex level, UnitIndex parent) {
        const auto index = static_cast<UnitIndex>(units.size());
        if (!units.by_code.try_emplace(unicode::folded(code), index).second) return;
        const std::string shown = unicode::nfc(unicode::trimmed(code));
        Unit unit;
        unit.code = shown;
        unit.name = {shown, shown};
        unit.level = level;
        unit.parent = parent;
        units.all.push_back(std::move(unit));
    };
    add("ALL", top, no_unit);
    CodeIndex indicators;
    for (const Indicator& indicator : programme.indicators) indicators.add(indicator.id, 0);
    for (const diag::Source* source : sources) {
        diag::Findings unheard;  // the same text is read again, and reported then
        FileFindings file{*source, unheard};
        Table table{Form::data, options, file};
        if (!table.readable()) continue;
        std::string last;
        while (table.next()) {
            const auto code = unicode::trimmed(table[Column::unit].text);
            if (code == last || code.empty() || code.size() > longest_code) continue;
            // what has neither is a heading between the rows, or a footer
            const bool is_data = year_of(table[Column::period].text) ||
                                 indicators.find(unicode::trimmed(table[Column::indicator].text));
            if (!is_data) continue;
            last = code;
            if (!is_total(code) && !unicode::begins_as_formula(code)) add(code, below, 0);
        }
    }
    return units;
}

}  // namespace cchc::load
