// Every number that a person is shown on a scorecard is in the JSON of the same run: a scorecard
// calculates nothing.

import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {cchc, folder, project, readJson} from './support.mjs';

const example = join(project, 'examples/tinh-mau');

/** Calls `see` with every number, or every text, below a value. */
function each(value, kind, see) {
  if (typeof value === kind) see(value);
  else if (value && typeof value === 'object') Object.values(value).forEach(below => each(below, kind, see));
}

/** A number as people may be shown it: at most as exact as JSON has it, without its sign. */
function* shownAs(number) {
  const exact = Math.abs(number);
  for (const places of [0, 1, 2, 3, 4, 5, 6]) {
    const cut = exact.toFixed(places);
    if (places >= 2 || Number(cut) === exact) yield Number(cut);
    // what must not seem attained is shown cut off, not rounded
    if (places >= 2) yield Math.floor(exact * 10 ** places + 1e-7) / 10 ** places;
    if (places >= 2) yield Math.ceil(exact * 10 ** places - 1e-7) / 10 ** places;
  }
}

/** Calls `see` with every list below a value. */
function eachList(value, see) {
  if (Array.isArray(value)) see(value);
  if (value && typeof value === 'object') Object.values(value).forEach(below => eachList(below, see));
}

/** The numbers below a value, and how many entries its lists have. */
function numbersOf(value) {
  const known = new Set();
  eachList(value, list => known.add(list.length));
  each(value, 'number', number => [...shownAs(number)].forEach(shown => known.add(shown)));
  return known;
}

/** A page without the pictures of all units of a level, and these. */
function withoutPeers(page) {
  const strips = [];
  const rest = page.replace(/<svg class="strip".*?<\/svg>/gs, strip => { strips.push(strip); return ' '; });
  return [rest, strips.join(' ')];
}

/** The text that a page shows, its charts included, without names, codes and what people wrote. */
function textOf(page, texts) {
  let text = page.replace(/<style>.*?<\/style>/s, ' ').replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
  for (const name of ['SHA-256', ...texts]) text = text.replaceAll(name, ' ');
  return text;
}

for (const [what, args] of [['a scorecard', ['-p', '2026']], ['a scorecard with verified figures', ['-p', '2025', '--verified', 'verified']]])
test(`every number of ${what} is in its JSON`, () => {
  const out = join(folder({}), 'report');
  const done = cchc(['report', 'data', '-u', 'units.csv', ...args, '-f', 'html,json', '--lang', 'en', '-o', out, '-q'], example);
  assert.equal(done.exit, 0, done.err);
  const reports = readdirSync(out).filter(name => name.endsWith('.json') && name !== 'datapackage.json').map(name => readJson(join(out, name)));
  const ofAll = numbersOf(reports.map(({units}) => units.map(({scores, year, counts, appraisal}) => [scores, year, counts, appraisal])));
  const values = numbersOf(reports.map(({units}) => units.map(({targets}) => targets.map(({value}) => value))));
  const texts = new Set();
  each(reports, 'string', text => /\d/.test(text) && texts.add(text));
  const longestFirst = [...texts].sort((a, b) => b.length - a.length);
  const unknown = [];
  let checked = 0;
  for (const report of reports) {
    const own = numbersOf([report.units, report.programme, report.period, report.inputs]);
    const code = report.units[0].unit;
    const [page, peers] = withoutPeers(readFileSync(join(out, `${code}.html`), 'utf8'));
    const check = (text, isKnown) => {
      for (const [shown] of textOf(text, longestFirst).matchAll(/(?<![\p{L}\d])\d[\d,]*(\.\d+)?(?![\p{L}\d])/gu)) {
        ++checked;
        if (!isKnown(Number(shown.replace(/,/g, '')))) unknown.push(`${code}: ${shown}`);
      }
    };
    check(page, number => own.has(number) || ofAll.has(number));
    check(peers, number => values.has(number));
  }
  assert.deepEqual(unknown, []);
  assert.ok(checked > 10000, `${checked} numbers`);
});

test('every number that says what moved a result is in the JSON of the unit at the top', () => {
  const out = join(folder({}), 'report');
  const done = cchc(['report', 'data', '-u', 'units.csv', '-p', '2026', '-f', 'html,json', '--lang', 'en', '-o', out, '-q'], example);
  assert.equal(done.exit, 0, done.err);
  const {moves, targets} = readJson(join(out, 'T.json')).units[0];
  let checked = 0;
  for (const {indicator, change, ...rest} of moves) {
    const page = readFileSync(join(out, `target-${indicator}.html`), 'utf8');
    const section = page.match(/<section id="moves">.*?<\/section>/s)?.[0];
    assert.equal(section !== undefined, change !== 0, indicator);
    if (!section) continue;
    const known = numbersOf([rest, change]);
    // whose figures these are is named, after the third only counted
    const text = textOf(section.replace(/<span class="quiet">.*?<\/span>/gs, '').replace(/ \+\d+(?=\s*<\/th>)/g, ''), []);
    for (const [shown] of text.matchAll(/(?<![\p{L}\d])\d[\d,]*(\.\d+)?(?![\p{L}\d])/gu)) {
      ++checked;
      assert.ok(known.has(Number(shown.replace(/,/g, ''))), `${indicator}: ${shown}`);
    }
    // its parts add up, down and across
    const units = [...rest.units, ...rest.others ? [rest.others] : []];
    const sum = key => Math.round(units.reduce((all, unit) => all + (unit[key] ?? 0), 0) * 1e6) / 1e6;
    for (const key of ['within', 'between', 'entered_or_left']) assert.equal(sum(key), rest[key], `${indicator} ${key}`);
    assert.equal(sum('total'), change, indicator);
    assert.equal(Math.round((rest.within + rest.between + rest.entered_or_left) * 1e6) / 1e6, change);
    assert.equal(Math.round((rest.value_after - rest.value_before) * 1e6) / 1e6, change);
    const shown = targets.filter(target => target.indicator === indicator).map(target => target.current_value);
    assert.ok(shown.some(value => value !== null && Math.abs(value - rest.value_after) < 0.0051), indicator);
  }
  assert.ok(checked > 500, `${checked} numbers`);
});
