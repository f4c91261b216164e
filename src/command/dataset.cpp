#include "command/dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "command/data_files.hpp"
#include "command/embedded.hpp"
#include "command/input_guard.hpp"
#include "command/stop.hpp"
#include "load/data/units.hpp"
#include "load/programme/frozen_tree.hpp"
#include "load/programme/programme.hpp"
#include "load/text/encoding.hpp"
#include "load/workbook/workbook.hpp"
#include "model/pieces.hpp"
#include "unicode/suggest.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

diag::Bytes read_bytes(World& world, const std::string& path) {
    note_input(world, path);
    if (path == "-") {
        if (world.input_read) return *world.input_read;
        auto content = world.read_input();
        if (const auto* error = std::get_if<FileError>(&content))
            throw cannot_read(path, error->reason);
        return world.input_read.emplace(std::get<std::string>(std::move(content)));
    }
    auto content = world.files.show(path);
    if (auto* bytes = std::get_if<diag::Bytes>(&content)) return std::move(*bytes);
    throw cannot_read(path, std::get<FileError>(content).reason);
}

/// Reads one text file as a source, or standard input where `path` is "-". Throws Stop where it
/// cannot be read; the text is in UTF-8 or there is a finding and no source.
const diag::Source* read_source(World& world, const std::string& path, Dataset& dataset) {
    dataset.short_names.try_emplace(path, last_component(world.files, path));
    return load::decode(dataset.sources, path, read_bytes(world, path), dataset.findings);
}

/// Whether a file is read as a workbook, by its content or, if that is something else, by its name.
bool holds_workbook(const std::string& path, std::string_view bytes) {
    return load::is_workbook(bytes) || is_workbook_name(path);
}

constexpr FixedText no_heading{"không có dòng tiêu đề của biểu số liệu",
                               "it has no heading of data"};
constexpr FixedText not_the_first{"chỉ đọc trang đầu tiên có dòng tiêu đề",
                                  "only the first sheet with a heading is read"};

/// Says which sheets of workbooks were passed over, and why; thousands of forms have the same.
void say_passed_over(const std::map<std::string, std::vector<std::string>>& files_by_sheet,
                     const FixedText& why, Dataset& dataset) {
    for (const auto& [sheet, files] : files_by_sheet) {
        const std::string name = unicode::printable(sheet),
                          file = unicode::printable(files.front());
        const std::size_t more = files.size() - 1;
        dataset.notices.push_back(
            {fmt::format("bỏ qua trang tính \"{}\" ({}): \"{}\"{}", name, why.vi, file,
                         more > 0 ? fmt::format(" và {} tệp khác", more) : ""),
             fmt::format("sheet \"{}\" is passed over ({}): \"{}\"{}", name, why.en, file,
                         more > 0 ? fmt::format(" and {} more", more) : "")});
    }
}

/// Reads a table as a source, or nothing where it cannot be read: a text, or the first sheet of a
/// workbook that has the headings of the form.
const diag::Source* read_table(World& world, const std::string& path, load::Form form,
                               Dataset& dataset) {
    dataset.short_names.try_emplace(path, last_component(world.files, path));
    const diag::Bytes bytes = read_bytes(world, path);
    if (!holds_workbook(path, bytes.view()))
        return load::decode(dataset.sources, path, bytes, dataset.findings);
    load::Workbook workbook = load::read_workbook(bytes.view(), {form, {}});
    for (const std::string& sheet : workbook.passed_over)
        say_passed_over({{sheet, {path}}}, not_the_first, dataset);
    const auto taken =
        load::take_workbook(dataset.sources, path, bytes, std::move(workbook), dataset.findings);
    return taken.empty() ? nullptr : taken.front();
}

/// Says that a file is not read.
void report_unread(const std::string& path, const NotRead& why, Dataset& dataset) {
    const diag::Source& source = dataset.sources.add(path, diag::Bytes{});
    dataset.findings.add(
        diag::RuleId::unread_file, source.place(0, 0),
        {fmt::format("{} trong thư mục số liệu chưa được đọc; cần {}", why.what.vi, why.cure.vi),
         fmt::format("{} in a data folder was not read; expected {}", why.what.en, why.cure.en)});
    dataset.unread.push_back({&source, why.what});
}

/// DATA, and the word before it where that is no indicator. Throws Stop where it is no file either,
/// but stands before others: an indicator was meant.
std::vector<std::string> data_named(const World& world, const InputOptions& options,
                                    const Programme& programme) {
    std::vector<std::string> data = options.data;
    const std::string& word = options.indicator_or_data;
    if (word.empty() || find_indicator(programme, word)) return data;
    const bool is_path = word.find('/') != word.npos || word == "-" || world.files.identity(word) ||
                         world.files.is_directory(word);
    if (!is_path && !data.empty()) known_indicator(programme, word);  // throws
    if (options.data_of_project && is_path) data.clear();             // the command line wins
    data.insert(data.begin(), word);
    return data;
}

/// Reads the workbooks among the files, several at a time; what is none stays empty.
std::vector<load::Workbook> read_workbooks(const std::vector<DataFile>& files,
                                           const std::vector<diag::Bytes>& bytes,
                                           const InputOptions& options, unsigned threads) {
    std::vector<load::Workbook> workbooks(files.size());
    const load::SheetChoice choice{load::Form::data, options.sheets};
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!files[i].unread && holds_workbook(files[i].path, bytes[i].view())) which.push_back(i);
    }
    in_pieces(which.size(), threads, [&](std::size_t i) {
        workbooks[which[i]] = load::read_workbook(bytes[which[i]].view(), choice);
    });
    return workbooks;
}

/// The files of rows, by who stands behind them.
struct FilesOfRows {
    DataFiles reported, verified;
};

/// Says which words of DATA are named with --verified too.
void say_named_twice(const World& world, const std::vector<std::string>& data,
                     const std::vector<std::string>& verified, Dataset& dataset) {
    std::set<std::string> names;
    for (const std::string& word : verified) names.insert(world.files.common_name(word));
    for (const std::string& word : data) {
        if (word == "-" || !names.contains(world.files.common_name(word))) continue;
        const std::string name = unicode::printable(word);
        dataset.notices.push_back(
            {fmt::format("\"{}\" được nêu cả ở SỐ_LIỆU và ở --verified: chỉ tính là số liệu thẩm "
                         "định",
                         name),
             fmt::format("\"{}\" is named as DATA and with --verified: it counts as verified only",
                         name)});
    }
}

/// Finds the files of DATA and of --verified. A file of the latter is none of DATA, although it may
/// lie in a folder of it.
FilesOfRows find_files(World& world, const InputOptions& options, Dataset& dataset) {
    const auto named = data_named(world, options, dataset.programme);
    FilesOfRows found{find_data_files(world.files, named, options.csv, options.may_be_empty),
                      find_data_files(world.files, options.verified, options.csv)};
    std::set<std::string> verified;
    for (const DataFile& file : found.verified.files)
        verified.insert(world.files.common_name(file.path));
    std::erase_if(found.reported.files, [&](const DataFile& file) {
        return file.path != "-" && verified.contains(world.files.common_name(file.path));
    });
    say_named_twice(world, named, options.verified, dataset);
    for (DataFiles* files : {&found.reported, &found.verified}) {
        note_files_in_data(world, files->seen);
        std::ranges::move(files->notices, std::back_inserter(dataset.notices));
    }
    return found;
}

/// Reads the files that can be read; a source for each text, and for each sheet that is read.
std::vector<const diag::Source*> read_files(World& world, const DataFiles& found,
                                            const InputOptions& options, unsigned threads,
                                            Dataset& dataset) {
    std::vector<diag::Bytes> bytes;
    for (const DataFile& file : found.files) {
        dataset.short_names.try_emplace(file.path, file.short_name);
        bytes.push_back(file.unread ? diag::Bytes{} : read_bytes(world, file.path));
    }
    std::vector<load::Workbook> workbooks = read_workbooks(found.files, bytes, options, threads);
    std::vector<const diag::Source*> data;
    std::map<std::string, std::vector<std::string>> passed_over;  // files by sheet
    for (std::size_t i = 0; i < found.files.size(); ++i) {
        const DataFile& file = found.files[i];
        if (file.unread) {
            report_unread(file.path, *file.unread, dataset);
        } else if (holds_workbook(file.path, bytes[i].view())) {
            for (const std::string& sheet : workbooks[i].passed_over)
                passed_over[sheet].push_back(file.path);
            const auto sheets = load::take_workbook(dataset.sources, file.path, bytes[i],
                                                    std::move(workbooks[i]), dataset.findings);
            data.insert(data.end(), sheets.begin(), sheets.end());
        } else if (const auto* source = load::decode(dataset.sources, file.path, bytes[i],
                                                     dataset.findings, threads)) {
            data.push_back(source);
        }
    }
    say_passed_over(passed_over, no_heading, dataset);
    return data;
}

/// The project file is among the inputs where it named some of the others.
void note_project_file(World& world, const InputOptions& options, Dataset& dataset) {
    if (!options.project_file.empty()) read_source(world, options.project_file, dataset);
}

void read_units(World& world, const InputOptions& options,
                std::span<const diag::Source* const> data, Dataset& dataset) {
    if (options.units.empty()) {
        dataset.units = load::units_of_data(data, dataset.programme, options.csv);
    } else if (const auto* source = read_table(world, options.units, load::Form::units, dataset)) {
        dataset.units_source = source;
        dataset.units = load::read_units(*source, dataset.programme, dataset.findings);
    }
    if (options.exemptions.empty()) return;
    if (const auto* source =
            read_table(world, options.exemptions, load::Form::exemptions, dataset)) {
        dataset.exemptions =
            load::read_exemptions(*source, dataset.programme, dataset.units, dataset.findings);
    }
}

}  // namespace

std::optional<IndicatorIndex> find_indicator(const Programme& programme, const std::string& id) {
    const auto& indicators = programme.indicators;
    for (IndicatorIndex i = 0; i < indicators.size(); ++i) {
        if (unicode::folded(indicators[i].id) == unicode::folded(id)) return i;
    }
    return std::nullopt;
}

IndicatorIndex known_indicator(const Programme& programme, const std::string& id) {
    if (const auto found = find_indicator(programme, id)) return *found;
    std::vector<std::string> ids;
    for (const Indicator& known : programme.indicators) ids.push_back(known.id);
    throw Stop{Exit::usage, with_suggestion({"không có chỉ tiêu \"" + id + "\"",
                                             "unknown indicator \"" + id + "\""},
                                            unicode::nearest(id, ids))};
}

ProgrammePart known_part(const Programme& programme, const std::string& id) {
    if (const auto found = find_indicator(programme, id)) return *found;
    std::vector<std::string> ids;
    for (const Indicator& known : programme.indicators) ids.push_back(known.id);
    for (const Relation& known : programme.relations) {
        if (unicode::folded(known.id) == unicode::folded(id)) return &known;
        ids.push_back(known.id);
    }
    throw Stop{Exit::usage, with_suggestion({"không có chỉ tiêu hoặc ràng buộc \"" + id + "\"",
                                             "unknown indicator or relation \"" + id + "\""},
                                            unicode::nearest(id, ids))};
}

void read_programme(World& world, const std::string& path, Dataset& dataset) {
    if (path.empty()) {
        const auto& source = dataset.sources.add(std::string{builtin_programme_name},
                                                 diag::Bytes{nullptr, builtin_programme});
        dataset.programme =
            load::read_programme(load::thaw(builtin_programme_tree, source), dataset.findings);
    } else if (const auto* source = read_source(world, path, dataset)) {
        dataset.programme = load::read_programme(*source, dataset.findings);
    }
}

void read_units_alone(World& world, const InputOptions& options, Dataset& dataset) {
    note_project_file(world, options, dataset);
    read_programme(world, options.targets, dataset);
    if (!dataset.findings.has_errors()) read_units(world, options, {}, dataset);
}

void read_dataset(World& world, const InputOptions& options, Dataset& dataset) {
    note_project_file(world, options, dataset);
    read_programme(world, options.targets, dataset);
    if (dataset.findings.has_errors()) return;

    const unsigned threads = options.threads.value_or(world.processors);
    const FilesOfRows files = find_files(world, options, dataset);
    const auto reported = read_files(world, files.reported, options, threads, dataset);
    const auto verified = read_files(world, files.verified, options, threads, dataset);
    // a data file that cannot be read does not hide the findings of the others; with errors in the
    // units file, most other findings would be false
    const auto errors_of_data = dataset.findings.errors();
    auto both = reported;
    both.insert(both.end(), verified.begin(), verified.end());
    read_units(world, options, both, dataset);
    if (dataset.findings.errors() > errors_of_data) return;
    load::ReadingPlan plan{threads, world.piece, true, options.remarks};
    const auto rows_of = [&](const auto& sources, std::vector<load::FileFacts>& facts) {
        return load::read_observations(sources, dataset.programme, dataset.units,
                                       dataset.exemptions, options.csv, dataset.findings, &facts,
                                       plan);
    };
    dataset.observations = rows_of(reported, dataset.facts);
    // appraisers have seen the evidence
    plan.asks_for_evidence = false;
    if (!options.verified.empty()) dataset.verified = rows_of(verified, dataset.verified_facts);
    dataset.read_to_the_end = true;
}

ObservationStore rows_that_count(const Dataset& dataset, Unverified unverified) {
    const diag::Source& last = dataset.sources.all().back();
    return rows_that_count(dataset.programme, dataset.units, last.begin + last.text.size(),
                           dataset.observations, *dataset.verified, unverified);
}

void count_verified(Dataset& dataset, Unverified unverified) {
    if (!dataset.verified) return;
    const auto& facts = dataset.verified_facts;
    const std::uint64_t begin =
        facts.empty() ? std::numeric_limits<std::uint64_t>::max() : facts.front().source->begin;
    ObservationStore rows = rows_that_count(dataset, unverified);
    dataset.verification.emplace(std::exchange(dataset.observations, std::move(rows)), begin,
                                 unverified);
}

std::vector<std::uint64_t> addresses_of(const std::vector<load::FileFacts>& files) {
    std::vector<std::uint64_t> addresses;
    for (const load::FileFacts& facts : files) addresses.push_back(facts.source->begin);
    return addresses;
}

PlaceText places_of(const Dataset& dataset, std::map<std::string, std::string> names) {
    return [&dataset, names = std::move(names)](std::uint64_t place) {
        const auto position = dataset.sources.position({place, 1});
        const diag::Source& source = *position.source;
        const auto known = names.find(source.path);
        const std::string& name = known == names.end() ? source.name : known->second;
        if (!source.sheet) return fmt::format("{}:{}", name, position.line);
        // the row begins in the first cell that holds something
        std::size_t at = place - source.begin;
        while (at < source.text.size() && source.text[at] == ',') ++at;
        const auto cell = dataset.sources.position(source.place(at, 1));
        return fmt::format("{}!{}!{}", name, source.sheet->name,
                           diag::cell_name(cell.line, cell.column));
    };
}

}  // namespace cchc::command
