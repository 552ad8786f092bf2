import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readHtml } from '../../../../src/core/links/html-links.ts';
import { readRobots, readText } from '../../../../src/core/links/text-links.ts';
import { readSitemap } from '../../../../src/core/links/xml-links.ts';

const places = (html: string): string[] =>
  readHtml('a.html', html).links.map(
    ({ address, line, column }) => `${address} ${String(line)}:${String(column)}`,
  );

describe('a page', () => {
  test('says of each address where its attribute stands', () => {
    assert.deepEqual(places('<p>\n  <a class="x"\n     href="a">x</a> <img src=b>'), ['a 3:6', 'b 3:26']);
  });

  test('says where an address stands in a style and in the text', () => {
    assert.deepEqual(places('<style>\na {\n  b: url(c.png) }\n</style>'), ['c.png 3:6']);
    assert.deepEqual(places('<pre>one\ntwo https://example.org/\n</pre>'), ['https://example.org/ 2:5']);
  });

  test('has its language, its base and its anchors', () => {
    const file = readHtml('a.html', '<html lang="de"><base href="b/"><p id="c"><a name="d"></a><p id="c">');
    assert.deepEqual([file.lang, file.base, file.anchors], ['de', 'b/', ['c', 'd']]);
    assert.deepEqual(file.repeated, [{ id: 'c', line: 1, column: 62 }]);
  });

  test('may be nested without end', () => {
    const deep = '<div>'.repeat(50_000);
    assert.deepEqual(places(`${deep}<a href="b">`), [`b 1:${String(deep.length + 4)}`]);
  });

  test('knows the passages of texts, their language and the position of a link in them', () => {
    const html = `<article><h2 id="ddos"><a href="#ddos">x</a></h2>
      <div class="answer" lang="en"><a href="1">x</a><a href="2">y</a></div>
      <footer class="facts"><a href="3">z</a></footer></article><div class="x answer"><a href="4">w</a></div>`;
    const found = readHtml('de/a.html', html).links.map(({ address, passage, index }) => [
      address,
      passage &&
        `${passage.id ?? ''} ${passage.part} ${passage.lang ?? ''} ${String(index)}/${String(passage.links)}`,
    ]);
    assert.deepEqual(found, [
      ['#ddos', undefined],
      ['1', 'ddos answer en 0/2'],
      ['2', 'ddos answer en 1/2'],
      ['3', 'ddos facts  0/1'],
      ['4', ' answer  0/1'],
    ]);
  });
});

describe('other files', () => {
  test('a text file has its addresses with their lines', () => {
    const { links } = readText('a.txt', 'one\n\nsee https://example.org/, two\n');
    assert.deepEqual(
      links.map(({ address, line, column }) => [address, line, column]),
      [['https://example.org/', 3, 5]],
    );
  });

  test('robots.txt has its sitemaps', () => {
    const { links } = readRobots(
      'robots.txt',
      'User-agent: *\r\n  SITEMAP:https://example.org/a.xml # x\r\n',
    );
    assert.deepEqual(
      links.map(({ address, line, column }) => [address, line, column]),
      [['https://example.org/a.xml', 2, 11]],
    );
  });

  test('XML that is no sitemap is nothing', () => {
    assert.equal(
      readSitemap('feed.xml', '<rss><channel><link>https://example.org/</link></channel></rss>'),
      undefined,
    );
    assert.equal(readSitemap('broken.xml', 'nothing'), undefined);
  });

  test('a sitemap that is not well-formed is told with its line, and its entities are not fetched', () => {
    const text =
      '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<urlset>\n<loc>&x;</loc></urlset>';
    const file = readSitemap('sitemap.xml', text);
    assert.equal(file?.faults[0]?.line, 3);
    assert.match(file.faults[0].message, /no well-formed XML/);
    assert.ok(!JSON.stringify(file).includes('root:'));
  });
});
