#include <array>

#include "render/machine/json_writer.hpp"
#include "render/text/derivation.hpp"
#include "render/words/phrases.hpp"

/// A derivation for programs: JSON.
namespace cchc::render {

namespace {

/// Writes the figures of one indicator, under the names of `score --format json`.
class DerivationJson {
  public:
    DerivationJson(Json& json, const Derivation& derivation, const DerivationSource& source)
        : json_(json),
          derivation_(derivation),
          source_(source),
          units_(*source.report.units),
          indicator_(source.report.programme->indicators[derivation.indicator]) {}

    void target(const TargetDerivation& target) {
        const TargetResult& result = target.result;
        const Target& promised = indicator_.targets[result.target];
        const Threshold& threshold = promised.threshold_in(result.judged);
        json_.object([&] {
            json_.key("horizon").number(std::int64_t{promised.horizon});
            json_.key("judged").number(std::int64_t{result.judged});
            json_.key("status").text(word(result.status));
            json_.key("attained").truth(result.attained);
            json_.key("exceeded").truth(result.exceeded);
            json_.key("value").number(result.value);
            write_threshold(json_, threshold);
            json_.key("amended");
            amendment(promised.amendment_in(result.judged));
            json_.key("baseline");
            baseline(promised.baseline);
            json_.key("attainment").number(result.attainment);
            json_.key("gap").number(result.gap);
            json_.key("need").number(result.need);
            write_current(json_, result);
            write_path(json_, result.path);
            json_.key("line").array(result.line, [&](const YearValue& at) {
                json_.object([&] {
                    json_.key("year").number(std::int64_t{at.period});
                    json_.key("value").number(at.value);
                });
            });
            write_reports(json_, result);
            json_.key("points").number(result.points);
            json_.key("points_max").number(result.points_max);
            json_.key("year_mark").number(result.year_mark);
            json_.key("at_worst").number(at_worst(target.score));
            json_.key("year_mark_at_worst").number(at_worst(target.year));
            codes("exempt_below", result.exempt_below);
            codes("inherited_from", result.inherited_from);
            figure_keys(target.judged);
            optional_figure("current", target.current);
            optional_figure("base", target.base);
        });
    }

    static std::optional<Decimal> at_worst(const std::optional<ScoreTerm>& term) {
        return term ? std::optional{term->at_worst} : std::nullopt;
    }

    void followed(const std::optional<ContextDerivation>& context) {
        if (!context) {
            json_.null();
            return;
        }
        const ContextResult& result = context->result;
        json_.object([&] {
            json_.key("value").number(result.value);
            json_.key("previous_period");
            result.previous_period ? json_.number(std::int64_t{*result.previous_period})
                                   : json_.null();
            json_.key("previous_value").number(result.previous_value);
            json_.key("change").number(result.change);
            json_.key("direction").text(word(result.direction));
            figure_keys(context->figure);
            optional_figure("previous", context->previous);
        });
    }

  private:
    bool is_counted() const { return indicator_.kind != Kind::value; }

    void amendment(const Amendment* amendment) {
        if (amendment == nullptr) {
            json_.null();
            return;
        }
        json_.object([&] {
            json_.key("from").number(std::int64_t{amendment->from});
            json_.key("withdrawn").truth(!amendment->threshold);
            json_.key("decision").text(amendment->decision);
        });
    }

    void baseline(const std::optional<Baseline>& baseline) {
        if (!baseline) {
            json_.null();
            return;
        }
        json_.array(std::array{baseline->first, baseline->last},
                    [&](Year year) { json_.number(std::int64_t{year}); });
    }

    void codes(const char* key, const std::vector<UnitIndex>& units) {
        json_.key(key).array(units, [&](UnitIndex unit) { json_.text(units_[unit].code); });
    }

    void optional_figure(const char* key, const std::optional<PeriodFigure>& figure) {
        json_.key(key);
        if (!figure) {
            json_.null();
            return;
        }
        json_.object([&] {
            json_.key("period").number(std::int64_t{figure->period});
            json_.key("value").number(figure->value);
            figure_keys(*figure);
        });
    }

    /// Sums, rows, levels, and who is missing.
    void figure_keys(const PeriodFigure& figure) {
        json_.key(is_counted() ? "numerator" : "sum").number(figure.above);
        json_.key(is_counted() ? "denominator" : "divisor").number(figure.below);
        codes("missing", figure.missing);
        json_.key("rows").array(figure.rows, [&](const Contribution& of) { row(of); });
        json_.key("means").array(figure.means, [&](const HeirMean& mean) {
            json_.object([&] {
                json_.key("unit").text(units_[mean.heir].code);
                json_.key("rows").number(std::int64_t{mean.rows});
                json_.key("value").number(mean.mean);
            });
        });
        json_.key("levels").array(figure.levels, [&](const LevelPair& pair) { level(pair); });
    }

    void row(const Contribution& of) {
        const bool ratio = indicator_.kind == Kind::ratio;
        json_.object([&] {
            json_.key("unit").text(units_[of.reporter].code);
            json_.key("name").texts(units_[of.reporter].name);
            json_.key("heir");
            of.heirs.size() == 1 ? json_.text(units_[of.heirs.front()].code) : json_.null();
            codes("heirs", of.heirs);
            codes("stands_for", of.stands_for);
            json_.key("period").number(std::int64_t{of.period});
            json_.key("restated").truth(units_[of.reporter].restates(of.period));
            json_.key(ratio ? "numerator" : "value").number(of.amount);
            if (ratio) json_.key("denominator").number(of.base);
            if (indicator_.rollup == Rollup::weighted_mean) {
                json_.key("weight").number(of.base);
                json_.key("product").number(of.product);
            }
            if (ratio) json_.key("shortfall").number(of.shortfall);
            json_.key("place").text(source_.place_of(of.place));
            if (of.basis) json_.key("basis").text(word(*of.basis));
        });
    }

    void level(const LevelPair& pair) {
        json_.object([&] {
            const bool alone = pair.heirs.size() == 1;
            json_.key("unit");
            alone ? json_.text(units_[pair.heirs.front()].code) : json_.null();
            json_.key("name");
            alone ? json_.texts(units_[pair.heirs.front()].name) : json_.null();
            codes("units", pair.heirs);
            codes("divided", pair.divided);
            codes("apart", pair.apart);
            json_.key("base").number(pair.base);
            json_.key("now").number(pair.now);
            json_.key("counted").truth(pair.counted());
            json_.key("base_rows").array(pair.base_rows, [&](const Contribution& of) { row(of); });
            json_.key("now_rows").array(pair.now_rows, [&](const Contribution& of) { row(of); });
        });
    }

    Json& json_;
    const Derivation& derivation_;
    const DerivationSource& source_;
    const Units& units_;
    const Indicator& indicator_;
};

}  // namespace

void write_derivation_json(const Derivation& derivation, const DerivationSource& source,
                           std::span<const InputDigest> inputs, std::string& out) {
    const Units& units = *source.report.units;
    const Programme& programme = *source.report.programme;
    const Indicator& indicator = programme.indicators[derivation.indicator];
    const Indicator& asked = programme.indicators[derivation.asked];
    Json json;
    DerivationJson writing{json, derivation, source};
    json.object([&] {
        write_head(json, source.report);
        write_inputs(json, inputs);
        json.key("programme").text(programme.id);
        json.key("unit").text(units[derivation.unit].code);
        json.key("unit_name").texts(units[derivation.unit].name);
        json.key("indicator").text(asked.id);
        json.key("counted").text(indicator.id);
        json.key("indicator_name")
            .texts(asked.same_as && asked.name.empty() ? indicator.name : asked.name);
        json.key("kind").text(word(indicator.kind));
        json.key("rollup").text(word(indicator.rollup));
        json.key("clause").text(asked.clause);
        json.key("rule").texts({std::string{rule_of(indicator, Language::vi)},
                                std::string{rule_of(indicator, Language::en)}});
        json.key("targets").array(derivation.targets,
                                  [&](const TargetDerivation& target) { writing.target(target); });
        json.key("context");
        writing.followed(derivation.context);
    });
    out += json.document();
}

}  // namespace cchc::render
