// What the tests in Chromium share.

import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {after, before} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const program = join(resolve(process.env.CCHC_BUILD ?? join(project, 'build/developer')), 'cchc');
/** A folder of this test file, removed behind it. */
export const scratch = mkdtempSync(join(tmpdir(), 'cchc-browser-'));

export let browser;
before(async () => {
  browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
});
after(async () => {
  await browser?.close();
  rmSync(scratch, {recursive: true});
});

/** Writes a report; its folder. */
export function report(name, args, cwd) {
  const out = join(scratch, name);
  execFileSync(program, ['report', '-q', '-f', 'html,json', '-o', out, ...args], {cwd});
  return out;
}

/** The report of the example province; its folder. */
export const province = language => report(`tinh-mau-${language}`,
  ['-u', 'units.csv', '--exemptions', 'exemptions.csv', 'data', '-p', '2025', '--lang', language, '--label', 'Số liệu tự đánh giá'],
  join(project, 'examples/tinh-mau'));

/** Opens a page; what it asked for and said is kept. */
export async function open(path, viewport = {width: 1280, height: 900}, options = {}) {
  const page = await browser.newPage({viewport, ...options});
  const said = [], asked = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  page.on('dialog', dialog => { said.push(dialog.message()); dialog.dismiss(); });
  page.on('request', request => asked.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return {page, said, asked};
}

export const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

/** The rows of a CSV file without quotes in the columns that matter, each by its columns' names. */
export function readCsv(path) {
  const [head, ...lines] = readFileSync(path, 'utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/).map(line => line.split(','));
  return lines.map(cells => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}
