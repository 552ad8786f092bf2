import assert from 'node:assert/strict';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runCommand } from '../lib/run-command.ts';
import { bikeClub, copyContent, temporaryFolder, write } from '../lib/temporary.ts';

const fixture = 'tests/fixtures/links-report';
const links = (...args: string[]) => runCommand('links', args);
const page = (body: string): string =>
  `<!doctype html>\n<html lang="en">\n<title>Page</title>\n<body>\n${body}\n</body>\n</html>\n`;

/** A folder with an index.html. */
function makeSite(body: string): string {
  const folder = temporaryFolder();
  write(join(folder, 'index.html'), page(body));
  return folder;
}

describe('the report', () => {
  for (const format of ['terminal', 'json', 'github']) {
    test(`for ${format} is exactly as expected, and the exit code says that there are errors`, async () => {
      const args = ['--site', `${fixture}/site`, '--settings', `${fixture}/site.yaml`, '--format', format];
      const { code, stdout, stderr } = await links(...args);
      assert.equal(stdout, readFileSync(`${fixture}/${format}.txt`, 'utf8'));
      assert.equal(
        stderr,
        format === 'github' ? 'Links: 7 errors and 1 warning. 5 pages, 12 links, 5 anchors.\n' : '',
      );
      assert.equal(code, 1);
    });
  }

  test('of a clean site is one line and exit code 0', async () => {
    const { code, stdout, stderr } = await links('--site', makeSite('<a href="index.html">x</a>'));
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, 'Links: no problems found. 1 page, 1 link, 0 anchors.\n');
  });

  test('lists the same broken target once, with all its places', async () => {
    const folder = makeSite('<a href="gone.html">x</a>');
    for (let index = 0; index < 200; index += 1)
      write(join(folder, 'pages', `${String(index)}.html`), page('<a href="../gone.html">x</a>'));
    const { stdout } = await links('--site', folder, '--format', 'json');
    const { findings } = JSON.parse(stdout) as { findings: { places: unknown[] }[] };
    assert.equal(findings.length, 1);
    assert.equal(findings[0]?.places.length, 201);
    const { stdout: text } = await links('--site', folder);
    assert.match(text, /201 places on 201 pages; also .* and 195 more\n/);
  });
});

describe('severities', () => {
  const body = '<a href="http://example.net/">x</a>';

  test('off: the rule is silent', async () => {
    const settings = join(temporaryFolder(), 'site.yaml');
    write(settings, 'links: { severity: { insecure: off } }\n');
    const { code, stdout } = await links('--site', makeSite(body), '--settings', settings);
    assert.equal(code, 0);
    assert.match(stdout, /no problems found/);
  });

  test('a warning does not fail; a language may have its own', async () => {
    const settings = join(temporaryFolder(), 'site.yaml');
    write(settings, 'links: { severity: { insecure: { default: error, en: warning } } }\n');
    const folder = makeSite(body);
    const english = await links('--site', folder, '--settings', settings);
    assert.equal(english.code, 0);
    assert.match(english.stdout, /warning: .*plain http/);
    write(join(folder, 'fr.html'), page(body).replace('lang="en"', 'lang="fr"'));
    const both = await links('--site', folder, '--settings', settings);
    assert.equal(both.code, 1);
    assert.match(both.stdout, /1 error and 1 warning/);
  });

  test('a rule that does not exist is named with the one that was meant: exit code 3', async () => {
    const settings = join(temporaryFolder(), 'site.yaml');
    write(settings, 'links:\n  severity:\n    insecur: off\n');
    const { code, stderr } = await links('--site', makeSite(body), '--settings', settings);
    assert.equal(code, 3);
    assert.match(stderr, /site\.yaml:3: content\/field-unknown: .*did you mean "insecure"\?/);
  });

  test('in site.yaml of a content folder, languages must exist and dead services may not be in links.yaml', async () => {
    const content = copyContent();
    const file = join(content, 'site.yaml');
    const text = readFileSync(file, 'utf8');
    const service = '{ address: example.org/lending, why: closed, instead: "https://example.org/" }';
    write(file, `${text}links:\n  severity:\n    insecure: { fa: off }\n  dead:\n    - ${service}\n`);
    const { code, stderr } = await runCommand('check', ['content', '--content', content]);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /content\/links\.yaml:\d+: links\/dead: .* is dead: closed\n +Link to https:\/\/example\.org\//,
    );
    assert.match(stderr, /content\/site\.yaml:6: content\/language-unknown: "fa" .*did you mean "fr"/);
  });
});

describe('wrong use', () => {
  const wrong: [args: string[], message: RegExp][] = [
    [['--site', 'no-such-folder'], /There is no folder "no-such-folder"/],
    [['--site', fixture, '--format', 'jsn'], /There is no format "jsn"; did you mean "json"\?/],
    [['--site', fixture, '--out', 'dist'], /--site is any folder of HTML/],
    [['--site', fixture, '--settings', 'nothing.yaml'], /There is no file "nothing\.yaml"/],
    [['--site', fixture, '--address', 'example.org'], /"example\.org" is no address/],
    [['--address', 'https://example.org/'], /belong to --site/],
    [[fixture], /means nothing here; a folder follows --site/],
    [['--sight', fixture], /--sight/],
  ];
  for (const [args, message] of wrong) {
    test(`${args.join(' ')}: exit code 2 and the usage`, async () => {
      const { code, stdout, stderr } = await links(...args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
      assert.match(stderr, /npm run links/);
    });
  }

  test('--help prints the usage: exit code 0', async () => {
    const { code, stdout } = await links('--help');
    assert.equal(code, 0);
    assert.match(stdout, /^npm run links/);
  });
});

test('a site that is older than its content is checked, and that is said', async () => {
  const out = temporaryFolder();
  write(join(out, '404.html'), page('<a href="#">x</a>'));
  utimesSync(join(out, '404.html'), 1_000_000_000, 1_000_000_000);
  const { stderr } = await links('--content', bikeClub, '--out', out);
  assert.match(stderr, /^The content has changed since .* was built: "npm run build" makes it new\.\n$/);
});

describe('could not run: exit code 3', () => {
  test('nothing was built yet', async () => {
    const { code, stderr } = await links('--content', bikeClub, '--out', join(temporaryFolder(), 'none'));
    assert.equal(code, 3);
    assert.match(stderr, /There is no site in .*none yet\. "npm run build" makes it\./);
  });

  test('the settings of the content cannot be read', async () => {
    const content = copyContent();
    write(join(content, 'languages.yaml'), 'source: [');
    const { code, stderr } = await links('--content', content, '--out', temporaryFolder());
    assert.equal(code, 3);
    assert.match(stderr, /languages\.yaml:1/);
  });

  test('a folder without a page', async () => {
    const { code, stderr } = await links('--site', temporaryFolder());
    assert.equal(code, 3);
    assert.match(stderr, /has no page/);
  });
});

describe('any folder of HTML', () => {
  test('--address tells which addresses are its own, also below a path', async () => {
    const folder = makeSite(
      '<a href="/club/gone.html">x</a> <a href="/other/">y</a> <a href="https://example.org/club/index.html">z</a>',
    );
    const { stdout } = await links('--site', folder, '--address', 'https://example.org/club/');
    assert.match(stdout, /there is no file "gone\.html"/);
    assert.match(stdout, /"\/other\/" leads out of the folder of the site/);
    assert.match(stdout, /"https:\/\/example\.org\/club\/index\.html" leads into the site at one/);
  });

  test('a manifest with a name of its own is read when a page names it', async () => {
    const folder = makeSite('<link rel="manifest" href="app.json">');
    write(join(folder, 'app.json'), '{ "icons": [\n  { "src": "gone.png" }\n] }\n');
    const { stdout } = await links('--site', folder);
    assert.match(stdout, /app\.json:2:\d+: there is no file "gone\.png"/);
  });

  test('a page in another encoding is read in that', async () => {
    const folder = temporaryFolder();
    const text = '<!doctype html><meta charset="iso-8859-1"><p id="größe"><a href="#gr%C3%B6%C3%9Fe">x</a>\n';
    writeFileSync(join(folder, 'index.html'), Buffer.from(text, 'latin1'));
    const { stdout } = await links('--site', folder);
    assert.match(stdout, /no problems found/);
  });
});
