#include "load/data/code_offers.hpp"

#include <algorithm>

#include "load/data/codes.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using namespace std::literals;

/// What stands between a code and a name. A hyphen does so between spaces only: codes hold some.
constexpr std::string_view signs[] = {" - "sv, " – "sv, " — "sv, "–"sv,  "—"sv,  ":"sv,
                                      "("sv,   ")"sv,   "["sv,   "]"sv,  "|"sv,  "/"sv,
                                      ";"sv,   ","sv,   ". "sv,  "\t"sv, "\n"sv, "\r"sv};

}  // namespace

void CodeOffers::add(std::string code, const Text& name) {
    const std::size_t index = codes_.size();
    by_code_.try_emplace(unicode::seen(code), index);
    for (const std::string& text : {name.vi, name.en}) {
        auto& all = by_name_[unicode::seen(text)];
        if (all.empty() || all.back() != index) all.push_back(index);
    }
    codes_.push_back(std::move(code));
}

std::optional<std::string> CodeOffers::named(const std::string& name,
                                             const Accepts& accepts) const {
    const auto found = by_name_.find(name);
    if (found == by_name_.end()) return std::nullopt;
    if (found->second.size() == 1) return codes_[found->second.front()];
    std::optional<std::string> only;
    for (const std::size_t index : found->second) {
        if (!accepts || !accepts(index)) continue;
        if (only) return std::nullopt;
        only = codes_[index];
    }
    return only;
}

std::optional<std::string> CodeOffers::known(std::string_view part, const Accepts& accepts) const {
    const std::string seen = unicode::seen(part);
    const auto found = by_code_.find(seen);
    return found == by_code_.end() ? named(seen, accepts) : std::optional{codes_[found->second]};
}

/// A code or name before or behind a sign in a text; the code where there are both.
std::optional<std::string> CodeOffers::held_in(std::string_view text,
                                               const Accepts& accepts) const {
    std::optional<std::string> by_name;
    for (const std::string_view sign : signs) {
        for (auto at = text.find(sign); at != text.npos; at = text.find(sign, at + 1)) {
            for (auto part : {text.substr(0, at), text.substr(at + sign.size())}) {
                // "Sở Nội vụ (SNV)"
                while (part.ends_with(')') || part.ends_with(']')) part.remove_suffix(1);
                const std::string seen = unicode::seen(part);
                const auto found = by_code_.find(seen);
                if (found != by_code_.end()) return codes_[found->second];
                if (!by_name) by_name = named(seen, accepts);
            }
        }
    }
    if (by_name) return by_name;
    // "SNV Sở Nội vụ", "SNV-Sở Nội vụ": a code before its own name
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != ' ' && text[at] != '-') continue;
        const auto code = by_code_.find(unicode::seen(text.substr(0, at)));
        if (code == by_code_.end()) continue;
        const auto name = by_name_.find(unicode::seen(text.substr(at + 1)));
        if (name != by_name_.end() && std::ranges::count(name->second, code->second) > 0)
            return codes_[code->second];
    }
    return std::nullopt;
}

std::vector<std::string> CodeOffers::nearest(std::string_view text, const Accepts& accepts) {
    text = unicode::trimmed(text);
    if (text.empty() || text.size() > longest_code) return {};
    if (const auto found = known(text, accepts)) return {*found};
    if (const auto found = held_in(text, accepts)) return {*found};
    if (!spellings_) spellings_.emplace(codes_);
    return spellings_->nearest(text, accepts);
}

CodeOffers offers_of(const Units& units) {
    CodeOffers offers;
    for (const Unit& unit : units.all) offers.add(unit.code, unit.name);
    return offers;
}

CodeOffers offers_of(const Programme& programme) {
    CodeOffers offers;
    for (const Indicator& indicator : programme.indicators) {
        offers.add(indicator.id, indicator.name);
    }
    return offers;
}

}  // namespace cchc::load
