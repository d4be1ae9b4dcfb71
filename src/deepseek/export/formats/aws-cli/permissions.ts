// The permissions that a script needs, read from the commands in it.

/** The services whose commands scripts call, with the prefix of their actions. */
const SERVICES: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  bedrock: 'bedrock',
  ec2: 'ec2',
  ecr: 'ecr',
  iam: 'iam',
  organizations: 'organizations',
  resourcegroupstaggingapi: 'tag',
  s3api: 's3',
  sts: 'sts',
};

/** What a command needs besides the action of its name. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'iam:AddRoleToInstanceProfile': ['iam:PassRole'],
  'iam:CreateInstanceProfile': ['iam:TagInstanceProfile'],
  'iam:CreatePolicy': ['iam:TagPolicy'],
  'iam:CreateRole': ['iam:TagRole'],
};

/** A service and a command, which may have a kind of principal in it: "attach-$1-policy". */
const COMMAND = new RegExp(
  String.raw`(?<![\w-])(${Object.keys(SERVICES).join('|')}) "?([a-z][a-z\d$-]+)`,
  'g',
);
const KIND = /\$(?:\d|kind)/;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The actions of the commands in lines of a script, in the order of the alphabet. */
export function actionsIn(lines: readonly string[]): readonly string[] {
  const commands = lines
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap((line) => [...line.matchAll(COMMAND)])
    // "wait" calls what the script calls anyway.
    .filter(([, , command]) => command !== 'wait')
    .flatMap(([, service = '', command = '']) =>
      (KIND.test(command) ? ['user', 'role', 'group'] : ['']).map((kind) => {
        const words = command.replace(KIND, kind).split('-');
        return `${SERVICES[service]}:${words.map(capital).join('')}`;
      }),
    );
  const actions = commands.flatMap((action) => [action, ...(ALSO[action] ?? [])]);
  return [...new Set(actions)].toSorted();
}

/** A policy that allows these actions. */
export const policyFor = (sid: string, actions: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Sid: sid, Effect: 'Allow', Action: actions, Resource: '*' }],
});
