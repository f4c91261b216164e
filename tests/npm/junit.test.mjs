// What `check --format junit` writes is XML, whatever the data hold.

import assert from 'node:assert/strict';
import test from 'node:test';
import {SaxesParser} from 'saxes';
import {cchc, folder, wrongData} from './support.mjs';

/** The elements of a document with their attributes and text, in order; throws where it is not XML 1.0. */
function elements(xml) {
  const found = [];
  const parser = new SaxesParser();
  parser.on('error', error => { throw error; });
  parser.on('opentag', ({name, attributes}) => found.push({name, ...attributes, text: ''}));
  parser.on('text', text => { if (found.length) found.at(-1).text += text; });
  parser.write(xml).close();
  return found;
}

function junit(files, exit) {
  const cwd = folder(files);
  const done = cchc(['check', '--format', 'junit', ...Object.keys(files)], cwd);
  assert.equal(done.exit, exit, done.err);
  const all = elements(done.out);
  const [suites] = all;
  const cases = all.filter(({name}, i) => i > 0 && 'classname' in all[i]);
  assert.equal(Number(suites.tests), cases.length);
  return {suites, cases, failures: all.filter(e => 'type' in e)};
}

test('findings, control characters and noncharacters', () => {
  const {suites, failures} = junit({'data.csv': wrongData}, 1);
  assert.equal(suites.failures, '1');
  // GitLab shows the first failure of a test case, so there is one, and all findings are in it
  assert.equal(failures.length, 1);
  assert.match(failures[0].message, /^\d+ errors, \d+ warnings?$/);
  const lines = failures[0].text.trim().split('\n');
  assert.equal(lines.length, Number.parseInt(failures[0].message, 10));
  assert.ok(lines.length >= 6, `${lines.length} findings`);
});

test('what is not shown fails all the same', () => {
  const cwd = folder({'data.csv': wrongData});
  const done = cchc(['check', '--format', 'junit', '--max-findings', '0', 'data.csv'], cwd);
  const [suites, ...rest] = elements(done.out);
  assert.equal(done.exit, 1);
  assert.equal(suites.failures, '1');
  assert.match(rest.find(e => e.name === 'failure').text, /^\d+ more not shown$/m);
});

test('every control character and both noncharacters, in every column', () => {
  const forbidden = [...Array(0x20).keys(), 0x7f, 0x85, 0xfffe, 0xffff].filter(c => ![9, 10, 13].includes(c));
  // a few at a time: of many findings of one rule only the first is listed
  for (let first = 0; first < forbidden.length; first += 15) {
    const some = forbidden.slice(first, first + 15);
    const rows = some.map(code => {
      const c = String.fromCharCode(code);
      return `S${c}V,TT${c}HC,20${c}25,1${c},2${c},${c},"<${c}>&"`;
    });
    const data = ['unit,indicator,period,numerator,denominator,value,note', ...rows, ''].join('\n');
    const [failure] = junit({'data.csv': data}, 1).failures;
    assert.ok(failure.text.trim().split('\n').length >= some.length);
  }
});

test('file names with markup', () => {
  const {cases} = junit({'a & b <"c">.csv': wrongData}, 1);
  assert.ok(cases.length >= 1);
});
