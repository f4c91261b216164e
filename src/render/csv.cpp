#include "render/csv.hpp"

#include <string_view>

#include "render/machine.hpp"

namespace cchc::render {

namespace {

/// One line of a table, cell by cell.
class Line {
  public:
    explicit Line(std::string& out) : out_(out) {}
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() { out_ += '\n'; }

    /// Text that is known to need no quotes: numbers and words.
    Line& plain(std::string_view text) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += text;
        return *this;
    }
    /// Text of a user's making.
    Line& text(std::string_view text) {
        if (text.find_first_of(",\"\r\n") == std::string_view::npos) return plain(text);
        plain("\"");
        for (const char c : text) {
            if (c == '"') out_ += '"';
            out_ += c;
        }
        out_ += '"';
        return *this;
    }
    Line& number(std::int64_t n) { return plain(std::to_string(n)); }
    Line& number(Decimal d) { return plain(exact::to_text(d)); }
    Line& number(exact::Integer n) { return plain(exact::to_text(n)); }
    Line& number(const Ratio& r) { return plain(machine_text(r)); }
    Line& truth(bool b) { return plain(b ? "true" : "false"); }
    Line& empty() { return plain(""); }

    template <class T>
    Line& number(const std::optional<T>& n) {
        return n ? number(*n) : empty();
    }
    Line& truth(std::optional<bool> b) { return b ? truth(*b) : empty(); }

  private:
    std::string& out_;
    bool first_ = true;
};

void write_path(const std::optional<Path>& path, Line& line) {
    if (!path) {
        line.plain(",,,,,");  // six empty cells
        return;
    }
    line.number(std::int64_t{path->base_period}).number(path->base_value).number(path->value);
    line.number(path->progress).number(path->pace).number(path->projected);
}

void write_target(const Report& report, const UnitReport& of, const TargetResult& result,
                  std::string& out) {
    const Programme& programme = *report.programme;
    const Unit& unit = (*report.units)[of.unit];
    const Indicator& indicator = programme.indicators[result.indicator];
    const Target& target = indicator.targets[result.target];
    const Threshold& threshold = target.threshold_in(result.judged);

    Line line{out};
    line.text(unit.code).text(programme.levels[unit.level].id);
    line.text(programme.areas[indicator.area].id).text(indicator.id);
    line.number(std::int64_t{target.horizon}).number(std::int64_t{report.period});
    line.plain(word(result.status)).truth(result.attained).number(result.value);
    line.plain(word(threshold.op)).plain(machine_text(threshold));
    line.number(result.attainment).number(result.gap).number(result.need);
    line.number(result.numerator).number(result.denominator);
    line.number(result.current_value).truth(result.current_attained);
    write_path(result.path, line);
    line.number(std::int64_t{result.submitted}).number(std::int64_t{result.due});
    line.truth(result.complete());
}

void write_score(const Report& report, const UnitReport& of, const Score& score,
                 std::string& out) {
    const Programme& programme = *report.programme;
    const Unit& unit = (*report.units)[of.unit];

    Line line{out};
    line.text(unit.code).text(programme.levels[unit.level].id);
    line.number(std::int64_t{report.period}).number(std::int64_t{score.horizon});
    line.text(score.area ? std::string_view{programme.areas[*score.area].id} : "*");
    line.number(std::int64_t{score.targets}).number(std::int64_t{score.with_value});
    line.number(score.score).number(score.score_reported);
    line.text(score.grade ? std::string_view{programme.grades[*score.grade].id} : "");
    score.rank ? line.number(std::int64_t{*score.rank}) : line.empty();
    for (const auto count : score.statuses) line.number(std::int64_t{count});
}

void write_context(const Report& report, const UnitReport& of, const ContextResult& result,
                   std::string& out) {
    Line line{out};
    line.text((*report.units)[of.unit].code);
    line.text(report.programme->indicators[result.indicator].id);
    line.number(std::int64_t{report.period}).number(result.value);
    result.previous_period ? line.number(std::int64_t{*result.previous_period}) : line.empty();
    line.number(result.previous_value).number(result.change).plain(word(result.direction));
}

}  // namespace

void write_targets_csv(const Report& report, const Selection& selection, std::string& out) {
    out +=
        "unit,level,area,indicator,horizon,period,status,attained,value,operator,threshold,"
        "attainment,gap,need,numerator,denominator,current_value,current_attained,base_period,"
        "base_value,path,progress,pace,projected,submitted,due,complete\n";
    for (const UnitReport& of : report.reports) {
        if (!selection.has_unit(of.unit)) continue;
        for (const TargetResult& result : of.targets) {
            const Indicator& indicator = report.programme->indicators[result.indicator];
            if (!selection.has_horizon(indicator.targets[result.target].horizon)) continue;
            write_target(report, of, result, out);
        }
    }
}

void write_scores_csv(const Report& report, const Selection& selection, std::string& out) {
    out += "unit,level,period,horizon,area,targets,with_value,score,score_reported,grade,rank";
    for (std::size_t i = 0; i < scored_statuses; ++i) {
        out += ',';
        out += word(static_cast<Status>(i));
    }
    out += '\n';
    for (const UnitReport& of : report.reports) {
        if (!selection.has_unit(of.unit)) continue;
        for (const Score& score : of.scores) {
            if (selection.has_horizon(score.horizon)) write_score(report, of, score, out);
        }
    }
}

void write_context_csv(const Report& report, const Selection& selection, std::string& out) {
    out += "unit,indicator,period,value,previous_period,previous_value,change,direction\n";
    for (const UnitReport& of : report.reports) {
        if (!selection.has_unit(of.unit)) continue;
        for (const ContextResult& result : of.context) write_context(report, of, result, out);
    }
}

}  // namespace cchc::render
