import { join } from 'node:path';
import type { Entry } from '../../../src/core/model.ts';
import {
  readSourceWords,
  revisionOfWords,
  type SourceWords,
} from '../../../src/core/translations/source-words.ts';
import { sha256 } from '../../../src/disk/content-source.ts';
import { readHistory, type OldVersion } from './git-history.ts';
import { nameFile, sourceText, type Project } from './project.ts';

/** What a source text said once. */
export interface OldWords {
  revision: string;
  version: OldVersion;
  words: SourceWords;
}

/** Its earlier words, newest first, or a sentence that says why they are not to be had. */
export type OldTexts = { texts: Iterable<OldWords>; isShallow: boolean } | { sentence: string };

const sentences = {
  'no git': 'There is no git history here, so what the text said before cannot be shown.',
  'no history': 'Git does not know this file yet, so what the text said before cannot be shown.',
} as const;

/** Reads the history of a source text: each version only when it is asked for. */
export function readOldTexts(project: Project, entry: Entry): OldTexts {
  const { file } = sourceText(project, entry);
  const history = readHistory(join(project.folder, file));
  if ('reason' in history)
    return { sentence: `${sentences[history.reason]} The whole text is in ${nameFile(project, file)}.` };
  const { versions, isShallow, read } = history;
  const texts = {
    *[Symbol.iterator](): Generator<OldWords> {
      for (const version of versions) {
        const words = readSourceWords((read(version) ?? '').replace(/^\uFEFF/, ''), entry.kind);
        if (words) yield { revision: revisionOfWords(words, sha256), version, words };
      }
    },
  };
  return { texts, isShallow };
}
