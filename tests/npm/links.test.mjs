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

test('an index before the first deadline has league tables and matrices of every level', () => {
  const html = readFileSync(join(report('-p', '2024', '--lang', 'vi'), 'index.html'), 'utf8');
  for (const level of ['Sở, ban, ngành', 'Cấp huyện \\(đến 30/6/2025\\)', 'Cấp xã']) {
    for (const table of ['Bảng xếp hạng', 'Biểu tổng hợp']) {
      assert.match(html, new RegExp(`<h2>${table}: ${level}, đến năm 2025`));
    }
  }
  assert.match(html, /<h2>Biểu tổng hợp: [^<]*đến năm 2030/);
});

test('what is pending does not count as reported', () => {
  const html = readFileSync(join(report('-p', '2025', '--lang', 'vi', '-f', 'html'), 'index.html'), 'utf8');
  const row = /<tr><td[^>]*data-label="Đơn vị"><a href="T\.html">.*<\/tr>/.exec(html)[0];
  const cells = [...row.matchAll(/<td[^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(match => match[1]);
  assert.equal(cells[2], '23');
  assert.equal(cells[3], '11');
  assert.equal(cells[5].split(', ').length, 10);
});
