// The policy types that AWS checks, and the one that it says stopped a call.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { whoWords } from '#deepseek/denials/explain/caller.ts';

export interface DiagnosisLayer {
  readonly id: string;
  readonly name: string;
  /** Whether AWS named it. Of the others nothing is claimed. */
  readonly named: boolean;
  /** "nothing allows it", "not named". */
  readonly text: string;
}

interface LayerRow {
  readonly id: string;
  readonly name: (who: string) => string;
  readonly layers: readonly DenialLayer[];
  /** Shown only where AWS named it. */
  readonly rare?: true;
  /** Where something must allow the call at all; else a Deny, or no Allow, filters it. */
  readonly grants?: true;
}

/** In the order of AWS’s own chart. */
const ROWS: readonly LayerRow[] = [
  { id: 'organization', name: () => 'Organization', layers: ['scp', 'rcp'] },
  { id: 'endpoint', name: () => 'VPC endpoint', layers: ['endpoint'], rare: true },
  { id: 'resource', name: () => 'The resource’s policy', layers: ['resource'], rare: true, grants: true },
  { id: 'trust', name: () => 'Trust policy', layers: ['trust'], rare: true, grants: true },
  {
    id: 'identity',
    name: (who) => `${who.replace(/^the /, 'The ')}’s policies`,
    layers: ['identity'],
    grants: true,
  },
  { id: 'boundary', name: () => 'Boundary', layers: ['boundary'] },
  { id: 'session', name: () => 'Session policy', layers: ['session'] },
];

const NOT_NAMED = 'not named';

const foundWords = ({ explicit }: Denial, row: LayerRow): string => {
  if (explicit === true) return 'has the Deny';
  if (explicit === null) return 'named by AWS';
  return row.grants ? 'nothing allows it' : 'does not let it through';
};

/** Each policy type with whether AWS named it. */
export function stoppedAt(denial: Denial): readonly DiagnosisLayer[] {
  const isDeny = denial.explicit === true;
  const deny = {
    id: 'deny',
    name: 'Explicit Deny',
    named: isDeny,
    text: isDeny ? 'one applies' : NOT_NAMED,
  };
  const rows = ROWS.map((row): DiagnosisLayer & Pick<LayerRow, 'rare'> => {
    const named = row.layers.includes(denial.layer);
    return {
      id: row.id,
      name: row.name(whoWords(denial)),
      named,
      text: named ? foundWords(denial, row) : NOT_NAMED,
      ...(row.rare && { rare: row.rare }),
    };
  });
  return [
    deny,
    ...rows.filter(({ named, rare }) => named || !rare).map(({ rare: _rare, ...layer }) => layer),
  ];
}
