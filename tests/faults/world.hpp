#pragma once

#include <filesystem>
#include <map>
#include <ostream>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include "support/run.hpp"

/// Small inputs on the machine's disk, and runs of the program on them.
namespace cchc::testing {

/// A folder of the machine with a programme, units, exemptions, data and known findings; gone with
/// the object.
class FolderOfInputs {
  public:
    FolderOfInputs();
    FolderOfInputs(const FolderOfInputs&) = delete;
    FolderOfInputs& operator=(const FolderOfInputs&) = delete;
    ~FolderOfInputs();

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    /// A command line, in which "@name" stands for the path of a file.
    std::string line(std::string command) const;
    /// The files that are read, with what stands in them, and as many other bytes that could. What
    /// is concluded from the two is never the same.
    static const std::map<std::string, std::pair<std::string, std::string>>& texts();
    /// Writes a file over, in place; `aged`: as if it had been done long ago.
    void rewrite(const std::string& name, const std::string& bytes, bool aged = false) const;
    /// The files of a folder below, with their content; none where it is not there.
    std::map<std::string, std::string> files_of(const std::string& name) const;

  private:
    std::filesystem::path folder_;
};

/// A stream that takes no memory.
class FixedRoom final : public std::streambuf {
  public:
    FixedRoom() : room_(std::size_t{1} << 20, '\0') {
        setp(room_.data(), room_.data() + room_.size());
    }
    std::string text() const { return {pbase(), pptr()}; }

  private:
    std::string room_;
};

/// The program on the machine's disk, with standard input from a descriptor.
class Program {
  public:
    Program(command::Files& files, const std::string& command_line, int standard_input = -1,
            unsigned threads = 1);
    void run() { exit_ = static_cast<int>(command::run(arguments_, world_)); }
    Outcome outcome() const { return {exit_, printed_.text(), said_.text()}; }

  private:
    std::vector<std::string> arguments_;
    FixedRoom printed_, said_;
    std::ostream out_{&printed_}, err_{&said_};
    command::World world_;
    int exit_ = -1;
};

}  // namespace cchc::testing
