#include "render/scorecard/moves.hpp"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace cchc::render {

namespace {

std::optional<Shown> shown(const std::optional<Decimal>& ratio) {
    return ratio ? std::optional{told(*ratio, {})} : std::nullopt;
}

/// The values of a comparison and what moved them, row by row.
class MovesTable {
  public:
    MovesTable(const Programme& programme, Language language)
        : programme_(programme), language_(language), words_(words(language)) {}

    Grid told(std::span<const Moves> all) {
        grid_.heading = words_.what_moved;
        grid_.columns = {{words_.code},
                         {words_.indicator},
                         {words_.moved_by, false, true},
                         {words_.before_and_after, true},
                         {words_.moved_within, true},
                         {words_.moved_between, true},
                         {words_.moved_entered_or_left, true},
                         {words_.moved_together, true}};
        for (const Moves& moves : all) {
            if (tells(moves)) add(moves);
        }
        grid_.remarks.push_back(words_.how_moves_add_up);
        return std::move(grid_);
    }

  private:
    /// Not where nothing changed, nor where the unit moved its value alone.
    static bool tells(const Moves& moves) {
        if (moves.change.is_zero() || moves.units.empty()) return false;
        const Move& first = moves.units.front();
        return moves.units.size() > 1 || first.units != std::vector{moves.unit} ||
               !first.predecessors.empty();
    }

    void add(const Moves& moves) {
        const Indicator& indicator =
            programme_.indicators[*programme_.find_indicator(moves.indicator)];
        const auto code = [](const std::string& unit) { return clean(unit); };
        add_row({clean(moves.unit), clean(moves.indicator), words_.all_units},
                before_and_after(Shown{moves.before, moves.places},
                                 Shown{moves.after, moves.places}, indicator, language_),
                moves.all, moves.places);
        for (const Move& move : moves.units) {
            add_row({"", "", "· " + moved_by(move, code, language_)},
                    before_and_after(shown(move.ratio_before), shown(move.ratio_after), indicator,
                                     language_),
                    move.effects, moves.places);
        }
        if (moves.others > 0) {
            add_row({"", "", "· " + words_.other_units(moves.others, moves.others)}, "",
                    moves.of_others, moves.places);
        }
    }

    void add_row(const std::array<std::string, 3>& who, const std::string& values,
                 const Effects& effects, int places) {
        const auto signed_cell = [&](Decimal effect) {
            return Cell{effect.is_zero() ? "" : signed_number(effect, places, language_)};
        };
        grid_.rows.push_back({{who[0]},
                              {who[1]},
                              {who[2]},
                              {values},
                              signed_cell(effects.within),
                              signed_cell(effects.between),
                              signed_cell(effects.entered_or_left),
                              {signed_number(effects.total(), places, language_)}});
    }

    const Programme& programme_;
    Language language_;
    const Words& words_;
    Grid grid_;
};

}  // namespace

std::string signed_number(Decimal figure, int places, Language language) {
    const std::string text = number(Shown{figure, places}, language);
    return figure > Decimal{} ? "+" + text : text;
}

std::string before_and_after(const std::optional<Shown>& before, const std::optional<Shown>& after,
                             const Indicator& indicator, Language language) {
    const auto text = [&](const std::optional<Shown>& of) {
        return of ? value(*of, indicator, language) : std::string{"…"};
    };
    return fmt::format("{} → {}", text(before), text(after));
}

std::string moved_by(const Move& move,
                     const std::function<std::string(const std::string&)>& name_of,
                     Language language) {
    const Words& w = words(language);
    const auto told = [&](const std::vector<std::string>& codes) {
        std::vector<std::string> names;
        for (const std::string& code : codes) names.push_back(name_of(code));
        return first_three(names);
    };
    std::string text = told(move.units);
    if (!move.predecessors.empty())
        text += fmt::format(" ({})", w.with_predecessors(told(move.predecessors)));
    if (move.presence == Presence::entered) text += fmt::format(" – {}", w.move_entered);
    if (move.presence == Presence::left) text += fmt::format(" – {}", w.move_left);
    return text;
}

Grid moves_table(std::span<const Moves> all, const Programme& programme, Language language) {
    return MovesTable{programme, language}.told(all);
}

}  // namespace cchc::render
