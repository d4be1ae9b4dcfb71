// Words that neither comments nor pages for people have.

export const BRITISH =
  /recognis|colour|catalogue|behaviour|licence|favour|neighbour|honour|artefact|centre|spelt|learnt|(?:organ|normal|summar|serial|initial|optim|minim|maxim|character|categor|priorit|custom|author|token|util|general|special|synchron|emphas|visual|capital)is(?:e|ing|ation)|analyse[drs]?\b|modell(?:ed|ing)|labell(?:ed(?!by)|ing)|travell(?:ed|ing)|grey|whilst/i;

/** Words and turns that readers have to read twice. A word in backticks or quotation marks is fine. */
export const ARCHAIC =
  /(?<![`"'“])\b(?:whoever|whomever|beside|shall|amongst|upon|for ever|thereof|wherein|hereby|told|one['’]s own|of its own accord|of their own accord|speaks? of|spoken of|tells? of|(?:held|holds?) against|comes? near|what (?:came|comes|becomes|became) of|(?:tells?|told|knows?|known|said) (?:\w+ ){0,4}apart)\b/i;
