#include "render/machine/moves_data.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/machine/csv_line.hpp"

namespace cchc::render {

namespace {

/// An effect that a unit can have: of one that entered or left that it did, of others the rest.
struct OwnEffects {
    std::optional<Decimal> within, between, entered_or_left;

    explicit OwnEffects(const Move& move) {
        if (move.presence == Presence::stayed) {
            within = move.effects.within;
            between = move.effects.between;
        } else {
            entered_or_left = move.effects.entered_or_left;
        }
    }
};

void write_effects(Json& json, const Effects& effects) {
    json.key("within").number(effects.within);
    json.key("between").number(effects.between);
    json.key("entered_or_left").number(effects.entered_or_left);
}

void write_move(Json& json, const Move& move) {
    const auto text = [&](const std::string& code) { json.text(code); };
    const OwnEffects own{move};
    json.object([&] {
        json.key("units").array(move.units, text);
        json.key("predecessors").array(move.predecessors, text);
        json.key("presence").text(word(move.presence));
        json.key("share_before").number(move.share_before);
        json.key("share_after").number(move.share_after);
        json.key("ratio_before").number(move.ratio_before);
        json.key("ratio_after").number(move.ratio_after);
        json.key("within").number(own.within);
        json.key("between").number(own.between);
        json.key("entered_or_left").number(own.entered_or_left);
        json.key("total").number(move.effects.total());
    });
}

void write_others(Json& json, const Moves& of) {
    if (of.others == 0) return json.null();
    json.object([&] {
        json.key("units").number(std::int64_t{of.others});
        write_effects(json, of.of_others);
        json.key("total").number(of.of_others.total());
    });
}

}  // namespace

void write_moves_csv(std::span<const Moves> moves, std::string& out) {
    out +=
        "unit,indicator,period_before,period_after,value_before,value_after,change,moved_by,"
        "predecessors,presence,share_before,share_after,ratio_before,ratio_after,within,between,"
        "entered_or_left,total\n";
    for (const Moves& of : moves) {
        for (const Move& move : of.units) {
            CsvLine line{out};
            line.text(of.unit).text(of.indicator);
            line.number(std::int64_t{of.period_before}).number(std::int64_t{of.period_after});
            line.number(of.before).number(of.after).number(of.change);
            line.text(fmt::format("{}", fmt::join(move.units, ";")));
            line.text(fmt::format("{}", fmt::join(move.predecessors, ";")));
            line.plain(word(move.presence));
            line.number(move.share_before).number(move.share_after);
            line.number(move.ratio_before).number(move.ratio_after);
            const OwnEffects own{move};
            line.number(own.within).number(own.between).number(own.entered_or_left);
            line.number(move.effects.total());
        }
    }
}

void write_moves(Json& json, std::span<const Moves> moves) {
    json.array(moves, [&](const Moves& of) {
        json.object([&] {
            json.key("unit").text(of.unit);
            json.key("indicator").text(of.indicator);
            json.key("period_before").number(std::int64_t{of.period_before});
            json.key("period_after").number(std::int64_t{of.period_after});
            json.key("value_before").number(of.before);
            json.key("value_after").number(of.after);
            json.key("change").number(of.change);
            write_effects(json, of.all);
            json.key("units").array(of.units, [&](const Move& move) { write_move(json, move); });
            json.key("others");
            write_others(json, of);
        });
    });
}

}  // namespace cchc::render
