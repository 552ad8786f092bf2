import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { copyHalfTranslated, temporaryFolder } from '../lib/temporary.ts';

const folder = copyHalfTranslated();
const run = (...args: string[]) => runCommand('translations', [...args, '--content', folder]);

describe('status', () => {
  test('counts each language by priority, and says what else is missing', async () => {
    const { code, stdout, stderr } = await run('status');
    assert.equal(code, 0, stderr);
    assert.equal(
      stdout,
      `              current  out of date  missing  not checked
Deutsch (de)
  1-high            1            0        0            0
  2-medium          0            1        3            1
  3-low             0            0        1            0
  4-optional        0            0        1            0
  all               1            1        5            1
Русский (ru), not published yet
  1-high            1            0        0            1
  2-medium          0            0        4            0
  3-low             0            0        1            0
  4-optional        0            0        1            0
  all               1            0        6            1
  content/ru/ui.json is missing or broken: npm run translations -- start ru ui
  content/ru/titles.yaml is missing or broken: npm run translations -- start ru titles
`,
    );
  });

  test('of one language says the same for programs', async () => {
    const { code, stdout } = await run('status', 'de', '--json');
    assert.equal(code, 0);
    const { source, languages } = JSON.parse(stdout) as {
      source: string;
      languages: { tag: string; enabled: boolean; all: object; missingWords: number }[];
    };
    assert.equal(source, 'en');
    assert.deepEqual(
      languages.map(({ tag, enabled, all, missingWords }) => ({ tag, enabled, all, missingWords })),
      [
        {
          tag: 'de',
          enabled: true,
          all: { current: 1, outdated: 1, missing: 5, unchecked: 1, total: 7 },
          missingWords: 0,
        },
      ],
    );
  });
});

describe('next', () => {
  test('names the files in the order in which to open them, and how to begin', async () => {
    const { code, stdout, stderr } = await run('next', 'de');
    assert.equal(code, 0, stderr);
    assert.deepEqual(
      stdout.split('\n').map((line) => line.split(/ {2,}/).slice(0, 3).join(' | ')),
      [
        '2-medium | out of date | content/de/questions/renew.mdx',
        '2-medium | started | content/de/questions/fines.mdx',
        '2-medium | missing | content/de/letters/frame.mdx',
        '2-medium | missing | content/de/letters/lost-book.mdx',
        '3-low | missing | content/de/pages/about.mdx',
        '4-optional | missing | content/de/questions/reading-room.mdx',
        '',
      ],
    );
    assert.match(stderr, /Begin with: npm run translations -- diff de renew/);
  });

  test('shows as many as were asked for, and says how many more there are', async () => {
    const { stdout, stderr } = await run('next', 'de', '--count', '2');
    assert.equal(stdout.trim().split('\n').length, 2);
    assert.match(stderr, /and 4 more; --all shows them/);
  });

  test('begins a new language with its words and titles', async () => {
    const { stdout, stderr } = await run('next', 'ru');
    const [first = '', second = ''] = stdout.split('\n');
    assert.match(first, /^first .*content\/ru\/ui\.json is missing.*start ru ui$/);
    assert.match(second, /^first .*start ru titles$/);
    assert.match(stderr, /the lines marked "first"/);
  });

  test('lists what waits for a second reader', async () => {
    const { stdout, stderr } = await run('next', 'de', '--unchecked');
    assert.equal(stdout.trim().split('\n').length, 1);
    assert.match(stdout, /content\/de\/questions\/renew\.mdx +Kann ich ein Buch länger behalten\?/);
    assert.match(stderr, /checked: true/);
  });

  test('says the same for programs', async () => {
    const { stdout } = await run('next', 'de', '--json');
    const { language, queue } = JSON.parse(stdout) as { language: string; queue: object[] };
    assert.equal(language, 'de');
    assert.deepEqual(queue[0], {
      kind: 'question',
      id: 'renew',
      priority: '2-medium',
      state: 'outdated',
      title: 'Can I keep a book for longer?',
      isStarted: false,
      file: 'content/de/questions/renew.mdx',
      source: 'en/questions/renew.mdx',
    });
  });
});

describe('words', () => {
  test('gives lines to paste for each word that is missing, with a note', async () => {
    const copy = copyHalfTranslated();
    const file = join(copy, 'de/ui.json');
    writeFileSync(file, '{ "nav.home": "Start" }\n');
    const { code, stdout, stderr } = await runCommand('translations', ['words', 'de', '--content', copy]);
    assert.equal(code, 0);
    assert.match(stdout, /# Link at the very top that jumps .*\n {2}"page\.skip": "Skip to the text",\n/);
    assert.match(stdout, /"faq\.count_one": "\{\{count\}\} question",\n/);
    assert.doesNotMatch(stdout, /"nav\.home"|"translations\.title"/);
    assert.match(stderr, /Plural forms of this language: one, other\./);
  });

  test('says that nothing is missing', async () => {
    const { stdout, stderr } = await run('words', 'de');
    assert.equal(stdout, '');
    assert.match(stderr, /has every word/);
  });
});

describe('wrong words', () => {
  const rows: [args: string[], says: RegExp][] = [
    [[], /Which part\?/],
    [['statsu'], /There is no part "statsu"; did you mean "status"\?/],
    [['next'], /Which language\? languages\.yaml has de, ru\./],
    [['next', 'dee'], /no language "dee"; did you mean "de"\? It has de, ru\./],
    [['next', 'Deutsch'], /did you mean "de"\?/],
    [['next', 'Russian'], /did you mean "ru"\?/],
    [['next', 'en'], /"en" is the language that texts are translated from/],
    [['next', 'de', '--count', 'x'], /"x" is no number of lines/],
    [['status', '--jsn'], /There is no option "--jsn"; did you mean "--json"\?/],
    [['start', 'de'], /Which text\?/],
    [['start', 'de', 'borow'], /no question, page or letter "borow"; did you mean "borrow"\?/],
    [['diff', 'de', 'question:about'], /no question, page or letter "question:about"/],
    [['done', 'de', 'borrow', 'x'], /Expected one language and one id/],
    [['keep', 'borrow', '--from', 'x'], /"x" is no revision/],
  ];
  for (const [args, says] of rows) {
    test(`"${args.join(' ')}" are answered with a sentence, the usage and exit code 2`, async () => {
      const { code, stdout, stderr } = await run(...args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, says);
      assert.match(stderr, /npm run translations -- /);
    });
  }

  test('settings that cannot be read are findings', async () => {
    const empty = temporaryFolder();
    const { code, stderr } = await runCommand('translations', ['status', '--content', empty]);
    assert.equal(code, 1);
    assert.match(stderr, /languages\.yaml:1: content\/file-missing/);
  });
});

test('each part has --help', async () => {
  for (const part of ['', 'status', 'next', 'words', 'start', 'diff', 'done', 'keep']) {
    const { code, stdout } = await run(...(part === '' ? [] : [part]), '--help');
    assert.equal(code, 0);
    assert.match(stdout, part === '' ? /<part>/ : new RegExp(`npm run translations -- ${part}`));
  }
});
