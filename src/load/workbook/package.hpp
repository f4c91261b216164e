#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace cchc::load {

/// A ZIP package in memory, of which parts are unpacked one after another. The names of parts are
/// compared, never used as paths. Throws Unreadable where the package is damaged, or larger than
/// its bounds.
class Package {
  public:
    /// `bytes` outlive the package.
    explicit Package(std::string_view bytes);
    ~Package();

    /// Whether there is a part of a name; `/` at its front and the case of its letters do not
    /// count.
    bool has(std::string_view name) const;
    /// Unpacks a part, chunk by chunk: `take` returns false where it needs no more. Throws
    /// Unreadable where there is none of that name.
    void unpack(std::string_view name, const std::function<bool(std::string_view)>& take) const;
    /// The whole content of a part of at most `most` bytes.
    std::string content(std::string_view name, std::size_t most) const;

  private:
    struct Opened;
    std::unique_ptr<Opened> opened_;
};

}  // namespace cchc::load
