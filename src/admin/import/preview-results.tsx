/** The results of a preview: how many rows of each kind, the first of each, and why rows are refused. */
import type { Child } from 'hono/jsx';
import type { Import, Refusal } from '../../storage/imports.ts';
import { formatNumber } from '../format.ts';
import { ScrollableTable } from '../parts.tsx';

export function PreviewResults({ state }: { state: Import }) {
  const { counts, reasons, shown } = state;
  const why = Object.entries(reasons).sort(([, one], [, other]) => other - one);
  return (
    <>
      <dl class="tiles">
        <Tile name="New" count={counts.fresh} />
        <Tile name="Already subscribed" count={counts.known} />
        {counts.gone > 0 ? <Tile name="Imported, not emailed" count={counts.gone} /> : null}
        <Tile name="Refused" count={counts.refused} />
      </dl>
      {why.length === 0 ? null : (
        <>
          <h2>Refused rows</h2>
          <Table
            name="Why rows are refused"
            columns={['Rows', 'Reason']}
            rows={why.map(([reason, rows]) => [rows, reason])}
          />
          <p>
            <a href={`/admin/import/${state.at}/refused.csv`}>Download all refused rows as CSV</a>
          </p>
          <Table
            name="The first refused rows"
            columns={['Row', 'Address and reason']}
            rows={shown.refused.map((refusal) => [refusal.row, <Refused key={refusal.row} {...refusal} />])}
          />
        </>
      )}
      <Rows title="New" rows={shown.fresh} />
      <Rows title="Already subscribed" rows={shown.known} />
    </>
  );
}

function Tile({ name, count }: { name: string; count: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatNumber(count)}</dd>
    </div>
  );
}

function Refused({ email, reason }: Refusal) {
  return (
    <>
      <span class="address">{email === '' ? 'no address' : email}</span>
      <br />
      <span class="hint">{reason}</span>
    </>
  );
}

function Rows({ title, rows }: { title: string; rows: readonly { row: number; email: string }[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <Table
        name={`${title}: the first rows`}
        columns={['Row', 'Address']}
        rows={rows.map(({ row, email }) => [row, email])}
      />
    </>
  );
}

interface TableProps {
  name: string;
  columns: readonly [string, string];
  /** The first cell is unique to each row. */
  rows: readonly (readonly [number, Child])[];
}

function Table({ name, columns, rows }: TableProps) {
  return (
    <ScrollableTable label={name}>
      <table class="rows">
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]}>
              {columns.map((column, index) => (
                <td key={column}>{cells[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollableTable>
  );
}
