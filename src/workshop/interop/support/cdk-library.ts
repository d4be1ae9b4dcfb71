// The parts of aws-cdk-lib that the proof uses. The package is installed when the proof runs, so its types are not there.

export interface Construct {
  readonly node: {
    readonly children: readonly Construct[];
    setContext(key: string, value: unknown): void;
  };
}

export interface CdkStage extends Construct {
  readonly artifactId: string;
}

export interface CdkStack extends Construct {
  readonly artifactId: string;
  resolve(value: unknown): unknown;
}

export interface CloudAssembly {
  getStackArtifact(id: string): { readonly template: unknown };
  getNestedAssembly(id: string): CloudAssembly;
}

export interface App extends CdkStage {
  synth(): CloudAssembly;
}

export interface AppOptions {
  readonly context: object;
  readonly analyticsReporting: boolean;
  readonly outdir: string;
}

export interface CdkLibrary {
  readonly App: new (options: AppOptions) => App;
  readonly Stage: new (parent: Construct, id: string) => CdkStage;
}

/** aws-cdk-lib/aws-iam. */
export interface CdkIamLibrary {
  readonly PolicyDocument: new () => object;
}

/** aws-cdk-lib/cx-api. */
export interface CdkFlagsLibrary {
  readonly CURRENTLY_RECOMMENDED_FLAGS: object;
}

/** What cdk-nag finds: rules with the constructs that violate them, as paths. */
export interface NagReport {
  readonly violations: readonly {
    readonly ruleName: string;
    readonly violatingResources: readonly { readonly constructPath?: string }[];
  }[];
}

/** cdk-nag. */
export interface CdkNagLibrary {
  readonly AwsSolutionsChecks: new () => { validateScope(scope: Construct): NagReport };
}
