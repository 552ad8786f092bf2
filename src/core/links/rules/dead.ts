import { deadHint, findDeadService } from '../dead-services.ts';
import { quote, type Rule } from '../rule.ts';

/** Services of the list in site.yaml that no longer exist. */
export const dead = {
  name: 'dead',
  severity: { own: 'error', other: 'error' },
  title: 'Services that no longer exist',
  hint: 'Link to what took its place.',
  check: ({ link, target, site }) => {
    const service = target.kind === 'outside' ? findDeadService(target.url, site.dead) : undefined;
    return service
      ? {
          about: link.address,
          message: () => `${quote(link.address)} is dead: ${service.why}`,
          hint: deadHint(service),
        }
      : undefined;
  },
} as const satisfies Rule;
