import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formsText } from './forms.ts';

const documentOf = (vendor: string): unknown =>
  JSON.parse(readFileSync(new URL(`documents/${vendor}.openapi.json`, import.meta.url), 'utf8'));

/** Bodies of every write; `vitest -u` writes them anew when a document's copy changes. */
const bodies = {
  soms: [
    'ReplyRemindRequest',
    'Order',
    'OrderSelftakeV2Request',
    'OrderSelftakeRequest',
    'OrderStoreModRequest',
    'OrderReissueRequest',
    'CancelOrderRequest',
    'CarrierRequest',
    'DeliverRequest',
    'StoreOperationRequest',
    'OrderApplyRtnRequest',
    'CancelCarrierRequest',
    'OrderItemChangeRequest',
    'OrderInvoiceResultRequest',
    'OrderInvoiceRequest',
    'CarrierModificationRequest',
    'PayRequest',
    'PickInfoRequest',
    'TaggingRequest',
    'OrderTraceCodeUpdateRequest',
    'UpdateCustomerNoteRequest',
  ],
  babycare: [
    'SalesOrderCreateRequest',
    'SalesOrderCancelRequest',
    'ExchangeCreateRequest',
    'SupplyCreateRequest',
    'ReturnCreateRequest',
  ],
} as const;

test.each(Object.entries(bodies))('%s: the forms of its writes are those of its document', async (vendor, names) => {
  await expect(formsText(documentOf(vendor), names)).toMatchFileSnapshot(`../../sources/${vendor}/writes/forms.json`);
});

test('the forms of a schema that the document does not have are an error', () => {
  expect(() => formsText(documentOf('soms'), ['NoSuchRequest'])).toThrow('NoSuchRequest');
});
