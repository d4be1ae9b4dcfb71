// Drafts that tests keep and read back.
import { EMPTY_DRAFT } from '#app/state/state.ts';
import type { PageDraft } from '#app/state/pasted.ts';

/** The draft of an account, otherwise as on a first visit. */
export const draft = (account: string, rest: Partial<PageDraft> = {}): PageDraft => ({
  ...EMPTY_DRAFT,
  answers: { ...EMPTY_DRAFT.answers, values: { account } },
  ...rest,
});

/** A draft with something in every member, and a stated answer that equals its starting value. */
export const wholeDraft = (account: string): PageDraft =>
  draft(account, {
    answers: { ...EMPTY_DRAFT.answers, values: { account, regions: ['us-east-1'] } },
    overrides: { trust: '{ "a": "</script>" }' },
    editedAt: { trust: EMPTY_DRAFT.answers },
    undecided: { trust: ['x'] },
    chosen: true,
    shared: EMPTY_DRAFT,
    cases: [
      {
        label: 'l',
        expect: 'denied',
        principal: { role: 'app' },
        action: 's3:GetObject',
        resource: '*',
        context: {},
      },
    ],
    pasted: {
      open: true,
      policies: [{ id: 'pasted.1', title: 'Policy', type: 'identity', original: '{}', text: '{} ' }],
    },
  });
