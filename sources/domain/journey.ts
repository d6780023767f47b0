/**
 * A parcel's journey (mappings.md §6): what its events come to, one after the other. An ending holds against later noise; it
 * is left only by what opens another leg or takes it back. What becomes of a state by an event is a table.
 */
import type { TraceEvent } from '../model.ts';
import type { Instant } from '../values/time.ts';
import type { TraceStatus } from '../vocabulary.ts';

type JourneyEvent = Pick<TraceEvent, 'at' | 'status' | 'retracts' | 'leg'>;
export interface Journey {
  readonly status: TraceStatus;
  /** When it was delivered, if that holds at the end. */
  readonly deliveredAt: Instant | null;
  readonly pickedUpAt: Instant | null;
}

type Ending = 'DELIVERED' | 'REFUSED' | 'RETURNED' | 'CANCELLED';
/** What leaves an ending. Everything else that comes after it is noise of the same leg. */
const leaves: Readonly<Record<Ending, ReadonlySet<TraceStatus>>> = {
  DELIVERED: new Set(['RETURNING', 'RETURNED']),
  REFUSED: new Set(['RETURNING', 'RETURNED', 'DELIVERED']),
  RETURNED: new Set(),
  CANCELLED: new Set(['PICKED_UP']),
};
const isEnding = (status: TraceStatus): status is Ending => status in leaves;
export const endsJourney = (status: TraceStatus): boolean => isEnding(status);

/** What an event means on the way back: whoever signs there is the sender. */
const onTheWayBack: Partial<Record<TraceStatus, TraceStatus>> = {
  DELIVERED: 'RETURNED',
  RETURNED: 'RETURNED',
  EXCEPTION: 'EXCEPTION',
};

interface State {
  readonly status: TraceStatus;
  readonly isBack: boolean;
  readonly deliveredAt: Instant | null;
  /** Where the parcel stood before the ending or the way back that a retraction may take back. */
  readonly before: State | null;
}
const start: State = { status: 'UNKNOWN', isBack: false, deliveredAt: null, before: null };

/** `events`: oldest first, without those that are set aside. */
export function journeyOf(events: readonly JourneyEvent[]): Journey {
  const { status, deliveredAt } = events.reduce(after, start);
  const pickedUpAt = events.find((event) => event.status === 'PICKED_UP' && event.at !== null)?.at ?? null;
  return { status, deliveredAt, pickedUpAt };
}

function after(state: State, event: JourneyEvent): State {
  const base = event.retracts ? takenBack(state) : state;
  if (event.status === 'UNKNOWN') return base;
  const told = event.status === 'DELIVERED' && event.leg === 'RETURN' ? 'RETURNED' : event.status;
  const status = base.isBack ? (onTheWayBack[told] ?? 'RETURNING') : told;
  if (isEnding(base.status) && !leaves[base.status].has(status)) return base;
  return entered(base, event, status);
}

function entered(state: State, { at }: JourneyEvent, status: TraceStatus): State {
  const isBack = status === 'RETURNING' || status === 'RETURNED' || (state.isBack && status === 'EXCEPTION');
  const turns = isEnding(status) || isBack !== state.isBack;
  return { status, isBack, deliveredAt: status === 'DELIVERED' ? at : null, before: turns ? state : state.before };
}

/** 签收撤销, 取消退回: the parcel stands again where it stood before, and what the event says comes on top of that. */
const takenBack = (state: State): State =>
  (isEnding(state.status) || state.isBack) && state.before ? state.before : state;
