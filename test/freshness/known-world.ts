/** A facade with a clock that a test moves, to which orders of Babycare are known since somebody has asked for them. */
import { generateSales, usualSales, usualUntil } from '../../sandbox/sales/generator.ts';
import { type Answer, type Facade, startForTest, type TestOptions } from '../harness.ts';

export interface KnownWorld {
  readonly facade: Facade;
  /** Platform order numbers of the sales whose orders are known. */
  readonly numbers: readonly string[];
  /** Seconds go by. */
  pass(seconds: number): void;
  /** Asks; `facade.calls()` are those of this question alone. */
  ask(query: string): Promise<Answer>;
  /** Has them asked for again, so that what is known of them is of now. */
  read(numbers: readonly string[]): Promise<void>;
}

/** Far fewer than a request may make calls. */
const atOnce = 40;
const allSales = (): readonly string[] => [
  ...new Set(
    generateSales({ ...usualSales, until: usualUntil() })
      .filter(({ inBabycare }) => inBabycare)
      .map(({ platformOrderNo }) => platformOrderNo),
  ),
];

export async function knownWorld(
  most: number,
  environment: Record<string, string> = {},
  options: TestOptions = {},
): Promise<KnownWorld> {
  let clock = Date.now();
  const facade = await startForTest(environment, { ...options, now: () => clock });
  const numbers = allSales().slice(0, most);
  const read = async (of: readonly string[]): Promise<void> => {
    for (let at = 0; at < of.length; at += atOnce) {
      const asked = JSON.stringify(of.slice(at, at + atOnce));
      const filter = `{ vendors: [BABYCARE], platformOrderNos: ${asked} }`;
      const { errors } = await facade.ask(
        `{ orders(first: 100, maxStalenessSeconds: 0, filter: ${filter}) { nodes { kind } } }`,
      );
      if (errors.length > 0) throw new Error(errors[0]?.message);
    }
    await facade.observer.idle();
    facade.forget();
  };
  await read(numbers);
  return {
    facade,
    numbers,
    read,
    pass: (seconds) => void (clock += seconds * 1000),
    async ask(query) {
      facade.forget();
      const answer = await facade.ask(query);
      await facade.observer.idle();
      return answer;
    },
  };
}

/** Every header field (pagination.md, "What a list says of itself"), but how fresh it is. */
export const header = `id vendor nativeId tenantId platformOrderNo status paymentStatus fulfillmentStatus
  placedAt createdAt modifiedAt shop { id code name } store { id code name }
  amounts { payable { amount currency currencyAssumed minorUnits } }`;
export const ofBabycare = (args: string, selected: string): string =>
  `{ orders(filter: { vendors: [BABYCARE] }${args}) { ${selected} } }`;
