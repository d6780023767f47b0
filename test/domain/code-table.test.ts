import { expect, test } from 'vitest';
import { classify, type CodeTable, mappingRows, tablesVersion, unmapped } from '../../sources/domain/code-table.ts';

const table: CodeTable<'WAITING' | 'READY', 'picked'> = {
  vendor: 'SOMS',
  field: 'state',
  rows: [
    { code: 'approved', label: '已审核', target: 'READY', when: 'picked', note: 'our reading' },
    { code: 'approved', label: '已审核', target: 'WAITING' },
    { code: 'handed', label: null, target: 'READY', when: 'picked' },
  ],
};

test('the first row whose condition holds decides, and names itself with the version of the tables', () => {
  expect(classify(table, 'approved', () => true)).toEqual({
    target: 'READY',
    native: { field: 'state', code: 'approved', label: '已审核', documented: true },
    rule: `SOMS.state.approved.picked@${tablesVersion}`,
  });
  expect(classify(table, 'approved', () => false)).toMatchObject({
    target: 'WAITING',
    rule: `SOMS.state.approved@${tablesVersion}`,
  });
});

test('a listed code of which no condition holds is unknown, though documented', () => {
  expect(classify(table, 'handed')).toMatchObject({ target: 'UNKNOWN', native: { documented: true } });
});

test.each([
  ['other', 'SOMS.state.other@'],
  ['toString', 'SOMS.state.toString@'],
  ['Approved', 'SOMS.state.Approved@'],
  [null, 'SOMS.state.absent@'],
])('the code %j is unknown and kept', (code, rule) => {
  expect(classify(table, code, () => true)).toEqual({
    target: 'UNKNOWN',
    native: { field: 'state', code, label: null, documented: false },
    rule: `${rule}${tablesVersion}`,
  });
});

test('a code of no table is never documented', () => {
  expect(unmapped('front.state', '已付款')).toEqual({
    field: 'front.state',
    code: '已付款',
    label: null,
    documented: false,
  });
});

test('every row is served, its condition in the note', () => {
  const row = { vendor: 'SOMS', field: 'state', version: tablesVersion };
  expect(mappingRows([table])).toEqual([
    { ...row, code: 'approved', label: '已审核', target: 'READY', note: 'when picked; our reading' },
    { ...row, code: 'approved', label: '已审核', target: 'WAITING', note: null },
    { ...row, code: 'handed', label: null, target: 'READY', note: 'when picked' },
  ]);
});
