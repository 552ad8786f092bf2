import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Way } from '../../../src/core/release/served-file.ts';
import { readBody } from './read-answer.ts';
import type { ReleaseSource } from './release-source.ts';
import { createAgent, type AgentOptions } from './web-agent.ts';

/** How a site is asked. */
export interface WebOptions extends AgentOptions {
  /** How often a file is asked for when it cannot be had. */
  tries: number;
}

/** What is asked for and how. */
interface Question {
  /** Path from the root of the site. */
  path: string;
  way: Way;
  most: number;
  into?: string | undefined;
  start?: number | undefined;
  language?: string | undefined;
}

/** Headers as a browser sends them: a mirror that lies should have to lie to everybody. */
const browserHeaders = {
  'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
};

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** The same with every escape written in one way, since servers escape different characters; undefined where one is none. */
function levelPath(path: string): string | undefined {
  try {
    return path
      .split('/')
      .map((part) => encodeURIComponent(decodeURIComponent(part)))
      .join('/');
  } catch {
    return undefined;
  }
}

const redirects = new Set([301, 302, 303, 307, 308]);

class Site {
  readonly #base: URL;
  readonly #options: WebOptions;
  readonly #agent: http.Agent;

  constructor(base: URL, options: WebOptions) {
    this.#base = base;
    this.#options = options;
    this.#agent = createAgent(base.protocol, options);
  }

  close(): void {
    this.#agent.destroy();
  }

  /** What came, after as many tries as it takes to tell a bad moment from a bad mirror. */
  async ask(question: Question): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#askOnce(question);
      const mayPass = answer.kind === 'unreachable' || answer.kind === 'truncated';
      if (!mayPass || tries >= this.#options.tries) return answer;
      await delay(300 * tries);
    }
  }

  /** Where an address leads, seen from the root of the site. */
  #showPlace(location: string, from: URL): string {
    if (!URL.canParse(location, from.href)) return location;
    const place = new URL(location, from);
    return place.href.startsWith(this.#base.href) ? place.href.slice(this.#base.href.length - 1) : place.href;
  }

  async #askOnce({ path, way, most, into, start, language }: Question): Promise<Answer> {
    const url = new URL(encodePath(path), this.#base);
    const { timeout } = this.#options;
    const signal = AbortSignal.timeout(timeout);
    const headers = {
      ...browserHeaders,
      'Accept-Encoding': way === 'gzip' ? 'gzip' : 'identity',
      ...(language === undefined ? {} : { 'Accept-Language': language }),
    };
    try {
      const response = await this.#request(url, headers, signal);
      const { statusCode: status = 0 } = response;
      const encoding = response.headers['content-encoding'] ?? 'identity';
      if (status !== 200) {
        response.resume();
        return redirects.has(status)
          ? { kind: 'redirected', to: this.#showPlace(response.headers.location ?? 'nowhere', url) }
          : { kind: 'status', status };
      }
      if (!['identity', 'gzip', 'x-gzip'].includes(encoding)) {
        response.destroy();
        return { kind: 'broken', reason: `it is encoded as ${encoding}, which was not asked for` };
      }
      const answer = await readBody(response, { most, isPacked: encoding !== 'identity', into, start });
      return answer.kind === 'body' ? { ...answer, type: response.headers['content-type'] } : answer;
    } catch (error) {
      const reason = signal.aborted
        ? `nothing came for ${String(Math.round(timeout / 1000))} seconds, or it took longer than that`
        : error instanceof Error
          ? error.message || error.name
          : String(error);
      return { kind: 'unreachable', reason };
    }
  }

  #request(url: URL, headers: Record<string, string>, signal: AbortSignal): Promise<IncomingMessage> {
    const { request } = url.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      request(url, { agent: this.#agent, headers, signal }, resolve).on('error', reject).end();
    });
  }
}

const folderIndex = /(?:^|\/)index\.html$/;

/** Ways to the same file that readers take: a folder with its slash and without, the front door in every language. */
async function askDoors(
  site: Site,
  path: string,
  most: number,
  tags: readonly string[],
): Promise<{ path: string; answer: Answer }[]> {
  if (!folderIndex.test(path)) return [];
  const folder = path.slice(0, -'index.html'.length);
  const ask = async (door: string, isRight: (to: string) => boolean, language?: string) => {
    const answer = await site.ask({ path: door, way: 'gzip', most, language });
    const isFine = answer.kind === 'redirected' && isRight(answer.to);
    return isFine ? [] : [{ path: door === '' ? '/' : door, answer }];
  };
  const isLanguage = (to: string): boolean =>
    tags.some((tag) => to === `/${tag}/` || to === `/${tag}/index.html`);
  const isFolder = (to: string): boolean => !/[?#]/.test(to) && levelPath(to) === encodePath(`/${folder}`);
  const doors =
    folder === ''
      ? [ask('', () => false), ...tags.map((tag) => ask('', isLanguage, tag))]
      : [ask(folder, () => false), ask(folder.slice(0, -1), isFolder)];
  return (await Promise.all(doors)).flat();
}

/**
 * A release on a web server.
 * @param base address of its front page, ending in `/`
 */
export function openWeb(base: URL, options: WebOptions): ReleaseSource {
  const site = new Site(base, options);
  return {
    name: base.href,
    save: (path, into, most) => site.ask({ path, way: 'plain', most, into }),
    ask: async (path, most) => {
      const [plain, gzip] = await Promise.all([
        site.ask({ path, way: 'plain', most }),
        site.ask({ path, way: 'gzip', most }),
      ]);
      return { plain, gzip };
    },
    askStart: (path, way, most, start) => site.ask({ path, way, most, start }),
    askDoors: (path, most, tags) => askDoors(site, path, most, tags),
    close: () => {
      site.close();
    },
  };
}
