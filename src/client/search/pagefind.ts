/** Pagefind's index of the full texts, which the browser fetches in pieces and reads with WebAssembly. */

/** What we use of the interface of Pagefind 1.5. */
interface Pagefind {
  options: (options: Record<string, unknown>) => Promise<void>;
  init: () => Promise<void>;
  mergeIndex: (bundle: string, options: { language: string }) => Promise<void>;
  search: (word: string) => Promise<{ results: PagefindResult[] }>;
  destroy: () => Promise<void>;
}

/** A text that has a word. */
export interface PagefindResult {
  id: string;
  score: number;
  /** Numbers of the words that were found in it. */
  words: number[];
  /** Fetches the text. */
  data: () => Promise<{
    raw_content: string;
    anchors: { id: string; text: string; location: number }[];
  }>;
}

/** Where the index is and what of it is searched. */
export interface Bundle {
  /** Address of its folder, ending in `/`. */
  address: string;
  /** Language of the page. */
  lang: string;
  /** A further language, in which some texts of the page are. */
  fallback: string | undefined;
}

/** An index that is ready. */
export interface OpenBundle {
  /** Texts that have a word; rejects when a request was lost. */
  search: (word: string) => Promise<PagefindResult[]>;
  /** Addresses of the texts of the page as it links to them, by Pagefind's ids. */
  addresses: Readonly<Record<string, string>>;
}

/** How long a request may take over a slow circuit, in milliseconds. */
const patience = 60_000;

/** True where WebAssembly is there and allowed: an empty module can be made. */
export function hasWebAssembly(): boolean {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

const plainFetch = window.fetch.bind(window);

/** Fetches a file whole: in time, and no error page in its place. */
async function fetchWhole(address: string): Promise<Response> {
  const response = await plainFetch(address, {
    cache: address.endsWith('.json') ? 'no-cache' : 'default',
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new Error(address);
  return new Response(await response.arrayBuffer());
}

let attempts = 0;

/** Loads Pagefind's script. Browsers remember that one could not be loaded; another fragment makes them ask again. */
async function loadPagefind(address: string): Promise<Pagefind> {
  attempts += 1;
  return (await import(`${address}pagefind.js#${String(attempts)}`)) as Pagefind;
}

/**
 * Opens the index. Pagefind only logs requests that are lost and goes on without what they should have brought, so the
 * page watches them itself.
 * @throws Error when a request is lost
 */
export async function openBundle({ address, lang, fallback }: Bundle): Promise<OpenBundle> {
  let lose: (error?: unknown) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (lose = reject));
  const watched = <T>(promise: Promise<T>): Promise<T> => Promise.race([promise, lost]);
  const files = new Map<string, Promise<Response>>();
  const fetchOnce = (input: string): Promise<Response> => {
    // Without the time of the reader's clock, which Pagefind adds to one address.
    const [file = ''] = input.split('?');
    const response = files.get(file) ?? fetchWhole(file);
    files.set(file, response);
    response.catch(lose);
    return response.then((whole) => whole.clone());
  };
  window.fetch = fetchOnce as typeof fetch;
  const timer = setTimeout(lose, patience);
  const [pagefind, addresses] = await watched(
    Promise.all([
      loadPagefind(address),
      fetchOnce(`${address}texts.${lang}.json`).then(
        (file) => file.json() as Promise<Record<string, string>>,
      ),
      // Pagefind asks for it as soon as it is there; so it need not wait for that.
      fetchOnce(`${address}pagefind-entry.json`),
    ]),
  );
  clearTimeout(timer);
  await pagefind.destroy();
  // A worker would cost a request and 12 kB more, for searches of a millisecond.
  await pagefind.options({ basePath: address, noWorker: true });
  await pagefind.init();
  // Pagefind refuses to merge a folder with itself, though it is for another language; so it is spelt another way.
  if (fallback !== undefined)
    await watched(pagefind.mergeIndex(address.replace(/[^/]+\/$/, './$&'), { language: fallback }));
  return { search: async (word) => (await watched(pagefind.search(word))).results, addresses };
}
