// What `cchc explain` says of a province: every figure adds up to what `cchc score` gives, and every
// row stands where it is said to stand.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {cchc, project} from './support.mjs';

const folder = join(project, 'examples/tinh-mau');
const period = 2025;
const inputs = ['-u', 'units.csv', '--exemptions', 'exemptions.csv', 'data', '-p', `${period}`, '-q', '-f', 'json'];

function json(args) {
  const done = cchc([...args, ...inputs], folder);
  assert.equal(done.exit, 0, done.err);
  return JSON.parse(done.out);
}

const files = {};
/** The cells of the line that a place names. */
function cellsAt(place) {
  const [, file, line] = place.match(/^(.*):(\d+)$/);
  files[file] ??= readFileSync(join(folder, file), 'utf8').replace('\uFEFF', '').split(/\r?\n/);
  return files[file][line - 1].split(',');
}

const number = cell => (cell === '' ? null : Number(cell));
const near = (a, b, what, within = 0.000001 * Math.max(1, Math.abs(b))) => assert.ok(Math.abs(a - b) <= within, `${what}: ${a}, ${b}`);

function checkPlaces(figure, indicator) {
  const levels = figure.levels.flatMap(level => [...level.base_rows, ...level.now_rows]);
  for (const row of [...figure.rows, ...levels]) {
    const [unit, id, year, numerator, denominator, value] = cellsAt(row.place);
    assert.deepEqual([unit, id, Number(year)], [row.unit, indicator, row.period], row.place);
    if ('numerator' in row) assert.deepEqual([number(numerator), number(denominator)], [row.numerator, row.denominator]);
    if ('value' in row) assert.equal(number(value), row.value, row.place);
    if ('weight' in row) assert.equal(number(denominator), row.weight, row.place);
  }
}

/** [above, below] of a figure: the rows added up, several rows of one unit through their mean. */
function added(figure, of) {
  const averaged = new Set(figure.means.map(mean => mean.unit));
  const terms = figure.rows.filter(row => !averaged.has(row.heir)).map(row =>
    of.kind === 'ratio' ? [row.numerator, row.denominator]
      : of.rollup === 'weighted_mean' ? [row.product, row.weight] : [row.value, 1]);
  // what a divided unit had done counts for each unit that took it over, once
  const done = figure.rows.filter(row => row.stands_for.length > 0);
  const units = new Set(done.flatMap(row => row.stands_for));
  for (let i = done.length; i < units.size; i++) terms.push([1, 1]);
  for (let i = units.size; i < done.length; i++) terms.push([-1, -1]);
  terms.push(...figure.means.map(mean => [mean.value, 1]));
  terms.push(...figure.levels.filter(level => level.counted).map(level => [level.base - level.now, level.base]));
  return terms.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
}

function checkTarget(target, scored, of) {
  for (const key of Object.keys(scored)) {
    if (['area', 'indicator'].includes(key)) continue;
    // what silence could do, earlier values, and other units are told by score alone
    if (['lowest', 'highest', 'decided', 'unbounded', 'silent', 'silent_size', 'history', 'peers'].includes(key)) continue;
    if (['numerator', 'denominator'].includes(key) && !(key in target)) continue;
    assert.deepEqual(target[key], scored[key], key);
  }
  assert.equal(target.missing.length, target.due - target.submitted);
  checkPlaces(target, of.counted);
  if (target.value === null) return;
  let [above, below] = added(target, of);
  if (of.kind === 'milestone') below = Math.max(below, target.due);
  if (of.rollup === 'sum' && of.kind === 'value') below = 1;
  near(above, target.numerator ?? target.sum, 'above');
  near(below, target.denominator ?? target.divisor, 'below');
  near((of.kind === 'value' ? 1 : 100) * above / below, target.value, 'value');
}

test('every figure of a province adds up, and stands where it says', async t => {
  const report = json(['score']);
  const ids = report.programme.indicators.map(indicator => indicator.indicator);
  let checked = 0;
  for (const [u, unit] of report.units.entries()) {
    // all of the province; of the others a third each, another one from unit to unit
    const chosen = ids.filter((_, i) => u === 0 || (i + u) % 3 === 0);
    await t.test(unit.unit, () => {
      for (const id of chosen) {
        const derivation = json(['explain', unit.unit, id]);
        const scored = unit.targets.filter(target => target.indicator === id);
        assert.equal(derivation.targets.length, scored.length, id);
        derivation.targets.forEach((target, i) => checkTarget(target, scored[i], derivation));
        checked += scored.length;
      }
    });
  }
  assert.ok(checked > 800, `${checked} targets`);
});

/** A sum of fractions such as "2345/27", exactly, in lowest terms. */
function sum(fractions) {
  let [above, below] = [0n, 1n];
  for (const fraction of fractions) {
    const [n, d = 1n] = fraction.split('/').map(BigInt);
    [above, below] = [above * d + n * below, below * d];
  }
  const divisor = (a, b) => b === 0n ? a : divisor(b, a % b);
  const by = divisor(above, below);
  return below === by ? `${above / by}` : `${above / by}/${below / by}`;
}

test('the points of every unit add up to its scores', async t => {
  const report = json(['score']);
  let checked = 0;
  for (const unit of report.units) {
    await t.test(unit.unit, () => {
      for (const score of unit.scores.filter(score => score.area === '*')) {
        const of = unit.targets.filter(target => target.horizon === score.horizon && target.points !== null);
        assert.equal(of.length, score.targets);
        const within = of.length * 5e-7 + 0.005;
        near(of.reduce((points, target) => points + target.points, 0), score.score, `${score.horizon}`, within);
        near(of.reduce((points, target) => points + target.points_max, 0), 100, 'all', of.length * 5e-7);
        const explained = json(['explain', unit.unit, '--horizon', `${score.horizon}`]).scores.find(sum => sum.area === null);
        assert.equal(sum(explained.targets.map(target => target.points_exact)), explained.exact);
        assert.equal(explained.score, score.score);
        ++checked;
      }
      for (const explained of json(['explain', unit.unit]).scores) {
        assert.equal(sum(explained.targets.map(target => target.points_exact)), explained.exact);
        if (explained.horizon !== null || explained.area !== null) continue;
        assert.equal(explained.score, unit.year.at(-1).score);
        ++checked;
      }
    });
  }
  assert.ok(checked > 100, `${checked} scores`);
});
