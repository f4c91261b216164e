// Whether the program and its peers come to the same values. See README.md, "What is compared".

import {readFileSync} from 'node:fs';
import {indicators} from './programme.mjs';

const millionths = cell => Math.round(Number(cell || 0) * 1e6);
const by_id = new Map(indicators.map(indicator => [indicator.id, indicator]));

/** What a peer wrote: `sums`, by `province,indicator`, in millionths; `counts`, by unit. */
export function read_peer(path) {
  const sums = new Map(), counts = new Map();
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
    const cells = line.split(',');
    if (cells.length === 2) counts.set(cells[0], Number(cells[1]));
    else sums.set(`${cells[0]},${cells[1]}`, cells.slice(2).map(millionths));
  }
  return {sums, counts};
}

function same(one, other, what) {
  if (one !== other) throw new Error(`values differ: ${what}: ${one} and ${other}`);
}

/** Refuses two peers that differ in anything. */
export function compare_peers(one, other) {
  for (const part of ['sums', 'counts']) {
    same(one[part].size, other[part].size, `number of ${part}`);
    for (const [key, found] of one[part]) same(String(found), String(other[part].get(key)), key);
  }
}

/** Lines of CSV without quotes, as objects. */
function records(text) {
  const [heading, ...lines] = text.trimEnd().split('\n').map(line => line.split(','));
  return lines.map(cells => Object.fromEntries(heading.map((name, index) => [name, cells[index]])));
}

/** 100·n/d in millionths, half up. */
function percent(n, d) {
  if (d === 0) return 0;
  const [numerator, denominator] = [BigInt(n), BigInt(d)];
  return Number((200_000_000n * numerator + denominator) / (2n * denominator));
}

/** What our row says of sums over the province in the period; pairs of what must be the same. */
function pairs(row, [numerator, denominator, value], period) {
  const {kind, rollup} = by_id.get(row.indicator);
  const now = row.horizon === undefined || Number(row.horizon) >= period;
  const ours = millionths(now ? row.value : row.current_value);
  switch (kind) {
    case 'ratio': return [
      [ours, percent(numerator, denominator)],
      ...now ? [[millionths(row.numerator), numerator], [millionths(row.denominator), denominator]] : []];
    case 'reduction': {
      const {baseline} = by_id.get(row.indicator).targets[row.horizon];
      const running = Array.isArray(baseline);  // a mean of years: no sum of one
      return now && !running ? [[millionths(row.denominator) - millionths(row.numerator), value]] : [];
    }
    case 'milestone': return [[ours, 100 * value]];
    default: return rollup ? [] : [[ours, value]];
  }
}

/** Refuses rows of ours (`score --level province`, both tables) that differ from the sums; how many were compared. */
export function compare_ours(tables, peer, period) {
  const compared = {figures: 0, indicators: new Set()};
  for (const row of tables.flatMap(records)) {
    if (!by_id.has(row.indicator)) continue;  // same_as
    const sums = peer.sums.get(`${row.unit},${row.indicator}`);
    if (!sums) continue;
    for (const [ours, theirs] of pairs(row, sums, period)) {
      same(ours, theirs, `${row.unit} ${row.indicator} ${row.horizon ?? ''}`);
      ++compared.figures;
      compared.indicators.add(row.indicator);
    }
  }
  return compared;
}
