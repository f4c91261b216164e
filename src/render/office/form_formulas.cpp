#include "render/office/form_formulas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cchc::render {

namespace {

using exact::Integer;

/// Products of whole numbers up to here are exact in any spreadsheet, and are compared exactly.
constexpr Integer largest = 100'000'000'000'000;

std::string text(Integer number) {
    return exact::to_text(number);
}

std::string quoted(std::string_view word) {
    std::string out = "\"";
    for (const char c : word) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

/// A threshold as a whole number of its last decimal: 33.5 is 335 tenths.
struct Scaled {
    Integer number, unit;

    explicit Scaled(Decimal decimal) : number(decimal.count()), unit(Decimal::one) {
        while (unit > 1 && number % 10 == 0) {
            number /= 10;
            unit /= 10;
        }
    }
    /// The largest factor by which a side of the comparison is multiplied.
    Integer factor() const { return std::max(100 * unit, number); }
};

/// Whether 100 · `part` / `whole`, two formulas of whole numbers, reaches a threshold.
std::string comparison(const std::string& part, const char* sign, Decimal threshold,
                       const std::string& whole) {
    const Scaled scaled{threshold};
    return fmt::format("{}*{}{}{}*{}", text(100 * scaled.unit), part, sign, text(scaled.number),
                       whole);
}

/// Whether a threshold is reached; `is(sign, end)`: how what is measured stands to one of its ends.
template <typename Is>
std::string attains(const Threshold& threshold, const Is& is) {
    switch (threshold.op) {
        case Operator::at_least:
            return is(">=", threshold.low);
        case Operator::more_than:
            return is(">", threshold.low);
        case Operator::at_most:
            return is("<=", threshold.low);
        case Operator::less_than:
            return is("<", threshold.low);
        case Operator::between:
            if (threshold.above_attained) return is(">=", threshold.low);
            return fmt::format("AND({},{})", is(">=", threshold.low), is("<=", threshold.high));
        case Operator::done:
            break;
    }
    return is("=", threshold.low);
}

/// The same of 100 · `part` / `whole`, two formulas of whole numbers.
std::string attains(const Threshold& threshold, const std::string& part, const std::string& whole) {
    return attains(threshold, [&](const char* sign, Decimal end) {
        return comparison(part, sign, end, whole);
    });
}

/// The base of a reduction as a quotient of whole numbers of units, or of millionths of them.
struct Base {
    Integer number, divisor;

    Base(const exact::Ratio& base, Integer unit)
        : number(base.numerator() * unit), divisor(base.denominator()) {
        Integer a = number, b = divisor;
        while (b != 0) a = std::exchange(b, a % b);
        if (a == 0) return;
        number /= a;
        divisor /= a;
    }
};

/// The formulas of one row.
class RowFormulas {
  public:
    RowFormulas(const FormLine& line, const FormCells& cells, Language language)
        : indicator_(line.indicator),
          goal_(line.row.goal),
          target_(goal_.target ? &indicator_.targets[*goal_.target] : nullptr),
          period_is_over_(target_ && target_->horizon <= line.period),
          cells_(cells),
          language_(language),
          words_(words(language)) {}

    std::string verdict() const {
        switch (indicator_.kind) {
            case Kind::ratio:
                return "=" + of_ratio();
            case Kind::value:
                return "=" + of_value();
            case Kind::reduction:
                return "=" + of_reduction();
            case Kind::milestone:
                break;
        }
        return "=" + of_milestone();
    }

    std::string computed() const {
        const std::string& verdict = cells_.verdict;
        const std::string has_value =
            target_ && goal_.binding
                ? fmt::format("OR({0}={1},{0}={2},{0}={3})", verdict, quoted(good()), quoted(bad()),
                              quoted(words_.form_too_large))
                : fmt::format("{}={}", verdict, quoted(aside()));
        return fmt::format("=IF({},{},\"\")", has_value, value());
    }

  private:
    std::string_view good() const { return label(Status::attained, indicator_.kind, language_); }
    std::string_view bad() const {
        if (period_is_over_) return label(Status::missed, indicator_.kind, language_);
        return indicator_.kind == Kind::milestone ? words_.form_not_done : words_.form_not_yet;
    }
    /// What is said of a value that is not judged.
    std::string_view aside() const {
        return target_ ? label(Status::not_binding, indicator_.kind, language_)
                       : std::string_view{words_.form_context};
    }
    std::string state(Status status) const {
        return quoted(label(status, indicator_.kind, language_));
    }

    static std::string either(const std::string& condition, std::string_view word,
                              const std::string& otherwise) {
        return fmt::format("IF({},{},{})", condition, quoted(word), otherwise);
    }
    /// A formula that a cell has the verdict of, unless something is decided before.
    std::string judged(const std::string& attains) const {
        if (!target_ || !goal_.binding) return quoted(aside());
        return fmt::format("IF({},{},{})", attains, quoted(good()), quoted(bad()));
    }
    /// The same with what the row itself does not decide.
    std::string decided(const std::string& by_figures) const {
        if (goal_.state) return state(*goal_.state);
        return goal_.alone ? by_figures : quoted(words_.form_with_others);
    }
    const Threshold& threshold() const { return target_->threshold_in(goal_.judged); }

    /// A figure as a whole number: of units, or where it may have decimals of millionths.
    std::string whole(const std::string& cell, bool fractional) const {
        return fractional ? fmt::format("ROUND({}*1000000,0)", cell) : cell;
    }
    Integer unit(bool fractional) const { return fractional ? Decimal::one : Integer{1}; }

    std::string of_ratio() const {
        const std::string &n = cells_.numerator, &d = cells_.denominator;
        std::string verdict = judged("");
        if (target_ && goal_.binding) {
            const bool fractional = indicator_.fractional;
            const Integer factor =
                std::max(Scaled{threshold().low}.factor(), Scaled{threshold().high}.factor());
            verdict = either(
                fmt::format("MAX({},{})>{}", n, d, text(largest / factor / unit(fractional))),
                words_.form_too_large,
                judged(attains(threshold(), whole(n, fractional), whole(d, fractional))));
        }
        verdict = decided(fmt::format("IF({}=0,{},{})", d, state(Status::no_cases), verdict));
        verdict = indicator_.may_exceed_100
                      ? either(fmt::format("AND({}=0,{}>0)", d, n), words_.form_no_base, verdict)
                      : either(fmt::format("{}>{}", n, d), words_.form_numerator_exceeds, verdict);
        return of_both(n, d, !indicator_.fractional, verdict);
    }

    /// What is said of two figures before they are judged: nothing, too little, no numbers.
    std::string of_both(const std::string& a, const std::string& b, bool whole_ones,
                        std::string verdict) const {
        if (whole_ones)
            verdict = either(fmt::format("OR({0}<>INT({0}),{1}<>INT({1}))", a, b),
                             words_.form_fraction, verdict);
        verdict = either(fmt::format("OR({}<0,{}<0)", a, b), words_.form_negative, verdict);
        verdict = either(fmt::format("NOT(AND(ISNUMBER({}),ISNUMBER({})))", a, b),
                         words_.form_no_number, verdict);
        verdict = either(fmt::format("OR({}=\"\",{}=\"\")", a, b), words_.form_incomplete, verdict);
        return fmt::format("IF(AND({}=\"\",{}=\"\"),\"\",{})", a, b, verdict);
    }
    std::string of_one(const std::string& a, bool whole_one, std::string verdict) const {
        if (whole_one)
            verdict = either(fmt::format("{0}<>INT({0})", a), words_.form_fraction, verdict);
        verdict = either(fmt::format("{}<0", a), words_.form_negative, verdict);
        verdict = either(fmt::format("NOT(ISNUMBER({}))", a), words_.form_no_number, verdict);
        return fmt::format("IF({}=\"\",\"\",{})", a, verdict);
    }

    std::string of_value() const {
        const std::string &v = cells_.value, &d = cells_.denominator;
        std::string verdict = judged("");
        if (target_ && goal_.binding) {
            // of one: 100 · v / 100
            const Threshold& held = threshold();
            verdict = judged(attains_value(held));
            if (indicator_.points)
                verdict =
                    either(v + ">" + text(largest / Decimal::one), words_.form_too_large, verdict);
        }
        verdict = decided(verdict);
        if (!indicator_.points) verdict = either(v + ">100", words_.form_over_100, verdict);
        if (indicator_.rollup != Rollup::weighted_mean) return of_one(v, false, verdict);
        verdict = either(d + "=0", words_.form_no_base, verdict);
        if (!indicator_.fractional)
            verdict = either(fmt::format("{0}<>INT({0})", d), words_.form_fraction, verdict);
        return of_both(v, d, false, verdict);
    }

    /// A value is held against the threshold in millionths.
    std::string attains_value(const Threshold& held) const {
        const std::string v = whole(cells_.value, true);
        return attains(held,
                       [&](const char* sign, Decimal end) { return v + sign + text(end.count()); });
    }

    /// base − since − level, all of them multiplied by the divisor of the base.
    std::string fallen(const Base& base) const {
        const Integer one = unit(indicator_.fractional);
        const Integer since = goal_.since.count() * one / Decimal::one * base.divisor;
        return fmt::format("({}-{}*{})", text(base.number - since), text(base.divisor),
                           whole(cells_.value, indicator_.fractional));
    }

    std::string of_reduction() const {
        const std::string& v = cells_.value;
        std::string verdict = judged("");
        if (goal_.base && goal_.base->is_zero()) {
            verdict = fmt::format("IF({}=0,{},{})", v, state(Status::no_cases),
                                  state(Status::no_baseline));
        } else if (goal_.base && target_ && goal_.binding) {
            const Base base{*goal_.base, unit(indicator_.fractional)};
            const Integer factor =
                std::max(Scaled{threshold().low}.factor(), Scaled{threshold().high}.factor());
            verdict = base.number > largest / factor
                          ? quoted(words_.form_too_large)
                          : judged(attains(threshold(), fallen(base), text(base.number)));
        }
        return of_one(v, !indicator_.fractional, decided(verdict));
    }

    std::string is_done() const {
        return fmt::format("OR({0}={1},{0}=1)", cells_.value, quoted(words_.form_done));
    }
    std::string of_milestone() const {
        const std::string& v = cells_.value;
        const std::string is_no_milestone =
            fmt::format("NOT(OR({0}={1},{0}={2},{0}=1,{0}=0))", v, quoted(words_.form_done),
                        quoted(words_.form_not_done));
        const std::string verdict =
            either(is_no_milestone, words_.form_no_milestone, decided(judged(is_done())));
        return fmt::format("IF({}=\"\",\"\",{})", v, verdict);
    }

    /// The value as a number, where there is one.
    std::string value() const {
        switch (indicator_.kind) {
            case Kind::ratio:
                return fmt::format("ROUND(100*{}/{},6)", cells_.numerator, cells_.denominator);
            case Kind::value:
                return fmt::format("ROUND({},6)", cells_.value);
            case Kind::milestone:
                return fmt::format("IF({},100,0)", is_done());
            case Kind::reduction:
                break;
        }
        if (!goal_.base || goal_.base->is_zero()) {
            // a level without a target is a value itself
            return goal_.base ? "\"\"" : fmt::format("ROUND({},6)", cells_.value);
        }
        const Base base{*goal_.base, unit(indicator_.fractional)};
        return fmt::format("ROUND(100*{}/{},6)", fallen(base), text(base.number));
    }

    const Indicator& indicator_;
    const FormGoal& goal_;
    const Target* target_;  ///< null: none
    bool period_is_over_;   ///< the horizon is not after the year that is reported on
    const FormCells& cells_;
    Language language_;
    const Words& words_;
};

}  // namespace

std::string verdict_formula(const FormLine& line, const FormCells& cells, Language language) {
    return RowFormulas{line, cells, language}.verdict();
}

std::string computed_formula(const FormLine& line, const FormCells& cells, Language language) {
    return RowFormulas{line, cells, language}.computed();
}

VerdictWords verdict_words(Language language) {
    const Words& w = words(language);
    const auto both = [&](Status status) {
        return std::vector<std::string>{std::string{label(status, Kind::ratio, language)},
                                        std::string{label(status, Kind::milestone, language)}};
    };
    const auto one = [&](Status status) {
        return std::string{label(status, Kind::ratio, language)};
    };
    return {both(Status::attained),
            {w.form_not_yet, w.form_not_done},
            both(Status::missed),
            {one(Status::not_binding), one(Status::no_cases), one(Status::not_started),
             one(Status::withdrawn), one(Status::no_baseline), one(Status::no_data), w.form_context,
             w.form_with_others, w.form_too_large},
            {w.form_no_number, w.form_negative, w.form_fraction, w.form_numerator_exceeds,
             w.form_no_base, w.form_over_100, w.form_no_milestone}};
}

}  // namespace cchc::render
