import { own } from './record.ts';
import { at, error, type SettingsLines } from './catalog-finding.ts';
import { listEntries } from './catalog.ts';
import { checkLetters } from './letters/check-letters.ts';
import { checkLinkSettings } from './check-link-settings.ts';
import { checkTranslations } from './check-translations.ts';
import type { Finding } from './finding.ts';
import { findHomes } from './site-paths.ts';
import type { ParsedDocument } from './document.ts';
import { didYouMean } from './nearest.ts';
import type { LinkKind } from './mdx/names.ts';
import type { Catalog } from './model.ts';
import { listPages } from './site-map.ts';
import { legacyFilePath } from './legacy-pages.ts';

/** Every id that outline.yaml lists must have its file, and every file its place. */
function checkOutline(catalog: Catalog, lines: SettingsLines): Finding[] {
  const { faqs, pages, source } = catalog.settings;
  const questionIds = Object.keys(catalog.questions);
  const findings = faqs.flatMap((faq, f) =>
    faq.sections.flatMap((section, s) =>
      section.questions.flatMap((id, q) =>
        own(catalog.questions, id)
          ? []
          : [
              error(
                'outline.yaml',
                lines.outline(['faqs', f, 'sections', s, 'questions', q]),
                'outline/question-missing',
                `there is no question "${id}"${didYouMean(id, questionIds)}`,
                `Correct the id, or make the question with "npm run new -- question ${id}".`,
              ),
            ],
      ),
    ),
  );
  const missingPages = pages.flatMap((id, p) =>
    own(catalog.pages, id)
      ? []
      : [
          error(
            'outline.yaml',
            lines.outline(['pages', p]),
            'outline/page-missing',
            `there is no page "${id}"${didYouMean(id, Object.keys(catalog.pages))}`,
            `Correct the id, or write ${source}/pages/${id}.mdx.`,
          ),
        ],
  );
  return [...findings, ...missingPages, ...checkListed(catalog), ...checkPaths(catalog, lines)];
}

function checkListed(catalog: Catalog): Finding[] {
  const homes = findHomes(catalog);
  const { pages, source } = catalog.settings;
  const unlisted = [
    ...Object.values(catalog.questions).filter(({ id }) => !homes.has(id)),
    ...Object.values(catalog.pages).filter(({ id }) => !pages.includes(id)),
  ];
  return unlisted.map(({ id, kind, texts }) =>
    error(
      texts[source]?.file ?? '',
      1,
      'outline/unlisted',
      `the ${kind} "${id}" is in no list of outline.yaml, so nobody would see it`,
      `Add "${id}" there at the place where it should be read.`,
    ),
  );
}

/** Every path is taken once, and old paths lead to what is there. */
function checkPaths(catalog: Catalog, lines: SettingsLines): Finding[] {
  const taken = new Set(['index', '404', 'all', 'search', ...(catalog.settings.letters ? ['letters'] : [])]);
  const { faqs, pages } = catalog.settings;
  const places = [
    ...pages.map((id, p) => ({ id, path: ['pages', p] })),
    ...faqs.map(({ id }, f) => ({ id, path: ['faqs', f, 'id'] })),
  ];
  const doubled = places.flatMap(({ id, path }) => {
    const isTaken = taken.has(id);
    taken.add(id);
    if (!isTaken) return [];
    const hint = 'Give one of them another id.';
    return [
      error(
        'outline.yaml',
        lines.outline(path),
        'content/duplicate-id',
        `the page "${id}.html" exists already`,
        hint,
      ),
    ];
  });
  return [...doubled, ...checkLegacyPaths(catalog, lines)];
}

/** Names at the top of a site that are not for old paths. */
const ownNames = [
  ...['index.html', '404.html', 'robots.txt', 'sitemap.xml', 'translations.html', 'translations.json'],
  ...['pagefind', 'scripts'],
];

/** True when one file is where the other is, or where a folder above it must be. */
const isInTheWay = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);

function checkLegacyPaths(catalog: Catalog, lines: SettingsLines): Finding[] {
  const { faqs, pages, legacy, languages } = catalog.settings;
  const ids = [...faqs.map(({ id }) => id), ...pages];
  const tags = new Set(languages.map(({ tag }) => tag));
  const paths = Object.keys(legacy);
  return Object.entries(legacy).flatMap(([path, id]) => {
    const line = lines.outline(['legacy', path]);
    const unknown = ids.includes(id)
      ? []
      : [
          error(
            'outline.yaml',
            line,
            'outline/legacy-unknown',
            `there is no FAQ or page "${id}"${didYouMean(id, ids)}`,
            'Correct the id.',
          ),
        ];
    const shadowed = tags.has(path.split('/')[0] ?? '')
      ? [
          error(
            'outline.yaml',
            line,
            'content/duplicate-id',
            `the old path "${path}" lies in the folder of a language`,
            'Old paths lie outside the languages.',
          ),
        ]
      : [];
    const earlier = paths.slice(0, paths.indexOf(path));
    const other = [...ownNames, ...earlier.map(legacyFilePath)].find((name) =>
      isInTheWay(legacyFilePath(path), name),
    );
    const taken =
      other === undefined
        ? []
        : [
            error(
              'outline.yaml',
              line,
              'content/duplicate-id',
              `the old path "${path}" is in the way of "${other}"`,
              'Only one of them can be there: delete the entry.',
            ),
          ];
    return [...unknown, ...shadowed, ...taken];
  });
}

type Names = Record<LinkKind, Readonly<Record<string, unknown>>>;

/** What links may name, by kind. */
const listNames = ({ questions, pages, settings }: Catalog): Names => ({
  question: questions,
  page: pages,
  link: settings.links,
  letter: Object.fromEntries((settings.letters?.letters ?? []).map(({ id }) => [id, id])),
});

/** Names in links, sources and related questions must exist. */
function checkNames(document: ParsedDocument, names: Names): Finding[] {
  const unknown = (findLine: () => number, kind: LinkKind, name: string): Finding[] => {
    if (Object.hasOwn(names[kind], name)) return [];
    const line = findLine();
    const where = kind === 'link' ? 'links.yaml has no name' : `there is no ${kind}`;
    const suggestion = didYouMean(name, Object.keys(names[kind]));
    const hint =
      kind === 'link'
        ? 'Correct the name or add the address to links.yaml.'
        : 'Correct the id; it is the name of the file without .mdx.';
    return [error(document.file, line, 'links/name-unknown', `${where} "${name}"${suggestion}`, hint)];
  };
  const links = document.links.flatMap(({ kind, name, line }) => unknown(() => line, kind, name));
  const sources = (document.facts?.sources ?? []).flatMap((name, index) =>
    unknown(() => document.lineOf(['sources', index]), 'link', name),
  );
  const related = (document.facts?.related ?? []).flatMap((name, index) =>
    unknown(() => document.lineOf(['related', index]), 'question', name),
  );
  return [...links, ...sources, ...related];
}

/** An address that nothing uses is checked and kept for nobody. */
function checkUnusedLinks(
  catalog: Catalog,
  documents: readonly ParsedDocument[],
  lines: SettingsLines,
): Finding[] {
  const used = new Set(
    documents.flatMap(({ links, facts }) => [
      ...links.filter(({ kind }) => kind === 'link').map(({ name }) => name),
      ...(facts?.sources ?? []),
    ]),
  );
  const unused = Object.keys(catalog.settings.links).filter((name) => !used.has(name));
  return unused.map((name) =>
    at('links.yaml', {
      code: 'links/unused',
      severity: 'warning',
      line: lines.links([name]),
      message: `nothing uses the name "${name}"`,
      hint: 'Use it as a source or in a link, or delete it.',
    }),
  );
}

/** The page that says how to help is there, with its anchor. */
function checkHelp(catalog: Catalog, lines: SettingsLines): Finding[] {
  const { help } = catalog.settings.site;
  if (help === undefined) return [];
  const [id = '', anchor] = help.split('#');
  const page = listPages(catalog).find((one) => one.kind === 'page' && one.id === id);
  const anchors = page?.anchors ?? [];
  if (page && (anchor === undefined || anchors.includes(anchor))) return [];
  const suggestion = page ? didYouMean(anchor ?? '', anchors) : didYouMean(id, Object.keys(catalog.pages));
  return [
    error(
      'site.yaml',
      lines.site(['help']),
      'links/name-unknown',
      page
        ? `the page "${id}" has no anchor "${anchor ?? ''}"${suggestion}`
        : `there is no page "${id}"${suggestion}`,
      'Correct it, or delete the line.',
    ),
  ];
}

/** No anchor may stand on a page twice. */
function checkAnchors(catalog: Catalog): Finding[] {
  const { source } = catalog.settings;
  return listPages(catalog).flatMap(({ path, anchors }) => {
    const seen = new Set<string>();
    const doubled = new Set(anchors.filter((anchor) => seen.size === seen.add(anchor).size));
    return [...doubled].map((anchor) => {
      const owner = listEntries(catalog).findLast(
        (entry) => entry.id === anchor || entry.facts.legacy.includes(anchor),
      );
      const file = owner?.texts[source]?.file ?? 'outline.yaml';
      return error(
        file,
        1,
        'content/anchor-duplicate',
        `the anchor "${anchor}" would stand on ${path} twice`,
        'Change one of the ids, or take it out of one of the "legacy" lists.',
      );
    });
  });
}

/** Everything that can only be seen when all files are known. Paths of findings are inside the content folder. */
export function checkCatalog(
  catalog: Catalog,
  documents: readonly ParsedDocument[],
  lines: SettingsLines,
): Finding[] {
  const names = listNames(catalog);
  return [
    ...checkOutline(catalog, lines),
    ...documents.flatMap((document) => checkNames(document, names)),
    ...checkAnchors(catalog),
    ...checkHelp(catalog, lines),
    ...checkUnusedLinks(catalog, documents, lines),
    ...checkLetters(catalog, documents, lines),
    ...checkLinkSettings(catalog, lines),
    ...checkTranslations(catalog, documents, lines),
  ];
}
