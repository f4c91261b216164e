#pragma once

#include <span>
#include <string>

#include "model/derivation.hpp"
#include "model/input_digest.hpp"
#include "render/text/document.hpp"

/// `cchc explain`: how one figure came about, for whoever disputes it.
namespace cchc::render {

/// What a derivation was made from.
struct DerivationSource {
    const Report& report;    ///< of the same inputs and period
    const UnitDetail& unit;  ///< whose figure it is
    PlaceText place_of;
};

/// The derivation to read.
Document derivation_document(const Derivation& derivation, const DerivationSource& source,
                             Language language);

/// Appends the derivation as one JSON document: names and numbers as in `score --format json`.
void write_derivation_json(const Derivation& derivation, const DerivationSource& source,
                           std::span<const InputDigest> inputs, std::string& out);

}  // namespace cchc::render
