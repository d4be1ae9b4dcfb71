// The parts of @pulumi/pulumi that the proof uses. The package is installed when the proof runs, so its types are not there.
import type { ToolObject } from './json.ts';

export interface MockResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: ToolObject;
}

export interface MockCall {
  readonly token: string;
  readonly inputs: ToolObject;
}

/** What answers a program in place of a cloud. */
export interface Mocks {
  readonly newResource: (resource: MockResource) => { readonly id: string; readonly state: ToolObject };
  readonly call: (call: MockCall) => ToolObject;
}

export interface PulumiConfig {
  get(name: string): string | undefined;
  require(name: string): string;
}

export interface PulumiLibrary {
  readonly Config: new (name?: string) => PulumiConfig;
  readonly runtime: {
    setMocks(mocks: Mocks, project: string, stack: string, preview: boolean): Promise<void>;
    setAllConfig(config: Readonly<Record<string, string>>): void;
    setConfig(name: string, value: string): void;
    disconnect?(): Promise<void>;
  };
}

/** A value that is known later. */
export interface Output {
  readonly promise: () => Promise<unknown>;
}

export const isOutput = (value: unknown): value is Output =>
  typeof value === 'object' && value !== null && 'promise' in value && typeof value.promise === 'function';
