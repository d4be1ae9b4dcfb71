// What a report adds to the kit: findings, proofs and access, as far as they are known.
import { useEffect, useState } from 'react';
import type { Exporter } from '#deepseek/export/exporter.ts';
import type { ReviewInput } from '#deepseek/export/review.ts';
import type { Subject } from '#iam/access/subject.ts';
import { useSubjects } from '#app/selectors/access.ts';
import { selectReview } from '#app/selectors/export.ts';
import { services } from '#app/services/index.ts';
import { useStore } from '#app/state/store.ts';

const NOT_RUN: ReviewInput = {};

interface Summaries {
  readonly subjects: readonly Subject[];
  readonly access: ReviewInput['access'];
}

/** For exporters that ask for it (`all`, or the `calls` that were proved); others get nothing. */
export function useReview(asks: Exporter['reviews']): ReviewInput {
  const subjects = useSubjects();
  const [summaries, setSummaries] = useState<Summaries | null>(null);
  const wants = asks !== undefined;
  const wantsAccess = asks === 'all';
  useEffect(() => {
    if (!wantsAccess) return undefined;
    let isCurrent = true;
    services.access.summaries(subjects).then(
      (access) => isCurrent && setSummaries({ subjects, access }),
      // The report then notes that access was not analyzed.
      () => isCurrent && setSummaries({ subjects, access: undefined }),
    );
    return () => {
      isCurrent = false;
    };
  }, [wantsAccess, subjects]);
  const access = summaries?.subjects === subjects ? summaries.access : undefined;
  return useStore((state) => (wants ? selectReview(state, access) : NOT_RUN));
}
