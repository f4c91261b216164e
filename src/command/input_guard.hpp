#pragma once

#include <string>

#include "command/world.hpp"

/// Nothing that a run reads is written over by it, and nothing is written where the next run would
/// read it. Whoever opens a file or will write one says so here, in any order; the first pair that
/// does not go together ends the run.
namespace cchc::command {

/// Says that a file is opened to be read ("-": standard input). Throws Stop where it is also to be
/// written.
void note_input(World& world, const std::string& path,
                FilesInUse::Role role = FilesInUse::Role::any);

/// Says that files, and all files of folders, are data. Throws Stop where one of them is to be
/// written, or something in a folder.
void note_data(World& world, const std::vector<std::string>& named);

/// Says that a folder holds evidence. Throws Stop where something is to be written in it.
void note_evidence_folder(World& world, const std::string& path);

/// Says which files lie in the folders of data. Throws Stop where standard output leads to one.
void note_files_in_data(const World& world, const std::vector<std::string>& paths);

/// Says that a file will be written (empty or "-": standard output), before anything is computed
/// for it and again before it is written. Known findings may be written over known findings. Throws
/// Stop where it is read, by whatever name, or lies in a folder of data.
void note_output(World& world, const std::string& path,
                 FilesInUse::Role role = FilesInUse::Role::any);

/// Says that a folder will be written. Throws Stop where something that is read lies in it, or it
/// lies in a folder of data.
void note_output_folder(World& world, const std::string& path);

}  // namespace cchc::command
