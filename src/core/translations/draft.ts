import { isMap, isScalar, parseDocument } from 'yaml';
import { divideText } from '../divided-text.ts';
import { letterTranslationSchema, translationSchema } from '../front-matter.ts';
import type { TextKind } from '../model.ts';

/** Fields of the front matter that a translation takes over from its source text, to be overwritten. */
const fieldsOf = (kind: TextKind): string[] =>
  Object.keys((kind === 'letter' ? letterTranslationSchema : translationSchema).shape);

/** A field of the front matter in the same spelling, with its quotes. */
function buildHead(yaml: string, kind: TextKind, revision: string): string {
  const document = parseDocument(yaml, { schema: 'core' });
  const wanted = fieldsOf(kind);
  if (isMap(document.contents)) {
    document.contents.items = document.contents.items.filter(
      ({ key }) => isScalar(key) && wanted.includes(String(key.value)),
    );
  }
  const kept = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `${kept.trimEnd()}\nrevision: "${revision}"\nchecked: false\n`;
}

/**
 * The text of a new translation: words of the source to overwrite, below front matter with what a translation has.
 * @param source text of the source file
 * @param revision what the source says now
 * @throws Error when the source has no front matter; a checked one has
 */
export function buildDraft(source: string, kind: TextKind, revision: string): string {
  const divided = divideText(source);
  if (!divided) throw new Error('the source text has no front matter');
  return `---\n${buildHead(divided.yaml, kind, revision)}---${divided.body}`;
}
