import { type Decimal, multiply, decimalOf } from '../../values/decimal.ts';
import { sealed } from '../../values/cipher.ts';
import { normalizedCarrier } from '../../domain/carriers.ts';
import { classify } from '../../domain/code-table.ts';
import { emptyPackage, emptySku } from '../../domain/empty.ts';
import { uniqueKeys } from '../../domain/unique-keys.ts';
import { cny } from '../../domain/money.ts';
import type { Carrier, Courier, Freshness, NativeCode, OrderItem, OrderKey, Package, Weight } from '../../model.ts';
import type { CarrierMode, PackageStatus } from '../../vocabulary.ts';
import { carrierStateTable, carrierTypeTable, logisticsTypeTable, parcelOverrideTable } from '../tables.ts';
import type { SomsOrder, SomsWaybill } from '../wire.ts';

interface ParcelContext {
  readonly key: OrderKey;
  readonly items: readonly OrderItem[];
  readonly freshness: Freshness;
}

/** The parcels of an order: one for each waybill (运单), or one for the waybill number that the order names. */
export function mapPackages(wire: SomsOrder, { key: order, items, freshness }: ParcelContext): readonly Package[] {
  const bills = (wire.delivery.waybills ?? []).filter(
    (bill) => bill.waybill_id !== null || (bill.products?.length ?? 0) > 0,
  );
  const parcelOf = (bill: SomsWaybill | null, trackingNo: string | null, number: string) => {
    const carrier = carrierOf(wire, bill);
    return {
      ...emptyPackage(order),
      ...parcelState(wire, bill),
      packageKey: [carrier?.code ?? '', number],
      direction: 'OUTBOUND' as const,
      trackingNo,
      carrier,
      courier: courierOf(wire, bill),
      freshness,
    };
  };
  if (bills.length > 0) {
    const numbers = uniqueKeys(bills.map(({ waybill_id }) => waybill_id ?? ''));
    return bills.map((bill, i) => ({
      ...parcelOf(bill, bill.waybill_id, numbers[i] ?? ''),
      // The order has one carrier's state. With several parcels, SOMS does not say which of them it is about.
      statusDerived: bills.length > 1,
      contents: contentsOf(bill, items),
      freight: cny(bill.freight),
      weight: weightOf(bill),
    }));
  }
  const number = wire.delivery.waybill_id ?? wire.waybill_id;
  return number === null ? [] : [{ ...parcelOf(null, number, number), statusDerived: false }];
}

/** The delivery states refused and redeliver override the carrier's state. */
function parcelState(
  wire: SomsOrder,
  bill: SomsWaybill | null,
): { status: PackageStatus; statusNative: readonly NativeCode[] } {
  const byExpress = modeOf(wire, bill) === 'EXPRESS';
  const carrier = classify(carrierStateTable, wire.delivery.carrier.state, () => byExpress);
  const override = classify(parcelOverrideTable, wire.delivery.state);
  const overridden = override.native.documented;
  return {
    status: overridden ? override.target : carrier.target,
    statusNative: [carrier.native, ...(overridden ? [{ ...override.native, field: 'delivery.state' }] : [])],
  };
}

/** CROWDSOURCED where that is the expected logistics, else the mode of the carrier's type. */
export function modeOf(wire: SomsOrder, bill: SomsWaybill | null): CarrierMode {
  const expected = classify(
    logisticsTypeTable,
    bill?.expected_logistics_type ?? wire.delivery.carrier.expected_logistics_type,
  );
  if (expected.target === 'CROWDSOURCED') return 'CROWDSOURCED';
  const type = classify(carrierTypeTable, wire.delivery.carrier.type);
  return type.native.code === null ? expected.target : type.target;
}

function carrierOf(wire: SomsOrder, bill: SomsWaybill | null): Carrier | null {
  const named = bill?.carrier ?? wire.delivery.carrier.carrier;
  const mode = modeOf(wire, bill);
  if (!named && mode === 'UNKNOWN') return null;
  const code = named?.id ?? null;
  const name = named?.name ?? null;
  return { code, name, normalizedCode: normalizedCarrier(code, name), mode };
}

function courierOf(wire: SomsOrder, bill: SomsWaybill | null): Courier | null {
  const { deliveryman, deliveryman_mobile } = wire.delivery.carrier;
  const name = bill?.deliveryman ?? deliveryman.name;
  const phone = bill?.deliveryman_mobile ?? deliveryman_mobile;
  if (name === null && phone === null) return null;
  return {
    name: sealed(name),
    phone: sealed(phone),
    latitude: null,
    longitude: null,
  };
}

function contentsOf(bill: SomsWaybill, items: readonly OrderItem[]): Package['contents'] {
  return (
    bill.products?.flatMap(({ sku_id: code, quantity }) => {
      if (code === null) return [];
      const item = items.find(({ sku }) => sku.code === code);
      const sku = item?.sku ?? emptySku('SOMS', code);
      return [{ itemKey: item?.itemKey ?? null, sku, quantity }];
    }) ?? null
  );
}

/** Grams in one unit of weight. A weight of another unit is not shown. */
const gramsPer: ReadonlyMap<string, Decimal> = new Map([
  ['g', decimalOf('1')],
  ['克', decimalOf('1')],
  ['kg', decimalOf('1000')],
  ['千克', decimalOf('1000')],
  ['公斤', decimalOf('1000')],
  ['斤', decimalOf('500')],
]);
function weightOf({ weight }: SomsWaybill): Weight | null {
  if (!weight || weight.value === null) return null;
  const unit = weight.unit?.trim().toLowerCase() ?? null;
  const factor = unit === null ? decimalOf('1') : gramsPer.get(unit);
  if (factor === undefined) return null;
  return {
    grams:
      factor === gramsPer.get('g') || unit === null || unit === '克' ? weight.value : multiply(weight.value, factor),
    raw: `${weight.value}${weight.unit ?? ''}`,
    unitAssumed: unit === null,
  };
}
