// Data in workbooks of several makers give the figures and findings that the same data in CSV give.

import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, readdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {spawnSync} from 'node:child_process';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import {cchc, execute, folder, project, validator, workbook} from './support.mjs';

const province = join(project, 'examples/tinh-mau');
const read = path => readFileSync(path, 'utf8');
const tables = {
  units: read(join(province, 'units.csv')),
  exemptions: read(join(province, 'exemptions.csv')),
};
for (const name of readdirSync(join(province, 'data'))) tables[`data/${basename(name, '.csv')}`] = read(join(province, 'data', name));

/** Data with faults of many kinds; codes with leading zeros, texts of several lines, texts that are numbers. */
const faulty = {
  units: 'unit,name,level,parent\n001,Tỉnh,province,\n002,Sở Một,department,001\n003,"Xã ""Ba""",commune,001\n004,Xã Bốn,commune,001\n',
  'data/a': `unit,indicator,period,numerator,denominator,value,note
003,TTHC-06,2025,40,100,,"hai
dòng, ""trích"""
004,TTHC-06,2025,120,100,,
004,TTHC-06,2025,40,100,,
3,TTHC-06,2024,40,100,,
003,TTHC-09,2025,-1,100,,
003,TTHC-10,2025,12a,100,,
003,CQS-04,2025,40.5,100,,
003,CQS-07,2025,,100,,
003,CDCV-03,2O25,40,100,,
003,CDCV-04,2025,40,100,41.5,
001,BC-01,2025,,,87.35,
001,BC-02,2025,,,1234567890123456789,
Tổng cộng,,,200,500,,
`,
};

const isNumber = text => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.length < 15;
/** The cells of a table: codes are texts, figures and years numbers. */
function cells(csv) {
  return Papa.parse(csv.trimEnd()).data.map((row, r) => row.map((cell, c) => {
    if (cell === '') return null;
    return r > 0 && c > 1 && isNumber(cell) ? Number(cell) : cell;
  }));
}

const makers = {
  async exceljs(path, rows) {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('Hướng dẫn').addRow(['Điền số liệu vào trang sau']);
    const sheet = book.addWorksheet('Số liệu');
    for (const row of rows) sheet.addRow(row);
    await book.xlsx.writeFile(path);
  },
  async openpyxl(path, rows) {
    const script = `
import json, sys, openpyxl
book = openpyxl.Workbook()
book.active.title = "Số liệu"
for row in json.load(sys.stdin): book.active.append(row)
book.save(sys.argv[1])`;
    // the Python of Debian, whose package openpyxl is
    const done = spawnSync('/usr/bin/python3', ['-c', script, path], {input: JSON.stringify(rows)});
    assert.equal(done.status, 0, done.stderr.toString());
  },
};

/** A folder with the tables as workbooks of a maker. */
async function written(maker, all) {
  const path = folder({});
  mkdirSync(join(path, 'data'));
  for (const [name, csv] of Object.entries(all)) await makers[maker](join(path, `${name}.xlsx`), cells(csv));
  return path;
}

/** The same folder as LibreOffice saves it again. */
function savedAgain(path, format, parts = ['.', 'data']) {
  const out = folder({});
  const profile = pathToFileURL(join(out, 'profile'));
  for (const part of parts) {
    const names = readdirSync(join(path, part)).filter(name => name.endsWith('.xlsx')).map(name => join(path, part, name));
    const done = execute('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', format,
      '--outdir', join(out, part), ...names]);
    assert.equal(done.exit, 0, done.err);
  }
  return out;
}

/** What the program makes of a folder whose tables have an extension: figures, and findings without their places. */
function outcome(path, extension, all) {
  const args = ['-u', `units.${extension}`, ...('exemptions' in all ? ['--exemptions', `exemptions.${extension}`] : []),
    'data', '-p', '2025', '-q'];
  const score = table => cchc(['score', '-f', 'csv', '--table', table, '--skip-invalid', ...args], path).out;
  const json = cchc(['score', '-f', 'json', '--skip-invalid', ...args], path).out;
  const findings = cchc(['check', '-f', 'csv', ...args], path).out;
  return {
    targets: score('targets'), scores: score('scores'), year: score('year'), context: score('context'),
    json: {...JSON.parse(json || '{}'), inputs: undefined},
    findings: Papa.parse(findings.trimEnd()).data.map(([, , , , ...rest]) => rest),
  };
}

function csvFolder(all) {
  return folder(Object.fromEntries(Object.entries(all).map(([name, csv]) => [`${name}.csv`, csv])));
}

for (const [kind, all] of Object.entries({'a province': tables, 'faulty data': faulty})) {
  const expected = outcome(csvFolder(all), 'csv', all);
  for (const maker of Object.keys(makers)) {
    test(`${kind} in workbooks of ${maker}, as they are and saved again by LibreOffice`, async () => {
      assert.ok(expected.targets.length > 200 && expected.findings.length > 1);
      const path = await written(maker, all);
      assert.deepEqual(outcome(path, 'xlsx', all), expected);
      assert.deepEqual(outcome(savedAgain(path, 'xlsx'), 'xlsx', all), expected);
      assert.deepEqual(outcome(savedAgain(path, 'ods'), 'ods', all), expected);
    });
  }
}

test('the inputs of a report are the files, each once', async () => {
  const path = await written('exceljs', faulty);
  const book = new ExcelJS.Workbook();
  for (const name of ['Một', 'Hai']) {
    const sheet = book.addWorksheet(name);
    sheet.addRow(['unit', 'indicator', 'period', 'numerator', 'denominator', 'value']);
    sheet.addRow([name === 'Một' ? '003' : '004', 'TTHC-06', 2025, 1, 2]);
  }
  await book.xlsx.writeFile(join(path, 'two.xlsx'));
  const done = cchc(['score', '-u', 'units.xlsx', '-p', '2025', '-f', 'json', 'two.xlsx'], path);
  assert.equal(done.exit, 0, done.err);
  const {inputs} = JSON.parse(done.out);
  const digest = execute('sha256sum', ['two.xlsx'], path).out.split(' ')[0];
  assert.deepEqual(inputs.filter(input => input.file === 'two.xlsx').map(input => input.sha256), [digest]);
});

test('cells as exceljs writes them: formulas with and without a result, errors, rich text, dates, percent, booleans', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Số liệu');
  sheet.addRow(['unit', 'indicator', 'period', 'numerator', 'denominator', 'value', 'note']);
  sheet.addRow([{richText: [{text: '00'}, {text: '3', font: {bold: true}}]}, 'TTHC-06', new Date(Date.UTC(2025, 11, 31)),
    {formula: '20*2', result: 40}, 100]);
  sheet.addRow(['004', 'TTHC-06', 2025, {formula: '20*2'}, 100, {formula: '1/0', result: {error: '#DIV/0!'}}]);
  sheet.addRow(['001', 'BC-02', {formula: '2024+1', result: 2025}, null, null, 0.455, true]);
  sheet.getCell('F4').numFmt = '0.0%';
  const path = csvFolder(faulty);
  await book.xlsx.writeFile(join(path, 'd.xlsx'));
  const check = format => cchc(['check', '-u', 'units.csv', '-p', '2025', '--ignore', 'missing-report', '-f', format, '-q', 'd.xlsx'], path).out;
  const findings = check('csv');
  assert.deepEqual(Papa.parse(findings.trimEnd(), {header: true}).data.map(f => `${f.sheet}!${f.cell} ${f.rule} ${f.text}`), [
    'Số liệu!C2 not-a-period 2025-12-31',
    "Số liệu!D3 formula-without-result '=20*2",
    'Số liệu!F3 formula-error #DIV/0!',
  ]);
  // LibreOffice computes what has no result, and keeps what each cell is
  for (const format of ['xlsx', 'ods']) {
    const again = savedAgain(path, format, ['.']);
    const args = ['-u', join(path, 'units.csv'), '-p', '2025', '-q', `d.${format}`];
    const found = cchc(['check', ...args, '--ignore', 'missing-report', '-f', 'csv'], again).out;
    assert.deepEqual(Papa.parse(found.trimEnd(), {header: true}).data.map(f => `${f.sheet}!${f.cell} ${f.rule} ${f.text}`), [
      'Số liệu!C2 not-a-period 2025-12-31',
      'Số liệu!F3 formula-error #DIV/0!',
    ]);
    const figures = cchc(['score', ...args, '--skip-invalid', '-f', 'csv', '--table', 'context'], again).out;
    assert.match(figures, /^001,BC-02,2025,45\.5,/m);
  }
  const json = JSON.parse(check('json'));
  assert.equal(validator(JSON.parse(cchc(['schema', 'check']).out))(json), '');
  assert.deepEqual(json.summary.files, [{name: 'd.xlsx', sheet: 'Số liệu', rows: 3}]);
  const [first] = JSON.parse(check('sarif')).runs[0].results;
  assert.deepEqual(first.locations[0].physicalLocation, {artifactLocation: {uri: 'd.xlsx'},
    region: {startLine: 2, startColumn: 3, endColumn: 4}});
  assert.equal(`${first.properties.sheet}!${first.properties.cell}`, 'Số liệu!C2');
  const context = cchc(['score', '-u', 'units.csv', '-p', '2025', '--skip-invalid', '-f', 'csv', '--table', 'context', '-q', 'd.xlsx'], path);
  assert.match(context.out, /^001,BC-02,2025,45\.5,/m);
});

test('a scorecard of ours is no data, and says so', () => {
  const out = join(folder({}), 'out');
  assert.equal(cchc(['report', '-o', out, '-q', '-u', 'units.csv', '--exemptions', 'exemptions.csv', 'data', '-p', '2025',
    '--unit', 'T', '-f', 'xlsx'], province).exit, 0);
  const done = cchc(['check', '-u', 'units.csv', join(out, 'T.xlsx')], province);
  assert.equal(done.exit, 1, done.err);
  assert.match(done.out, /empty-file|missing-column/);
});

/** The rows of a sheet as openpyxl reads them: texts, and where the first cell leads to; it knows both parts of a link. */
function rowsWithLinks(path, name) {
  const script = `
import json, sys, openpyxl
rows = []
for row in openpyxl.load_workbook(sys.argv[1])[sys.argv[2]].iter_rows():
    link = row[0].hyperlink
    rows.append({"cells": [cell.value or "" for cell in row], "target": link and link.target, "cell": link and link.location})
print(json.dumps(rows))`;
  const done = execute('/usr/bin/python3', ['-c', script, path, name]);
  assert.equal(done.exit, 0, done.err);
  return JSON.parse(done.out);
}

test('findings as workbooks lead to the cells, from the folder that they lie in', async () => {
  const more = faulty['data/a'].replace('003,TTHC-06,2025,40,100,,', '003,TTHC-03,2025,x1,100,,');
  const path = await written('exceljs', {...faulty, 'data/b #1': more});
  const done = cchc(['check', '--lang', 'vi', '-q', '-u', 'units.xlsx', '-p', '2025', '--report', 'xlsx:all.xlsx',
    '--report-dir', 'xlsx:back', 'data'], path);
  assert.equal(done.exit, 1, done.err);
  const heading = ['Vị trí', 'Tên cột', 'Mã đơn vị', 'Mã chỉ tiêu', 'Kỳ báo cáo', 'Loại', 'Nội dung ô', 'Cần xem lại', 'Quy tắc'];
  const found = {};
  for (const [file, at] of [['all.xlsx', '.'], ['back/003.xlsx', 'back']]) {
    const [first, ...rows] = rowsWithLinks(join(path, file), 'Phát hiện');
    assert.deepEqual(first.cells, heading);
    let followed = 0;
    for (const {cells: row, target, cell} of rows.filter(({cell, cells: row}) => cell && row[6])) {
      const [, name, address] = cell.match(/^'(.*)'!([A-Z]+\d+)$/);
      const book = await workbook(join(path, at, decodeURIComponent(target).replaceAll('\\', '/')));
      assert.equal(book.getWorksheet(name).getCell(address).text, row[6], `${target} ${cell}`);
      assert.equal(row[0].split('!').at(-1), address);
      ++followed;
    }
    found[file] = {rows: rows.length, followed, units: [...new Set(rows.map(({cells: row}) => row[2]))]};
  }
  const lines = Papa.parse(cchc(['check', '-q', '-u', 'units.xlsx', '-p', '2025', '-f', 'csv', 'data'], path).out.trimEnd()).data;
  assert.equal(found['all.xlsx'].rows, lines.length - 1);
  assert.ok(found['all.xlsx'].followed > 10, `${found['all.xlsx'].followed} links followed`);
  assert.deepEqual(found['back/003.xlsx'].units, ['003']);
  assert.ok(found['back/003.xlsx'].followed > 2);
  assert.ok(readdirSync(join(path, 'back')).includes('_other.xlsx'));
});

/** The cells whose wrapped text has more lines than their row has room for, in every sheet of a workbook. */
function cutOff(path) {
  const script = `import json, sys, textwrap, openpyxl
from openpyxl.utils import range_boundaries
cut = []
for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
    widths = {}
    for column in sheet.column_dimensions.values():
        for at in range(column.min, column.max + 1): widths[at] = column.width
    merged = {(low_row, low): high for low, low_row, high, _ in (range_boundaries(str(one)) for one in sheet.merged_cells.ranges)}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type != 's' or not cell.alignment.wrap_text: continue
            last = merged.get((cell.row, cell.column), cell.column)
            width = int(sum(widths.get(at, 8.43) for at in range(cell.column, last + 1)) * 1.15)
            lines = sum(max(1, len(textwrap.wrap(line, width))) for line in cell.value.split('\\n'))
            height = sheet.row_dimensions[cell.row].height or 15.75
            if lines * 15 > height: cut.append(f'{sheet.title}!{cell.coordinate}: {lines} lines in {height}: {cell.value}')
print(json.dumps(cut))`;
  const done = execute('/usr/bin/python3', ['-c', script, path]);
  assert.equal(done.exit, 0, done.err);
  return JSON.parse(done.out);
}

test('rows are high enough for their wrapped text', async () => {
  const path = await written('exceljs', faulty);
  const options = ['-u', join(province, 'units.csv'), '--exemptions', join(province, 'exemptions.csv'), '--lang', 'vi', '-q'];
  const data = join(province, 'data');
  cchc(['check', '--lang', 'vi', '-q', '-u', 'units.xlsx', '-p', '2025', '--report-dir', 'xlsx:back', 'data'], path);
  for (const more of [
    ['report', '-p', '2025', '--unit', 'T,M05', '-f', 'xlsx', '-o', 'report', data],
    ['report', '-p', '2025', '--unit', 'T', '-f', 'xlsx', '-o', 'verified', data, '--verified', join(province, 'verified')],
    ['form', 'M05', '-p', '2026', '-d', data, '-o', 'form.xlsx'],
    ['score', '-p', '2025', '--unit', 'T', '-o', 'score.xlsx', data],
    ['compare', '-p', '2025', '--with', '2024', '--unit', 'T', '-o', 'compare.xlsx', data],
    ['plan', '-p', '2025', '--unit', 'T', '-o', 'plan.xlsx', data],
  ]) {
    const done = cchc([...more, ...options], path);
    assert.equal(done.exit, 0, done.err);
  }
  const books = readdirSync(path, {recursive: true}).filter(name => /^(back|report|verified|form|score|compare|plan)\b.*\.xlsx$/.test(name));
  assert.ok(books.length >= 9, `${books.length} workbooks`);
  for (const book of books) assert.deepEqual(cutOff(join(path, book)), [], book);
});
