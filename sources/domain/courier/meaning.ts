/** What one message of a courier means for a parcel. */
import type { ClassifiedBy, TraceStatus } from '../../vocabulary.ts';
import type { CodeSystem } from './codes.ts';

/** What a source tells of one event: a state word, a message, and the carrier that wrote them where it is known. */
export interface CourierText {
  readonly status: string | null;
  readonly message: string;
  /** The carrier's normalised code (SF, ZTO…), or its name as the vendor writes it. */
  readonly carrier: string | null;
  /** Whose numbers the state is written in. Absent or null: nobody knows, so that a number says nothing. */
  readonly codes?: CodeSystem | null;
}

export interface CourierMeaning {
  readonly status: TraceStatus;
  readonly classifiedBy: ClassifiedBy;
  /** The words that decided, as they stand in the message. Null where nothing decided. */
  readonly evidence: string | null;
  /** The message takes back the ending that was told before it (签收撤销, 误签收, 取消退回). */
  readonly retracts: boolean;
  /** The way that the message speaks of, where it says so: to the buyer, or back to the sender. */
  readonly leg: 'FORWARD' | 'RETURN' | null;
}
