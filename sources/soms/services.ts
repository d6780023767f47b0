/** 订单检测 and 自提检查, which SOMS answers with yes or no. */
import { jsonNumber } from '../values/json.ts';
import { scrub } from '../values/scrub.ts';
import { promisedWindow } from '../values/time.ts';
import type { NativeCode } from '../model.ts';
import type { QuoteQuestion, Source } from '../ports/source.ts';
import type { SomsClient } from './client.ts';
import { cny } from '../domain/money.ts';
import { somsKey } from './map/order.ts';

const quoteKinds: Record<QuoteQuestion['kind'], string> = {
  ADDRESS: 'addresscheck',
  DELIVERABLE: 'deliverycheck',
  PRICE: 'deliverycalc',
};

export function somsServices(client: SomsClient, tenantId: string): Pick<Source, 'deliveryQuote' | 'pickupCheck'> {
  return {
    async deliveryQuote(question, call) {
      const wire = await client.checkOrder(requestOf(question), call);
      return {
        deliverable: wire.success === true,
        freight: cny(wire.freight),
        distanceMeters: wire.distance,
        minutes: wire.delivery_mins,
        suggestedCarrier:
          wire.suggest_carrier === null
            ? null
            : { id: wire.suggest_carrier.id, code: null, name: wire.suggest_carrier.name },
        promised: promisedWindow(wire.pre_delivery_time),
        native: resultCode(wire),
      };
    },

    async pickupCheck({ storeId, code, platformId }, call) {
      // The check requires the code and the QR code. Elsewhere the document takes either, so the one we have is sent as both.
      const wire = await client.checkSelftake(
        {
          store_id: storeId,
          selftake_code: code,
          selftake_qrcode: code,
          ...(platformId === null ? {} : { platform_id: platformId }),
        },
        call,
      );
      return {
        ok: wire.success === true,
        order: wire.success === true && wire.order_id !== null ? somsKey(tenantId, wire.order_id) : null,
        message: scrub(wire.message),
        native: resultCode(wire),
      };
    },
  };
}

function requestOf(question: QuoteQuestion): unknown {
  const { storeId, order, addressText, latitude, longitude, weightGrams } = question;
  const address = {
    ...(addressText === null ? {} : { street: addressText }),
    ...(latitude === null ? {} : { latitude }),
    // The document spells it so.
    ...(longitude === null ? {} : { longtitude: longitude }),
  };
  return {
    type: quoteKinds[question.kind],
    ...(storeId === null ? {} : { station: { id: storeId } }),
    ...(order === null ? {} : { order_id: order.nativeId }),
    ...(Object.keys(address).length === 0 ? {} : { receiver_address: address }),
    ...(weightGrams === null ? {} : { weight: jsonNumber(weightGrams) }),
  };
}

/** The document lists no codes for these answers, so code and words are shown as they came. */
const resultCode = ({ code, message }: { code: string | null; message: string | null }): NativeCode => ({
  field: 'code',
  code,
  label: scrub(message),
  documented: false,
});
