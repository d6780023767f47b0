/** Every write of Yuanshu, through the whole facade, and what is special about them. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Facade, startForTest } from '../harness.ts';
import { sentTo, writing } from './requests.ts';
import { byId, newNo, yuanshuSubject } from './subjects.ts';
import { describeWrites, type World } from './table.ts';
import { btsRows, noticeRows, parcel, reportedAt } from './yuanshu-rows.ts';

let clock = Date.now();
let facade: Facade;
let bts: World;
let platform: World;
beforeAll(async () => {
  facade = await startForTest({}, { now: () => clock });
  if (!facade.platform) throw new Error('the platform is not simulated');
  const all = { facade, vendor: 'YUANSHU', secrets: ['c2FuZGJveC1zaWduLWtleQ', 'PRIVATE KEY'] };
  const advance = (ms: number): void => void (clock += ms);
  const isMasked = (url: string): boolean => JSON.parse(new URL(url).searchParams.get('param') ?? '').signKey === '***';
  bts = { ...all, sandbox: facade.bts, masked: { url: expect.toSatisfy(isMasked) }, advance };
  const authorization = expect.stringMatching(/^META-SHA256-RSA2048 \*\*\*$/);
  platform = { ...all, sandbox: facade.platform, masked: { headers: { authorization } }, advance };
});
afterAll(() => facade.close());
beforeEach(() => {
  for (const { sandbox } of [bts, platform]) sandbox.behave();
  facade.forget();
});

describeWrites(noticeRows, () => platform);
describeWrites(btsRows, () => bts);

const done = writing(() => facade);
const add = {
  mutation: 'parcelAdd',
  args: { order: 'OrderRef!', input: 'ParcelAddInput!' },
  selection: 'order { packages { trackingNo } }',
};
const change = {
  mutation: 'trackingChange',
  args: { order: 'OrderRef!', input: 'TrackingChangeInput!' },
  selection: '',
};

it('an answer shows the parcels as they are after its write, also when they were read before', async () => {
  const subject = await yuanshuSubject(facade, false);
  const added = (name: string, no: string): string =>
    `${name}: parcelAdd(order: {id: "${subject.id}"}, options: {idempotencyKey: "${newNo()}"},
      input: {at: "${reportedAt}", source: "s", parcels: [{trackingNo: "${no}", carrierCode: "0030"}]}) {
        order { packages { trackingNo } } userErrors { code } }`;
  const { data, errors } = await facade.ask(`mutation { ${added('a', 'SFA1')} ${added('b', 'SFB1')} }`);
  expect(errors).toEqual([]);
  const numbers = ({ order }: { order: { packages: { trackingNo: string }[] } }): readonly string[] =>
    order.packages.map(({ trackingNo }) => trackingNo);
  expect(numbers(data.a)).toEqual([subject.parcel.trackingNo, 'SFA1']);
  expect(numbers(data.b)).toEqual([subject.parcel.trackingNo, 'SFA1', 'SFB1']);
});

it('a corrected number is not guessed among several parcels', async () => {
  const subject = await yuanshuSubject(facade, false);
  const order = byId(subject);
  await done(add, { order, input: { at: reportedAt, source: 's', parcels: [parcel(subject, newNo())] } });
  const refused = await done(change, { order, input: { newTrackingNo: 'SFC1', newCarrierCode: '0030' } });
  expect(refused.userErrors).toMatchObject([{ code: 'STATE_CONFLICT', path: ['input', 'oldTrackingNo'] }]);
  expect(sentTo(facade, 'YUANSHU', 'changeLogistical')).toBe(0);
});

it('a question before the write that fails leaves the write undone', async () => {
  const order = byId(await yuanshuSubject(facade, false));
  facade.bts.misbehave({ operation: 'getFlowInfo', kind: 'reset' });
  const refused = await done(change, { order, input: { newTrackingNo: 'SFD1', newCarrierCode: '0030' } });
  expect(refused.operation.state).toBe('FAILED');
  expect(refused.userErrors).toMatchObject([{ code: 'VENDOR_UNAVAILABLE', retryable: true }]);
});
