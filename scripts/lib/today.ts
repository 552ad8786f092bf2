/** The day on which a command runs, `2026-11-20`, in Greenwich. */
export const findToday = (): string => new Date().toISOString().slice(0, 10);
