// The map of an exported kit: its documents with their hand edits, and what the review says about its expectations.
import { mapOf } from '#deepseek/map/map-of.ts';
import type { KitMap } from '#deepseek/map/kit-map.ts';
import type { ExportKit } from './export-kit.ts';
import type { ReviewProof } from './review.ts';
import { documentsIn } from './targets.ts';

export function exportMap({ composed, groups }: ExportKit, proofs: readonly ReviewProof[] = []): KitMap {
  const edits = new Map(
    groups
      .flatMap(documentsIn)
      .filter(({ edited }) => edited)
      .map(({ id, document }) => [id, document]),
  );
  return mapOf(composed, {
    proofs: proofs.flatMap(({ expectation, proof, outcome }) => {
      const { principal, context } = expectation;
      return principal && context
        ? [{ expectation: { ...expectation, principal, context }, proof, outcome }]
        : [];
    }),
    valueIn: ({ id, document }) => edits.get(id) ?? document,
  });
}

export const mapTitle = ({ name }: ExportKit): string => `Map of ${name}`;
