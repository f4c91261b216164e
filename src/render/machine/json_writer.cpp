#include "render/machine/json_writer.hpp"

#include <array>
#include <string>

#include "model/schema_version.hpp"
#include "render/machine/machine.hpp"

namespace cchc::render {

void Json::texts(const Text& value) {
    if (value.empty()) return null();
    object([&] {
        key("vi").text(value.vi);
        key("en").text(value.en);
    });
}

void Json::number(Decimal value) {
    digits(exact::to_text(value));
}

void Json::number(exact::Integer value) {
    digits(exact::to_text(value));
}

void Json::number(const Ratio& value) {
    digits(machine_text(value));
}

void write_version(Json& json) {
    json.key("schema_version").number(schema_version);
    json.key("version").text(CCHC_VERSION);
}

void write_head(Json& json, const Report& report) {
    write_version(json);
    json.key("period").number(std::int64_t{report.period});
    json.key("final").truth(report.final_figures);
    if (report.verified_only) json.key("verified_only").truth(true);
}

void write_inputs(Json& json, std::span<const InputDigest> inputs) {
    json.key("inputs").array(inputs, [&](const InputDigest& input) {
        json.object([&] {
            json.key("file").text(input.name);
            json.key("sha256").text(input.sha256);
        });
    });
}

void write_threshold(Json& json, const Threshold& threshold) {
    json.key("operator").text(word(threshold.op));
    json.key("threshold");
    if (threshold.op == Operator::between) {
        json.array(std::array{threshold.low, threshold.high},
                   [&](Decimal end) { json.number(end); });
    } else {
        json.number(threshold.low);
    }
}

void write_path(Json& json, const std::optional<Path>& path) {
    const auto number = [&](const char* name, auto member) {
        json.key(name);
        path ? json.number((*path).*member) : json.null();
    };
    json.key("base_period");
    path ? json.number(std::int64_t{path->base_period}) : json.null();
    number("base_value", &Path::base_value);
    number("path", &Path::value);
    number("progress", &Path::progress);
    number("pace", &Path::pace);
    number("pace_so_far", &Path::pace_so_far);
    number("projected", &Path::projected);
}

void write_current(Json& json, const TargetResult& result) {
    json.key("current_value").number(result.current_value);
    json.key("current_attained").truth(result.current_attained);
    json.key("current_submitted").number(std::int64_t{result.current_submitted});
    json.key("current_due").number(std::int64_t{result.current_due});
}

void write_reports(Json& json, const TargetResult& result) {
    json.key("submitted").number(std::int64_t{result.submitted});
    json.key("due").number(std::int64_t{result.due});
    json.key("complete").truth(result.complete());
}

}  // namespace cchc::render
