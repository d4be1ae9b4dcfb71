// A call of an AWS API by somebody, and what somebody expects of it.

export type CallContext = { readonly [key: string]: string | readonly string[] };

/** A caller outside the kit, as a request names it. Their own policies are assumed to allow everything. */
export type Caller =
  | string
  | { readonly kind: 'role-session'; readonly roleArn: string }
  | { readonly kind: 'web-identity'; readonly provider: string };

/** A role of the kit, or permissions of the kit on somebody, by its id; or somebody else. */
export type CallPrincipal =
  | {
      readonly role: string;
      /** Whether other policies of theirs allow everything: only what is denied in so many words is kept from them. */
      readonly everything?: true;
    }
  | {
      readonly caller: Caller;
      /** The role of the kit that holds what the caller is permitted; else everything is. */
      readonly permitted?: string;
    };

export interface Call {
  /** "Converse with DeepSeek-V3.2 in us-east-1". */
  readonly label: string;
  readonly principal: CallPrincipal;
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount?: string;
  readonly context: CallContext;
  /** The kit's policy of the VPC endpoint that the call goes through. */
  readonly viaEndpoint?: string;
  /** The kit's policy that is the caller's permissions boundary. */
  readonly permissionsBoundary?: string;
  /** The kit's policy that was passed when the caller's session began. */
  readonly sessionPolicy?: string;
}

/** A call with keys of which nothing is known: neither whether they are sent nor what they hold. */
export interface OpenCall extends Call {
  readonly unknownKeys?: readonly string[];
}

/** A call that a person says must be allowed or denied. */
export interface OwnCase extends Call {
  readonly expect: 'allowed' | 'denied';
}
