import { FormSelect, FormSelectOption, Pagination, SearchInput } from "@patternfly/react-core";
import { useSearchParams } from "react-router";
import type { ReactNode } from "react";
import { pageOf } from "../lib/list";

/** State of a list kept in the address, so that a link shows the same list. */
export function useAddress(): [(name: string) => string, (changes: Record<string, string | null>) => void] {
  const [search, setSearch] = useSearchParams();
  const read = (name: string) => search.get(name) ?? "";
  const write = (changes: Record<string, string | null>) =>
    setSearch(
      (old) => {
        const fresh = new URLSearchParams(old);
        if (!("page" in changes)) fresh.delete("page");
        for (const [name, value] of Object.entries(changes)) {
          if (value) fresh.set(name, value);
          else fresh.delete(name);
        }
        return fresh;
      },
      { replace: true },
    );
  return [read, write];
}

export interface Choice {
  value: string;
  label: string;
}

/** Search, filters and order above a list. */
export function ListTools({ search, filters = [], sorts, children }: { search?: string; filters?: { name: string; label: string; any: string; choices: Choice[] }[]; sorts?: Choice[]; children?: ReactNode }) {
  const [read, write] = useAddress();
  return (
    <div className="bw-tools" role="search">
      {search ? (
        <SearchInput className="bw-search" aria-label={search} placeholder={search} value={read("q")} onChange={(_, value) => write({ q: value })} onClear={() => write({ q: null })} />
      ) : null}
      {filters.map((filter) => (
        <FormSelect key={filter.name} className="bw-select" aria-label={filter.label} value={read(filter.name)} onChange={(_, value) => write({ [filter.name]: value })}>
          <FormSelectOption value="" label={filter.any} />
          {filter.choices.map((choice) => <FormSelectOption key={choice.value} value={choice.value} label={choice.label} />)}
        </FormSelect>
      ))}
      {sorts ? (
        <FormSelect className="bw-select" aria-label="Order" value={read("sort")} onChange={(_, value) => write({ sort: value })}>
          {sorts.map((choice) => <FormSelectOption key={choice.value} value={choice.value} label={choice.label} />)}
        </FormSelect>
      ) : null}
      {children}
    </div>
  );
}

/** A list cut in pages; the page stands in the address. */
export function Paged<T>({ items, size = 25, children }: { items: T[]; size?: number; children: (shown: T[]) => ReactNode }) {
  const [read, write] = useAddress();
  const last = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(last, Math.max(1, Number(read("page")) || 1));
  return (
    <>
      {children(pageOf(items, page, size))}
      {last > 1 ? (
        <Pagination className="bw-paging" itemCount={items.length} perPage={size} page={page} isCompact perPageOptions={[]} onSetPage={(_, wanted) => write({ page: wanted === 1 ? null : String(wanted) })} variant="bottom" />
      ) : null}
    </>
  );
}
