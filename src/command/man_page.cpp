#include "command/man_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "command/command_line.hpp"
#include "command/manual.hpp"
#include "command/project_file.hpp"
#include "command/stop.hpp"

namespace cchc::command {

namespace {

/// A text as roff has it: nothing in it is a request.
std::string roff(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((i == 0 || text[i - 1] == '\n') && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    return out;
}

std::string bold(std::string_view text) {
    return "\\fB" + roff(text) + "\\fR";
}

std::string italic(std::string_view text) {
    return "\\fI" + roff(text) + "\\fR";
}

std::string page_name(const Command& command) {
    return "cchc-" + command.name;
}

/// One page while it is written.
class Page {
  public:
    /// `command`: null: the page of the program.
    Page(Session& session, const Command* command)
        : session_(session),
          command_(command),
          manual_(manual_of(command ? command->name : "")),
          options_(all_options(session, command)) {}

    std::string text() {
        head();
        synopsis();
        description();
        if (!command_) command_list();
        options();
        examples();
        exits();
        files();
        environment();
        see_also();
        return std::move(out_);
    }

  private:
    static OptionList all_options(Session& session, const Command* command) {
        OptionList options;
        if (command) options = options_of(*command, session);
        if (!command) add_common_options(options, session);
        options.add(help_option());
        options.add(version_option());
        return options;
    }

    const std::string& words(const Text& text) const { return session_.in_words(text); }
    void section(const Text& name) { out_ += ".SH " + roff(words(name)) + '\n'; }
    /// A term, and what it means.
    void term(const std::string& what, const std::string& meaning) {
        out_ += ".TP\n" + what + '\n' + roff(meaning) + '\n';
    }

    /// Without hyphenation, which groff knows for English alone.
    void head() {
        const std::string name = command_ ? page_name(*command_) : "cchc";
        std::string title = name;
        std::ranges::transform(title, title.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
        out_ += fmt::format(".\\\" -*- coding: UTF-8 -*-\n.TH {} 1 \"\" \"cchc {}\" \"{}\"\n",
                            roff(title), CCHC_VERSION,
                            words({"Hướng dẫn sử dụng cchc", "cchc manual"}));
        out_ += ".nh\n.ad l\n";
        section({"TÊN", "NAME"});
        out_ += fmt::format("{} \\- {}\n", roff(name),
                            roff(words(command_ ? command_->help : program_help())));
    }

    void synopsis() {
        section({"CÁCH DÙNG", "SYNOPSIS"});
        out_ += bold(command_ ? "cchc " + command_->name : "cchc");
        out_ += fmt::format(" [{}]", italic(words({"TÙY_CHỌN", "OPTIONS"})));
        if (!command_) out_ += ' ' + italic(words({"LỆNH", "COMMAND"}));
        for (const Option& option : options_.all()) {
            if (!option.is_argument()) continue;
            std::string name = italic(words(value_name(option.names)));
            if (option.times != Times::once) name += "...";
            out_ += option.required ? ' ' + name : " [" + name + ']';
        }
        out_ += '\n';
    }

    void description() {
        section({"MÔ TẢ", "DESCRIPTION"});
        std::string text = roff(words(manual_.description));
        for (std::size_t at = text.find("\n\n"); at != text.npos; at = text.find("\n\n", at))
            text.replace(at, 2, "\n.PP\n");
        out_ += text + '\n';
    }

    void command_list() {
        section({"CÁC LỆNH", "COMMANDS"});
        for (const Command& command : commands())
            term(fmt::format("{}(1)", bold(page_name(command))), words(command.help));
    }

    void options() {
        const auto has_arguments = std::ranges::any_of(options_.all(), &Option::is_argument);
        if (has_arguments) section({"THAM SỐ", "ARGUMENTS"});
        for (const Option& option : options_.all()) {
            if (option.is_argument())
                term(italic(words(value_name(option.names))), meaning(option));
        }
        section({"TÙY CHỌN", "OPTIONS"});
        for (const Option& option : options_.all()) {
            if (!option.is_argument()) term(named(option), meaning(option));
        }
    }

    /// "-t, --targets FILE"
    std::string named(const Option& option) const {
        std::string out;
        for (const std::string& name : option.each_name())
            out += (out.empty() ? "" : ", ") + bold(name);
        if (option.is_flag()) return out;
        const Text value = value_name(option.value.empty() ? "WORD" : option.value);
        return out + ' ' + italic(words(value));
    }

    std::string meaning(const Option& option) const {
        std::string out = words(option.help);
        if (!option.words.empty()) {
            out += fmt::format(" ({}: {})", words({"một trong", "one of"}),
                               fmt::join(option.words, ", "));
        }
        if (option.required && command_ && ProjectFile::serves(command_->name, option))
            return out + words({" (bắt buộc, nếu cchc.yaml không có)",
                                " (required, unless cchc.yaml has it)"});
        if (option.required) out += words({" (bắt buộc)", " (required)"});
        return out;
    }

    void examples() {
        section({"VÍ DỤ", "EXAMPLES"});
        for (const Example& example : manual_.examples) {
            out_ += fmt::format(".PP\n{}:\n.RS 4\n.nf\n{}\n.fi\n.RE\n", roff(words(example.what)),
                                bold(example.line));
        }
    }

    void exits() {
        section({"MÃ KẾT THÚC", "EXIT STATUS"});
        for (const ExitMeaning& one : manual_.exits)
            term(bold(fmt::to_string(static_cast<int>(one.exit))), words(one.meaning));
        term(bold(fmt::to_string(static_cast<int>(Exit::defect))),
             words({"lỗi của chính chương trình: xin báo lại",
                    "a defect of the program: please report it"}));
    }

    bool takes(std::string_view name) const {
        return std::ranges::any_of(options_.all(), [&](const Option& option) {
            return std::ranges::count(option.each_name(), name) > 0;
        });
    }

    /// What the files hold that options name.
    void files() {
        const bool of_project =
            !command_ || std::ranges::any_of(options_.all(), [&](const Option& option) {
                return ProjectFile::serves(command_->name, option);
            });
        if (!of_project && !takes("--output")) return;
        section({"CÁC TỆP", "FILES"});
        if (of_project) {
            term(bold(project_file_name),
                 words({"tệp dự án, tìm từ thư mục hiện tại trở lên: giá trị của những tùy chọn "
                        "không ghi trong lệnh; cchc schema config in JSON Schema của tệp này",
                        "the project file, looked for from the current folder upwards: values of "
                        "options that are not given; cchc schema config prints its JSON Schema"}));
        }
        const std::string also = words({"tùy chọn", "optional"});
        if (takes("DATA") || takes("--data")) {
            term(words({"số liệu", "data"}),
                 fmt::format("unit, indicator, period, numerator, denominator, value; {}: note, "
                             "evidence",
                             also));
        }
        if (takes("--units")) {
            term(bold("--units"),
                 fmt::format("unit, name, level, parent; {}: from, to, successor, name_en", also));
            term(bold("--exemptions"),
                 fmt::format("unit, indicator, from, to; {}: reason, decision", also));
        }
        if (takes("--targets")) {
            term(bold("--targets"), words({"YAML; cchc schema in JSON Schema của tệp này",
                                           "YAML; cchc schema prints its JSON Schema"}));
        }
        if (!takes("--output")) return;
        term(bold("--output"), words({"xuất hiện đầy đủ hoặc không xuất hiện; tệp đã đọc "
                                      "không bao giờ bị ghi đè",
                                      "appears whole or not at all; what is read is never "
                                      "written over"}));
    }

    void environment() {
        section({"BIẾN MÔI TRƯỜNG", "ENVIRONMENT"});
        term(bold("LC_ALL") + ", " + bold("LC_MESSAGES") + ", " + bold("LANG"),
             words({"ngôn ngữ khi không có --lang", "the language without --lang"}));
        term(bold("NO_COLOR") + ", " + bold("CLICOLOR_FORCE"),
             words({"màu khi không có --color", "colours without --color"}));
    }

    void see_also() {
        section({"XEM THÊM", "SEE ALSO"});
        std::string list = command_ ? bold("cchc") + "(1)" : "";
        for (const Command& command : commands()) {
            if (&command == command_) continue;
            list += (list.empty() ? "" : ",\n") + bold(page_name(command)) + "(1)";
        }
        out_ += list + '\n';
    }

    Session& session_;
    const Command* command_;
    const Manual& manual_;
    OptionList options_;
    std::string out_;
};

}  // namespace

Exit write_man_page(Session& session, const std::vector<std::string>& words) {
    const std::string name = words.empty() || words[0].starts_with('-') ? "" : words[0];
    std::string names = "cchc\n";
    for (const Command& command : commands()) names += page_name(command) + '\n';
    std::string text = name.empty() ? names : "";
    if (name == "cchc") text = Page{session, nullptr}.text();
    for (const Command& command : commands()) {
        if (name == page_name(command)) text = Page{session, &command}.text();
    }
    if (text.empty()) {
        throw Stop{Exit::usage,
                   {"không có trang \"" + name + "\"", "there is no page \"" + name + "\""}};
    }
    write_to(session, "-", text);
    return Exit::done;
}

}  // namespace cchc::command
