#pragma once

#include <atomic>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "diag/bytes.hpp"

namespace cchc::test {

/// Keeps a text as a file is kept: what is asked for as a copy is one.
class FarText final : public diag::Keeper {
  public:
    explicit FarText(std::string text) : text_(std::move(text)) {}
    bool copy(std::string_view bytes, std::string& room) const override {
        if (copies_left_ && (*copies_left_)-- == 0) throw std::bad_alloc{};
        room = bytes;
        return true;
    }
    static diag::Bytes bytes(std::string text, std::atomic<int>* copies_left = nullptr) {
        const auto kept = std::make_shared<FarText>(std::move(text));
        kept->copies_left_ = copies_left;
        return {kept, kept->text_};
    }

  private:
    std::string text_;
    std::atomic<int>* copies_left_ =
        nullptr;  ///< before one for which there is no memory; null: there always is
};

}  // namespace cchc::test
