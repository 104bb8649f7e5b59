import type { Theme } from '../../course/definition.ts';

/** The colors as custom properties, named by their role in the theme. */
function properties(colors: Theme['light']): string {
  return Object.entries(colors)
    .map(([role, color]) => `--${role}:${color}`)
    .join(';');
}

/**
 * The style sheet of all pages: for a phone first, with two columns from 56rem on (at 200% zoom, a desktop is a phone).
 * Colors come from the theme only; in dark mode the same roles take other values. An input's border is `muted`: the
 * lighter `line` lacks the contrast that WCAG 1.4.11 asks for. Nothing moves, so there is no motion to reduce.
 */
export const styleSheet = ({ light, dark, serif, sans }: Theme) => `
:root{color-scheme:light dark;${properties(light)}}
@media(prefers-color-scheme:dark){:root{${properties(dark)}}}
*,::before,::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;overflow-wrap:break-word;
background:linear-gradient(var(--soft),var(--ground) 26rem) no-repeat var(--ground);color:var(--text);
font:1.0625rem/1.65 ${sans}}
h1,h2,.brand,.subject,.sample h3,.sample h4{font-family:${serif};font-weight:600;letter-spacing:-.01em;text-wrap:balance}
h1{margin:0 0 1rem;font-size:2rem;line-height:1.2}
h2{margin:2.25rem 0 .5rem;font-size:1.375rem;line-height:1.3}
p,ul,ol{margin:0 0 1rem}
ul,ol{padding-left:1.25rem}
li{margin-bottom:.5rem}
::marker{color:var(--accent)}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:4px}
.wide{width:100%;max-width:42.5rem;margin:0 auto;padding:0 min(1.25rem,6vw)}
header.wide{padding-top:.75rem}
.brand{display:inline-flex;align-items:center;gap:.75rem;min-height:3rem;color:var(--text);line-height:1.3;text-decoration:none}
.brand:hover span{text-decoration:underline}
.mark{flex:none;color:var(--accent)}
main{flex:1}
footer.wide{display:flex;flex-wrap:wrap;gap:0 1.5rem;padding-top:3rem;padding-bottom:1.5rem;color:var(--muted);font-size:.9375rem}
footer p{margin:0 0 .5rem}
footer p:first-child{flex-basis:100%}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.75rem min(1.25rem,6vw)}
.card>:first-child{margin-top:0}
.card>h2+form{margin-top:1.25rem}
.card>:last-child,form>:last-child{margin-bottom:0}
.alone{max-width:40rem;margin:1.5rem auto 0}
.label{margin:0 0 .5rem;color:var(--accent);font-size:.9375rem;font-weight:700}
.fine{margin:1rem 0 0;color:var(--muted);font-size:.9375rem;line-height:1.5}
.lead{font-size:1.125rem}
.address{overflow-wrap:anywhere}
strong.short{display:inline-block;max-width:100%}
a .address{text-decoration:underline}
p+form{margin-top:1.5rem}
.sentence{display:inline-block}
.set-apart{padding:1rem min(1.25rem,6vw);border-radius:12px;background:var(--soft)}
.note{padding:.875rem min(1.25rem,6vw);border-left:5px solid var(--accent);border-radius:12px;background:var(--soft)}
.card>.note{margin-bottom:1.75rem}
.note:focus{outline:none}
.note p{margin:0;font-weight:600}
.note form{margin-top:1rem}
.note button{padding-inline:.5rem}
.skip:not(:focus),.unseen,.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.away{left:-9999px}
.skip:focus{display:block;padding:.75rem 1.25rem}
.field{margin-bottom:1.125rem}
label{display:block;margin-bottom:.375rem;font-weight:600}
.hint{color:var(--muted);font-weight:400}
input,select,textarea{width:100%;min-height:3.25rem;padding:.75rem 1rem;border:1px solid var(--muted);border-radius:10px;background:var(--card);color:var(--text);font:inherit;line-height:1.4}
input:focus-visible,select:focus-visible,textarea:focus-visible{outline-offset:0;border-color:var(--accent);border-radius:10px}
select{appearance:none;padding-right:3rem;background-image:linear-gradient(45deg,transparent 50%,var(--accent) 50%),linear-gradient(135deg,var(--accent) 50%,transparent 50%);background-position:calc(100% - 1.4rem) 50%,calc(100% - 1.05rem) 50%;background-size:.4rem .4rem;background-repeat:no-repeat}
[aria-invalid]{border:2px solid var(--accent);background-color:var(--soft)}
.error{margin:.5rem 0 0;color:var(--accent);font-weight:600;line-height:1.45}
noscript .error{margin:0 0 1rem}
button,.button{display:block;width:100%;min-height:3.25rem;padding:.875rem 1.75rem;border:2px solid var(--accent);border-radius:10px;background:var(--accent);color:var(--onAccent);font:700 1.0625rem/1.4 ${sans};text-align:center;text-wrap:balance;text-decoration:none;cursor:pointer}
button:hover,.button:hover{text-decoration:underline}
button:focus-visible,.button:focus-visible{border-radius:10px}
.quiet{background:none;color:var(--accent)}
.act{margin-top:1.5rem}
.hero{padding-top:2rem}
.hero .label{margin-bottom:.75rem}
.hero h1{font-size:clamp(2.25rem,1.5rem + 2.6vw,3.25rem);line-height:1.12;letter-spacing:-.02em}
.ticks{padding:0;list-style:none}
.hero .ticks{margin:1.5rem 0 0}
.ticks li{padding-left:1.75rem;position:relative}
.ticks li::before{content:"";position:absolute;left:.25rem;top:.4em;width:.4rem;height:.8rem;border:solid var(--accent);border-width:0 2px 2px 0;transform:rotate(42deg)}
.part{margin-top:4.5rem}
.part>h2{margin:0 0 1.25rem;font-size:1.75rem;line-height:1.2}
.part>.closing{font-size:2rem}
.path{margin:0;padding:0;list-style:none}
.path li{position:relative;display:flex;gap:1rem;margin:0;padding-bottom:1.75rem}
.path li:last-child{padding-bottom:0}
.path li::before{content:"";position:absolute;left:calc(1.375rem - 1px);top:2.75rem;bottom:0;border-left:2px solid var(--accent);opacity:.35}
.path li:last-child::before{content:none}
.day{flex:none;display:grid;place-content:center;width:2.75rem;height:2.75rem;border:2px solid var(--accent);border-radius:50%;background:var(--card);color:var(--accent);font-weight:700;line-height:1}
.subject{display:block;padding-top:.5rem;font-size:1.1875rem;line-height:1.4}
.state{display:block;text-wrap:balance;color:var(--muted);font-size:.9375rem}
.received .day{background:var(--accent);color:var(--onAccent)}
.path .received::before{opacity:1}
.list li{padding-bottom:1.25rem}
.coming .day{border-color:var(--line);color:var(--muted)}
.next .state{color:var(--accent);font-weight:700}
.points{max-width:40rem}
.part>div>h2{margin:0 0 .75rem;font-size:1.75rem;line-height:1.2}
.after{margin:1.5rem 0 0}
.sample{max-width:42rem;margin:1.5rem 0 0}
.sample h3{margin:.25rem 0 1rem;font-size:1.5rem;line-height:1.25}
.sample h4{margin:1.5rem 0 .5rem;font-size:1.1875rem;line-height:1.3}
dl{margin:0 0 1rem}
dt{font-weight:600}
dd{margin:0 0 .75rem}
details{max-width:42rem;border-top:1px solid var(--line)}
details:last-of-type{border-bottom:1px solid var(--line)}
summary{display:flex;justify-content:space-between;gap:1rem;padding:.875rem 0;font-weight:600;list-style:none;cursor:pointer}
summary::-webkit-details-marker{display:none}
summary::after{content:"+";color:var(--accent);font-size:1.5rem;line-height:1.1;font-weight:400}
[open]>summary::after{content:"\\2212"}
summary:hover{color:var(--accent)}
.choices{margin-top:.75rem}
.inside{padding:.25rem 0 1.5rem}
.inside>:last-child{margin-bottom:0}
textarea{display:block;resize:vertical}
fieldset{margin:2.25rem 0 1rem;padding:0;border:0}
legend{margin-bottom:.5rem;padding:0;font-weight:600}
.check{display:flex;align-items:center;gap:.75rem;min-height:2.75rem;margin:0}
fieldset .check{font-weight:400}
.check input{flex:none;width:1.5rem;min-height:0;height:1.5rem;margin:0;padding:0;accent-color:var(--accent)}
.again{display:inline-block;padding:.375rem 0;font-size:.9375rem}
.bar{display:flex;gap:4px;margin:0 0 1.25rem}
.bar span{flex:1;height:6px;border-radius:3px;background:var(--line)}
.bar .done{background:var(--accent)}
.embed{min-height:0;padding:1rem;background:var(--card)}
@media(min-width:40rem){
footer p:first-child{flex-basis:auto}
.alone{margin-top:2.5rem}
body:has(.alone) .wide{max-width:44rem;padding-inline:2rem}
.alone.card{padding:2.5rem 2.75rem}
.alone button,.alone .button{display:inline-block;width:auto}
}
@media(min-width:56rem){
body{font-size:1.125rem}
.wide{max-width:71rem;padding-inline:2rem}
.card{padding:2.25rem}
.split{display:grid;grid-template-columns:minmax(0,1fr) 25rem;column-gap:4rem;align-items:center}
.hero{grid-template-rows:auto 1fr;align-items:start;padding-top:3.5rem}
.hero .card{grid-area:1/2/3/3}
.lead{font-size:1.25rem;line-height:1.6}
.part{margin-top:7rem}
.part>h2{margin-bottom:2rem;font-size:2.125rem}
.part>.closing{font-size:2.75rem;line-height:1.15}
.part>div>h2{font-size:2.125rem}
.pair .sample{margin:0}
.pair{display:grid;grid-template-columns:20rem minmax(0,1fr);column-gap:5rem}
.path:not(.list){display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));row-gap:3rem}
.path:not(.list) li{flex-direction:column;gap:.75rem;padding:0 1.5rem 0 0}
.path:not(.list) li::before{left:2.75rem;right:0;top:calc(1.375rem - 1px);bottom:auto;border-top:2px solid var(--accent);border-left:0}
.path:not(.list) .subject{padding:0}
footer.wide{padding-top:6rem}
}
`;
