// The kits that files of templates are proved with: as they start, answered, and hostile.

/**
 * @typedef {import('./kits.ts').NamedKit} NamedKit
 * @typedef {typeof import('./kits.ts')} Kits
 */

const HELD = { Sid: 'A', Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::${aws:username}/*' };
const policy = (/** @type {object} */ statement, more = {}) => ({
  Version: '2012-10-17',
  Statement: [{ ...HELD, ...statement }],
  ...more,
});

/** What a person may make of a document: some of it no data source of Terraform can say. */
const EDITED = [
  policy({ NotPrincipal: { AWS: ['arn:aws:iam::123456789012:root', 'arn:aws:iam::123456789012:user/a'] } }),
  policy({ Principal: '*', NotAction: ['iam:*', 'sts:*'], Action: [] }),
  policy({ Principal: { '*': '*' } }),
  policy({ Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 's3:max-keys': 1.5 } } }),
  policy({ Condition: { StringEquals: { 'aws:PrincipalTag/a': ['', 'b'], 'aws:PrincipalTag/c': 'd' } } }),
  policy({ Resource: ['&{aws:username}', '$${x}', '%%{y}'] }),
  policy({}, { Id: 'mine', Version: '2008-10-17' }),
  policy({}, { Id: 'mine' }),
  policy({ Extra: { 1: [null, false, { 'a b': '${c}' }], __proto__x: '\u2028' } }, { Comment: ['x'] }),
  { Version: '2012-10-17', Statement: HELD },
  { Version: '2012-10-17', Statement: [HELD, HELD] },
  { Version: '2012-10-17', Statement: [] },
  { Statement: HELD },
];

/**
 * The kit with an edit in the place of every document.
 * @param {NamedKit} named
 * @param {object} document
 * @returns {NamedKit}
 */
function edited(named, document) {
  /** @param {any} value @returns {any} */
  const within = (value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(within);
    if (Object.hasOwn(value, 'document')) return { ...value, document, edited: true };
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, within(member)]));
  };
  const name = `${named.name}, edited to ${JSON.stringify(document)}`;
  return { ...named, name, kit: { ...named.kit, groups: within(named.kit.groups) } };
}

/**
 * @param {Kits} kits
 * @param {number} answered how many
 * @returns {readonly NamedKit[]}
 */
export function subjectsOf(kits, answered) {
  const starts = kits.startKits();
  const given = kits.answeredKits(answered);
  const few = [...starts.filter(({ representative }) => representative), ...given.slice(0, 12)];
  const single = starts.filter(({ name }) =>
    /^(?:import|invoke, (?:eks-irsa|account|tagged-role))\b/.test(name),
  );
  return [
    ...starts,
    ...given,
    ...few.map((each) => ({ ...each, name: `${each.name}, hostile`, kit: kits.poisoned(each.kit) })),
    ...starts
      .filter(({ name }) => name.startsWith('import,'))
      .flatMap((each) => EDITED.map((document) => edited(each, document))),
    // Each alone: what ends a string may only do so at its end.
    ...kits.HOSTILE.flatMap((text) =>
      single.map((each) => ({
        ...each,
        name: `${each.name}, ${JSON.stringify(text)}`,
        kit: kits.poisoned(each.kit, text),
      })),
    ),
  ];
}
