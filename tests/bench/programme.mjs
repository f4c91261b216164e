// The programme in targets/, as the generator and the comparison of values need it.

import {readFileSync} from 'node:fs';
import {parse} from 'yaml';

export const path = new URL('../../targets/cchc-2021-2030.yaml', import.meta.url).pathname;
const programme = parse(readFileSync(path, 'utf8'));

/** The indicators that are reported, each with the year after which nothing is due. */
export const indicators = programme.areas.flatMap(area => area.indicators).filter(indicator => !indicator.same_as);
for (const [index, indicator] of indicators.entries()) {
  indicator.index = index;
  indicator.horizon = Math.max(0, ...Object.keys(indicator.targets ?? {}).map(Number));
}

/** By level, the indicators that its units must or may report. */
export const forms = Object.fromEntries(programme.levels.map(({id}) => [
  id, indicators.filter(one => [...one.reported_by, ...one.optional_for ?? []].includes(id))]));
