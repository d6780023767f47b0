/** What a sequence of pushes must end in, as simply as it can be said: lists, no indices, no database. */
import type { FactKind } from '../../../sources/ports/pushes.ts';
import type { Acceptance } from '../../../store/store.ts';

export interface Push {
  /** Which of the sequence's orders. */
  readonly order: number;
  readonly kind: FactKind;
  readonly key: string;
  readonly modifiedAt: number | null;
  readonly receivedAt: number;
  readonly body: string;
}
export interface Ending {
  readonly order: string | null;
  readonly cancel: string | null;
  readonly address: string | null;
  readonly afterSales: readonly string[];
}

const sameFact = (a: Push, b: Push): boolean => a.order === b.order && a.kind === b.kind && a.key === b.key;

const older = (a: Push, b: Push): boolean =>
  a.modifiedAt !== null && b.modifiedAt !== null && a.modifiedAt !== b.modifiedAt
    ? a.modifiedAt < b.modifiedAt
    : a.receivedAt < b.receivedAt;

/** The pushes in the order in which they were taken. */
export function judge(pushes: readonly Push[]): readonly Acceptance[] {
  return pushes.map((push, index) => {
    const before = pushes.slice(0, index).filter((other) => sameFact(other, push));
    if (before.some(({ body }) => body === push.body)) return 'REPEATED';
    const standing = newest(before);
    return standing && older(push, standing) ? 'LATE' : 'NEW';
  });
}

function newest(pushes: readonly Push[]): Push | undefined {
  const seen = new Set<string>();
  let standing: Push | undefined;
  for (const push of pushes) {
    if (!seen.has(push.body) && !(standing && older(push, standing))) standing = push;
    seen.add(push.body);
  }
  return standing;
}

export function endingOf(all: readonly Push[], order: number): Ending {
  const pushes = all.filter((push) => push.order === order);
  const of = (kind: FactKind): readonly Push[] => pushes.filter((push) => push.kind === kind);
  const standing = newest(of('ORDER'));
  const address = newest(of('ADDRESS'));
  const refunds = [...new Set(of('AFTER_SALE').map(({ key }) => key))];
  return {
    order: standing?.body ?? null,
    cancel: newest(of('CANCEL'))?.body ?? null,
    address: address && inForce(pushes, address, standing) ? address.body : null,
    afterSales: refunds.flatMap((key) => newest(of('AFTER_SALE').filter((push) => push.key === key))?.body ?? []),
  };
}

function inForce(pushes: readonly Push[], address: Push, standing: Push | undefined): boolean {
  if (!standing || pushes.find(({ kind }) => kind === 'ORDER') === standing) return true;
  if (address.receivedAt !== standing.receivedAt) return address.receivedAt > standing.receivedAt;
  return pushes.indexOf(address) > pushes.indexOf(standing);
}
