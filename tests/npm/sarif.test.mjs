// What `check --format sarif` writes, against the schema of SARIF 2.1.0.

import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import test from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import {cchc, folder, readJson, wrongData} from './support.mjs';

const require = createRequire(import.meta.url);
// the pattern of its language tags is none in a Unicode-aware regular expression
const ajv = new Ajv({allErrors: true, strict: false, unicodeRegExp: false});
addFormats(ajv);
// the schema of the standard (sarif-2.1.0-rtm.5 is its last edition), as Microsoft's package carries it
const validate = ajv.compile(readJson(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')));

/** The only run of the log that check writes. */
function sarif(args, cwd, exit) {
  const done = cchc(['check', '--format', 'sarif', ...args], cwd);
  assert.equal(done.exit, exit, done.err);
  const log = JSON.parse(done.out);
  assert.ok(validate(log), ajv.errorsText(validate.errors, {separator: '\n'}));
  assert.equal(log.version, '2.1.0');
  assert.equal(log.runs.length, 1);
  return log.runs[0];
}

const region = result => result.locations[0].physicalLocation.region;

test('many findings', () => {
  const run = sarif(['data.csv'], folder({'data.csv': wrongData}), 1);
  assert.ok(run.results.length >= 8, `${run.results.length} results`);
  assert.equal(run.columnKind, 'utf16CodeUnits');
  for (const result of run.results) {
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
  }
});

test('columns are UTF-16 code units, and a region holds the text found', () => {
  const cwd = folder({'data.csv': wrongData});
  const lines = wrongData.split('\n');
  const found = JSON.parse(cchc(['check', '--format', 'json', 'data.csv'], cwd).out).findings;
  const {results} = sarif(['data.csv'], cwd, 1);
  assert.equal(results.length, found.length);
  let compared = 0;
  results.forEach((result, i) => {
    if (!found[i].text || !result.locations.length || found[i].length !== [...found[i].text].length) return;
    const {startLine, startColumn, endColumn} = region(result);
    assert.equal(lines[startLine - 1].slice(startColumn - 1, endColumn - 1), found[i].text);
    compared++;
  });
  assert.ok(compared >= 5, `${compared} compared`);
  const wide = results.find((_, i) => found[i].text === '12a');
  // Sở Nội vụ 𠀀,TTHC-01,2025,: 26 UTF-16 code units, 25 characters
  assert.equal(region(wide).startColumn, 27);
  assert.equal(found.find(f => f.text === '12a').column, 26);
});

test('a result names unit, indicator and period as the JSON does', () => {
  const cwd = folder({'data.csv': wrongData});
  const found = JSON.parse(cchc(['check', '--format', 'json', 'data.csv'], cwd).out).findings;
  const about = ({unit, indicator, period} = {}) => ({unit, indicator, period});
  assert.deepEqual(sarif(['data.csv'], cwd, 1).results.map(r => about(r.properties)), found.map(about));
  assert.ok(found.some(f => f.unit && f.indicator && f.period));
});

test('every result has a place, as code scanning wants it', () => {
  const units = 'unit,name,level,parent\nT,T,province,\nSNV,S,department,T\nSTP,S,department,T\n';
  const data = 'unit,indicator,period,numerator,denominator,value\nSNV,TTHC-06,2025,1,2,\n';
  const cwd = folder({'units.csv': units, 'data.csv': data});
  for (const [options, file, line] of [[['-u', 'units.csv'], 'units.csv', 4], [[], 'data.csv', 1]]) {
    const run = sarif(['-p', '2025', '--complete', ...options, 'data.csv'], cwd, 1);
    assert.ok(run.results.length > 0);
    for (const result of run.results) assert.equal(result.locations.length, 1);
    const places = run.results.map(r => r.locations[0].physicalLocation);
    assert.ok(places.some(p => p.artifactLocation.uri === file && p.region.startLine === line));
  }
});

test('a cell over several lines ends where it ends', () => {
  const data = 'unit,indicator,period,numerator,denominator,value\nSNV,TTHC-06,2025,"1\n𠀀a",2,\n';
  const {results} = sarif(['data.csv'], folder({'data.csv': data}), 1);
  const {startLine, startColumn, endLine, endColumn} = region(results[0]);
  assert.deepEqual([startLine, startColumn, endLine, endColumn], [2, 18, 3, 5]);
});

test('findings that are not shown are counted', () => {
  const run = sarif(['--max-findings', '1', 'data.csv'], folder({'data.csv': wrongData}), 1);
  assert.equal(run.results.length, 1);
  assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, /^\d+ more not shown$/);
});

test('so many as GitHub shows, and what is left out is said', () => {
  // fewer than 20 of a kind in each file, so that none are grouped
  const header = 'unit,indicator,period,numerator,denominator,value,note\n';
  const files = {};
  for (let file = 0; file < 300; ++file) {
    const rows = Array.from({length: 19}, (_, row) => `SNV,TTHC-01,2025,a${row},b${row},,\n`);
    files[`data/${file}.csv`] = header + rows.join('');
  }
  const run = sarif(['data', '--ignore', 'missing-report'], folder(files), 1);
  assert.equal(run.results.length, 5000);
  assert.match(run.invocations[0].toolExecutionNotifications[0].message.text, /^\d+ more not shown$/);
});

test('faults that were only counted may be those of any unit', () => {
  const header = 'unit,indicator,period,numerator,denominator,value\n';
  const rows = Array.from({length: 10500}, (_, row) => `SNV,TTHC-01,2025,a${row},2,\n`);
  const cwd = folder({'data.csv': `${header}${rows.join('')}X1,TTHC-01,2025,b,2,\n`});
  const done = cchc(['check', '--unit', 'X1', '--ignore', 'C', 'data.csv'], cwd);
  assert.equal(done.exit, 1);
  assert.match(done.out, /501 more of this kind in the file/);
});

test('no findings', () => {
  const cwd = folder({
    'programme.yaml': 'programme: p\ntitle: P\nstart: 2021\nlevels: [{id: department, name: D}]\nareas:\n' +
                      '- {id: A, name: A, indicators: [{id: A-1, name: A1, kind: ratio, reported_by: [department]}]}\n',
    'data.csv': 'unit,indicator,period,numerator,denominator,value\nSNV,A-1,2025,1,2,\n',
  });
  assert.deepEqual(sarif(['-t', 'programme.yaml', 'data.csv'], cwd, 0).results, []);
});

test('paths are relative URIs with forward slashes', () => {
  const name = 'số liệu/quý 1 #2 100%.csv';
  const {results} = sarif([name], folder({[name]: wrongData}), 1);
  const uri = results[0].locations[0].physicalLocation.artifactLocation.uri;
  assert.match(uri, /^[A-Za-z0-9._~%/-]+$/);
  assert.equal(decodeURIComponent(uri), name);
});

test('one file has one URI, however it is named', () => {
  const cwd = folder({'data/a.csv': wrongData});
  for (const name of ['data/a.csv', './data/a.csv', 'data//./a.csv', 'data/../data/a.csv', `${cwd}/data/a.csv`]) {
    const {results} = sarif([name], cwd, 1);
    assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uri, 'data/a.csv', name);
  }
});
