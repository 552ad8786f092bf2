import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCommand, type CommandResult } from '../lib/run-command.ts';
import { bikeClub, copyContent } from '../lib/temporary.ts';

const letter = (...args: string[]): Promise<CommandResult> =>
  runCommand('letter', [...args, '--content', bikeClub]);

const filled = ['--set', 'recipient=Mairie', '--set', 'day=2026-11-20', '--set', 'name=Camille Petit'];

test('prints a finished letter and nothing else', async () => {
  const { code, stdout, stderr } = await letter('parked-bike', '--opening', 'short', ...filled);
  assert.equal(stderr, '');
  assert.equal(code, 0);
  assert.equal(
    stdout,
    `Objet : Le vélo du 2026-11-20

Bonjour Mairie,

Merci pour votre message.

Le vélo que vous avez vu le 2026-11-20 n’aurait pas dû être là. Nous
l’avons déplacé :

- Il est maintenant au local du club.
- Nos membres savent où se garer ; les règles sont ici : guide des vélos
  cargos
  https://example.org/route/enfants

  Local : ouvert de 9 h à 12 h

Bien à vous,
Camille Petit
`,
  );
});

test('an optional field brings its line', async () => {
  const { stdout } = await letter('parked-bike', '--set', 'file=A-17', ...filled);
  assert.match(stdout, /^Votre référence : A-17$/m);
});

test('a letter in another language has its own words', async () => {
  const { stdout } = await letter('parked-bike', '--lang', 'ar', ...filled);
  assert.match(stdout, /^الموضوع: الدراجة يوم \u200E2026-11-20\u200E$/m);
});

test('for programs: subject, text and fields', async () => {
  const { code, stdout } = await letter('parked-bike', '--json', ...filled);
  assert.equal(code, 0);
  const { subject, body, fields, lang, opening } = JSON.parse(stdout) as Record<string, unknown>;
  assert.deepEqual(
    { subject, fields, lang, opening },
    {
      subject: 'Le vélo du 2026-11-20',
      fields: { recipient: 'Mairie', day: '2026-11-20', name: 'Camille Petit' },
      lang: 'fr',
      opening: 'full',
    },
  );
  assert.match(String(body), /^Bonjour Mairie,\n/);
});

test('lists every letter with its fields', async () => {
  const { code, stdout } = await letter('--list');
  assert.equal(code, 0);
  assert.match(stdout, /^parked-bike +Un vélo mal garé +recipient day \[file\] name$/m);
});

test('all missing and wrong fields are named at once, and nothing is printed', async () => {
  const { code, stdout, stderr } = await letter(
    'booking-server',
    '--set',
    'server=192.0.2',
    '--set',
    'dor=1',
    '--set',
    'name',
  );
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.equal(
    stderr,
    `The field "server" is "192.0.2"; expected an IPv4 or IPv6 address.
This letter has no field "dor"; did you mean "door"?; it has recipient, server, door, file, name.
"name" has no value; expected --set name="..."
The field "recipient" is missing: add --set recipient="Mairie".
The field "door" is missing: add --set door="8080".
`,
  );
});

for (const value of ['', ' ', '\u200B']) {
  test(`${JSON.stringify(value)} does not fill a field that must be filled`, async () => {
    const { code, stdout, stderr } = await letter('parked-bike', ...filled, '--set', `name=${value}`);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.equal(stderr, 'The field "name" is missing: add --set name="Camille Petit".\n');
  });
}

test('letter and frame are of one language, also when the translation of one no longer fits', async () => {
  const content = copyContent();
  const frame = join(content, 'fr/letters/frame.mdx');
  writeFileSync(frame, readFileSync(frame, 'utf8').replace('{name}', '{name}\\\n{server}'));
  const args = ['parked-bike', '--lang', 'ar', '--content', content, ...filled, '--set', 'server=192.0.2.7'];
  const { code, stdout, stderr } = await runCommand('letter', args);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /^This letter is not translated into "ar" yet: it is in "fr"\.$/m);
  assert.doesNotMatch(stdout, /\p{Script=Arabic}/u);
  assert.match(stdout, /Bien à vous,\nCamille Petit\n192\.0\.2\.7\n$/);
});

for (const [name, args, says] of [
  [
    'a letter that does not exist',
    ['parked-bik'],
    'There is no letter "parked-bik"; did you mean "parked-bike"?',
  ],
  [
    'a language that does not exist',
    ['parked-bike', '--lang', 'dee'],
    'There is no language "dee"; did you mean "de"?',
  ],
  [
    'an opening that does not exist',
    ['parked-bike', '--opening', 'shrt'],
    'There is no opening "shrt"; did you mean "short"?',
  ],
  ['no id', [], 'Expected exactly one id'],
] as const) {
  test(`${name} is wrong use`, async () => {
    const { code, stdout, stderr } = await letter(...args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.ok(stderr.startsWith(says), stderr);
  });
}

for (const value of ['<script>alert(1)</script>', '$& $1', '{day}', 'a\nb', 'x'.repeat(10_000)]) {
  test(`${JSON.stringify(value.slice(0, 25))} in a field stays text`, async () => {
    const { code, stdout } = await letter('parked-bike', ...filled.slice(0, 4), '--set', `name=${value}`);
    assert.equal(code, 0);
    assert.ok(stdout.trimEnd().endsWith(`Bien à vous,\n${value.replace('\n', ' ')}`), stdout.slice(-200));
  });
}

test('a new letter gets its file and its place in the list', async () => {
  const content = copyContent();
  const { code, stderr } = await runCommand('new', ['letter', 'noise', '--content', content]);
  assert.equal(code, 0, stderr);
  assert.match(readFileSync(join(content, 'fr/letters/noise.mdx'), 'utf8'), /^subject: ""$/m);
  const list = readFileSync(join(content, 'letters.yaml'), 'utf8');
  assert.ok(list.startsWith(readFileSync(join(bikeClub, 'letters.yaml'), 'utf8')), list);
  assert.match(list, /- id: noise\n/);
  const again = await runCommand('new', ['letter', 'noise', '--content', content]);
  assert.equal(again.code, 2);
  assert.match(again.stderr, /There is a letter "noise" already/);
});

test('a new letter is refused where there is no list of letters', async () => {
  const content = copyContent();
  rmSync(join(content, 'letters.yaml'));
  const { code, stderr } = await runCommand('new', ['letter', 'noise', '--content', content]);
  assert.equal(code, 2);
  assert.match(stderr, /There is no letters\.yaml/);
  assert.equal(existsSync(join(content, 'fr/letters/noise.mdx')), false);
});
