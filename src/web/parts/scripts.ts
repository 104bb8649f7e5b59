/**
 * All the script there is in the browser. A page works without it; each stands inside the form that it serves, so that
 * `currentScript.parentNode` is that form whatever else is on the page. ES5: an old phone must not stumble over it.
 */

/** Tells the form which time zone this device is in: only the browser knows, and mornings depend on it. */
export const fillTimeZone =
  '(function(f){var z=Intl.DateTimeFormat().resolvedOptions().timeZone;' +
  'if(z)f.elements.timezone.value=z})(document.currentScript.parentNode)';

/**
 * Presses the button for a person. Only once the page is seen: a link scanner, a preview or a prefetch that runs
 * scripts never shows it. Only once at all: whoever comes back to this page presses the button themselves. At
 * DOMContentLoaded, because earlier the browser would stop reading the page, and after `load` the page would stay in
 * the history, where "back" would land on it and be sent forward again.
 */
export const submitWhenSeen =
  '(function(f,d,sent){function go(){if(!sent&&d.visibilityState==="visible"){sent=1;' +
  'f.querySelector("[hidden]").hidden=false;f.submit()}}' +
  'd.addEventListener("DOMContentLoaded",go);d.addEventListener("visibilitychange",go)})' +
  '(document.currentScript.parentNode,document)';
