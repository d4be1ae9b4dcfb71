// The JSON Schema of what test prints. Decisions are as `simulate` prints them.
import simulate from './simulate.json' with { type: 'json' };

const { principal, action, resource, expected, met, ...decision } =
  simulate.properties.requests.items.properties;
const ofRequest: readonly string[] = Object.keys({ principal, action, resource, expected, met });

const object = (
  required: Readonly<Record<string, object>>,
  optional: Readonly<Record<string, object>> = {},
) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...optional },
});

const list = (items: object) => ({ type: 'array', items });
const TEXT = { type: 'string' };
const COUNT = { type: 'integer', minimum: 0 };

const CASE = object(
  {
    name: TEXT,
    status: {
      enum: ['passed', 'failed', 'error'],
      description: 'error: the case has to be corrected before it can be decided.',
    },
    mismatches: list(
      object({ what: { enum: ['decision', 'statement', 'reason'] }, expected: TEXT, actual: TEXT }),
    ),
    problems: { ...list(TEXT), description: 'What has to be corrected.' },
    warnings: list(TEXT),
  },
  {
    line: { type: 'integer', minimum: 1, description: 'Where the case begins in its file.' },
    expected,
    actual: decision.decision,
    decision: {
      type: 'object',
      additionalProperties: false,
      required: simulate.properties.requests.items.required.filter((name) => !ofRequest.includes(name)),
      properties: decision,
      description: 'Of a case that failed, with every statement that was considered.',
    },
  },
);

export const testSchema = () => ({
  $schema: simulate.$schema,
  title: 'What `rolewright test --format json` prints',
  ...object({
    counts: object({ passed: COUNT, failed: COUNT, errors: COUNT }),
    files: list(
      object(
        {
          file: TEXT,
          problems: list(object({ message: TEXT }, { line: { type: 'integer', minimum: 1 } })),
          cases: list(CASE),
        },
        { name: TEXT },
      ),
    ),
    coverage: list(
      object({
        document: TEXT,
        statements: list(object({ statement: { type: 'integer', minimum: 1 }, cases: COUNT }, { sid: TEXT })),
      }),
    ),
  }),
  $defs: simulate.$defs,
});
