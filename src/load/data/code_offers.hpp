#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/programme.hpp"
#include "model/text.hpp"
#include "model/units.hpp"
#include "unicode/suggest.hpp"

namespace cchc::load {

/// The codes that are offered for a text that is none: "did you mean".
class CodeOffers {
  public:
    /// Whether the code that was added so many codes before may be meant at all.
    using Accepts = std::function<bool(std::size_t)>;

    /// Adds a code and what it is the code of. All are added before the first question.
    void add(std::string code, const Text& name);

    /// The codes that a text of a row probably means: one that looks alike, one whose name it is,
    /// one that it holds beside other words ("SNV - Sở Nội vụ"), else all that lost leading zeros
    /// and `accepts` takes, else one that is spelt nearly so. A name that several have is offered
    /// only if `accepts` leaves one of them.
    std::vector<std::string> nearest(std::string_view text, const Accepts& accepts = {});

  private:
    std::optional<std::string> named(const std::string& name, const Accepts& accepts) const;
    std::optional<std::string> held_in(std::string_view text, const Accepts& accepts) const;
    std::optional<std::string> known(std::string_view part, const Accepts& accepts) const;

    std::vector<std::string> codes_;
    std::unordered_map<std::string, std::size_t> by_code_;               ///< as they are compared
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  ///< in either language
    std::optional<unicode::Vocabulary> spellings_;                       ///< made when needed
};

/// The codes of units, in their order.
CodeOffers offers_of(const Units& units);
/// The ids of indicators, in their order.
CodeOffers offers_of(const Programme& programme);

}  // namespace cchc::load
