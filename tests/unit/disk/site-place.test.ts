import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findRefusal } from '../../../scripts/lib/site-place.ts';
import { temporaryFolder, write } from '../../lib/temporary.ts';

const folder = temporaryFolder();
const at = (path: string): string => join(folder, path);
write(at('work/content/languages.yaml'), '');
write(at('work/notes.txt'), '');
write(at('program/package.json'), '');
for (const name of ['404.html', 'robots.txt', 'en/index.html']) write(at(`site/${name}`), '');
mkdirSync(at('empty'));
symlinkSync(at('work'), at('link'));

for (const [place, says] of [
  ['work/content', /is the content folder/],
  ['work/content/below/it', /is the content folder/],
  ['work', /has it/],
  ['link', /has it/],
  ['.', /has it/],
  ['program', /has this program in it/],
  ['work/notes.txt', /is a file/],
  ['site/en', /something else than a site/],
  ['site', undefined],
  ['empty', undefined],
  ['new/deep', undefined],
  ['program/dist', undefined],
  ['work/content-site', undefined],
] as const) {
  test(`a site ${says ? 'is refused' : 'may be'} at "${place}"`, () => {
    const refusal = findRefusal(at(place), at('work/content'), at('program'));
    if (says) assert.match(refusal ?? '', says);
    else assert.equal(refusal, undefined);
  });
}
