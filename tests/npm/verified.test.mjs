// Verified figures against the merged data set, which this script makes by itself and the plain
// program scores: the same bytes in every table, but for the columns that --verified adds.

import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import Papa from 'papaparse';
import {cchc, folder, project, rowsOf} from './support.mjs';

const example = join(project, 'examples/tinh-mau');
const common = ['-u', join(example, 'units.csv'), '--exemptions', join(example, 'exemptions.csv')];
const tables = ['targets', 'scores', 'year', 'context'];
const fields = ['unit', 'indicator', 'period', 'numerator', 'denominator', 'value', 'note'];
const keyOf = row => [row.unit, row.indicator, row.period].join(' ');
const written = rows => Papa.unparse(rows, {columns: fields, newline: '\n'}) + '\n';

const reported = ['data', 'surveys'].flatMap(name =>
  readdirSync(join(example, name)).sort().flatMap(file =>
    Papa.parse(readFileSync(join(example, name, file), 'utf8'), {header: true, skipEmptyLines: true}).data));

/** The same numbers in every run. */
function* numbers(seed) {
  for (let state = seed; ;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

/** What appraisers found of some rows: less, more, the same, or the opposite of a milestone. */
function appraised(rows) {
  const next = numbers(7);
  const draw = () => next.next().value;
  const scale = (text, factor) => (text === '' ? '' : String(Math.floor(Number(text) * factor)));
  return rows.filter(row => row.numerator + row.value !== '' && draw() < 0.3).map(row => {
    const factor = [0.7, 0.95, 1, 1.02][Math.floor(draw() * 4)];
    if (row.numerator !== '') {
      const numerator = Math.min(Number(row.denominator), Number(scale(row.numerator, factor)));
      return {...row, numerator: String(numerator), value: '', note: `factor ${factor}`};
    }
    if (row.value === '0' || row.value === '1') return {...row, value: draw() < 0.5 ? '0' : '1', note: ''};
    const value = Number(row.value) * factor;
    return {...row, value: Number.isInteger(Number(row.value)) ? String(Math.floor(value)) : value.toFixed(2), note: ''};
  });
}

// rows of every year, of a unit that reported nothing, and of reports that are not owed
const exempt = rowsOf(readFileSync(join(example, 'exemptions.csv'), 'utf8'))
  .map(row => ({unit: row.unit, indicator: row.indicator, period: '2025', numerator: '1', denominator: '2', value: '', note: ''}))
  .filter(row => reported.some(of => of.indicator === row.indicator && of.numerator !== ''));
const unreported = [
  {unit: 'X37', indicator: 'TTHC-06', period: '2025', numerator: '40', denominator: '100', value: '', note: 'seen'},
  {unit: 'X37', indicator: 'TTHC-10', period: '2025', numerator: '0', denominator: '0', value: '', note: ''},
];
const extra = [...exempt, ...unreported];
const added = new Set(extra.map(keyOf));
const verified = [...appraised(reported).filter(row => !added.has(keyOf(row))), ...extra];
const isVerified = new Set(verified.map(keyOf));
const merged = [...reported.filter(row => !isVerified.has(keyOf(row))), ...verified];

const world = folder({'data.csv': written(reported), 'verified.csv': written(verified), 'merged.csv': written(merged)});

function run(args, exit = 0) {
  const done = cchc([...args, ...common], world);
  assert.equal(done.exit, exit, done.err);
  return done.out;
}

const columnsOff = (csv, names) => {
  const [head, ...lines] = csv.trimEnd().split('\n');
  const kept = head.split(',').length - names.length;
  assert.deepEqual(head.split(',').slice(kept), names);
  return [head, ...lines].map(line => line.split(',').slice(0, kept).join(',')).join('\n') + '\n';
};
const addedColumns = ['reported_value', 'verified_value', 'basis'];

test('the data have what the test is about', () => {
  assert.ok(verified.length > 1000, `${verified.length} verified rows`);
  assert.ok(exempt.length > 0 && !reported.some(row => row.unit === 'X37' && row.indicator === 'TTHC-06' && row.period === '2025'));
  assert.ok(new Set(verified.map(row => row.period)).size >= 6);
});

for (const period of ['2023', '2025', '2026']) {
  test(`verified figures count as the merged data set does, in ${period}`, () => {
    for (const table of tables) {
      const args = ['-f', 'csv', '--table', table, '-p', period];
      const beside = run(['score', 'data.csv', '--verified', 'verified.csv', ...args]);
      const plain = run(['score', 'merged.csv', ...args]);
      assert.equal(table === 'targets' ? columnsOff(beside, addedColumns) : beside, plain, table);
    }
  });
}

test('the added columns hold the value as reported, as verified, and who stands behind it', () => {
  const args = ['-f', 'csv', '-p', '2025'];
  const beside = rowsOf(run(['score', 'data.csv', '--verified', 'verified.csv', ...args]));
  const plain = rowsOf(run(['score', 'data.csv', ...args]));
  assert.equal(beside.length, plain.length);
  const found = {};
  beside.forEach((row, i) => {
    assert.equal(row.reported_value, plain[i].value, keyOf(row));
    assert.equal(row.verified_value, row.basis === 'verified' || row.basis === 'mixed' ? row.value : '', keyOf(row));
    found[row.basis] = (found[row.basis] ?? 0) + 1;
    if (row.basis === 'reported') assert.equal(row.value, plain[i].value, keyOf(row));
  });
  for (const basis of ['verified', 'reported', 'mixed']) assert.ok(found[basis] > 20, `${found[basis]} ${basis}`);
});

test('--verified-only scores the verified rows alone', () => {
  for (const table of tables) {
    const args = ['-f', 'csv', '--table', table, '-p', '2025'];
    const only = run(['score', 'data.csv', '--verified', 'verified.csv', '--verified-only', ...args]);
    const plain = run(['score', 'verified.csv', ...args]);
    assert.equal(table === 'targets' ? columnsOff(only, addedColumns) : only, plain, table);
  }
});

test('compare --with-verified is the comparison of the two data sets', () => {
  for (const table of ['targets', 'scores', 'context']) {
    const args = ['-f', 'csv', '--table', table, '-p', '2025'];
    assert.equal(run(['compare', 'data.csv', '--with-verified', 'verified.csv', ...args]),
      run(['compare', 'data.csv', 'merged.csv', ...args]), table);
  }
});

test('plan starts from the figures that count', () => {
  assert.equal(run(['plan', 'data.csv', '--verified', 'verified.csv', '-f', 'csv', '-p', '2025']),
    run(['plan', 'merged.csv', '-f', 'csv', '-p', '2025']));
});

test('the scores as reported in JSON are those of the reported data', () => {
  const json = JSON.parse(run(['score', 'data.csv', '--verified', 'verified.csv', '-f', 'json', '-p', '2025']));
  const plain = JSON.parse(run(['score', 'data.csv', '-f', 'json', '-p', '2025']));
  let compared = 0;
  for (const [i, unit] of json.units.entries()) {
    for (const score of unit.appraisal.scores) {
      const of = plain.units[i];
      const overall = (score.horizon === null ? of.year : of.scores.filter(s => s.horizon === score.horizon)).find(s => s.area === '*');
      assert.equal(score.score_as_reported, overall?.score ?? null);
      assert.equal(score.rank_as_reported, overall?.rank ?? null);
      compared += 1;
    }
  }
  assert.ok(compared > 100, `${compared} scores`);
});

test('each verified row that lies more than a tenth away is found, and no other', () => {
  const figures = new Map(reported.map(row => [keyOf(row), row]));
  const apart = (a, b) => a !== '' && b !== '' && Math.abs(a - b) * 10 > Math.max(a, b) * (1 + 1e-12);
  const expected = verified.filter(row => {
    const was = figures.get(keyOf(row));
    return was && ['numerator', 'denominator', 'value'].some(field => apart(was[field], row[field]));
  }).map(keyOf).sort();
  const out = run(['check', 'data.csv', '--verified', 'verified.csv', '--select', 'verified-differs', '-f', 'csv', '-p', '2025']);
  assert.deepEqual(rowsOf(out).map(keyOf).sort(), expected);
  assert.ok(expected.length > 200, `${expected.length} differ`);
});

test('a unit that sent nothing is named, although figures of it were verified', () => {
  const path = folder({'verified.csv': written(unreported)});
  const done = cchc(['report', '-q', '-p', '2025', '--unit', 'T,X37', '-f', 'html', '-o', 'pages', ...common, '--verified', 'verified.csv',
    '--', join(example, 'data')], path);
  assert.equal(done.exit, 0, done.err);
  assert.match(readFileSync(join(path, 'pages/X37.html'), 'utf8'), /The unit has not reported for 2025\./);
  assert.match(readFileSync(join(path, 'pages/index.html'), 'utf8'), /Has sent nothing[^]*?X37\.html/);
});
