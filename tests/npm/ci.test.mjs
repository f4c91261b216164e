// The examples for CI, run as the services would: a repository of data with the example's files in it.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'node:test';
import {parse} from 'yaml';
import {build, folder, project} from './support.mjs';

const example = join(project, 'examples/ci');
const province = join(project, 'examples/tinh-mau');

const configuration = name => parse(readFileSync(join(example, name), 'utf8'));
const github = configuration('.github/workflows/check.yml').jobs.check.steps.find(s => s.run?.includes('./check')).run;
const gitlab = configuration('.gitlab-ci.yml').check;
const precommit = configuration('.pre-commit-config.yaml').repos[0].hooks[0];

/** The province's repository of data, with the example copied into it. */
function repository() {
  const cwd = folder({});
  cpSync(province, cwd, {recursive: true});
  cpSync(example, cwd, {recursive: true});
  return cwd;
}

function shell(command, cwd, environment = {}) {
  const env = {PATH: `${build}:${process.env.PATH}`, LC_ALL: 'C', HOME: cwd, ...environment};
  const done = spawnSync('bash', ['-e', '-c', command], {cwd, env});
  return {exit: done.status, out: done.stdout.toString(), err: done.stderr.toString()};
}

/** One department's 2026, and no other's. */
function first2026(cwd, change = row => row) {
  const [heading, ...rows] = readFileSync(join(cwd, 'data/2026.csv'), 'utf8').split('\n');
  shell('rm data/2026.csv', cwd);
  writeFileSync(join(cwd, 'data/2026-snv.csv'),
                [heading, ...rows.filter(row => row.startsWith('SNV,')).map(change), ''].join('\n'));
}

const spoiled = row => row.replace('SNV,TTHC', 'SVN,TTHC');

test('GitHub takes sound data and refuses others, with SARIF and a summary', () => {
  const cwd = repository();
  writeFileSync(join(cwd, 'summary.md'), '');
  const summary = {GITHUB_STEP_SUMMARY: join(cwd, 'summary.md')};
  assert.equal(shell(github, cwd, summary).exit, 0);
  first2026(cwd, spoiled);
  const refused = shell(github, cwd, summary);
  assert.equal(refused.exit, 1);
  assert.match(refused.out, /^::error file=data\/2026-snv\.csv,line=\d+,/m);
  assert.ok(JSON.parse(readFileSync(join(cwd, 'cchc.sarif'))).runs[0].results.length > 0);
  assert.match(readFileSync(summary.GITHUB_STEP_SUMMARY, 'utf8'), /2026-snv\.csv/);
});

test('GitLab finds the report that it is told of', () => {
  const cwd = repository();
  first2026(cwd, spoiled);
  assert.equal(shell(gitlab.script.join('\n'), cwd).exit, 1);
  assert.match(readFileSync(join(cwd, gitlab.artifacts.reports.junit), 'utf8'), /<failure type="cchc check" message="\d+ errors?, [^"]*">[^<]*D101 unknown-unit/);
});

test('GitLab finds the code quality that it is told of', () => {
  const cwd = repository();
  first2026(cwd, spoiled);
  assert.equal(shell(gitlab.script.join('\n'), cwd).exit, 1);
  const quality = JSON.parse(readFileSync(join(cwd, gitlab.artifacts.reports.codequality), 'utf8'));
  assert.ok(quality.some(issue => issue.check_name.includes('unknown-unit') && issue.location.path === 'data/2026-snv.csv'));
});

/** The steps of the composite action that run something, by their names. */
const action = parse(readFileSync(join(project, '.github/actions/cchc/action.yml'), 'utf8'));
const stepOfAction = name => action.runs.steps.find(step => step.name === name);

/** The province with a project file, as the action and the hook of pre-commit find it. */
function projectRepository() {
  const cwd = folder({});
  cpSync(province, cwd, {recursive: true});
  writeFileSync(join(cwd, 'cchc.yaml'), 'units: units.csv\nexemptions: exemptions.csv\ndata: data\nperiod: 2026\n');
  return cwd;
}

test('the action checks what the project file names, and writes SARIF and a summary', () => {
  const cwd = projectRepository();
  const {run} = stepOfAction('Check the data');
  const environment = {ARGUMENTS: '', SARIF: join(cwd, 'out of the way.sarif'), GITHUB_STEP_SUMMARY: join(cwd, 'summary.md')};
  writeFileSync(environment.GITHUB_STEP_SUMMARY, '');
  assert.equal(shell(run, cwd, environment).exit, 0);
  assert.equal(shell(run, cwd, {...environment, ARGUMENTS: "--complete --ignore 'jump,cases-vanished'"}).exit, 1);
  first2026(cwd, spoiled);
  const refused = shell(run, cwd, environment);
  assert.equal(refused.exit, 1);
  assert.match(refused.out, /^::error file=data\/2026-snv\.csv,line=\d+,/m);
  assert.ok(JSON.parse(readFileSync(environment.SARIF)).runs[0].results.length > 0);
  assert.match(readFileSync(environment.GITHUB_STEP_SUMMARY, 'utf8'), /2026-snv\.csv/);
});

test('the action takes a program that is there, and fetches a packed one', () => {
  const cwd = folder({'packed/cchc-1/bin/cchc': '#!/bin/sh\necho fetched\n'});
  assert.equal(shell('chmod +x packed/cchc-1/bin/cchc && tar -C packed -czf cchc.tar.gz .', cwd).exit, 0);
  const {run} = stepOfAction('Install cchc');
  const environment = {ACTION: join(project, '.github/actions/cchc'), PREFIX: join(cwd, 'kept'), PROGRAM: `file://${cwd}/cchc.tar.gz`,
                       GITHUB_PATH: join(cwd, 'path')};
  const other = shell(run, cwd, {...environment, SHA256: '0'.repeat(64)});
  assert.notEqual(other.exit, 0, 'an archive that is another');
  assert.ok(!existsSync(environment.GITHUB_PATH));
  const SHA256 = createHash('sha256').update(readFileSync(join(cwd, 'cchc.tar.gz'))).digest('hex');
  assert.equal(shell(run, cwd, {...environment, SHA256}).out, 'fetched\n');
  assert.equal(readFileSync(environment.GITHUB_PATH, 'utf8'), `${cwd}/kept/bin\n`);
  assert.equal(shell(run, cwd, {...environment, PROGRAM: 'file:///nothing'}).exit, 0, 'it is kept');
});

test('the action keeps a program for as long as its sources are the same', () => {
  const cwd = folder({'action/CMakeLists.txt': 'a', 'action/src/a b.cpp': 'b', 'action/targets/c.yaml': 'c'});
  mkdirSync(join(cwd, 'action/.github/actions/cchc'), {recursive: true});
  const sum = () => {
    writeFileSync(join(cwd, 'output'), '');
    const {run} = stepOfAction('Find which sources these are');
    assert.equal(shell(run, cwd, {ACTION: join(cwd, 'action/.github/actions/cchc'), GITHUB_OUTPUT: join(cwd, 'output')}).exit, 0);
    return readFileSync(join(cwd, 'output'), 'utf8');
  };
  const before = sum();
  assert.match(before, /^sum=[0-9a-f]{64}\n$/);
  assert.equal(sum(), before);
  writeFileSync(join(cwd, 'action/src/a b.cpp'), 'B');
  assert.notEqual(sum(), before);
});

test('the hook for pre-commit refuses wrong data', () => {
  const [hook] = parse(readFileSync(join(project, '.pre-commit-hooks.yaml'), 'utf8'));
  const cwd = projectRepository();
  assert.equal(shell(hook.entry, cwd).exit, 0);
  first2026(cwd, spoiled);
  assert.equal(shell(hook.entry, cwd).exit, 1);
  for (const file of ['data/2026.csv', 'M05.xlsx', 'cchc.yaml']) assert.match(file, new RegExp(hook.files));
});

test('both hooks refuse a commit of wrong data', () => {
  const cwd = repository();
  const commit = 'git add -A && git -c user.name=x -c user.email=x@localhost commit -qm x';
  shell('git init -q && git config core.hooksPath hooks', cwd);
  assert.equal(shell(commit, cwd).exit, 0);
  first2026(cwd, spoiled);
  assert.notEqual(shell(commit, cwd).exit, 0);
  assert.equal(shell(precommit.entry, cwd).exit, 1);
  assert.match('data/2026-snv.csv', new RegExp(precommit.files));
});

test('the hook looks at what is staged, not at what lies in the folder', () => {
  const cwd = repository();
  const git = 'git -c user.name=x -c user.email=x@localhost';
  shell('git init -q && git config core.hooksPath hooks && git add -A', cwd);
  assert.equal(shell(`${git} commit -qm x`, cwd).exit, 0);
  const data = join(cwd, 'data/2026.csv');
  const sound = readFileSync(data, 'utf8');
  writeFileSync(data, sound.replace('SNV,TTHC', 'SVN,TTHC'));
  shell('git add -A', cwd);
  writeFileSync(data, sound);
  assert.notEqual(shell(`${git} commit -qm x`, cwd).exit, 0);
  writeFileSync(data, `${sound}\n`);
  shell('git add -A', cwd);
  writeFileSync(data, sound.replace('SNV,TTHC', 'SVN,TTHC'));
  assert.equal(shell(`${git} commit -qm x`, cwd).exit, 0);
});

test('options of the command line have their way', () => {
  const cwd = repository();
  const summary = options => JSON.parse(shell(`./check --format json ${options}`, cwd).out).summary;
  assert.equal(summary('').period, 2026);
  assert.equal(summary('-p 2024').period, 2024);
  assert.equal(summary('--period=2023').period, 2023);
});

test("one department's file brings no findings about the others", () => {
  const cwd = repository();
  first2026(cwd);
  const {findings} = JSON.parse(shell('./check --format json', cwd).out);
  const fresh = findings.filter(f => !f.file || f.file === 'data/2026-snv.csv');
  assert.deepEqual([...new Set(fresh.map(f => f.unit))].filter(unit => unit && unit !== 'SNV'), []);
  assert.ok(!findings.some(f => ['lonely-period', 'silent-unit'].includes(f.rule)));
  assert.equal(shell('./check --complete', cwd).exit, 1);
});

test('without earlier years the rules that look back are silent, or miss their base', () => {
  const cwd = repository();
  const count = rule =>
    JSON.parse(shell('./check --format json', cwd).out).findings.filter(f => f.rule === rule).length;
  const missing = count('missing-baseline');
  assert.equal(count('jump'), 0);
  const file = join(cwd, 'data/2026.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^SNV,TTHC-08,2026,\d+,/m, 'SNV,TTHC-08,2026,1,'));
  assert.equal(count('jump'), 1);
  shell('rm data/202[1-5].csv data/restated-*.csv', cwd);
  assert.equal(count('jump'), 0);
  assert.ok(count('missing-baseline') > missing);
});

test('findings that are known are left out, new ones are not', () => {
  const cwd = repository();
  first2026(cwd, spoiled);
  assert.equal(shell('./check --write-known known.csv', cwd).exit, 1);
  const known = JSON.parse(shell('./check --format json', cwd).out);
  assert.equal(known.findings.length, 0);
  assert.ok(known.summary.known > 0);
  assert.equal(shell('./check', cwd).exit, 0);
  assert.equal(shell('./check --write-known known.csv', cwd).exit, 0);
  writeFileSync(join(cwd, 'data/2026-new.csv'), 'unit,indicator,period,numerator,denominator,value\nNONE,X,2026,,,\n');
  assert.equal(shell('./check', cwd).exit, 1);
});
