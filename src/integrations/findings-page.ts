import type { AstroIntegration } from 'astro';
import type { ServerResponse } from 'node:http';
import { sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ViteDevServer } from 'vite';
import { countFindings, formatFinding, hasErrors, type Finding } from '../core/finding.ts';
import type { ContentSource } from '../disk/content-source.ts';
import { escapeHtml } from '../core/texts.ts';

/** The page that stands in for every other while the content has errors. It reloads when they are mended. */
export function buildFindingsPage(findings: readonly Finding[]): string {
  const rows = findings.map(
    (finding) =>
      `<li><code>${escapeHtml(formatFinding(finding))}</code><br>${escapeHtml(finding.hint ?? '')}</li>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${countFindings(findings)}</title>
<meta name="viewport" content="width=device-width"><script type="module" src="/@vite/client"></script>
<style>body{font:1.05rem/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
code{font-weight:600;overflow-wrap:anywhere}li{margin-block:1rem}</style></head>
<body><h1>The content has ${countFindings(findings)}</h1>
<p>This page goes away by itself when they are mended.</p><ul>${rows.join('')}</ul></body></html>`;
}

function sendFindings(response: ServerResponse, findings: readonly Finding[]): void {
  response.statusCode = 500;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(buildFindingsPage(findings));
}

const wantsPage = (url: string): boolean => {
  const path = url.split('?')[0] ?? '';
  return !path.startsWith('/@') && (path.endsWith('/') || path.endsWith('.html') || !/\.\w+$/.test(path));
};

/** All that decides which addresses the site has. */
function describeAddresses({ content: { catalog } }: ContentSource): string {
  if (!catalog) return '';
  const { languages, faqs, pages, legacy, letters } = catalog.settings;
  return JSON.stringify([languages, faqs, pages, legacy, letters]);
}

type Refresh = (() => Promise<void>) | undefined;

/** Keeps the pages of a development server in step with the files of the content folder. */
class ContentWatch {
  readonly #source: ContentSource;
  readonly #server: ViteDevServer;
  readonly #refresh: Refresh;
  /** Settles when the last change has reached the pages. A page that is asked for meanwhile waits. */
  #settled: Promise<void> = Promise.resolve();
  #again: NodeJS.Timeout | undefined;
  #addresses: string;

  constructor(source: ContentSource, server: ViteDevServer, refresh: Refresh) {
    this.#source = source;
    this.#server = server;
    this.#refresh = refresh;
    this.#addresses = describeAddresses(source);
  }

  start(): void {
    this.#server.watcher.add(this.#source.folder);
    for (const event of ['add', 'change', 'unlink'] as const) {
      this.#server.watcher.on(event, (path: string) => {
        if (path.startsWith(this.#source.folder + sep)) this.#look();
      });
    }
    this.#server.middlewares.use((request, response, next) => {
      if (!wantsPage(request.url ?? '')) {
        next();
        return;
      }
      this.#look();
      void this.#settled.then(() => {
        const { findings } = this.#source.content;
        if (hasErrors(findings)) sendFindings(response, findings);
        else next();
      });
    });
  }

  /**
   * Looks for changes on the disk: when the watcher reports one, a moment later, since it tells of a file that is half
   * written and then no more, and whenever a page is asked for.
   */
  #look(): void {
    clearTimeout(this.#again);
    if (!this.#source.refresh()) return;
    this.#settled = this.#settled.then(() => this.#update());
    this.#again = setTimeout(() => {
      this.#look();
    }, 200);
  }

  /** Astro skips a refresh while it loads its own configuration, so it is asked until one has brought the content. */
  async #publish(): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      if (hasErrors(this.#source.content.findings)) return;
      const { publications } = this.#source;
      await this.#refresh?.();
      if (this.#source.publications > publications && this.#source.isPublished) return;
      await delay(50);
    }
  }

  /** Astro remembers which addresses its routes have until its store changes, which has only a part of the content. */
  #renewAddresses(): void {
    const addresses = describeAddresses(this.#source);
    if (addresses === this.#addresses) return;
    this.#addresses = addresses;
    this.#server.environments.ssr.hot.send('astro:content-changed', {});
  }

  async #update(): Promise<void> {
    const { findings } = this.#source.content;
    const isBroken = hasErrors(findings);
    if (!isBroken && !this.#source.isPublished) await this.#publish();
    if (isBroken) console.error(findings.map(formatFinding).join('\n'));
    this.#renewAddresses();
    this.#server.ws.send({ type: 'full-reload' });
  }
}

/** In the development server: edited content is shown at once, and broken content as a page that says what is wrong. */
export function findingsPage(source: () => ContentSource): AstroIntegration {
  return {
    name: 'onion-faq-findings-page',
    hooks: {
      'astro:server:setup': ({ server, refreshContent }) => {
        new ContentWatch(source(), server, refreshContent ? () => refreshContent({}) : undefined).start();
      },
    },
  };
}
