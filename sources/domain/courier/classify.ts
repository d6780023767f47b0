/**
 * What a courier's message means for a parcel (mappings.md §6): its clauses are read, not its words. Only a fact moves a
 * parcel to an end of its way; of several the last one counts. A state word beside the message decides where the message
 * says nothing, or no more than that the parcel is on its way; a code of a known source comes before both.
 */
import type { TraceStatus } from '../../vocabulary.ts';
import { normalizedCarrier } from '../carriers.ts';
import { carrierWords } from './carrier-words.ts';
import { type Clause, clausesOf, type Modality } from './clauses.ts';
import { codeMeaning } from './codes.ts';
import type { CourierMeaning, CourierText } from './meaning.ts';
import type { CourierRule } from './rule.ts';
import { courierRules } from './rules.ts';
import { stateOf } from './state-words.ts';

/** A clause, with the rule that holds for it. */
export interface ReadClause extends Clause {
  readonly rule: CourierRule | null;
}
export interface CourierReading extends CourierMeaning {
  readonly clauses: readonly ReadClause[];
  /** What the state means by itself. */
  readonly state: TraceStatus | null;
}

export const endings: ReadonlySet<TraceStatus> = new Set(['DELIVERED', 'REFUSED', 'RETURNED', 'CANCELLED']);
const returnStates: ReadonlySet<TraceStatus> = new Set(['RETURNING', 'RETURNED']);
/** These say no more than that a parcel is somewhere on its way. */
const vague: ReadonlySet<TraceStatus> = new Set(['PICKED_UP', 'IN_TRANSIT', 'ARRIVED', 'DEPARTED']);

export function courierMeaning(text: CourierText): CourierMeaning {
  const { status, classifiedBy, evidence, retracts, leg } = courierReading(text);
  return { status, classifiedBy, evidence, retracts, leg };
}

/** The same with all that was read, for those who want to know why. */
export function courierReading(text: CourierText): CourierReading {
  const { status: word, message, carrier, codes = null } = text;
  const code = codeMeaning(word, codes);
  const state = code ?? stateOf(word);
  // A word that no list has is read as part of the message.
  const clauses = readClauses(state === null && word !== null ? `${word}，${message}` : message, carrier);
  const isTakenBack = clauses.some(takesBack);
  const isReturn = clauses.some(speaksOfReturn) || (state !== null && returnStates.has(state));
  const deciding = decidingOf(clauses) ?? clauses.findLast(takesBack) ?? null;
  const said = deciding === null ? null : statusIn(deciding, isReturn);
  const { status, classifiedBy } = decide({ code, state, said, isTakenBack });
  return {
    status,
    classifiedBy,
    evidence: evidenceOf(classifiedBy, { word, deciding }),
    retracts: isTakenBack && !endings.has(status),
    leg: isReturn ? 'RETURN' : null,
    clauses,
    state,
  };
}

/** Only a fact ends a parcel's way; a reason may tell of anything else. */
const readsOf = ({ status, reads }: CourierRule): readonly Modality[] =>
  reads ?? (endings.has(status) ? ['FACT'] : ['FACT', 'REASON']);

function readClauses(message: string, carrier: string | null): readonly ReadClause[] {
  const own = carrierRules(carrier);
  return clausesOf(message).map((clause) => ({ ...clause, rule: ruleOf(clause, own) }));
}

/** 未签收, 无法拒收, 没有取消订单: it is denied. */
const denied =
  /(?:未|没|无法|不能|不予|不愿|不便|不方便|不可|不再|勿|是否)[^已被]{0,6}(?:签收|妥投|拒收|拒签|取消|撤销|退|送达|收货)/;

function ruleOf({ text, modality }: Clause, own: readonly CourierRule[]): CourierRule | null {
  const ends = !denied.test(text);
  const holds = (rule: CourierRule): boolean =>
    (ends || !endings.has(rule.status)) &&
    readsOf(rule).includes(modality) &&
    rule.words.test(text) &&
    rule.unless?.test(text) !== true;
  return own.find(holds) ?? courierRules.find(holds) ?? null;
}

function carrierRules(carrier: string | null): readonly CourierRule[] {
  if (carrier === null) return [];
  return carrierWords[carrier] ?? carrierWords[normalizedCarrier(carrier, carrier) ?? ''] ?? [];
}

/** It takes back an ending that was told before. */
const takesBack = ({ modality, text }: ReadClause): boolean =>
  modality === 'RETRACTION' && /签收|妥投|代收|退回|退件|退货|拒收|拒签|未收到/.test(text);

function speaksOfReturn({ modality, text, rule }: ReadClause): boolean {
  if (modality !== 'FACT' || /无需|不退|不再退/.test(text)) return false;
  return (rule !== null && returnStates.has(rule.status)) || /退(?:回|货|件)(?!申请)|返货/.test(text);
}

/** What is said as a fact counts, the last of it; then what is asked for or expected; then the reason that is given. */
function decidingOf(clauses: readonly ReadClause[]): ReadClause | null {
  const telling = clauses.filter(({ rule }) => rule !== null);
  const fact = factOf(telling);
  const open = telling.filter(({ modality }) => modality === 'EXPECTATION' || modality === 'REQUEST');
  const lastOf = (status: TraceStatus): ReadClause | undefined => open.findLast(({ rule }) => rule?.status === status);
  // A parcel that waits for its buyer is asked to be fetched; one that was not handed over is expected again.
  const [waiting, again] = [lastOf('AVAILABLE_FOR_PICKUP'), lastOf('ATTEMPT_FAILED')];
  if (fact === null) return waiting ?? again ?? open.at(-1) ?? telling.at(-1) ?? null;
  if (waiting && clauses.indexOf(waiting) > clauses.indexOf(fact)) return waiting;
  return again && fact.rule && !endings.has(fact.rule.status) ? again : fact;
}

/** That it is under way is said beside what has happened (离开香港，航班号…), and takes nothing from it. */
function factOf(telling: readonly ReadClause[]): ReadClause | null {
  const facts = telling.filter(({ modality }) => modality === 'FACT' || modality === 'RETRACTION');
  return facts.findLast(({ rule }) => rule?.status !== 'IN_TRANSIT') ?? facts.at(-1) ?? null;
}

function statusIn({ rule, text }: ReadClause, isReturn: boolean): TraceStatus {
  // Nothing but a retraction: what it leaves is told by the events before it.
  if (rule === null) return /签收|妥投|代收|未收到/.test(text) ? 'EXCEPTION' : 'IN_TRANSIT';
  if (!isReturn) return rule.status;
  if (rule.status === 'DELIVERED') return 'RETURNED';
  return vague.has(rule.status) || rule.status === 'OUT_FOR_DELIVERY' ? 'RETURNING' : rule.status;
}

interface Told {
  readonly code: TraceStatus | null;
  /** What the code or the state word means. */
  readonly state: TraceStatus | null;
  /** What the message says. */
  readonly said: TraceStatus | null;
  readonly isTakenBack: boolean;
}
type Decision = Pick<CourierMeaning, 'status' | 'classifiedBy'>;

function decide({ code, state, said, isTakenBack }: Told): Decision {
  if (state === null) return said === null ? { status: 'UNKNOWN', classifiedBy: 'NONE' } : byRule(said);
  const byState: Decision = { status: state, classifiedBy: code === null ? 'DICTIONARY' : 'CODE' };
  if (said === null) return byState;
  if (isTakenBack || vague.has(state)) return byRule(said);
  return code !== null || vague.has(said) ? byState : byRule(said);
}
const byRule = (status: TraceStatus): Decision => ({ status, classifiedBy: 'RULE' });

function evidenceOf(
  classifiedBy: CourierMeaning['classifiedBy'],
  { word, deciding }: { readonly word: string | null; readonly deciding: ReadClause | null },
): string | null {
  if (classifiedBy === 'NONE') return null;
  return classifiedBy === 'RULE' ? (deciding?.words ?? null) : word;
}
