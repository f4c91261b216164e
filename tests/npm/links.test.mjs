// Every link on the pages of `report` leads to a file that was written, and every unit is to be
// reached from the index.

import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {cchc, folder, project} from './support.mjs';

const province = join(project, 'examples/tinh-mau');

/** Writes a report; its folder. */
function report(...args) {
  const out = join(folder({}), 'out');
  const done = cchc(['report', '-o', out, '-q', '-u', 'units.csv', '--exemptions', 'exemptions.csv', 'data', ...args], province);
  assert.equal(done.exit, 0, done.err);
  return out;
}

const links = html => [...html.matchAll(/href="([^"]*)"/g)].map(match => match[1]);

/** Links that lead nowhere, "page: link". */
function dead(out) {
  const pages = readdirSync(out).filter(name => name.endsWith('.html'));
  return pages.flatMap(page => {
    const html = readFileSync(join(out, page), 'utf8');
    return links(html)
      .filter(link => link.startsWith('#') ? !html.includes(`id="${link.slice(1)}"`) : !existsSync(join(out, link)))
      .map(link => `${page}: ${link}`);
  });
}

/** Files of units that the index does not lead to. */
function unreached(out) {
  const reached = new Set(links(readFileSync(join(out, 'index.html'), 'utf8')));
  return readdirSync(out).filter(name => /\.(html|xlsx|docx|md|json)$/.test(name) && name !== 'index.html' && !reached.has(name));
}

for (const args of [
  ['-p', '2025'],
  ['-p', '2025', '--unit', 'T'],
  ['-p', '2025', '--unit', 'T', '--unit', 'M05'],
  ['-p', '2025', '--unit', 'M05'],
  ['-p', '2025', '--level', 'commune'],
  ['-p', '2025', '--level', 'commune', '--horizon', '2030'],
  ['-p', '2024'],
  ['-p', '2022'],
  ['-p', '2025', '-f', 'xlsx,docx'],
  ['-p', '2025', '-f', 'html'],
  ['-p', '2025', '-f', 'html,markdown,csv,json'],
  ['-p', '2025', '-f', 'docx'],
]) {
  test(`report ${args.join(' ')}: all links lead somewhere, all files are reached`, () => {
    const out = report(...args);
    assert.deepEqual(dead(out), []);
    assert.deepEqual(unreached(out), []);
  });
}

test('an index before the first deadline has a ranked table of every level', () => {
  const out = report('-p', '2024', '--lang', 'vi');
  const [html, later] = ['index', 'index-2030'].map(name => readFileSync(join(out, `${name}.html`), 'utf8'));
  for (const level of ['Sở, ban, ngành', 'Cấp huyện \\(đến 30/6/2025\\)', 'Cấp xã']) {
    const section = new RegExp(`<h2>${level} \\(\\d+\\)</h2>[^]*?</section>`).exec(html)[0];
    assert.match(section, /<caption>Hạng tính trong \d+ đơn vị cùng cấp[^<]*theo lộ trình năm 2024/);
    assert.match(section, /<a href="target-TTHC-06.html" title="[^"]*tối thiểu 50%">TTHC-06/);
    assert.match(later, new RegExp(`<h2>${level} `));
  }
});

test('what is pending does not count as reported', () => {
  const html = readFileSync(join(report('-p', '2025', '--lang', 'vi', '-f', 'html'), 'index.html'), 'utf8');
  const row = /<tr><th[^>]*data-label="Đơn vị"><a href="T\.html">.*<\/tr>/.exec(html)[0];
  const cells = [...row.matchAll(/<t[dh][^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(match => match[1]);
  assert.equal(cells[2], '23');
  assert.equal(cells[3], '11');
  assert.equal(cells[5].split(', ').length, 10);
});

/** The headings of league tables in a text. */
const leagues = text => [...text.matchAll(/League table: [^<\n]* \(\d+\)/g)].map(match => match[0]);

for (const year of ['2021', '2022', '2023', '2024', '2025', '2026']) {
  test(`score and report rank the units of ${year} alike`, () => {
    const out = report('-p', year, '-f', 'html,markdown', '--lang', 'en');
    const score = cchc(['score', '-q', '-p', year, '--lang', 'en', '-u', 'units.csv', '--exemptions', 'exemptions.csv', 'data'], province);
    const shown = leagues(score.out);
    assert.ok(shown.length > 1, score.out);
    assert.deepEqual(leagues(readFileSync(join(out, 'T.md'), 'utf8')), shown);
    assert.deepEqual(leagues(readFileSync(join(out, 'T.html'), 'utf8')), shown);
    const index = readFileSync(join(out, 'index.html'), 'utf8');
    for (const heading of shown) {  // "League table: Commune, by 2025 (25)"
      const [, level, when, units] = /^League table: (.*?)(?:, by (\d+)| · Standing in \d+) \((\d+)\)/.exec(heading);
      const at = index.indexOf(`<h2>${level} (${units})</h2>`);
      assert.ok(at > 0, heading);
      const caption = /<caption>([^<]*)/.exec(index.slice(at))[1];
      if (caption.startsWith('Ranked')) assert.ok(caption.includes(when ? ` for ${when}` : ` in ${year}`), caption);
    }
  });
}

test('pages count the targets of the scores, and name the others apart', () => {
  const out = report('-p', '2025', '-f', 'html,markdown', '--lang', 'en', '--unit', 'T', '--unit', 'X47');
  const [head, ...rows] = readFileSync(join(out, 'scores.csv'), 'utf8').trimEnd().split('\n').map(line => line.split(','));
  const index = readFileSync(join(out, 'index.html'), 'utf8');
  let cards = 0;
  for (const row of rows.map(cells => Object.fromEntries(head.map((name, i) => [name, cells[i]])))) {
    if (row.area !== '*') continue;
    const statuses = head.slice(head.indexOf('attained'), head.indexOf('no_baseline') + 1);
    const counts = statuses.map(name => Number(row[name])).filter(count => count > 0);
    const page = readFileSync(join(out, `${row.unit}.html`), 'utf8');
    const card = new RegExp(`<h2>By ${row.horizon}[^<]*</h2>[^]*?</p>\n</div>`).exec(page)[0];
    assert.deepEqual([...card.matchAll(/<\/b> (\d+)\/(\d+) /g)].map(m => [Number(m[1]), Number(m[2])]),
      counts.map(count => [count, Number(row.targets)]), `${row.unit} ${row.horizon}`);
    const sentence = new RegExp(`By ${row.horizon}: ${row.targets} targets?: [^.]*?\\.`);
    const [text] = sentence.exec(readFileSync(join(out, `${row.unit}.md`), 'utf8'));
    if (row.unit === 'T') assert.match(index, sentence);
    const apart = /; (\+ .*)\.$/.exec(text)?.[1];
    if (apart) assert.ok(card.includes(`<span class="quiet">${apart}</span>`), card);
    ++cards;
  }
  assert.ok(cards >= 4);
  assert.match(readFileSync(join(out, 'T.md'), 'utf8'), /By 2025: 31 targets: 17 attained, [^+]*; \+ 8 not scored \(1 attained, 7 pending\) \+ 2 printed twice\./);
});
