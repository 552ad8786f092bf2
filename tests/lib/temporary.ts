import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

/** The fixture site about something else entirely, in three languages. */
export const bikeClub = 'tests/fixtures/cargo-bike-club';

/** An empty folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'onion-faq-')));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A copy of a content folder that a test may change. */
export function copyContent(from: string = bikeClub): string {
  const folder = join(temporaryFolder(), 'content');
  cpSync(from, folder, { recursive: true });
  return folder;
}

/** Writes a file and the folders above it. */
export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A copy of the fixture site with a text in each state, with words from the reference site. */
export function copyHalfTranslated(): string {
  const folder = copyContent('tests/fixtures/half-translated');
  for (const lang of ['en', 'de']) cpSync(`content/${lang}/ui.json`, join(folder, lang, 'ui.json'));
  return folder;
}
