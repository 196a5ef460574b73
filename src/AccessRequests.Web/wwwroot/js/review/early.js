// Begins the document of a desk while the page's circuit starts.
import { begin } from '/js/review/sheets.js';

const desk = /^(\/demandes\/[^/]+\/documents\/[^/]+)\/revision$/.exec(location.pathname);
if (desk) { begin(`${desk[1]}/original.pdf`, Number(new URLSearchParams(location.search).get('page') ?? 1)); }
