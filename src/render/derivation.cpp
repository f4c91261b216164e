#include "render/derivation.hpp"

#include <fmt/format.h>

#include "render/json_writer.hpp"
#include "render/phrases.hpp"

namespace cchc::render {

namespace {

/// How values of a kind are made (method, section 3), for a reader.
std::string_view rule_of(const Indicator& indicator, Language language) {
    const bool vi = language == Language::vi;
    switch (indicator.kind) {
        case Kind::ratio:
            return vi ? "Kết quả = 100 × tổng tử số / tổng mẫu số của các đơn vị, không phải trung "
                        "bình các tỷ lệ."
                      : "Value = 100 × the sum of numerators / the sum of denominators, never a "
                        "mean of percentages.";
        case Kind::reduction:
            return vi ? "Kết quả = 100 × (tổng mức kỳ gốc − tổng mức hiện nay) / tổng mức kỳ gốc, "
                        "tính trên các đơn vị có cả hai."
                      : "Value = 100 × (base level − present level) / base level, over the units "
                        "that have both.";
        case Kind::milestone:
            return vi ? "Kết quả = 100 × số đã xong / số phải làm; việc đã xong giữ nguyên cho đến "
                        "khi có dòng nói khác."
                      : "Value = 100 × done / to be done; what was done stays done, until a row "
                        "says otherwise.";
        case Kind::value:
            break;
    }
    switch (indicator.rollup) {
        case Rollup::mean:
            return vi ? "Kết quả = trung bình cộng các số đo."
                      : "Value = the plain mean of the figures.";
        case Rollup::weighted_mean:
            return vi ? "Kết quả = tổng (số đo × trọng số) / tổng trọng số."
                      : "Value = the sum of figure × weight / the sum of weights.";
        case Rollup::sum:
            return vi ? "Kết quả = tổng các số đo." : "Value = the sum of the figures.";
        case Rollup::none:
            break;
    }
    return vi ? "Kết quả = số đo của chính đơn vị." : "Value = the unit's own figure.";
}

std::string_view sign_of(const Ratio& value, const Ratio& threshold) {
    return value < threshold ? "<" : value == threshold ? "=" : ">";
}

/// Writes a derivation paragraph by paragraph.
class Telling {
  public:
    Telling(const Derivation& derivation, const DerivationContext& context, Language language)
        : derivation_(derivation),
          context_(context),
          programme_(*context.report.programme),
          units_(*context.report.units),
          indicator_(programme_.indicators[derivation.indicator]),
          language_(language),
          words_(words(language)),
          vi_(language == Language::vi) {}

    Document tell() {
        const Indicator& asked = programme_.indicators[derivation_.asked];
        document_.title =
            fmt::format("{} · {}: {} ({}), {} {}", asked.id,
                        name_of_indicator(programme_, asked, language_), name(derivation_.unit),
                        clean(units_[derivation_.unit].code), words_.year, context_.report.period);
        if (!asked.clause.empty()) {
            document_.add(fmt::format("{}: {}", words_.clause, clean(asked.clause)));
        }
        if (asked.same_as)
            document_.add(fmt::format("{} {}", words_.same_as, clean(indicator_.id)));
        document_.add(std::string{rule_of(indicator_, language_)});
        std::optional<Year> shown;
        for (const TargetDerivation& target : derivation_.targets) {
            tell(target);
            // Targets judged in one year stand on the same rows; a cut has a baseline of its own.
            if (shown != target.result.judged || indicator_.kind == Kind::reduction)
                tell_rows(target);
            shown = target.result.judged;
        }
        return std::move(document_);
    }

  private:
    std::string name(UnitIndex unit) const { return clean(units_[unit].name.in(language_)); }
    std::string figure(Decimal figure) const { return number(figure, language_); }
    std::string named(UnitIndex unit) const {
        return fmt::format("{} ({})", name(unit), clean(units_[unit].code));
    }

    void tell(const TargetDerivation& target) {
        if (derivation_.context) {
            document_.add_heading(std::string{words_.context});
            if (derivation_.context->value) tell_quotient(target, *derivation_.context->value);
            return;
        }
        const TargetResult& result = target.result;
        const Target& promised = indicator_.targets[result.target];
        const Threshold& threshold = promised.threshold_in(result.judged);
        document_.add_heading(fmt::format("{} {}: {}", words_.by, promised.horizon,
                                          must_reach(threshold, indicator_, language_)));
        if (result.judged < context_.report.period) {
            document_.add(
                fmt::format("{} {}", vi_ ? "Đánh giá theo số liệu năm" : "Judged by the figures of",
                            result.judged));
        }
        if (result.value) {
            tell_quotient(target, *result.value);
            tell_comparison(*result.value, threshold);
        }
        const UnitReport* unit = context_.report.find(derivation_.unit);
        const TargetRow row = target_row(context_.report, *unit, result, language_);
        document_.add(fmt::format("{}: {}", words_.status, row.status.text));
        for (const std::string& remark : row.remarks) document_.add("- " + remark);
        tell_missing(target);
    }

    /// "100 × 295.831 / 591.729 ≈ 49,994339 %"
    void tell_quotient(const TargetDerivation& target, const Ratio& value) {
        if (!target.above || !target.below || target.below->is_zero()) return;
        const bool hundred = indicator_.kind != Kind::value;
        const std::string above = figure(target.above->rounded()),
                          below = figure(target.below->rounded());
        const bool exact = Ratio{value.rounded()} == value;
        std::string text = hundred ? "100 × " : "";
        text +=
            *target.below == Ratio{1, 1} && !hundred ? above : fmt::format("{} / {}", above, below);
        text += fmt::format(" {} {}{}", exact ? "=" : "≈", figure(value.rounded()),
                            indicator_.points ? "" : " %");
        document_.add(std::move(text));
    }

    void tell_comparison(const Ratio& value, const Threshold& threshold) {
        const auto compare = [&](Decimal end) {
            document_.add(
                fmt::format("{} {} {}", figure(value.rounded()), sign_of(value, end), figure(end)));
        };
        compare(threshold.low);
        if (threshold.op == Operator::between) compare(threshold.high);
    }

    void tell_missing(const TargetDerivation& target) {
        if (target.missing.empty()) return;
        std::string names;
        for (const UnitIndex unit : target.missing)
            names += (names.empty() ? "" : ", ") + named(unit);
        document_.add(fmt::format("{} ({}/{}): {}", vi_ ? "Chưa báo cáo" : "Not reported",
                                  target.missing.size(), target.result.due, names));
    }

    void tell_rows(const TargetDerivation& target) {
        if (indicator_.kind == Kind::reduction) {
            tell_levels(target);
        } else if (!target.rows.empty()) {
            document_.add(rows_grid(target));
        }
    }

    Grid rows_grid(const TargetDerivation& target) const {
        const bool ratio = indicator_.kind == Kind::ratio;
        const bool weighted = indicator_.rollup == Rollup::weighted_mean;
        Grid grid;
        grid.columns = {{std::string{words_.unit}, false, true},
                        {std::string{words_.year_heading}, true}};
        grid.columns.push_back({std::string{ratio ? words_.numerator : words_.result}, true});
        if (ratio || weighted)
            grid.columns.push_back({std::string{ratio ? words_.denominator : words_.weight}, true});
        if (ratio) grid.columns.push_back({vi_ ? "Còn thiếu" : "Wanting", true});
        grid.columns.push_back({vi_ ? "Dòng số liệu" : "Row", false});
        for (const Contribution& row : target.rows) {
            std::vector<Cell> cells{
                {reporter(row)}, {std::to_string(row.period)}, {figure(row.amount)}};
            if (ratio || weighted) cells.push_back({row.base ? figure(*row.base) : ""});
            if (ratio) cells.push_back({row.shortfall ? number(*row.shortfall, language_) : ""});
            cells.push_back({context_.place_of(row.row)});
            grid.rows.push_back(std::move(cells));
        }
        if (ratio && target.above) {
            grid.rows.push_back({{vi_ ? "Cộng" : "Sum"},
                                 {""},
                                 {figure(target.above->rounded())},
                                 {figure(target.below->rounded())},
                                 {""},
                                 {""}});
        }
        return grid;
    }

    /// The reporter, and who answers for it where that is another.
    std::string reporter(const Contribution& row) const {
        std::string text = named(row.reporter);
        if (row.heir != row.reporter)
            text +=
                fmt::format(", {} {}", vi_ ? "nay thuộc" : "now of", clean(units_[row.heir].code));
        if (units_[row.reporter].restates(row.period))
            text += vi_ ? ", số liệu tính lại" : ", restated";
        return text;
    }

    void tell_levels(const TargetDerivation& target) {
        if (target.levels.empty()) return;
        const auto mean = [&](const std::optional<Ratio>& level) {
            return level ? figure(level->rounded()) : "…";
        };
        Grid grid;
        grid.columns = {{std::string{words_.unit}, false, true},
                        {vi_ ? "Mức kỳ gốc" : "Base level", true},
                        {vi_ ? "Mức hiện nay" : "Present level", true},
                        {std::string{words_.remarks}, false}};
        for (const LevelPair& pair : target.levels) {
            const std::string_view remark =
                pair.counted() ? ""
                : pair.now     ? (vi_ ? "thiếu số liệu kỳ gốc" : "no base level")
                : pair.base    ? (vi_ ? "không tính: thiếu báo cáo" : "left out: no report")
                               : (vi_ ? "thiếu báo cáo" : "reports are missing");
            grid.rows.push_back(
                {{named(pair.heir)}, {mean(pair.base)}, {mean(pair.now)}, {std::string{remark}}});
        }
        if (target.now) {
            grid.rows.push_back({{vi_ ? "Cộng (đơn vị có cả hai)" : "Sum (units with both)"},
                                 {figure(target.below->rounded())},
                                 {figure(target.now->rounded())},
                                 {""}});
        }
        document_.add(std::move(grid));
        Grid rows;
        rows.columns = {{std::string{words_.unit}, false, true},
                        {std::string{words_.year_heading}, true},
                        {vi_ ? "Mức" : "Level", true},
                        {vi_ ? "Dòng số liệu" : "Row", false}};
        for (const LevelPair& pair : target.levels) {
            for (const auto* side : {&pair.base_rows, &pair.now_rows}) {
                for (const Contribution& row : *side) {
                    rows.rows.push_back({{reporter(row)},
                                         {std::to_string(row.period)},
                                         {figure(row.amount)},
                                         {context_.place_of(row.row)}});
                }
            }
        }
        document_.add(std::move(rows));
    }

    const Derivation& derivation_;
    const DerivationContext& context_;
    const Programme& programme_;
    const Units& units_;
    const Indicator& indicator_;
    Language language_;
    const Words& words_;
    bool vi_;
    Document document_;
};

void write_row(Json& json, const Contribution& row, const DerivationContext& context) {
    const Units& units = *context.report.units;
    json.object([&] {
        json.key("unit").text(units[row.reporter].code);
        json.key("heir").text(units[row.heir].code);
        json.key("period").number(std::int64_t{row.period});
        json.key("amount").number(row.amount);
        json.key("base").number(row.base);
        json.key("shortfall").number(row.shortfall);
        json.key("place").text(context.place_of(row.row));
    });
}

void write_level(Json& json, const LevelPair& pair, const DerivationContext& context) {
    json.object([&] {
        json.key("unit").text((*context.report.units)[pair.heir].code);
        json.key("base").number(pair.base);
        json.key("now").number(pair.now);
        json.key("counted").truth(pair.counted());
        const auto write = [&](const Contribution& row) { write_row(json, row, context); };
        json.key("base_rows").array(pair.base_rows, write);
        json.key("now_rows").array(pair.now_rows, write);
    });
}

}  // namespace

Document derivation_document(const Derivation& derivation, const DerivationContext& context,
                             Language language) {
    return Telling{derivation, context, language}.tell();
}

void write_derivation_json(const Derivation& derivation, const DerivationContext& context,
                           std::string& out) {
    const Units& units = *context.report.units;
    const Indicator& indicator = context.report.programme->indicators[derivation.indicator];
    Json json;
    json.object([&] {
        json.key("schema_version").number(std::int64_t{1});
        json.key("unit").text(units[derivation.unit].code);
        json.key("indicator").text(indicator.id);
        json.key("period").number(std::int64_t{context.report.period});
        json.key("targets").array(derivation.targets, [&](const TargetDerivation& target) {
            const TargetResult& result = target.result;
            const bool judged = !derivation.context;
            json.object([&] {
                json.key("horizon");
                judged ? json.number(std::int64_t{indicator.targets[result.target].horizon})
                       : json.null();
                json.key("judged").number(std::int64_t{result.judged});
                json.key("status");
                judged ? json.text(word(result.status)) : json.null();
                json.key("value").number(judged ? result.value : derivation.context->value);
                json.key("above").number(target.above);
                json.key("below").number(target.below);
                json.key("need").number(result.need);
                json.key("submitted").number(std::int64_t{result.submitted});
                json.key("due").number(std::int64_t{result.due});
                json.key("missing").array(target.missing,
                                          [&](UnitIndex unit) { json.text(units[unit].code); });
                json.key("rows").array(
                    target.rows, [&](const Contribution& row) { write_row(json, row, context); });
                json.key("levels").array(target.levels, [&](const LevelPair& pair) {
                    write_level(json, pair, context);
                });
            });
        });
    });
    out += json.document();
}

}  // namespace cchc::render
