// npm run bench -- AREA [--json]: measures side by side in one run; exit code 1 when a bound is missed.
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { type Figure, isWithin } from '../test/bench/figure.ts';
import { localAws } from '../test/bench/local-aws/index.ts';
import { plan } from '../test/bench/plan/index.ts';
import { synth } from '../test/bench/synth/index.ts';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const AREAS: Readonly<Record<string, readonly (() => Promise<Figure | readonly Figure[]>)[]>> = {
  'local-aws': localAws,
  plan,
  synth,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
});
const [name] = positionals;
const measurements = AREAS[name ?? ''];
if (values.help || !measurements) {
  console.log(`npm run bench -- AREA [--json]     areas: ${Object.keys(AREAS).join(', ')}`);
  process.exit(values.help ? 0 : 2);
}

const figures: Figure[] = [];
for (const [i, measure] of measurements.entries()) {
  process.stderr.write(`measuring ${i + 1} of ${measurements.length} …\n`);
  figures.push(...[await measure()].flat());
}

if (values.json) {
  console.log(JSON.stringify(figures.map((figure) => ({ ...figure, within: isWithin(figure) }))));
} else {
  const table = new Table({
    head: ['what', 'figure', 'bound', 'within', 'how'],
    colAligns: ['left', 'right', 'right', 'left', 'left'],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [44, 10, 9, 8, 60],
  });
  for (const figure of figures)
    table.push([
      figure.what,
      `${figure.value.toFixed(2)} ${figure.unit}`,
      `${figure.bound} ${figure.unit}`,
      isWithin(figure) ? 'yes' : 'NO',
      figure.how,
    ]);
  console.log(table.toString());
}
process.exit(figures.every(isWithin) ? 0 : 1);
