/** One vendor's simulator, whole: what `npm start` puts in the place of a vendor that is not configured. */
import type { SalesChoice } from '../sales/generator.ts';
import type { Sandbox } from './server.ts';

export interface SimulatorOptions<Settings> {
  readonly settings: Settings;
  readonly now?: () => number;
  /** "Now" of the invented orders. */
  readonly until?: Date;
  /** True: each system listens on a port of its own that never changes, instead of a free one. */
  readonly fixedPorts?: boolean;
}
export interface SimulatedSystem {
  readonly name: string;
  readonly sandbox: Sandbox;
  /** For a person: its address and what it takes to be let in. */
  readonly access: readonly string[];
}
export interface Simulation<Connection> {
  /** How the facade reaches it, as the environment would say it. */
  readonly connection: Connection;
  readonly systems: readonly SimulatedSystem[];
}
export interface Push {
  readonly path: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Simulator<Settings, Connection> {
  start(options: SimulatorOptions<Settings>): Promise<Simulation<Connection>>;
  /** What it pushes, unsigned: the same for the same choice, byte for byte. [] where it pushes nothing. */
  pushes(choice: SalesChoice): readonly Push[];
}
