#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diag/diagnostic.hpp"

/// A YAML text as a tree with places. Strict: duplicate keys, aliases, tags, several documents and
/// deep nesting are findings. Scalars stay text: nothing is taken for a number or a truth here.
namespace cchc::load {

/// A node of the tree.
struct Node {
    enum class Kind { null, scalar, sequence, map };

    Kind kind = Kind::null;
    diag::Place place;        ///< of a scalar its text with quotes, else where the node begins
    std::string text;         ///< of a scalar, in NFC
    bool plain = false;       ///< of a scalar: without quotes
    bool refused = false;     ///< stands for what was refused; nothing more is to be said of it
    std::vector<Node> items;  ///< of a sequence
    std::vector<std::pair<Node, Node>> members;  ///< of a map: key and value, in order

    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_sequence() const { return kind == Kind::sequence; }
    bool is_map() const { return kind == Kind::map; }
    /// The value of a key, or nullptr. Of a key that stands twice the first.
    const Node* find(std::string_view key) const;

    bool operator==(const Node&) const = default;
};

/// Nodes nested deeper than this are refused.
inline constexpr std::size_t most_nesting = 64;

/// Reads one YAML document. Never throws. Nothing where there is no tree to go on with; what is
/// wrong goes to `findings`.
std::optional<Node> read_yaml(const diag::Source& source, diag::Findings& findings);

}  // namespace cchc::load
