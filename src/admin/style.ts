/** The CSS of the operator's pages, after the style sheet of all pages: navigation, figures, tables. */
export const adminStyleSheet = `
.admin .wide{max-width:64rem}
.admin h1{margin-top:1.5rem}
.admin main>p,.admin main>form{max-width:42rem}
.admin nav ul{display:flex;flex-wrap:wrap;gap:.25rem;margin:.5rem 0 0;padding:0;list-style:none}
.admin nav li{margin:0}
.admin nav a{display:block;min-height:2.75rem;padding:.5rem .875rem;border-radius:10px;text-decoration:none;font-weight:600;font-size:1rem}
.admin nav a:hover{text-decoration:underline}
@media(max-width:26rem){.admin nav ul{gap:0}.admin nav a{padding:.5rem .25rem;font-size:.9375rem}}
.admin [aria-current]{background:var(--accent);color:var(--onAccent)}
.admin main{padding-bottom:2.5rem}
.admin form+p{margin-top:1.5rem}
.admin .note{max-width:42rem;margin:0 0 1rem}
.admin .card{margin-bottom:1.5rem}
.admin button,.admin .button{display:inline-block;width:auto;min-height:2.75rem;padding:.5rem 1.25rem;font-size:1rem}
.admin input,.admin select,.admin textarea{min-height:2.75rem;padding:.5rem .875rem}
.admin .check input{padding:0;min-height:0}
.admin select{padding-right:2.75rem;text-overflow:ellipsis}
.rows th:first-child{width:3.5rem}
.admin progress{display:block;width:min(24rem,100%);height:.75rem;accent-color:var(--accent)}
.well,.unwell{margin:0 0 1rem;padding:1rem min(1.25rem,6vw);border:1px solid var(--line);border-radius:12px;background:var(--card)}
.unwell{border:2px solid var(--accent);border-left-width:8px;background:var(--soft)}
.well p,.unwell p{margin:0;font-weight:600}
.well p:first-child::before{content:"";display:inline-block;width:.4rem;height:.8rem;margin:0 .75rem 0 .25rem;border:solid var(--accent);border-width:0 2px 2px 0;transform:rotate(42deg)}
.unwell ul{margin:.75rem 0 0}
.unwell li{margin-bottom:.5rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(max(9rem,20%),1fr));gap:1rem;margin:1.5rem 0;padding:0;list-style:none}
.tiles>*{display:flex;flex-direction:column;justify-content:space-between;margin:0;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:12px}
.tiles dt{color:var(--muted);font-size:.9375rem;font-weight:400}
.tiles dd{margin:0;font-size:1.5rem;font-weight:600;line-height:1.3;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
table{width:100%;border-collapse:collapse;font-size:1rem;line-height:1.4}
caption{padding-bottom:.5rem;text-align:left;color:var(--muted);font-size:.9375rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{color:var(--muted);font-size:.9375rem;font-weight:600}
tbody th{min-width:9rem;font-weight:600}
.steps th:first-child{position:sticky;left:0;background:var(--ground)}
@media(min-width:56rem){.steps th:first-child{min-width:17rem}}
.whole{white-space:nowrap}
.number{text-align:right;font-variant-numeric:tabular-nums}
.acts{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin:0 0 1.5rem}
.acts form{margin:0}
.chart{max-width:42rem;margin:0 0 1.5rem}
.chart svg{display:block;overflow:hidden;fill:var(--text);font-size:15px}
.chart .figure{font-weight:600;font-variant-numeric:tabular-nums}
.bar-all{fill:var(--accent)}
.bar-gone{fill:var(--line);stroke:var(--accent);stroke-width:2}
.line-asked{fill:var(--text)}
figcaption{margin-top:.5rem;color:var(--muted);font-size:.9375rem}
.key{display:inline-block;width:.875rem;height:.875rem;margin:0 .25rem 0 .75rem;border:2px solid var(--accent);background:var(--accent);vertical-align:-.125rem}
.key:first-child{margin-left:0}
.key-gone{background:var(--line)}
.key-line{height:2px;border:0;background:var(--text);vertical-align:.25rem}
.facts>*{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
.facts dt{flex:0 0 13rem}
.facts dd{flex:1 1 16rem;margin:0}
.admin details{margin-top:1.5rem}
ul.fine{max-width:42rem;padding-left:1.25rem}
.look fieldset{display:flex;flex-wrap:wrap;gap:0 1.5rem;margin:0 0 .75rem}
@media(max-width:26rem){.look fieldset{display:none}}
.look .check input{width:1.5rem}
.look iframe{display:block;width:100%;height:40rem;border:1px solid var(--line);border-radius:12px;background:var(--card)}
.look:has([value=phone]:checked) iframe{max-width:375px}
.plain{max-height:40rem;margin:0 0 1.5rem;overflow-y:auto;padding:1rem min(1.25rem,6vw);border:1px solid var(--line);border-radius:12px;background:var(--card);font:.9375rem/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
`;
