#include "render/pages/pictures/moved.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/pages/pictures/charts.hpp"
#include "render/pages/pictures/svg.hpp"
#include "render/scorecard/moves.hpp"
#include "render/words/phrases.hpp"

namespace cchc::render {

namespace {

/// Whether a higher value is a better one; absent: inside a range.
std::optional<bool> is_higher_better(const Indicator& indicator, Year period) {
    const auto next = std::ranges::find_if(
        indicator.targets, [&](const Target& target) { return target.horizon >= period; });
    const Target& target = next == indicator.targets.end() ? indicator.targets.back() : *next;
    switch (target.threshold_in(period).op) {
        case Operator::at_most:
        case Operator::less_than:
            return false;
        case Operator::between:
            return std::nullopt;
        default:
            return true;
    }
}

/// Puts the parts of one change below each other.
class Drawing {
  public:
    Drawing(const PageFrame& frame, const Moves& moves)
        : frame_(frame),
          report_(frame.report()),
          moves_(moves),
          indicator_(
              report_.programme->indicators[*report_.programme->find_indicator(moves.indicator)]),
          language_(frame.language()),
          words_(words(language_)),
          higher_is_better_(is_higher_better(indicator_, report_.period)) {
        double at = 0;
        include(drawn(moves.change));
        for (const Move& move : moves.units) include(at += drawn(move.effects.total()));
    }

    MovedView view(std::string id) {
        MovedView view;
        view.id = std::move(id);
        view.heading = words_.what_moved_value(name_of(moves_.unit), moves_.period_before);
        view.before = value({moves_.before, moves_.places}, indicator_, language_);
        view.summary = fmt::format("{}: {} {}", values(), signed_number(moves_.change),
                                   points_of(indicator_, language_));
        view.in_points = indicator_.points ? words_.in_points : words_.in_percent_points;
        view.note = words_.how_moves_add_up;
        view.columns = {{words_.moved_within},
                        {words_.moved_between},
                        {words_.moved_entered_or_left},
                        {words_.moved_together}};
        for (const Move& move : moves_.units) view.rows.push_back(row(move));
        if (moves_.others > 0) {
            MovedRow row{.name = words_.other_units(moves_.others, moves_.others)};
            add_effects(moves_.of_others, row);
            view.rows.push_back(std::move(row));
        }
        at_ = 0;
        MovedRow sum{.name = words_.all_units, .result = values()};
        add_effects(moves_.all, sum);
        view.sum.push_back(std::move(sum));
        return view;
    }

  private:
    void include(double change) {
        low_ = std::min(low_, change);
        high_ = std::max(high_, change);
    }
    double place(double change) const { return (change - low_) / (high_ - low_); }

    std::string signed_number(Decimal figure) const {
        return render::signed_number(figure, moves_.places, language_);
    }
    std::string values() const {
        return before_and_after(Shown{moves_.before, moves_.places},
                                Shown{moves_.after, moves_.places}, indicator_, language_);
    }
    std::string name_of(const std::string& code) const {
        const auto unit = report_.units->find(code);
        return unit ? frame_.name_of(*unit) : clean(code);
    }

    MovedRow row(const Move& move) {
        MovedRow row;
        row.name = names_of(move.units);
        if (move.units.size() == 1) {
            const auto unit = report_.units->find(move.units.front());
            if (unit && report_.find(*unit)) row.link = frame_.page_of(*unit);
        }
        const auto add = [&](const std::string& aside) {
            row.aside += (row.aside.empty() ? "" : "; ") + aside;
        };
        if (!move.predecessors.empty()) add(words_.with_predecessors(names_of(move.predecessors)));
        if (move.presence == Presence::entered) add(words_.move_entered);
        if (move.presence == Presence::left) add(words_.move_left);
        const auto share = [&](Decimal of) {
            return number(told(of, {}), language_) + std::string{percent_sign};
        };
        row.share = fmt::format("{} → {}", share(move.share_before), share(move.share_after));
        const auto ratio = [](const std::optional<Decimal>& of) {
            return of ? std::optional{told(*of, {})} : std::nullopt;
        };
        row.result = before_and_after(ratio(move.ratio_before), ratio(move.ratio_after), indicator_,
                                      language_);
        add_effects(move.effects, row);
        return row;
    }

    std::string names_of(const std::vector<std::string>& codes) const {
        std::vector<std::string> names;
        for (const std::string& code : codes) names.push_back(name_of(code));
        return first_three(names);
    }

    /// The figures, and the bar from where the one before it ended.
    void add_effects(const Effects& effects, MovedRow& row) {
        for (const Decimal effect : {effects.within, effects.between, effects.entered_or_left})
            row.effects.push_back({effect.is_zero() ? "" : signed_number(effect)});
        const Decimal total = effects.total();
        row.effects.push_back({signed_number(total)});
        const double end = at_ + drawn(total);
        row.start = place(0);
        row.from = place(std::min(at_, end));
        row.to = place(std::max(at_, end));
        at_ = end;
        row.tone = tone_of(effects);
    }

    /// Colours judge what units did themselves.
    Tone tone_of(const Effects& effects) const {
        const auto size = [](Decimal of) { return of < Decimal{} ? Decimal{} - of : of; };
        const bool own = size(effects.within) > size(effects.between + effects.entered_or_left);
        if (!own) return Tone::aside;
        if (!higher_is_better_) return Tone::moving;
        const bool better = (effects.within > Decimal{}) == *higher_is_better_;
        return better ? Tone::good : Tone::bad;
    }

    const PageFrame& frame_;
    const Report& report_;
    const Moves& moves_;
    const Indicator& indicator_;
    Language language_;
    const Words& words_;
    std::optional<bool> higher_is_better_;
    double low_ = 0, high_ = 0;  ///< how far the bars reach
    double at_ = 0;              ///< where the last bar ended
};

}  // namespace

void MovedRow::draw_bar(Page& page) const {
    draw_move(from, to, start, tone, page);
}

MovedView moved_view(const PageFrame& frame, const Moves& moves, std::string id) {
    return Drawing{frame, moves}.view(std::move(id));
}

}  // namespace cchc::render
