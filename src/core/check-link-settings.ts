import { error, type SettingsLines } from './catalog-finding.ts';
import type { Finding } from './finding.ts';
import { deadHint, findDeadService } from './links/dead-services.ts';
import type { Catalog } from './model.ts';
import { didYouMean } from './nearest.ts';

/** Addresses of links.yaml that belong to a service of which site.yaml says that it is gone. */
function checkDeadLinks({ settings }: Catalog, lines: SettingsLines): Finding[] {
  const services = settings.site.links?.dead ?? [];
  return Object.entries(settings.links).flatMap(([name, { url }]) => {
    const service = findDeadService(new URL(url), services);
    if (!service) return [];
    const message = `"${url}" is dead: ${service.why}`;
    return [error('links.yaml', lines.links([name]), 'links/dead', message, deadHint(service))];
  });
}

/** Severities of links are set for languages that the site has. */
function checkSeverityLanguages({ settings }: Catalog, lines: SettingsLines): Finding[] {
  const known = ['default', ...settings.languages.map(({ tag }) => tag)];
  const severities = Object.entries(settings.site.links?.severity ?? {});
  return severities.flatMap(([rule, setting]) => {
    const tags = typeof setting === 'object' ? Object.keys(setting) : [];
    return tags
      .filter((tag) => !known.includes(tag))
      .map((tag) =>
        error(
          'site.yaml',
          lines.site(['links', 'severity', rule, tag]),
          'content/language-unknown',
          `"${tag}" is no language of languages.yaml${didYouMean(tag, known)}`,
          'Correct the tag or delete it.',
        ),
      );
  });
}

/** What site.yaml says about links, held against the rest of the content. */
export const checkLinkSettings = (catalog: Catalog, lines: SettingsLines): Finding[] => [
  ...checkDeadLinks(catalog, lines),
  ...checkSeverityLanguages(catalog, lines),
];
