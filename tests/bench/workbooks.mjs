// Writes data of a nation as workbooks: node workbooks.mjs NATION FOLDER
// FOLDER/forms: a form for each of 3,321 communes, filled in; FOLDER/million.xlsx: a million rows in one sheet.

import {closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {deflateRawSync} from 'node:zlib';

const [nation, folder] = process.argv.slice(2);
const COMMUNES = 3321, ROWS = 1_000_000;

// ── Packages ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const crcs = Uint32Array.from({length: 256}, (_, n) => {
  for (let bit = 0; bit < 8; ++bit) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = crcs[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Writes parts, a map from name to bytes, as a ZIP package. */
function writePackage(path, parts) {
  const file = openSync(path, 'w');
  const directory = [];
  let at = 0;
  const put = bytes => { writeSync(file, bytes); at += bytes.length; };
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content), head = Buffer.alloc(30), entry = Buffer.alloc(46);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    entry.writeUInt32LE(0x02014b50);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, Buffer.from(name));
    for (const bytes of [head, Buffer.from(name), packed]) put(bytes);
  }
  const entries = Buffer.concat(directory), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  put(entries);
  put(end);
  closeSync(file);
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const escape = text => text.replace(/[&<>"]/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[c]);

/** A workbook as Excel writes it: texts are shared, each cell says where it stands. */
function writeWorkbook(path, sheets) {
  const strings = new Map();
  const shared = text => strings.get(text) ?? (strings.set(text, strings.size), strings.size - 1);
  const parts = {};
  sheets.forEach(({rows}, i) => {
    const chunks = [`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${main}><sheetData>`];
    let r = 0, xml = '';
    for (const cells of rows) {
      xml += `<row r="${++r}">`;
      cells.forEach((cell, c) => {
        const place = `r="${String.fromCharCode(65 + c)}${r}"`;
        if (typeof cell === 'number') xml += `<c ${place}><v>${cell}</v></c>`;
        else if (cell !== '') xml += `<c ${place} t="s"><v>${shared(cell)}</v></c>`;
      });
      xml += '</row>';
      if (xml.length > 1 << 20) {
        chunks.push(xml);
        xml = '';
      }
    }
    chunks.push(xml, '</sheetData></worksheet>');
    parts[`xl/worksheets/sheet${i + 1}.xml`] = Buffer.concat(chunks.map(chunk => Buffer.from(chunk)));
  });
  const texts = [...strings.keys()].map(text => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('');
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const related = list => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${
    list.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
  const other = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': related([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><sheets>${
      sheets.map(({name}, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related([['t', 'sharedStrings', 'sharedStrings.xml'],
      ...sheets.map((_, i) => [`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`])]),
    'xl/sharedStrings.xml': `<sst ${main}>${texts}</sst>`,
  };
  for (const [name, text] of Object.entries(other)) parts[name] = Buffer.from(text);
  writePackage(path, parts);
}

// ── Data ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Rows of a CSV text of ours, in which only the last cell is ever quoted. */
function* rowsOf(text) {
  const row = /([^,\n]*),([^,\n]*),([^,\n]*),([^,\n]*),([^,\n]*),([^,\n]*),("(?:[^"]|"")*"|[^,\n]*)\n/gy;
  for (const [, ...cells] of text.matchAll(row)) yield cells;
}
const number = text => text === '' ? '' : Number(text);
const typed = ([unit, indicator, period, numerator, denominator, value, note]) =>
  [unit, indicator, Number(period), number(numerator), number(denominator), number(value),
   note.startsWith('"') ? note.slice(1, -1).replaceAll('""', '"') : note];

const heading = ['unit', 'indicator', 'period', 'numerator', 'denominator', 'value', 'note'];
const [, ...rows] = rowsOf(readFileSync(join(nation, 'data.csv'), 'utf8').slice(0, 1 << 28));
mkdirSync(join(folder, 'forms'), {recursive: true});
const million = join(folder, 'million.xlsx');
if (!existsSync(million)) writeWorkbook(million, [{name: 'Số liệu', rows: [heading, ...rows.slice(0, ROWS).map(typed)]}]);

const units = readFileSync(join(nation, 'units.csv'), 'utf8').matchAll(/^([^,]+),"(?:[^"]|"")*",commune,/gm);
const communes = new Set([...units].map(([, code]) => code));
const byCommune = new Map();
const last = rows.reduce((latest, cells) => Math.max(latest, Number(cells[2]) || 0), 0);
for (const cells of rows) {
  if (Number(cells[2]) !== last || !communes.has(cells[0])) continue;
  if (!byCommune.has(cells[0])) byCommune.set(cells[0], []);
  byCommune.get(cells[0]).push(typed(cells));
}
const forms = [...byCommune].slice(0, COMMUNES);
const guide = Array.from({length: 10}, (_, i) => [`${i + 1}. Điền số liệu vào các ô có màu; không phát sinh thì ghi 0 và 0.`]);
for (const [code, own] of forms)
  writeWorkbook(join(folder, 'forms', `${code}.xlsx`), [{name: 'Số liệu', rows: [heading, ...own]}, {name: 'Hướng dẫn', rows: guide}]);
console.log(`${forms.length} forms, ${Math.min(rows.length, ROWS)} rows in one sheet`);
