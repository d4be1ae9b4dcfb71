// What shows that a clause states something: limits, amounts, facts of access and security; and what is said besides.

const PEOPLE = String.raw`every(?:one|body)|any(?:one|body)|whoever|any (?:caller|user|account|role)`;

/** What denies or is for all: what it is about must be among the answers. */
export const LIMITS = new RegExp(
  String.raw`\b(?:no|never|nobody|no one|nothing|none|neither|nor|without|cannot|(?:must|may|can|shall|should|will|to) ?(?:not|n['’]t)(?: be)?|can['’]t|won['’]t|(?<=^)do(?:n['’]t| not)|not (?:be|to|for|from|part|in|on|at|over|through|via|with|by)|${PEOPLE})\s+(?=\w)`,
  'gi',
);

/** What is said to be all: also the task can be. */
export const ONLY = /\b(?:only|solely|exclusively|at (?:most|least)|no more than|exactly|precisely)\b/gi;

/** “36 hours”, “two seconds”, “1h”. */
const AMOUNT = String.raw`(?:\d[\d.,]*[\s-]?|\w+[\s-])(?:s|seconds?|m|min(?:ute)?s?|h|ho?u?rs?|d|days?|weeks?|months?|years?|calls?|requests?)`;

/** A duration, a rate or a sum that limits something. */
export const AMOUNTS = new RegExp(
  String.raw`\b(?:older than|within|up to|longer than|more than|less than|fewer than|lasts?|expires? (?:after|in)|retention of|sessions? of)\s+(?:for\s+)?${AMOUNT}\b|\b${AMOUNT} (?:sessions?|retention|at a stretch|in a row)|\bwhole (?:day|night|week|weekend|month)\b|\bfor ?ever\b|\$\d+|\b\d+ (?:dollars|euros|usd|eur)\b`,
  'gi',
);

/** What is demanded. */
export const DEMANDS =
  /\b(?:must|always|(?:has|have|had|needs?|want\w* \w+|expected|supposed) to|should|shall|ensure|make sure)\b/gi;

/** Words of access, networks, data and organizations. */
export const FACTS = new RegExp(
  String.raw`\b(?:${[
    // Who may
    String.raw`anonymous\w*|credentials?|passwords?|access keys?|saml|federat\w+|mfa|root user|approv(?:al|ed by)|refus\w+ to|forbid\w*|den(?:y|ies)|(?<!access )denied|block(?:s|ed)?|restrict\w*|revok\w+|bucket polic\w+|key polic\w+|resource polic\w+|shar(?:e|es|ed) one|owned by|owns`,
    // From where
    String.raw`vpcs?|subnets?|internet|nat|proxy|firewalls?|vpn|air-gapped|offline|outbound|egress|isolat\w+|ip address\w*|publicly|open to (?:the )?(?:world|internet)|instance metadata|metadata service|hugging ?face\S*`,
    // What is done with data
    String.raw`(?:en|de)crypt\w*|kms|plain ?text|rotat\w+|retention|lifecycle|expir\w+|delet\w+|purg\w+|eras\w+|vanish\w*|clear(?:s|ed)|remov\w+|backups?|replicat\w+|versioning|object lock|free of|tagged|session tags|baked into|hard-?coded|stored as`,
    // What there is
    String.raw`mandatory|subscri(?:be|ption)s?|(?:another|other|different) organi[sz]ations?|scps?|switched (?:on|off)|turned (?:on|off)|disabled|enabled|unlocked|pinned|limited|capped|quotas?|throttl\w+|empty|not (?:\w+ )?(?:exist|allowed|permitted|enabled|supported|multi-region)`,
  ].join('|')})(?![\w-])`,
  'gi',
);

/** What says no to nothing, and what every role does: deny what is not named, and give short-term credentials. */
export const IDIOMS =
  /\b(?:not (?:urgent|sure|yet|only|just|known|to mention)|no (?:rush|hurry|panic|stress|wildcards?|problem|worries|idea|need|matter|longer|doubt|wait|one knows|other \w+|full access|(?:\w+ ){1,3}yet|long[- ](?:lived|term) \w+|(?:static|access) keys?|iam users?)|(?:nobody|no one|nothing|nowhere|everyone|everything) else(?: out)?|nothing (?:fancy|special|more|changes|works)|never mind|don['’]t (?:worry|know|need|hesitate|care|mind)|(?:can['’]t|cannot) (?:do|wait|stop)|if not|or not|why not|(?:not )?(?:from )?anywhere else(?: (?:(?:has|have) to|must|should) (?:fail|be (?:denied|blocked|refused)))?|least privilege|only one thing|without (?:this role|being an? admin\w*)|no (?:hosting|(?:up|down)loading|importing|training|fine-?tuning)|(?:i|we) only (?:care|have|know|mean))\b/gi;

/** Reasons, questions, who asks, when, and what is only wished or thought of. */
export const ASIDE =
  /^(?:was muss|wer darf|because|since|as|so that|in order to|due to|thanks|hi|hello|hey|dear|if|when|what|which|who|how|does|is|are)\b|\b(?:maybe|perhaps|might|i guess|still gets?|i think|probably|later|asked for|told|deadline|already|fine|ok(?:ay)?|by (?:monday|tuesday|wednesday|thursday|friday|tomorrow))\b/i;

/** Of a clause of five words or more in which nothing else of the task is said. */
export const THINGS =
  /^(?=(?:\S+\s+){4}).*\b(?:buckets?|keys?|logs?|endpoints?|(?<!service )accounts?|guardrails?|weights|clusters?|certificates?|sessions?|regions?)\b/i;
