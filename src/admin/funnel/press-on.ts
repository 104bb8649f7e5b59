/**
 * Presses the button of the form that it stands in, once the page is read: a count of many steps goes on by itself.
 * Only on the page that follows a step, so that opening or reloading the area asks for nothing.
 */
export const pressOn =
  '(function(f){document.addEventListener("DOMContentLoaded",function(){' +
  'f.querySelector("button").click()})})(document.currentScript.parentNode)';
