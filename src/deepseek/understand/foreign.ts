// Whether a text has terms in German, Chinese or Japanese, and what it is in English.
import { late } from './late-parts.ts';

export interface EnglishText {
  readonly english: string;
  /** The place in the text of a place in `english`: both in UTF-16 code units. */
  readonly placeOf: (place: { readonly start: number; readonly end: number }) => {
    readonly start: number;
    readonly end: number;
  };
}

/** Letters that English has not, words that stand in nearly every German sentence, and the things that it is about. */
const FOREIGN =
  /[\u00c0-\u024f\u3000-\uffef]|\b(?:der|das|dem|den|ist|sind|wird|werden|wir|nur|und|oder|mit|von|vom|aus|nach|zum|zur|auf|im|ins|bei|beim|sauf|pas|seulement|uniquement|solo|excepto|salvo|interdire|bloque\w+|prohibir|el|los|las|desde|para|avec|pour|dans|une|comptes?|cuentas?|appell\w+|llama (?:solo )?a|nicht|kein\w*|ohne|nie|eine?[mnrs]?|alle[mnrs]?|jede[mnrs]?|darf|muss|soll|statt|unsere?[mnrs]?|meine?[mnrs]?|rollen?|konto|konten|modelle?|funktion\w*|aufgaben?|endpunkte?|dienste?|instanz\w*|gewichte?|projekte?|organisation)\b/i;

/** The text as it is, where it has no such term. */
export const englishOf = (text: string): EnglishText =>
  (FOREIGN.test(text) ? late('foreign')?.inEnglish(text) : undefined) ?? {
    english: text,
    placeOf: (place) => place,
  };
