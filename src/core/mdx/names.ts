import { idPattern } from '../fields.ts';

/** The kinds of named links that prose may hold. */
export const linkKinds = ['question', 'letter', 'page', 'link'] as const;

export type LinkKind = (typeof linkKinds)[number];

/** A link as a writer writes it: `question:exit-policies`. */
export interface NamedLink {
  kind: LinkKind;
  name: string;
}

const isLinkKind = (text: string): text is LinkKind => (linkKinds as readonly string[]).includes(text);

/** Takes `question:exit-policies` apart; undefined when it is not exactly a kind, a colon and an id. */
export function parseNamedLink(address: string): NamedLink | undefined {
  const colon = address.indexOf(':');
  const kind = address.slice(0, colon);
  const name = address.slice(colon + 1);
  return colon > 0 && isLinkKind(kind) && idPattern.test(name) ? { kind, name } : undefined;
}
