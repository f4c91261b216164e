#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "command/commands.hpp"
#include "command/findings.hpp"
#include "command/formats.hpp"
#include "command/report_folder.hpp"
#include "command/scoring.hpp"
#include "command/stop.hpp"
#include "command/workbooks.hpp"
#include "diag/text.hpp"
#include "measure/form_goal.hpp"
#include "model/pieces.hpp"
#include "render/machine/form.hpp"
#include "render/office/form_workbook.hpp"
#include "render/pages/frame/file_names.hpp"
#include "unicode/unicode.hpp"

namespace cchc::command {

namespace {

/// The units that are named, each once, in that order; each must exist at the end of the period.
std::vector<UnitIndex> named_units(const std::vector<std::string>& codes, const Dataset& dataset,
                                   Year period) {
    std::vector<UnitIndex> units;
    for (const std::string& code : codes) {
        const UnitIndex unit = known_unit(dataset.units, code);
        if (!dataset.units[unit].exists_at_end(period)) {
            throw Stop{Exit::usage,
                       {fmt::format("đơn vị \"{}\" không tồn tại vào cuối năm {}", code, period),
                        fmt::format("unit \"{}\" does not exist at the end of {}", code, period)}};
        }
        if (std::ranges::count(units, unit) == 0) units.push_back(unit);
    }
    return units;
}

/// The units of --level, in the order of the units file.
std::vector<UnitIndex> units_of_levels(const Session& session, const Dataset& dataset,
                                       Year period) {
    const LevelSet levels = chosen_levels(session, dataset.programme);
    std::vector<UnitIndex> units;
    for (UnitIndex i = 0; i < dataset.units.size(); ++i) {
        const Unit& unit = dataset.units[i];
        if (levels.contains(unit.level) && unit.exists_at_end(period)) units.push_back(i);
    }
    return units;
}

void require_units(const std::vector<std::string>& codes, const std::vector<std::string>& levels) {
    if (codes.empty() && levels.empty())
        throw Stop{Exit::usage,
                   {"cần mã đơn vị hoặc --level", "expected codes of units, or --level"}};
    if (!codes.empty() && !levels.empty())
        throw Stop{Exit::usage,
                   {"không nêu mã đơn vị cùng với --level", "--level does not go with units"}};
}

/// Whether a file for each unit is to be written, into a folder.
bool goes_into_folder(const Session& session, const std::vector<std::string>& codes) {
    const std::string& path = session.options.output;
    if (path.empty() || path == "-") return false;
    return codes.size() != 1 || path.ends_with('/') || session.world.files.is_directory(path);
}

/// The format of files in a folder.
std::string format_in_folder(const Session& session) {
    require_name_of_folder(session, session.options.output, "form");
    const std::string& asked = session.options.format;
    return asked.empty() ? formats_of("form").front() : asked;
}

/// Forms of some units.
class Forms {
  public:
    Forms(Session& session, const Dataset& dataset, std::vector<UnitIndex> units,
          std::vector<FormRow> rows)
        : session_(session), dataset_(dataset), units_(std::move(units)), rows_(std::move(rows)) {}

    /// One form, of one unit or, as CSV, of several.
    void write_file(const std::string& format) {
        require_no_form();
        if (format == "csv") return deliver(session_, csv(rows_));
        deliver_workbook(session_, [&](const std::string& folder, const std::string& name) {
            return render::write_form_workbook(form(rows_), dataset_.units[units_.front()],
                                               session_.language, folder, name);
        });
    }

    /// A file for each unit that owes a report.
    void write_folder(const std::string& format) {
        const std::string& folder = session_.options.output;
        const auto names = render::file_names(dataset_.units);
        const auto forms = by_unit();
        const auto draft = open_folder(session_, folder, Replacing::force);
        require_free(draft->content(), forms, names, format);
        require(draft->begin());
        std::mutex mutex;
        std::optional<FileError> failed;
        in_pieces(forms.size(), session_.threads(), [&](std::size_t i) {
            const UnitIndex unit = forms[i].front().report.unit;
            auto error = write_one(forms[i], *draft, names[unit] + "." + format, format);
            const std::scoped_lock lock{mutex};
            if (error && !failed) failed = std::move(error);
        });
        require(failed);
        require_unchanged(session_.world.files);
        publish_folder(session_, *draft, folder, Replacing::force);
        session_.say({fmt::format("đã ghi biểu mẫu của {} đơn vị vào {}", forms.size(), folder),
                      fmt::format("wrote the forms of {} to {}",
                                  diag::counted(forms.size(), "unit"), folder)});
    }

  private:
    using Rows = std::span<const FormRow>;

    render::BlankForm form(Rows rows) const {
        return {dataset_.programme, dataset_.units, *session_.options.period, rows};
    }
    std::string csv(Rows rows) const {
        std::string out;
        render::write_form(form(rows), session_.language, out);
        return out;
    }

    /// The rows of each unit that has any.
    std::vector<Rows> by_unit() const {
        std::vector<Rows> forms;
        for (std::size_t begin = 0, end = 0; begin < rows_.size(); begin = end) {
            while (end < rows_.size() && rows_[end].report.unit == rows_[begin].report.unit) ++end;
            forms.push_back(Rows{rows_}.subspan(begin, end - begin));
        }
        return forms;
    }

    /// A form that stands in the folder may have been filled in.
    void require_free(const FolderContent& content, const std::vector<Rows>& forms,
                      const std::vector<std::string>& names, const std::string& format) const {
        const std::string& folder = session_.options.output;
        if (content.of_a_report) {
            throw Stop{
                Exit::usage,
                {fmt::format("\"{}\" do report ghi; cần thư mục khác", folder),
                 fmt::format("\"{}\" was written by report; expected another folder", folder)}};
        }
        for (const Rows& rows : forms) {
            const std::string name = names[rows.front().report.unit] + "." + format;
            if (std::ranges::count(content.foreign, name) == 0) continue;
            throw Stop{Exit::usage,
                       {fmt::format("\"{}\" đã có {}, có thể đã được điền; cần thư mục khác",
                                    folder, name),
                        fmt::format("\"{}\" holds {} already, which may have been filled in; "
                                    "expected another folder",
                                    folder, name)}};
        }
    }

    std::optional<FileError> write_one(Rows rows, FolderDraft& draft, const std::string& name,
                                       const std::string& format) const {
        if (format == "csv") return draft.write(name, csv(rows));
        const Unit& unit = dataset_.units[rows.front().report.unit];
        const auto made = made_workbook(draft.temporary_folder(), [&](const std::string& folder,
                                                                      const std::string& file) {
            return render::write_form_workbook(form(rows), unit, session_.language, folder, file);
        });
        if (const auto* error = std::get_if<FileError>(&made)) return *error;
        return draft.write(name, std::get<std::string>(made));
    }

    /// A form that lies there may have been filled in.
    void require_no_form() const {
        const std::string& path = session_.options.output;
        if (!is_file(path) || !session_.world.files.is_occupied(path)) return;
        throw Stop{Exit::usage,
                   {fmt::format("\"{}\" đã có và có thể đã được điền; hãy xóa tệp đó hoặc ghi ra "
                                "tệp khác",
                                path),
                    fmt::format("\"{}\" is there already and may be filled in; remove it, or write "
                                "to another file",
                                path)}};
    }

    void require(const std::optional<FileError>& error) const {
        if (error) throw cannot_write_folder(session_.options.output, *error);
    }

    Session& session_;
    const Dataset& dataset_;
    std::vector<UnitIndex> units_;
    std::vector<FormRow> rows_;
};

void read_for_form(Session& session, Dataset& dataset) {
    InputOptions& input = session.options.input;
    input.may_be_empty = input.data_of_project;  // forms come before the data
    if (!input.data.empty()) return read_sound(session, {}, dataset);
    read_units_alone(session.world, session.options.input, dataset);
    print_findings(session, dataset);
    if (dataset.findings.has_errors()) throw Stop{Exit::findings, {}};
}

Exit form(Session& session, std::vector<std::string> codes) {
    codes.insert(codes.end(), session.options.units.begin(), session.options.units.end());
    require_units(codes, session.options.levels);
    const bool into_folder = goes_into_folder(session, codes);
    const std::string format =
        into_folder ? format_in_folder(session) : chosen_format(session, "form");
    Dataset dataset;
    read_for_form(session, dataset);
    require_period_of(session, dataset.programme);
    const Year period = *session.options.period;
    const auto units = codes.empty() ? units_of_levels(session, dataset, period)
                                     : named_units(codes, dataset, period);
    const Lineage lineage{dataset.units, period};
    const Inputs inputs{dataset.programme, dataset.units, dataset.exemptions, dataset.observations,
                        lineage};
    auto rows = measure::form_rows(inputs, units);
    if (rows.empty()) {
        session.say(
            {fmt::format("các đơn vị này không phải báo cáo chỉ tiêu nào của năm {}", period),
             fmt::format("these units owe no report of {}", period)});
        if (into_folder) return Exit::done;  // there is nothing to write
    }
    Forms forms{session, dataset, units, std::move(rows)};
    into_folder ? forms.write_folder(format) : forms.write_file(format);
    return Exit::done;
}

}  // namespace

Action form_command(OptionList& options, Session& session) {
    const auto units = std::make_shared<std::vector<std::string>>();
    options.add_texts("UNIT", *units, "CODE", {"mã các đơn vị", "codes of units"});
    add_unit_options(options, session);
    options.add_texts("-d,--data", session.options.input.data, "FILE",
                      {"số liệu các năm trước, để in kèm số liệu năm trước (có thể lặp lại)",
                       "earlier data, for the figures of the year before (repeatable)"});
    add_reading_options(options, session);
    options.at("--units").required = true;
    Option& period = add_period_option(options, session);
    period.required = true;
    period.help = {"năm phải báo cáo", "year to report on"};
    add_output_options(options, session, formats_of("form"));
    Option& output = options.at("--output");
    output.value = "FILE|DIR";
    output.help = {"tệp kết quả; nhiều đơn vị: thư mục, mỗi đơn vị một tệp",
                   "file to write; of several units a folder, a file each"};
    return [units](Session& s) { return form(s, *units); };
}

}  // namespace cchc::command
