// The same statement for more than the one object, stream or job that failed: a row is what its ARN looks like, and what to
// offer too, with what that opens.
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { oneOrMany } from '#deepseek/compose/planned-statement.ts';

/** A pattern in place of the one resource. */
export interface WiderStatements {
  /** What it opens: “every object below sft/ in corpus”. */
  readonly opens: string;
  readonly statements: readonly Statement[];
}

interface WiderRow {
  readonly of: RegExp;
  readonly pattern: string;
  readonly opens: string;
  /** Whether the next try has another name: then the pattern is what to allow, and the one name helps nobody. */
  readonly isMadeUp?: true;
}

/** The first that fits. Parts of the match are put in as $1, $2. */
const ROWS: readonly WiderRow[] = [
  {
    of: /^(arn:[\w-]+:s3:::([\w.-]+)\/((?:[^/*]+\/)+))[^/*]+$/,
    pattern: '$1*',
    opens: 'every object below $3 in $2',
  },
  { of: /^(arn:[\w-]+:s3:::([\w.-]+)\/)[^/*]+$/, pattern: '$1*', opens: 'every object in $2' },
  {
    // Of a task, an instance or a function, which has its ID in the name: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
    of: /^(arn:[\w-]+:logs:[\w-]*:\d*:log-group:([^:*]+):log-stream:(?:[\w.#-]+\/)*)(?:[\da-f]{32}|i-[\da-f]{8,17}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d{4}\/\d\d\/\d\d\/\S+)$/,
    pattern: '$1*',
    opens: 'every stream of the log group $2: names of streams change',
    isMadeUp: true,
  },
  {
    of: /^(arn:[\w-]+:logs:[\w-]*:\d*:log-group:([^:*]+):log-stream:)(?:[^*]+|[^*]+\*)$/,
    pattern: '$1*',
    opens: 'every stream of the log group $2: names of streams change',
  },
  {
    of: /^(arn:[\w-]+:cloudformation:[\w-]*:\d*:stack\/([\w-]+)\/)[\w-]+$/,
    pattern: '$1*',
    opens: 'the stack $2 each time that it is created',
    isMadeUp: true,
  },
  {
    of: /^(arn:[\w-]+:secretsmanager:[\w-]*:\d*:secret:([\w/+=.@-]+)-)(?=[A-Za-z]*[A-Z\d])[A-Za-z0-9]{6}$/,
    pattern: '$1??????',
    opens: 'the secret $2 whenever it is created again',
  },
  {
    of: /^(arn:[\w-]+:ecs:[\w-]*:\d*:task-definition\/([\w-]+):)\d+$/,
    pattern: '$1*',
    opens: 'every revision of the task definition $2',
    isMadeUp: true,
  },
  {
    of: /^(arn:[\w-]+:bedrock:[\w-]*:\d*:agent-alias\/(\w+)\/)\w+$/,
    pattern: '$1*',
    opens: 'every alias of the agent $2',
  },
  {
    of: /^(arn:[\w-]+:(?:bedrock|ecs|codebuild|batch):[\w-]*:\d*:(?:(?:async-invoke|[a-z-]+-job|task|build|job)[/:])+(?:[\w-]+[/:])?)[\w-]*\d[\w-]*$/,
    pattern: '$1*',
    opens: 'every one of these, of which each run makes a new one',
    isMadeUp: true,
  },
  {
    // A name that ends in a date, a count or what a tool made up: "train-2026-10-19", "stack-Role-1XK9AB".
    of: /^(arn:[\w-]+:(?:sagemaker|iam|lambda|logs|ecs|batch|states|glue|codebuild):[\w-]*:\d*:[a-z-]+[/:](?:[\w+=,.@-]+\/)*?([A-Za-z][\w+=,.@-]*?-))(?:\d[\d-]{2,}[\dTZa-z-]*|(?=[A-Za-z]*\d[A-Za-z]|[A-Za-z\d]{8})(?=[A-Za-z]*\d)[A-Za-z0-9]{4,})$/,
    pattern: '$1*',
    opens: 'every one whose name begins with $2',
    isMadeUp: true,
  },
];

const rowOf = (resource: string): WiderRow | undefined => ROWS.find(({ of }) => of.test(resource));

/** The statements with what the next try is called, too: a name that a tool makes up is another one then. */
export const forEveryTry = (statements: readonly Statement[]): readonly Statement[] =>
  widened(statements, (row) => row.isMadeUp === true)?.statements ?? statements;

/** Undefined where the statements are no wider than one run needs. */
export const widerThan = (statements: readonly Statement[]): WiderStatements | undefined =>
  widened(statements, () => true);

function widened(
  statements: readonly Statement[],
  isMeant: (row: WiderRow) => boolean,
): WiderStatements | undefined {
  const opens: string[] = [];
  const all = statements.map((statement) => {
    const passes = toArray(statement.Action ?? []).some((action) =>
      /^(?:iam:PassRole|sts:AssumeRole)$/i.test(action),
    );
    const resources = toArray(statement.Resource ?? []).map((resource) => {
      const row = rowOf(resource);
      // Other roles whose names begin alike are other roles.
      if (row === undefined || passes || !isMeant(row)) return resource;
      opens.push(resource.replace(row.of, row.opens));
      return resource.replace(row.of, row.pattern);
    });
    return opens.length === 0 ? statement : { ...statement, Resource: oneOrMany([...new Set(resources)]) };
  });
  return opens.length === 0 ? undefined : { opens: [...new Set(opens)].join('; '), statements: all };
}
