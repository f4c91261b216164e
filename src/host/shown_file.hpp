#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "diag/bytes.hpp"
#include "host/descriptor.hpp"

namespace cchc::host {

/// A stretch of memory in which the system shows a file. It is never freed, so that the handler of
/// a signal may look through all of them.
struct ShownStretch {
    std::atomic<char*> begin{nullptr};
    std::atomic<std::size_t> size{0};
    std::atomic<bool> is_lost{false};  ///< some of it could not be read, and shows zeros
    ShownStretch* next = nullptr;
};

/// Memory in which the system shows a file, given back at the end.
class Mapping {
  public:
    /// Empty, with errno, where the system cannot show it. Precondition: `size` is above 0.
    Mapping(int descriptor, std::size_t size);
    Mapping(Mapping&& other) noexcept
        : memory_(std::exchange(other.memory_, nullptr)), size_(other.size_) {}
    Mapping& operator=(Mapping&&) = delete;
    ~Mapping();
    char* memory() const { return memory_; }  ///< null: empty
    std::size_t size() const { return size_; }

  private:
    char* memory_;
    std::size_t size_;
};

/// A file as it lies in the system's memory. What is asked for as a copy is read: where nobody has
/// looked yet, the system would be asked for every page by itself. Bytes that are looked at in
/// place and can no longer be read are zeros, and the stretch is lost.
class ShownFile final : public diag::Keeper {
  public:
    /// Precondition: `mapping` shows the file, and is not empty.
    ShownFile(std::string path, Descriptor file, Mapping mapping);
    ~ShownFile() override { stretch_->size = 0; }

    std::string_view bytes() const { return {mapping_.memory(), mapping_.size()}; }
    const ShownStretch& stretch() const { return *stretch_; }
    /// Throws Stop where the file cannot be read any more.
    bool copy(std::string_view wanted, std::string& room) const override;

  private:
    std::string path_;
    Descriptor file_;  ///< closed where too many are open: then nothing is copied
    Mapping mapping_;
    ShownStretch* stretch_;
};

}  // namespace cchc::host
