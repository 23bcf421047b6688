import '../../src/define.js';
import { defineElement } from '../../src/define/define-element.js';
import { ThemeBuilder } from './builder.js';
import { ThemeGallery } from './gallery.js';

/** Called, not only imported: package.json says of this folder that imports have no effect. */
export function defineThemeBuilder(): void {
  defineElement('theme-gallery', ThemeGallery);
  defineElement('theme-builder', ThemeBuilder);
}
