#include "render/comparison.hpp"

#include <fmt/format.h>

#include "render/csv_line.hpp"
#include "render/json_writer.hpp"
#include "render/phrases.hpp"

namespace cchc::render {

namespace {

std::string_view label(Cause cause, Language language) {
    const bool vi = language == Language::vi;
    switch (cause) {
        case Cause::went_missing:
            return vi ? "báo cáo không còn" : "a report went missing";
        case Cause::came_in:
            return vi ? "có thêm báo cáo" : "a report came in";
        case Cause::revised:
            return vi ? "sửa số liệu" : "figures revised";
        case Cause::amended:
            return vi ? "mục tiêu được điều chỉnh" : "target amended";
        case Cause::succeeded:
            return vi ? "sắp xếp lại đơn vị" : "units reorganised";
        case Cause::next_period:
            return vi ? "số liệu của kỳ khác" : "figures of another period";
        case Cause::consequence:
            break;
    }
    return vi ? "kéo theo từ đơn vị, chỉ tiêu khác" : "follows from other units or indicators";
}

std::string machine(const std::optional<Decimal>& figure) {
    return figure ? exact::to_text(*figure) : "";
}

/// "X1 DV-1 2025 numerator 40 -> 45"
std::string details(const Comparison& comparison, const TargetChange& change) {
    std::string text;
    for (const std::size_t i : change.cells) {
        const CellChange& cell = comparison.cells[i];
        text += fmt::format("{}{} {} {} {} {} -> {}", text.empty() ? "" : "; ", cell.unit,
                            cell.indicator, cell.period, cell.field, machine(cell.from),
                            machine(cell.to));
    }
    return text;
}

/// Writes a comparison part by part.
class Telling {
  public:
    Telling(const Comparison& comparison, const ComparisonPlaces& places, Language language)
        : comparison_(comparison),
          places_(places),
          language_(language),
          words_(words(language)),
          vi_(language == Language::vi) {}

    Document tell() {
        Document document;
        document.title = vi_ ? "So sánh" : "Comparison";
        if (comparison_.empty()) {
            document.add(std::string{vi_ ? "Không có thay đổi." : "Nothing changed."});
            return document;
        }
        document.add(summary());
        Grid verdicts = targets(true), values = targets(false);
        if (!verdicts.rows.empty()) document.add(std::move(verdicts));
        if (!values.rows.empty()) document.add(std::move(values));
        if (!comparison_.scores.empty()) document.add(scores());
        if (!comparison_.cells.empty()) document.add(cells());
        return document;
    }

  private:
    std::string summary() const {
        std::size_t worse = 0, better = 0;
        for (const TargetChange& change : comparison_.targets) {
            worse += change.worse ? 1 : 0;
            better += change.better ? 1 : 0;
        }
        return vi_ ? fmt::format(
                         "Mục tiêu thay đổi: {} (tốt hơn: {}, kém hơn: {}); ô số liệu khác nhau: "
                         "{}.",
                         comparison_.targets.size(), better, worse, comparison_.cells.size())
                   : fmt::format(
                         "Targets that changed: {} (better: {}, worse: {}); cells of the data that "
                         "differ: {}.",
                         comparison_.targets.size(), better, worse, comparison_.cells.size());
    }

    std::string standing(const Report& report, const TargetResult* result) const {
        if (!result) return "–";
        const Indicator& indicator = report.programme->indicators[result->indicator];
        return fmt::format("{} {}", sign(result->status),
                           render::label(result->status, indicator.kind, language_));
    }
    std::string figure(const Report& report, const TargetResult* result) const {
        if (!result || !result->value) return "…";
        return value(result->shown, report.programme->indicators[result->indicator], language_);
    }

    Grid targets(bool verdicts) const {
        Grid grid;
        grid.heading = verdicts ? (vi_ ? "Đánh giá thay đổi" : "Verdicts that changed")
                                : (vi_ ? "Số liệu thay đổi, đánh giá giữ nguyên"
                                       : "Figures that changed, with the same verdict");
        grid.columns = {
            {std::string{words_.code}},         {std::string{words_.indicator}},
            {std::string{words_.by}, true},     {vi_ ? "Trước" : "Before", !verdicts},
            {vi_ ? "Sau" : "After", !verdicts}, {vi_ ? "Nguyên nhân" : "Cause", false, true}};
        for (const TargetChange& change : comparison_.targets) {
            if (change.status_changed() != verdicts) continue;
            const auto say = [&](const Report& report, const TargetResult* result) {
                return verdicts ? standing(report, result) : figure(report, result);
            };
            const Tone tone = change.worse ? Tone::bad : change.better ? Tone::good : Tone::plain;
            grid.rows.push_back({{clean(change.unit)},
                                 {clean(change.indicator)},
                                 {std::to_string(change.horizon)},
                                 {say(*comparison_.before, change.before)},
                                 {say(*comparison_.after, change.after), tone},
                                 {std::string{label(change.cause, language_)}}});
        }
        return grid;
    }

    Grid scores() const {
        Grid grid;
        grid.heading = vi_ ? "Điểm và thứ hạng" : "Scores and ranks";
        grid.columns = {{std::string{words_.code}},
                        {std::string{words_.by}, true},
                        {vi_ ? "Điểm trước" : "Score before", true},
                        {vi_ ? "Điểm sau" : "Score after", true},
                        {vi_ ? "Hạng trước" : "Rank before", true},
                        {vi_ ? "Hạng sau" : "Rank after", true}};
        const auto rank = [](const Score* score) {
            return score && score->rank ? std::to_string(*score->rank) : "";
        };
        for (const ScoreChange& change : comparison_.scores) {
            const auto points = [&](const Score* score) {
                return score ? number(score->score, language_, 2) : "–";
            };
            grid.rows.push_back({{clean(change.unit)},
                                 {std::to_string(change.horizon)},
                                 {points(change.before)},
                                 {points(change.after)},
                                 {rank(change.before)},
                                 {rank(change.after)}});
        }
        return grid;
    }

    std::string field(std::string_view name) const {
        if (!vi_) return std::string{name};
        return name == "numerator" ? "tử số" : name == "denominator" ? "mẫu số" : "giá trị";
    }

    Grid cells() const {
        Grid grid;
        grid.heading = vi_ ? "Ô số liệu khác nhau" : "Cells of the data that differ";
        grid.columns = {{std::string{words_.code}},
                        {std::string{words_.indicator}},
                        {std::string{words_.year_heading}, true},
                        {vi_ ? "Ô" : "Cell"},
                        {vi_ ? "Trước" : "Before", true},
                        {vi_ ? "Sau" : "After", true},
                        {vi_ ? "Dòng" : "Row", false, true}};
        const auto figure = [&](const std::optional<Decimal>& value) {
            return value ? number(*value, language_) : "…";
        };
        for (const CellChange& cell : comparison_.cells) {
            const std::string row =
                cell.after != no_row ? places_.after(cell.after) : places_.before(cell.before);
            grid.rows.push_back({{clean(cell.unit)},
                                 {clean(cell.indicator)},
                                 {std::to_string(cell.period)},
                                 {field(cell.field)},
                                 {figure(cell.from)},
                                 {figure(cell.to)},
                                 {row}});
        }
        return grid;
    }

    const Comparison& comparison_;
    const ComparisonPlaces& places_;
    Language language_;
    const Words& words_;
    bool vi_;
};

void write_target(Json& json, const TargetChange& change) {
    const auto side = [&](const char* status, const char* value, const TargetResult* result) {
        json.key(status);
        result ? json.text(word(result->status)) : json.null();
        json.key(value);
        result ? json.number(result->value) : json.null();
    };
    json.object([&] {
        json.key("unit").text(change.unit);
        json.key("indicator").text(change.indicator);
        json.key("horizon").number(std::int64_t{change.horizon});
        side("status_before", "value_before", change.before);
        side("status_after", "value_after", change.after);
        json.key("change").text(change.worse ? "worse" : change.better ? "better" : "same");
        json.key("cause").text(word(change.cause));
        json.key("cells").array(change.cells,
                                [&](std::size_t i) { json.number(static_cast<std::int64_t>(i)); });
    });
}

void write_score(Json& json, const ScoreChange& change) {
    const auto number = [&](const char* key, const Score* score, auto member) {
        json.key(key);
        score ? json.number(score->*member) : json.null();
    };
    const auto rank = [&](const char* key, const Score* score) {
        json.key(key);
        score && score->rank ? json.number(std::int64_t{*score->rank}) : json.null();
    };
    json.object([&] {
        json.key("unit").text(change.unit);
        json.key("horizon").number(std::int64_t{change.horizon});
        number("score_before", change.before, &Score::score);
        number("score_after", change.after, &Score::score);
        rank("rank_before", change.before);
        rank("rank_after", change.after);
    });
}

}  // namespace

Document comparison_document(const Comparison& comparison, const ComparisonPlaces& places,
                             Language language) {
    return Telling{comparison, places, language}.tell();
}

void write_comparison_csv(const Comparison& comparison, std::string& out) {
    out +=
        "unit,indicator,horizon,status_before,status_after,value_before,value_after,cause,"
        "details\n";
    for (const TargetChange& change : comparison.targets) {
        CsvLine line{out};
        line.text(change.unit).text(change.indicator).number(std::int64_t{change.horizon});
        line.plain(change.before ? word(change.before->status) : "")
            .plain(change.after ? word(change.after->status) : "");
        line.number(change.before ? change.before->value : std::nullopt);
        line.number(change.after ? change.after->value : std::nullopt);
        line.plain(word(change.cause)).text(details(comparison, change));
    }
}

void write_comparison_json(const Comparison& comparison, const ComparisonPlaces& places,
                           std::string& out) {
    Json json;
    json.object([&] {
        json.key("schema_version").number(std::int64_t{1});
        json.key("cells").array(comparison.cells, [&](const CellChange& cell) {
            json.object([&] {
                json.key("unit").text(cell.unit);
                json.key("indicator").text(cell.indicator);
                json.key("period").number(std::int64_t{cell.period});
                json.key("field").text(cell.field);
                json.key("from").number(cell.from);
                json.key("to").number(cell.to);
                json.key("place_before");
                cell.before != no_row ? json.text(places.before(cell.before)) : json.null();
                json.key("place_after");
                cell.after != no_row ? json.text(places.after(cell.after)) : json.null();
            });
        });
        json.key("targets").array(comparison.targets,
                                  [&](const TargetChange& change) { write_target(json, change); });
        json.key("scores").array(comparison.scores,
                                 [&](const ScoreChange& change) { write_score(json, change); });
    });
    out += json.document();
}

}  // namespace cchc::render
