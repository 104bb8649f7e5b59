/**
 * A script that presses the button of the form in which it stands, so that work of many steps goes on by itself; without it
 * the operator presses the button. ES5, as everywhere.
 */

/** The script; `pauseMs`: how long the page stands before. */
export function pressOn(pauseMs: number): string {
  return (
    '(function(f){document.addEventListener("DOMContentLoaded",function(){setTimeout(function(){' +
    `f.querySelector("button").click()},${pauseMs})})})(document.currentScript.parentNode)`
  );
}
