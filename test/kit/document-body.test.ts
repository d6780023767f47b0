import { expect, test } from 'vitest';
import { documentBodies } from '../../sources/kit/document-body.ts';
import { jsonNumber } from '../../sources/values/json.ts';

const forms = {
  $defs: {
    Pay: {
      type: 'object',
      properties: {
        state: { type: 'string' },
        amount: { type: 'number' },
        shop: { $ref: '#/$defs/Named' },
        lines: { type: 'array', items: { $ref: '#/$defs/Line' } },
        code: { type: ['string', 'null'] },
      },
      required: ['state'],
      additionalProperties: false,
    },
    Named: { type: 'object', properties: { id: { type: 'string' } }, ...{ additionalProperties: false } },
    Line: {
      type: 'object',
      properties: { no: { type: 'string' }, qty: { type: 'integer' } },
      additionalProperties: false,
    },
  },
};
const { build, fitting } = documentBodies(forms);
const sent = (typed: Parameters<typeof build>[1], extra?: unknown): unknown => {
  const result = build('Pay', typed, extra);
  return 'body' in result ? JSON.stringify(result.body) : result.problems;
};

test('typed and further fields become one body, and no digit is lost', () => {
  expect(
    sent(
      {
        state: 'paid',
        amount: jsonNumber('122.2222000'),
        lines: [{ no: '1' }],
        code: undefined,
        shop: { id: undefined },
      },
      { lines: [{ qty: '9007199254740993' }] },
    ),
  ).toBe('{"state":"paid","amount":122.2222000,"lines":[{"no":"1","qty":9007199254740993}]}');
});

test('a body of which nothing is given is empty, and is checked as such', () => {
  const optional = documentBodies({ $defs: { Any: { type: 'object', properties: { a: { type: 'string' } } } } });
  expect(optional.build('Any', { a: undefined })).toEqual({ body: {} });
  expect(sent({ state: undefined })).toEqual([expect.objectContaining({ path: ['state'] })]);
});

test('of a record of the vendor’s own the form takes what it knows, in the type that it knows', () => {
  const record = {
    state: 'paid',
    amount: jsonNumber('1.10'),
    code: null,
    shop: { id: 7, name: 'x' },
    lines: [{ no: '1', qty: 'two', colour: 'red' }, null, 'x'],
    colour: 'red',
  };
  expect(JSON.stringify(fitting('Pay', record))).toBe('{"state":"paid","amount":1.10,"shop":{},"lines":[{"no":"1"}]}');
  expect(fitting('Pay', null)).toEqual({});
});

test('leading zeros, which a decimal may have and JSON may not, are left out', () => {
  expect(sent({ state: 'x', amount: jsonNumber('-007.10') })).toBe('{"state":"x","amount":-7.10}');
  expect(sent({ state: 'x' }, { amount: '00.5' })).toBe('{"state":"x","amount":0.5}');
});

test('null is sent, what is not given is not', () => {
  expect(sent({ state: 'paid', code: null })).toBe('{"state":"paid","code":null}');
  expect(sent({ state: 'paid' }, { code: null, amount: '1.10' })).toBe('{"state":"paid","code":null,"amount":1.10}');
});

test.each([
  ['a field that the document does not know', { state: 'x' }, { colour: 'red' }, []],
  ['a field of the wrong type', { state: 'x' }, { lines: [1] }, ['lines', '0']],
  ['a text that is no number', { state: 'x' }, { amount: 'much' }, ['amount']],
  ['a required field that is missing', {}, {}, ['state']],
  ['a field that was said already', { state: 'x' }, { state: 'y' }, ['state']],
  ['more elements than the input has', { state: 'x', lines: [] }, { lines: [{}] }, ['lines']],
  ['a number that a client has rounded', { state: 'x' }, { amount: 2 ** 53 }, ['amount']],
  ['no object at all', { state: 'x' }, 'text', []],
])('%s is refused by its place', (_what, typed, extra, path) => {
  expect(sent(typed, extra)).toEqual([expect.objectContaining({ path })]);
});

test('a refused value is not repeated in the message', () => {
  expect(JSON.stringify(sent({ state: 'x' }, { amount: '13800138000 Zhang' }))).not.toContain('13800138000');
});
