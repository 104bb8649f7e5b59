/**
 * All scripts that pages run. Pages work without them. Each is placed inside its form, so that
 * `currentScript.parentNode` is that form whatever else is on the page. ES5, for old phones.
 */

/** Fills in the device's time zone, which only the browser knows. */
export const fillTimeZone =
  '(function(f){var z=Intl.DateTimeFormat().resolvedOptions().timeZone;' +
  'if(z)f.elements.timezone.value=z})(document.currentScript.parentNode)';

/**
 * Submits the form for a person. Only when the page is visible: a link scanner, a preview or a prefetch may run scripts,
 * but never shows the page. Only once: whoever comes back to the page presses the button themselves. At
 * DOMContentLoaded: earlier, the browser would stop parsing the page; after `load`, the page would stay in the history,
 * and "back" would land on it and be sent forward again.
 */
export const submitWhenSeen =
  '(function(f,d,sent){function go(){if(!sent&&d.visibilityState==="visible"){sent=1;' +
  'f.querySelector("[hidden]").hidden=false;f.submit()}}' +
  'd.addEventListener("DOMContentLoaded",go);d.addEventListener("visibilitychange",go)})' +
  '(document.currentScript.parentNode,document)';
