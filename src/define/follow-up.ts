/** Screens that follow the ones a page has asked for come when the journey gets there. */
import { setElementLoader } from '../components/base/outlet.js';
import { loadElement } from './loader.js';

setElementLoader((element) => { if (!customElements.get(element.localName)) void loadElement(element); });
