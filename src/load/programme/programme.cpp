#include "load/programme/programme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "load/programme/indicator.hpp"
#include "load/programme/node_reader.hpp"
#include "load/programme/relations.hpp"
#include "unicode/unicode.hpp"

namespace cchc::load {

namespace {

using diag::RuleId;

/// The ids of one kind of thing, each of which may stand once.
class Ids {
  public:
    Ids(Text what, diag::Findings& findings) : what_(std::move(what)), findings_(findings) {}

    void add(const MapReader& map) {
        const Node* id = map.find("id");
        if (!id || !id->is_scalar()) return;
        const auto [first, fresh] = first_.emplace(unicode::folded(id->text), id->place);
        if (fresh) return;
        auto& finding = report(findings_, RuleId::duplicate_id, *id, "id",
                               {fmt::format("mã {} \"{}\" đã có ở trên", what_.vi, id->text),
                                fmt::format("{} \"{}\" stands here already", what_.en, id->text)});
        finding.notes.push_back({first->second, {"mã trước ở đây", "the first one is here"}});
    }

  private:
    Text what_;
    diag::Findings& findings_;
    std::map<std::string, diag::Place> first_;
};

/// One pass over the file, section by section.
class ProgrammeReader {
  public:
    ProgrammeReader(const Node& root, diag::Findings& findings)
        : findings_(findings), root_(root, {"tệp chương trình", "the programme"}, findings) {}

    Programme read() {
        root_.allow_only({"programme", "title", "start", "report_until", "levels", "settings",
                          "grades", "areas", "checks"});
        programme_.id = root_.word("programme");
        programme_.title = root_.text("title", true);
        programme_.start = root_.year("start", true).value_or(0);
        read_report_until();
        read_levels();
        if (const Node* settings = root_.find("settings")) read_settings(*settings);
        read_grades();
        read_areas();
        for (const RepeatedIndicator& repeated : repeated_) {
            if (!names_broken(repeated)) take_over(repeated, programme_, findings_);
        }
        read_checks();
        return std::move(programme_);
    }

  private:
    /// The maps of a list; whatever else stands in it is a finding.
    std::vector<const Node*> maps_in(const Node* list, std::string_view key, Text what) {
        std::vector<const Node*> maps;
        if (!list) return maps;
        if (!list->is_sequence() || list->items.empty()) {
            report_type(findings_, *list, key,
                        {"một danh sách " + what.vi, "a list of " + what.en});
            return maps;
        }
        for (const Node& item : list->items) {
            if (item.is_map()) {
                maps.push_back(&item);
            } else {
                report_type(findings_, item, key, {"các khóa như {id: …}", "keys, as in {id: …}"});
            }
        }
        return maps;
    }

    void read_report_until() {
        programme_.report_until = root_.year("report_until", false);
        if (!programme_.report_until || *programme_.report_until > programme_.start) return;
        report(findings_, RuleId::bad_horizon, *root_.find("report_until"), "report_until",
               {fmt::format("report_until {} phải đứng sau năm bắt đầu {}",
                            *programme_.report_until, programme_.start),
                fmt::format("report_until {} does not lie after the start, {}",
                            *programme_.report_until, programme_.start)});
    }

    void read_levels() {
        Ids ids{{"cấp", "level"}, findings_};
        for (const Node* node :
             maps_in(root_.require("levels"), "levels", {"cấp đơn vị", "levels"})) {
            MapReader map{*node, {"cấp đơn vị", "a level"}, findings_};
            map.allow_only({"id", "name"});
            ids.add(map);
            if (programme_.levels.size() == max_levels) {
                report_type(findings_, *node, "levels",
                            {fmt::format("nhiều nhất {} cấp", max_levels),
                             fmt::format("at most {} levels", max_levels)});
                return;
            }
            programme_.levels.push_back({map.word("id"), map.text("name", true)});
        }
    }

    void read_settings(const Node& node) {
        if (!node.is_map()) {
            report_type(findings_, node, "settings",
                        {"các khóa như {on_track: 0.95}", "keys, as in {on_track: 0.95}"});
            return;
        }
        MapReader map{node, {"settings", "settings"}, findings_};
        map.allow_only({"on_track", "at_risk", "grade_min_targets", "rank_by", "zero_below"});
        Settings& settings = programme_.settings;
        settings.on_track = map.number("on_track").value_or(settings.on_track);
        settings.at_risk = map.number("at_risk").value_or(settings.at_risk);
        if (settings.at_risk > settings.on_track) {
            const bool named = map.has("at_risk");
            map.refuse(named ? "at_risk" : "on_track",
                       {"at_risk không được lớn hơn on_track", "at_risk is above on_track"});
        }
        settings.zero_below = read_zero_below(map).value_or(settings.zero_below);
        if (const Node* rank_by = map.find("rank_by")) {
            settings.rank_by =
                read_choice<RankBy>(*rank_by, "rank_by",
                                    {{"score", RankBy::score}, {"attained", RankBy::attained}},
                                    findings_)
                    .value_or(settings.rank_by);
        }
        read_grade_min_targets(map);
    }

    void read_grade_min_targets(MapReader& map) {
        Settings& settings = programme_.settings;
        const auto least = map.number("grade_min_targets");
        if (!least) return;
        if (least->is_whole() && *least >= Decimal::whole(1) && *least <= Decimal::whole(10'000)) {
            settings.grade_min_targets = static_cast<int>(least->count() / Decimal::one);
        } else {
            report_type(findings_, *map.find("grade_min_targets"), "grade_min_targets",
                        {"một số nguyên từ 1", "a whole number from 1"});
        }
    }

    void read_grades() {
        Ids ids{{"xếp loại", "grade"}, findings_};
        if (!root_.has("grades")) return;
        for (const Node* node :
             maps_in(root_.find("grades"), "grades", {"mức xếp loại", "grades"})) {
            MapReader map{*node, {"mức xếp loại", "a grade"}, findings_};
            map.allow_only({"id", "from", "attained", "name"});
            ids.add(map);
            Grade grade{map.word("id"), {}, {}, {}};
            map.require("from");
            const auto from = map.number("from");
            grade.name = map.text("name", true);
            if (!from) continue;
            grade.from = *from;
            const bool falls = programme_.grades.empty() || *from < programme_.grades.back().from;
            if (!falls || *from > Decimal::whole(100)) {
                report(findings_, RuleId::unordered_grades, *map.find("from"), "from",
                       {fmt::format(
                            "mức xếp loại {} không thấp hơn mức đứng trước; cần xếp từ 100 xuống 0",
                            exact::to_text(*from)),
                        fmt::format("a grade from {} is not below the one before it; expected "
                                    "falling order, from 100 to 0",
                                    exact::to_text(*from))});
            }
            read_attained(map, grade);
            programme_.grades.push_back(std::move(grade));
        }
    }

    /// The attained share that a band asks for. Nobody attains more of the targets than the score
    /// says, so a share as high as the score of a band above that asks for no more is always graded
    /// there.
    void read_attained(MapReader& map, Grade& grade) {
        const auto attained = map.number("attained");
        if (!attained) return;
        grade.attained = *attained;
        if (*attained > Decimal::whole(100)) {
            report(findings_, RuleId::unordered_grades, *map.find("attained"), "attained",
                   {fmt::format("tỷ lệ mục tiêu đạt {} lớn hơn 100", exact::to_text(*attained)),
                    fmt::format("an attained share of {} is over 100; expected 0 to 100",
                                exact::to_text(*attained))});
            return;
        }
        const bool falls = programme_.grades.empty() || grade.from < programme_.grades.back().from;
        if (!falls) return;  // that has been said
        const auto takes_all = [&](const Grade& above) {
            return *attained >= above.from && *attained >= above.attained;
        };
        const auto above = std::ranges::find_if(programme_.grades, takes_all);
        if (above == programme_.grades.end()) return;
        report(findings_, RuleId::unordered_grades, *map.find("attained"), "attained",
               {fmt::format("không đơn vị nào được xếp mức này: ai đạt từ {}% mục tiêu thì đã "
                            "được xếp mức \"{}\" (từ {} điểm)",
                            exact::to_text(*attained), above->id, exact::to_text(above->from)),
                fmt::format("nobody gets this grade: a unit that attains {}% of its targets is "
                            "\"{}\" already, from a score of {}",
                            exact::to_text(*attained), above->id, exact::to_text(above->from))});
    }

    void read_areas() {
        Ids area_ids{{"lĩnh vực", "area"}, findings_},
            indicator_ids{{"chỉ tiêu", "indicator"}, findings_};
        for (const Node* node : maps_in(root_.require("areas"), "areas", {"lĩnh vực", "areas"})) {
            MapReader map{*node, {"lĩnh vực", "an area"}, findings_};
            map.allow_only({"id", "name", "indicators"});
            area_ids.add(map);
            programme_.areas.push_back({map.word("id"), map.text("name", true)});
            const auto area = static_cast<std::uint16_t>(programme_.areas.size() - 1);
            for (const Node* item :
                 maps_in(map.require("indicators"), "indicators", {"chỉ tiêu", "indicators"})) {
                MapReader indicator{*item, {"chỉ tiêu", "an indicator"}, findings_};
                indicator_ids.add(indicator);
                read_entry(indicator, area);
            }
        }
    }

    void read_entry(MapReader& map, std::uint16_t area) {
        const auto index = static_cast<IndicatorIndex>(programme_.indicators.size());
        if (map.has("same_as")) repeated_.push_back({index, &map.node()});
        const std::size_t errors = findings_.errors();
        Indicator indicator =
            map.has("same_as") ? read_repeated(map) : read_indicator(map, programme_);
        if (findings_.errors() > errors) broken_.insert(indicator.id);
        indicator.area = area;
        programme_.indicators.push_back(std::move(indicator));
    }

    void read_checks() {
        Ids ids{{"ràng buộc", "relation"}, findings_};
        if (!root_.has("checks")) return;
        for (const Node* node :
             maps_in(root_.find("checks"), "checks", {"ràng buộc", "relations"})) {
            MapReader map{*node, {"ràng buộc", "a relation"}, findings_};
            ids.add(map);
            auto relation = read_relation(map, programme_, broken_);
            if (relation) programme_.relations.push_back(std::move(*relation));
        }
    }

    /// What is wrong with an indicator has been said where it stands.
    bool names_broken(const RepeatedIndicator& repeated) const {
        return broken_.contains(repeated.node->find("same_as")->text);
    }

    diag::Findings& findings_;
    MapReader root_;
    Programme programme_;
    std::vector<RepeatedIndicator> repeated_;
    std::set<std::string> broken_;  ///< ids of indicators with errors
};

}  // namespace

Programme read_programme(const diag::Source& source, diag::Findings& findings) {
    const std::size_t before = findings.all().size();
    const auto root = read_yaml(source, findings);
    Programme programme;
    if (root) programme = read_programme(*root, findings);
    findings.order_from(before);
    return programme;
}

Programme read_programme(const Node& root, diag::Findings& findings) {
    const std::size_t before = findings.all().size();
    Programme programme;
    if (root.is_map()) {
        programme = ProgrammeReader{root, findings}.read();
    } else {
        report_type(findings, root, "programme",
                    {"một chương trình (programme: …)", "a programme (programme: …)"});
    }
    findings.order_from(before);
    return programme;
}

}  // namespace cchc::load
