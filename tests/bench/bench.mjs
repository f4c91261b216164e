// The table: see README.md. Run by `run`, which builds what is needed.

import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync} from 'node:fs';
import {cpus, release, totalmem} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {print_growth} from './growth.mjs';
import {path as programme} from './programme.mjs';
import {compare_ours, compare_peers, read_peer} from './values.mjs';

const {values: options} = parseArgs({options: {
  quick: {type: 'boolean', default: false},
  big: {type: 'boolean', default: false},
  growth: {type: 'boolean', default: false},
  rounds: {type: 'string'},
}});
const rounds = Number(options.rounds ?? (options.quick ? 1 : 5));

const here = dirname(fileURLToPath(import.meta.url));
const project = resolve(here, '../..');
const kept = join(project, 'build/bench');
const program = join(project, 'build/static/cchc');
const scratch = mkdtempSync('/dev/shm/cchc-bench-');
process.on('exit', () => rmSync(scratch, {recursive: true}));

// ── Running ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a command prints; throws when it fails. */
function output(command, ...args) {
  const done = spawnSync(command, args, {maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'inherit']});
  if (done.status !== 0) throw new Error(`exit ${done.status}: ${command} ${args.join(' ')}`);
  return done.stdout.toString();
}

/** Runs a job once (`times` in a row): the seconds of one run, and the peak memory in KiB. */
function measure({command, times = 1, inside = false, after = () => {}}) {
  const done = spawnSync(join(kept, 'clock'), [String(times), ...command], {
    stdio: ['ignore', inside ? 'pipe' : 'ignore', 'inherit', 'pipe']});
  if (done.status !== 0) throw new Error(`exit ${done.status}: ${command.join(' ')}`);
  after();
  const [seconds, peak] = done.output[3].toString().split(' ').map(Number);
  return {seconds: inside ? Number(done.stdout) : seconds, peak};
}

// ── What is said of a job ────────────────────────────────────────────────────────────────────────────────────────────
// `of` takes the job's own measurement and those of its round; `over`, how the rounds become one number.

function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
const digits = number => number >= 100 ? number.toFixed(0) : number.toPrecision(3);
const time = seconds => seconds >= 1 ? `${digits(seconds)} s` : `${digits(seconds * 1000)} ms`;
const memory = kib => `${digits(kib / 1024)} MB`;

const beside = (other, must = {}) =>
  ({of: (own, round) => own.seconds / round[other].seconds, show: x => `${digits(x)} × ${other}`, ...must});
const takes = must => ({of: own => own.seconds, show: time, limit: time, ...must});
const peaks = must => ({of: own => own.peak, over: list => Math.max(...list), show: memory, limit: memory, ...must});
const writes = (pages, must) => ({of: own => pages() / own.seconds, show: x => `${x.toFixed(0)} pages/s`, ...must});

/** One sentence of a job, with what it must be beside it. */
function say({of, over = median, show, limit = String, most, least}, name, results) {
  const found = over(results.map(round => of(round[name], round)));
  if (most !== undefined) return `${show(found)} (must ≤ ${limit(most)}: ${found <= most ? 'yes' : '**no**'})`;
  if (least !== undefined) return `${show(found)} (must ≥ ${limit(least)}: ${found >= least ? 'yes' : '**no**'})`;
  return show(found);
}

/** Runs every job once unmeasured, then all of them in each round (`cold`: once only); prints a table. */
function contest(title, jobs, cold = false) {
  console.log(`\n### ${title}\n`);
  if (!cold) for (const job of jobs) measure({...job, times: 1});
  const round = () => Object.fromEntries(jobs.map(job => [job.name, measure(job)]));
  const results = Array.from({length: cold ? 1 : rounds}, round);
  console.log('| job | time | peak memory | beside, and what it must be |\n|---|--:|--:|---|');
  for (const {name, says = []} of jobs) {
    const [taken, peak, ...rest] = [takes(), peaks(), ...says].map(one => say(one, name, results));
    console.log(`| ${name} | ${taken} | ${peak} | ${rest.join('; ')} |`);
  }
}

// ── Jobs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

const has_threads = output(program, 'check', '--help').includes('--threads');
/** A job as it is, or with one and two threads where the program has the option: [name, arguments, threads]. */
const threaded = name => has_threads
  ? [1, 2].map(n => [`${name}, ${n} thread${n > 1 ? 's' : ''}`, ['--threads', String(n)], n])
  : [[name, [], undefined]];
/** The name of a job with as many threads as it may have. */
const fastest = name => threaded(name).at(-1)[0];

const score = table => ['score', '-q', '-f', 'csv', '--table', table];

/** All jobs on small data, many times in a row. */
function small_jobs(inputs, says = []) {
  const report = join(scratch, 'report');
  return [
    {name: 'check', command: [program, 'check', '-q', ...inputs], times: 20},
    ...['scores', 'targets'].map(table =>
      ({name: `score ${table}`, command: [program, ...score(table), ...inputs], times: 20, says})),
    {name: 'report', command: [program, 'report', '-q', '-f', 'html', '-o', report, ...inputs], times: 5},
  ];
}

/** Makes a nation unless it is there already; its inputs. */
function nation(folder, ...more) {
  const path = join(kept, folder), data = join(path, 'data.csv'), units = join(path, 'units.csv');
  const made = existsSync(data) ? statSync(data).mtimeMs : 0;
  const sources = [join(here, 'nation.mjs'), join(here, 'programme.mjs'), programme];
  if (sources.some(source => statSync(source).mtimeMs > made)) {
    const part = `${path}.part`;
    output('node', join(here, 'nation.mjs'), part, ...more);
    rmSync(path, {recursive: true, force: true});
    renameSync(part, path);
  }
  return {data, units, inputs: ['-u', units, data]};
}

const LAST = 2030;
/** The reduced job, by those who are not made for it; with nothing to read, the start alone. */
function peer_jobs(data, width, says) {
  const command = {
    mawk: out => ['mawk', '-v', `year=${LAST}`, '-v', `width=${width}`, '-v', `out=${out}`,
                  '-f', join(here, 'peers/mawk.awk'), data],
    DuckDB: out => ['node', join(here, 'peers/duckdb.mjs'), data, String(LAST), String(width), out],
    Polars: out => ['node', join(here, 'peers/polars.mjs'), data, String(LAST), String(width), out],
  };
  return Object.entries(command).map(([name, make]) => {
    const out = join(scratch, name);
    return {name, out, command: make(out), inside: name !== 'mawk', says: says[name] ?? []};
  });
}

/** The program and its peers, on a nation. */
function nation_jobs({data, inputs}, width, {peak, check, shuffled, report}) {
  const folder = join(scratch, 'report');
  const remove = () => rmSync(folder, {recursive: true});
  let sizes;
  const measured = () => (sizes ??= readdirSync(folder).filter(name => name.endsWith('.html'))
    .map(name => [name, statSync(join(folder, name)).size]));
  const count = () => measured().length;
  const weighs = (what, of, most) => ({of: () => of(measured()), show: bytes => `${what} ${(bytes / 1e6).toFixed(2)} MB`,
    limit: bytes => `${bytes / 1e6} MB`, most});
  const reading = (name, command, bounds = {}) => threaded(name).map(([title, words, threads]) => ({
    name: title, command: [...command, ...words, ...inputs],
    says: [beside('cat', bounds[threads]), ...threads === 1 ? [beside(fastest(name), {least: 1.5})] : [],
           peaks({most: peak})],
  }));
  const jobs = [
    {name: 'cat', command: ['cat', data]},
    ...reading('check', [program, 'check', '-q'], check),
    ...reading('score scores', [program, ...score('scores')], {2: {most: 10}}),
    ...reading('score targets', [program, ...score('targets')]),
    ...peer_jobs(data, width, {
      DuckDB: [beside('cat'), beside(fastest('check'), {least: 3}), beside(fastest('score scores'))],
      Polars: [beside('cat'), beside(fastest('check'), {least: 2}), beside(fastest('score scores'))],
      mawk: [beside('cat'), beside(fastest('check'))],
    }),
  ];
  if (shuffled) jobs.push({
    name: 'check, shuffled', command: [program, 'check', '-q', ...threaded('')[0][1], ...shuffled.inputs],
    says: [beside(threaded('check')[0][0], {most: 2.5}), peaks({most: peak})],
  });
  if (report) jobs.push(...threaded('report').map(([name, words]) => ({
    name, command: [program, 'report', '-q', '-f', 'html', '-o', folder, ...words, ...inputs],
    after: () => { measured(); remove(); },
    says: [writes(count, {least: 4000}), peaks({most: peak}),
           weighs('index', pages => pages.find(([name]) => name === 'index.html')[1], 300e3),
           weighs('largest', pages => Math.max(...pages.map(([, size]) => size)), 1.5e6),
           weighs('all', pages => pages.reduce((sum, [, size]) => sum + size, 0))],
  })));
  return jobs;
}

/** Compares the values of all, from the files the peers left. */
function compare(jobs, {units, data}) {
  const peers = jobs.filter(job => job.out).map(job => [job.name, read_peer(job.out)]);
  const [[, first], ...others] = peers;
  for (const [, other] of others) compare_peers(first, other);
  const ours = ['targets', 'context'].map(table =>
    output(program, ...score(table), '--level', 'province', '-p', String(LAST), '-u', units, data));
  const {figures, indicators} = compare_ours(ours, first, LAST);
  const rows = [...first.counts.values()].reduce((a, b) => a + b);
  const read = Number(/: (\d+) rows/.exec(output(program, 'check', '--lang', 'en', '-u', units, data))[1]);
  if (rows !== read) throw new Error(`values differ: ${rows} rows, and ${read} read by check`);
  console.log(`\nThe same values: ${peers.map(([name]) => name).join(', ')} agree on ${first.sums.size} × 3 sums and on the ` +
    `rows of ${first.counts.size} units; with ours, on ${figures} figures of ${indicators.size} indicators and on ${rows} rows.`);
}

// ── The tables ───────────────────────────────────────────────────────────────────────────────────────────────────────

const version = (command, ...args) => spawnSync(command, args).stdout.toString().split('\n')[0];
const installed = name => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'))).version;
console.log(`${version(program, '--version')}; ${cpus()[0].model}, ${cpus().length} cores, ` +
  `${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${release()}; ${version('cat', '--version')}; Node ${process.version}, ` +
  `DuckDB ${installed('@duckdb/node-api')}, Polars ${installed('nodejs-polars')}, ${version('mawk', '-W', 'version')}.`);
console.log(`Medians of ${rounds}, ratios within a round, warm cache.`);
if (!has_threads) console.log('`check` has no --threads: the rows for one and two threads are left out.');

if (options.growth) {
  print_growth(program, join(kept, 'clock'));
  process.exit();
}

const examples = join(project, 'examples');
contest('Start', [
  {name: '--version', command: [program, '--version'], times: 50, says: [takes({most: 0.002})]},
  {name: 'Node', command: ['node', '-e', '']},
  {name: 'Node with DuckDB', command: ['node', join(here, 'peers/duckdb.mjs')]},
  {name: 'Node with Polars', command: ['node', join(here, 'peers/polars.mjs')]},
]);

const tiny = join(examples, 'first-steps');
contest('Tiny (examples/first-steps)', small_jobs(
  ['-t', join(tiny, 'programme.yaml'), '-u', join(tiny, 'units.csv'), join(tiny, 'data.csv')]));

const province = join(examples, 'tinh-mau');
contest('A province (examples/tinh-mau)', small_jobs(
  ['-u', join(province, 'units.csv'), '--exemptions', join(province, 'exemptions.csv'), join(province, 'data')],
  [takes({most: 0.015})]));

function nation_table(folder, provinces, more) {
  const made = nation(folder, '--provinces', String(provinces));
  const shuffled = more.shuffled && nation(`${folder}-shuffled`, '--provinces', String(provinces), '--shuffle');
  const jobs = nation_jobs(made, 1 + String(provinces).length, {...more, shuffled});
  contest(`A nation, provinces: ${provinces} (${(statSync(made.data).size / 1e6).toFixed(0)} MB)`, jobs);
  compare(jobs, made);
}
const bounds = {peak: 400 * 1024, check: {1: {most: 12}, 2: {most: 7}}, shuffled: true, report: true};
if (options.quick) nation_table('one', 1, bounds);
else nation_table('nation', 63, bounds);

/** The nation as forms in workbooks, and a million of its rows in one. */
function workbooks_table() {
  const {units} = nation('nation', '--provinces', '63'), path = join(kept, 'workbooks');
  if (!existsSync(path)) output('node', '--max-old-space-size=6000', join(here, 'workbooks.mjs'), join(kept, 'nation'), path);
  // what is owed and missing is not what is measured
  const check = data => [program, 'check', '-q', '--ignore', 'missing-report,missing-baseline,vanished-unit', '-u', units, join(path, data)];
  contest('Workbooks', [
    {name: 'check of 3,321 forms', command: check('forms'), says: [takes({most: 8}), peaks({most: 300 * 1024})]},
    {name: 'check of a million rows', command: check('million.xlsx'), says: [takes({most: 12}), peaks({most: 300 * 1024})]},
  ]);
}
if (!options.quick) workbooks_table();

/** All formats of `report`, for as many units as a country has communes. */
function all_formats_table(provinces) {
  const {inputs} = nation(`report-${provinces}`, '--provinces', String(provinces), '--years', '5');
  const folder = join(scratch, 'all-formats');
  let files = 0;
  const after = () => {
    files = readdirSync(folder).length;
    rmSync(folder, {recursive: true});
  };
  const formats = 'html,xlsx,docx,markdown,csv,json';
  contest(`Every format of report (provinces: ${provinces}, units: ${readFileSync(inputs[1], 'utf8').trimEnd().split('\n').length - 1})`, [
    {name: 'report -f html', command: [program, 'report', '-q', '-f', 'html', '-o', folder, ...inputs], after,
     says: [{of: () => files, show: count => `${count} files`}]},
    {name: `report -f ${formats}`, command: [program, 'report', '-q', '-f', formats, '-o', folder, ...inputs], after,
     says: [beside('report -f html'), {of: () => files, show: count => `${count} files`}]},
  ], !options.quick);
}
all_formats_table(options.quick ? 1 : 34);

/** What somebody waits for who has fetched the sources: the program built from a clean clone, once, without ccache. */
function first_build_table() {
  const clone = join(scratch, 'clone');
  output('git', 'clone', '--quiet', '--no-hardlinks', project, clone);
  const sources = output('git', '-C', clone, 'ls-files', 'src').trimEnd().split('\n').filter(name => /\.(cpp|hpp|def)$/.test(name));
  const lines = sources.reduce((sum, name) => sum + readFileSync(join(clone, name), 'utf8').split('\n').length - 1, 0);
  const build = `cd '${clone}' && export CCACHE_DISABLE=1 && cmake --preset release && cmake --build --preset release --target cchc -j ${cpus().length}`;
  contest(`The first build (preset release, ${sources.length} sources, ${lines} lines)`, [
    {name: 'cmake and build', command: ['sh', '-c', build],
     says: [{of: own => lines / own.seconds, show: x => `${x.toFixed(0)} lines/s`}]},
  ], true);
  rmSync(clone, {recursive: true});
}
if (!options.quick) first_build_table();
if (options.big) nation_table('big', 595, {peak: 3 * 2 ** 20, check: {2: {most: 8}}});  // fifty million rows
