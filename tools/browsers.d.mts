export type Program = 'chromium' | 'firefox' | 'webkitDriver' | 'webkitBrowser' | 'xvfb';

export function findBrowsers(): Record<Program, string | undefined>;

export function requireBrowser(name: Program): string;
