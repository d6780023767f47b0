/** From configuration to sources: live where a vendor is configured, its simulator where not, absent where forbidden. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import {
  type BabycareConfig,
  type BtsConfig,
  type Config,
  isLoopback,
  type SomsConfig,
  type YuanshuPlatformConfig,
} from '../config.ts';
import { babycareSource } from '../sources/babycare/adapter.ts';
import { ezrSource } from '../sources/ezr/adapter.ts';
import { ezrEndpoints } from '../sources/ezr/push.ts';
import type { Sandbox } from '../sandbox/server/server.ts';
import type { NativeCode } from '../sources/model.ts';
import type { Vendor } from '../sources/vocabulary.ts';
import type { Source } from '../sources/ports/source.ts';
import type { PushedOrders, PushEndpoint } from '../sources/ports/pushes.ts';
import { createRegistry, type Registry, type VendorMode } from '../sources/registry.ts';
import { somsSource } from '../sources/soms/adapter.ts';
import { somsEndpoints } from '../sources/soms/push.ts';
import type { SomsSandbox } from '../sandbox/soms/sandbox.ts';
import { yuanshuSource } from '../sources/yuanshu/adapter.ts';
import type { YuanshuSandbox } from '../sandbox/yuanshu/platform.ts';
import { yuanshuEndpoints } from '../sources/yuanshu/push.ts';
import type { Metrics } from './metrics.ts';

export interface Vendors {
  readonly registry: Registry;
  readonly endpoints: readonly PushEndpoint[];
  readonly sandboxes: {
    readonly soms: SomsSandbox | null;
    readonly babycare: Sandbox | null;
    readonly bts: Sandbox | null;
    /** Yuanshu's own, which takes notices. */
    readonly platform: YuanshuSandbox | null;
  };
  close(): Promise<void>;
}
export interface VendorOptions {
  readonly config: Config;
  readonly pushed: PushedOrders;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly now: () => number;
}

interface Simulated<T, S extends Sandbox = Sandbox> {
  readonly sandbox: S;
  readonly config: T;
}

export async function connectVendors({ config, pushed, log, metrics, now }: VendorOptions): Promise<Vendors> {
  const simulate = <T>(configured: unknown, start: () => Promise<T>) =>
    configured !== null || !config.sandbox ? null : start();
  const [soms, babycare, bts, platform] = await Promise.all([
    simulate(config.soms, () => startSoms(config, now)),
    simulate(config.babycare, () => startBabycare(config, now)),
    simulate(config.yuanshu, startBts),
    simulate(config.yuanshu, () => startPlatform(now)),
  ]);
  const watch = (vendor: Vendor) => observer(vendor, { log, metrics });
  const common = { timeoutMs: config.vendorTimeoutMs, now };
  const somsConfig = config.soms ?? soms?.config ?? null;
  const babycareConfig = config.babycare ?? babycare?.config ?? null;
  const btsConfig = config.yuanshu?.bts ?? bts?.config ?? null;
  const platformConfig = config.yuanshu?.platform ?? platform?.config ?? null;
  const withYuanshu = config.yuanshu !== null || bts !== null;
  const withEzr = config.ezr !== null || config.sandbox;
  const sources: readonly Source[] = [
    ...(withYuanshu
      ? [
          yuanshuSource({
            pushed,
            bts: btsConfig && { ...btsConfig, timeoutMs: config.vendorTimeoutMs },
            platform: platformConfig && { ...platformConfig, timeoutMs: config.vendorTimeoutMs },
            now,
            ...watch('YUANSHU'),
          }),
        ]
      : []),
    ...(somsConfig ? [somsSource({ ...somsConfig, ...common, ...watch('SOMS') })] : []),
    ...(babycareConfig
      ? [babycareSource({ ...babycareConfig, ...common, random: randomUUID, ...watch('BABYCARE') })]
      : []),
    ...(withEzr ? [ezrSource({ pushed, now, ...watch('EZR') })] : []),
  ];
  const mode = (live: unknown, simulated: unknown): VendorMode => (live ? 'live' : simulated ? 'sandbox' : 'absent');
  const registry = createRegistry(sources, {
    YUANSHU: mode(config.yuanshu, bts),
    SOMS: mode(config.soms, soms),
    BABYCARE: mode(config.babycare, babycare),
    EZR: mode(config.ezr, config.sandbox),
  });
  const started = [soms, babycare, bts, platform].flatMap((simulated) => (simulated ? [simulated.sandbox] : []));
  return {
    registry,
    // A vendor that is not connected has no endpoint.
    endpoints: pushEndpoints(config, now, (vendor) => watch(vendor).onDeviation).filter(
      ({ vendor }) => registry.source(vendor) !== undefined,
    ),
    sandboxes: {
      soms: soms?.sandbox ?? null,
      babycare: babycare?.sandbox ?? null,
      bts: bts?.sandbox ?? null,
      platform: platform?.sandbox ?? null,
    },
    close: async () => {
      await Promise.all(started.map((sandbox) => sandbox.close()));
    },
  };
}

/** Everything that vendors can push to. */
export function pushEndpoints(
  config: Config,
  now: () => number,
  deviationsOf: (vendor: Vendor) => (path: string, reason: string) => void = () => () => undefined,
): readonly PushEndpoint[] {
  const { yuanshu, ezr } = config;
  const refuseUnsigned = !isLoopback(config.host);
  const common = (vendor: Vendor) => ({ now, refuseUnsigned, onDeviation: deviationsOf(vendor) });
  return [
    ...yuanshuEndpoints({ publicKeyPem: yuanshu?.publicKey ?? null, ...common('YUANSHU') }),
    ...ezrEndpoints({ appId: ezr?.appId ?? null, token: ezr?.token ?? null, ...common('EZR') }),
    ...somsEndpoints(),
  ];
}

// Simulators are loaded only when they are wanted: production neither reads nor ships their data into memory.
async function startSoms(config: Config, now: () => number): Promise<Simulated<SomsConfig, SomsSandbox>> {
  const { startSomsSandbox } = await import('../sandbox/soms/sandbox.ts');
  const sandbox = await startSomsSandbox({ now });
  return { sandbox, config: { url: sandbox.url, ...sandbox.credentials, operator: 'ordergraph', ...config.somsForm } };
}

/** It checks that a signature is of now, which has to be everyone's. */
async function startBabycare(config: Config, now: () => number): Promise<Simulated<BabycareConfig>> {
  const { startBabycareSandbox } = await import('../sandbox/babycare/sandbox.ts');
  const sandbox = await startBabycareSandbox({ ...config.babycareForm, now });
  return { sandbox, config: { url: sandbox.url, ...sandbox.credentials, ...config.babycareForm } };
}

/** It checks that a signature is of now. */
async function startPlatform(now: () => number): Promise<Simulated<YuanshuPlatformConfig, YuanshuSandbox>> {
  const { startYuanshuSandbox } = await import('../sandbox/yuanshu/platform.ts');
  const sandbox = await startYuanshuSandbox({ now });
  return { sandbox, config: { url: sandbox.url, ...sandbox.credentials } };
}

async function startBts(): Promise<Simulated<BtsConfig>> {
  const { startBtsSandbox } = await import('../sandbox/yuanshu/bts.ts');
  const sandbox = await startBtsSandbox();
  return { sandbox, config: { url: sandbox.url, ...sandbox.credentials } };
}

/** Each unlisted code and each kind of deviation is counted, and logged once, never with a value that may be personal. */
function observer(vendor: Vendor, { log, metrics }: Pick<VendorOptions, 'log' | 'metrics'>) {
  const told = new Set<string>();
  const once = (key: string, tell: () => void): void => {
    if (told.has(key) || told.size >= 10_000) return;
    told.add(key);
    tell();
  };
  return {
    onUnmapped: ({ field, code }: NativeCode): void => {
      metrics.unmapped(vendor, field);
      once(`${field} ${code ?? ''}`, () =>
        log.warn({ vendor, field, code }, 'a code that no table lists: mapped to UNKNOWN'),
      );
    },
    onDeviation: (path: string, reason: string): void => {
      metrics.deviation(vendor, path);
      once(`${path} ${reason}`, () =>
        log.debug({ vendor, path, reason }, 'a value of another shape than documented was set aside'),
      );
    },
  };
}
