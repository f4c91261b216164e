#include "load/programme/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using diag::Place;
using diag::RuleId;

/// The first control character of a text, tabs and line ends left out.
std::optional<std::size_t> first_control(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool c1 = byte == 0xC2 && i + 1 < text.size() &&
                        static_cast<unsigned char>(text[i + 1]) < 0xA0 && text[i + 1] != '\x85';
        const bool c0 = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
        if (c0 || c1 || byte == 0x7F) return i;
    }
    return std::nullopt;
}

void report_control(std::string_view text, std::size_t at, Place place, diag::Findings& findings) {
    const auto byte = static_cast<unsigned char>(text[text[at] == '\xC2' ? at + 1 : at]);
    findings.add(
        RuleId::yaml_syntax, place,
        {fmt::format("ký tự điều khiển U+{:04X} không được dùng", static_cast<unsigned>(byte)),
         fmt::format("found the control character U+{:04X}; expected text",
                     static_cast<unsigned>(byte))});
}

/// What yaml-cpp says, in Vietnamese.
std::string in_vietnamese(const std::string& message) {
    struct Translation {
        std::string_view en, vi;
    };
    static constexpr Translation known[] = {
        {"end of map not found", "không thấy chỗ kết thúc nhóm khóa"},
        {"end of map flow not found", "thiếu dấu } đóng nhóm khóa"},
        {"end of sequence not found", "không thấy chỗ kết thúc danh sách"},
        {"end of sequence flow not found", "thiếu dấu ] đóng danh sách"},
        {"illegal map value", "dấu hai chấm đặt sai chỗ"},
        {"illegal map key", "khóa đặt sai chỗ"},
        {"illegal flow end", "dấu đóng ] hoặc } không có dấu mở"},
        {"illegal block entry", "dấu gạch đầu dòng đặt sai chỗ"},
        {"illegal EOF in scalar", "tệp kết thúc giữa một đoạn chữ trong ngoặc"},
        {"illegal document indicator in scalar", "dấu phân tài liệu nằm trong đoạn chữ"},
        {"illegal tab when looking for indentation", "dùng tab để thụt dòng; cần dùng dấu cách"},
        {"unknown escape character: ", "ký tự sau dấu \\ không hợp lệ"},
        {"invalid Unicode", "mã Unicode không hợp lệ"},
        {"unknown token", "ký hiệu lạ"},
        {"illegal character in block scalar", "ký tự lạ ở đầu đoạn chữ nhiều dòng"},
        {"alias not found after *", "sau dấu * không có tên"},
        {"anchor not found after &", "sau dấu & không có tên"},
        {"cannot assign multiple tags to the same node", "một giá trị có hai thẻ"},
        {"cannot assign multiple anchors to the same node", "một giá trị có hai neo"},
    };
    const auto* found = std::ranges::find_if(
        known, [&](const Translation& words) { return message.starts_with(words.en); });
    return found == std::end(known) ? message : std::string{found->vi};
}

/// Thrown out of the parser where going on would cost more than it can tell.
struct TooDeep {
    Place place;
};

/// Builds the tree from the parser's events; the marks of yaml-cpp count bytes from 0.
class TreeBuilder final : public YAML::EventHandler {
  public:
    TreeBuilder(const diag::Source& source, diag::Findings& findings)
        : source_(source), findings_(findings) {}

    std::optional<Node> take_tree() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        Node node;
        node.place = at(mark, 0);
        add(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        Node node;
        node.place = at(mark, 1);
        node.refused = true;
        findings_.add(RuleId::alias_refused, node.place,
                      {"bí danh YAML (*…) không được dùng; hãy viết lại giá trị",
                       "found a YAML alias (*…); expected the value itself"});
        add(std::move(node));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        Node node;
        node.kind = Node::Kind::scalar;
        node.text = unicode::nfc(value);
        node.plain = tag == "?";
        const std::size_t begin = anchor == 0 ? begin_of(mark) : behind_anchor(begin_of(mark));
        node.place = source_.place(begin, written_length(begin, value));
        node.refused = refuse_tag(tag, node.place) || refuse_controls(value, node.place);
        add(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        open(Node::Kind::sequence, mark, tag);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        open(Node::Kind::map, mark, tag);
    }
    void OnMapEnd() override { close(); }

  private:
    /// A collection that is still open, and the key of a map that waits for its value.
    struct Open {
        Node node;
        std::optional<Node> key;
        std::unordered_map<std::string, Place> keys;  ///< of a map: where each stands first
    };

    std::size_t begin_of(const YAML::Mark& mark) const {
        return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), source_.text.size());
    }

    Place at(const YAML::Mark& mark, std::size_t length) const {
        return source_.place(begin_of(mark), length);
    }

    /// Where the value begins that an anchor (&name) stands before.
    std::size_t behind_anchor(std::size_t begin) const {
        const std::string_view text = source_.text;
        if (text.substr(begin, 1) != "&") return begin;
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", begin), text.size());
        return std::min(text.find_first_not_of(" \t\r\n", end), text.size());
    }

    /// How many bytes a scalar takes in the text: up to its closing quote, or its plain text.
    std::size_t written_length(std::size_t begin, const std::string& value) const {
        const std::string_view text = std::string_view{source_.text}.substr(begin);
        if (text.starts_with(value)) return value.size();
        const char quote = text.empty() ? ' ' : text.front();
        if (quote != '"' && quote != '\'')
            return std::min<std::size_t>(text.find_first_of("\r\n"), text.size());
        for (std::size_t i = 1; i < text.size(); ++i) {
            if (quote == '"' && text[i] == '\\') {
                ++i;
            } else if (text[i] == quote) {
                if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) return i + 1;
                ++i;
            }
        }
        return 1;
    }

    bool refuse_tag(const std::string& tag, Place place) {
        if (tag.empty() || tag == "?" || tag == "!") return false;
        findings_.add(RuleId::yaml_syntax, place,
                      {fmt::format("thẻ YAML \"{}\" không được dùng", tag),
                       fmt::format("found the YAML tag \"{}\"; expected none", tag)});
        return true;
    }

    /// Escapes in quotes can write what the file itself must not hold.
    bool refuse_controls(const std::string& value, Place place) {
        const auto control = first_control(value);
        if (!control) return false;
        report_control(value, *control, place, findings_);
        return true;
    }

    void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag) {
        if (open_.size() == most_nesting) throw TooDeep{at(mark, 1)};
        Node node;
        node.kind = kind;
        node.place = at(mark, 1);
        node.refused = refuse_tag(tag, node.place);
        open_.push_back({std::move(node), std::nullopt, {}});
    }

    void close() {
        Node node = std::move(open_.back().node);
        open_.pop_back();
        add(std::move(node));
    }

    void add(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.is_sequence()) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            check_key(parent.keys, node);
            parent.key = std::move(node);
        } else {
            // the parser says where the next thing stands; the empty value is behind its key
            if (node.kind == Node::Kind::null) {
                node.place = {parent.key->place.at + parent.key->place.length, 0};
            }
            parent.node.members.emplace_back(std::move(*parent.key), std::move(node));
            parent.key.reset();
        }
    }

    void check_key(std::unordered_map<std::string, Place>& keys, const Node& key) {
        if (!key.is_scalar()) {
            findings_.add(RuleId::wrong_type, key.place,
                          {"khóa phải là một từ", "expected a word as key"});
            return;
        }
        const auto [first, is_new] = keys.try_emplace(key.text, key.place);
        if (is_new) return;
        auto& finding = findings_.add(RuleId::duplicate_key, key.place,
                                      {fmt::format("khóa \"{}\" đã có ở trên", key.text),
                                       fmt::format("key \"{}\" stands here already", key.text)});
        finding.field = finding.text = key.text;
        finding.notes.push_back({first->second, {"khóa trước ở đây", "the first one is here"}});
    }

    const diag::Source& source_;
    diag::Findings& findings_;
    std::vector<Open> open_;
    std::optional<Node> root_;
};

void report_syntax(const YAML::Exception& error, const diag::Source& source,
                   diag::Findings& findings) {
    const auto offset =
        std::min(static_cast<std::size_t>(std::max(error.mark.pos, 0)), source.text.size());
    findings.add(RuleId::yaml_syntax, source.place(offset, 1),
                 {fmt::format("không đúng cú pháp YAML: {}", in_vietnamese(error.msg)),
                  fmt::format("not YAML: {}", error.msg)});
}

bool is_sound_text(const diag::Source& source, diag::Findings& findings) {
    const auto invalid = unicode::first_invalid_byte(source.text);
    if (!invalid) {
        const auto control = first_control(source.text);
        if (control) report_control(source.text, *control, source.place(*control, 1), findings);
        return !control;
    }
    findings.add(RuleId::yaml_syntax, source.place(*invalid, 1),
                 {"byte không thuộc UTF-8", "found a byte that is not UTF-8"});
    return false;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
    const auto found = std::ranges::find_if(members, [&](const auto& member) {
        return member.first.is_scalar() && member.first.text == key;
    });
    return found == members.end() ? nullptr : &found->second;
}

std::optional<Node> read_yaml(const diag::Source& source, diag::Findings& findings) {
    if (!is_sound_text(source, findings)) return std::nullopt;
    TreeBuilder builder{source, findings};
    try {
        std::istringstream stream{std::string{source.text}};
        YAML::Parser parser{stream};
        const bool any = parser.HandleNextDocument(builder);
        auto tree = builder.take_tree();
        if (!any || !tree || tree->kind == Node::Kind::null) {
            findings.add(RuleId::yaml_syntax, source.place(0, 0),
                         {"tệp rỗng", "the file is empty"});
            return std::nullopt;
        }
        if (parser.HandleNextDocument(builder)) {
            const auto second = builder.take_tree();
            findings.add(
                RuleId::yaml_syntax, second ? second->place : source.place(0, 0),
                {"tệp có hơn một tài liệu YAML", "found a second YAML document; expected one"});
        }
        return tree;
    } catch (const TooDeep& deep) {
        findings.add(RuleId::yaml_syntax, deep.place,
                     {fmt::format("lồng sâu hơn {} bậc", most_nesting),
                      fmt::format("nested deeper than {} levels", most_nesting)});
    } catch (const YAML::Exception& error) {
        report_syntax(error, source, findings);
    }
    return std::nullopt;
}

}  // namespace cchc::load
