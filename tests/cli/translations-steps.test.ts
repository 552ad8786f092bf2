import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { commit, git } from '../lib/git.ts';
import { runCommand, type CommandResult } from '../lib/run-command.ts';
import { copyHalfTranslated } from '../lib/temporary.ts';

/** A copy of the fixture, and the command on it. */
function openSite(folder = copyHalfTranslated()) {
  const path = (name: string): string => join(folder, name);
  return {
    folder,
    read: (name: string): string => readFileSync(path(name), 'utf8'),
    edit: (name: string, change: (text: string) => string): void => {
      writeFileSync(path(name), change(readFileSync(path(name), 'utf8')));
    },
    run: (...args: string[]): Promise<CommandResult> =>
      runCommand('translations', [...args, '--content', folder]),
  };
}

const source = 'en/questions/renew.mdx';
const german = 'de/questions/renew.mdx';
const toOld = (text: string): string => text.replaceAll('four weeks', 'three weeks');

/** The fixture in git: once the loan was three weeks, and the file lay in another folder. */
function openHistory() {
  const site = openSite();
  const { folder } = site;
  const now = site.read(source);
  mkdirSync(join(folder, 'en/questions/old'));
  renameSync(join(folder, source), join(folder, 'en/questions/old/renew.mdx'));
  site.edit('en/questions/old/renew.mdx', toOld);
  git(folder, 'init', '--quiet');
  commit(folder, 'old');
  renameSync(join(folder, 'en/questions/old/renew.mdx'), join(folder, source));
  commit(folder, 'moved');
  writeFileSync(join(folder, source), now);
  commit(folder, 'four weeks');
  return site;
}

async function stateOf({ run }: ReturnType<typeof openSite>, lang: string, id: string): Promise<string> {
  const { stdout } = await run('next', lang, '--json');
  const { queue } = JSON.parse(stdout) as { queue: { id: string; state: string }[] };
  return queue.find((item) => item.id === id)?.state ?? 'current';
}

describe('start', () => {
  test('makes the file with the source text and its revision, and never writes over one', async () => {
    const site = openSite();
    const { code, stdout, stderr } = await site.run('start', 'de', 'about');
    assert.deepEqual([code, stdout], [0, 'content/de/pages/about.mdx\n'], stderr);
    const text = site.read('de/pages/about.mdx');
    assert.match(
      text,
      /^---\ntitle: About the library\nshort: .*\nrevision: "[0-9a-f]{12}"\nchecked: false\n---\n\nCome in/,
    );
    site.edit('de/pages/about.mdx', () => 'mine');
    const again = await site.run('start', 'de', 'about');
    assert.equal(again.code, 2);
    assert.match(again.stderr, /is there already, and stays as it is/);
    assert.equal(site.read('de/pages/about.mdx'), 'mine');
  });

  test('makes the words and titles of a new language, with its plural forms', async () => {
    const site = openSite();
    assert.equal((await site.run('start', 'ru', 'ui')).code, 0);
    assert.equal((await site.run('start', 'ru', 'titles')).code, 0);
    const words = JSON.parse(site.read('ru/ui.json')) as Record<string, string>;
    assert.deepEqual(
      Object.keys(words)
        .filter((key) => key.startsWith('faq.count'))
        .sort(),
      ['few', 'many', 'one', 'other'].map((form) => `faq.count_${form}`),
    );
    assert.equal(site.read('ru/titles.yaml'), site.read('en/titles.yaml'));
    assert.equal((await site.run('start', 'ru', 'ui')).code, 2);
  });

  test('a file that is not UTF-8 is no missing one', async () => {
    const site = openSite();
    const latin = (name: string): void => {
      writeFileSync(
        join(site.folder, name),
        Buffer.from(site.read(name).replace('title: ', 'title: \u00FC'), 'latin1'),
      );
    };
    latin(german);
    for (const part of ['start', 'done', 'diff']) {
      const { code, stderr } = await site.run(part, 'de', 'renew');
      assert.equal(code, 1, part);
      assert.match(
        stderr,
        /content\/de\/questions\/renew\.mdx:2: text\/encoding: found bytes that are not UTF-8/,
      );
    }
    latin(source);
    const { code, stderr } = await site.run('keep', 'renew');
    assert.equal(code, 1);
    assert.match(stderr, /content\/en\/questions\/renew\.mdx:2: text\/encoding/);
  });

  test('works for a letter', async () => {
    const site = openSite();
    assert.equal((await site.run('start', 'de', 'lost-book')).code, 0);
    assert.match(site.read('de/letters/lost-book.mdx'), /not-for: .*\nsubject: "The book \{book\}"\n/);
  });
});

describe('done', () => {
  test('refuses a text that is still in the source language, and leaves it as it is', async () => {
    const site = openSite();
    const before = site.read('de/questions/fines.mdx');
    const { code, stderr } = await site.run('done', 'de', 'fines');
    assert.equal(code, 1);
    assert.match(stderr, /content\/de\/questions\/fines\.mdx:\d+: translation\/untranslated/);
    assert.equal(site.read('de/questions/fines.mdx'), before);
  });

  test('writes the revision of the present source, and changes nothing else by a byte', async () => {
    const site = openSite();
    site.edit(german, (text) => text.replaceAll('drei Wochen', 'vier Wochen').replaceAll('\n', '\r\n'));
    const before = site.read(german);
    const { code, stdout, stderr } = await site.run('done', 'de', 'renew');
    assert.deepEqual([code, stdout], [0, `content/${german}\n`], stderr);
    const after = site.read(german);
    const revision = /revision: "([0-9a-f]{12})"/.exec(after)?.[1] ?? '';
    assert.equal(after, before.replace(/revision: "[0-9a-f]{12}"/, `revision: "${revision}"`));
    assert.notEqual(after, before);
    assert.equal(await stateOf(site, 'de', 'renew'), 'current');
    const again = await site.run('done', 'de', 'renew');
    assert.equal(again.code, 0);
    assert.match(again.stderr, /says already that it is current/);
  });

  test('names what differs from the source, with its line', async () => {
    const site = openSite();
    site.edit(german, (text) => text.replace('[jemand wartet](question:borrow)', 'jemand wartet'));
    const { code, stderr } = await site.run('done', 'de', 'renew');
    assert.equal(code, 1);
    assert.match(
      stderr,
      /translation\/links: found the link \(question:borrow\) not at all; expected it once, as in content\/en\/questions\/renew\.mdx:8/,
    );
    assert.match(stderr, /stays as it is/);
  });

  test('gives a file that was written by hand its revision', async () => {
    const site = openSite();
    site.edit(german, (text) => text.replace(/revision:.*\n/, ''));
    assert.equal((await site.run('done', 'de', 'renew')).code, 0);
    assert.match(site.read(german), /checked: false\nrevision: "[0-9a-f]{12}"\n---\n/);
  });

  test('reports a broken head', async () => {
    const site = openSite();
    site.edit(german, (text) => text.replace('title:', 'titel:'));
    const { code, stderr } = await site.run('done', 'de', 'renew');
    assert.equal(code, 1);
    assert.match(stderr, /content\/field-unknown: found a field "titel".*did you mean "title"\?/);
  });

  test('asks for another reading of a text that was checked', async () => {
    const site = openSite();
    site.edit(german, (text) => text.replace('checked: false', 'checked: true'));
    const { stderr } = await site.run('done', 'de', 'renew');
    assert.match(stderr, /write "false" there unless a second reader/);
  });
});

describe('diff', () => {
  test('shows word by word what changed since the revision, under every name that the file had', async () => {
    const { run } = openHistory();
    const { code, stdout, stderr } = await run('diff', 'de', 'renew');
    assert.equal(code, 0, stderr);
    assert.equal(
      stdout,
      `content/${source}: short
    Yes, unless somebody else waits for it. Ask before the [-three-]{+four+} weeks are over.
content/${source}:8
    Ask at the desk or write to us before the [-three-]{+four+} weeks are over. A book that [somebody waits for](question:borrow) has to come back.
`,
    );
    assert.match(stderr, /changes since 2026-11-20\. .*done de renew/);
  });

  test('sees what is not committed yet', async () => {
    const site = openHistory();
    site.edit(source, (text) => text.replace('at the desk', 'at the counter'));
    const { stdout } = await site.run('diff', 'de', 'renew');
    assert.match(stdout, /Ask at the \[-desk-\]\{\+counter\+\} or/);
  });

  test('says in a sentence that there is no git history', async () => {
    const { run } = openSite();
    const { code, stdout, stderr } = await run('diff', 'de', 'renew');
    assert.deepEqual([code, stdout], [3, '']);
    assert.match(
      stderr,
      /There is no git history here, so what the text said before cannot be shown\. The whole text is in content\/en/,
    );
  });

  test('says that the history does not have the revision, and what to do in a shallow clone', async () => {
    const { folder } = openHistory();
    const shallow = join(copyHalfTranslated(), '..', 'shallow');
    git(folder, 'clone', '--quiet', '--depth', '1', `file://${folder}`, shallow);
    const { code, stderr } = await openSite(shallow).run('diff', 'de', 'renew');
    assert.equal(code, 3);
    assert.match(stderr, /has the revision 86c1bf3ae899\. .*git fetch --unshallow/);
  });

  test('of a current or a missing translation says so', async () => {
    const { run } = openSite();
    assert.match((await run('diff', 'de', 'borrow')).stderr, /Nothing changed/);
    assert.match((await run('diff', 'de', 'about')).stderr, /not translated into "de" yet: .*start de about/);
  });
});

describe('keep', () => {
  test('makes translations current again, and holds for this change alone', async () => {
    const site = openHistory();
    site.edit('de/questions/borrow.mdx', (text) => text);
    const before = site.read(source);
    assert.equal(await stateOf(site, 'de', 'renew'), 'outdated');
    const { code, stdout, stderr } = await site.run('keep', 'renew');
    assert.deepEqual([code, stdout], [0, `content/${source}\n`], stderr);
    assert.match(stderr, /Current again: de\./);
    const after = site.read(source);
    const added = /same-as: \["86c1bf3ae899"\]\nkept: "[0-9a-f]{12}"\n/.exec(after)?.[0] ?? '';
    assert.equal(after, before.replace('\n---\n\n', `\n${added}---\n\n`), 'only the two fields are new');
    assert.equal(await stateOf(site, 'de', 'renew'), 'current');
    site.edit(source, (text) => text.replace('at the desk', 'at the counter'));
    assert.equal(await stateOf(site, 'de', 'renew'), 'outdated');
    commit(site.folder, 'counter');
    assert.match((await site.run('keep', 'renew')).stderr, /Current again: de\./);
    assert.match(site.read(source), /same-as: \["86c1bf3ae899", "[0-9a-f]{12}"\]\n/);
  });

  test('leaves older translations out of date, and says how to go further back', async () => {
    const site = openHistory();
    site.edit(source, (text) => text.replace('at the desk', 'at the counter'));
    commit(site.folder, 'counter');
    const { code, stderr } = await site.run('keep', 'renew');
    assert.equal(code, 0);
    assert.match(stderr, /Still out of date: de, made from the older 86c1bf3ae899/);
    assert.equal(await stateOf(site, 'de', 'renew'), 'outdated');
    assert.equal((await site.run('keep', 'renew', '--from', '86c1bf3ae899')).code, 0);
    assert.equal(await stateOf(site, 'de', 'renew'), 'current');
  });

  test('works without git where only one older revision is in use', async () => {
    const site = openSite();
    assert.equal((await site.run('keep', 'renew')).code, 0);
    assert.equal(await stateOf(site, 'de', 'renew'), 'current');
  });

  test('asks without git where there are several', async () => {
    const site = openSite();
    const text = site.read(german).replace('86c1bf3ae899', '000000000000');
    writeFileSync(join(site.folder, 'ru/questions/renew.mdx'), text);
    const before = site.read(source);
    const { code, stderr } = await site.run('keep', 'renew');
    assert.equal(code, 2);
    assert.match(stderr, /--from 86c1bf3ae899 {3}\(de\)\n {2}--from 000000000000 {3}\(ru\)/);
    assert.equal(site.read(source), before);
  });

  test('has nothing to do where no translation is out of date', async () => {
    const site = openSite();
    rmSync(join(site.folder, german));
    const { code, stderr } = await site.run('keep', 'renew');
    assert.equal(code, 2);
    assert.match(stderr, /nothing to keep/);
  });
});

test('files with a byte order mark are like others, and keep it', async () => {
  const site = openHistory();
  for (const file of [source, german]) site.edit(file, (text) => `\uFEFF${text}`);
  const before = site.read(source);
  commit(site.folder, 'byte order mark');
  site.edit(source, (text) => text.replace('at the desk', 'at the counter'));
  const { code, stderr } = await site.run('keep', 'renew');
  assert.equal(code, 0, stderr);
  assert.match(stderr, /made from the older 86c1bf3ae899/);
  assert.ok(site.read(source).startsWith(before.slice(0, 5)));
  assert.equal((await site.run('start', 'ru', 'renew')).code, 0);
  assert.match(site.read('ru/questions/renew.mdx'), /^---\n/);
  assert.equal((await site.run('done', 'de', 'renew')).code, 0);
  assert.match(site.read(german), /^\uFEFF---\n/);
});
