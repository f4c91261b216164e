// The schemas against the programmes there are, programmes that are wrong, and what the program writes.

import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'node:test';
import {parse} from 'yaml';
import {cchc, folder, project, readJson, validator, wrongData} from './support.mjs';

const files = {
  programme: 'targets/programme.schema.json',
  check: 'src/command/schemas/check.schema.json',
  score: 'src/command/schemas/score.schema.json',
  explain: 'src/command/schemas/explain.schema.json',
  compare: 'src/command/schemas/compare.schema.json',
  plan: 'src/command/schemas/plan.schema.json',
  config: 'src/command/schemas/config.schema.json',
};

const outputs = ['check', 'score', 'explain', 'compare', 'plan', 'targets'];

const schemas = Object.fromEntries(
  ['programme', ...outputs].map(document => [document, JSON.parse(cchc(['schema', document]).out)]));

const faults = Object.fromEntries(
  Object.entries(schemas).map(([document, schema]) => [document, validator(schema)]));

/** The same schema, in which no object may hold more than it names. */
function closed(schema) {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    return Array.isArray(schema) ? schema.map(closed) : schema;
  }
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
  return schema.type === 'object' && schema.properties ? {...parts, additionalProperties: false} : parts;
}

/** A document with one more key in each of its objects. */
function grown(json) {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(grown);
  return {...Object.fromEntries(Object.entries(json).map(([key, part]) => [key, grown(part)])), key_of_later: 1};
}

const unnamed = Object.fromEntries(
  outputs.map(document => [document, validator(closed(schemas[document]))]));

const filesBelow = path =>
  readdirSync(path, {withFileTypes: true}).flatMap(entry =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]);

test('cchc schema prints the files', () => {
  for (const [document, file] of Object.entries(files)) {
    assert.equal(cchc(['schema', document]).out, readFileSync(join(project, file), 'utf8'));
  }
  assert.equal(cchc(['schema']).out, cchc(['schema', 'programme']).out);
});

test('the schema of the project file takes what init writes and README shows, and nothing else', () => {
  const fault = validator(JSON.parse(cchc(['schema', 'config']).out));
  for (const lang of ['vi', 'en']) {
    const project = folder({});
    assert.equal(cchc(['init', '--lang', lang], project).exit, 0);
    const text = readFileSync(join(project, 'cchc.yaml'), 'utf8');
    assert.equal(fault(parse(text)), '');
    assert.equal(fault(parse(text.replace(/^# (?=\w+: )/gm, ''))), '', 'with the lines that are commented out');
    for (const command of ['check', 'score', 'report']) assert.equal(cchc([command], project).exit, 0, command);
    assert.equal(cchc(['form', 'X1'], project).exit, 0);
    assert.ok(existsSync(join(project, 'report/index.html')));
  }
  const shown = readFileSync(join(project, 'README.md'), 'utf8').match(/```yaml\n(targets:[^`]*)```/)[1];
  assert.equal(fault(parse(shown)), '');
  for (const wrong of [{unit: 'x'}, {period: '2025'}, {period: 1800}, {lang: 'fr'}, {known: ['a']}, {ignore: []}, {data: [1]}, []]) {
    assert.notEqual(fault(wrong), '', JSON.stringify(wrong));
  }
});

test('the programme schema takes every programme here', () => {
  const programmes = ['targets', 'examples', 'tests/conformance']
    .flatMap(path => filesBelow(join(project, path)))
    .filter(path => path.endsWith('.yaml') && /^programme:/m.test(readFileSync(path, 'utf8')));
  assert.ok(programmes.length >= 91, `${programmes.length} programmes`);
  for (const path of programmes) {
    assert.equal(faults.programme(parse(readFileSync(path, 'utf8'))), '', path);
  }
});

/** A sound programme with one indicator of each kind, to be made wrong. */
const sound = () => parse(readFileSync(join(project, 'examples/first-steps/programme.yaml'), 'utf8'));
const ratio = p => p.areas[0].indicators[0];
const value = p => p.areas[0].indicators[1];
const reduction = p => p.areas[1].indicators[0];
const milestone = p => p.areas[1].indicators[1];
const repeat = (p, entry) => p.areas[1].indicators.push({id: 'BM-03', same_as: 'DV-01', ...entry});

const relate = (p, ...relations) => { p.checks = relations.map((relation, i) => ({id: `R-${i}`, ...relation})); };

/** What a programme may hold beyond the first steps. */
const right = {
  'plain texts': p => { p.title = 'A programme'; ratio(p).note = {vi: 'ghi chú'}; },
  'numbers for ids': p => { p.levels.push({id: 7, name: 7}); },
  'grades and settings': p => {
    p.grades = [{id: 'good', from: 50, name: 'Good'}, {id: 'weak', from: 0, name: 'Weak'}];
    p.settings = {on_track: 0.9, at_risk: 0.5, grade_min_targets: 3};
  },
  'judgement': p => {
    p.report_until = 2030;
    p.settings = {rank_by: 'attained', zero_below: 50.5};
    p.grades = [{id: 'good', from: 80, name: 'Good'}, {id: 'fair', from: 50, attained: 50, name: 'Fair'}];
    ratio(p).zero_below = 100;
  },
  'nobody who must report': p => { ratio(p).reported_by = []; ratio(p).optional_for = ['department']; },
  'a range': p => { ratio(p).targets[2025] = {between: [0, 35], above: 'missed'}; },
  'a ratio over 100': p => { ratio(p).may_exceed_100 = true; ratio(p).targets[2025] = {at_least: 120}; },
  'points': p => { Object.assign(value(p), {unit: 'points', rollup: 'sum', targets: {2025: {at_most: 300}}}); },
  'no target': p => { delete value(p).targets; value(p).better = 'lower'; },
  'a span': p => { reduction(p).targets[2025].baseline = [2021, 2023]; },
  'a task with keys': p => { milestone(p).targets[2025] = {done: true, binds: ['province'], after: 2024}; },
  'amendments': p => {
    ratio(p).targets[2030].amended = [
      {from: 2026, less_than: 90, decision: 'QĐ 1/QĐ-UBND'}, {from: 2027, withdrawn: true}];
  },
  'evidence': p => { ratio(p).evidence = 'required'; },
  'relations': p => {
    relate(p, {left: 'DV-01.numerator', at_most: ['DV-01.denominator'], name: 'x', note: {vi: 'y'}, severity: 'error'},
      {left: ['DV-01.numerator', 'DV-01.denominator'], at_least: 'BM-01.value'},
      {left: 'DV-01.denominator', equals: 'BM-01.value'}, {cases: 'DV-01', also_in: 'DV-09', severity: 'warning'});
    p.areas[0].indicators.push({...ratio(p), id: 'DV-09'});
  },
  'a promise printed twice': p => repeat(p, {horizons: [2025], clause: '1/p', note: 'x', weight: 0.5}),
};

const wrong = {
  'no programme at all': () => [],
  'no id': p => { delete p.programme; },
  'no levels': p => { p.levels = []; },
  'no start': p => { delete p.start; },
  'a start before 1900': p => { p.start = 21; },
  'a start in quotes': p => { p.start = '2023'; },
  'an unknown key': p => { p.tittle = 'x'; },
  'an empty title': p => { p.title = ''; },
  'an unknown language': p => { p.title = {fr: 'Un programme'}; },
  'too many levels': p => { p.levels = Array.from({length: 33}, (_, i) => ({id: `l${i}`, name: 'x'})); },
  'a level without a name': p => { delete p.levels[0].name; },
  'an unknown setting': p => { p.settings = {ontrack: 0.9}; },
  'half a target for a grade': p => { p.settings = {grade_min_targets: 1.5}; },
  'a grade over 100': p => { p.grades = [{id: 'a', from: 101, name: 'A'}]; },
  'a grade without a score': p => { p.grades = [{id: 'a', name: 'A'}]; },
  'an attained share over 100': p => { p.grades = [{id: 'a', from: 90, attained: 101, name: 'A'}]; },
  'reports until no year': p => { p.report_until = 'always'; },
  'ranks by points': p => { p.settings = {rank_by: 'points'}; },
  'no points below 101 percent': p => { p.settings = {zero_below: 101}; },
  'no points of an indicator below 101 percent': p => { ratio(p).zero_below = 101; },
  'an area without indicators': p => { p.areas[0].indicators = []; },
  'an indicator without a name': p => { delete ratio(p).name; },
  'an indicator without a kind': p => { delete ratio(p).kind; },
  'an unknown kind': p => { ratio(p).kind = 'percentage'; },
  'nobody reports': p => { ratio(p).reported_by = []; },
  'nobody reports or may': p => { ratio(p).reported_by = []; ratio(p).optional_for = []; },
  'a level that is no list': p => { ratio(p).reported_by = 'department'; },
  'an unknown key of an indicator': p => { ratio(p).numertor = 'x'; },
  'a weight of 0': p => { ratio(p).weight = 0; },
  'a ratio with a quantity': p => { ratio(p).quantity = 'posts'; },
  'a ratio in points': p => { ratio(p).unit = 'points'; },
  'a mean of ratios': p => { ratio(p).rollup = 'mean'; },
  'a ratio with a baseline': p => { ratio(p).targets[2025].baseline = 2023; },
  'a value with a numerator': p => { value(p).numerator = 'x'; },
  'a sum of percentages': p => { value(p).rollup = 'sum'; },
  'a reduction without a baseline': p => { delete reduction(p).targets[2025].baseline; },
  'a reduction from above': p => { reduction(p).targets[2025] = {at_most: 10, baseline: 2023}; },
  'a baseline of three years': p => { reduction(p).targets[2025].baseline = [2021, 2022, 2023]; },
  'a fractional task': p => { milestone(p).fractional = true; },
  'a task with a threshold': p => { milestone(p).targets[2025] = {at_least: 1}; },
  'a ratio that is done': p => { ratio(p).targets[2025] = 'done'; },
  'a ratio that is done: true': p => { ratio(p).targets[2025] = {done: true}; },
  'a horizon that is no year': p => { ratio(p).targets = {soon: {at_least: 1}}; },
  'no target in targets': p => { ratio(p).targets = {}; },
  'a target that is a number': p => { ratio(p).targets[2025] = 60; },
  'a target without an operator': p => { ratio(p).targets[2025] = {binds: ['province']}; },
  'two operators': p => { ratio(p).targets[2025] = {at_least: 10, at_most: 20}; },
  'a threshold of 0': p => { ratio(p).targets[2025] = {at_least: 0}; },
  'a threshold below 0': p => { ratio(p).targets[2025] = {at_most: -1}; },
  'a threshold in quotes': p => { ratio(p).targets[2025] = {at_least: '60'}; },
  'a percentage over 100': p => { ratio(p).targets[2025] = {at_least: 101}; },
  'more than 100 percent': p => { ratio(p).targets[2025] = {more_than: 100}; },
  'at most 100 percent': p => { ratio(p).targets[2025] = {at_most: 100}; },
  'a percentage over 100 by amendment': p => {
    ratio(p).targets[2030].amended = [{from: 2026, at_least: 101}];
  },
  'a range of one number': p => { ratio(p).targets[2025] = {between: [25]}; },
  'a range without width': p => { ratio(p).targets[2025] = {between: [25, 25]}; },
  'a range over 100': p => { ratio(p).targets[2025] = {between: [25, 125]}; },
  'above without a range': p => { ratio(p).targets[2025] = {at_least: 25, above: 'missed'}; },
  'binding nobody': p => { ratio(p).targets[2025] = {at_least: 25, binds: []}; },
  'an amendment without a year': p => { ratio(p).targets[2030].amended = [{at_least: 85}]; },
  'an amendment of nothing': p => { ratio(p).targets[2030].amended = [{from: 2026}]; },
  'a withdrawal with a threshold': p => {
    ratio(p).targets[2030].amended = [{from: 2026, withdrawn: true, at_least: 85}];
  },
  'better beside targets': p => { value(p).better = 'higher'; },
  'published soon': p => { value(p).published = 'soon'; },
  'horizons without same_as': p => { ratio(p).horizons = [2025]; },
  'a repeated promise with a kind': p => repeat(p, {kind: 'ratio'}),
  'a repeated promise with targets': p => repeat(p, {targets: {2025: {at_least: 1}}}),
  'a repeated promise with a floor': p => repeat(p, {zero_below: 50}),
  'a repeated promise with evidence': p => repeat(p, {evidence: 'required'}),
  'evidence that is optional': p => { ratio(p).evidence = 'optional'; },
  'no relation in checks': p => { p.checks = []; },
  'a relation without an id': p => { p.checks = [{left: 'DV-01.numerator', at_most: 'BM-01.value'}]; },
  'a relation that compares nothing': p => relate(p, {left: 'DV-01.numerator'}),
  'a relation that compares twice': p => relate(p, {left: 'DV-01.numerator', at_most: 'BM-01.value', equals: 'DV-01.denominator'}),
  'a relation without its left side': p => relate(p, {at_most: 'DV-01.numerator'}),
  'a relation of cases and figures': p => relate(p, {cases: 'DV-01', also_in: 'DV-01', left: 'DV-01.numerator'}),
  'cases in one ratio': p => relate(p, {cases: 'DV-01'}),
  'a relation of an indicator without a figure': p => relate(p, {left: 'DV-01', at_most: 'BM-01.value'}),
  'a relation of an unknown figure': p => relate(p, {left: 'DV-01.sum', at_most: 'BM-01.value'}),
  'a relation to a number': p => relate(p, {left: 'DV-01.numerator', at_most: 20}),
  'a relation of no figures': p => relate(p, {left: [], at_most: 'BM-01.value'}),
  'a relation of one figure twice': p => relate(p, {left: ['DV-01.numerator', 'DV-01.numerator'], at_most: 'BM-01.value'}),
  'a relation of unknown severity': p => relate(p, {left: 'DV-01.numerator', at_most: 'BM-01.value', severity: 'note'}),
  'a relation with an unknown key': p => relate(p, {left: 'DV-01.numerator', at_most: 'BM-01.value', from: 2023}),
  'a repeated promise at no horizon': p => repeat(p, {horizons: []}),
};

/** The schema's verdict on a changed programme, and our own reader's. */
function verdicts(change) {
  const programme = sound();
  const changed = change(programme);
  const made = Array.isArray(changed) ? changed : programme;
  const own = cchc(['targets', '--check', '-t', 'programme.yaml'], folder({'programme.yaml': asYaml(made)}));
  return {schema: faults.programme(made), exit: own.exit, err: own.err};
}

/** YAML that is JSON but for the horizons, which our reader wants bare. */
const asYaml = programme => JSON.stringify(programme, null, 1).replace(/"([0-9]{4})":/g, '$1:');

test('the programme schema takes what the program takes', async t => {
  for (const [name, change] of Object.entries(right)) {
    await t.test(name, () => {
      const {schema, exit, err} = verdicts(change);
      assert.equal(schema, '');
      assert.equal(exit, 0, err);
    });
  }
});

test('the programme schema refuses what the program refuses', async t => {
  for (const [name, change] of Object.entries(wrong)) {
    await t.test(name, () => {
      const {schema, exit} = verdicts(change);
      assert.notEqual(schema, '');
      assert.equal(exit, 1);
    });
  }
});

const firstSteps = ['-t', 'examples/first-steps/programme.yaml', '-u', 'examples/first-steps/units.csv',
                    'examples/first-steps/data.csv'];
const province = ['-u', 'examples/tinh-mau/units.csv', '--exemptions', 'examples/tinh-mau/exemptions.csv',
                  'examples/tinh-mau/data'];

/** The command lines of the conformance cases, without the format. */
function conformanceCases() {
  return filesBelow(join(project, 'tests/conformance')).filter(path => path.endsWith('/args')).map(path => {
    const at = name => join(dirname(path), name);
    const exemptions = existsSync(at('exemptions.csv')) ? ['--exemptions', at('exemptions.csv')] : [];
    return [...readFileSync(path, 'utf8').trim().split(/\s+/), '-t', at('programme.yaml'), '-u', at('units.csv'),
            ...exemptions, at('data.csv')];
  });
}

/** What a command writes as JSON. */
function written(document, args, exits) {
  const done = cchc([document, '--format', 'json', ...args]);
  assert.ok(exits.includes(done.exit), `exit ${done.exit}: ${done.err}`);
  const json = JSON.parse(done.out);
  assert.equal(json.schema_version, 2);
  // what is written is named in the schema, which lets more be added
  assert.equal(unnamed[document](json), '', args.join(' '));
  assert.equal(faults[document](json), '', args.join(' '));
  assert.equal(faults[document](grown(json)), '', args.join(' '));
  return json;
}

test('score writes what its schema says', () => {
  assert.ok(written('score', firstSteps, [0]).units.length > 1);
  assert.ok(written('score', province, [0]).units.length > 1);
  for (const args of conformanceCases()) written('score', ['-q', ...args], [0]);
});

test('check writes what its schema says', () => {
  assert.equal(written('check', firstSteps, [0]).summary.errors, 0);
  written('check', province, [0, 1]);
  const cases = conformanceCases().map(args => args.filter(arg => arg !== '--final'));
  for (const args of cases) written('check', args, [0, 1]);
});

test('check writes findings as its schema says', () => {
  const path = join(folder({'data.csv': wrongData, 'empty.csv': '', 'book.csv': 'PK\x03\x04'}), '');
  for (const lang of ['vi', 'en']) {
    const {summary, findings} = written('check', ['--lang', lang, path], [1]);
    assert.ok(findings.length >= 8, `${findings.length} findings`);
    assert.equal(summary.passed, false);
  }
  assert.equal(written('check', ['--max-findings', '1', path], [1]).findings.length, 1);
});

test('explain writes what its schema says', () => {
  for (const id of ['TTHC-06', 'TCBM-01', 'TCBM-02', 'TC-03', 'BC-01', 'TCC-03']) {
    for (const unit of ['T', 'VP']) {
      for (const year of ['2023', '2025']) written('explain', [unit, id, '-p', year, '-q', ...province], [0]);
    }
  }
  assert.ok(written('explain', ['X2', 'DV-02', '-p', '2025', ...firstSteps], [0]).targets.length > 0);
});

test('targets writes what its schema says', () => {
  const programmes = conformanceCases().map(args => args.slice(args.indexOf('-t'), args.indexOf('-t') + 2));
  for (const args of programmes) written('targets', args, [0]);
  const {programme} = written('targets', [], [0]);
  assert.ok(programme.indicators.flatMap(indicator => indicator.targets).length > 50);
  assert.deepEqual(written('targets', ['TTHC-06'], [0]).programme.indicators.map(({indicator}) => indicator), ['TTHC-06']);
});

test('plan writes what its schema says', () => {
  assert.ok(written('plan', ['-p', '2024', ...province], [0]).steps.length > 100);
});

test('compare writes what its schema says', () => {
  assert.ok(written('compare', ['-p', '2024', '--with', '2025', ...province], [0]).targets.length > 100);
  const data = readFileSync(join(project, 'examples/first-steps/data.csv'), 'utf8');
  const other = join(folder({'data.csv': data.split('\n').slice(0, -2).join('\n') + '\n'}), 'data.csv');
  assert.ok(written('compare', [...firstSteps, other], [0]).cells.length > 0);
});
