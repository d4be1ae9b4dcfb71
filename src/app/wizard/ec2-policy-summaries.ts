// The summaries of questions on declarative policies for EC2. What is left open adds nothing.
import { addSummaries, noSummary } from './step-summary.ts';

/** By value of a choice; the others add nothing. */
const words =
  (table: Readonly<Record<string, string>>) =>
  (value: string): string | undefined =>
    table[value];

const tokens = words({ default: 'IMDSv2 by default', enforced: 'IMDSv2 or no launch' });
const images = words({ audit: 'images of others reported', enabled: 'images of others refused' });
const snapshots = words({ all: 'no public snapshots', new: 'no new public snapshots' });
const internet = words({ ingress: 'nothing comes in from the internet', both: 'no internet access' });

addSummaries({
  ec2Tokens: ({ view }) => tokens(view.text('ec2Tokens')),
  ec2Hops: noSummary,
  ec2Images: ({ view }) => images(view.text('ec2Images')),
  ec2ImageOwners: noSummary,
  ec2ImageAccounts: noSummary,
  ec2SnapshotSharing: ({ view }) => snapshots(view.text('ec2SnapshotSharing')),
  ec2Internet: ({ view }) => internet(view.text('ec2Internet')),
  ec2Message: noSummary,
});
