// The pages of `report` in Chromium: quiet, accessible, valid, printable, harmless.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {HtmlValidate} from 'html-validate';
import {open, project, province, report, scratch} from './support.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const folders = {vi: province('vi'), en: province('en')};
const pages = Object.entries(folders).flatMap(([language, folder]) =>
  ['index', 'index-sort-name', 'index-2030', 'target-TTHC-06', 'target-CQS-08', 'target-TC-04', 'sources', 'T', 'STC', 'M05', 'X37'].map(name => [`${name} (${language})`, join(folder, `${name}.html`)]));
const verified = report('verified', ['-u', 'units.csv', '--exemptions', 'exemptions.csv', 'data', '-p', '2025', '--lang', 'vi',
  '--verified', 'verified'], join(project, 'examples/tinh-mau'));
pages.push(...['index', 'T', 'M20'].map(name => [`${name} with verified figures`, join(verified, `${name}.html`)]));

const style = path => pathToFileURL(join(dirname(path), 'style.css')).href;

/** What axe finds wrong with a page. */
async function barriers(page) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => globalThis.axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}));
  return violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 200)}`);
}

for (const [name, path] of pages) {
  test(`${name}: asks for nothing, says nothing, has no barrier`, async () => {
    const {page, said, asked} = await open(path);
    assert.deepEqual(said, []);
    assert.deepEqual(asked, [pathToFileURL(path).href, style(path)]);
    assert.deepEqual(await barriers(page), []);
    await page.close();
  });

  test(`${name}: fits a phone`, async () => {
    const {page} = await open(path, {width: 390, height: 800});
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wider, 0);
    assert.deepEqual(await barriers(page), []);
    await page.close();
  });
}

test('the pages are valid HTML', async () => {
  const validate = new HtmlValidate({extends: ['html-validate:standard'], rules: {
    'no-inline-style': 'off',  // widths of columns and of the bar are data
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  }});
  for (const [name, path] of pages) {
    const {results} = await validate.validateString(readFileSync(path, 'utf8'));
    assert.deepEqual(results.flatMap(r => r.messages).map(m => `${name}:${m.line} ${m.ruleId} ${m.message}`), []);
  }
});

test('printed, the headings of a table stand on each of its pages', async () => {
  const {page} = await open(join(folders.en, 'T.html'));
  await page.emulateMedia({media: 'print'});
  const display = await page.evaluate(() => [...document.querySelectorAll('thead')].map(e => getComputedStyle(e).display));
  assert.ok(display.length > 5 && display.every(d => d === 'table-header-group'), String(display));
  const font = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  assert.match(font, /^"Times New Roman"/);
  const pdf = join(scratch, 'T.pdf');
  await page.pdf({path: pdf, preferCSSPageSize: true});
  const sheets = execFileSync('pdftotext', ['-layout', pdf, '-']).toString().split('\f').slice(0, -1);
  assert.ok(sheets.length > 5, `${sheets.length} sheets`);
  // a sheet begins with what begins a section, or with the heading of the table that goes on
  const begins = await page.evaluate(() => [...document.querySelectorAll('h1, h2, p, summary, li')].map(e => e.textContent.trim().split(/\s+/).slice(0, 3).join(' ')));
  const heads = await page.evaluate(() => [...document.querySelectorAll('thead')].map(e => [...e.querySelectorAll('th')].map(th => th.textContent.trim().split(/\s+/)[0])));
  sheets.forEach((sheet, i) => {
    const lines = sheet.split('\n').map(line => line.trim().replace(/\s+/g, ' ')).filter(line => line);
    if (i > 0) assert.equal(lines.shift(), `Mẫu Province ${i + 1}`);  // at the head of each sheet but the first
    const first = lines.slice(0, 3).join(' ').split(' ');
    const headed = heads.some(head => head.every(word => first.includes(word)));
    const section = begins.some(words => words && lines[0].startsWith(words));
    assert.ok(headed || section, `sheet ${i + 1}: ${lines.slice(0, 3).join(' | ')}`);
  });
  await page.close();
});

test('every link within a page leads somewhere, and every target has a place of its own', async () => {
  for (const [name, path] of pages) {
    const {page} = await open(path);
    const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
      .map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id)));
    assert.deepEqual(lost, [], name);
    if (!/^(T|STC|M05|X37) /.test(name)) continue;
    const rows = await page.evaluate(() => [
      ...[...document.querySelectorAll('table.targets tbody:not(.area)')].flatMap(body =>
        [body, ...body.querySelectorAll('tr[id]')].map(place => [place.id, body.querySelector('.id').textContent])),
      ...[...document.querySelectorAll('table.uncounted tbody tr')].map(row => [row.id, row.querySelector('.id').textContent])]);
    assert.ok(rows.length > 5, name);
    for (const [id, code] of rows) assert.match(id, new RegExp(`^${code}(-20\\d\\d)?$`));
    assert.equal(new Set(rows.map(([id]) => id)).size, rows.length);
    for (const code of new Set(rows.map(([, code]) => code))) assert.ok(rows.some(([id]) => id === code), code);
    await page.close();
  }
  const {page} = await open(join(folders.vi, 'T.html'));
  await page.locator('#changes summary').click();
  await page.locator('#changes a', {hasText: 'TTHC-06'}).first().click();
  assert.match(page.url(), /#TTHC-06/);
  await page.locator('#uncounted .id').first().waitFor({state: 'hidden'});
  const folded = await page.locator('#uncounted tbody tr').first().getAttribute('id');
  await page.goto(page.url().replace(/#.*/, `#${folded}`));
  assert.ok(await page.locator(`#${folded}`).isVisible(), 'what a link leads to is seen');
  await page.close();
});

test('what is folded opens without a script, and paper has it all', async () => {
  const {page} = await open(join(folders.vi, 'T.html'));
  const folded = page.locator('.folded');
  const count = await folded.count();
  assert.ok(count >= 4, `${count} parts`);
  for (let i = 0; i < count; ++i) {
    assert.equal(await folded.nth(i).isVisible(), false);
    await page.locator('summary').nth(i).click();
    assert.equal(await folded.nth(i).isVisible(), true);
    await page.locator('summary').nth(i).click();
  }
  await page.emulateMedia({media: 'print'});
  for (let i = 0; i < count; ++i) assert.equal(await folded.nth(i).isVisible(), true);
  const pdf = join(scratch, 'folded.pdf');
  await page.pdf({path: pdf, preferCSSPageSize: true});
  const text = execFileSync('pdftotext', [pdf, '-']).toString();
  assert.match(text, /Kết quả 2024/);  // of the table of changes
  await page.close();
});

test('hostile data do no harm', async () => {
  const cwd = join(scratch, 'hostile');
  mkdirSync(cwd);
  const nasty = '</title><script>alert(1)</script><img src=x onerror=alert(2)>"\'&{{x}}\u202e';
  const quoted = `"${nasty.replaceAll('"', '""')}"`;
  writeFileSync(join(cwd, 'units.csv'), `unit,name,level,parent\nT,${quoted},province,\n../../x,${quoted},commune,T\n`);
  writeFileSync(join(cwd, 'data.csv'), `unit,indicator,period,numerator,denominator,value,note,evidence\n../../x,TTHC-06,2025,40,100,,${quoted},${'w'.repeat(10_000)}\n`);
  writeFileSync(join(cwd, 'verified.csv'), `unit,indicator,period,numerator,denominator,value,note\n../../x,TTHC-06,2025,30,100,,${quoted}\n`);
  const out = report('hostile-out', ['-u', 'units.csv', 'data.csv', '--verified', 'verified.csv', '-p', '2025', '--label', nasty, '--as-of', nasty], cwd);
  for (const name of ['index', 'T', '_.._.._x', 'target-TTHC-06', 'sources']) {
    const {page, said, asked} = await open(join(out, `${name}.html`), {width: 390, height: 800});
    await page.waitForTimeout(100);
    assert.deepEqual(said, [], name);
    assert.deepEqual(asked, [pathToFileURL(join(out, `${name}.html`)).href, style(join(out, 'x'))], name);
    assert.equal(await page.locator('script, img').count(), name === 'index' ? 1 : 0, name);
    if (name !== 'sources') assert.ok((await page.textContent('body')).includes('<script>alert(1)</script>'), name);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wider, 0, name);
    await page.close();
  }
});
