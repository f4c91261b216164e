#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "render/words/words.hpp"

using namespace cchc;
using namespace cchc::render;

namespace {

/// A text of the catalogue, with the forms that it has in both languages.
struct Entry {
    std::string_view name;
    std::vector<std::string_view> forms;
};

const std::vector<Entry> entries{
#define TEXT(name, in_vi, in_en) {#name, {in_vi, in_en}},
#define PHRASE(name, in_vi, in_en) {#name, {in_vi, in_en}},
#define COUNTED(name, in_vi, of_one, of_more) {#name, {in_vi, of_one, of_more}},
#include "render/words/catalogue.def"
};

/// The places of figures in a text: "{} of {}" and "{1} {0}" have the places 0 and 1.
std::set<std::string> places_of(std::string_view text) {
    std::set<std::string> places;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
        const std::string_view place = text.substr(at + 1, text.find('}', at) - at - 1);
        places.insert(place.empty() ? std::to_string(places.size()) : std::string{place});
    }
    return places;
}

}  // namespace

TEST_CASE("every text is there in both languages") {
    std::vector<std::string_view> lacking;
    for (const Entry& entry : entries) {
        for (const std::string_view form : entry.forms) {
            if (form.empty()) lacking.push_back(entry.name);
        }
    }
    CHECK(lacking == std::vector<std::string_view>{});
}

TEST_CASE("every text shows the same figures in both languages") {
    std::vector<std::string_view> differing;
    for (const Entry& entry : entries) {
        for (const std::string_view form : entry.forms) {
            if (places_of(form) != places_of(entry.forms.front())) differing.push_back(entry.name);
        }
    }
    CHECK(differing == std::vector<std::string_view>{});
}

TEST_CASE("a text is found by its name, in the language of the reader") {
    CHECK(std::string_view{words(Language::vi).status} == "Đánh giá");
    CHECK(std::string_view{words(Language::en).status} == "Status");
    CHECK(words(Language::vi).final_in(2025) == "Đã chốt năm 2025");
    CHECK(words(Language::en).final_in(2025) == "final in 2025");
    CHECK(words(Language::vi).counted_status("đạt", 3) == "đạt 3");
    CHECK(words(Language::en).counted_status("attained", 3) == "3 attained");
    CHECK(words(Language::vi).fewer_cases(1, "1", "hồ sơ") == "còn phải giảm 1 hồ sơ");
    CHECK(words(Language::en).fewer_cases(1, "1", "files") == "1 fewer (files)");
    CHECK(words(Language::en).fewer_cases(2, "2", "files") == "2 fewer files");
}
