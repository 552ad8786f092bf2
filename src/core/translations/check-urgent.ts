import { findState, listEntries } from '../catalog.ts';
import { at, error, type SettingsLines } from '../catalog-finding.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Catalog, Entry, Exemption, Language } from '../model.ts';
import { didYouMean } from '../nearest.ts';
import { pseudoTag } from './pseudo-text.ts';
import { translationFile } from './queue.ts';

/** What every published language must have, and what languages.yaml lets it lack for a while. */

const listUrgent = (catalog: Catalog): Entry[] =>
  listEntries(catalog).filter(({ facts }) => facts.priority === '1-high');

const isMissing = (entry: Entry, lang: string, { settings }: Catalog): boolean =>
  findState(entry, lang, settings.source) === 'missing';

/** Published languages but the source. */
const targets = ({ settings }: Catalog): Language[] =>
  settings.languages.filter(({ tag, enabled }) => enabled && tag !== settings.source);

/**
 * Urgent texts that a published language lacks.
 * @param severity a warning in a build, an error in a release
 * @param isExempt whether a language may lack a text for a while
 */
export function findUrgentMissing(
  catalog: Catalog,
  severity: Severity,
  isExempt: (language: Language, id: string) => boolean,
): Finding[] {
  const { source } = catalog.settings;
  return targets(catalog).flatMap((language) =>
    listUrgent(catalog)
      .filter((entry) => isMissing(entry, language.tag, catalog) && !isExempt(language, entry.id))
      .map((entry) =>
        at(entry.texts[source]?.file ?? '', {
          ...{ code: 'translation/urgent-missing', severity, line: 1 },
          message: `the ${entry.kind} "${entry.id}" is 1-high and has no translation into "${language.tag}"`,
          hint: `Readers see the text in "${source}" until ${translationFile(entry, language.tag, source)} is there: npm run translations -- start ${language.tag} ${entry.id}`,
        }),
      ),
  );
}

const findExemption = ({ exempt = [] }: Language, id: string): Exemption | undefined =>
  exempt.find((one) => one.id === id);

/** Exemptions of texts that do not exist, or that need none. */
function checkExemptions(catalog: Catalog, lines: SettingsLines): Finding[] {
  const { languages } = catalog.settings;
  const urgent = listUrgent(catalog);
  return languages.flatMap(({ tag, exempt = [] }, l) =>
    exempt.flatMap(({ id }, e) => {
      const line = lines.languages(['languages', l, 'exempt', e, 'id']);
      const entries = urgent.filter((entry) => entry.id === id);
      if (entries.length === 0) {
        const ids = urgent.map((entry) => entry.id);
        const message = `there is no text "${id}" that is 1-high${didYouMean(id, ids)}`;
        return [
          error(
            'languages.yaml',
            line,
            'translation/exemption-unknown',
            message,
            'Correct the id or delete the entry.',
          ),
        ];
      }
      if (entries.some((entry) => isMissing(entry, tag, catalog))) return [];
      return [
        at('languages.yaml', {
          ...{ code: 'translation/exemption-unused', severity: 'warning', line },
          message: `"${id}" is translated into "${tag}" and needs no exemption any more`,
          hint: 'Delete the entry.',
        }),
      ];
    }),
  );
}

/** The pseudo-language is for development; `build --pseudo` adds it by itself. */
function findPseudoLanguage({ settings }: Catalog, severity: Severity): Finding[] {
  if (!settings.languages.some(({ tag }) => tag === pseudoTag)) return [];
  return [
    at('languages.yaml', {
      ...{ code: 'translation/pseudo-language', severity, line: 1 },
      message: `"${pseudoTag}" is a language that is made for development; expected none of it in a site for readers`,
      hint: 'This site must not be published. A real list of languages has no such entry.',
    }),
  ];
}

/** Urgent texts that are missing without an exemption, and exemptions that are none. No clock: dates are not looked at. */
export function checkUrgent(catalog: Catalog, lines: SettingsLines): Finding[] {
  const isExempt = (language: Language, id: string): boolean => findExemption(language, id) !== undefined;
  return [
    ...checkExemptions(catalog, lines),
    ...findUrgentMissing(catalog, 'warning', isExempt),
    ...findPseudoLanguage(catalog, 'warning'),
  ];
}

/**
 * Exemptions that have run out while the text is still missing.
 * @param today the day, `2026-11-20`
 * @param severity a warning in a check, an error in a release
 */
export function findExpired(catalog: Catalog, today: string, severity: Severity): Finding[] {
  const urgent = listUrgent(catalog);
  return targets(catalog).flatMap(({ tag, exempt = [] }) =>
    exempt
      .filter(
        ({ id, until }) =>
          until < today && urgent.some((entry) => entry.id === id && isMissing(entry, tag, catalog)),
      )
      .map(({ id, until }) =>
        at('languages.yaml', {
          ...{ code: 'translation/exemption-expired', severity, line: 1 },
          message: `"${tag}" was allowed to lack "${id}" until ${until}`,
          hint: `Translate it (npm run translations -- start ${tag} ${id}), or give a new date and a reason.`,
        }),
      ),
  );
}

/**
 * What the translations lack for a release, as errors.
 * @param today the day of the release, `2026-11-20`
 */
export function checkRelease(catalog: Catalog, today: string): Finding[] {
  const isExempt = (language: Language, id: string): boolean => findExemption(language, id) !== undefined;
  return [
    ...findUrgentMissing(catalog, 'error', isExempt),
    ...findExpired(catalog, today, 'error'),
    ...findPseudoLanguage(catalog, 'error'),
  ];
}
