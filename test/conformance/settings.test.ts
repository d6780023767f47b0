/** Of every vendor's variables: they are explained, set whole or not at all, and make the vendor live. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ConfigError, readConfig } from '../../config.ts';
import { connectVendors } from '../../server/connect-vendors.ts';
import { createMetrics } from '../../server/metrics.ts';
import { definitionOf } from '../../server/vendors.ts';
import { vendors } from '../../sources/vocabulary.ts';

const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
afterAll(() => rmSync(folder, { recursive: true }));
/** One RSA key, which serves where a private and where a public one is asked for. */
const keyFile = join(folder, 'key.pem');
writeFileSync(
  keyFile,
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

type Environment = Readonly<Record<string, string>>;
const samples = ['a-text', 'https://vendor.example.test/api'];
function sampleOf(name: string, form: z.core.$ZodType): string {
  if (name.endsWith('_FILE')) return keyFile;
  const sample = samples.find((text) => z.safeParse(form, text).success);
  if (sample === undefined) throw new Error(`no sample fits ${name}`);
  return sample;
}
/** Those that make a connection; the others have a default, and say how it is used. */
const connectingOf = (variables: z.ZodRawShape): Environment =>
  Object.fromEntries(
    Object.entries(variables)
      .filter(([, form]) => z.safeParse(form, undefined).data === undefined)
      .map(([name, form]) => [name, sampleOf(name, form)]),
  );

describe.each(vendors)('%s', (vendor) => {
  const { variables, settings } = definitionOf(vendor);
  const whole = connectingOf(variables);

  it('has a help text for each variable, and a place in the table of README', () => {
    for (const [name, form] of Object.entries(variables)) {
      expect(name).toMatch(new RegExp(`^${vendor}_[A-Z_]+$`));
      expect(z.globalRegistry.get(form)?.description ?? '', name).toMatch(/^[A-Z].{10,}\.$/s);
      expect(readme, name).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|`, 'm'));
    }
    expect(Object.keys(whole).length).toBeGreaterThan(0);
  });

  it('is not connected by nothing, and is by all of them', () => {
    expect(settings({}).connection).toBeNull();
    expect(settings(Object.fromEntries(Object.keys(variables).map((name) => [name, '']))).connection).toBeNull();
    expect(settings(whole).connection).not.toBeNull();
  });

  const told = (environment: Environment): string | null => {
    try {
      return settings(environment).connection === null ? 'nothing' : null;
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return String(error);
    }
  };
  it.each(Object.keys(whole))('%s alone, or left out alone, connects or is named as what is wrong', (name) => {
    const { [name]: value = '', ...others } = whole;
    for (const message of [told({ [name]: value }), told(others)])
      if (message !== null) expect(message).toContain(name);
    expect([told({ [name]: value }) ?? '', told(others) ?? ''].join()).not.toMatch(/a-text|vendor\.example/);
  });

  it('is verified by a key of its own where it pushes, and does not start without it where that is believed', () => {
    const { pushKey, endpoints } = definitionOf(vendor);
    const dependencies = { now: Date.now, takesUnsigned: () => false, onDeviation: () => undefined };
    const doors = endpoints(settings({}), dependencies);
    expect(pushKey === null).toBe(doors.length === 0);
    if (!pushKey) return;
    const ofKey = (name: string): boolean => pushKey.variables.includes(name);
    const forms = Object.entries(variables).filter(([name]) => ofKey(name));
    const key = Object.fromEntries(forms.map(([name, form]) => [name, sampleOf(name, form)]));
    expect(Object.keys(key).toSorted()).toEqual(pushKey.variables.toSorted());
    expect([pushKey.isSet(settings({})), pushKey.isSet(settings({ ...whole, ...key }))]).toEqual([false, true]);
    const without = Object.fromEntries(Object.entries(whole).filter(([name]) => !ofKey(name)));
    const start = () => readConfig(without).vendors(vendor).connection;
    if (pushKey.needed && settings(without).connection !== null) expect(start).toThrow(pushKey.variables[0] ?? '');
    else expect(start).not.toThrow();
    // Nothing verifies this push, with a key or without it.
    const push = { method: 'POST', query: '', headers: {}, body: Buffer.from('{}'), receivedAt: 0 };
    for (const set of [settings({}), settings({ ...whole, ...key })])
      for (const door of endpoints(set, dependencies))
        expect(door.verify({ ...push, path: door.path })).toEqual({ reason: expect.any(String) });
  });

  const wrongOf = ([name, form]: [string, z.core.$ZodType]): readonly (readonly [string, string])[] => {
    const wrong = name.endsWith('_FILE') ? join(folder, 'none') : 'ftp://x';
    return name.endsWith('_FILE') || !z.safeParse(form, wrong).success ? [[name, wrong]] : [];
  };
  it.each(Object.entries(variables).flatMap(wrongOf))('%s is named when it is %s', (name, wrong) => {
    expect(told({ ...whole, [name]: wrong })).toContain(name);
  });
});

describe('the registry', () => {
  const all: Environment = Object.assign({}, ...vendors.map((vendor) => connectingOf(definitionOf(vendor).variables)));
  const connect = (environment: Environment) =>
    connectVendors({
      config: readConfig({ SANDBOX: 'off', ...environment }),
      pushed: { states: () => Promise.resolve([]), statesByNumber: () => Promise.resolve([]) },
      log: pino({ level: 'silent' }),
      metrics: createMetrics(),
      now: Date.now,
    });

  it('has every vendor live that is configured, and none that is not', async () => {
    const live = await connect(all);
    expect(Object.fromEntries(live.registry.modes)).toEqual(Object.fromEntries(vendors.map((one) => [one, 'live'])));
    expect(live.registry.sources.map(({ vendor }) => vendor)).toEqual(vendors);
    expect(live.simulated).toEqual([]);
    const pushing = new Set(live.endpoints.map(({ vendor }) => vendor));
    expect(live.registry.discovered('PUSHED').filter((vendor) => !pushing.has(vendor))).toEqual([]);
    await live.registry.close();

    const absent = await connect({});
    expect(Object.fromEntries(absent.registry.modes)).toEqual(
      Object.fromEntries(vendors.map((one) => [one, 'absent'])),
    );
    expect([absent.registry.sources, absent.endpoints, absent.simulated]).toEqual([[], [], []]);
  });
});
