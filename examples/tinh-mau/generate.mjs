// Writes the example province "Tỉnh Mẫu" beside this file: units.csv, exemptions.csv, data/, late/ and surveys/.
//
//     node examples/tinh-mau/generate.mjs
//
// Everything here is invented. The same script writes the same bytes: figures are drawn by name (see draw), in whole numbers.
// Most of it is ordinary: each year a bit better than the last. What is not ordinary stands in ODDITIES, with what it is there to show.

import {mkdirSync, writeFileSync} from 'node:fs';
import {COMMUNES, DEPARTMENTS, DISTRICTS, PROVINCE, PROVINCE_NOTES, SURVEYS_OF_2025, SURVEYS_OF_PARTS} from './province.mjs';

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026];
const LAST_DAY = '2025-06-30';  // of the districts, and of the communes that merged

// ── What is out of the ordinary ────────────────────────────────────────────────────────────────────────────────────────────
// who, which indicator, which years, and one of
//   silent   no row                             empty   a row with a note and no figures
//   figures  [numerator, denominator]           short   so many cases fail in the denominator
//   sum      Σn of the province, given Σd: the difference is spread over all rows
//   nothing  an ordinary row, with the note and the evidence

const ODDITIES = [
    // 34 files of nearly 600,000 are wanting: 50 % was promised, and 49.99 % is not 50 %. X37 is silent, so this is provisional as well.
    {indicator: 'TTHC-06', years: [2025], sum: (d) => Math.ceil(d / 2) - 34},
    // 79.998 %: two decimals would show 80.00 and deny the verdict.
    {indicator: 'TTHC-10', years: [2025], sum: (d) => Math.ceil(d * 8 / 10) - 12},
    // Exactly 80 % (76 of 95 systems): at least 80 is attained.
    {unit: 'VP', indicator: 'CQS-02', years: [2025], figures: [5, 6]},
    {indicator: 'CQS-02', years: [2025], sum: (d) => Math.ceil(d * 8 / 10)},
    // One public service unit short of 20 %. Without the communes, which report of their own accord, only the departments' units would
    // be left after the districts, and the target would look attained by far.
    {indicator: 'TCC-04', years: [2025], sum: (d) => Math.ceil(d * 2 / 10) - 1},
    // Three officials without a degree in the whole province: 100 % means all of them.
    {indicator: 'CDCV-03', years: [2025], sum: (d) => d - 3},

    // The promise of 2022: all placed by the approved post scheme. SXD came a year late (attained_late), SCT lost it again (lapsed).
    // Since SXD was late, so was the province: missed for 2022, attained late as seen from 2023, and from 2024 on missed again.
    {unit: 'SXD', indicator: 'CDCV-02', years: [2022], short: 4,
     note: 'Còn 04 viên chức chờ phê duyệt đề án vị trí việc làm'},
    {unit: 'SCT', indicator: 'CDCV-02', years: [2024], short: 3},
    {unit: 'SCT', indicator: 'CDCV-02', years: [2025], short: 6,
     note: 'Sau sắp xếp, 06 người chưa được bố trí lại; dự kiến xong "trong quý I/2026"', evidence: 'BC 214/BC-SCT ngày 08/12/2025'},

    // A commune that goes on unchanged and sent nothing at all for 2025 (check --complete: silent-unit). It restated its levels of 2021,
    // so for TCBM-01 and TCBM-02 it has a B and no C: it is left out, and what it keeps back moves neither side of the cut.
    {unit: 'X37', indicator: '*', years: [2025], silent: true},
    // A new commune that did not report; its predecessors did, for January to June. It has a value, and its report is missing.
    {unit: 'M07', indicator: 'CQS-07', years: [2025], silent: true},
    {unit: 'BQLKCN', indicator: 'TTHC-09', years: [2025], silent: true},
    {unit: 'SVHTTDL', indicator: 'CDCV-07', years: [2024, 2025], silent: true},
    {unit: 'H7', indicator: 'CQS-04', years: [2023], silent: true},
    // No level of 2022: seen from 2022 the district's B is left out too, and the rest is compared with the rest.
    {unit: 'H4', indicator: 'TCBM-01', years: [2022], silent: true},
    // The first full year after the reorganisation. X37 reports again, but no levels: beside those of 2026 there would be none of 2025,
    // against which the targets for 2030 are measured, and that would leave the whole province without a verdict. M17 is silent on its
    // reports; what it sent for 2025 says how many it owes.
    {unit: 'X37', indicator: 'TCBM-01', years: [2026], silent: true},
    {unit: 'X37', indicator: 'TCBM-02', years: [2026], silent: true},
    {unit: 'X37', indicator: 'TCC-06', years: [2026], silent: true},
    {unit: 'M17', indicator: 'CQS-04', years: [2026], silent: true},
    // A row without figures is no report, but its note is shown.
    {unit: 'SCT', indicator: 'TC-02', years: [2025], empty: true,
     note: 'Chưa tổng hợp kịp số liệu, do đang rà soát lại các văn bản sau hợp nhất'},
    {unit: 'H6', indicator: 'TTHC-03', years: [2022], empty: true, note: 'Chưa tổng hợp kịp số liệu'},

    // 0/0: reported, and nothing arose. TTR has never issued a new procedure (no_cases); SDTTG had inspections until 2024, and the
    // zero of 2025 is asked about (cases-vanished); X96 is an island without inspections. TTR has no public service units either: its
    // levels are 0, nothing to reduce.
    {unit: 'TTR', indicator: 'TTHC-02', years: YEARS, figures: [0, 0]},
    {unit: 'SDTTG', indicator: 'CQS-08', years: [2025], figures: [0, 0], note: 'Trong năm không tổ chức cuộc kiểm tra nào'},
    {unit: 'X96', indicator: 'CQS-08', years: YEARS, figures: [0, 0], note: 'Không phát sinh (xã đảo, không có cuộc kiểm tra)'},

    // Explanations and evidence, with the commas and quotes that notes have.
    {unit: 'SYT', indicator: 'TTHC-06', years: [2024],
     note: 'Không tính hồ sơ nộp qua "một cửa" của bệnh viện, vì chưa kết nối', evidence: 'BC 95/BC-SYT ngày 12/12/2024'},
    {unit: 'H1', indicator: 'TTHC-06', years: [2025],
     note: 'Số liệu 6 tháng đầu năm, chốt ngày 30/6/2025', evidence: 'BC 160/BC-UBND'},
    {unit: 'STC', indicator: 'TTHC-06', years: [2025], note: 'Gồm hồ sơ tiếp nhận từ Sở Kế hoạch và Đầu tư, từ ngày 01/3/2025'},
    {unit: 'M05', indicator: 'TCC-05', years: [2026], figures: [1, 1]},
    {unit: 'M05', indicator: 'TCC-05', years: [2025], figures: [0, 1], note: 'Tiếp nhận đơn vị "Ban dịch vụ công ích" của huyện cũ'},
    {unit: 'VP', indicator: 'CQS-05', years: [2025], evidence: 'https://vanban.tinhmau.example/2025/bao-cao-van-ban'},
    {unit: 'SNN', indicator: 'TCBM-02', years: [2025], evidence: 'QĐ 2291/QĐ-UBND ngày 05/12/2025'},
];

// The cut against 2021. Before the districts ended, they report their schools' and health stations' levels; after it, the communes do
// (optional, but without them the province would compare departments alone). The heir of a district is the province, which has no
// level of its own: its B is left out. The communes restate 2021 for what they took over, and what they restate is, to the last post,
// what the districts had reported: but for X37, the B of 2025 is the B of 2024. Five communes that go on unchanged existed in 2021;
// theirs is no restated row, but one handed in late. Two departments merged into one need none of this: the heir answers for both.
//   TCBM-02 (posts): all restated, and the cut of 2025 is 10 % to the post: attained. (One post more, and it would not be.)
//   TCBM-01 (units): two communes, each merged across the border of two districts, had not agreed by the year's end which school
//   counts where in 2021. They report 2025 without a baseline, and that leaves the whole province without a verdict: no_baseline,
//   though it would be attained. Their two rows stand in late/; add that folder to the data, and the verdict is there.
//   TCC-06 (money) is measured against the mean of 2021 to 2025, and not before 2026: the communes restated its first four years.
const RESTATED = {
    'TCBM-01': 'Số liệu tính lại theo địa bàn mới',
    'TCBM-02': 'Số liệu tính lại theo quyết định giao biên chế năm 2021',
};
const RESTATED_MONEY = 'Số liệu tính lại theo địa bàn mới';
const LATE = {indicator: 'TCBM-01', units: ['M11', 'M14']};

const EXEMPTIONS = [
    ['VP', 'CQS-08', 2021, '', 'Không có chức năng thanh tra, kiểm tra chuyên ngành', 'QĐ 117/QĐ-UBND ngày 08/02/2021'],
];

// ── Units ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const lines = (text, separator = '\n') => text.split(separator).map((line) => line.trim()).filter(Boolean);
const KINDS = {'Thành phố': 'City', 'Thị xã': 'Town', 'Thị trấn': 'Township', Huyện: 'District', Phường: 'Ward', Xã: 'Commune'};
const english = (name) => {
    const kind = Object.keys(KINDS).find((start) => name.startsWith(`${start} `));
    return `${name.slice(kind.length + 1)} ${KINDS[kind]}`;
};

const units = new Map();  // in the order of units.csv
const add_unit = (unit) => units.set(unit.code, {from: '', to: '', successor: '', parts: [], ...unit});
const of_level = (level) => [...units.values()].filter((unit) => unit.level === level);

add_unit({code: 'T', name: 'Tỉnh Mẫu', level: 'province', parent: '', name_en: 'Mẫu Province'});
for (const line of lines(DEPARTMENTS)) {
    const [code, name, name_en, paperwork, procedures, service_units, posts] = line.split('|').map((cell) => cell.trim());
    add_unit({code, name, level: 'department', parent: 'T', name_en,
              paperwork: +paperwork, procedures: +procedures, service_units: +service_units, posts: +posts});
}
Object.assign(units.get('SKHDT'), {to: '2025-02-28', successor: 'STC'});
lines(DISTRICTS, /[|\n]/).forEach((name, i) =>
    add_unit({code: `H${i + 1}`, name, level: 'district', parent: 'T', to: LAST_DAY, successor: 'T', name_en: english(name)}));
const merged = [];  // added behind the old ones
for (const line of lines(COMMUNES)) {
    const [head, olds] = line.split(': ');
    const [code, name] = [head.slice(0, 3), head.slice(4)];
    const commune = (unit) => ({...unit, level: 'commune', name_en: english(unit.name)});
    if (!olds) {
        add_unit(commune({code, name, parent: `H${code[1]}`, parts: [code]}));
        continue;
    }
    const parts = olds.split(', ').map((old) => ({code: old.slice(0, 3), name: old.slice(4)}));
    for (const old of parts) add_unit(commune({...old, parent: `H${old.code[1]}`, to: LAST_DAY, successor: code}));
    merged.push(commune({code, name, parent: 'T', from: '2025-07-01', parts: parts.map((old) => old.code)}));
}
merged.forEach(add_unit);

const old_communes = of_level('commune').filter((unit) => !unit.from);
const below = (district) => old_communes.filter((unit) => unit.parent === district.code);
const exists = (unit, year) => !(unit.from && year < 2025) && !(unit.to && year > 2025);
const exists_at_end = (unit, year) => exists(unit, year) && !(unit.to && year >= 2025);

// ── Drawing figures ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A whole number from `least` to `most`, always the same for the same key: a change in one place changes no figure elsewhere. */
function draw(least, most, ...key) {
    let seed = 20210630;
    for (const letter of key.join('|')) seed = Math.imul(seed ^ letter.codePointAt(0), 0x01000193);
    let bits = (seed + 0x6d2b79f5) | 0;  // mulberry32
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return least + ((bits ^ (bits >>> 14)) >>> 0) % (most - least + 1);
}
const share = (amount, part, whole) => Math.floor((amount * part * 2 + whole) / (whole * 2));  // amount·part/whole, half up
const total = (items, amount) => items.reduce((sum, item) => sum + amount(item), 0);

/** How well a unit does in all things, −100 to 100; a merged one as its parts do on average. */
const skill = (unit) => unit.from
    ? Math.trunc(total(unit.parts, (part) => skill(units.get(part))) / unit.parts.length)
    : draw(-100, 100, 'skill', unit.code);

/** The level at the year's end: service units, their posts, or their money in tenths of a million đồng. */
function level(unit, id, year) {
    if (unit.level === 'district') return total(below(unit), (commune) => level(commune, id, year));
    if (unit.from) return total(unit.parts, (part) => level(units.get(part), id, year));
    const own = level_of_2021_unit(unit, id, year);
    return unit.code === 'STC' && year >= 2025 ? own + level_of_2021_unit(units.get('SKHDT'), id, year) : own;
}

function level_of_2021_unit(unit, id, year) {
    const step = year - 2021;
    const posts = unit.posts ?? draw(270, 460, 'TCBM-02', unit.code);
    if (id === 'TCBM-02') return share(posts, [1000, 982, 958, 929, 900, 884][step] + (step && draw(-6, 6, id, unit.code)), 1000);
    if (id === 'TCC-06') {
        const rise = [1000, 1030, 1080, 1160, 1210, 985][step] + draw(-15, 15, id, unit.code, year);
        return share(posts * draw(1140, 1260, id, unit.code), rise, 1000);
    }
    if (unit.service_units !== undefined) return share(unit.service_units, [100, 97, 94, 91, 86, 85][step], 100);
    return draw(6, 10, id, unit.code) - (year >= draw(2022, 2026, 'closes one', unit.code) ? 1 : 0);
}

// rates: the province in 2021 to 2026 (districts: to 2025), per mille. spread: how far the best and worst units are from it. The denominator, by level:
// a range to draw from; or a percentage of another row's n or d; or a function. communes: those that report of their own accord (all,
// if not said), commune_from: since when. stock: counted at the year's end, so what ended before that does not report 2025, or it
// would count twice; other ratios count cases of the year, to the unit's last day.
const procedures = (least, most) => (unit, id) => share(unit.procedures, draw(least, most, id, unit.code), 100);
const services = (offices) => (unit, id, year) => offices[unit.level] + level(unit, 'TCBM-01', year);
const staff = (officials) => (unit, id, year) => draw(...officials[unit.level], id, unit.code) + level(unit, 'TCBM-02', year);
const everywhere = (source) => ({department: source, district: source, commune: source});
const RATIOS = {
    'TC-01': {rates: [840, 890, 930, 970, 1000, 1000], spread: 60, department: [6, 28]},
    'TC-02': {rates: [820, 870, 910, 945, 975, 985], spread: 60, stock: true, department: [15, 60]},
    'TTHC-01': {rates: [60, 100, 140, 180, 213, 240], spread: 40, stock: true, department: procedures(85, 100)},
    'TTHC-02': {rates: [80, 125, 160, 195, 222, 250], spread: 40, department: [400, 6000], half_days: true},
    'TTHC-03': {rates: [350, 560, 750, 905, 992, 996], spread: 120, paperwork: true,
                department: [900, 2600], district: [1500, 4200], commune: [90, 420]},
    'TTHC-04': {rates: [600, 760, 900, 980, 1000, 1000], spread: 100, stock: true, department: procedures(90, 130)},
    'TTHC-05': {rates: [410, 550, 680, 785, 862, 895], spread: 80, stock: true, department: ['TTHC-04', 'n', 100, 100]},
    'TTHC-06': {rates: [102, 193, 301, 412, 499, 575], spread: 90, paperwork: true,
                department: [9000, 21000], district: [14000, 32000], commune: [700, 2900]},
    'TTHC-07': {rates: [550, 710, 840, 930, 1000, 1000], spread: 90, stock: true, department: procedures(20, 45)},
    'TTHC-08': {rates: [310, 500, 690, 850, 961, 980], spread: 60, stock: true, department: procedures(25, 45)},
    'TTHC-09': {rates: [40, 112, 214, 331, 428, 505], spread: 60, ...everywhere(['TTHC-06', 'd', 20, 45])},
    'TTHC-10': {rates: [420, 550, 652, 741, 800, 838], spread: 90, ...everywhere(['TTHC-06', 'd', 80, 95])},
    'TCBM-03': {rates: [912, 943, 968, 988, 1000, 1000], spread: 40, stock: true, commune_from: 2025,
                ...everywhere(services({department: 1, district: 12, commune: 4}))},
    'CDCV-02': {rates: [930, 1000, 1000, 1000, 1000, 1000], spread: 40, stock: true,
                commune_from: 2025, communes: ['M01', 'M09', 'M15', 'X47'],
                ...everywhere(staff({department: [38, 64], district: [82, 104], commune: [32, 48]}))},
    'CDCV-03': {rates: [842, 890, 931, 968, 998, 1000], spread: 60, stock: true, commune: [9, 12]},
    'CDCV-04': {rates: [801, 852, 897, 938, 969, 985], spread: 70, stock: true, commune: [18, 22]},
    'CDCV-06': {rates: [70, 100, 135, 170, 200, 215], spread: 60, stock: true, department: [3, 5], district: [4, 5]},
    'CDCV-07': {rates: [62, 94, 121, 152, 184, 202], spread: 50, stock: true, department: [8, 30], district: [24, 36]},
    'TCC-04': {rates: [104, 128, 151, 177, 199, 205], spread: 60, stock: true, commune_from: 2025,
               ...everywhere(services({department: 0, district: 0, commune: 0}))},
    'TCC-05': {rates: [310, 480, 620, 740, 870, 900], spread: 0, stock: true, commune_from: 2025, communes: ['M01', 'M05', 'X17'],
               ...everywhere((unit) => ({SNN: 4, SXD: 3, SCT: 1, H1: 1, H3: 2})[unit.code] ?? 0)},
    'CQS-02': {rates: [320, 450, 570, 690, 800, 845], spread: 60, stock: true, department: [4, 9]},
    'CQS-04': {rates: [302, 448, 581, 703, 834, 840], spread: 90, department: [30, 80], district: [40, 90], commune: [24, 48]},
    'CQS-05': {rates: [618, 722, 809, 877, 931, 948], spread: 60, paperwork: true, department: [5200, 11800]},
    'CQS-06': {rates: [452, 560, 662, 741, 812], spread: 70, district: [9800, 21000]},
    'CQS-07': {rates: [203, 312, 420, 519, 614, 638], spread: 90, commune: [650, 1900]},
    'CQS-08': {rates: [152, 243, 331, 422, 517, 570], spread: 80, department: [8, 30], district: [15, 40], commune: [3, 8],
               communes: ['X11', 'X17', 'X31', 'X41', 'X61', 'X83', 'X96', 'M01', 'M03', 'M05', 'M08', 'M15']},
    'CQS-09': {rates: [380, 500, 610, 700, 782, 820], spread: 70, stock: true, department: ['TTHC-05', 'd', 35, 55]},
};
const LEVELS = ['TCBM-01', 'TCBM-02', 'TCC-06'];

// ── Rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const rows = new Map();  // by place, then key: {unit, indicator, year, n, d, value, note, evidence}
const key = (unit, indicator, year) => `${unit} ${indicator} ${year}`;
const add_row = (unit, indicator, year, figures) =>
    rows.set(key(unit.code, indicator, year), {unit: unit.code, indicator, year, ...figures});

/** Cases of one whole year, or things at its end, as a unit of 2021 has them. */
function whole_year(unit, id, year) {
    const [least, most] = RATIOS[id][unit.level];
    const usual = share(draw(least, most, id, unit.code), RATIOS[id].paperwork && unit.paperwork ? unit.paperwork : 100, 100);
    return RATIOS[id].stock ? usual : share(usual, 96 + 4 * (year - 2021) + draw(0, 8, id, unit.code, year), 100);
}

/** What the unit itself has to count: to its last day, from its first day, and what it took over. */
function cases(unit, id, year) {
    const {stock, ...ranges} = RATIOS[id];
    const whole = (other) => whole_year(other, id, year);
    if (year < 2025) return whole(unit);
    if (unit.code === 'SKHDT') return share(whole(unit), 1, 6);
    const whole_taken_over = stock || year > 2025;  // of the year of the merger a part, later all
    if (unit.code === 'STC') return whole(unit) + share(whole(units.get('SKHDT')), whole_taken_over ? 6 : 5, 6);
    if (unit.to) return share(whole(unit), 1, 2);
    if (unit.level !== 'commune') return whole(unit);
    return total(unit.parts, (code) => {
        const part = units.get(code), district = units.get(part.parent);
        const own = share(whole(part), unit.from && !whole_taken_over ? 1 : 2, 2);
        const of_district = () => share(whole(district), year > 2025 ? 2 : 1, 2 * below(district).length);
        return own + (ranges.district && !stock ? of_district() : 0);
    });
}

function ratio_row(unit, id, year) {
    const {rates, spread, half_days, ...by_level} = RATIOS[id], rate = rates[year - 2021], source = by_level[unit.level];
    const part_of = ([other, field, least, most]) =>
        share(rows.get(key(unit.code, other, year))[field], draw(least, most, id, unit.code), 100);
    let d = typeof source === 'function' ? source(unit, id, year)
        : typeof source[0] === 'string' ? part_of(source) : cases(unit, id, year);
    let at = rate === 1000 ? 1000 : rate + Math.trunc(spread * skill(unit) / 100) + draw(-12, 12, id, unit.code, year);
    at = Math.max(0, Math.min(1000, at));
    if (half_days) {  // tenths of a day; now and then a year without new procedures
        if (draw(1, 8, 'new procedures', unit.code, year) === 1) d = 0;
        d = 5 * share(d, 1, 5);
        return add_row(unit, id, year, {n: 5 * share(d, at, 5000), d, tenths: true});
    }
    add_row(unit, id, year, {n: share(d, at, 1000), d});
}

for (const year of YEARS) {
    for (const [id, ratio] of Object.entries(RATIOS)) {
        for (const unit of units.values()) {
            if (!ratio[unit.level] || !exists(unit, year) || (ratio.stock && !exists_at_end(unit, year))) continue;
            if (EXEMPTIONS.some(([code, exempt]) => code === unit.code && exempt === id)) continue;
            const of_own_accord = year >= (ratio.commune_from ?? 2021) && (ratio.communes ?? [unit.code]).includes(unit.code);
            if (unit.level !== 'commune' || of_own_accord) ratio_row(unit, id, year);
        }
    }
    for (const id of LEVELS) {
        for (const unit of units.values()) {
            const reports = unit.level === 'department' || unit.level === 'district' || (unit.level === 'commune' && year >= 2025);
            if (!reports || !exists_at_end(unit, year)) continue;
            add_row(unit, id, year, {value: level(unit, id, year), tenths: id === 'TCC-06'});
        }
    }
}
for (const [id, series] of Object.entries(PROVINCE)) {
    series.forEach((figures, i) => {
        if (figures === null) return;
        const [note, evidence] = PROVINCE_NOTES[`${id} ${YEARS[i]}`] ?? [];
        const [first, d] = [figures].flat();
        add_row(units.get('T'), id, YEARS[i], typeof first === 'string' ? {value: first, d, note, evidence} : {n: first, d});
    });
}
for (const survey of lines(SURVEYS_OF_PARTS, /[|\n]/)) {
    const [unit, id, year, value, people] = survey.split(' ');
    add_row(units.get(unit), id, +year, {value, d: +people});
}

const surveys = [];  // of 2025; they appeared in spring
for (const [id, figures] of Object.entries(SURVEYS_OF_2025)) {
    const [value, d] = [figures].flat();
    surveys.push({unit: 'T', indicator: id, year: 2025, value, d});
}

// Restated levels of 2021, and the late ones among them; and four years of money.
const restated = [], late = [], money = [];
for (const unit of of_level('commune').filter((commune) => commune.parts.length)) {
    for (const [id, note] of Object.entries(RESTATED)) {
        const row = {unit: unit.code, indicator: id, year: 2021, value: level(unit, id, 2021)};
        row.note = unit.from ? note : `${note}; năm 2021 do huyện quản lý`;
        (id === LATE.indicator && LATE.units.includes(unit.code) ? late : restated).push(row);
    }
    if (unit.code === 'X37') continue;
    for (const year of YEARS.filter((year) => year < 2025))
        money.push({unit: unit.code, indicator: 'TCC-06', year, value: level(unit, 'TCC-06', year), note: RESTATED_MONEY, tenths: true});
}

// ── The odd ones ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Moves Σ of `field` to `wanted`, each row by its share, the rest one by one, between 0 and `most`. */
function settle(chosen, field, wanted, most) {
    const move = (row, by) => { row[field] = Math.max(0, Math.min(most(row), row[field] + by)); };
    const missing = () => wanted - total(chosen, (row) => row[field]);
    const all = total(chosen, most), first = missing();
    for (const row of chosen) move(row, Math.trunc(first * most(row) / all));
    for (let i = 0; missing() !== 0; i = (i + 1) % chosen.length) move(chosen[i], Math.sign(missing()));
}

for (const {unit, indicator, years, silent, empty, figures, short, note, evidence} of ODDITIES.filter((odd) => !odd.sum)) {
    for (const [place, row] of rows) {
        if (row.unit !== unit || (row.indicator !== indicator && indicator !== '*') || !years.includes(row.year)) continue;
        Object.assign(row, {note, evidence});
        if (silent) rows.delete(place);
        if (empty) Object.assign(row, {n: undefined, d: undefined, value: undefined});
        if (figures) [row.n, row.d] = figures;
        if (short) row.n = row.d - short;
    }
}
for (const {indicator, years: [year], sum} of ODDITIES.filter((odd) => odd.sum)) {
    const chosen = [...rows.values()].filter((row) => row.indicator === indicator && row.year === year && row.d);
    settle(chosen, 'n', sum(total(chosen, (row) => row.d)), (row) => row.d);
}
// Posts: 10 % to the post. B counts where there is a C: departments (SKHDT's through STC) and communes, X37 left out.
const posts = [...rows.values()].filter((row) => row.indicator === 'TCBM-02' && row.year === 2025);
const base = total([...rows.values()].filter((row) => row.indicator === 'TCBM-02' && row.year === 2021 &&
                                                      units.get(row.unit).level === 'department'), (row) => row.value) +
    total(restated.filter((row) => row.indicator === 'TCBM-02' && posts.some((now) => now.unit === row.unit)), (row) => row.value);
settle(posts, 'value', Math.floor(base * 9 / 10), (row) => 2 * row.value);

// ── Files ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const quoted = (cell) => /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const figure = (amount, tenths) =>
    !tenths || amount === undefined ? amount : `${Math.trunc(amount / 10)}${amount % 10 ? `.${amount % 10}` : ''}`;
function write(name, heading, records) {
    const file = new URL(name, import.meta.url);
    mkdirSync(new URL('.', file), {recursive: true});
    const line = (cells) => cells.map((cell) => quoted(String(cell ?? ''))).join(',') + '\n';
    const text = [heading.split(','), ...records].map(line).join('');
    writeFileSync(file, text.normalize('NFC'));
}
const AREAS = ['TC', 'TTHC', 'TCBM', 'CDCV', 'TCC', 'CQS', 'BC'], UNITS = [...units.keys()];
const place = ({unit, indicator}) => {  // of a row: units in their order, then the programme's
    const [area, number] = indicator.split('-');
    return UNITS.indexOf(unit) * 10000 + AREAS.indexOf(area) * 100 + Number(number);
};
const write_data = (name, chosen) => write(name, 'unit,indicator,period,numerator,denominator,value,note,evidence',
    chosen.sort((a, b) => place(a) - place(b)).map(({unit, indicator, year, n, d, value, note, evidence, tenths}) =>
        [unit, indicator, year, figure(n, tenths), figure(d, tenths), figure(value, tenths), note, evidence]));

write('units.csv', 'unit,name,level,parent,from,to,successor,name_en',
      [...units.values()].map(({code, name, level, parent, from, to, successor, name_en}) =>
          [code, name, level, parent, from, to, successor, name_en]));
write('exemptions.csv', 'unit,indicator,from,to,reason,decision', EXEMPTIONS);
for (const year of YEARS) write_data(`data/${year}.csv`, [...rows.values()].filter((row) => row.year === year));
write_data('data/restated-2021.csv', restated);
write_data('data/restated-tcc-06.csv', money);
write_data('surveys/2025.csv', surveys);
write_data('late/restated-2021-tcbm-01.csv', late);
