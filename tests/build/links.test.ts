import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { sites } from '../lib/sites.ts';
import { bikeClub, copyContent, temporaryFolder, write } from '../lib/temporary.ts';

interface Finding {
  code: string;
  file: string;
  line: number;
  message: string;
  places: { page?: string; source?: { file: string; line: number } }[];
}

const club = sites.find(({ name }) => name === 'cargo-bike-club');
assert.ok(club);
const built = club.folder;

/** A copy of the built site in which some pages are changed. */
function tamper(changes: Record<string, (html: string) => string>): string {
  const folder = join(temporaryFolder(), 'site');
  cpSync(built, folder, { recursive: true });
  for (const [path, change] of Object.entries(changes)) {
    const html = readFileSync(join(folder, path), 'utf8');
    const changed = change(html);
    assert.notEqual(changed, html, `${path} has nothing to change`);
    write(join(folder, path), changed);
  }
  return folder;
}

async function check(out: string, content: string = bikeClub): Promise<Finding[]> {
  const { code, stdout, stderr } = await runCommand('links', [
    '--content',
    content,
    '--out',
    out,
    '--format',
    'json',
  ]);
  assert.equal(code, 1, stderr);
  return (JSON.parse(stdout) as { findings: Finding[] }).findings;
}

/** The line of a content file on which a text first stands. */
const lineOf = (file: string, text: string): number =>
  readFileSync(join(bikeClub, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

const only = (findings: readonly Finding[], code: string): Finding => {
  const [finding, ...others] = findings.filter((one) => one.code === code);
  assert.ok(finding, `there is no ${code}`);
  assert.deepEqual(others, []);
  return finding;
};

describe('what is wrong with a built site leads to the line of the content', () => {
  test('a link of an answer whose target is gone', async () => {
    const out = tamper({ 'de/borrowing.html': (html) => html.replaceAll('id="deposit"', 'id="gone"') });
    const findings = await check(out);
    const { places, message } = only(findings, 'links/anchor-missing');
    assert.match(message, /"de\/borrowing\.html" has no anchor "deposit"; "de\/all\.html" has it/);
    const sources = places.flatMap(({ source }) => (source ? `${source.file}:${String(source.line)}` : []));
    const file = 'de/questions/flat-tyre.mdx';
    assert.ok(
      sources.includes(`${bikeClub}/${file}:${String(lineOf(file, 'question:deposit'))}`),
      sources.join(),
    );
    const lacking = findings.find(
      ({ code, file: at }) => code === 'links/anchors-differ' && at.endsWith('.mdx'),
    );
    assert.equal(lacking?.file, `${bikeClub}/de/questions/deposit.mdx`);
    const vanished = only(findings, 'links/address-vanished');
    assert.equal(vanished.file, `${bikeClub}/addresses.lock`);
    assert.equal(vanished.line, lineOf('addresses.lock', 'borrowing.html#deposit'));
  });

  test('a link of an answer that leads elsewhere than the text says is found by its position', async () => {
    const out = tamper({
      'fr/borrowing.html': (html) =>
        html.replace(/(class="answer"[\s\S]*?href=")repairs\.html#flat-tyre/, '$1repairs.html#flat'),
    });
    const { file, line } = only(await check(out), 'links/anchor-missing');
    assert.match(file, /fr\/questions\/[a-z-]+\.mdx$/);
    const text = readFileSync(file, 'utf8').split('\n')[line - 1];
    assert.match(text ?? '', /question:flat-tyre/);
  });

  test('what to read next and what an answer rests on leads to its front matter in the source language', async () => {
    const out = tamper({
      'de/repairs.html': (html) =>
        html.replace(/(class="facts"[\s\S]*?href=")borrowing\.html#([a-z-]+)/, '$1borrowing.html#no-$2'),
    });
    const { file, line } = only(await check(out), 'links/anchor-missing');
    assert.match(file, /fr\/questions\/[a-z-]+\.mdx$/);
    assert.match(readFileSync(file, 'utf8').split('\n')[line - 1] ?? '', /^related:/);
  });

  test('a link of a page of running text', async () => {
    const out = tamper({
      'de/about.html': (html) => html.replace(/(class="answer"[\s\S]*?href=")https:/, '$1http:'),
    });
    const { file, line } = only(await check(out), 'links/insecure');
    assert.equal(file, `${bikeClub}/de/pages/about.mdx`);
    assert.match(readFileSync(file, 'utf8').split('\n')[line - 1] ?? '', /\(link:/);
  });

  test('an address outside leads to links.yaml, with the texts that use it', async () => {
    const content = copyContent();
    appendFileSync(
      join(content, 'site.yaml'),
      'links:\n  dead:\n    - { address: example.org/lending, why: closed }\n',
    );
    const { file, line, places } = only(await check(built, content), 'links/dead');
    assert.equal(file, join(content, 'links.yaml'));
    assert.match(readFileSync(file, 'utf8').split('\n')[line - 1] ?? '', /^lending-handbook:/);
    const texts = new Set(places.map(({ source }) => source?.file));
    assert.ok(texts.has(join(content, 'de/pages/about.mdx')), [...texts].join());
    assert.ok(texts.size > 2);
  });

  test('an address in a letter is found in its page, its text files and the mail that it starts', async () => {
    const content = copyContent();
    appendFileSync(
      join(content, 'site.yaml'),
      'links:\n  dead:\n    - { address: example.org/route, why: closed }\n',
    );
    const { file, places } = only(await check(built, content), 'links/dead');
    assert.equal(file, join(content, 'links.yaml'));
    const letter = places.filter(({ page }) => page?.startsWith('de/letters/parked-bike.'));
    const written = `${join(content, 'de/letters/parked-bike.mdx')}:${String(lineOf('de/letters/parked-bike.mdx', 'link:'))}`;
    const pages = new Set(letter.map(({ page }) => page));
    assert.deepEqual(
      [...pages],
      [
        'de/letters/parked-bike.html',
        'de/letters/parked-bike.none.txt',
        'de/letters/parked-bike.short.txt',
        'de/letters/parked-bike.txt',
      ],
    );
    assert.ok(
      letter.filter(({ page }) => page?.endsWith('.html')).length > 1,
      'in the letter and in its mails',
    );
    for (const { source } of letter) assert.ok(source?.file.endsWith('.mdx'));
    assert.ok(letter.some(({ source }) => source && `${source.file}:${String(source.line)}` === written));
  });

  test('an address in a block of code', async () => {
    const content = copyContent();
    const file = join(content, 'de/questions/deposit.mdx');
    const text = readFileSync(file, 'utf8');
    appendFileSync(file, '\n```sh\ncd bikes\ncurl https://old.example.net/list\n```\n');
    appendFileSync(
      join(content, 'site.yaml'),
      'links:\n  dead:\n    - { address: old.example.net, why: closed }\n',
    );
    const pre = '<pre><code>cd bikes\ncurl https://old.example.net/list\n</code></pre>';
    const out = tamper({
      'de/borrowing.html': (html) => html.replace(/(id="deposit"[\s\S]*?class="answer"[^>]*>)/, `$1${pre}`),
    });
    const finding = only(await check(out, content), 'links/dead');
    assert.deepEqual([finding.file, finding.line], [file, text.split('\n').length + 3]);
  });

  test('a link of the interface leads to the page', async () => {
    const out = tamper({ 'de/index.html': (html) => html.replace('href="about.html"', 'href="abuot.html"') });
    const { file, message } = only(await check(out), 'links/file-missing');
    assert.equal(file, join(out, 'de/index.html'));
    assert.match(message, /did you mean "de\/about\.html"\?/);
  });
});

test('a whole page that is gone from one language, and a text file with a wrong own address', async () => {
  const out = tamper({});
  rmSync(join(out, 'ar/repairs.html'));
  write(join(out, 'de/letters/note.txt'), 'Siehe https://bikes.example.org/club/de/abuot.html\n');
  const findings = await check(out);
  const codes = new Set(findings.map(({ code }) => code));
  assert.deepEqual([...codes].sort(), [
    'links/address-vanished',
    'links/anchors-differ',
    'links/file-missing',
  ]);
  assert.ok(findings.some(({ message }) => message.includes('did you mean "de/about.html"')));
});
