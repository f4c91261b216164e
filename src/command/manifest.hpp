#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

/// How a run of `report` knows what an earlier one wrote.
namespace cchc::command {

/// The files that a run wrote into a folder, with their SHA-256. It lies in that folder: a line
/// "cchc VERSION", and a line for each file, the digest in hexadecimal, two spaces, the name.
class Manifest {
  public:
    /// Its own name in the folder.
    static constexpr const char* file_name = ".cchc-report";

    /// Its first line.
    static std::string heading();
    /// The line of a file.
    static std::string line(std::string_view digest, std::string_view name);
    /// Reads one; nothing where the text is none, or anything else stands in it.
    static std::optional<Manifest> parse(std::string_view text);

    /// Whether the run wrote a file of that name, whatever it holds now.
    bool lists(const std::string& name) const { return digests_.contains(name); }
    /// Whether the run wrote a file of that name and content.
    bool lists(const std::string& name, std::string_view digest) const;

  private:
    std::map<std::string, std::string> digests_;  ///< by name
};

/// The name under which an entry of a folder is kept whose own name is needed: "index.kept.html",
/// "index.kept-2.html" and so on. `number` counts from 1.
std::string kept_name(const std::string& name, unsigned number);

}  // namespace cchc::command
