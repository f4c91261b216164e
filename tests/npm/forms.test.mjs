// Forms as workbooks, read and filled in by programs that are not ours. CCHC_FILLINGS=1000 compares the formulas with
// `score` on so many random fillings; CCHC_COMMUNES=3321 reads so many filled forms.

import assert from 'node:assert/strict';
import {copyFileSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import Papa from 'papaparse';
import {cchc, converted, execute, folder, rowsOf, workbook} from './support.mjs';

const fillings = Number(process.env.CCHC_FILLINGS ?? 12);
const communes = Number(process.env.CCHC_COMMUNES ?? 40);
const period = 2026;

const programme = `programme: p
title: {vi: Chương trình, en: Programme}
start: 2021
report_until: 2030
levels: [{id: province, name: Province}, {id: commune, name: Commune}]
areas:
  - id: A
    name: Services
    indicators:
      - {id: R50, name: {vi: Hồ sơ trực tuyến, en: Files online}, kind: ratio, numerator: {vi: hồ sơ trực tuyến, en: files online}, denominator: {vi: hồ sơ, en: files}, reported_by: [commune], targets: {2025: {at_least: 40}, 2030: {at_least: 50}}}
      - {id: R33, name: R33, kind: ratio, reported_by: [commune], targets: {2026: {at_least: 33.35}}}
      - {id: RMORE, name: RMORE, kind: ratio, reported_by: [commune], targets: {2030: {more_than: 20}}}
      - {id: RMOST, name: RMOST, kind: ratio, reported_by: [commune], targets: {2030: {at_most: 12.5}}}
      - {id: RLESS, name: RLESS, kind: ratio, reported_by: [commune], targets: {2026: {less_than: 10}}}
      - {id: RIN, name: RIN, kind: ratio, reported_by: [commune], targets: {2030: {between: [25, 35]}}}
      - {id: RINM, name: RINM, kind: ratio, reported_by: [commune], targets: {2030: {between: [25, 35], above: missed}}}
      - {id: RF, name: RF, kind: ratio, fractional: true, reported_by: [commune], targets: {2030: {at_least: 29}}}
      - {id: RX, name: RX, kind: ratio, may_exceed_100: true, reported_by: [commune], targets: {2030: {at_least: 120}}}
      - {id: RN, name: RN, kind: ratio, rollup: none, reported_by: [commune], targets: {2030: {at_least: 50}}}
      - {id: RPAST, name: RPAST, kind: ratio, reported_by: [commune], targets: {2022: {at_least: 50}, 2025: {at_least: 60}}}
      - {id: RREF, name: RREF, kind: ratio, reported_by: [commune], targets: {2030: {at_least: 50, binds: [province]}}}
      - {id: RLATE, name: RLATE, kind: ratio, reported_by: [commune], targets: {2030: {at_least: 50, after: 2026}}}
      - {id: RGONE, name: RGONE, kind: ratio, reported_by: [commune], targets: {2030: {at_least: 50, amended: [{from: 2025, withdrawn: true}]}}}
      - {id: RNEW, name: RNEW, kind: ratio, reported_by: [commune], targets: {2030: {at_least: 50, amended: [{from: 2026, at_least: 66.666667}]}}}
      - {id: V85, name: V85, kind: value, reported_by: [commune], targets: {2030: {at_least: 85}}}
      - {id: VMEAN, name: VMEAN, kind: value, rollup: mean, reported_by: [commune], targets: {2030: {less_than: 7.35}}}
      - {id: VW, name: VW, kind: value, rollup: weighted_mean, reported_by: [commune], targets: {2026: {more_than: 84.5}}}
      - {id: VP, name: VP, kind: value, unit: points, rollup: sum, reported_by: [commune], targets: {2030: {between: [60.5, 90], above: missed}}}
      - {id: D10, name: D10, kind: reduction, reported_by: [commune], targets: {2025: {at_least: 5, baseline: 2021}, 2030: {at_least: 10, baseline: 2025}}}
      - {id: DS, name: DS, kind: reduction, fractional: true, reported_by: [commune], targets: {2030: {more_than: 15, baseline: [2021, 2023]}}}
      - {id: DN, name: DN, kind: reduction, rollup: none, reported_by: [commune], targets: {2030: {at_least: 12.5, baseline: 2021}}}
      - {id: DNEW, name: DNEW, kind: reduction, reported_by: [commune], targets: {2030: {at_least: 10, baseline: 2026}}}
      - {id: M, name: {vi: Ban hành kế hoạch, en: Plan issued}, kind: milestone, reported_by: [commune], targets: {2030: done}}
      - {id: MS, name: MS, kind: milestone, rollup: sum, reported_by: [commune], targets: {2026: done}}
      - {id: CV, name: CV, kind: value, unit: points, reported_by: [commune]}
      - {id: CR, name: CR, kind: ratio, reported_by: [commune]}
`;

/** Numbers that look random, the same on every run. */
function random(seed) {
  let state = seed;
  return below => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 2147483648 * below);
  };
}

const units = count => 'unit,name,level,parent\n0T,Tỉnh,province,\n' +
  Array.from({length: count}, (_, i) => `${String(i).padStart(4, '0')},"Xã ""${i}"" & <bạn>",commune,0T\n`).join('');

/** Levels of the years before: some units have none, or nothing to reduce. */
function levels(count) {
  const next = random(7);
  const lines = ['unit,indicator,period,numerator,denominator,value'];
  for (let i = 0; i < count; ++i) {
    for (let year = 2021; year < period; ++year) {
      for (const id of ['D10', 'DS', 'DN']) {
        if (next(25) === 0) continue;
        const level = i % 11 === 5 ? '0' : id === 'DS' ? (next(90000) / 1000 + 1).toFixed(3) : String(next(60) + 1);
        lines.push(`${String(i).padStart(4, '0')},${id},${year},,,${level}`);
      }
    }
    lines.push(`${String(i).padStart(4, '0')},R50,2025,${next(40)},${40 + next(9)},`);
  }
  return `${lines.join('\n')}\n`;
}

/** The rows of the sheet of figures below its heading, each as {column: cell}. */
function figures(book) {
  const [sheet] = book.worksheets;
  let headings;
  const rows = [];
  sheet.eachRow(row => {
    if (headings) rows.push(Object.fromEntries(headings.map(([name, i]) => [name, row.getCell(i)])));
    else if (row.getCell(1).value === 'Mã đơn vị' || row.getCell(1).value === 'Unit')
      headings = row.values.map((name, i) => [name, i]).filter(entry => entry !== undefined);
  });
  return rows;
}

const unlocked = cell => cell.protection?.locked === false;

/** What somebody might write into the cells of a row: {numerator, denominator, value}. */
function filling(id, next) {
  const any = list => list[next(list.length)];
  const thresholds = {R50: 50, R33: 33.35, RMORE: 20, RMOST: 12.5, RLESS: 10, RIN: 25, RINM: 35, RF: 29, RX: 120, RNEW: 200 / 3};
  if (id.startsWith('R') || id === 'CR') {
    const denominator = any([1, 3, 8, 20, 64, 100, 2000, 999, next(500), next(2000000), 123456789, 0]);
    const near = Math.round((thresholds[id] ?? 50) * denominator / 100) + any([-1, 0, 0, 1]);
    let numerator = any([near, near, near, next(denominator + 1), denominator, 0]);
    const fault = next(30);
    if (id === 'RF' && next(2)) numerator = any([0.29, 29 * denominator / 100, next(1000) / 1000, numerator + 0.000001]);
    if (fault === 0) return {numerator};
    if (fault === 1) return {denominator};
    if (fault === 2) return {numerator: denominator + 1, denominator};
    if (fault === 3) return {numerator: 'chưa có', denominator};
    if (fault === 4) return {numerator: -1, denominator};
    if (fault === 5) return {numerator: 0.5, denominator};
    if (fault === 6) return {};
    if (numerator < 0) numerator = 0;
    if (id !== 'RX') numerator = Math.min(numerator, denominator);
    return {numerator: Number(numerator.toFixed(6)), denominator};
  }
  if (id.startsWith('M')) return {value: any(['Đã hoàn thành', 'Chưa hoàn thành', 'Đã hoàn thành', 1, 0, 'gần xong', 2, undefined])};
  if (id.startsWith('D')) return {value: any([next(60), next(60), 0, 1, 27, 54, id === 'DS' ? next(90000) / 1000 : 45, undefined, -1, 'x', 0.5])};
  const value = any([85, 84.5, 84.500001, 7.35, 7.349999, 60.5, 90, 90.000001, next(101), next(1000000) / 10000, 0, 100, undefined, -3, 120, 'x']);
  return id === 'VW' ? {value, denominator: any([1, 120, 120, 0, undefined, 1.5])} : {value};
}

/** Fills in a form; {unit, indicator, …} of each row. */
function fill(book, next) {
  return figures(book).map(row => {
    const filled = filling(row['Mã chỉ tiêu'].value, next);
    for (const [name, column] of [['numerator', 'Tử số'], ['denominator', 'Mẫu số'], ['value', 'Giá trị']]) {
      if (filled[name] !== undefined) {
        assert.ok(unlocked(row[column]), `${row['Mã chỉ tiêu'].value} ${column}`);
        row[column].value = filled[name];
      }
    }
    for (const column of ['Kết quả tính', 'Đánh giá']) row[column].value = {formula: row[column].formula};
    return {unit: row['Mã đơn vị'].value, indicator: row['Mã chỉ tiêu'].value, ...filled};
  });
}

const plain = number => typeof number === 'number' ? number.toFixed(6).replace(/\.?0+$/, '') : number ?? '';

const said = {
  attained: ['Đạt', 'Đã hoàn thành'],
  not: ['Chưa đạt', 'Không đạt', 'Chưa hoàn thành', 'Chưa hoàn thành, quá hạn'],
  wrong: ['Điền chưa đủ', 'Không phải là số', 'Số âm', 'Phải là số nguyên', 'Tử số lớn hơn mẫu số', 'Mẫu số phải lớn hơn 0',
    'Lớn hơn 100%', 'Chọn trong danh sách'],
};
/** Counts up to which a spreadsheet compares exactly, of thresholds or figures with many decimals. */
const exact = {RNEW: 1e6, RF: 1e6};
const states = {no_cases: 'Không phát sinh', no_baseline: 'Thiếu số liệu năm gốc', not_started: 'Chưa đến kỳ đánh giá', no_data: 'Chưa có số liệu'};

test(`the formulas of a form say what score says, on ${fillings} fillings`, async () => {
  const cwd = folder({'p.yaml': programme, 'u.csv': units(fillings), 'before.csv': levels(fillings)});
  const inputs = ['-t', 'p.yaml', '-u', 'u.csv', '-p', String(period), '-q', '--lang', 'vi'];
  const made = cchc(['form', '--level', 'commune', ...inputs, '-d', 'before.csv', '-f', 'xlsx', '-o', 'forms'], cwd);
  assert.equal(made.exit, 0, made.err);
  const next = random(fillings);
  const sent = [];
  const paths = [];
  for (let i = 0; i < fillings; ++i) {
    const path = join(cwd, 'forms', `${String(i).padStart(4, '0')}.xlsx`);
    const book = await workbook(path);
    sent.push(...fill(book, next));
    await book.xlsx.writeFile(path);
    paths.push(path);
  }
  const sentBy = new Map(sent.map(row => [`${row.unit} ${row.indicator}`, row]));
  const filled = folder({'data.csv': csvOf(sent)});
  const all = [...inputs, 'before.csv', join(filled, 'data.csv'), '--decimal', 'point'];
  const findings = Papa.parse(cchc(['check', ...all, '-f', 'csv'], cwd).out.trimEnd(), {header: true}).data;
  const refused = new Set(findings.filter(of => of.severity === 'error').map(of => `${of.unit} ${of.indicator}`));
  const score = table => {
    const done = cchc(['score', ...all, '--skip-invalid', '-f', 'csv', '--table', table], cwd);
    assert.equal(done.exit, 0, done.err);
    return rowsOf(done.out);
  };
  const results = new Map();
  for (const row of score('targets')) {
    const key = `${row.unit} ${row.indicator}`;
    const former = results.get(key);
    // the next target, or the last one
    if (!former || Number(former.horizon) < period) results.set(key, row);
  }
  for (const row of score('context')) results.set(`${row.unit} ${row.indicator}`, row);

  const seen = {};
  const out = [];
  for (let i = 0; i < paths.length; i += 200) out.push(converted(paths.slice(i, i + 200), 'xlsx'));
  for (let i = 0; i < fillings; ++i) {
    for (const row of figures(await workbook(join(out[Math.floor(i / 200)], paths[i].split('/').at(-1))))) {
      const key = `${row['Mã đơn vị'].value} ${row['Mã chỉ tiêu'].value}`;
      const mine = sentBy.get(key);
      const result = cell => cell.result ?? (cell.formula ? '' : cell.value) ?? '';
      const verdict = result(row['Đánh giá']), computed = result(row['Kết quả tính']);
      const where = `${key} ${JSON.stringify(mine)}: ${computed} ${verdict}`;
      seen[verdict] = (seen[verdict] ?? 0) + 1;
      const empty = [mine.numerator, mine.denominator, mine.value].every(figure => figure === undefined);
      assert.equal(verdict === '', empty, where);
      assert.equal(said.wrong.includes(verdict), refused.has(key), where);
      const expected = results.get(key);
      if (empty || refused.has(key)) {
        assert.equal(computed, '', where);
        continue;
      }
      const {status} = expected, past = status && Number(expected.horizon) < period;
      const value = past ? expected.current_value : expected.value;
      const attained = past ? expected.current_attained : expected.attained;
      if (value === '') {
        assert.equal(computed, '', where);
        // a context index, or what a target that is over comes to today: the status tells of its horizon
        assert.equal(verdict, status === undefined || past ? 'Không phát sinh' : status === 'withdrawn' ? 'Không còn áp dụng' : states[status] ?? status, `${where} ${status}`);
        continue;
      }
      assert.equal(computed, Number(value), where);
      if (Math.max(mine.numerator ?? 0, mine.denominator ?? 0) > (exact[mine.indicator] ?? 1e12))
        assert.equal(verdict, 'Số lớn: tính khi tổng hợp', where);
      else if (status === undefined) assert.equal(verdict, 'Chỉ số tham khảo', where);
      else if (attained === '') assert.equal(verdict, 'Tham khảo', where);
      else assert.ok(said[attained === 'true' ? 'attained' : 'not'].includes(verdict), `${where} ${attained}`);
    }
  }
  for (const word of [...said.attained, ...said.not, ...said.wrong, ...Object.values(states)].filter(() => fillings >= 100))
    assert.ok(seen[word] > 0, `nothing said ${word}: ${JSON.stringify(seen)}`);
});

/** The figures of rows as CSV; those without any are left out, as a form without figures is no report. */
const csvOf = sent => `unit,indicator,period,numerator,denominator,value\n${sent
  .filter(row => [row.numerator, row.denominator, row.value].some(figure => figure !== undefined))
  .map(row => [row.unit, row.indicator, period, plain(row.numerator), plain(row.denominator), plain(row.value)].join(',')).join('\n')}\n`;

test(`${communes} filled forms, 30 of them saved again by LibreOffice, say what the same data in CSV say`, async () => {
  const cwd = folder({'p.yaml': programme, 'u.csv': units(communes), 'before.csv': levels(communes)});
  const inputs = ['-t', 'p.yaml', '-u', 'u.csv', '-p', String(period), '-q', '--lang', 'vi', '--decimal', 'point'];
  const made = cchc(['form', '--level', 'commune', ...inputs, '-d', 'before.csv', '-f', 'xlsx', '-o', 'forms'], cwd);
  assert.equal(made.exit, 0, made.err);
  const names = readdirSync(join(cwd, 'forms')).filter(name => name.endsWith('.xlsx')).sort();
  assert.equal(names.length, communes);
  const next = random(communes), sent = [];
  for (const name of names) {
    const path = join(cwd, 'forms', name);
    const book = await workbook(path);
    sent.push(...fill(book, next));
    await book.xlsx.writeFile(path);
  }
  const filled = folder({'data.csv': csvOf(sent)});
  const outcome = data => {
    const all = [...inputs, 'before.csv', data];
    const score = table => cchc(['score', ...all, '--skip-invalid', '-f', 'csv', '--table', table], cwd).out;
    const findings = Papa.parse(cchc(['check', ...all, '-f', 'csv'], cwd).out.trimEnd(), {header: true}).data;
    return {
      targets: score('targets'), scores: score('scores'), year: score('year'), context: score('context'),
      // forms show the year before, and rows that are left empty, which the data in CSV do not
      findings: findings.filter(({rule}) => !['no-figures', 'changed-previous'].includes(rule))
        .map(({unit, indicator, period: of, rule, severity, text, message}) => [unit, indicator, of, rule, severity, text, message].join(' ')).sort(),
    };
  };
  const expected = outcome(join(filled, 'data.csv'));
  assert.ok(expected.targets.length > 1000 && expected.findings.length > communes);
  assert.deepEqual(outcome('forms'), expected);
  for (const format of ['xlsx', 'ods']) {
    const some = names.slice(0, 30);
    const out = converted(some.map(name => join(cwd, 'forms', name)), format);
    for (const name of some) {
      rmSync(join(cwd, 'forms', name), {force: true});
      rmSync(join(cwd, 'forms', name.replace('.xlsx', '.ods')), {force: true});
      const saved = name.replace('.xlsx', `.${format}`);
      copyFileSync(join(out, saved), join(cwd, 'forms', saved));
    }
    assert.deepEqual(outcome('forms'), expected, format);
  }
});

const small = {
  'p.yaml': programme,
  'u.csv': 'unit,name,level,parent,from,to,successor\n0T,Tỉnh,province,,,,\n007,Xã Bảy,commune,0T,,,\n08,Xã Tám,commune,0T,,2025-06-30,007\n',
  'before.csv': 'unit,indicator,period,numerator,denominator,value\n007,R50,2025,1040,2000,\n08,R50,2025,10,20,\n007,M,2025,,,1\n007,D10,2025,,,40\n08,D10,2021,,,3\n',
};
const formOf = (args, cwd) => {
  const done = cchc(['form', '007', '-t', 'p.yaml', '-u', 'u.csv', '-p', String(period), '-d', 'before.csv', '-q', ...args], cwd);
  assert.equal(done.exit, 0, done.err);
};

test('a form says what each cell takes, and locks the others', async () => {
  const cwd = folder(small);
  formOf(['-o', 'f.xlsx', '--lang', 'vi'], cwd);
  const book = await workbook(join(cwd, 'f.xlsx'));
  assert.deepEqual(book.worksheets.map(sheet => sheet.name), ['Số liệu', 'Hướng dẫn']);
  const [sheet, guide] = book.worksheets;
  for (const of of [sheet, guide]) {
    assert.equal(of.sheetProtection.sheet, true);
    assert.equal(of.sheetProtection.hashValue ?? of.sheetProtection.password, undefined, 'no password');
    assert.equal(of.pageSetup.paperSize, 9);
    assert.equal(of.pageSetup.orientation, 'landscape');
  }
  assert.equal(guide.actualRowCount, 11);
  assert.equal(sheet.getCell('A1').value, 'Biểu mẫu báo cáo số liệu năm 2026');
  assert.equal(sheet.getCell('A2').value, 'Xã Bảy (mã 007)');
  assert.equal(sheet.pageSetup.printTitlesRow, '5:5');
  assert.equal(sheet.views[0].ySplit, 5);
  const rows = new Map(figures(book).map(row => [row['Mã chỉ tiêu'].value, row]));
  assert.equal(rows.size, 27);
  const cells = id => ['Tử số', 'Mẫu số', 'Giá trị'].map(column => rows.get(id)[column]);
  const kinds = {R50: 'custom,custom,', RX: 'whole,whole,', RF: 'custom,custom,', V85: ',,decimal', VW: ',whole,decimal', VP: ',,decimal',
    D10: ',,whole', DS: ',,decimal', M: ',,list'};
  for (const [id, kind] of Object.entries(kinds)) {
    assert.equal(cells(id).map(cell => cell.dataValidation?.type ?? '').join(), kind, id);
    assert.equal(cells(id).map(unlocked).join(), kind.split(',').map(one => one !== '').join(), id);
  }
  const rule = (id, at) => cells(id)[at].dataValidation;
  assert.deepEqual(rule('V85', 2).formulae, [0, 100]);
  assert.deepEqual(rule('D10', 2).formulae, [0, 999999999999999]);
  assert.deepEqual(rule('M', 2).formulae, ['"Đã hoàn thành,Chưa hoàn thành"']);
  const row = rows.get('R50')['Tử số'].row;
  assert.deepEqual(rule('R50', 0).formulae,
    [`AND(ISNUMBER(I${row}),I${row}>=0,I${row}<=999999999999999,I${row}=INT(I${row}),OR(I${row}="",J${row}="",I${row}<=J${row}))`]);
  assert.match(rule('R50', 0).prompt, /^Tử số: hồ sơ trực tuyến\. Không phát sinh: ghi 0/);
  assert.equal(rule('R50', 0).error, 'Cần số nguyên từ 0 trở lên. Tử số không được lớn hơn mẫu số.');
  for (const of of rows.values()) {
    assert.equal(of['Mã đơn vị'].value, '007');
    assert.equal(of['Kỳ báo cáo'].value, period);
    assert.ok(unlocked(of['Ghi chú']) && unlocked(of['Tài liệu kiểm chứng']));
    assert.ok(!unlocked(of['Mã đơn vị']) && !unlocked(of['Đánh giá']));
  }
  const last = rows.get('R50');
  assert.deepEqual(['Năm trước: tử số', 'Năm trước: mẫu số', 'Năm trước: gồm số liệu của'].map(column => last[column].value), [1050, 2020, 'Xã Tám']);
  assert.equal(last['Tên chỉ tiêu'].value, 'Hồ sơ trực tuyến\nMục tiêu: tối thiểu 50% đến năm 2030');
  assert.equal(rows.get('M')['Năm trước: giá trị'].value, 1);
  assert.match(rows.get('M')['Năm trước: giá trị'].numFmt, /\[=1\]"Đã hoàn thành"/);
  assert.match(rows.get('D10')['Nội dung số liệu'].value, /Số liệu năm gốc 2025: 40$/);
});

test('the headings of a form are those that the reader of CSV knows, in both languages', async () => {
  for (const lang of ['vi', 'en']) {
    const cwd = folder(small);
    formOf(['-o', 'f.xlsx', '--lang', lang], cwd);
    const [sheet] = (await workbook(join(cwd, 'f.xlsx'))).worksheets;
    const lines = [];
    for (let i = 5; i <= sheet.rowCount; ++i) {
      const cells = sheet.getRow(i).values.slice(1).map(value => typeof value === 'object' ? '' : value ?? '');
      if (i > 5) cells[10] = cells[10] || (cells[2].startsWith('M') ? (lang === 'vi' ? 'Chưa hoàn thành' : 'Not done') : '');
      lines.push(Array.from({length: 16}, (_, at) => cells[at] ?? ''));
    }
    const filled = folder({'f.csv': Papa.unparse(lines, {delimiter: ';'})});
    const done = cchc(['check', '-t', 'p.yaml', '-u', 'u.csv', '-p', String(period), 'before.csv', join(filled, 'f.csv'), '-f', 'csv',
      '--ignore', 'missing-report,missing-baseline,cases-vanished,unread-file'], cwd);
    assert.equal(done.exit, 0, done.out + done.err);
    assert.deepEqual(Papa.parse(done.out.trimEnd(), {header: true}).data.map(of => of.rule), [], done.out);
  }
});

test('openpyxl and exceljs read a form, also after LibreOffice saved it three times', async () => {
  const cwd = folder(small);
  formOf(['-o', 'f.xlsx', '--lang', 'vi'], cwd);
  const script = `
import openpyxl, sys
sheet = openpyxl.load_workbook(sys.argv[1])['Số liệu']
print(sheet['A6'].value, sheet['A6'].data_type, sheet['B6'].value, sheet['I6'].protection.locked, sheet['K6'].protection.locked,
      sheet.protection.sheet, sheet.print_title_rows)`;
  let path = join(cwd, 'f.xlsx');
  for (let saves = 0; saves <= 3; ++saves) {
    const done = execute('/usr/bin/python3', ['-c', script, path]);
    assert.equal(done.exit, 0, done.err);
    assert.equal(done.out.trim(), '007 s 2026 False True True $5:$5', `after ${saves} saves`);
    const rows = figures(await workbook(path));
    assert.equal(rows.length, 27);
    for (const row of rows) assert.equal(row['Mã đơn vị'].value, '007');
    assert.ok(['custom', 'whole'].includes(rows[0]['Tử số'].dataValidation.type));
    if (saves < 3) path = join(converted(path, 'xlsx'), 'f.xlsx');
  }
});

test('the same inputs give the same forms, whatever the threads, alone or in a folder', async () => {
  const cwd = folder({'p.yaml': programme, 'u.csv': units(9), 'before.csv': levels(9)});
  const all = ['-t', 'p.yaml', '-u', 'u.csv', '-p', String(period), '-d', 'before.csv', '-q', '-f', 'xlsx'];
  const names = ['one', 'many', 'later'].map((out, i) => {
    const done = cchc(['form', '--level', 'commune', ...all, '-o', out, '--threads', i === 1 ? '4' : '1'], cwd);
    assert.equal(done.exit, 0, done.err);
    return readdirSync(join(cwd, out)).sort();
  });
  assert.equal(names[0].length, 9);
  for (const name of names[0]) {
    for (const out of ['many', 'later'])
      assert.ok(readFileSync(join(cwd, 'one', name)).equals(readFileSync(join(cwd, out, name))), `${out} ${name}`);
  }
  assert.equal(cchc(['form', '0003', ...all, '-o', 'x.xlsx'], cwd).exit, 0);
  assert.ok(readFileSync(join(cwd, 'x.xlsx')).equals(readFileSync(join(cwd, 'one', '0003.xlsx'))));
});
