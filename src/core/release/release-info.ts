import { z } from 'zod';
import { enabledLanguages, listEntries } from '../catalog.ts';
import { countStates } from '../translations/status.ts';
import type { Catalog } from '../model.ts';
import type { Parsed } from './manifest.ts';

/** `2026-11-20-3fa9c2d41b7e`: the day of the commit and the first digits of its hash. */
export const releaseNamePattern = /^(\d{4}-\d{2}-\d{2})-([0-9a-f]{7,40})$/;

const count = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{40,64}$/);

const source = z.strictObject({
  commit: hash.describe('The commit it was built from.'),
  committed: z.iso.datetime().describe('When that was made, in UTC.'),
});

/** release.json. */
export const releaseInfoSchema = z.strictObject({
  name: z.string().regex(releaseNamePattern),
  ...source.shape,
  content: source
    .extend({ tree: hash.describe("Git's hash of the content folder: the same content, the same hash.") })
    .describe('The content, which may lie in a repository of its own.'),
  node: z.string().describe('Version of Node that built it.'),
  tools: z.record(z.string(), z.string()).describe('Versions of the packages that built it.'),
  languages: z
    .array(
      z.strictObject({
        tag: z.string(),
        name: z.string(),
        current: count.describe('Texts whose translation is up to date; in the source language, all.'),
        outdated: count,
        missing: count,
        unchecked: count.describe('Translations that no second reader has checked.'),
      }),
    )
    .describe('Published languages; the source language is the first.'),
  files: count.describe('Plain files of the site, without release.json.'),
  bytes: count.describe('Bytes of all of them.'),
  largest: count.describe('Bytes of the largest one.'),
});

/** What a release is. */
export type ReleaseInfo = z.output<typeof releaseInfoSchema>;

/** How far the translations of a language are. */
export type LanguageState = ReleaseInfo['languages'][number];

/** How far each published language is, the source language first. */
export function countTranslations(catalog: Catalog): LanguageState[] {
  const { source: original } = catalog.settings;
  const entries = listEntries(catalog);
  return enabledLanguages(catalog)
    .sort((a, b) => Number(b.tag === original) - Number(a.tag === original))
    .map(({ tag, name }) => {
      const { current, outdated, missing, unchecked } = countStates(entries, tag, original);
      const count = tag === original ? entries.length : current;
      return { tag, name, current: count, outdated, missing, unchecked };
    });
}

/** The text of release.json. */
export const formatReleaseInfo = (info: ReleaseInfo): string => `${JSON.stringify(info, null, 2)}\n`;

/** Reads release.json. */
export function parseReleaseInfo(text: string): Parsed<ReleaseInfo> {
  try {
    const checked = releaseInfoSchema.safeParse(JSON.parse(text));
    if (checked.success) return { value: checked.data };
    const [issue] = checked.error.issues;
    return { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unexpected'}` };
  } catch {
    return { problem: 'it is no JSON' };
  }
}

/**
 * Says why a release is older than another, or undefined when it is the same or a later one. Days decide; of two
 * releases of one day only the time of the commit would tell, so they count as different.
 * @param wanted name of a release, or a day or time (`2026-11-20`, `2026-11-20T14:03:22Z`)
 */
export function findAgeProblem(
  info: Pick<ReleaseInfo, 'name' | 'committed'>,
  wanted: string,
): string | undefined {
  const day = releaseNamePattern.exec(wanted)?.[1];
  if (day === undefined)
    return info.committed < wanted ? `it is of ${info.committed}, before ${wanted}` : undefined;
  if (info.name === wanted || info.committed.slice(0, 10) > day) return undefined;
  if (info.committed.slice(0, 10) < day) return `it is ${info.name}, older than ${wanted}`;
  return `it is ${info.name}, another release of the same day as ${wanted}; ask for at least the time of the commit to tell which is newer`;
}

/** True for what `--at-least` takes: the name of a release, a day or a time in UTC. */
export const isReleaseOrTime = (text: string): boolean =>
  releaseNamePattern.test(text) ||
  z.iso.date().safeParse(text).success ||
  z.iso.datetime().safeParse(text).success;
