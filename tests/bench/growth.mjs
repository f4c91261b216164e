// Prints how time and memory grow with inputs that mean harm, or that nobody bounded: each of n and of 10 n
// parts, in seconds of processors.

import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const most_ratio = 15, most_memory = 1e6;  // ten times the input; KiB
const longest = 60;                        // seconds, then a job is ended

const units_head = 'unit,name,level,parent,from,to,successor';
const data_head = 'unit,indicator,period,numerator,denominator,value';
const count = (n, line) => Array.from({length: n}, (_, i) => line(i)).join('\n') + '\n';

const programme_head = `programme: growth
title: {vi: Lớn dần, en: Growth}
start: 2020
levels:
  - {id: province, name: {vi: Tỉnh, en: Province}}
  - {id: commune, name: {vi: Xã, en: Commune}}
areas:
  - id: A
    name: {vi: Lĩnh vực, en: Area}
    indicators:
      - id: A-1
        name: {vi: Chỉ số, en: Indicator}
        kind: ratio
        numerator: {vi: tử, en: n}
        denominator: {vi: mẫu, en: d}
        reported_by: [commune]
`;
const small_units = `${units_head}\nT,Tỉnh,province,,,,\nX1,Xã 1,commune,T,,,\n`;
const rows = `${data_head}\nX1,A-1,2023,1,2,\n`;
const targets = '        targets: {2030: {at_least: 50}}\n';

/** Each job: its n, the files of a size, and the words of the program. `again`: run once before it is measured. */
const jobs = [
  {name: 'parents, each below the last', n: 20_000, words: ['check', '-q', '-t', 'p.yaml', '-u', 'u.csv', 'd.csv'],
   files: n => ({'p.yaml': programme_head + targets, 'd.csv': rows,
     'u.csv': `${units_head}\nT,Tỉnh,province,,,,\nX0,Xã,commune,T,,,\n${count(n, i => `X${i + 1},Xã,commune,X${i},,,`)}`})},
  {name: 'duplicate rows', n: 100_000, words: ['check', '-q', '-t', 'p.yaml', '-u', 'u.csv', 'd.csv'],
   files: n => ({'p.yaml': programme_head + targets, 'u.csv': small_units,
     'd.csv': `${data_head}\n${count(n, () => 'X1,A-1,2023,1,2,')}`})},
  {name: 'rows of unknown units', n: 100_000, words: ['check', '-q', '-t', 'p.yaml', '-u', 'u.csv', 'd.csv'],
   files: n => ({'p.yaml': programme_head + targets, 'u.csv': small_units,
     'd.csv': `${data_head}\n${count(n, i => `Y${i},A-1,2023,1,2,`)}`})},
  {name: 'data given twice', n: 100_000, words: ['check', '-q', '-t', 'p.yaml', '-u', 'u.csv', 'd.csv', 'e.csv'],
   files: n => {
     const data = `${data_head}\n${count(n, i => `X${i},A-1,2023,1,2,`)}`;
     return {'p.yaml': programme_head + targets, 'd.csv': data, 'e.csv': data,
       'u.csv': `${units_head}\nT,Tỉnh,province,,,,\n${count(n, i => `X${i},Xã,commune,T,,,`)}`};
   }},
  {name: 'columns that nobody knows', n: 10_000, words: ['check', '-q', '-t', 'p.yaml', '-u', 'u.csv', 'd.csv'],
   files: n => ({'p.yaml': programme_head + targets, 'u.csv': small_units,
     'd.csv': `${data_head},${count(n, i => `c${i}`).trim().replaceAll('\n', ',')}\nX1,A-1,2023,1,2,${','.repeat(n)}\n`})},
  {name: 'amendments of a target', n: 1000, words: ['targets', '-f', 'csv', '-t', 'p.yaml'],
   files: n => ({'p.yaml': `${programme_head}        targets:\n          2030:\n            at_least: 50\n            amended:\n`
     + count(n, i => `              - {from: 2021, at_least: ${50 + i % 40}}`)})},
  {name: 'keys that nobody knows', n: 10_000, words: ['targets', '-f', 'csv', '-t', 'p.yaml'],
   files: n => ({'p.yaml': programme_head + targets + count(n, i => `        key${i}: 1`)})},
  {name: 'successors in a chain', n: 20_000, words: ['check', '-q', '-t', 'p.yaml', '-u', 'u.csv', 'd.csv'],
   files: n => ({'p.yaml': programme_head + targets, 'd.csv': rows.replace('X1', `X${n}`),
     'u.csv': `${units_head}\nT,Tỉnh,province,,,,\n${count(n, i => `X${i},Xã,commune,T,,2022-01-01,X${i + 1}`)}X${n},Xã,commune,T,,,\n`})},
  {name: 'codes that become one file name', n: 1600, words: ['report', '-q', '-t', 'p.yaml', '-u', 'u.csv', 'd.csv', '-f', 'markdown', '-o', 'out'],
   files: n => ({'p.yaml': programme_head + targets, 'd.csv': rows,
     'u.csv': `${small_units}${count(n, i => `"${codes_of_one_name(i)}",Xã,commune,T,,,`)}`})},
  {name: '`report` again into its folder', n: 1600, again: true,
   words: ['report', '-q', '-t', 'p.yaml', '-u', 'u.csv', 'd.csv', '-f', 'markdown', '-o', 'out'],
   files: n => ({'p.yaml': programme_head + targets, 'd.csv': rows,
     'u.csv': `${small_units}${count(n, i => `Z${i},Xã,commune,T,,,`)}`})},
];

/** Codes of which a file name keeps nothing but one letter and underscores. */
function codes_of_one_name(i) {
  const marks = '/:*?<>|\\';
  return `X${[...i.toString(8).padStart(6, '0')].map(digit => marks[Number(digit)]).join('')}`;
}

/** The least CPU seconds and the largest peak in KiB of three runs of a job with so many parts. */
function measure(program, clock, job, n) {
  const runs = [1, 2, 3].map(() => run(program, clock, job, n));
  return {seconds: Math.min(...runs.map(({seconds}) => seconds)), peak: Math.max(...runs.map(({peak}) => peak))};
}

function run(program, clock, {words, files, again}, n) {
  const folder = mkdtempSync('/dev/shm/cchc-growth-');
  try {
    for (const [name, text] of Object.entries(files(n))) writeFileSync(join(folder, name), text);
    if (again) spawnSync(program, words, {cwd: folder});
    const done = spawnSync(clock, ['1', 'timeout', String(longest), program, ...words], {cwd: folder, stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    const [, peak, seconds] = done.output[3].toString().split(' ').map(Number);
    if (done.status === 124) return {seconds: Infinity, peak};
    if (!(seconds >= 0) || done.status > 1) throw new Error(`exit ${done.status}: ${words.join(' ')}`);
    return {seconds, peak};
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Prints the table. */
export function print_growth(program, clock) {
  console.log('\n### Growth\n\nTen times the input: at most ' +
    `${most_ratio} times the time, and ${most_memory / 1000} MB.\n`);
  console.log('| input | n | CPU of n | of 10 n | ratio | peak of 10 n |  |\n|---|--:|--:|--:|--:|--:|---|');
  const start = measure(program, clock, {words: ['--version'], files: () => ({})}, 0).seconds;
  for (const job of jobs) {
    const [few, many] = [job.n, 10 * job.n].map(n => measure(program, clock, job, n));
    // what every start takes, and what is too short to measure, says nothing
    const ratio = (many.seconds - start) / Math.max(few.seconds - start, 0.002);
    const holds = ratio <= most_ratio && many.peak <= most_memory;
    console.log(`| ${job.name} | ${job.n} | ${few.seconds.toFixed(3)} s | ${many.seconds.toFixed(2)} s | ${ratio.toFixed(1)} | ` +
      `${(many.peak / 1024).toFixed(0)} MB | ${holds ? '' : '**no**'} |`);
  }
}
