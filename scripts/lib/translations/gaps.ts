import { listMissingWords } from '../../../src/i18n/draft-words.ts';
import { nameFile, type Project } from './project.ts';

/** How many words of the interface a language lacks. */
export const countMissingWords = ({ catalog, source }: Project, tag: string): number =>
  listMissingWords(tag, catalog.settings.words[tag], catalog.settings.words[source] ?? {}).length;

/** What a language lacks beside texts, each with the command that helps. */
export function listGaps(project: Project, tag: string): string[] {
  const { titles, words } = project.catalog.settings;
  const missing = countMissingWords(project, tag);
  const [ui, names] = ['ui.json', 'titles.yaml'].map((file) => nameFile(project, `${tag}/${file}`));
  const command = (rest: string): string => `npm run translations -- ${rest}`;
  const gaps: string[] = [];
  if (!words[tag]) gaps.push(`${ui ?? ''} is missing or broken: ${command(`start ${tag} ui`)}`);
  else if (missing > 0) gaps.push(`${ui ?? ''} lacks words (${String(missing)}): ${command(`words ${tag}`)}`);
  if (!titles[tag]) gaps.push(`${names ?? ''} is missing or broken: ${command(`start ${tag} titles`)}`);
  return gaps;
}
