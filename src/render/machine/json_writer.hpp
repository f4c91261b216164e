#pragma once

#include <optional>
#include <span>

#include "model/input_digest.hpp"
#include "model/text.hpp"
#include "model/unit_detail.hpp"
#include "unicode/json.hpp"

namespace cchc::render {

/// Values as machine outputs have them (method, section 2): numbers with all their digits; what is
/// not there is null.
class Json : public unicode::Json {
  public:
    /// `indent`: as in unicode::Json.
    explicit Json(unsigned indent = 1) : unicode::Json(indent) {}

    Json& key(const char* name) {
        unicode::Json::key(name);
        return *this;
    }
    /// Both languages; null where the text is not there.
    void texts(const Text& value);
    using unicode::Json::number;
    void number(Decimal value);
    void number(exact::Integer value);
    void number(const Ratio& value);
    template <class T>
    void number(const std::optional<T>& value) {
        value ? number(*value) : null();
    }
    using unicode::Json::truth;
    void truth(const std::optional<bool>& value) { value ? truth(*value) : null(); }
};

// What several documents hold: keys with their values.

/// How each document begins: "schema_version", "version".
void write_version(Json& json);
/// How each document about one report begins: the same, "period", "final".
void write_head(Json& json, const Report& report);
/// "inputs": the files that were read.
void write_inputs(Json& json, std::span<const InputDigest> inputs);
/// The programme with its indicators and relations, all or those `chosen`; with an indicator come
/// the relations that it takes part in.
void write_programme(Json& json, const Programme& programme, const ProgrammeParts& chosen = {});
/// "operator" and "threshold".
void write_threshold(Json& json, const Threshold& threshold);
/// The path's numbers; null without a path.
void write_path(Json& json, const std::optional<Path>& path);
/// What is known of the period itself; the same as the value where it is the period judged.
void write_current(Json& json, const TargetResult& result);
/// How many reports were due for the period judged, and how many were sent.
void write_reports(Json& json, const TargetResult& result);

}  // namespace cchc::render
