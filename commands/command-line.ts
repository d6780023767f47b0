/** What the commands share: how their words are read, and with which exit code they end. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** What was asked for could not be done; the message says why and what to do about it. */
export class CommandError extends Error {}

/** What was asked for was not understood. */
class UsageError extends Error {}

export interface Subcommand {
  /** How many words may follow its name. */
  readonly operands: readonly [least: number, most: number];
  readonly flags?: ParseArgsOptionsConfig;
  /** The exit code: 0 when all was done, 1 when not. */
  run(operands: readonly string[], flags: Flags): number | Promise<number>;
}
type Flags = ReturnType<typeof parseArgs>['values'];
type Subcommands = Readonly<Record<string, Subcommand>>;

export const say = (line: string): boolean => process.stdout.write(`${line}\n`);
export const complain = (line: string): boolean => process.stderr.write(`${line}\n`);

/** Runs the subcommand that the command line names. What was not understood ends with 2 and the usage. */
export async function runCommand(usage: string, subcommands: Subcommands): Promise<void> {
  try {
    process.exitCode = await run(usage, subcommands, process.argv.slice(2));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    complain(error instanceof UsageError ? `${message}${usage}` : message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

function run(usage: string, subcommands: Subcommands, [name, ...words]: readonly string[]): number | Promise<number> {
  if (name === undefined) throw new UsageError();
  if (isHelp(name) || words.some(isHelp)) {
    say(usage);
    return 0;
  }
  const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  if (!subcommand) throw new UsageError(`${name}: there is no such command; these are the ones:\n\n`);
  const { positionals, values } = parsed(name, subcommand, words);
  const [least, most] = subcommand.operands;
  if (positionals.length < least)
    throw new UsageError(`${name}: a word is missing after it; it is written like this:\n\n`);
  if (positionals.length > most)
    throw new UsageError(`${name}: "${positionals.slice(most).join(' ')}" is too much; it is written like this:\n\n`);
  return subcommand.run(positionals, values);
}

function parsed(name: string, { flags = {} }: Subcommand, words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: flags, allowPositionals: true });
  } catch (error) {
    // Node's own sentence names the flag and says how a word that begins with "-" is written.
    throw new UsageError(`${name}: ${error instanceof Error ? error.message : String(error)}\n\n`);
  }
}
