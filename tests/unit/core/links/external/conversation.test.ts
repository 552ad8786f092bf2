import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { begin, findNextStep, type Head } from '../../../../../src/core/links/external/conversation.ts';

const reach = { onion: false, private: true };
const url = 'https://example.org/a';
const html = 'text/html; charset=utf-8';
const after = (method: 'HEAD' | 'GET', head: Head, from = begin(url, method), within = reach) =>
  findNextStep(from, head, within);

describe('after HEAD', () => {
  test('a page is read, another file is not', () => {
    assert.deepEqual(after('HEAD', { status: 200, type: html }), { kind: 'ask', course: begin(url, 'GET') });
    for (const type of ['application/pdf', undefined])
      assert.deepEqual(after('HEAD', { status: 200, type }), {
        kind: 'done',
        answer: { kind: 'status', status: 200, hops: [] },
      });
  });

  for (const status of [400, 403, 404, 405, 500, 501, 503])
    test(`${String(status)} is not believed without a GET`, () => {
      assert.equal(after('HEAD', { status, type: html }).kind, 'ask');
      assert.deepEqual(after('GET', { status, type: html }), {
        kind: 'done',
        answer: { kind: 'status', status, hops: [] },
      });
    });

  test('429, and 503 with Retry-After, are believed', () => {
    assert.equal(after('HEAD', { status: 429 }).kind, 'done');
    assert.equal(after('HEAD', { status: 503, hasRetryAfter: true }).kind, 'done');
  });
});

describe('redirects', () => {
  const follow = (location: string | undefined, status = 302, within = reach) =>
    after('GET', { status, location }, begin(url, 'GET'), within);

  test('are followed with the same method, and their own fragment is kept', () => {
    const step = after('HEAD', { status: 301, location: '../b?x#part' });
    const hops = [{ status: 301, to: 'https://example.org/b?x', hash: '#part' }];
    assert.deepEqual(step, {
      kind: 'ask',
      course: { start: url, method: 'HEAD', url: 'https://example.org/b?x', hops },
    });
  });

  const wrong: [location: string | undefined, why: string][] = [
    [undefined, 'no-location'],
    ['  ', 'no-location'],
    ['https://[', 'unreadable'],
    ['mailto:a@example.org', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    [url, 'loop'],
    [`${url}#other`, 'loop'],
    [`http://${'a'.repeat(56)}.onion/`, 'onion'],
  ];
  for (const [location, why] of wrong)
    test(`to ${location ?? 'nothing'} end: ${why}`, () => {
      const step = follow(location);
      assert.ok(step.kind === 'done' && step.answer.kind === 'astray');
      assert.equal(step.answer.why, why);
    });

  test('into a private network are not followed, unless it may be asked', () => {
    for (const host of [
      '127.0.0.1',
      '[::ffff:169.254.169.254]',
      '10.0.0.1',
      '[::1]',
      'localhost',
      'printer.local',
    ]) {
      const step = follow(`http://${host}/`, 302, { onion: true, private: false });
      assert.ok(step.kind === 'done' && step.answer.kind === 'astray' && step.answer.why === 'private', host);
    }
    assert.equal(follow('http://127.0.0.1/').kind, 'ask');
  });

  test('to an onion address are followed through Tor', () => {
    assert.equal(follow(`http://${'a'.repeat(56)}.onion/`, 302, { onion: true, private: false }).kind, 'ask');
  });

  test('in a circle after HEAD are tried once more with GET', () => {
    assert.deepEqual(after('HEAD', { status: 302, location: url }), {
      kind: 'ask',
      course: begin(url, 'GET'),
    });
  });

  test('of which there are more than ten end', () => {
    let course = begin(url, 'GET');
    for (let count = 1; count <= 10; count += 1) {
      const step = findNextStep(course, { status: 302, location: `/${String(count)}` }, reach);
      assert.ok(step.kind === 'ask');
      course = step.course;
    }
    const last = findNextStep(course, { status: 302, location: '/11' }, reach);
    assert.ok(last.kind === 'done' && last.answer.kind === 'astray' && last.answer.why === 'too-many');
  });
});
