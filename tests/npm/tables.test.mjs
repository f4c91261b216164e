// What programs of others read of results: Table Schemas, data packages and lines of JSON, read by `datapackage`, DuckDB
// and pandas.

import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import test from 'node:test';
import {DuckDBInstance} from '@duckdb/node-api';
import datapackage from 'datapackage';
import papa from 'papaparse';
import {cchc, execute, folder, project, readJson, validator} from './support.mjs';

const names = ['targets', 'scores', 'year', 'context'];
const provinceFiles = ['-u', 'examples/tinh-mau/units.csv', '--exemptions', 'examples/tinh-mau/exemptions.csv',
                       'examples/tinh-mau/data'];
const verified = 'examples/tinh-mau/verified';
const firstSteps = ['-t', 'examples/first-steps/programme.yaml', '-u', 'examples/first-steps/units.csv',
                    'examples/first-steps/data.csv'];
const merged = ['-t', 'examples/sap-nhap/programme.yaml', '-u', 'examples/sap-nhap/units.csv',
                'examples/sap-nhap/data.csv', 'examples/sap-nhap/restated.csv'];

const others = example =>
  ['-t', `examples/${example}/programme.yaml`, '-u', `examples/${example}/units.csv`, `examples/${example}/data.csv`];

/** What a command writes that must succeed. */
function written(args) {
  const done = cchc(['--quiet', ...args]);
  assert.equal(done.exit, 0, done.err);
  return done.out;
}

const schemaOf = (name, lang = 'en') => JSON.parse(written(['schema', `${name}-csv`, '--lang', lang]));
const schemas = Object.fromEntries(names.map(name => [name, schemaOf(name)]));
const tableOf = (name, args) => written(['score', '-f', 'csv', '--table', name, ...args]);

/** What is written of a cell, by type; the types of the standard that are used. */
const patterns = {
  string: /^[^\n]*$/,
  integer: /^(0|-?[1-9][0-9]*)$/,
  number: /^(0|-?(0|[1-9][0-9]*)(\.[0-9]{0,5}[1-9])?)$/,
  year: /^(19|20)[0-9]{2}$|^2100$/,
  boolean: /^(true|false)$/,
};

/** What is wrong with a cell by the schema; '' is nothing. */
function fault(cell, {type, constraints = {}}) {
  if (cell === '') return constraints.required ? 'it is empty' : '';
  if (!patterns[type].test(cell)) return `it is no ${type}`;
  if (constraints.enum && !constraints.enum.includes(cell)) return 'it is none of the words';
  if ('minimum' in constraints && Number(cell) < constraints.minimum) return 'it is too small';
  if ('maximum' in constraints && Number(cell) > constraints.maximum) return 'it is too large';
  return '';
}

/** A table has the columns of its schema, in their order, each cell is what they say, and no key stands twice. */
function holds(csv, schema, fields, what) {
  const [head, ...rows] = papa.parse(csv.trimEnd()).data;
  assert.deepEqual(head, fields.map(({name}) => name), what);
  const keys = new Set();
  for (const row of rows) {
    assert.equal(row.length, head.length, `${what}: ${row}`);
    row.forEach((cell, i) => {
      const wrong = fault(cell, fields[i]);
      if (wrong) assert.fail(`${what}: ${fields[i].name} is "${cell}": ${wrong}`);
    });
    keys.add(JSON.stringify(schema.primaryKey.map(name => row[head.indexOf(name)])));
  }
  assert.equal(keys.size, rows.length, `${what}: the key of two rows is the same`);
  return rows.length;
}

test('a schema says of each column what it is, in both languages', () => {
  for (const name of names) {
    const [inEnglish, inVietnamese] = [schemas[name], schemaOf(name, 'vi')];
    assert.deepEqual(inEnglish.missingValues, ['']);
    const fields = schema => [...schema.fields, ...(schema.optionalFields ?? [])];
    assert.deepEqual(fields(inEnglish).map(field => field.name), fields(inVietnamese).map(field => field.name));
    [inEnglish, ...fields(inEnglish)].forEach((part, i) => {
      const other = [inVietnamese, ...fields(inVietnamese)][i];
      for (const key of ['title', 'description']) {
        assert.ok(part[key] && other[key] && part[key] !== other[key], `${name}: ${part.name}`);
        assert.equal(part[`${key}_vi`], other[key]);
        assert.equal(other[`${key}_en`], part[key]);
      }
      if (i > 0) assert.ok(part.type in patterns, part.type);
    });
    assert.equal(new Set(fields(inEnglish).map(field => field.name)).size, fields(inEnglish).length);
  }
  assert.equal(schemas.targets.fields.find(({name}) => name === 'points').unit, 'percent');
  assert.deepEqual(schemas.targets.optionalFields.map(({name, option}) => [name, option]),
                   [...['reported_value', 'verified_value', 'basis'].map(name => [name, '--verified']),
                    ...['lowest', 'highest', 'decided'].map(name => [name, '--bounds'])]);
});

test('tables of the examples are what the schemas say', () => {
  let rows = 0;
  for (const name of names) {
    for (const year of ['2023', '2025', '2026']) {
      rows += holds(tableOf(name, ['-p', year, ...provinceFiles]), schemas[name], schemas[name].fields, `${name} ${year}`);
    }
    for (const args of [firstSteps, merged, others('four-hours'), others('graduation')]) {
      rows += holds(tableOf(name, args), schemas[name], schemas[name].fields, `${name} ${args}`);
    }
  }
  const {fields, optionalFields} = schemas.targets;
  rows += holds(tableOf('targets', ['--bounds', '--verified', verified, '-p', '2025', ...provinceFiles]), schemas.targets,
                [...fields, ...optionalFields], 'with all options');
  assert.ok(rows > 10000, `${rows} rows`);
});

test('tables that others computed are what the schemas say', () => {
  const filesBelow = path => readdirSync(path, {withFileTypes: true}).flatMap(entry =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]);
  const read = Object.fromEntries(names.map(name => [name, 0]));
  for (const path of filesBelow(join(project, 'tests/conformance'))) {
    const name = names.find(one => path.endsWith(`/expected-${one}.csv`));
    if (!name) continue;
    read[name] += holds(readFileSync(path, 'utf8'), schemas[name], schemas[name].fields, path);
  }
  for (const name of ['targets', 'scores', 'year']) assert.ok(read[name] > 20, `${name}: ${read[name]} rows`);
});

/** A report, written to a new folder; its path. */
function report(args) {
  const path = join(folder({}), 'report');
  written(['report', '-o', path, ...args]);
  return path;
}

const province = report(['-p', '2025', '-f', 'html,csv', ...provinceFiles]);
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

test('the data package of a report describes the tables that lie beside it', async t => {
  const reports = {
    province,
    'a part of it, in Vietnamese': report(
      ['-p', '2025', '--unit', 'T,M05', '--horizon', '2025', '--lang', 'vi', '--label', 'Số liệu tự đánh giá', ...provinceFiles]),
    'a level, pages that stand alone': report(['-p', '2025', '--level', 'commune', '--standalone', '-f', 'html', ...provinceFiles]),
    'first steps': report([...firstSteps, '-f', 'json']),
    mergers: report([...merged, '-f', 'markdown']),
    'codes of figures': report([...others('graduation'), '-f', 'csv']),
  };
  for (const [what, path] of Object.entries(reports)) {
    await t.test(what, async () => {
      const descriptor = readJson(join(path, 'datapackage.json'));
      const loaded = await datapackage.Package.load(descriptor, {basePath: path, strict: true});
      assert.ok(loaded.valid);
      assert.equal(descriptor.profile, 'tabular-data-package');
      assert.deepEqual(loaded.resourceNames, names);
      for (const resource of loaded.resources) {
        const {name, path: file, bytes, hash, schema} = resource.descriptor;
        const content = readFileSync(join(path, file));
        assert.equal(file, `${name}.csv`);
        assert.equal(bytes, content.length);
        assert.equal(hash, `sha256:${sha256(content)}`);
        const plain = schemaOf(name, descriptor.languages[0]);
        assert.deepEqual(readJson(join(path, 'datapackage.json')).resources.find(one => one.name === name).schema,
                         {fields: plain.fields, missingValues: plain.missingValues, primaryKey: plain.primaryKey});
        // the library casts each cell, and looks at constraints and keys
        const rows = await resource.read({keyed: true});
        assert.deepEqual(rows.map(({unit}) => unit), papa.parse(String(content), {header: true, skipEmptyLines: true})
          .data.map(({unit}) => unit));
        assert.ok(rows.length > 0 || name === 'context');
        assert.equal(schema.fields.length, plain.fields.length);
      }
    });
  }
});

test('a reader of the data package notices what is not as it says', async () => {
  const descriptor = readJson(join(province, 'datapackage.json'));
  const csv = readFileSync(join(province, 'targets.csv'), 'utf8');
  const [head, first, ...rows] = csv.split('\n');
  const wrong = {
    'another word': first.replace(',attained,', ',done,'),
    'no number': first.replace(',at_least,100,', ',at_least,100%,'),
    'too much': first.replace(',at_least,100,100,', ',at_least,100,100.5,'),
    'nothing where something is required': first.replace(',at_least,', ',,'),
    'a column less': first.split(',').slice(0, -1).join(','),
    'the same key twice': `${first}\n${first}`,
  };
  for (const [what, line] of Object.entries(wrong)) {
    assert.notEqual(line, first, what);
    const path = folder({'targets.csv': [head, line, ...rows].join('\n')});
    const {resources} = await datapackage.Package.load(descriptor, {basePath: path});
    await assert.rejects(resources[0].read({keyed: true}), what);
    assert.throws(() => holds([head, line, ...rows].join('\n'), schemas.targets, schemas.targets.fields, what), what);
  }
});

test('a data package says what the report is, and of what it was made', () => {
  const {name, title, title_vi, period, final, programme, languages, sources, written_by} =
    readJson(join(province, 'datapackage.json'));
  assert.equal(name, 'cchc-2021-2030-2025');
  assert.match(title, /2021–2030, year 2025$/);
  assert.match(title_vi, /2021–2030, năm 2025$/);
  assert.deepEqual([period, final, programme, languages], [2025, false, 'cchc-2021-2030', ['en', 'vi']]);
  assert.equal(written_by, written(['--version']).trim().replace(/ \(.*\)$/, ''));  // without the commit
  const {inputs} = JSON.parse(written(['score', '-f', 'json', '-p', '2025', ...provinceFiles]));
  assert.deepEqual(sources, inputs.map(({file, sha256}) => ({title: file, sha256})));
  const listed = readFileSync(join(province, '.cchc-report'), 'utf8');
  assert.ok(listed.includes(`${sha256(readFileSync(join(province, 'datapackage.json')))}  datapackage.json\n`));
  assert.ok(readFileSync(join(province, 'index.html'), 'utf8').includes('href="datapackage.json"'));
});

test('a unit whose file would have the name of the data package gets another', () => {
  const path = folder({
    'units.csv': 'unit,name,level,parent\nT,T,province,\ndatapackage,D,department,T\n',
    'data.csv': readFileSync(join(project, 'examples/first-steps/data.csv'), 'utf8').replaceAll('SNV,', 'datapackage,')
      .split('\n').filter(line => /^(unit|datapackage),/.test(line)).join('\n') + '\n',
  });
  const done = cchc(['report', '-q', '-f', 'json', '-t', join(project, 'examples/first-steps/programme.yaml'),
    '-u', 'units.csv', 'data.csv', '-o', 'out'], path);
  assert.equal(done.exit, 0, done.err);
  assert.equal(readJson(join(path, 'out/datapackage.json')).profile, 'tabular-data-package');
  assert.equal(readJson(join(path, 'out/datapackage-2.json')).units[0].unit, 'datapackage');
});

/** The rows of a table as values of the schema's types, read from its text. */
function valuesOf(csv, fields) {
  const value = (cell, type) =>
    cell === '' ? null : type === 'string' ? cell : type === 'boolean' ? cell === 'true' : Number(cell);
  return papa.parse(csv.trimEnd()).data.slice(1).map(row => row.map((cell, i) => value(cell, fields[i].type)));
}

/** Each table, and the columns it has: those of a report, and the one with bounds. */
function tablesToRead() {
  const bounds = join(folder({'bounds.csv': tableOf('targets', ['--bounds', '--verified', verified, '-p', '2025', ...provinceFiles])}), 'bounds.csv');
  const {fields, optionalFields} = schemas.targets;
  return [...names.map(name => ({path: join(province, `${name}.csv`), fields: schemas[name].fields})),
          {path: bounds, fields: [...fields, ...optionalFields]}];
}

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const query = async sql => (await connection.runAndReadAll(sql)).getRowsJson();

test('DuckDB reads every table with the types of the schema', async () => {
  const types = {string: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', year: 'SMALLINT', boolean: 'BOOLEAN'};
  for (const {path, fields} of tablesToRead()) {
    const columns = fields.map(({name, type}) => `'${name}': '${types[type]}'`).join(', ');
    const source = `read_csv('${path}', columns = {${columns}}, header = true, auto_detect = false, delim = ',',
      quote = '"', escape = '"', nullstr = '', strict_mode = true, parallel = false)`;
    const described = await query(`describe select * from ${source}`);
    assert.deepEqual(described.map(([name, type]) => [name, type]), fields.map(({name, type}) => [name, types[type]]));
    const rows = (await query(`select * from ${source}`))
      .map(row => row.map((value, i) => (value !== null && fields[i].type === 'integer' ? Number(value) : value)));
    assert.deepEqual(rows, valuesOf(readFileSync(path, 'utf8'), fields), path);
  }
});

test('pandas reads every table with the types of the schema', () => {
  const types = {string: 'string', integer: 'Int64', number: 'Float64', year: 'Int16', boolean: 'boolean'};
  const script = `
import json, sys, pandas
path, types = sys.argv[1], json.loads(sys.argv[2])
table = pandas.read_csv(path, dtype=types, keep_default_na=False, na_values=[''], float_precision='round_trip')
assert list(table.columns) == list(types)
assert [str(kind) for kind in table.dtypes] == list(types.values())
print(json.dumps([[None if pandas.isna(cell) else cell for cell in row] for row in table.astype(object).values.tolist()]))
`;
  for (const {path, fields} of tablesToRead()) {
    const dtypes = Object.fromEntries(fields.map(({name, type}) => [name, types[type]]));
    const done = execute('/usr/bin/python3', ['-c', script, path, JSON.stringify(dtypes)]);
    assert.equal(done.exit, 0, done.err);
    assert.deepEqual(JSON.parse(done.out), valuesOf(readFileSync(path, 'utf8'), fields), path);
  }
});

const linesOf = text => text.trimEnd().split('\n').map(line => JSON.parse(line));
const scoreSchema = JSON.parse(written(['schema', 'score']));
const lineFaults = validator({$ref: '#/definitions/line', definitions: scoreSchema.definitions});

test('each line of ndjson is a unit of the json, and says of what report', () => {
  for (const args of [['-p', '2025', ...provinceFiles], ['-p', '2024', '--level', 'commune', ...provinceFiles],
                      ['-p', '2025', '--unit', 'T,M05', '--horizon', '2030', '--final', ...provinceFiles],
                      ['-p', '2025', '--bounds', '--unit', 'T', ...provinceFiles], firstSteps, merged]) {
    const {units, programme, schema_version, version, period, final} = JSON.parse(written(['score', '-f', 'json', ...args]));
    const lines = linesOf(written(['score', '-f', 'ndjson', ...args]));
    assert.equal(lines.length, units.length);
    lines.forEach((line, i) => {
      const head = {schema_version, version, period, final, programme: programme.programme, title: programme.title};
      assert.deepEqual(line, {...head, ...units[i]});
      assert.deepEqual(Object.keys(line), [...Object.keys(head), ...Object.keys(units[i])]);
      assert.equal(lineFaults(line), '');
    });
  }
});

test('ndjson is the same in a file, and on any number of threads', () => {
  const args = ['score', '-p', '2025', ...provinceFiles];
  const text = written([...args, '-f', 'ndjson']);
  assert.ok(text.endsWith('}\n'));
  for (const [threads, name] of [['1', 'units.ndjson'], ['7', 'units.jsonl']]) {
    const path = join(folder({}), name);
    assert.equal(written([...args, '--threads', threads, '-o', path]), '');
    assert.ok(readFileSync(path, 'utf8') === text, `${threads} threads`);
    assert.deepEqual(readdirSync(dirname(path)), [name]);
  }
});

test('ndjson that cannot be written to its end leaves no file', () => {
  const path = folder({'units.ndjson': 'mine'});
  const done = cchc(['score', '-q', '-p', '2025', ...provinceFiles, '-o', join(path, 'nowhere/units.ndjson')]);
  assert.equal(done.exit, 2);
  const full = cchc(['score', '-q', '-p', '2025', '-f', 'ndjson', ...provinceFiles, '-o', '/dev/full']);
  assert.equal(full.exit, 2, full.err);
  assert.deepEqual(readdirSync(path), ['units.ndjson']);
});

test('DuckDB and pandas read lines of ndjson', async () => {
  const path = join(folder({}), 'units.ndjson');
  written(['score', '-p', '2025', ...provinceFiles, '-o', path]);
  const units = linesOf(readFileSync(path, 'utf8')).map(line => [line.unit, line.period, line.targets.length]);
  const rows = await query(`select unit, period, len(targets) from read_ndjson('${path}', maximum_object_size = 33554432)`);
  assert.deepEqual(rows.map(([unit, period, targets]) => [unit, Number(period), Number(targets)]), units);
  const script = `
import json, sys, pandas
table = pandas.read_json(sys.argv[1], lines=True, dtype={'unit': str})
print(json.dumps([[unit, period, len(targets)] for unit, period, targets in zip(table.unit, table.period, table.targets)]))
`;
  const done = execute('/usr/bin/python3', ['-c', script, path]);
  assert.equal(done.exit, 0, done.err);
  assert.deepEqual(JSON.parse(done.out), units);
});
