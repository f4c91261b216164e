#include "load/workbook/xml.hpp"

#include <expat.h>

#include <exception>
#include <memory>
#include <new>

#include "load/workbook/unreadable.hpp"

namespace cchc::load {

namespace {

/// Text in a cell is a dozen elements deep.
constexpr int deepest = 200;
/// Bytes of one tag that is not at its end; the text of a cell comes in pieces.
constexpr std::uint64_t longest_tag = 4 << 20;

/// expat with the reader behind it. It is called from C: what the reader throws is kept until expat
/// has returned.
class Parser {
  public:
    explicit Parser(XmlReader& reader) : reader_(reader), parser_(XML_ParserCreate(nullptr)) {
        if (!parser_) throw std::bad_alloc{};
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(),
            [](void* self, const char* name, const char** attributes) {
                of(self).begin(name, attributes);
            },
            [](void* self, const char* name) { of(self).end(name); });
        XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int length) {
            of(self).guard([&](Parser& parser) {
                parser.reader_.text({text, static_cast<std::size_t>(length)});
            });
        });
        XML_SetStartDoctypeDeclHandler(parser_.get(),
                                       [](void* self, const char*, const char*, const char*, int) {
                                           of(self).guard([](Parser&) { throw damaged(); });
                                       });
    }

    /// Reads on; false where no more need be read.
    bool feed(std::string_view bytes, bool is_last) {
        fed_ += bytes.size();
        const auto status =
            XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), is_last);
        if (failure_) std::rethrow_exception(failure_);
        if (is_done_) return false;
        if (XML_GetErrorCode(parser_.get()) == XML_ERROR_NO_MEMORY) throw std::bad_alloc{};
        if (status != XML_STATUS_OK) throw damaged();
        const auto at = XML_GetCurrentByteIndex(parser_.get());
        if (at >= 0 && fed_ - static_cast<std::uint64_t>(at) > longest_tag) throw too_large();
        return true;
    }

  private:
    static Parser& of(void* self) { return *static_cast<Parser*>(self); }

    template <typename Work>
    void guard(Work&& work) {
        if (failure_ || is_done_) return;  // expat ends the tag it is at
        try {
            work(*this);
            is_done_ = reader_.is_done();
        } catch (...) {
            failure_ = std::current_exception();
        }
        if (failure_ || is_done_) XML_StopParser(parser_.get(), XML_FALSE);
    }
    void begin(const char* name, const char** attributes) {
        guard([&](Parser&) {
            if (++depth_ > deepest) throw damaged();
            reader_.begin(without_prefix(name), Attributes{attributes});
        });
    }
    void end(const char* name) {
        guard([&](Parser&) {
            --depth_;
            reader_.end(without_prefix(name));
        });
    }

    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    XmlReader& reader_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::uint64_t fed_ = 0;
    int depth_ = 0;
    bool is_done_ = false;
    std::exception_ptr failure_;
};

}  // namespace

std::optional<std::uint32_t> whole_number(std::string_view digits) {
    if (digits.empty() || digits.size() > 10) return std::nullopt;
    std::uint64_t number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<unsigned>(c - '0');
    }
    if (number > 0x7FFFFFFF) return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

std::optional<std::string_view> Attributes::find(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(*pair) == name) return pair[1];
    }
    return std::nullopt;
}

bool Attributes::has(std::string_view name, std::string_view value) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(*pair) == name && pair[1] == value) return true;
    }
    return false;
}

bool Attributes::is_true(std::string_view name) const {
    const std::string_view value = (*this)[name];
    return value == "1" || value == "true";
}

std::optional<std::uint32_t> Attributes::number(std::string_view name) const {
    return whole_number((*this)[name]);
}

void read_part(const Package& package, std::string_view name, XmlReader& reader) {
    Parser parser{reader};
    bool more = true;
    package.unpack(name, [&](std::string_view chunk) { return more = parser.feed(chunk, false); });
    if (more) parser.feed({}, true);
}

}  // namespace cchc::load
