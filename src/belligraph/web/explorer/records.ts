// What the pages show, in the shape that the queries of api.ts ask for.

export type EntityType = "Person" | "State" | "Organization" | "Weapon" | "Place";
export type Mood = "ACTUAL" | "PLANNED" | "POSSIBLE";

export interface EntityName {
  id: string;
  name: string;
  type: EntityType;
}

export interface EntityRow extends EntityName {
  claimCount: number;
}

export interface Entity extends EntityRow {
  aliases: string[];
  actsFor: EntityName | null;
}

export interface Edge {
  id: string;
  subject: EntityName;
  relation: string;
  symmetric: boolean;
  object: EntityName;
  claimCount: number;
  articleCount: number;
  originCount: number;
  negated: number;
  planned: number;
  possible: number;
  contested: boolean;
  first: string | null;
  last: string | null;
}

/** Code points into the article's content, half-open. */
export interface Span {
  start: number;
  end: number;
}

export interface NamedSpan extends Span {
  role: string;
}

export interface ArticleRow {
  id: string;
  headline: string | null;
  source: string;
  url: string | null;
  published: string | null;
}

export interface Article extends ArticleRow {
  content: string;
}

export interface Attribution {
  text: string;
  entity: EntityName | null;
  via: { text: string; entity: EntityName | null } | null;
}

export interface Claim {
  id: string;
  relation: string;
  subject: EntityName;
  object: EntityName;
  item: EntityName | null;
  place: EntityName | null;
  quantity: string | null;
  money: string | null;
  time: { text: string; start: string | null; end: string | null } | null;
  role: string | null;
  instrument: string | null;
  mood: Mood;
  negated: boolean;
  attribution: Attribution | null;
  quote: string;
  sentence: Span;
  trigger: Span;
  spans: NamedSpan[];
  article: ArticleRow;
}

/** A page of a list: its rows and how many there are in all. */
export interface Listing<Row> {
  rows: Row[];
  total: number;
}
