/** `npm run classify -- "text"`: what a courier's message means, and why. */
import { parseArgs } from 'node:util';
import { courierReading, type ReadClause } from '../sources/domain/courier/classify.ts';
import { type CodeSystem, codeSystems } from '../sources/domain/courier/codes.ts';
import { complain, say } from './command-line.ts';

const usage = `npm run classify -- "TEXT" [--state WORD] [--carrier NAME] [--codes ${codeSystems.join('|')}]
  TEXT      what the courier wrote; "" where there is a state alone
  --state   the state word or code that stands beside it
  --carrier the carrier's name or code, whose own scan words are then known
  --codes   whose numbers the state is written in; without it a number says nothing`;

function clauseLine({ words, modality, rule }: ReadClause): string {
  return `  ${modality.padEnd(11)}  ${(rule?.status ?? '-').padEnd(20)}  ${words}`;
}

function answer(words: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      state: { type: 'string' },
      carrier: { type: 'string' },
      codes: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    say(usage);
    return 0;
  }
  const codes = codeSystems.find((system) => system === values.codes?.toUpperCase()) ?? null;
  if (values.codes !== undefined && codes === null)
    throw new TypeError(`--codes: ${values.codes} is none of ${codeSystems.join(', ')}.`);
  const [message, ...more] = positionals;
  if (message === undefined || more.length > 0)
    throw new TypeError(message === undefined ? 'The text is missing.' : 'Put the whole text between quotation marks.');
  tell({ message, state: values.state ?? null, carrier: values.carrier ?? null, codes });
  return 0;
}

interface Asked {
  readonly message: string;
  readonly state: string | null;
  readonly carrier: string | null;
  readonly codes: CodeSystem | null;
}
function tell({ message, state, carrier, codes }: Asked): void {
  const reading = courierReading({ message, status: state, carrier, codes });
  say(`${reading.status}  (by ${reading.classifiedBy}${reading.evidence === null ? '' : `: ${reading.evidence}`})`);
  if (reading.retracts) say('It takes back an ending that was told before it.');
  if (reading.leg === 'RETURN') say('It speaks of the way back to the sender.');
  if (state !== null) say(`The state by itself: ${reading.state ?? 'no list has it, so it is read with the message'}`);
  if (reading.clauses.length > 0) say('Its clauses, and what each says as what it is:');
  for (const clause of reading.clauses) say(clauseLine(clause));
}

try {
  process.exitCode = answer(process.argv.slice(2));
} catch (error) {
  complain(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}
