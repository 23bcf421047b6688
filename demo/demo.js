/** The page around the elements: each panel is a module of its own. */
import './events.js';
import './inbox.js';
import './people.js';
import './tokens.js';
