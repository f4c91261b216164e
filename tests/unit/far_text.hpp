#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "diag/bytes.hpp"

namespace cchc::test {

/// Keeps a text as a file is kept: what is asked for as a copy is one.
class FarText final : public diag::Keeper {
  public:
    explicit FarText(std::string text) : text_(std::move(text)) {}
    bool copy(const char* from, std::size_t count, char* to) const override {
        std::copy_n(from, count, to);
        return true;
    }
    static diag::Bytes bytes(std::string text) {
        const auto kept = std::make_shared<const FarText>(std::move(text));
        return {kept, kept->text_};
    }

  private:
    std::string text_;
};

}  // namespace cchc::test
