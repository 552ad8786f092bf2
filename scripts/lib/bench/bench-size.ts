import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalog } from '../../../src/disk/read-catalog.ts';
import { writeCorpus, type Corpus, type CorpusSize } from './corpus.ts';
import { measureCommand, type Measures } from './measure-command.ts';
import { weighSite, type SiteSizes } from './page-sizes.ts';

/** The builds that are measured, in this order. */
export const buildRuns = ['cold', 'warm', 'answer', 'translation'] as const;
export type BuildRun = (typeof buildRuns)[number];

/** What was measured of one size. */
export interface SizeResult extends CorpusSize {
  files: number;
  builds: Record<BuildRun, Measures>;
  /** The check of links and the state of the translations. */
  links: Measures;
  status: Measures;
  site: SiteSizes;
}

/** Told of what is being done now. */
export type OnStep = (what: string) => void;

/** Adds a sentence to a text, as somebody who edits it would. */
function edit(corpus: Corpus, file: string): void {
  appendFileSync(join(corpus.folder, file), '\nAdded.\n');
}

/** Builds four times: from nothing, with nothing changed, with one answer edited, with one translation edited. */
async function measureBuilds(
  corpus: Corpus,
  args: readonly string[],
  folder: string,
  onStep: OnStep,
): Promise<SizeResult['builds']> {
  const build = (what: string): Promise<Measures> => {
    onStep(what);
    return measureCommand('build', args, folder);
  };
  const cold = await build('building, cold');
  const warm = await build('building, warm');
  edit(corpus, corpus.answer);
  const answer = await build('building, one answer edited');
  edit(corpus, corpus.translation);
  return { cold, warm, answer, translation: await build('building, one translation edited') };
}

function weigh(corpus: Corpus, site: string): SiteSizes {
  const result = readCatalog(corpus.folder);
  if ('catalog' in result) return weighSite(site, result.catalog);
  throw new Error(`the made-up content is wrong: ${JSON.stringify(result.findings[0])}`);
}

/**
 * Makes a site of a size, builds it and measures that.
 * @param scratch a folder in which everything is made; it is empty again afterwards
 * @throws Error when a command fails
 */
export async function benchSize(size: CorpusSize, scratch: string, onStep: OnStep): Promise<SizeResult> {
  const folder = join(scratch, `${String(size.questions)}x${String(size.languages)}`);
  const [content, site] = [join(folder, 'content'), join(folder, 'site')];
  mkdirSync(folder, { recursive: true });
  try {
    onStep('making up content');
    const corpus = writeCorpus(size, content);
    const args = ['--content', content, '--out', site];
    const builds = await measureBuilds(corpus, args, folder, onStep);
    onStep('checking links');
    const links = await measureCommand('links', args, folder);
    onStep('state of the translations');
    const status = await measureCommand('translations', ['status', '--content', content], folder);
    onStep('weighing pages');
    return { ...size, files: corpus.files, builds, links, status, site: weigh(corpus, site) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
