// Every mark of a picture carries its number, there are as many as the report has numbers, equal to them, and each stands
// where its number is on the scale, within half a pixel.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {open, province, readCsv, readJson} from './support.mjs';

const folder = province('en');
const rows = readCsv(join(folder, 'targets.csv'));

/** The page of a unit, and its JSON. */
async function openUnit(code) {
  const {page} = await open(join(folder, `${code}.html`));
  return {page, unit: readJson(join(folder, `${code}.json`)).units[0]};
}

const near = (a, b, what) => assert.ok(Math.abs(a - b) <= 0.5, `${what}: ${a} is not at ${b}`);
/** "45.2%", "1,234.5 points" as a number. */
const numberIn = text => Number(text.match(/[−\d,.]+/)[0].replace(/,/g, '').replace('−', '-'));
/** What must be reached; of a range its lower end. */
const lowest = ({threshold}) => [threshold].flat()[0];
/** Statuses of targets that a unit is judged by. */
const judged = ['attained', 'attained_late', 'lapsed', 'missed', 'on_track', 'at_risk', 'off_track', 'in_progress', 'no_data', 'no_baseline'];

test('the lost points are those of the JSON, add up, and stand where they are on the axis', async () => {
  let bars = 0;
  for (const name of ['T', 'STC', 'M05', 'X37']) {
    const {page, unit} = await openUnit(name);
    const heading = await page.textContent('#points h2');
    const score = Number(heading.match(/[\d.]+/)[0]);
    const losses = unit.losses.find(({lost}) => lost === Math.round((100 - score) * 100) / 100);
    const parts = [...losses.targets.map(target => target.lost)];
    if (losses.other_targets) parts.push(losses.other_lost);
    if (losses.silent_targets) parts.push(losses.silent_lost);
    const shown = await page.evaluate(() => [...document.querySelectorAll('.losses tbody tr')].map(row => {
      const axis = row.querySelector('svg')?.getBoundingClientRect(), bar = row.querySelector('rect')?.getBoundingClientRect();
      return {lost: Number(row.querySelector('.number').textContent.replace('−', '')),
        code: row.querySelector('.id')?.textContent, axis: axis && [axis.left, axis.right], bar: bar && [bar.left, bar.right]};
    }));
    if (losses.rounding) assert.ok(Math.abs(losses.rounding) < 0.1 && !shown.pop().bar, name);
    assert.deepEqual(shown.map(({lost}) => lost), parts, name);
    assert.deepEqual(shown.flatMap(({code}) => code ?? []), losses.targets.map(t => `${t.indicator} (${t.horizon})`));
    const hundredths = [...parts, losses.rounding].map(part => Math.round(part * 100));
    assert.equal(hundredths.reduce((a, b) => a + b, 0), Math.round(losses.lost * 100), name);
    let taken = 0;
    for (const {lost, axis: [left, right], bar} of shown) {
      const at = points => right - (right - left) * Math.min(1, points / losses.lost);
      assert.ok(Math.abs(bar[1] - at(taken)) < 0.5 && Math.abs(bar[0] - at(taken + lost)) < 0.5, `${name}: ${lost}`);
      taken += lost;
      ++bars;
    }
    await page.close();
  }
  assert.ok(bars > 15, `${bars} bars`);
});

test('strips: a dot for each unit of the level with a value, the threshold, the median and the unit itself', async () => {
  let strips = 0;
  for (const code of ['M05', 'X37', 'STC']) {
    const {page, unit} = await openUnit(code);
    const drawn = await page.evaluate(() => [...document.querySelectorAll('.peers tbody tr')].map(row => {
      const points = what => [...row.querySelectorAll(`.strip ${what}`)].map(mark => {
        const {left, right, top, bottom} = mark.getBoundingClientRect();
        return {x: (left + right) / 2, height: bottom - top, said: mark.querySelector('title')?.textContent};
      });
      const svg = row.querySelector('.strip').getBoundingClientRect();
      return {code: row.querySelector('.id').textContent, left: svg.left, width: svg.width, text: row.lastElementChild.textContent,
        dots: points('circle'), marks: points('.mark'), median: points('.median'), own: points('.own')};
    }));
    await page.close();
    const horizon = 2025;
    const targets = unit.targets.filter(target => target.points !== null && target.horizon === horizon && target.peers.with_value > 2 && target.peers.median !== null);
    assert.deepEqual(drawn.map(row => row.code), targets.map(target => target.indicator), code);
    for (const [i, row] of drawn.entries()) {
      const target = targets[i], {peers} = target;
      const others = rows.filter(other => other.level === unit.level && other.indicator === target.indicator &&
        Number(other.horizon) === horizon && other.value !== '' && judged.includes(other.status)).map(other => Number(other.value));
      const said = row.dots.map(dot => numberIn(dot.said.slice(dot.said.lastIndexOf(':') + 1)));
      assert.equal(row.dots.length, peers.with_value);
      const inOrder = numbers => [...numbers].sort((a, b) => a - b);
      inOrder(said).forEach((number, n) => assert.ok(Math.abs(number - inOrder(others)[n]) < 0.01, `${target.indicator}: ${number}`));
      const high = Math.max(...said, target.threshold), least = Math.min(...said, target.threshold);
      const low = least === high ? high - 1 : least;
      const at = value => row.left + (8 + (value - low) / (high - low) * 544) / 560 * row.width;
      row.dots.forEach((dot, n) => near(dot.x, at(said[n]), dot.said));
      near(row.marks[0].x, at(target.threshold), 'threshold');
      near(row.median[0].x, at(peers.median), 'median');
      assert.ok(Math.abs(numberIn(row.text.match(/median (.*?) ·/)[1]) - peers.median) < 0.01);
      assert.equal(row.own.length, target.value === null ? 0 : 1);
      if (target.value !== null) {
        near(row.own[0].x, at(numberIn(row.own[0].said)), 'the unit');
        assert.match(row.text, new RegExp(`rank ${peers.rank}/${peers.with_value}`));
      }
      ++strips;
    }
  }
  assert.ok(strips > 15, `${strips} strips`);
});

test('bars: each target with something to reach has one, and all thresholds stand in one line', async () => {
  let bars = 0;
  for (const code of ['T', 'M05', 'STC']) {
    const {page, unit} = await openUnit(code);
    const drawn = await page.evaluate(() => [...document.querySelectorAll('.bullet')].map(svg => {
      const box = svg.getBoundingClientRect();
      const at = element => { const {left, right} = element.getBoundingClientRect(); return [left - box.left, right - box.left].map(x => x / box.width * 180); };
      const [bar] = svg.querySelectorAll('path');
      const row = svg.closest('tr');
      return {said: row.cells[1].firstChild.textContent, code: row.closest('tbody').querySelector('.id').textContent,
        bar: at(bar), mark: at(svg.querySelector('.mark'))};
    }));
    const told = await page.evaluate(() => [...document.querySelectorAll('table.targets tbody:not(.area)')].flatMap(body =>
      [...body.rows].slice(1).filter(row => row.cells.length > 2).map(row => `${body.querySelector('.id').textContent} ${row.cells[0].textContent}`)));
    await page.close();
    const targets = unit.targets.filter(target => told.includes(`${target.indicator} ${target.horizon}`) && target.value !== null && target.operator !== 'done' && lowest(target) > 0);
    assert.equal(drawn.length, targets.length, code);
    assert.deepEqual(drawn.map(row => row.code), targets.map(({indicator}) => indicator));
    for (const [i, {said, bar: [left, right], mark}] of drawn.entries()) {
      const {value, indicator} = targets[i];
      const end = Math.max(3, 2 + value / lowest(targets[i]) * 120);
      near(left, 2, indicator);
      near(right, Math.min(end, 176), `${code} ${indicator}`);
      near((mark[0] + mark[1]) / 2, 122, indicator);
      assert.ok(Math.abs(numberIn(said) - value) < 0.01, said);
      ++bars;
    }
  }
  assert.ok(bars > 30, `${bars} bars`);
});

test('lines: a point for each year with a value, percentages on one scale', async () => {
  const {page, unit} = await openUnit('T');
  const drawn = await page.evaluate(() => [...document.querySelectorAll('.line')].map(svg => ({
    code: svg.closest('tbody').querySelector('.id').textContent, said: svg.querySelector('title').textContent,
    points: svg.querySelector('polyline').getAttribute('points').split(' ').map(point => point.split(',').map(Number)),
    last: ['cx', 'cy'].map(name => Number(svg.querySelector('circle').getAttribute(name))),
    labels: [...svg.querySelectorAll('text.own')].map(text => text.textContent),
    kind: svg.querySelector('circle').getAttribute('class')})));
  await page.close();
  assert.ok(drawn.length > 15, `${drawn.length} lines`);
  for (const {code, said, points, last, labels} of drawn) {
    const {history} = unit.targets.find(target => target.indicator === code && target.history.length > 1);
    assert.equal(points.length, history.length, code);
    assert.equal(said.split('; ').length, history.length, code);
    assert.deepEqual(last, points.at(-1), code);
    history.forEach(({period, value}, i) => {
      near(points[i][0], 46 + (period - 2021) / 9 * 86, `${code} ${period}`);
      if (said.includes('%') && value >= 0) near(points[i][1], 38 - value / 100 * 30, `${code} ${period}`);
    });
    for (const [i, label] of labels.entries())
      assert.ok(Math.abs(numberIn(label) - history.at(i ? -1 : 0).value) < 0.01, `${code}: ${label}`);
  }
});

test('areas: a bar for each, as long as its score', async () => {
  for (const code of ['T', 'M05', 'X37']) {
    const {page, unit} = await openUnit(code);
    const drawn = await page.evaluate(() => [...document.querySelectorAll('.areas tbody tr')].map(row => {
      const axis = row.querySelector('svg').getBoundingClientRect(), bar = row.querySelector('rect').getBoundingClientRect();
      return {said: [...row.querySelectorAll('.number')].map(cell => cell.textContent), axis, bar};
    }));
    await page.close();
    const scores = unit.scores.filter(score => score.horizon === 2025 && score.area !== '*');
    assert.equal(drawn.length, scores.length);
    for (const [i, {said: [points, attained], axis, bar}] of drawn.entries()) {
      assert.equal(Number(points), scores[i].score);
      assert.equal(attained, `${scores[i].attained}/${scores[i].targets}`);
      near(bar.right, axis.left + axis.width * scores[i].score / 100, code);
    }
  }
});

test('balances: what is lacking less what exceeds is what the province lacks', async () => {
  const {page, unit} = await openUnit('T');
  await page.locator('#shortfalls summary').click();
  const drawn = await page.evaluate(() => [...document.querySelectorAll('.balances tbody tr')].map(row => {
    const {left, width} = row.querySelector('svg').getBoundingClientRect();
    return {code: row.querySelector('.id').textContent, said: row.lastElementChild.textContent, left, width,
      bars: [...row.querySelectorAll('rect')].map(bar => { const box = bar.getBoundingClientRect(); return [box.left, box.right]; })};
  }));
  await page.close();
  const shortfalls = unit.shortfalls.filter(({lacking, exceeding}) => lacking > 0 && exceeding !== null);
  assert.deepEqual(drawn.map(({code}) => code), shortfalls.map(({indicator}) => indicator));
  assert.ok(drawn.length > 5, `${drawn.length} balances`);
  for (const [i, {said, left, width, bars}] of drawn.entries()) {
    const {lacking, exceeding, indicator, horizon} = shortfalls[i];
    const {need} = unit.targets.find(target => target.indicator === indicator && target.horizon === horizon);
    assert.equal(lacking - exceeding, need, indicator);
    assert.deepEqual(said.match(/\d[\d,]*/g).map(number => Number(number.replace(/,/g, ''))), [need, lacking, exceeding]);
    const half = width / 2, most = Math.max(lacking, exceeding);
    near(bars[0][0], left + half * (1 - exceeding / most), indicator);
    near(bars[1][1], left + half * (1 + lacking / most), indicator);
  }
});

test('counts: the parts of a bar are as long as the counts beside it say', async () => {
  for (const code of ['T', 'M05']) {
    const {page, unit} = await openUnit(code);
    const cards = await page.evaluate(() => [...document.querySelectorAll('.card')].map(card => ({
      heading: card.querySelector('h2').textContent, width: card.querySelector('.bar')?.getBoundingClientRect().width,
      parts: [...card.querySelectorAll('.bar i')].map(part => [part.getBoundingClientRect().width, part.textContent]),
      counts: [...card.querySelectorAll('.counts .sign')].map(sign => Number(sign.nextSibling.textContent.split('/')[0]))})));
    await page.close();
    for (const {heading, width, parts, counts} of cards.filter(card => card.width)) {
      const score = unit.scores.find(({area, horizon}) => area === '*' && heading.includes(horizon));
      assert.equal(counts.reduce((a, b) => a + b, 0), score.targets, heading);
      parts.forEach(([part, said], i) => {
        // the line between two parts is theirs too
        assert.ok(Math.abs(part - width * counts[i] / score.targets) <= 1, `${heading}: ${part}`);
        assert.ok(said === '' || Number(said) === counts[i]);
      });
    }
  }
});

test('moves: each bar begins where the one before it ended, and is as long as what it adds', async () => {
  const {moves} = readJson(join(folder, 'T.json')).units[0];
  let bars = 0;
  for (const {indicator, change, units, others} of moves.filter(of => of.change !== 0)) {
    const {page} = await open(join(folder, `target-${indicator}.html`));
    const drawn = await page.evaluate(() => [...document.querySelectorAll('#moves tbody tr, #moves tfoot tr')].map(row => {
      const {left, width} = row.querySelector('svg').getBoundingClientRect();
      const [bar, mark] = ['rect', '.mark'].map(name => row.querySelector(name).getBoundingClientRect());
      return {said: row.cells[row.cells.length - 2].textContent, left, width, bar: [bar.left, bar.right], mark: (mark.left + mark.right) / 2};
    }));
    await page.close();
    const parts = [...units.map(({total}) => total), ...others ? [others.total] : []];
    assert.deepEqual(drawn.map(({said}) => Number(said.replace('−', '-').replace(',', ''))), [...parts, change], indicator);
    let sum = 0;
    const ends = [0, change, ...parts.map(part => sum += part)];
    const low = Math.min(...ends), high = Math.max(...ends);
    let start = 0;
    for (const [i, {left, width, bar, mark}] of drawn.entries()) {
      const at = value => left + (value - low) / (high - low) * width;
      const from = i === parts.length ? 0 : start, to = from + [...parts, change][i];
      near(bar[0], at(Math.min(from, to)), `${indicator} ${i}`);
      near(bar[1], Math.max(at(Math.max(from, to)), bar[0] + 0.003 * width), `${indicator} ${i}`);
      near(mark, at(0), `${indicator} ${i}`);
      start = to;
      ++bars;
    }
  }
  assert.ok(bars > 100, `${bars} bars`);
});
