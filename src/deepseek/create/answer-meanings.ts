// What AWS's answers to the calls mean, and what to do about each.

interface AnswerMeaning {
  readonly id: string;
  /** What stands in the answer. */
  readonly answer: string;
  readonly means: string;
  /** Where it leads on the page. */
  readonly leadsTo?: 'denials' | 'models';
  readonly page?: string;
}

const ERRORS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html';

export const ANSWER_MEANINGS: readonly AnswerMeaning[] = [
  {
    id: 'works',
    answer: 'An answer with text',
    means: 'It works: the role, its policies and the model are in place.',
  },
  {
    id: 'denied',
    answer: 'AccessDeniedException',
    means:
      'A policy refuses the call. Expected for the calls that must be refused. For the others, paste the whole message to see which policy it is and the smallest fix.',
    leadsTo: 'denials',
    page: ERRORS,
  },
  {
    id: 'not-there',
    answer: 'NoSuchEntity, or not authorized to perform sts:AssumeRole',
    means:
      'The role does not exist yet, has another name, or its trust policy does not name you. New roles can take a few seconds to propagate.',
    leadsTo: 'denials',
  },
  {
    id: 'invalid',
    answer: 'ValidationException',
    means:
      'IAM allowed the call, and something in it is wrong: a model ID that this Region does not have, or a model that is called only through an inference profile.',
    leadsTo: 'models',
    page: ERRORS,
  },
  {
    id: 'not-found',
    answer: 'ResourceNotFoundException',
    means:
      'IAM allowed the call, and the model, profile or endpoint does not exist in this Region or account, or has reached its end of life.',
    leadsTo: 'models',
    page: ERRORS,
  },
  {
    id: 'throttled',
    answer: 'ThrottlingException or ServiceQuotaExceededException',
    means: 'The role works. The account has reached a quota: wait, then retry, or ask for a higher quota.',
    page: ERRORS,
  },
  {
    id: 'not-ready',
    answer: 'ModelNotReadyException',
    means: 'The role works. An imported model is being loaded: retry after a minute.',
    page: ERRORS,
  },
  {
    id: 'no-endpoint',
    answer: 'Could not connect to the endpoint URL, or a timeout',
    means:
      'The call did not reach AWS: the service is not in this Region, or the network has no route to it and no VPC endpoint.',
  },
  {
    id: 'credentials',
    answer: 'Unable to locate credentials, or ExpiredToken',
    means: 'The command ran without the role’s credentials. Sign in or assume the role again.',
  },
];
