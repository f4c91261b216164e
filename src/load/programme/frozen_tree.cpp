#include "load/programme/frozen_tree.hpp"

#include <cstdint>
#include <utility>

namespace cchc::load {

namespace {

// A node is its kind and flags, its place, its text, its items and its members: texts and lists
// behind their length, numbers in bytes of seven bits, the low ones first, and the eighth bit set
// where more follow.
constexpr std::uint64_t kind_mask = 3, plain_flag = 4, refused_flag = 8;

/// Writes nodes one behind the other.
class Freezer {
  public:
    explicit Freezer(const diag::Source& source) : source_(source) {}

    std::string frozen(const Node& root) {
        add(root);
        return std::move(bytes_);
    }

  private:
    void add(const Node& node) {
        add(static_cast<std::uint64_t>(node.kind) | (node.plain ? plain_flag : 0) |
            (node.refused ? refused_flag : 0));
        add(node.place.at - source_.begin);
        add(node.place.length);
        add(node.text.size());
        bytes_ += node.text;
        add(node.items.size());
        for (const Node& item : node.items) add(item);
        add(node.members.size());
        for (const auto& [key, value] : node.members) {
            add(key);
            add(value);
        }
    }

    void add(std::uint64_t number) {
        for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
        bytes_ += static_cast<char>(number);
    }

    const diag::Source& source_;
    std::string bytes_;
};

/// Reads them in the same order.
class Thawer {
  public:
    Thawer(std::string_view frozen, const diag::Source& source) : rest_(frozen), source_(source) {}

    Node node() {
        Node node;
        const std::uint64_t kind = number();
        node.kind = static_cast<Node::Kind>(kind & kind_mask);
        node.plain = (kind & plain_flag) != 0;
        node.refused = (kind & refused_flag) != 0;
        const std::size_t offset = number();
        node.place = source_.place(offset, number());
        node.text = text(number());
        node.items.resize(number());
        for (Node& item : node.items) item = this->node();
        for (std::uint64_t left = number(); left > 0; --left) {
            Node key = this->node();
            node.members.emplace_back(std::move(key), this->node());
        }
        return node;
    }

  private:
    std::uint64_t number() {
        std::uint64_t number = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(text(1).front());
            number |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte < 0x80) return number;
        }
    }

    std::string_view text(std::size_t bytes) {
        const std::string_view text = rest_.substr(0, bytes);
        rest_.remove_prefix(bytes);
        return text;
    }

    std::string_view rest_;
    const diag::Source& source_;
};

}  // namespace

std::string freeze(const Node& root, const diag::Source& source) {
    return Freezer{source}.frozen(root);
}

Node thaw(std::string_view frozen, const diag::Source& source) {
    return Thawer{frozen, source}.node();
}

}  // namespace cchc::load
