// Writes a nation for the programme in targets/: units.csv, and data.csv with all that they may report.
//
//   node tests/bench/nation.mjs FOLDER [--provinces 63] [--years 10] [--shuffle]
//
// The same arguments write the same bytes. Every row is a function of its year, unit and indicator, so none has to be
// kept, and --shuffle writes the same rows in another order. `cchc check` finds only the units that are late.

import {closeSync, mkdirSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {forms} from './programme.mjs';

const FIRST = 2021;
const CHANGE = 2025;  // districts end on 30 June, and some communes merge
const DEPARTMENTS = 22, AGENCIES = 5, DISTRICTS = 11, COMMUNES = 16;
const NOTES = [
  '"Đã rà soát, theo ""biên bản"" số 12"',
  'Số liệu chốt ngày 31/12',
  '"Còn 04 hồ sơ chờ ""ý kiến thẩm định""; dự kiến xong trong quý I"',
  '"Điều chỉnh theo Công văn số 214/UBND:\n- bổ sung số liệu, ""lần 2"";\n- đã đối chiếu"',
];

const {values: options, positionals: [folder]} = parseArgs({allowPositionals: true, options: {
  provinces: {type: 'string', default: '63'},
  years: {type: 'string', default: '10'},
  shuffle: {type: 'boolean', default: false},
}});
const provinces = Number(options.provinces), years = Number(options.years);
if (!folder || !(provinces >= 1) || !(years >= 1)) {
  console.error('usage: node nation.mjs FOLDER [--provinces N] [--years N] [--shuffle]');
  process.exit(2);
}
const last = FIRST + years - 1;

// ── Units ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const units = [];
/** `parts`: the units whose figures it reports from the change on; `above`: units below it report the same. */
function add(code, name, level, parent, more = {}) {
  const unit = {index: units.length, code, name, level, parent, from: '', to: '', successor: '', above: false, ...more};
  unit.parts ??= [unit];
  units.push(unit);
  return unit;
}
const two = number => String(number).padStart(2, '0');
const end = (unit, successor) => Object.assign(unit, {to: `${CHANGE}-06-30`, successor});

function add_communes(province, district, h) {
  const communes = [];
  for (let x = 1; x <= COMMUNES; ++x)
    communes.push(add(`${district}X${two(x)}`, `Xã số ${x}, huyện ${h}`, 'commune', district));
  const [first, second] = communes;
  if (h % 3 === 1) {  // a new commune for two old ones
    const parts = [first, second];
    const heir = add(`${district}M1`, `Phường "Đoàn Kết ${h}"`, 'commune', province, {from: `${CHANGE}-07-01`, parts});
    for (const part of parts) end(part, heir.code);
  } else if (h % 3 === 2) {  // one takes in another
    first.parts.push(second);
    end(second, first.code);
  }
}

for (let p = 1; p <= provinces; ++p) {
  const province = `P${String(p).padStart(String(provinces).length, '0')}`;
  add(province, `Tỉnh ${p}`, 'province', '');
  for (let s = 1; s <= DEPARTMENTS; ++s) {
    const department = `${province}S${two(s)}`;
    add(department, `Sở số ${s}`, 'department', province, {above: true});
    for (let a = 1; a <= AGENCIES; ++a) add(`${department}C${a}`, `Chi cục số ${a}, sở ${s}`, 'department', department);
  }
  for (let h = 1; h <= DISTRICTS; ++h) {
    const district = `${province}H${two(h)}`;
    end(add(district, `Huyện số ${h}`, 'district', province, {above: true}), province);
    add_communes(province, district, h);
  }
}

// ── Figures ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A number from 0 to 1 that looks drawn by lot, always the same for the same three. */
function draw(a, b, c) {
  let x = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b) ^ Math.imul(c + 1, 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

/** Those that merge report everything: what an heir inherits is compared with what it has. */
const merges = unit => unit.to !== '' || unit.parts[0] !== unit || unit.parts.length > 1;

/** Whether the unit reports that year at all: it lives, and of the last year a few are late with everything. */
function reports(unit, year) {
  if (unit.to && year > CHANGE || unit.from && year < CHANGE) return false;
  return year < last || unit.level === 'province' || merges(unit) || draw(unit.index, last, 1) > 0.005;
}

/** Levels stand at the year's end, and are compared year by year. Other rows may be wanting where nobody asks for them. */
function is_there(unit, indicator, year) {
  if (indicator.kind === 'reduction') return !(unit.to && year === CHANGE);
  const owed = indicator.reported_by.includes(unit.level) && indicator.horizon >= year;
  return owed && year === last || merges(unit) || draw(unit.index, indicator.index, year) > 0.01;
}

/** How much it has to count, in fours: a bit more each year, of a level a bit less. */
function size(part, indicator, year) {
  const start = 25 + 975 * draw(part.index, indicator.index, 2);
  const growth = 1 + 0.02 * (year - FIRST) + 0.02 * draw(part.index, indicator.index, year + 1000);
  return indicator.kind === 'reduction' ? start / growth : start * growth;
}

/** What part of the cases it has done: a bit more each year. */
function share(part, indicator, year) {
  const start = 0.3 + 0.4 * draw(part.index, indicator.index, 3);
  return Math.min(1, start + 0.02 * (year - FIRST) + 0.02 * draw(part.index, indicator.index, year + 2000));
}

/**
 * The cells `numerator,denominator,value` of a row. Units above others count in odd numbers (of tenths, where fractions
 * are allowed), those below in even ones: no row looks like the sum of others.
 */
function figures(unit, indicator, year) {
  const parts = year < CHANGE ? [unit] : unit.parts;
  const scale = indicator.fractional ? 10 : 1;
  const half = year === CHANGE && (unit.from || unit.to) && indicator.kind !== 'reduction' ? 2 : 1;
  let cases = 0, done = 0;
  for (const part of parts) {
    if (indicator.kind === 'ratio' && draw(part.index, indicator.index, 4) < 0.005) continue;  // no cases, ever
    const count = 4 / half * Math.round(scale * size(part, indicator, year)) + (unit.above ? 1 : 0);
    cases += count;
    done += Math.floor(count * share(part, indicator, year));
  }
  switch (indicator.kind) {
    case 'ratio': return `${done / scale},${cases / scale},`;
    case 'reduction': return `,,${cases / scale}`;
    case 'milestone': return `,,${draw(unit.index, indicator.index, 5) * 10 < year - FIRST ? 1 : 0}`;
  }
  const value = Math.floor(10000 * done / cases) / 100;
  return indicator.rollup === 'weighted_mean' ? `,${cases},${value}` : `,,${value}`;
}

function note(unit, indicator, year) {
  const lot = draw(unit.index, indicator.index, year + 3000);
  return lot < 1 / 10 ? NOTES[Math.floor(lot * 10 * NOTES.length)] : '';
}

// ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const widest = Math.max(...Object.values(forms).map(form => form.length));
const places = years * units.length * widest;  // of rows, most of them taken

/** The row at a place (years, in them units, in them indicators), or nothing. */
function row(place) {
  const unit = units[Math.floor(place / widest) % units.length];
  const year = FIRST + Math.floor(place / widest / units.length);
  const indicator = forms[unit.level][place % widest];
  if (!indicator || !reports(unit, year) || !is_there(unit, indicator, year)) return '';
  return `${unit.code},${indicator.id},${year},${figures(unit, indicator, year)},${note(unit, indicator, year)}\n`;
}

/** All places, each once: those below a power of two, mixed by steps that can be undone, and those too large left out. */
function* shuffled() {
  const bits = Math.ceil(Math.log2(places));
  const mask = 2 ** bits - 1, shift = bits >> 1;
  for (let i = 0; i <= mask; ++i) {
    let place = i;
    for (const factor of [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35]) {
      place = (Math.imul(place, factor) & mask) >>> 0;
      place ^= place >>> shift;
    }
    if (place < places) yield place;
  }
}
function* in_order() {
  for (let place = 0; place < places; ++place) yield place;
}

/** Writes lines to a file of the folder; how many. */
function write(name, heading, lines) {
  const file = openSync(join(folder, name), 'w');
  let text = heading, count = 0;
  for (const line of lines) {
    if (!line) continue;
    text += line;
    ++count;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
  return count;
}
function* each(list, make) {
  for (const one of list) yield make(one);
}

mkdirSync(folder, {recursive: true});
write('units.csv', 'unit,name,level,parent,from,to,successor\n', each(units, unit =>
  `${unit.code},"${unit.name.replaceAll('"', '""')}",${unit.level},${unit.parent},${unit.from},${unit.to},${unit.successor}\n`));
const rows = write('data.csv', 'unit,indicator,period,numerator,denominator,value,note\n',
                   each(options.shuffle ? shuffled() : in_order(), row));
console.log(`${units.length} units, ${rows} rows`);
