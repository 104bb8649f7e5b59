/**
 * Presses the button of its form for the operator, once the page has stood for a moment: a step is one of the hundred requests a
 * minute that the area takes. ES5, as everywhere; without it the operator presses the button.
 */
const PAUSE_MS = 1_250;

export const pressInAMoment = `(function(f){setTimeout(function(){f.submit()},${PAUSE_MS})})(document.currentScript.parentNode)`;
