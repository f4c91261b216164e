#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command/option_list.hpp"
#include "command/world.hpp"
#include "diag/diagnostic.hpp"
#include "model/text.hpp"

/// The project file, `cchc.yaml`: values for options that the command line does not give, so that
/// a project's files are named once (interface, section 4).
namespace cchc::command {

/// What the file is called.
inline constexpr std::string_view project_file_name = "cchc.yaml";

/// A project file that was read.
struct ProjectFile {
    /// A key of the file with its values; those of one value have one.
    struct Setting {
        std::string key;
        std::vector<std::string> values;  ///< paths lead from the working folder
    };

    std::string path;  ///< "cchc.yaml", "../cchc.yaml"
    std::vector<Setting> settings;
    std::optional<Language> language;  ///< absent: not set
    diag::Sources sources;             ///< the text of the file
    diag::Findings findings;           ///< what is wrong with it

    /// Whether an option of one of its names is given on the command line.
    using IsGiven = std::function<bool(std::string_view)>;
    /// The setting that gives an option of a command its values; null: none does.
    const Setting* find(std::string_view command, const Option& option,
                        const IsGiven& is_given) const;
    /// Whether such a file can give values to an option of a command.
    static bool serves(std::string_view command, const Option& option);
};

/// The project file of the working folder, or of the nearest folder above it that has one; nothing
/// where none has. Never throws for what stands in it. Throws Stop where it cannot be read.
std::optional<ProjectFile> find_project_file(World& world);

}  // namespace cchc::command
