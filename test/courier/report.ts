/** `npm run classify:report`: how often the classifier is right, as the tables of docs/tracking.md, which it writes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { courierMeaning } from '../../sources/domain/courier/classify.ts';
import { courierRules } from '../../sources/domain/courier/rules.ts';
import { batches, type Labelled, scoreOf, texts } from './texts.ts';

const page = new URL('../../docs/tracking.md', import.meta.url);

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const share = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

function scoreRow(name: string, some: readonly Labelled[]): readonly (string | number)[] {
  const { texts: count, right, unknown, falseEndings } = scoreOf(some);
  return [name, count, share(right, count), share(unknown, count), falseEndings];
}
const inHalf = (half: Labelled['half']): readonly Labelled[] => texts.filter((one) => one.half === half);

function scores(): string {
  return table(
    ['texts', 'number', 'right', 'UNKNOWN and not right', 'false endings'],
    [
      scoreRow('**the half that is only scored**', inHalf('HELD_OUT')),
      scoreRow(
        'of it what was there before the rules: given and first',
        inHalf('HELD_OUT').filter(({ batch }) => batch === 'given' || batch === 'first'),
      ),
      scoreRow('the half that the rules were developed on', inHalf('DEVELOPED')),
      ...batches.map((batch) =>
        scoreRow(
          `batch "${batch}"`,
          texts.filter((one) => one.batch === batch),
        ),
      ),
    ],
  );
}

/** Of the half that is only scored: what is right, against what was said. */
function confusion(): string {
  const counts = new Map<string, number>();
  for (const { text, right } of inHalf('HELD_OUT')) {
    const { status } = courierMeaning(text);
    const pair = `${right.includes(status) ? status : (right[0] ?? '')} ${status}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const rows = [...counts].map(([pair, count]) => [...pair.split(' '), count]);
  return table(
    ['right', 'said', 'texts'],
    rows.toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
  );
}

const rules = (): string =>
  table(
    ['a clause such as', 'says', 'when it is'],
    courierRules.map(({ status, reads, examples }) => [
      examples.join('; '),
      status,
      (reads ?? ['FACT']).map((modality) => modality.toLowerCase()).join(', '),
    ]),
  );

/** The page as it is to be. */
export function pageWithFigures(): string {
  const parts: Readonly<Record<string, () => string>> = { scores, confusion, rules };
  return readFileSync(page, 'utf8').replace(
    /(<!-- (\w+): written by npm run classify:report -->\n)[^]*?(<!-- end -->)/g,
    (_whole, begin: string, name: string, end: string) => `${begin}\n${parts[name]?.() ?? ''}\n\n${end}`,
  );
}

if (import.meta.main) {
  writeFileSync(page, pageWithFigures());
  process.stdout.write(`${scores()}\n\n${confusion()}\n\nWritten to docs/tracking.md.\n`);
}
