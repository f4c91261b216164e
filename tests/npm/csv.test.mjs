// Our CSV reader against the cases of csv-spectrum and of PapaParse.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import test from 'node:test';
import vm from 'node:vm';
import spectrum from 'csv-spectrum';
import {cells} from './support.mjs';

/** Rows under a heading as objects; cells without a heading stand in __parsed_extra. */
function records([heading, ...rows]) {
  return rows.map(row => {
    const record = Object.fromEntries(row.slice(0, heading.length).map((cell, i) => [heading[i], cell]));
    if (row.length > heading.length) record.__parsed_extra = row.slice(heading.length);
    return record;
  });
}

test('csv-spectrum', async t => {
  const cases = await new Promise((done, fail) => spectrum((error, all) => (error ? fail(error) : done(all))));
  assert.equal(cases.length, 12);
  for (const {name, csv, json} of cases) {
    await t.test(name, () => {
      const {rows, faults} = cells(csv);
      let expected = JSON.parse(json);
      if (name === 'location_coordinates') {
        // csv-spectrum expects one record and no list, with a telephone number that its CSV does not have
        expected = [{...expected, 'Contact Phone Number': '2095257564'}];
        // its coordinates hold quotes in a bare cell, which RFC 4180 forbids and we report
        assert.deepEqual(faults, [{row: 1, kind: 'inside_bare_cell'}]);
      } else {
        assert.deepEqual(faults, []);
      }
      assert.deepEqual(records(rows), expected);
    });
  }
});

/** The cases of PapaParse's own tests, which are variables of a script. */
function papaCases() {
  const require = createRequire(import.meta.url);
  const context = {chai: {assert: {}}, Papa: require('papaparse'), describe() {}};
  context.describe.skip = () => {};
  vm.runInNewContext(readFileSync(require.resolve('papaparse/tests/test-cases.js'), 'utf8'), context);
  const plain = (list, suite) =>
    list.map(c => ({...c, suite, expected: JSON.parse(JSON.stringify(c.expected))}));
  return {
    cases: [...plain(context.CORE_PARSER_TESTS, 'core'), ...plain(context.PARSE_TESTS, 'parse')],
    others: Object.keys(notOurSuites).flatMap(suite =>
      context[suite].map(({description}) => ({suite, description}))),
  };
}

/** Suites of PapaParse that are not about how text is cut. */
const notOurSuites = {
  PARSE_ASYNC_TESTS: 'files and downloads are read by the program, not by the CSV reader; there are no workers',
  CUSTOM_TESTS: 'there are no callbacks, chunks, pauses or guesses of separators',
  UNPARSE_TESTS: 'the CSV reader does not write',
};

/** What PapaParse can be told and our reader cannot. */
const notOurs = {
  comments: 'a data file has no comments',
  dynamicTyping: 'figures are read by load/number, not by the CSV reader',
  transform: 'cells are not transformed',
  transformHeader: 'headings are not transformed',
  quoteChar: 'the quote is always "',
  escapeChar: 'a quote in a cell is always doubled',
  skipFirstNLines: 'a title above the heading is a finding of load/table',
  step: 'there are no callbacks',
};

const separators = [',', ';', '\t'];

function whyNotOurs({suite, description, config = {}, expected}) {
  for (const [option, value] of Object.entries(config)) {
    const asOurs = !value || (['quoteChar', 'escapeChar'].includes(option) && value === '"');
    if (option in notOurs && !asOurs) return notOurs[option];
  }
  if (config.preview > 0) return 'a file is read whole';
  if (typeof config.delimiter === 'function') return notOurs.step;
  const separator = separatorOf({config, description, expected});
  if (!separators.includes(separator)) return `the separator is one of , ; and tab, not ${JSON.stringify(separator)}`;
  if (suite === 'core' && config.header) return 'headings that stand twice are a finding of load/table';
  return undefined;
}

/** What PapaParse guesses without saying so in what it expects. */
const guessed = {
  'Pipe delimiter is guessed correctly when mixed with comas': '|',
  'Pipe delimiter is guessed correctly when first field are enclosed in quotes and contain delimiter characters': ';',
  'Pipe delimiter is guessed correctly when some fields are enclosed in quotes and contain delimiter characters and escaoped quotes': ';',
  'Delimiter is guessed correctly when a quoted field holds newlines and other delimiter characters': ';',
};

/** The separator that PapaParse cuts by. We are told it: load/table finds it by the headings it knows. */
function separatorOf({config = {}, description, expected}) {
  return config.delimiter ?? guessed[description] ?? expected.meta?.delimiter ?? ',';
}

/** Where PapaParse takes what RFC 4180 forbids, or guesses, we say which row is at fault. */
const faulty = {
  'Unquoted field with quotes at end of field': [[0, 'inside_bare_cell']],
  'Quoted field with whitespace around quotes': [[0, 'inside_bare_cell']],
  'Misplaced quotes in data, not as opening quotes': [[0, 'inside_bare_cell']],
  'Misplaced quotes in data twice, not as opening quotes': [[0, 'inside_bare_cell'], [1, 'inside_bare_cell']],
  'Quoted field has no closing quote': [[0, 'unclosed']],
  'Quoted field has invalid trailing quote after delimiter with a valid closer': [[0, 'text_behind_quote']],
  'Quoted field has invalid trailing quote after delimiter': [[0, 'text_behind_quote']],
  'Quoted field has invalid trailing quote before delimiter': [[0, 'text_behind_quote']],
  'Quoted field has invalid trailing quote after new line': [[0, 'text_behind_quote']],
  'Quoted fields with spaces between closing quote and next delimiter': [
    [0, 'text_behind_quote'], [1, 'text_behind_quote']],
  'Quoted fields with spaces between closing quote and next new line': [
    [0, 'text_behind_quote'], [1, 'text_behind_quote']],
  'Quoted fields with spaces after closing quote': [
    [0, 'text_behind_quote'], [1, 'text_behind_quote'], [2, 'text_behind_quote']],
  'Quoted fields with spaces between closing quote and next delimiter and contains delimiter': [
    [0, 'text_behind_quote']],
  'Quoted fields with spaces between closing quote and newline and contains newline': [[0, 'text_behind_quote']],
};

/** Cells of faulty rows where PapaParse guesses otherwise. */
const guessedCells = {
  'Quoted field has no closing quote': [['a', '"b,c'], ['d', 'e', 'f']],
  'Quoted field has invalid trailing quote after delimiter with a valid closer': [['a,', 'c"'], ['d', 'e', 'f']],
  'Quoted field has invalid trailing quote after delimiter': [['a', 'b,'], ['d', 'e', 'f']],
  'Quoted field has invalid trailing quote before delimiter': [['a', 'b', 'd'], ['e', 'f', 'g']],
  'Quoted field has invalid trailing quote after new line': [['a', 'b,c\nd', 'f', 'g']],
};

/** Where we read something else, and why. */
const differently = {
  // every LF, CRLF and CR ends a row, whichever came first
  'Mixed slash n and slash r should choose first as precident': [['a', 'b', 'c'], ['d', 'e', 'f'], ['g', 'h', 'i']],
};

const isBlank = row => row.every(cell => cell.trim() === '');

test('PapaParse', async t => {
  const {cases, others} = papaCases();
  assert.ok(cases.length > 150, `${cases.length} cases`);
  const used = new Set();
  for (const c of cases) {
    const name = `${c.suite}: ${c.description}`;
    const skip = whyNotOurs(c);
    await t.test(name, {skip}, () => {
      const {rows, faults} = cells(c.input, separatorOf(c));
      if (c.description in faulty) {
        used.add(c.description);
        assert.deepEqual(faults.map(({row, kind}) => [row, kind]), faulty[c.description]);
        // what the cells of such a row say is a guess; ours are mostly those of PapaParse
        assert.deepEqual(rows, guessedCells[c.description] ?? c.expected.data.filter(row => !isBlank(row)));
        return;
      }
      assert.deepEqual(faults, []);
      if (c.description in differently) {
        used.add(c.description);
        assert.deepEqual(rows, differently[c.description]);
      } else if (c.config?.header) {
        assert.deepEqual(records(rows), c.expected.data);
      } else {
        // rows that hold nothing but blanks are passed over
        assert.deepEqual(rows, c.expected.data.filter(row => !isBlank(row)));
      }
    });
  }
  for (const {suite, description} of others) {
    await t.test(`${suite}: ${description}`, {skip: notOurSuites[suite]}, () => {});
  }
  assert.deepEqual([...Object.keys(faulty), ...Object.keys(differently)].filter(name => !used.has(name)), []);
});
