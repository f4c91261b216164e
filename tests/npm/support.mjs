// What the tests share: the program, temporary files, schemas.

import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import Ajv from 'ajv';
import ExcelJS from 'exceljs';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const build = resolve(process.env.CCHC_BUILD ?? join(project, 'build/developer'));

const scratch = mkdtempSync(join(tmpdir(), 'cchc-npm-'));
process.on('exit', () => rmSync(scratch, {recursive: true}));

/** Runs a program; {exit, out, err}. */
export function execute(program, args, cwd) {
  const {GITHUB_STEP_SUMMARY, ...env} = process.env;
  const done = spawnSync(program, args, {cwd, env: {...env, LC_ALL: 'C', ...(cwd && {PWD: cwd})}, maxBuffer: 1 << 28});
  if (done.error) throw done.error;
  return {exit: done.status, out: done.stdout.toString(), err: done.stderr.toString()};
}

/** Runs cchc in a folder; {exit, out, err}. */
export const cchc = (args, cwd = project) => execute(join(build, 'cchc'), args, cwd);

let folders = 0;
/** A new folder that holds these files; its path. */
export function folder(files) {
  const path = join(scratch, String(++folders));
  mkdirSync(path);
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), {recursive: true});
    writeFileSync(join(path, name), bytes);
  }
  return path;
}

/** What LibreOffice makes of some files, in a folder of its own. */
export function converted(paths, filter) {
  const out = folder({});
  const profile = pathToFileURL(join(out, 'profile'));
  const done = execute('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', filter,
    '--outdir', out, ...[paths].flat()]);
  if (done.exit !== 0) throw new Error(done.err);
  return out;
}

/** A workbook as exceljs reads it. */
export async function workbook(path) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

/** Rows of a CSV without quoted cells, as objects. */
export function rowsOf(csv) {
  const [head, ...lines] = csv.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}

/** How our reader cuts a CSV file: {rows, faults}. */
export function cells(bytes, separator = ',') {
  const done = execute(join(build, 'tests/csv_cells'), ['file.csv', separator], folder({'file.csv': bytes}));
  if (done.exit !== 0) throw new Error('csv_cells cannot read this');
  return JSON.parse(done.out);
}

/** A function that gives what is wrong with a value by a draft-07 schema; '' is nothing. */
export function validator(schema) {
  const ajv = new Ajv({allErrors: true, strict: false});
  const validate = ajv.compile(schema);
  return value => (validate(value) ? '' : ajv.errorsText(validate.errors, {separator: '\n'}));
}

export const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

/** Data with a finding of many kinds, in and behind text of one, two, three and four bytes. */
export const wrongData = [
  'unit,indicator,period,numerator,denominator,value,note',
  'Sở Nội vụ 𠀀,TTHC-01,2025,12a,40,,"x"',
  'SNV,Chỉ-tiêu-𠀀𠀀,2025,1,2,,',
  'SNV,TTHC-06,2025,50,40,,',
  'SNV,TTHC-06,2025,50,40,,',
  'SNV,TTHC-06,2O25,30,40,,',
  'SNV,TTHC-06,2024,30,40',
  'SNV,TTHC-06,2023,30,40,,khu "A"',
  'SNV,TTHC-06,2022,30,40,,a\u0001<b>\ufffe&',
  'Tổng cộng,TTHC-06,2025,80,80,,',
  '',
].join('\n');
