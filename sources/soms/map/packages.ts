/** The parcels of an order: one per waybill (运单), else one for the waybill number that the order names. */
import { type Decimal, multiply, decimalOf, zero } from '../../values/decimal.ts';
import { normalizedCarrier } from '../../domain/carriers.ts';
import { classify } from '../../domain/code-table.ts';
import { emptyPackage, emptySku } from '../../domain/empty.ts';
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

export function mapPackages(wire: SomsOrder, context: ParcelContext): readonly Package[] {
  const bills = (wire.delivery?.waybills ?? []).filter(
    (bill) => bill.waybill_id !== null || (bill.products?.length ?? 0) > 0,
  );
  if (bills.length > 0) {
    const used = new Set<string>();
    return bills.map((bill) => {
      const carrier = carrierOf(wire, bill);
      const number = bill.waybill_id ?? '';
      let key = number;
      for (let times = 1; used.has(key); times += 1) key = `${number}#${times}`;
      used.add(key);
      return {
        ...emptyPackage(context.key),
        ...parcelState(wire, bill),
        // The carrier's state is the order's: with several parcels it says which of them it means to nobody.
        statusDerived: bills.length > 1,
        direction: 'OUTBOUND',
        packageKey: [carrier?.code ?? '', key],
        trackingNo: bill.waybill_id,
        carrier,
        contents: contentsOf(bill, context.items),
        courier: courierOf(wire, bill),
        freight: cny(bill.freight),
        weight: weightOf(bill),
        freshness: context.freshness,
      };
    });
  }
  const number = wire.delivery?.waybill_id ?? wire.waybill_id;
  if (!number) return [];
  const carrier = carrierOf(wire, null);
  return [
    {
      ...emptyPackage(context.key),
      ...parcelState(wire, null),
      statusDerived: false,
      direction: 'OUTBOUND',
      packageKey: [carrier?.code ?? '', number],
      trackingNo: number,
      carrier,
      courier: courierOf(wire, null),
      freshness: context.freshness,
    },
  ];
}

/** delivery.state refused and redeliver override the carrier's state. */
function parcelState(
  wire: SomsOrder,
  bill: SomsWaybill | null,
): { status: PackageStatus; statusNative: readonly NativeCode[] } {
  const byExpress = modeOf(wire, bill) === 'EXPRESS';
  const carrier = classify(carrierStateTable, wire.delivery?.carrier?.state ?? null, () => byExpress);
  const override = classify(parcelOverrideTable, wire.delivery?.state ?? null);
  const overridden = override.native.documented;
  return {
    status: overridden ? override.target : carrier.target,
    statusNative: [carrier.native, ...(overridden ? [{ ...override.native, field: 'delivery.state' }] : [])],
  };
}

/** CROWDSOURCED when that is the expected logistics, else by the carrier's type. */
export function modeOf(wire: SomsOrder, bill: SomsWaybill | null): CarrierMode {
  const expected = classify(
    logisticsTypeTable,
    bill?.expected_logistics_type ?? wire.delivery?.carrier?.expected_logistics_type ?? null,
  );
  if (expected.target === 'CROWDSOURCED') return 'CROWDSOURCED';
  const type = classify(carrierTypeTable, wire.delivery?.carrier?.type ?? null);
  return type.native.code === null ? expected.target : type.target;
}

function carrierOf(wire: SomsOrder, bill: SomsWaybill | null): Carrier | null {
  const named = bill?.carrier ?? wire.delivery?.carrier?.carrier ?? null;
  const mode = modeOf(wire, bill);
  if (!named && mode === 'UNKNOWN') return null;
  const code = named?.id ?? null;
  const name = named?.name ?? null;
  return { code, name, normalizedCode: normalizedCarrier(code, name), mode };
}

function courierOf(wire: SomsOrder, bill: SomsWaybill | null): Courier | null {
  const name = bill?.deliveryman ?? wire.delivery?.carrier?.deliveryman?.name ?? null;
  const phone = bill?.deliveryman_mobile ?? wire.delivery?.carrier?.deliveryman_mobile ?? null;
  if (name === null && phone === null) return null;
  return {
    name: { plain: name, masked: null },
    phone: { plain: phone, masked: null },
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
      return [{ itemKey: item?.itemKey ?? null, sku, quantity: quantity ?? zero }];
    }) ?? null
  );
}

/** Grams in one unit of weight; an unlisted unit is not guessed at. */
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
