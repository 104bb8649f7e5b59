/** What the operator's pages have beside the one style sheet: a bar of links, figures, tables. The same colours by role. */
export const adminStyleSheet = `
.admin .wide{max-width:64rem}
.admin h1{margin-top:1.5rem}
.admin main>p,.admin main>form{max-width:42rem}
.admin nav ul{display:flex;flex-wrap:wrap;gap:.25rem;margin:.5rem 0 0;padding:0;list-style:none}
.admin nav li{margin:0}
.admin nav a{display:block;min-height:2.75rem;padding:.5rem .875rem;border-radius:10px;text-decoration:none;font-weight:600;font-size:1rem}
.admin nav a:hover{text-decoration:underline}
.admin [aria-current]{background:var(--accent);color:var(--onAccent)}
.admin .card{margin-bottom:1.5rem}
.admin button,.admin .button{display:inline-block;width:auto;min-height:2.75rem;padding:.5rem 1.25rem;font-size:1rem}
.admin input,.admin select,.admin textarea{min-height:2.75rem;padding:.5rem .875rem}
.admin .check input{padding:0;min-height:0}
.admin select{padding-right:2.75rem;text-overflow:ellipsis}
.rows th:first-child{width:5rem}
.admin progress{display:block;width:min(24rem,100%);height:.75rem;accent-color:var(--accent)}
.well,.unwell{padding:1rem min(1.25rem,6vw);border-left:5px solid var(--accent);border-radius:12px;background:var(--soft)}
.well p,.unwell p{margin:0;font-weight:600}
.unwell li{margin-bottom:.5rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:1rem;margin:1.5rem 0;padding:0;list-style:none}
.tiles>*{margin:0;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:12px}
.tiles dt{color:var(--muted);font-size:.9375rem;font-weight:400}
.tiles dd{margin:0;font:600 1.75rem/1.2 inherit;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;margin:0 0 1.5rem}
table{width:100%;border-collapse:collapse;font-size:1rem;line-height:1.4}
caption{padding-bottom:.5rem;text-align:left;color:var(--muted);font-size:.9375rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{color:var(--muted);font-size:.9375rem;font-weight:600}
tbody th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums}
.acts{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin:0 0 1.5rem}
.acts form{margin:0}
`;
