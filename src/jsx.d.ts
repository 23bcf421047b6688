/**
 * Our elements in templates that are type-checked: JSX of React 19, Preact and Solid, and Svelte. `import 'auth-elements/jsx'` once in a project;
 * it is types alone, and needs none of them. An element takes its properties, its attributes, and the events of the journey from wherever
 * they bubble to it: `onauth-authenticated`, in Solid `on:auth-authenticated`.
 */
import type { LitElement } from 'lit';
import type { Kebab } from './core/kebab.js';
import './define.js';
import './index.js';

type Tag = Extract<keyof HTMLElementTagNameMap, `auth-${string}`>;

type EventType = Extract<keyof HTMLElementEventMap, `auth-${string}`>;

type IfSame<A, B, Then, Else> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? Then : Else;

/** A name that may be written to; methods are not for templates. */
type Settable<Element, Name extends keyof Element> = Element[Name] extends (...args: never) => unknown ? never
  : IfSame<{ [Key in Name]: Element[Name] }, { -readonly [Key in Name]: Element[Name] }, Name, never>;

/** The names of an element's own properties. */
type OwnName<Element> = Exclude<keyof Element, keyof LitElement> extends infer Name extends keyof Element & string ? { [Key in Name]: Settable<Element, Key> }[Name] : never;

/** What an attribute can say of a property: nothing of objects alone. */
type Written<Value> = Extract<Value, string | boolean>;

type AttributeName<Element> = { [Name in OwnName<Element>]: [Written<Element[Name]>] extends [never] ? never : Name }[OwnName<Element>];

export type AuthProperties<Element> = { [Name in OwnName<Element>]?: Element[Name] | undefined };

export type AuthAttributes<Element> = { [Name in AttributeName<Element> as Kebab<Name>]?: Written<Element[Name]> | undefined };

export type AuthListeners = { [Type in EventType as `on${Type}`]?: ((event: HTMLElementEventMap[Type]) => void) | undefined };

/** A function, or an object with the element as `current`. */
type Ref<Element> = ((element: Element | null) => void | (() => void)) | { current: Element | null } | null;

/** What every element takes, where a framework has no such type that could be named here. */
interface Common {
  children?: unknown;
  id?: string | undefined;
  class?: string | undefined;
  className?: string | undefined;
  style?: string | object | undefined;
  slot?: string | undefined;
  part?: string | undefined;
  title?: string | undefined;
  lang?: string | undefined;
  dir?: string | undefined;
  role?: string | undefined;
  hidden?: boolean | undefined;
  tabIndex?: number | undefined;
  /** Listeners for events of the platform. */
  [listener: `on${Capitalize<string>}`]: ((event: any) => void) | undefined;
}

/** The elements for JSX, by tag. @typeParam Native what the framework lets every element take */
export type AuthElements<Native = Common> = {
  [Name in Tag]: Omit<Native, keyof AuthProperties<HTMLElementTagNameMap[Name]>> & AuthProperties<HTMLElementTagNameMap[Name]> & AuthAttributes<HTMLElementTagNameMap[Name]> & AuthListeners & {
    key?: string | number | bigint | null | undefined;
    ref?: Ref<HTMLElementTagNameMap[Name]> | undefined;
    /** React writes it as it stands. */
    class?: string | undefined;
  };
};

/** Solid says of each name what it is. */
export type AuthSolidElements = {
  [Name in Tag]: Common & AuthAttributes<HTMLElementTagNameMap[Name]> & {
    [Key in OwnName<HTMLElementTagNameMap[Name]> as `prop:${Key}`]?: HTMLElementTagNameMap[Name][Key] | undefined;
  } & {
    [Key in AttributeName<HTMLElementTagNameMap[Name]> as `attr:${Kebab<Key>}`]?: Written<HTMLElementTagNameMap[Name][Key]> | undefined;
  } & {
    [Type in EventType as `on:${Type}`]?: ((event: HTMLElementEventMap[Type]) => void) | undefined;
  } & { ref?: HTMLElementTagNameMap[Name] | ((element: HTMLElementTagNameMap[Name]) => void) | undefined };
};

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name;

/** A Vue template takes an element for a component, and a listener for a property of it. */
export type AuthVueElements<Native> = {
  [Name in Tag]: new () => HTMLElementTagNameMap[Name] & {
    $props: Omit<Native, keyof AuthProperties<HTMLElementTagNameMap[Name]>> & AuthProperties<HTMLElementTagNameMap[Name]> & {
      [Type in EventType as `on${Capitalize<Camel<Type>>}`]?: ((event: HTMLElementEventMap[Type]) => void) | undefined;
    } & { key?: PropertyKey | undefined; ref?: unknown; slot?: string | undefined };
  };
};

declare module 'react' {
  // Said once more, so that the name is there in a project without React too.
  interface HTMLAttributes<T> {}
  interface CSSProperties {
    [token: `--auth-${string}`]: string | number | undefined;
  }
  namespace JSX {
    interface IntrinsicElements extends AuthElements<HTMLAttributes<HTMLElement>> {}
  }
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends AuthElements {}
  }
}

declare module 'solid-js/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements extends AuthSolidElements {}
  }
}

declare module 'svelte/elements' {
  interface HTMLAttributes<T extends EventTarget> {}
  interface SvelteHTMLElements extends AuthElements<HTMLAttributes<HTMLElement>> {}
}

declare module 'vue' {
  interface HTMLAttributes {}
  interface GlobalComponents extends AuthVueElements<HTMLAttributes> {}
}
