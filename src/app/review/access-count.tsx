// How many actions the role allows before the changes and with them, for the cell that opens the access.
import '#app/selectors/all-rows.ts';
import { grouped } from '#iam/text/index.ts';
import { useEffectOf, useFound } from './use-effect-of.ts';
import { useReview, type Review } from './use-review.ts';

function Counts({ review, now }: { review: Review; now: string }) {
  const found = useFound(useEffectOf(review));
  const [one, ...others] = typeof found === 'object' ? found : [];
  if (!one || others.length > 0) return now;
  const { gained, lost, changed } = one.counts;
  if (gained === lost) return now;
  const both = one.unchanged + changed;
  return (
    <>
      {grouped(both + lost)} <span aria-hidden>→</span>
      <span className="visually-hidden">before,</span> {grouped(both + gained)} actions
    </>
  );
}

/** `now` stands for it where the number stays, or there are several roles. */
export default function AccessCount({ now }: { now: string }) {
  const review = useReview();
  return review ? <Counts review={review} now={now} /> : now;
}
