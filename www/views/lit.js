// What the views use of lit. Styles are set as properties (`.style=${…}`): the page's policy allows no style attributes.
export { html, nothing, render, svg } from 'lit/html.js';
export { repeat } from 'lit/directives/repeat.js';
export { live } from 'lit/directives/live.js';
export { ref } from 'lit/directives/ref.js';
