import type { RequestListener, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Pages of an outside world, each with what must be found when it is linked to. */

/** What a page needs to know of the others. */
export interface World {
  here: string;
  /** Another host. */
  other: string;
  /** A host with a certificate that is good. */
  secure: string;
}

export interface Case {
  /** Path with a fragment. */
  path: string;
  /** Code behind `links/`, with what its message must say; absent for a page that is fine. */
  finds?: Record<string, RegExp>;
  /** Answers to HEAD and GET; without it the page is there. */
  answer?: (world: World) => RequestListener;
}

const html = { 'Content-Type': 'text/html; charset=utf-8' };
export const good =
  '<!doctype html><title>A page</title><h1 id="top-of-it">Words</h1><a name="old">x</a><p id="größe">';

const say = (
  response: ServerResponse,
  body: string | Buffer = good,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(200, { ...html, ...headers }).end(body);
};
const status = (code: number) => (): RequestListener => (_request, response) => {
  response.writeHead(code, html).end('<title>No</title>');
};
/** HEAD is answered with a status, GET with the page. */
const onlyGet = (code: number) => (): RequestListener => (request, response) => {
  if (request.method === 'HEAD') response.writeHead(code).end();
  else say(response);
};
const to =
  (code: number, location: string | ((world: World) => string) | undefined) =>
  (world: World): RequestListener =>
  (_request, response) => {
    const place = typeof location === 'function' ? location(world) : location;
    response.writeHead(code, place === undefined ? {} : { Location: place, 'Set-Cookie': 'a=b' }).end();
  };
const page =
  (body: string | Buffer, headers: Record<string, string> = {}) =>
  (): RequestListener =>
  (_request, response) => {
    say(response, body, headers);
  };
/** Fails so often, then is fine. */
const later =
  (times: number, code: number, headers: () => Record<string, string> = () => ({})) =>
  (): RequestListener => {
    let count = 0;
    return (_request, response) => {
      count += 1;
      if (count <= times) response.writeHead(code, headers()).end();
      else say(response);
    };
  };
const zeros = Buffer.alloc(100_000_000, ' ');
const endless = (): RequestListener => (_request, response) => {
  response.writeHead(200, html);
  const more = (): void => {
    while (!response.destroyed && response.write('<p>word '.repeat(8192)));
  };
  response.on('drain', more);
  more();
};

/** Cases on one host, in haste. */
export const cases: Case[] = [
  { path: '/', answer: page(good) },
  { path: '/fine' },
  { path: '/head-405', answer: onlyGet(405) },
  { path: '/head-501', answer: onlyGet(501) },
  { path: '/head-403', answer: onlyGet(403) },
  { path: '/head-404', answer: onlyGet(404) },
  { path: '/gone', answer: status(404), finds: { 'external-gone': /answers 404 \(Not Found\)$/ } },
  { path: '/gone-for-good', answer: status(410), finds: { 'external-gone': /answers 410 \(Gone\)$/ } },
  {
    path: '/gone-after-405',
    answer: () => (request, response) => {
      response.writeHead(request.method === 'HEAD' ? 405 : 404).end();
    },
    finds: { 'external-gone': /answers 404/ },
  },
  { path: '/forbidden', answer: status(403), finds: { 'external-denied': /403 \(Forbidden\)/ } },
  { path: '/failing', answer: status(500), finds: { 'external-failing': /500 \(Internal Server Error\)/ } },
  { path: '/failing-twice', answer: later(2, 502) },
  { path: '/busy-once', answer: later(1, 429) },

  {
    path: '/moved',
    answer: to(301, '/fine'),
    finds: { 'external-moved': /has moved for good to "http:.*\/fine"$/ },
  },
  {
    path: '/moved-308#old',
    answer: to(308, 'fine'),
    finds: { 'external-moved': /for good to "http:.*\/fine#old"$/ },
  },
  {
    path: '/moved-anchor#before',
    answer: to(301, '/fine#old'),
    finds: { 'external-moved': /for good to "http:.*\/fine#old"$/ },
  },
  { path: '/temporary', answer: to(302, '/fine') },
  { path: '/see-other', answer: to(303, '/fine') },
  { path: '/temporary-307', answer: to(307, '/fine') },
  {
    path: '/chain',
    answer: to(301, '/chain-2'),
    finds: { 'external-moved': /has moved for good to ".*\/chain-2"$/ },
  },
  { path: '/chain-2', answer: to(302, '/chain-3') },
  { path: '/chain-3', answer: to(301, '/fine'), finds: { 'external-moved': /to ".*\/fine"/ } },
  {
    path: '/moved-to-nothing',
    answer: to(301, '/gone'),
    finds: { 'external-gone': /404 .*after a redirect to "http:.*\/gone"/ },
  },
  {
    path: '/loop',
    answer: to(302, '/loop-2'),
    finds: {
      'external-redirect':
        /is redirected in a circle, back to ".*\/loop" \(\S+\/loop -> \S+\/loop-2 -> \S+\/loop\)/,
    },
  },
  { path: '/loop-2', answer: to(302, '/loop'), finds: { 'external-redirect': /in a circle/ } },
  {
    path: '/long/0',
    finds: { 'external-redirect': /is redirected more than 10 times, last to ".*\/long\/11"/ },
  },
  { path: '/nowhere', answer: to(302, undefined), finds: { 'external-redirect': /without saying where to/ } },
  {
    path: '/to-mail',
    answer: to(302, 'mailto:a@example.org'),
    finds: { 'external-redirect': /"mailto:a@example\.org", which is no web page/ },
  },
  {
    path: '/to-onion',
    answer: to(302, `http://${'a'.repeat(56)}.onion/`),
    finds: { 'external-redirect': /which only --tor asks/ },
  },
  {
    path: '/to-other-host',
    answer: to(301, ({ other }) => `${other}/there`),
    finds: { 'external-moved': /to "http:\/\/127\.0\.0\.3:\d+\/there"/ },
  },
  {
    path: '/to-https',
    answer: to(301, ({ secure }) => `${secure}/there`),
    finds: { 'external-moved': /to "https:\/\/127\.0\.0\.4:\d+\/there"/ },
  },
  { path: '/to-utf-8', answer: to(302, Buffer.from('/größe').toString('latin1')) },
  { path: '/gr%C3%B6%C3%9Fe', answer: page(good) },
  {
    path: '/to-front',
    answer: to(302, '/'),
    finds: { 'external-soft-404': /leads to the front page "http:.*\/"/ },
  },
  {
    path: '/to-front-for-good',
    answer: to(301, '/'),
    finds: { 'external-soft-404': /leads to the front page/ },
  },

  {
    path: '/soft-title',
    answer: page('<title>Page not found - Club</title><h1>Oh</h1>'),
    finds: { 'external-soft-404': /says "Page not found - Club"/ },
  },
  {
    path: '/soft-heading',
    answer: page('<title>Club</title><h1>Error <b>404</b></h1>'),
    finds: { 'external-soft-404': /says "Error 404"/ },
  },
  {
    path: '/soft-french',
    answer: page('<title>Page introuvable</title>'),
    finds: { 'external-soft-404': /says "Page introuvable"/ },
  },
  { path: '/rooms', answer: page('<title>Rooms 401 to 4041</title><h1>2.404 metres, found</h1>') },

  { path: '/anchors#top-of-it' },
  { path: '/anchors#old' },
  { path: '/anchors#gr%C3%B6%C3%9Fe' },
  { path: '/anchors#top' },
  { path: '/anchors#:~:text=Words' },
  { path: '/anchors#/route' },
  { path: '/anchors#missing', finds: { 'external-anchor': /has no anchor "missing"$/ } },
  { path: '/written#usage', answer: page('<h2 id="user-content-usage">x</h2>') },
  {
    path: '/latin#gr%C3%B6%C3%9Fe',
    answer: page(Buffer.from('<p id="größe">', 'latin1'), {
      'Content-Type': 'text/html; charset=iso-8859-1',
    }),
  },
  { path: '/paper#page=3', answer: page('%PDF', { 'Content-Type': 'application/pdf' }) },
  {
    path: '/no-type#here',
    answer: () => (_request, response) => {
      response.writeHead(200).end('<p id="here">');
    },
  },

  { path: '/packed#old', answer: page(gzipSync(good), { 'Content-Encoding': 'gzip' }) },
  { path: '/packed-br#old', answer: page(brotliCompressSync(good), { 'Content-Encoding': 'br' }) },
  {
    path: '/packed-oddly#old',
    answer: page(good, { 'Content-Encoding': 'secret' }),
    finds: { 'external-broken': /it is packed as "secret"/ },
  },
  {
    path: '/packed-badly#old',
    answer: page('no gzip at all', { 'Content-Encoding': 'gzip' }),
    finds: { 'external-broken': /cannot be read \(.*incorrect header/ },
  },
  { path: '/bomb', answer: page(gzipSync(zeros), { 'Content-Encoding': 'gzip' }) },
  {
    path: '/bomb#x',
    finds: { 'external-large': /is so long that its anchor was not looked for to the end/ },
  },
  {
    path: '/bomb-br#x',
    answer: page(brotliCompressSync(zeros.subarray(0, 20_000_000)), { 'Content-Encoding': 'br' }),
    finds: { 'external-large': /so long/ },
  },
  { path: '/endless', answer: endless },
  { path: '/endless#x', finds: { 'external-large': /so long/ } },
];

/** The server of all cases. */
export function answerCases(world: () => World): RequestListener {
  const made = new Map<string, RequestListener>();
  return (request, response) => {
    const path = request.url ?? '';
    const long = /^\/long\/(\d+)$/.exec(path)?.[1];
    if (long !== undefined) {
      response.writeHead(302, { Location: `/long/${String(Number(long) + 1)}` }).end();
      return;
    }
    const wanted = cases.find((one) => one.answer && one.path.split('#')[0] === path);
    const listener = made.get(path) ?? wanted?.answer?.(world()) ?? page(good)();
    made.set(path, listener);
    listener(request, response);
  };
}
