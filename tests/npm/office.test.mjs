// What `report` writes as workbooks and Word annexes, read back by programs that are not ours.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import {cchc, folder, project} from './support.mjs';

const province = join(project, 'examples/tinh-mau');

/** Writes a report; its folder. */
function report(args, cwd) {
  const out = join(folder({}), 'out');
  const done = cchc(['report', '-o', out, '-q', ...args], cwd);
  assert.equal(done.exit, 0, done.err);
  return out;
}

async function workbook(path) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

/** Rows of a CSV without quoted cells, as objects. */
function rows(csv) {
  const [head, ...lines] = csv.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}

const args = ['-u', 'units.csv', '--exemptions', 'exemptions.csv', 'data', '-p', '2025', '--unit', 'T', '--unit', 'M05'];

test('the numbers of a workbook are those of the CSV, as numbers', async () => {
  const out = report([...args, '-f', 'xlsx', '--lang', 'en'], province);
  const csv = rows(cchc(['score', ...args, '-f', 'csv', '-q'], province).out);
  for (const unit of ['T', 'M05']) {
    const sheet = (await workbook(join(out, `${unit}.xlsx`))).getWorksheet('Targets');
    const headings = sheet.getRow(1).values;
    const column = name => headings.indexOf(name);
    const expected = csv.filter(row => row.unit === unit && row.status !== 'not_applicable');
    assert.equal(sheet.actualRowCount, expected.length + 1);
    const pairs = {Result: 'value', 'Attainment (%)': 'attainment', Gap: 'gap', Need: 'need', Numerator: 'numerator',
      Denominator: 'denominator', Submitted: 'submitted', Due: 'due', Path: 'path', Progress: 'progress', Pace: 'pace',
      Projected: 'projected', By: 'horizon'};
    expected.forEach((row, i) => {
      assert.equal(sheet.getCell(i + 2, column('Indicator')).value, row.indicator);
      for (const [heading, name] of Object.entries(pairs)) {
        const {value} = sheet.getCell(i + 2, column(heading));
        const where = `${unit} ${row.indicator} ${row.horizon} ${heading}`;
        if (row[name] === '') assert.equal(value, null, where);
        else {
          assert.equal(typeof value, 'number', where);
          assert.equal(value, Number(row[name]), where);
        }
      }
    });
  }
});

test('a workbook shows as many decimals as tell the truth', async () => {
  const out = report([...args, '-f', 'xlsx', '--lang', 'en'], province);
  const sheet = (await workbook(join(out, 'T.xlsx'))).getWorksheet('Targets');
  const row = sheet.getRows(2, 80).find(r => r.getCell(2).value === 'TTHC-10');
  assert.equal(row.getCell(6).numFmt, '#,##0.000');
});

test('an annex reads as it should, with repeated headings', async () => {
  const out = report([...args, '-f', 'docx', '--lang', 'vi', '--label', 'Số liệu tự đánh giá'], province);
  const {value, messages} = await mammoth.convertToHtml({path: join(out, 'T.docx')});
  assert.deepEqual(messages.filter(m => m.type === 'error'), []);
  for (const text of ['PHỤ LỤC', 'Tỉnh Mẫu', 'Số liệu tự đánh giá', '49,99 %', '295.831/591.729', 'còn thiếu 34 hồ sơ']) {
    assert.ok(value.includes(text), text);
  }
  const heads = value.match(/<thead>/g).length;
  assert.equal(heads, value.match(/<table>/g).length, 'a head for each table');
});

test('hostile text stays text in every format', async () => {
  const nasty = '=HYPERLINK("http://x","y")';
  const script = '<script>alert(1)</script>';
  const cell = text => `"${text.replaceAll('"', '""')}"`;
  const long = 'ă'.repeat(10_000);
  const cwd = folder({
    'units.csv': `unit,name,level,parent\n../T,${cell(script)},province,\nCON,${cell(nasty)},commune,../T\n`,
    'data.csv': `unit,indicator,period,numerator,denominator,value,note\nCON,TTHC-06,2025,40,100,,${cell(nasty + script + '\u202e' + long)}\n`,
  });
  const out = report(['-u', 'units.csv', 'data.csv', '-p', '2025', '-f', 'html,xlsx,docx,markdown,csv,json'], cwd);
  const html = readFileSync(join(out, '_CON.html'), 'utf8') + readFileSync(join(out, '_.._T.html'), 'utf8') +
    readFileSync(join(out, 'index.html'), 'utf8');
  assert.ok(!html.includes('<script>'));
  const book = await workbook(join(out, '_CON.xlsx'));
  let seen = 0;
  for (const sheet of book.worksheets) {
    sheet.eachRow(row => row.eachCell(({value, formula}) => {
      assert.equal(formula, undefined);
      if (typeof value === 'string' && value.includes('HYPERLINK')) ++seen;
    }));
  }
  assert.ok(seen > 1, 'the text is there');
  const {value} = await mammoth.convertToHtml({path: join(out, '_CON.docx')});
  assert.ok(!value.includes('<script>') && value.includes('&lt;script&gt;'));
});
