import { useMemo } from "react";
import { useDepartments, useMe, useOrganisation, useTypes } from "../api/queries";
import type { Who } from "../api/types";
import { words } from "./format";
import { inWords } from "./sentence";

/** Names of departments and types by key; a key that is not known is made readable. */
export function useNames() {
  const departments = useDepartments();
  const types = useTypes();
  return useMemo(() => {
    const department = new Map((departments.data ?? []).map((one) => [one.key, one.name]));
    const type = new Map((types.data ?? []).map((one) => [one.key, one.name]));
    return {
      department: (key: string | null | undefined) => department.get(key ?? "") ?? words(key),
      type: (key: string | null | undefined) => type.get(key ?? "") ?? words(key),
      /** A sentence of the API with the names that people know. */
      said: (sentence: string | null | undefined) => inWords(sentence ?? "", new Map([...type, ...department])),
      departments: departments.data ?? [],
      types: types.data ?? [],
    };
  }, [departments.data, types.data]);
}

/** What the signed-in person may do here; the services decide again on every call. */
export function useMay() {
  const me = useMe().data;
  const has = (role: string) => me?.roles.includes(role) ?? false;
  return {
    me,
    owns: (department: string | null | undefined) => has("department-owner") && Boolean(department) && (me?.departments.includes(department as string) ?? false),
    owner: has("department-owner"),
    coordinator: has("coordinator"),
    admin: has("admin"),
  };
}

export const useZone = () => useOrganisation().data?.zone ?? "UTC";

/** What the product does by itself is not said to be some person's. */
export const doneBy = (name: string | null | undefined): string => (!name ? "somebody" : name.endsWith("-service") ? "Bellwether" : name);

export function who(by: Who): string {
  if (!by) return "somebody";
  return typeof by === "string" ? by : (by.name ?? by.subject ?? by.client ?? "somebody");
}
