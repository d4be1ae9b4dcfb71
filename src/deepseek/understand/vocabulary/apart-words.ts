// How texts say that they are about several tasks, and what they say of each.

const TWO = String.raw`(?<![\p{L}\p{N}.-])(?:two|2|both|separate|second|another|different|deux|zwei|beide[ns]?|dos|due|twee|duas)[ ]+(?:[\w-]+[ ]+){0,2}?`;

/** Each of the two has a role of its own. */
export const ROLES = new RegExp(
  String.raw`${TWO}r[oô]l(?:l?es?|l?en)?\b(?! (?:may|can|must|should|use|assume|call|\w+-\w))|\b(?:three|drei|trois|tres|n?either) r[oô]l\w*|\brole for (?:both|each)\b|\broles for both\b|\beach (?:gets|needs)\b|\b(?:two|both)\s+role\b|(?:两个|兩個|二つの|2つの)\s*role`,
  'giu',
);

/** “Two jobs”, “one for …, the other for …” */
export const COUNTED = new RegExp(
  String.raw`${ROLES.source}|${TWO}(?:tasks?|jobs|parts?|polic(?:y|ies)|permission sets|teile)\b|\bone for\b[^]*\b(?:other|another|one) for\b|\bfor (?:both|each|beides)\b|\bboth (?:need|use|call|want)s?\b|\br[oô]les [^.;]*\b(f[oü]r|para|pour|per)\b[^.;]*\b(?:and|y|et|und|e)\s+\1\b|\banother (?:one )?for\b|\b(?:plus|and|und|et|y) (?:an?|one|eine|une?|una) (?:role|one) (?:for|with|to|which|that)\b|\bseparately\b|\b(?:over|day|at )?night\w*\b[^]*\b(?:by day|day ?time|during the day|live)\b|\b(?:by day|day ?time|during the day|tagsüber)\b[^]*\b(?:over|day|at )?nigh?t\w*\b|\bnachts\b|二つ|2つ|另外|另一个|还要|もう一つ|それぞれ|两项`,
  'giu',
);

/** Marks of a list, each with its number or letter: a cut goes before each but the first. */
export const SERIES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])\(?([a-e])\)/giu,
  /(?<![\p{L}\p{N}.])\(?([1-5])\)/gu,
  /(?<![\p{L}\p{N}.])([1-5])\.(?=\s)/gu,
  /([①-⑤])/gu,
  /^[ \t]*([一二三四五])\s*[、,，.]/gmu,
  /\b(?:q|question |frage )([1-5])[:.)]/gi,
  /\b(?:steps?|phases?|parts?|tasks?|tickets?|rol\w*|rôle|schritt) ([1-5a-e])\b/gi,
  /\b(?:task|part|role|point|item|ticket) (?:(one)|(two)|(three))\b(?=\s*[:,–-])/gi,
  /\b(?:(first|erst)|(second|zweit)|(third|dritt))(?:ly|ens)?\b(?! role)/gi,
  /(?<!\p{L})(?:(por un lado|d['’]une part|einerseits|on (?:the )?one hand)|(por otro lado|d['’]autre part|andererseits|on the other hand))(?!\p{L})/giu,
  /(?<!\p{L})(?:(primero|primeiro|premièrement)|(segundo|deuxièmement)|(tercero|terceiro|troisièmement))(?!\p{L})/giu,
];

/** How many there are names none: “two policies: …”. */
export const COUNTS = new RegExp(
  String.raw`${TWO}(?:tasks?|jobs|parts?|things|polic(?:y|ies)|permission sets)\s*:?`,
  'giu',
);

/** “One for …, one for …, and another for …” */
export const ONES =
  /\b(?:one|another|the (?:other|second|third)|eine?|une?|una|l['’]autre|(?:la|el) otr[ao])(?: one| role)?(?= (?:for|from|in|with|to|that|which|is for|für|pour|para|calls?|uploads?|imports?|reads?|runs?|hosts?|downloads?|denies|allows|lets)\b)|另?一个(?=用于|负责|用来)/giu;

/** The points of a list. */
export const POINTS = /^[ \t]*[-*•][ \t]/gm;

/** “Role A: …”, each of which is one. */
export const OF_ROLES = /^rol/i;

/** What a list begins with. */
export const FIRST =
  /^(?:a|1|①|一|one|first|erst|prim?e\w+|premi\w+|por un lado|d['’]une part|einerseits|on (?:the )?one hand)$/i;

/** Where one statement may end. */
export const ENDS =
  /[;.!?,:](?=\s)|[\n(]|[。；、，：]|\s[-–—]\s|\b(?:and|then|plus|also|et|und|y|e|en)\b|[&+]/giu;

/** Where a sentence ends. */
export const ENDS_ALL = /[;.!?\n。；]/;

/** The second task begins. */
export const BEGINS =
  /^\W*(?:(?:and|und|et|y)\s+)?(?:the\s+)?(?:other|second|another|one for|eine? andere|l['’]autre|(?:la|el) otr[ao])\b|^\W*另/i;

/** A second task may begin: it counts where both are sure. */
export const BESIDES =
  /(?<![\p{L}\p{N}])(?:in addition|additionally|and after that|after that,|besides(?: that| this)?|furthermore|moreover|on top of (?:that|this)|and then|and while you['’]re at it|while you['’]re (?:at it|there)|whereas|(?:(?<=[.;!?\n]\s*)for (?:the |our )?[\w ]{2,30}?,? )?please also(?: (?:prepare|create|make|set up|write|add|build|generate))|while (?:the|our|another)|but what|also wants?|außerdem|zusätzlich|darüber hinaus|par ailleurs|en outre|de plus|además|por otra parte|além disso|segundo|deuxièmement|zweitens)(?![\p{L}\p{N}])|另外|此外|同时[还另]|あわせて|合わせて|また、/giu;

/** What is said of each. */
export const OF_ALL =
  /\b(?:both|all (?:of them|roles|three)|each(?: of them)?|n?either(?: of them)?|none of them|beide\w*|les deux|ambos|ambas)\b/i;

/** What is there, of somebody else, or for later. */
export const NO_TASK =
  /\b(?:out of scope|not in scope|already (?:done|there|exists?|in place)|(?:is|was) done by|another ticket|own ticket|separate ticket)\b|\((?:already )?done\)|\bnobody (?:uses|calls|needs|works)\b/i;

/** “We choose (b)” */
export const CHOSEN =
  /\b(?:we(?:['’]ll)?|let['’]s|i) (?:choose|chose|take|took|go (?:with|for)|went with|picked|want|decided (?:for|on)) (?:option |variant )?\(?([a-e1-5])\b/i;

/** Roles of one task. */
export const OF_ONE = /\btask role\b[^.;]*\bexecution role\b|\bexecution role\b[^.;]*\btask role\b/i;

/** Others than those that are named: which, the other half says. */
export const OTHERS =
  /\b(?:nobody|no ?one|everyone|everybody|anyone|everything) else\b|\b(?:all|any|every) (?:the )?other [\w-]+(?: models?| roles?)?/gi;

/** Words that begin the next of a list. */
export const LAST_WORDS = /(?:[\s.,;:(]|\b(?:the|and|und|et|y|option|phase|step|task|role)\b)+$/i;
