// Polars' part: node polars.mjs [DATA YEAR WIDTH OUT]. See README.md, "The reduced job".

import {writeFileSync} from 'node:fs';
import pl from 'nodejs-polars';

const [data, year, width, out] = process.argv.slice(2);
if (data) {
  const start = performance.now();
  const rows = await pl.scanCSV(data)
    .select('unit', 'indicator', 'period', 'numerator', 'denominator', 'value').collect();
  const counts = rows.groupBy(['unit']).agg(pl.col('indicator').count());
  const sums = rows.filter(pl.col('period').eq(Number(year)))
    .withColumn(pl.col('unit').str.slice(0, Number(width)).alias('province'))
    .groupBy(['province', 'indicator'])
    .agg(pl.col('numerator').sum(), pl.col('denominator').sum(), pl.col('value').sum());
  const results = [...sums.rows(), ...counts.rows()];
  console.log((performance.now() - start) / 1000);
  writeFileSync(out, results.map(row => row.join() + '\n').join(''));
}
