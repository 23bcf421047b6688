/** The theme builder as a page of its own. */
import { defineThemeBuilder } from './define.js';

defineThemeBuilder();
