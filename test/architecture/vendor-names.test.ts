/** Outside its own folders, a vendor's name stands in the lists of vendors and in what this test allows, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './directions.ts';
import { vendorFolders } from './layers.ts';

const ofVendors = new RegExp(`^(?:sources|sandbox)/(?:${vendorFolders.join('|')})/`);
const anyName = new RegExp(vendorFolders.join('|'), 'i');

/** What is left is code: names of things count as well as texts. */
const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, '')).replaceAll(/(^|\s)\/\/.*$/gm, '$1');
const namingVendors = (texts: readonly (readonly [string, string])[]): readonly string[] =>
  texts.filter(([, text]) => anyName.test(withoutComments(text))).map(([path]) => path);

const allowed: Readonly<Record<string, string>> = {
  'server/vendors.ts': 'the list of vendors',
  'sources/vocabulary.ts': 'their names, and the sources of traces, which the schema names',
  'sources/ports/write-inputs.ts': 'the schema has an input for each vendor that takes new orders',
  'sources/ports/write-input-parts.ts': 'the schema has an input for each vendor that takes new orders',
  'commands/sandbox.ts': 'it says to people what the simulators know',
  'graphiql/examples.ts': 'examples ask for the orders of one vendor',
  'graphiql/example-writes.ts': 'examples ask for the orders of one vendor',
  'server/jobs/sandbox-pushes.ts': 'the number of the order that these examples ask for',
  'sandbox/sales/assemble.ts': 'a sale says which of the first simulators have it',
  'sandbox/sales/follow-ups.ts': 'a sale says which of the first simulators have it',
  'sandbox/sales/setting.ts': 'a sale says which of the first simulators have it',
  'sandbox/sales/sale.ts': 'a sale says which of the first simulators have it',
  'sandbox/sales/showcase.ts': 'a sale says which of the first simulators have it',
};

describe('a vendor', () => {
  const files = sourceFiles().filter(
    ([path]) => !ofVendors.test(path) && !/^(?:test|bench)\//.test(path) && path !== 'resolvers/types.generated.ts',
  );

  it('is named in its folders, and else only where there is a reason', () => {
    expect(new Set(namingVendors(files))).toEqual(new Set(Object.keys(allowed)));
  });

  it.each([
    ['compared with', "if (order.key.vendor === 'SOMS') return null;"],
    ['in a template', 'const path = `/push/ezr/${id}`;'],
    ['a member', 'const rank = { YUANSHU_BTS: 2 };'],
    ['a part of a name', 'const isBabycare = true;'],
    ['after a comment', "// the first\nconst a = 'EZR';"],
  ])('%s is found', (_what, text) => {
    expect(namingVendors([['resolvers/services/order.ts', text]])).toEqual(['resolvers/services/order.ts']);
  });
  it('may be named in a comment', () => {
    expect(namingVendors([['resolvers/services/order.ts', '/** Of SOMS. */\nf(); // of EZR\n']])).toEqual([]);
  });
});
