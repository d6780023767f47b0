/** From configuration to sources: live where a vendor is configured, its simulator where not, absent where forbidden. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { BabycareConfig, Config, SomsConfig } from '../config.ts';
import type { Showcase } from '../graphiql/examples.ts';
import { babycareSource } from '../sources/babycare/adapter.ts';
import type { Sandbox } from '../sources/kit/sandbox-server.ts';
import type { NativeCode, Vendor } from '../sources/model.ts';
import type { Source } from '../sources/port.ts';
import { createRegistry, type Registry, type VendorMode } from '../sources/registry.ts';
import { somsSource } from '../sources/soms/adapter.ts';

export interface Sandboxes {
  readonly soms: Sandbox | null;
  readonly babycare: Sandbox | null;
}
export interface Vendors {
  readonly registry: Registry;
  readonly sandboxes: Sandboxes;
  /** Numbers of the simulators' demonstration sales; null as soon as one vendor is a real one. */
  readonly showcase: Showcase | null;
  close(): Promise<void>;
}
export interface VendorOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => number;
}

export async function connectVendors({ config, log, now }: VendorOptions): Promise<Vendors> {
  const soms = config.soms ? null : config.sandbox ? await startSoms() : null;
  const babycare = config.babycare ? null : config.sandbox ? await startBabycare(config) : null;
  const somsConfig = config.soms ?? soms?.config ?? null;
  const babycareConfig = config.babycare ?? babycare?.config ?? null;
  const common = { timeoutMs: config.vendorTimeoutMs, now };
  const sources: Source[] = [
    ...(somsConfig ? [somsSource({ ...somsConfig, ...common, ...observer('SOMS', log) })] : []),
    ...(babycareConfig
      ? [babycareSource({ ...babycareConfig, ...common, random: randomUUID, ...observer('BABYCARE', log) })]
      : []),
  ];
  const mode = (live: unknown, simulated: unknown): VendorMode => (live ? 'live' : simulated ? 'sandbox' : 'absent');
  const modes: Record<Vendor, VendorMode> = {
    SOMS: mode(config.soms, soms),
    BABYCARE: mode(config.babycare, babycare),
  };
  const registry = createRegistry(sources, modes);
  const sandboxes = { soms: soms?.sandbox ?? null, babycare: babycare?.sandbox ?? null };
  return {
    registry,
    sandboxes,
    showcase: soms && babycare ? await demonstration() : null,
    close: async () => {
      await Promise.all([sandboxes.soms?.close(), sandboxes.babycare?.close()]);
    },
  };
}

async function demonstration(): Promise<Showcase> {
  const { showcaseIds } = await import('../sources/kit/sales-generator.ts');
  const { platformOrderNo, somsOrderId, trackingNos, pickup } = showcaseIds;
  const { storeId, code } = pickup;
  return { platformOrderNo, somsOrderId, trackingNo: trackingNos[0], pickup: { storeId, code }, storeId };
}

// Simulators are loaded only when they are wanted: production neither reads nor ships their data into memory.
async function startSoms(): Promise<{ sandbox: Sandbox; config: SomsConfig }> {
  const { startSomsSandbox } = await import('../sources/soms/sandbox/sandbox.ts');
  const sandbox = await startSomsSandbox();
  return { sandbox, config: { url: sandbox.url, ...sandbox.credentials, operator: 'ordergraph' } };
}

async function startBabycare(config: Config): Promise<{ sandbox: Sandbox; config: BabycareConfig }> {
  const { startBabycareSandbox } = await import('../sources/babycare/sandbox/sandbox.ts');
  const sandbox = await startBabycareSandbox(config.babycareForm);
  return { sandbox, config: { url: sandbox.url, ...sandbox.credentials, ...config.babycareForm } };
}

/** Each unlisted code and each kind of deviation is logged once, never with a value that may be personal. */
function observer(vendor: Vendor, log: Logger) {
  const told = new Set<string>();
  const once = (key: string, tell: () => void): void => {
    if (told.has(key) || told.size >= 10_000) return;
    told.add(key);
    tell();
  };
  return {
    onUnmapped: ({ field, code }: NativeCode): void =>
      once(`${field} ${code ?? ''}`, () =>
        log.warn({ vendor, field, code }, 'a code that no table lists: mapped to UNKNOWN'),
      ),
    onDeviation: (path: string, reason: string): void =>
      once(`${path} ${reason}`, () =>
        log.debug({ vendor, path, reason }, 'a value of another shape than documented was set aside'),
      ),
  };
}
