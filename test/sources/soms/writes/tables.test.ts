import { describe, expect, test } from 'vitest';
import { classify, type CodeTable } from '../../../../sources/domain/code-table.ts';
import * as reading from '../../../../sources/soms/tables.ts';
import * as codes from '../../../../sources/soms/writes/tables.ts';
import { documentCodes } from '../../document-codes.ts';

describe('the tables', () => {
  const pairs: [string, codes.CodesOf<string>, CodeTable<string, string>][] = [
    ['payment', codes.payStateCodes, reading.paymentStateTable],
    ['carrier state', codes.carrierStateCodes, reading.carrierStateTable],
    ['carrier type', codes.carrierTypeCodes, reading.carrierTypeTable],
  ];
  test.each(pairs)('%s: every code is one that SOMS documents, and none is left out', (_name, table, read) => {
    const known = new Set(read.rows.map(({ code }) => code));
    expect(new Set(Object.values(table).filter((code) => code !== null))).toEqual(known);
  });
  test.each(pairs)('%s: what is written is read as the same word', (_name, table, read) => {
    const lost = Object.entries(table).filter(
      ([word, code]) => code !== null && !read.rows.some((row) => row.code === code && row.target === word),
    );
    expect(lost).toEqual([]);
  });
  const bare: [string, codes.CodesOf<string>, string][] = [
    ['deliveryStateCodes', codes.deliveryStateCodes, 'DeliverRequest.delivery_state'],
    ['approvalCodes', codes.approvalCodes, 'OrderApplyRtnRequest.approve_state'],
    ['returnKindCodes', codes.returnKindCodes, 'OrderApplyRtnRequest.type'],
    ['returnScopeCodes', codes.returnScopeCodes, 'OrderApplyRtnRequest.apply_type'],
    ['cancelTypeCodes', codes.cancelTypeCodes, 'CancelOrderRequest.type'],
    ['expectedLogisticsCodes', codes.expectedLogisticsCodes, 'Carrier.expected_logistics_type'],
  ];
  test.each(bare)('%s: every code is one that the document lists', (_name, table, field) => {
    const documented = [...documentCodes('soms', field).keys()];
    const written = Object.values(table).filter((code) => code !== null);
    expect(documented).toEqual(expect.arrayContaining(written));
    // financeRefuse has no word of ours.
    expect(documented.filter((code) => !written.includes(code))).toEqual(
      field.endsWith('approve_state') ? ['financeRefuse'] : [],
    );
  });
  test('the store operations end in states that are read', () => {
    for (const { state } of Object.values(codes.operationCodes))
      expect(classify(reading.operationStateTable, state).native.documented).toBe(true);
    const operations = Object.values(codes.operationCodes).map(({ operation }) => operation);
    expect(new Set(operations)).toEqual(new Set(documentCodes('soms', 'StoreOperationRequest.operation').keys()));
  });
});
