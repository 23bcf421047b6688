import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import { createWorld, type World, type WorldOptions } from '../support/world.js';

type StoryFile = { default: Meta } & Record<string, StoryObj | Meta>;

const files = import.meta.glob<StoryFile>(['../*.stories.ts', '!../theme-builder.stories.ts'], { eager: true });

/** A screen as its stories show it first, each time in a world of its own. */
export interface Screen {
  readonly name: string;
  open(): Promise<TemplateResult>;
}

const SCREENS = /^(Screens|Account)\//;

const cognitoOf = (story: Meta | StoryObj): WorldOptions | undefined => (story.parameters as { cognito?: WorldOptions } | undefined)?.cognito;

async function open(meta: Meta, story: StoryObj): Promise<TemplateResult> {
  const options = { ...cognitoOf(meta), ...cognitoOf(story) };
  const world: World = createWorld(options);
  await options.arrange?.(world);
  const render = story.render ?? meta.render;
  return render?.({ ...meta.args, ...story.args } as never, { loaded: { world } } as unknown as StoryContext) as TemplateResult;
}

/** What a visitor sees first comes first, and the account last. */
const FIRST = ['Screens/Sign in', 'Screens/Sign up', 'Screens/'];

const placeOf = ({ default: { title = '' } }: StoryFile): number => {
  const place = FIRST.findIndex((beginning) => title.startsWith(beginning));
  return place < 0 ? FIRST.length : place;
};

/** Every screen that has stories: a new one is here by itself. */
export const screens: readonly Screen[] = Object.values(files)
  .filter((file) => SCREENS.test(file.default.title ?? ''))
  .sort((a, b) => placeOf(a) - placeOf(b))
  .map((file) => {
    const { default: meta, ...stories } = file;
    const first = Object.values(stories)[0] as StoryObj;
    return { name: (meta.title ?? '').replace(SCREENS, ''), open: () => open(meta, (stories.Idle ?? stories.Waiting ?? stories.Whole ?? first) as StoryObj) };
  })
  // The authenticator shows the screens that are here already.
  .filter(({ name }) => name !== 'Authenticator');
