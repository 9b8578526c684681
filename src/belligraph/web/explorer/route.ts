// Where we are: the location's hash, so that every view has its own address.

export type Route =
  | { page: "landing" }
  | { page: "entity"; id: string; edge?: string; relation?: string }
  | { page: "article"; id: string; claim?: string }
  | { page: "search"; text: string }
  | { page: "unknown" };

function part(text: string): string {
  return encodeURIComponent(text);
}

export const to = {
  landing: (): string => "#/",
  entity: (id: string, chosen: { edge?: string; relation?: string } = {}): string =>
    `#/entity/${part(id)}${query(chosen)}`,
  article: (id: string, claim?: string): string => `#/article/${part(id)}${query({ claim })}`,
  search: (text: string): string => `#/search${query({ q: text })}`,
};

function query(values: Record<string, string | undefined>): string {
  const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a hash asks for. */
export function parse(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const asked = new URLSearchParams(search);
  const cut = path.indexOf("/");
  const page = cut < 0 ? path : path.slice(0, cut);
  const id = cut < 0 ? "" : decoded(path.slice(cut + 1));
  if (page === "" || page === "main") return { page: "landing" };
  if (page === "search") return { page: "search", text: asked.get("q") ?? "" };
  if (page === "entity" && id)
    return { page, id, edge: asked.get("edge") ?? undefined, relation: asked.get("relation") ?? undefined };
  if (page === "article" && id) return { page, id, claim: asked.get("claim") ?? undefined };
  return { page: "unknown" };
}
