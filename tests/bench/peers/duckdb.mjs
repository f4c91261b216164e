// DuckDB's part: node duckdb.mjs [DATA YEAR WIDTH OUT]. See README.md, "The reduced job".

import {writeFileSync} from 'node:fs';
import {DuckDBInstance} from '@duckdb/node-api';

const [data, year, width, out] = process.argv.slice(2);
const database = await (await DuckDBInstance.create(':memory:')).connect();
if (data) {
  const start = performance.now();
  const now = `filter (period = ${year})`;
  const rows = (await database.runAndReadAll(`
    select province, indicator, sum(numerator) ${now}, sum(denominator) ${now}, sum(value) ${now},
           unit, count(*), count(*) ${now}
    from (select *, unit[:${width}] as province from read_csv('${data}'))
    group by grouping sets ((unit), (province, indicator))`)).getRowsJS();
  console.log((performance.now() - start) / 1000);
  writeFileSync(out, rows.filter(row => row[5] !== null || row[7] > 0)
    .map(([province, indicator, n, d, v, unit, lines]) =>
      (unit === null ? [province, indicator, n, d, v] : [unit, lines]).join() + '\n').join(''));
}
