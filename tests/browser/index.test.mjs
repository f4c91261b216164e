// The index and the pages of indicators in Chromium: they show what the CSV has, marks stand where their numbers are,
// and tables are sorted and filtered with and without a script.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {test} from 'node:test';
import {open, project, province, readCsv, report} from './support.mjs';

const folders = {vi: province('vi'), en: province('en')};

const english = text => Number(text.replace(/[,%]/g, ''));
/** Whether a number that is shown, perhaps with fewer places, is this one. */
const shows = (shown, exact) => Math.abs(english(shown) - Number(exact)) <= 10 ** -(shown.split('.')[1] ?? '').replace('%', '').length;

test('the ranked table has the values, counts and ranks of the CSV', async () => {
  const {page} = await open(join(folders.en, 'index.html'));
  const rows = readCsv(join(folders.en, 'targets.csv')), scores = readCsv(join(folders.en, 'scores.csv'));
  let cells = 0;
  for (const level of ['commune', 'department']) {
    const tables = await page.evaluate(level => [...document.querySelectorAll(`#level-${level} table`)].map(table => ({
      heads: [...table.tHead.rows[0].cells].map(th => th.querySelector('a')?.textContent ?? th.textContent),
      rows: [...table.tBodies[1].rows].map(row => ({href: row.querySelector('a').getAttribute('href'),
        cells: [...row.cells].map(cell => [cell.textContent, cell.className])})),
    })), level);
    for (const {heads, rows: shown} of tables) {
      for (const {href, cells: texts} of shown) {
        const unit = href.replace('.html', '');
        heads.forEach((head, i) => {
          const row = rows.find(row => row.unit === unit && row.indicator === head && row.horizon === '2025');
          if (!row || row.status === 'not_applicable') return;
          ++cells;
          const [text, look] = texts[i];
          assert.match(text, {attained: /✓$/, missed: /✗$/, no_data: /…$/, no_cases: /–$/}[row.status] ?? /./, `${unit} ${head}`);
          if (row.value) assert.ok(shows(text.split(' ')[0], row.value), `${unit} ${head}: ${text}, ${row.value}`);
          if (row.status === 'missed') assert.equal(look, Math.abs(Number(row.gap)) < 5 ? 'bad near' : 'bad', `${unit} ${head}: ${row.gap}`);
        });
        const score = scores.find(row => row.unit === unit && row.horizon === '2025' && row.area === '*');
        if (heads.includes('Score')) assert.equal(texts[heads.indexOf('Rank')][0], score.rank, unit);
        if (heads.includes('Score')) assert.equal(texts[heads.indexOf('Attained')][0], `${score.attained}/${score.targets}`, unit);
      }
    }
  }
  assert.ok(cells > 300, `${cells} cells`);
  await page.close();
});

test('the pages of indicators have all units, ranked, and each dot stands at its value', async () => {
  const rows = readCsv(join(folders.en, 'targets.csv'));
  let dots = 0;
  for (const id of ['TTHC-06', 'TTHC-03', 'CQS-07', 'CDCV-04', 'TTHC-02']) {
    const {page} = await open(join(folders.en, `target-${id}.html`));
    const sections = await page.evaluate(() => [...document.querySelectorAll('main section[id]:not(#moves)')].map(section => {
      const middle = box => (box.left + box.right) / 2;
      return {id: section.id,
        rows: [...section.querySelectorAll('tbody tr')].map(row => [row.querySelector('a').getAttribute('href').replace('.html', ''), row.cells[2].textContent]),
        ranks: [...section.querySelectorAll('tbody tr')].map(row => row.cells[0].textContent),
        ticks: [...section.querySelectorAll('text.tick')].map(text => [text.textContent, middle(text.getBoundingClientRect())]),
        lines: [...section.querySelectorAll('line.threshold, line.median')].map(line => [line.querySelector('title').textContent, line.getBoundingClientRect().left]),
        dots: [...section.querySelectorAll('circle')].map(dot => [dot.querySelector('title').textContent, middle(dot.getBoundingClientRect())])};
    }));
    for (const {id: section, rows: shown, ranks, ticks, dots: drawn, lines} of sections) {
      const [level, horizon] = section.split('-');
      const expected = rows.filter(row => row.indicator === id && row.horizon === horizon && row.level === level && row.status !== 'not_applicable');
      assert.deepEqual(shown.map(([unit]) => unit).sort(), expected.map(row => row.unit).sort(), `${id} ${section}`);
      for (const [unit, text] of shown) {
        const {value} = expected.find(row => row.unit === unit);
        if (value) assert.ok(shows(text, value), `${id} ${unit}: ${text}, ${value}`);
      }
      const given = ranks.filter(rank => rank).map(Number);
      assert.deepEqual(given, [...given].sort((a, b) => a - b));
      if (!drawn.length) continue;
      assert.equal(drawn.length, expected.filter(row => row.value).length, `${id} ${section}`);
      const [[low, left], [high, right]] = [ticks[0], ticks.at(-1)].map(([text, x]) => [english(text), x]);
      const at = value => left + (value - low) / (high - low) * (right - left);
      for (const [title, x] of [...drawn, ...lines]) {
        const value = english(title.match(/[\d.]+(?=%| ✓| ✗|$)/)[0]);
        assert.ok(Math.abs(x - at(value)) < 0.5 + (title.startsWith('median') || title.startsWith('to reach') ? 1.5 : 0), `${id}: ${title} at ${x}, not ${at(value)}`);
        ++dots;
      }
    }
    await page.close();
  }
  assert.ok(dots > 150, `${dots} dots`);
});

test('without a script, a copy has each order; with one, headings sort and names are looked for', async () => {
  const names = page => page.evaluate(() => [...document.querySelector('#level-commune table').tBodies[1].rows]
    .filter(row => !row.hidden).map(row => row.querySelector('th').textContent));
  const plain = await open(join(folders.vi, 'index.html'), undefined, {javaScriptEnabled: false});
  assert.equal(await plain.page.locator('input, button').count(), 0);
  const ranked = await plain.page.locator('#level-commune table tbody:last-child th').allTextContents();
  await plain.page.locator('#level-commune thead a', {hasText: 'Đơn vị'}).click();
  assert.match(plain.page.url(), /index-sort-name\.html$/);
  const sorted = await plain.page.locator('#level-commune table tbody:last-child th').allTextContents();
  assert.notDeepEqual(sorted, ranked);
  assert.deepEqual([...sorted].sort(), [...ranked].sort());
  assert.equal(await plain.page.locator('#level-commune th[aria-sort=ascending]').textContent(), 'Đơn vị');
  await plain.page.close();

  const {page, said, asked} = await open(join(folders.vi, 'index.html'));
  assert.deepEqual(await names(page), ranked);
  const head = page.locator('#level-commune thead th', {hasText: 'TTHC-06'});
  await head.locator('button').click();
  assert.equal(await head.getAttribute('aria-sort'), 'descending');
  const values = await page.locator('#level-commune table tbody:last-child tr').evaluateAll(rows =>
    rows.map(row => parseFloat(row.querySelectorAll('td.good, td.bad, td.missing')[1]?.textContent.replace(',', '.'))).filter(value => value));
  assert.deepEqual(values, [...values].sort((a, b) => b - a));
  await page.locator('#level-commune thead a', {hasText: 'Đơn vị'}).click();
  assert.match(page.url(), /index\.html$/);
  await page.locator('#level-commune input').fill('phuong');
  const found = await names(page);
  assert.ok(found.length > 2 && found.every(name => name.startsWith('Phường')), String(found));
  assert.deepEqual([said, asked.length], [[], 2]);
  assert.ok((await page.locator('script').textContent()).length < 2048);
  await page.close();
});

test('--standalone: a page holds its style and needs no other file', async () => {
  const out = report('standalone', ['-u', 'units.csv', 'data', '-p', '2025', '--standalone', '--unit', 'T'], join(project, 'examples/tinh-mau'));
  for (const name of ['index', 'T', 'target-TTHC-06']) {
    const {page, asked, said} = await open(join(out, `${name}.html`));
    assert.deepEqual([asked.length, said], [1, []], name);
    assert.match(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Noto Sans/);
    await page.close();
  }
});
