// Things one below the other, all together as near as can be to where their middles want to be.

interface Stacked {
  /** With the gap below it. */
  readonly height: number;
  /** Without the gap. */
  readonly own: number;
  /** Where its middle wants to be; undefined goes where the others let it. */
  readonly middle: number | undefined;
}

/** Things that touch, and where they want to begin on average. */
interface Block {
  readonly sum: number;
  readonly weight: number;
  readonly things: readonly Stacked[];
}

const FREE = 0.001;

/** The top of each: neighbors that want the same room share it (the pool of adjacent violators). */
export function stackedTops(things: readonly Stacked[]): readonly number[] {
  const blocks: Block[] = [];
  let offset = 0;
  for (const thing of things) {
    const weight = thing.middle === undefined ? FREE : 1;
    const top = thing.middle === undefined ? 0 : thing.middle - thing.own / 2 - offset;
    offset += thing.height;
    let block: Block = { sum: top * weight, weight, things: [thing] };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.weight >= block.sum / block.weight;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = {
        sum: last.sum + block.sum,
        weight: last.weight + block.weight,
        things: [...last.things, ...block.things],
      };
    }
    blocks.push(block);
  }
  let above = 0;
  return blocks.flatMap(({ sum, weight, things: together }) =>
    together.map(({ height }) => {
      const top = Math.round(sum / weight + above);
      above += height;
      return top;
    }),
  );
}
