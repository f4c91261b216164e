#include "load/text/heading_additions.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace cchc::load {

namespace {

using namespace std::literals;

constexpr auto digits = "0123456789"sv;

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
    return std::ranges::find(words, text) != words.end();
}

/// Takes signs that say nothing off both ends.
std::string_view without_signs(std::string_view text) {
    constexpr auto signs = "_*,;:.-/ "sv;
    text.remove_prefix(std::min(text.find_first_not_of(signs), text.size()));
    while (!text.empty() && signs.find(text.back()) != signs.npos) text.remove_suffix(1);
    for (const auto dash : {"–"sv, "—"sv, "‐"sv, "‑"sv, "−"sv}) {
        if (text.starts_with(dash)) return without_signs(text.substr(dash.size()));
    }
    return text;
}

/// Whether digits are a year: then they say which year's figures the column holds.
bool is_year(std::string_view number) {
    return number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
}

/// `ii`, which stands in brackets only.
bool is_roman(std::string_view text) {
    static constexpr std::string_view roman[] = {"i"sv,  "ii"sv, "iii"sv, "iv"sv,
                                                 "v"sv,  "vi"sv, "vii"sv, "viii"sv,
                                                 "ix"sv, "x"sv,  "xi"sv,  "xii"sv};
    return is_one_of(text, roman);
}

/// `a`, by which columns of text are named: in brackets only.
bool is_letter(std::string_view text) {
    return text.size() == 1 && text.front() >= 'a' && text.front() <= 'z';
}

/// Whether the cells of the column have to be filled in.
bool is_requirement(std::string_view text) {
    static constexpr std::string_view words[] = {
        "bat_buoc"sv,       "bat_buoc_nhap"sv, "bat_buoc_dien"sv, "bat_buoc_ghi"sv,
        "khong_bat_buoc"sv, "tuy_chon"sv,      "neu_co"sv,        "required"sv,
        "mandatory"sv,      "not_required"sv,  "optional"sv,      "if_any"sv};
    return is_one_of(text, words);
}

/// `1`, `12`; or how a column is computed of others: `3=1/2*100`, `(3)=(1):(2)`, `100*1/2`. `1/2`
/// alone may be a date.
bool is_number(std::string_view text) {
    const bool computed = text.find_first_of("=*x") != text.npos || text.find("×") != text.npos ||
                          text.find("÷") != text.npos;
    const auto allowed = computed ? "0123456789=+-*/x:.,%×÷()[]_ "sv : digits;
    if (text.find_first_of(digits) == text.npos || text.find_first_not_of(allowed) != text.npos)
        return false;
    while (!text.empty()) {
        const auto first = std::min(text.find_first_of(digits), text.size());
        text.remove_prefix(first);
        const auto end = std::min(text.find_first_not_of(digits), text.size());
        if (is_year(text.substr(0, end))) return false;
        text.remove_prefix(end);
    }
    return true;
}

/// What figures are counted in. Thousands of things are not among them: the figures would be
/// others.
bool is_measure(std::string_view text) {
    static constexpr std::string_view leads[] = {
        "don_vi_tinh"sv, "dvt"sv, "don_vi"sv, "tinh_theo"sv, "tinh_bang"sv,
        "unit"sv,        "in"sv,  "so"sv,     "so_luong"sv,  "number_of"sv};
    static constexpr std::string_view measures[] = {
        "%"sv,
        "phan_tram"sv,
        "ty_le_%"sv,
        "ti_le_%"sv,
        "percent"sv,
        "per_cent"sv,
        "pct"sv,
        "diem"sv,
        "diem_so"sv,
        "diem_%"sv,
        "point"sv,
        "points"sv,
        "score"sv,
        "nguoi"sv,
        "luot_nguoi"sv,
        "luot"sv,
        "lan"sv,
        "cuoc"sv,
        "ca"sv,
        "vu"sv,
        "viec"sv,
        "vu_viec"sv,
        "ho_so"sv,
        "hs"sv,
        "giao_dich"sv,
        "thu_tuc"sv,
        "tthc"sv,
        "dich_vu"sv,
        "dvc"sv,
        "dvctt"sv,
        "van_ban"sv,
        "vb"sv,
        "tai_lieu"sv,
        "bao_cao"sv,
        "nhiem_vu"sv,
        "y_kien"sv,
        "kien_nghi"sv,
        "phieu"sv,
        "tin"sv,
        "bai"sv,
        "trang"sv,
        "to"sv,
        "ban"sv,
        "quyen"sv,
        "co_quan"sv,
        "don_vi"sv,
        "to_chuc"sv,
        "phong"sv,
        "doanh_nghiep"sv,
        "dn"sv,
        "ho"sv,
        "ho_gia_dinh"sv,
        "thon"sv,
        "xa"sv,
        "huyen"sv,
        "truong"sv,
        "bien_che"sv,
        "cong_chuc"sv,
        "vien_chuc"sv,
        "can_bo"sv,
        "cbcc"sv,
        "cbccvc"sv,
        "lao_dong"sv,
        "cai"sv,
        "chiec"sv,
        "bo"sv,
        "may"sv,
        "he_thong"sv,
        "phan_mem"sv,
        "co_so_du_lieu"sv,
        "csdl"sv,
        "tai_khoan"sv,
        "lop"sv,
        "dong"sv,
        "vnd"sv,
        "d"sv,
        "nghin_dong"sv,
        "ngan_dong"sv,
        "1000_dong"sv,
        "1.000_dong"sv,
        "trieu_dong"sv,
        "tr.d"sv,
        "tr_d"sv,
        "trd"sv,
        "tr._dong"sv,
        "ty_dong"sv,
        "ti_dong"sv,
        "usd"sv,
        "ngay"sv,
        "ngay_lam_viec"sv,
        "ngay_cong"sv,
        "gio"sv,
        "gio_lam_viec"sv,
        "phut"sv,
        "giay"sv,
        "thang"sv,
        "tuan"sv,
        "m"sv,
        "m2"sv,
        "m3"sv,
        "km"sv,
        "km2"sv,
        "ha"sv,
        "kg"sv,
        "tan"sv,
        "ta"sv,
        "person"sv,
        "persons"sv,
        "people"sv,
        "staff"sv,
        "file"sv,
        "files"sv,
        "case"sv,
        "cases"sv,
        "application"sv,
        "applications"sv,
        "dossier"sv,
        "dossiers"sv,
        "procedure"sv,
        "procedures"sv,
        "service"sv,
        "services"sv,
        "document"sv,
        "documents"sv,
        "item"sv,
        "items"sv,
        "unit"sv,
        "units"sv,
        "household"sv,
        "households"sv,
        "post"sv,
        "posts"sv,
        "day"sv,
        "days"sv,
        "working_days"sv,
        "hour"sv,
        "hours"sv,
        "minute"sv,
        "minutes"sv,
        "month"sv,
        "months"sv,
        "million_vnd"sv,
        "billion_vnd"sv,
        "thousand_vnd"sv,
        "million_dong"sv,
        "billion_dong"sv,
    };
    if (is_one_of(text, measures)) return true;
    for (const std::string_view lead : leads) {
        if (!text.starts_with(lead) || text.size() == lead.size()) continue;
        if ("_: "sv.find(text[lead.size()]) == std::string_view::npos) continue;
        if (is_one_of(without_signs(text.substr(lead.size())), measures)) return true;
    }
    return false;
}

bool is_previous_year(std::string_view text) {
    static constexpr std::string_view words[] = {
        "nam_truoc"sv, "cua_nam_truoc"sv, "ky_truoc"sv,  "nam_truoc_lien_ke"sv,
        "previous"sv,  "previous_year"sv, "last_year"sv, "year_before"sv};
    return is_one_of(text, words);
}

/// What one addition is, without brackets around it.
Addition one(std::string_view text, bool in_brackets) {
    text = without_signs(text);
    if (text.empty()) return Addition::none;
    if (is_number(text) || is_requirement(text)) return Addition::number;
    if (in_brackets && is_roman(text)) return Addition::number;
    if (is_measure(text)) return Addition::measure;
    if (in_brackets && is_letter(text)) return Addition::number;
    return is_previous_year(text) ? Addition::previous_year : Addition::other;
}

/// Takes the first addition off: what stands in brackets, or all up to the next bracket.
std::string_view take_first(std::string_view& rest) {
    const bool in_brackets = rest.front() == '(' || rest.front() == '[';
    const auto end = in_brackets ? rest.find(rest.front() == '(' ? ')' : ']')
                                 : std::min(rest.find_first_of("(["), rest.size());
    if (end == rest.npos) return std::exchange(rest, {});  // a bracket that is never closed
    const auto first = rest.substr(in_brackets ? 1 : 0, end - (in_brackets ? 1 : 0));
    rest.remove_prefix(std::min(end + (in_brackets ? 1 : 0), rest.size()));
    return first;
}

}  // namespace

std::string_view without_number(std::string_view plain) {
    const auto mark = plain.find_first_of(")].");
    auto before = plain.substr(0, std::min(mark, plain.size()));
    if (before.starts_with('(') || before.starts_with('[')) before.remove_prefix(1);
    before = without_signs(before);
    const bool numbered =
        mark != plain.npos && (is_number(before) || is_roman(before) || is_letter(before));
    if (numbered) plain.remove_prefix(mark + 1);
    plain.remove_prefix(std::min(plain.find_first_not_of("*_"), plain.size()));
    return plain;
}

Addition addition(std::string_view rest) {
    Addition all = Addition::none;
    for (rest = without_signs(rest); !rest.empty(); rest = without_signs(rest)) {
        const bool computed = is_number(rest);  // `(3)=(1)/(2)` is one
        const bool in_brackets = rest.front() == '(' || rest.front() == '[';
        const Addition next = computed ? Addition::number : one(take_first(rest), in_brackets);
        if (computed) rest = {};
        all = std::max(all, next);
    }
    return all;
}

}  // namespace cchc::load
