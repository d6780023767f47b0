/** What couriers' messages mean: the rules by their examples, the modality of clauses, and texts that rules were not made from. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carrierWords } from '../../sources/domain/courier/carrier-words.ts';
import { courierMeaning, endings } from '../../sources/domain/courier/classify.ts';
import { clausesOf, type Modality } from '../../sources/domain/courier/clauses.ts';
import { codeMeaning, codeSystems, courierCodes } from '../../sources/domain/courier/codes.ts';
import { courierRules } from '../../sources/domain/courier/rules.ts';
import { stateWords } from '../../sources/domain/courier/state-words.ts';
import type { TraceStatus } from '../../sources/vocabulary.ts';
import { pageWithFigures } from './report.ts';
import { scoreOf, texts } from './texts.ts';

const meaning = (message: string, status: string | null = null, carrier: string | null = null) =>
  courierMeaning({ status, message, carrier });
/** With names in the place of the signs. */
const named = (example: string): string =>
  example.replaceAll('▢', '【杭州滨江公司】').replaceAll('▣', '【幸福里菜鸟驿站】');

describe('a rule', () => {
  it.each(courierRules.flatMap(({ status, examples }) => examples.map((example) => [example, status] as const)))(
    '%s is %s',
    (example, status) => expect(meaning(named(example))).toMatchObject({ status, classifiedBy: 'RULE' }),
  );

  it.each(
    Object.entries(carrierWords).flatMap(([carrier, rules]) =>
      rules.flatMap(({ status, examples }) => examples.map((example) => [carrier, example, status] as const)),
    ),
  )('of %s: %s is %s', (carrier, example, status) =>
    expect(meaning(named(example), null, carrier).status).toBe(status),
  );

  it('that ends a parcel’s way reads nothing but facts', () => {
    expect(courierRules.filter(({ status, reads }) => endings.has(status) && reads)).toEqual([]);
  });

  it('has examples', () => expect(courierRules.filter(({ examples }) => examples.length === 0)).toEqual([]));
});

describe('a clause', () => {
  it.each<[string, readonly Modality[]]>([
    ['已签收', ['FACT']],
    ['派件中，外包装破损可拒收', ['FACT', 'CONDITION']],
    ['如有破损请拒收', ['CONDITION', 'REQUEST']],
    ['若三日内无人领取，快件将被退回', ['CONDITION', 'CONDITION']],
    ['正在派送请您准备签收', ['FACT', 'REQUEST']],
    ['预计明日签收', ['EXPECTATION']],
    ['等待揽收', ['EXPECTATION']],
    ['客户要求拒收', ['EXPECTATION']],
    ['签收撤销', ['RETRACTION']],
    ['取消退回', ['RETRACTION']],
    ['原因：客户拒收', ['REASON']],
    ['骑手已将物品放至前台', ['FACT']],
  ])('%s: %j', (message, modalities) => expect(clausesOf(message).map(({ modality }) => modality)).toEqual(modalities));

  it.each([
    ['到达【拒收路营业点】', 'ARRIVED'],
    ['离开【丰巢科技园营业点】，发往杭州', 'DEPARTED'],
    ['到达【杭州驿站路营业部】', 'ARRIVED'],
    ['已到达【菜鸟驿站幸福里店】', 'AVAILABLE_FOR_PICKUP'],
    ['【您的快件已签收】', 'DELIVERED'],
  ])('%s: a name says nothing of what happened (%s)', (message, status) =>
    expect(meaning(message).status).toBe(status),
  );
});

describe('a state', () => {
  it.each([...stateWords])('%s is %s', (word, status) => {
    expect(meaning('', word)).toMatchObject({ status, classifiedBy: 'DICTIONARY', evidence: word });
    expect(meaning('', ` ${word} `).status).toBe(status);
  });

  it.each<[string, string, TraceStatus, string]>([
    ['签收', '快件已暂存至菜鸟驿站，请凭取件码取件', 'AVAILABLE_FOR_PICKUP', 'RULE'],
    ['签收', '等待收件人签收', 'OUT_FOR_DELIVERY', 'RULE'],
    ['退回', '退回件已到达【厦门集美】', 'RETURNING', 'RULE'],
    ['退回', '已签收，签收人：商家', 'RETURNED', 'RULE'],
    ['疑难', '快件到达【厦门集美】', 'EXCEPTION', 'DICTIONARY'],
    ['在途', '顺丰速运 已收取快件', 'PICKED_UP', 'RULE'],
    ['签收', '感谢使用', 'DELIVERED', 'DICTIONARY'],
    ['快件状态', '您的快件已签收', 'DELIVERED', 'RULE'],
    ['string', 'string', 'UNKNOWN', 'NONE'],
  ])('%s beside %s: %s by %s', (word, message, status, classifiedBy) =>
    expect(meaning(message, word)).toMatchObject({ status, classifiedBy }),
  );

  it('written as a number means what its source says, and nothing without one', () => {
    expect(courierMeaning({ status: '2', message: '', carrier: null, codes: 'KUAIDI100' }).status).toBe('EXCEPTION');
    expect(courierMeaning({ status: '2', message: '', carrier: null, codes: 'KDNIAO' }).status).toBe('IN_TRANSIT');
    expect(meaning('', '2')).toMatchObject({ status: 'UNKNOWN', classifiedBy: 'NONE' });
    for (const system of codeSystems)
      for (const [code, status] of courierCodes[system]) expect(codeMeaning(code, system)).toBe(status);
  });

  it.each([
    ['OutForDelivery', 'OUT_FOR_DELIVERY'],
    ['out_for_delivery', 'OUT_FOR_DELIVERY'],
    ['InfoReceived', 'INFO_RECEIVED'],
    ['DeliveryFailure', 'ATTEMPT_FAILED'],
    ['Delivered', 'DELIVERED'],
  ])('written as a name means the same to all: %s is %s', (name, status) =>
    expect(meaning('', name)).toMatchObject({ status, classifiedBy: 'CODE' }),
  );
});

describe('what else a message tells', () => {
  it.each([
    ['签收撤销', true],
    ['误签收，快件实际在派送途中', true],
    ['取消退回，快件将重新派送', true],
    ['已签收', false],
    ['客户已取消改址，继续派送', false],
  ])('%s takes an ending back: %s', (message, retracts) => expect(meaning(message).retracts).toBe(retracts));

  it('the words that decided, as they stand in the message', () => {
    expect(meaning('【杭州市】 已签收, 签收人凭取货码签收, 如有疑问请电联').evidence).toBe('签收人凭取货码签收');
    expect(meaning('快件到达【杭州滨江】，预计明日签收').evidence).toBe('快件到达【杭州滨江】');
    expect(meaning('您好').evidence).toBe(null);
  });
});

describe('the half of the texts that is only scored', () => {
  const heldOut = texts.filter(({ half }) => half === 'HELD_OUT');

  it('is right in 95 of 100, UNKNOWN in less than 4, and never a false ending', () => {
    const { right, unknown, falseEndings, texts: count } = scoreOf(heldOut);
    expect(right / count).toBeGreaterThanOrEqual(0.95);
    expect(unknown / count).toBeLessThan(0.04);
    expect(falseEndings).toBe(0);
  });

  it('is about a half, of 500 texts and more over 14 carriers and five services of instant delivery', () => {
    expect(texts.length).toBeGreaterThanOrEqual(500);
    expect(heldOut.length / texts.length).toBeGreaterThan(0.4);
    const carriers = new Set(texts.map(({ carrier }) => carrier));
    expect([...carriers]).toEqual(expect.arrayContaining(['美团', '蜂鸟', '达达', '顺丰同城', '微信即时配送']));
    expect(carriers.size).toBeGreaterThanOrEqual(19);
  });

  it('is told in docs/tracking.md as it is', () =>
    expect(readFileSync(new URL('../../docs/tracking.md', import.meta.url), 'utf8')).toBe(pageWithFigures()));
});

describe('npm run classify', () => {
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, ['commands/classify.ts', ...words], {
      cwd: new URL('../../', import.meta.url),
      encoding: 'utf8',
    });

  it('says what a message means and why', () => {
    const { stdout, status } = run('派件中，外包装破损可拒收');
    expect(status).toBe(0);
    expect(stdout).toContain('OUT_FOR_DELIVERY  (by RULE: 派件中)');
    expect(stdout).toMatch(/CONDITION +- +外包装破损可拒收/);
    expect(run('', '--state', '3', '--codes', 'kuaidi100').stdout).toContain('DELIVERED  (by CODE: 3)');
  });

  it.each([[[]], [['a', 'b']], [['x', '--codes', 'nobody']], [['x', '--nonsense']]])(
    'says how it is written when it is written wrongly: %j',
    (words) => {
      const { stderr, status } = run(...words);
      expect(status).toBe(2);
      expect(stderr).toContain('npm run classify -- "TEXT"');
    },
  );
});
