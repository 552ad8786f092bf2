import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { ContentSource } from '../../src/disk/content-source.ts';
import { needsPrograms } from '../lib/programs.ts';
import { makeKeys, makeRelease, writePublishSettings, type Keys } from '../lib/release-site.ts';
import { runCommand } from '../lib/run-command.ts';
import { bikeClub, copyContent, temporaryFolder, write } from '../lib/temporary.ts';

/** A site with keys, three releases and a local target. */
interface Workshop {
  content: string;
  keys: Keys;
  releases: string[];
  target: string;
}

const days = ['2026-11-20', '2026-11-21', '2026-11-22'];

async function makeWorkshop(keep = 2): Promise<Workshop> {
  const [root, content] = [temporaryFolder(), copyContent()];
  const site = join(root, 'built');
  write(join(site, 'index.html'), '<!doctype html><title>Front</title>');
  write(join(site, 'fr/index.html'), '<!doctype html><title>Accueil</title>');
  const { catalog } = new ContentSource(bikeClub).content;
  assert.ok(catalog);
  const keys = makeKeys(root, 'ours');
  const releases: string[] = [];
  for (const day of days) {
    const change = (folder: string): void => {
      write(join(folder, 'day.txt'), day);
    };
    releases.push(
      await makeRelease(join(root, 'releases'), {
        site,
        catalog,
        keys,
        committed: `${day}T00:00:00Z`,
        change,
      }),
    );
  }
  const target = join(root, 'srv');
  writePublishSettings(content, keys, { here: target }, keep);
  return { content, keys, releases, target };
}

const publish = ({ content }: Workshop, ...args: string[]) =>
  runCommand('publish', ['here', '--content', content, ...args]);

const liveDay = ({ target }: Workshop): string => readFileSync(join(target, 'live/day.txt'), 'utf8');

describe('npm run publish', () => {
  test('switches to each release, keeps the last ones, and goes back step by step', async (t) => {
    if (!needsPrograms(t, 'minisign', 'rsync')) return;
    const workshop = await makeWorkshop();
    for (const [index, release] of workshop.releases.entries()) {
      const { code, stderr } = await publish(workshop, '--release', release);
      assert.equal(code, 0, stderr);
      assert.equal(liveDay(workshop), days[index]);
    }
    const kept = workshop.releases.slice(1).map((release) => basename(release));
    assert.deepEqual(readdirSync(join(workshop.target, 'releases')).sort(), kept);
    assert.deepEqual(readdirSync(workshop.target).sort(), ['.publish.lock', 'live', 'releases']);
    const back = await publish(workshop, '--rollback');
    assert.equal(back.code, 0, back.stderr);
    assert.equal(liveDay(workshop), days[1]);
    const further = await publish(workshop, '--rollback');
    assert.equal(further.code, 1);
    assert.match(further.stderr, /has no release from before 2026-11-21-/);
    assert.equal(liveDay(workshop), days[1]);
  });

  test('says what it would do and does nothing', async (t) => {
    if (!needsPrograms(t, 'minisign', 'rsync')) return;
    const workshop = await makeWorkshop();
    const [older = '', newer = ''] = workshop.releases;
    const first = await publish(workshop, '--dry-run', '--release', older);
    assert.equal(first.code, 0, first.stderr);
    assert.ok(!existsSync(workshop.target));
    await publish(workshop, '--release', older);
    const { code, stderr } = await publish(workshop, '--dry-run', '--release', newer);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /Would send: 0 new and \d+ changed files/);
    assert.match(stderr, /Would switch: to 2026-11-21-/);
    assert.deepEqual(readdirSync(join(workshop.target, 'releases')), [basename(older)]);
    assert.equal(liveDay(workshop), days[0]);
  });

  test('publishes nothing but a whole release that was signed with the key of the settings', async (t) => {
    if (!needsPrograms(t, 'minisign', 'rsync')) return;
    const workshop = await makeWorkshop();
    const [older = '', newer = ''] = workshop.releases;
    await publish(workshop, '--release', older);
    writeFileSync(join(newer, 'day.txt'), 'tampered');
    const tampered = await publish(workshop, '--release', newer);
    assert.equal(tampered.code, 1);
    assert.match(tampered.stderr, /day\.txt: mirror\/changed: the plain file/);
    const other = makeKeys(temporaryFolder(), 'other');
    writePublishSettings(workshop.content, other, { here: workshop.target });
    const foreign = await publish(workshop, '--release', older);
    assert.equal(foreign.code, 1);
    assert.match(foreign.stderr, /mirror\/signature: it was signed with the key/);
    assert.equal(liveDay(workshop), days[0]);
  });

  test('does not go back to a release that was changed where it lies', async (t) => {
    if (!needsPrograms(t, 'minisign', 'rsync')) return;
    const workshop = await makeWorkshop();
    const [older = '', newer = ''] = workshop.releases;
    for (const release of [older, newer]) await publish(workshop, '--release', release);
    writeFileSync(join(workshop.target, 'releases', basename(older), 'fr/index.html'), 'evil');
    const { code, stderr } = await publish(workshop, '--rollback');
    assert.equal(code, 1);
    assert.match(stderr, /fr\/index\.html: has other bytes/);
    assert.equal(liveDay(workshop), days[1]);
    const again = await publish(workshop, '--release', older);
    assert.equal(again.code, 0, again.stderr);
    assert.equal(liveDay(workshop), days[0]);
  });

  test('leaves another release of the same name alone', async (t) => {
    if (!needsPrograms(t, 'minisign', 'rsync')) return;
    const workshop = await makeWorkshop();
    const [older = '', newer = ''] = workshop.releases;
    const place = join(workshop.target, 'releases', basename(older));
    cpSync(newer, place, { recursive: true });
    symlinkSync(`releases/${basename(older)}`, join(workshop.target, 'live'));
    const left = '.incoming-2026-11-19-abcdefabcdef-7';
    mkdirSync(join(workshop.target, 'releases', left));
    for (const words of [['--dry-run'], []]) {
      const { code, stderr } = await publish(workshop, ...words, '--release', older);
      assert.equal(code, 3, stderr);
      assert.match(stderr, /srv\/releases\/2026-11-20-\w+ is another release of that name/);
    }
    assert.equal(liveDay(workshop), days[1]);
    assert.deepEqual(readdirSync(join(workshop.target, 'releases')).sort(), [left, basename(older)]);
  });

  test('clears up after runs that were stopped, and touches nothing else', async (t) => {
    if (!needsPrograms(t, 'minisign', 'rsync')) return;
    const workshop = await makeWorkshop();
    const [release = ''] = workshop.releases;
    const at = (name: string): string => join(workshop.target, name);
    write(at('releases/.incoming-2026-11-19-abcdefabcdef-7/half.html'), 'half');
    write(at('releases/.old-2026-11-18-abcdefabcdef/index.html'), 'old');
    write(at('notes.txt'), 'of the administrator');
    symlinkSync('releases/nowhere', at('.live-7'));
    const { code, stderr } = await publish(workshop, '--release', release);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /Clean up after a run that was stopped: .*\.incoming-2026-11-19/);
    assert.deepEqual(readdirSync(workshop.target).sort(), ['.publish.lock', 'live', 'notes.txt', 'releases']);
    assert.deepEqual(readdirSync(at('releases')), [basename(release)]);
  });

  test('a folder in the place of the link is left alone', async (t) => {
    if (!needsPrograms(t, 'minisign', 'rsync')) return;
    const workshop = await makeWorkshop();
    mkdirSync(join(workshop.target, 'live'), { recursive: true });
    const { code, stderr } = await publish(workshop, '--release', workshop.releases[0] ?? '');
    assert.equal(code, 3);
    assert.match(stderr, /live is there and no link/);
    rmSync(join(workshop.target, 'live'), { recursive: true });
    assert.deepEqual(readdirSync(join(workshop.target, 'releases')), []);
  });

  test('wrong use: an unknown target gets a suggestion, none a list', async () => {
    const content = copyContent();
    writeFileSync(join(content, 'publish.yaml'), 'targets:\n  mirror: { to: /srv/faq }\n');
    const wrong = await runCommand('publish', ['miror', '--content', content]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /There is no target "miror" in publish\.yaml; did you mean "mirror"\?/);
    const none = await runCommand('publish', ['--content', content]);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /Expected a target: mirror/);
  });

  test('settings with a mistake name file and line', async () => {
    const content = copyContent();
    writeFileSync(join(content, 'publish.yaml'), 'targets:\n  mirror: { to: relative/path }\n');
    const { code, stderr } = await runCommand('publish', ['mirror', '--content', content]);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /publish\.yaml:2: content\/field-invalid: "targets\.mirror\.to" is "relative\/path"/,
    );
    const checked = await runCommand('check', ['content', '--content', content]);
    assert.match(checked.stderr, /content\/publish\.yaml:2: content\/field-invalid/);
    assert.equal(checked.code, 1);
  });

  test('the link is never gone while it is switched', async (t) => {
    if (!needsPrograms(t, 'minisign', 'rsync')) return;
    const workshop = await makeWorkshop();
    await publish(workshop, '--release', workshop.releases[0] ?? '');
    const run = publish(workshop, '--release', workshop.releases[1] ?? '');
    const done = run.then(() => true);
    let looks = 0;
    while (!(await Promise.race([done, new Promise<false>((resolve) => setImmediate(resolve, false))]))) {
      assert.match(readlinkSync(join(workshop.target, 'live')), /^releases\/2026-11-2[01]-/);
      assert.ok(existsSync(join(workshop.target, 'live/index.html')));
      looks += 1;
    }
    assert.equal((await run).code, 0);
    assert.ok(looks > 100);
    assert.equal(liveDay(workshop), days[1]);
  });
});
