// Preloaded into a command: when it ends, the file ONION_FAQ_MEASURES has its CPU time (ms), its largest memory (MB),
// and the time of each stage that it noted (ms).
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const prefix = 'onion-faq ';
if (isMainThread)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const stages = {};
    for (const { name, duration } of performance.getEntriesByType('measure'))
      if (name.startsWith(prefix)) stages[name.slice(prefix.length)] = duration;
    const measures = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024, stages };
    writeFileSync(process.env.ONION_FAQ_MEASURES, JSON.stringify(measures));
  });
