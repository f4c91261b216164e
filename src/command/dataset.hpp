#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "command/world.hpp"
#include "data/observation_store.hpp"
#include "data/verification.hpp"
#include "diag/diagnostic.hpp"
#include "load/data/observations.hpp"
#include "model/programme.hpp"
#include "model/units.hpp"

/// What every command begins with: it reads the files that the command line names.
namespace cchc::command {

/// Which files to read, and how.
struct InputOptions {
    std::vector<std::string> data;  ///< files, folders, "-"
    /// A word before them that may be an indicator: where the programme has none of that id, it is
    /// the first of them. Empty: there is none.
    std::string indicator_or_data{};
    std::string targets;                ///< empty: the built-in programme
    std::string units;                  ///< empty: every unit code in the data is a department
    std::string exemptions;             ///< empty: none
    std::vector<std::string> verified;  ///< files and folders of verified rows; empty: none
    std::string project_file;           ///< that gave values to some options; empty: none did
    bool data_of_project = false;       ///< the files of DATA are such values
    bool may_be_empty = false;          ///< a folder of DATA may hold no file yet
    std::vector<std::string> sheets;  ///< of workbooks among the data; empty: those with a heading
    load::CsvOptions csv;
    std::optional<unsigned> threads;  ///< absent: as many as the machine has processors
    bool remarks = true;              ///< whether the command shows the notes of the data
};

/// A file that was found among the data and is not read.
struct UnreadFile {
    const diag::Source* source = nullptr;  ///< without text: it serves as a place
    FixedText what;                        ///< "an Excel workbook"
};

/// All that was read. Places in `findings` lead into `sources`; nothing is copied out of it.
struct Dataset {
    diag::Sources sources;
    Programme programme;
    Units units;
    const diag::Source* units_source = nullptr;  ///< absent: units were taken from the data
    Exemptions exemptions;
    /// What units reported; after `count_verified` the rows that count.
    ObservationStore observations;
    std::optional<ObservationStore> verified;  ///< what appraisers verified; absent: not asked for
    std::optional<Verification> verification;  ///< filled by `count_verified`
    std::vector<load::FileFacts> facts;        ///< of the files of DATA
    std::vector<load::FileFacts> verified_facts;  ///< of those of verified rows
    std::vector<UnreadFile> unread;
    /// The name by which results know a file, by its path: without the folders that lead to DATA.
    /// Several files may have the same (command/digest.hpp).
    std::map<std::string, std::string> short_names;
    std::vector<Text> notices;  ///< what was passed over or named twice: for standard error
    diag::Findings findings;
    bool read_to_the_end = false;  ///< programme and units are sound, so the data could be read
};

/// The indicator of an id, in any case, or nothing.
std::optional<IndicatorIndex> find_indicator(const Programme& programme, const std::string& id);

/// The same. Throws Stop where there is none.
IndicatorIndex known_indicator(const Programme& programme, const std::string& id);

/// A part of the programme by its id, in any case: an indicator, else a relation between figures.
/// Throws Stop where there is neither.
ProgrammePart known_part(const Programme& programme, const std::string& id);

/// Reads the programme: the file, or the built-in one where `path` is empty.
void read_programme(World& world, const std::string& path, Dataset& dataset);

/// Reads programme, units and exemptions. Precondition: a units file is named.
void read_units_alone(World& world, const InputOptions& options, Dataset& dataset);

/// Reads everything. Data are read only if programme, units and exemptions are free of errors.
void read_dataset(World& world, const InputOptions& options, Dataset& dataset);

/// The rows that count where some were verified. Precondition: verified rows were read, and
/// `count_verified` was not called.
ObservationStore rows_that_count(const Dataset& dataset, Unverified unverified);

/// From now on verified rows count in the place of those that units reported, and, where
/// `unverified` says so, alone. Changes nothing where no verified rows were read.
void count_verified(Dataset& dataset, Unverified unverified);

/// The addresses of the first bytes of files that were read, ascending.
std::vector<std::uint64_t> addresses_of(const std::vector<load::FileFacts>& files);

/// Where a row stands, by the address of its first byte: "data/2025.csv:12". `names`: of files by
/// their path; those that are not there are called as the command line names them. The data set
/// outlives what is returned.
PlaceText places_of(const Dataset& dataset, std::map<std::string, std::string> names = {});

}  // namespace cchc::command
