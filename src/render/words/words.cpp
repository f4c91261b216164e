#include "render/words/words.hpp"

#include <array>

namespace cchc::render {

namespace {

constexpr Words vietnamese{
    Language::vi,
#define TEXT(name, in_vi, in_en) in_vi,
#define PHRASE(name, in_vi, in_en)
#define COUNTED(name, in_vi, of_one, of_more)
#include "render/words/catalogue.def"
};

constexpr Words english{
    Language::en,
#define TEXT(name, in_vi, in_en) in_en,
#define PHRASE(name, in_vi, in_en)
#define COUNTED(name, in_vi, of_one, of_more)
#include "render/words/catalogue.def"
};

/// All that is said of one status.
struct StatusWords {
    std::string_view sign;
    Tone tone;
    const char* Words::*label;
    const char* Words::*of_milestone;
    const char* Words::*counted;
};

constexpr std::array<StatusWords, status_count> statuses{{
    {"✓", Tone::good, &Words::attained, &Words::milestone_attained, &Words::counted_attained},
    {"◐", Tone::warning, &Words::attained_late, &Words::milestone_attained_late,
     &Words::counted_attained_late},
    {"↘", Tone::bad, &Words::lapsed, &Words::lapsed, &Words::counted_lapsed},
    {"✗", Tone::bad, &Words::missed, &Words::milestone_missed, &Words::counted_missed},
    {"▲", Tone::moving, &Words::on_track, &Words::on_track, &Words::counted_on_track},
    {"►", Tone::warning, &Words::at_risk, &Words::at_risk, &Words::counted_at_risk},
    {"▼", Tone::bad, &Words::off_track, &Words::off_track, &Words::counted_off_track},
    {"○", Tone::plain, &Words::in_progress, &Words::in_progress, &Words::counted_in_progress},
    {"…", Tone::missing, &Words::no_data, &Words::no_data, &Words::counted_no_data},
    {"?", Tone::missing, &Words::no_baseline, &Words::no_baseline, &Words::counted_no_baseline},
    {"–", Tone::aside, &Words::no_cases, &Words::no_cases, &Words::counted_no_cases},
    {"»", Tone::aside, &Words::pending, &Words::pending, &Words::counted_pending},
    {"/", Tone::aside, &Words::not_applicable, &Words::not_applicable,
     &Words::counted_not_applicable},
    {"□", Tone::aside, &Words::not_started, &Words::not_started, &Words::counted_not_started},
    {"†", Tone::aside, &Words::withdrawn, &Words::withdrawn, &Words::counted_withdrawn},
    {"i", Tone::aside, &Words::not_binding, &Words::not_binding, &Words::counted_not_binding},
}};

const StatusWords& of(Status status) {
    return statuses[static_cast<std::size_t>(status)];
}

std::string_view label(Status status, bool exceeded, bool unreported, Kind kind,
                       Language language) {
    if (exceeded) return words(language).exceeded;
    if (unreported) return words(language).unreported;
    return render::label(status, kind, language);
}

struct DirectionWords {
    std::string_view sign;
    Tone tone;
    const char* Words::*label;
};

constexpr std::array<DirectionWords, 5> directions{{
    {"✓", Tone::good, &Words::improved},
    {"=", Tone::plain, &Words::unchanged},
    {"✗", Tone::bad, &Words::worsened},
    {"+", Tone::plain, &Words::first_period},
    {"…", Tone::missing, &Words::no_data},
}};

const DirectionWords& of(Direction direction) {
    return directions[static_cast<std::size_t>(direction)];
}

}  // namespace

const Words& words(Language language) {
    return language == Language::vi ? vietnamese : english;
}

std::string_view class_of(Tone tone) {
    constexpr std::array<std::string_view, 7> names{"plain",  "good",    "bad",  "warning",
                                                    "moving", "missing", "aside"};
    return names[static_cast<std::size_t>(tone)];
}

Tone tone(Status status) {
    return of(status).tone;
}

Tone tone(const TargetResult& result) {
    return result.exempt() ? Tone::aside : tone(result.status);
}

Tone tone(const Brief& brief) {
    return brief.exempt ? Tone::aside : tone(brief.status);
}

std::string_view sign(Status status) {
    return of(status).sign;
}

std::string_view label(Status status, Kind kind, Language language) {
    const StatusWords& told = of(status);
    return words(language).*(kind == Kind::milestone ? told.of_milestone : told.label);
}

std::string_view label(const TargetResult& result, Kind kind, Language language) {
    return label(result.status, result.exceeded, result.unreported(), kind, language);
}

std::string_view label(const Brief& brief, Kind kind, Language language) {
    return label(brief.status, brief.exceeded, brief.unreported, kind, language);
}

std::string counted(Status status, std::uint32_t count, Language language) {
    const Words& w = words(language);
    return w.counted_status(w.*of(status).counted, count);
}

std::string_view in_sentence(Status status, Language language) {
    return words(language).*of(status).counted;
}

std::string_view label(Kind kind, Language language) {
    const Words& w = words(language);
    switch (kind) {
        case Kind::ratio:
            return w.kind_ratio;
        case Kind::value:
            return w.kind_value;
        case Kind::reduction:
            return w.kind_reduction;
        case Kind::milestone:
            return w.kind_milestone;
    }
    return {};
}

std::string_view label(Rollup rollup, Language language) {
    const Words& w = words(language);
    switch (rollup) {
        case Rollup::sum:
            return w.rollup_sum;
        case Rollup::mean:
            return w.rollup_mean;
        case Rollup::weighted_mean:
            return w.rollup_weighted_mean;
        case Rollup::none:
            return w.rollup_none;
    }
    return {};
}

std::string_view label(Basis basis, Language language) {
    const Words& w = words(language);
    switch (basis) {
        case Basis::verified:
            return w.basis_verified;
        case Basis::reported:
            return w.basis_reported;
        case Basis::mixed:
            return w.basis_mixed;
    }
    return {};
}

std::string_view sign(Direction direction) {
    return of(direction).sign;
}

std::string_view label(Direction direction, Language language) {
    return words(language).*of(direction).label;
}

Tone tone(Direction direction) {
    return of(direction).tone;
}

}  // namespace cchc::render
