import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { copyProject } from '../lib/project-copy.ts';
import { runCommand } from '../lib/run-command.ts';
import { bikeClub, copyContent, temporaryFolder, write } from '../lib/temporary.ts';
import { fingerprint } from '../lib/warm-build.ts';

const build = (content: string, out: string, env: Record<string, string> = {}) =>
  runCommand('build', ['--content', content, '--out', out], env);

describe('a site that is built again and again', () => {
  const content = copyContent();
  const parent = temporaryFolder();
  const out = join(parent, 'site');
  const counts = join(temporaryFolder(), 'counts.json');
  const edit = (name: string, change: (text: string) => string): void => {
    write(join(content, name), change(readFileSync(join(content, name), 'utf8')));
  };

  test('what a killed build left behind is cleared up, and the site it had put aside comes back', async () => {
    write(join(parent, 'site.next-999999999/half.html'), 'half');
    write(join(parent, 'site.last-999999999/index.html'), 'old site');
    const broken = copyContent();
    write(join(broken, 'languages.yaml'), 'source: [');
    await build(broken, out);
    assert.deepEqual(
      readdirSync(parent).sort(),
      ['site.last-999999999', 'site.next-999999999'],
      'a refused build touches nothing',
    );
    const { code, stderr } = await build(content, out, {
      NODE_OPTIONS: `--import ${new URL('../fixtures/preload/count-reads.mjs', import.meta.url).href}`,
      COUNT_READS_OF: content,
      COUNT_READS_INTO: counts,
    });
    assert.equal(code, 0, stderr);
    assert.deepEqual(readdirSync(parent), ['site']);
    assert.ok(existsSync(join(out, 'fr/index.html')));
  });

  test('each question is read once in a build', () => {
    const reads = JSON.parse(readFileSync(counts, 'utf8')) as Record<string, number>;
    const questions = Object.entries(reads).filter(([path]) => path.includes('/questions/'));
    assert.equal(questions.length, globSync('*/questions/*.mdx', { cwd: content }).length);
    for (const [path, times] of questions) assert.equal(times, 1, `${path} was read ${String(times)} times`);
  });

  test('the same from another disk, which a site cannot be renamed from', async () => {
    const before = fingerprint(out);
    const { code, stderr } = await build(content, out, {
      NODE_OPTIONS: `--import ${new URL('../fixtures/preload/other-disk.mjs', import.meta.url).href}`,
    });
    assert.equal(code, 0, stderr);
    assert.deepEqual(fingerprint(out), before);
    assert.deepEqual(readdirSync(parent), ['site']);
  });

  test('content with errors writes nothing and leaves the previous site whole', async () => {
    const before = fingerprint(out);
    assert.ok(before.length > 10);
    const name = 'de/questions/deposit.mdx';
    const whole = readFileSync(join(content, name), 'utf8');
    edit(name, () => '---\ntitle: x\nshort: y\nrevision: "000000000000"\n---\n\n{process.exit(0)}\n');
    const { code, stderr } = await build(content, out);
    edit(name, () => whole);
    assert.equal(code, 1);
    assert.match(stderr, /content\/de\/questions\/deposit\.mdx:7:1: mdx\/expression/);
    assert.deepEqual(fingerprint(out), before);
    assert.deepEqual(readdirSync(parent), ['site']);
  });

  test('what was deleted from the content is gone, and what was edited is new', async () => {
    assert.match(readFileSync(join(out, 'de/repairs.html'), 'utf8'), /id="weak-brakes"/);
    for (const lang of ['fr', 'de', 'ar']) {
      rmSync(join(content, lang, 'questions/weak-brakes.mdx'));
      for (const id of ['flat-tyre', 'carrying-children', 'deposit', 'reserve-a-bike']) {
        const path = join(content, lang, 'questions', `${id}.mdx`);
        write(
          path,
          readFileSync(path, 'utf8')
            .replaceAll('question:weak-brakes', 'page:about')
            .replaceAll(/, weak-brakes|weak-brakes, |weak-brakes/g, ''),
        );
      }
    }
    edit('outline.yaml', (text) => text.replace(/^ *- weak-brakes\n/m, ''));
    edit('addresses.lock', (text) => text.replace(/^.*weak-brakes.*\n/gm, ''));
    edit('fr/pages/about.mdx', (text) => `${text}\nUne phrase toute neuve.\n`);
    const { code, stderr } = await build(content, out);
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(readFileSync(join(out, 'de/repairs.html'), 'utf8'), /id="weak-brakes"/);
    assert.match(readFileSync(join(out, 'fr/about.html'), 'utf8'), /Une phrase toute neuve/);
  });
});

describe('a site whose content goes on without its translations', () => {
  const content = copyContent();
  const out = join(temporaryFolder(), 'site');
  before(async () => {
    rmSync(join(content, 'ar/questions/reserve-a-bike.mdx'));
    const source = join(content, 'fr/questions/weak-brakes.mdx');
    write(source, `${readFileSync(source, 'utf8')}\nUne phrase ajoutée.\n`);
    const outline = readFileSync(join(content, 'outline.yaml'), 'utf8');
    const without = outline.replaceAll(/^ *- deposit\n/gm, '');
    write(
      join(content, 'outline.yaml'),
      without.replace(/^( *)- flat-tyre\n/m, '$1- flat-tyre\n$1- deposit\n'),
    );
    const { code, stderr } = await build(content, out);
    assert.equal(code, 0, stderr);
  });

  test('a missing translation is shown in the source language and says so; one that is older than its source, too', () => {
    const words = (lang: string) =>
      JSON.parse(readFileSync(join(content, lang, 'ui.json'), 'utf8')) as Record<string, string>;
    const arabic = readFileSync(join(out, 'ar/borrowing.html'), 'utf8');
    assert.match(arabic, /<h3 id="reserve-a-bike" lang="fr" dir="ltr">/);
    assert.match(arabic, /<div class="answer" lang="fr" dir="ltr">/);
    assert.ok(arabic.includes(words('ar')['text.missing']?.split('{{')[0] ?? ''));
    const german = readFileSync(join(out, 'de/repairs.html'), 'utf8');
    assert.ok(german.includes(words('de')['text.outdated'] ?? ''));
    assert.match(german, /<a href="\.\.\/fr\/repairs\.html#weak-brakes" hreflang="fr">/);
    const others = readFileSync(join(out, 'de/borrowing.html'), 'utf8');
    assert.ok(!others.includes(words('de')['text.outdated'] ?? ''), 'the others are not marked');
  });

  test('an answer that moves to another FAQ leaves a link at every address it had', () => {
    const linkAt = (page: string, anchor: string): string | undefined =>
      new RegExp(`<a id="${anchor}" href="([^"]*)"`).exec(readFileSync(join(out, page), 'utf8'))?.[1];
    assert.equal(linkAt('de/borrowing.html', 'deposit'), 'repairs.html#deposit');
    assert.equal(linkAt('de/borrowing.html', 'OldDeposit'), 'repairs.html#OldDeposit');
    assert.equal(linkAt('tarifs.html', 'OldDeposit'), 'fr/repairs.html#OldDeposit', 'at an old address, too');
  });
});

test('two builds at the same time leave each other alone', async () => {
  const parent = temporaryFolder();
  const contents = [copyContent(), copyContent()];
  for (const [index, content] of contents.entries()) {
    const page = join(content, 'fr/pages/about.mdx');
    write(page, `${readFileSync(page, 'utf8')}\nPhrase numéro ${String(index)}.\n`);
  }
  const outs = contents.map((_, index) => join(parent, `site-${String(index)}`));
  const results = await Promise.all(contents.map((content, index) => build(content, outs[index] ?? '')));
  for (const { code, stderr } of results) assert.equal(code, 0, stderr);
  const found = outs.map(
    (out) => /Phrase numéro \d/.exec(readFileSync(join(out, 'fr/about.html'), 'utf8'))?.[0],
  );
  assert.deepEqual(found, ['Phrase numéro 0', 'Phrase numéro 1']);
  const [first = [], second] = outs.map((out) => fingerprint(out).map((line) => line.split(' ')[0]));
  assert.deepEqual(
    first.filter((path) => !path?.startsWith('pagefind/')),
    second?.filter((path) => !path?.startsWith('pagefind/')),
  );
  const [content = '', out = ''] = [contents[0], outs[0]];
  const before = fingerprint(out);
  for (const { code, stderr } of await Promise.all([build(content, out), build(content, out)]))
    assert.equal(code, 0, stderr);
  assert.deepEqual(fingerprint(out), before, 'of one and the same site, too');
  assert.deepEqual(readdirSync(parent), ['site-0', 'site-1']);
});

test('files of public/ are copied; one that has the name of a page, a letter or data is refused', async () => {
  const project = copyProject();
  const out = join(temporaryFolder(), 'site');
  const run = () => runCommand('build', ['--content', bikeClub, '--out', out], {}, project);
  write(join(project, 'public/.well-known/security.txt'), 'Contact: mailto:club@example.org\n');
  assert.equal((await run()).code, 0);
  assert.match(readFileSync(join(out, '.well-known/security.txt'), 'utf8'), /club@example/);
  const before = fingerprint(out);
  const names = ['de/about.html', 'de/letters.json', 'robots.txt'];
  for (const name of names) write(join(project, 'public', name), 'from public');
  const { code, stderr } = await run();
  assert.equal(code, 1);
  assert.deepEqual(
    stderr.match(/^public\/\S+: public\/taken: .*/gm)?.map((line) => line.split(':')[0]),
    ['public/de/about.html', 'public/de/letters.json', 'public/robots.txt'],
  );
  assert.match(stderr, /Give this file another name, or delete it/);
  assert.deepEqual(fingerprint(out), before);
});
