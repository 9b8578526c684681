"""What every engine does. An engine's tests subclass `StoreContract` and say how a store is made:

    class TestSqlite(StoreContract):
        @contextmanager
        def fresh(self) -> Iterator[Store]:
            with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "store.db") as store:
                yield store

`fresh` is called many times over (once an example); each store must be empty.
"""

import datetime as dt
import random
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from graph_story import OTHER, PARTS, REPRINT, STORY
from graph_strategies import CLAIMS, POOL, corpora
from graph_timeline import TimelineContract
from graph_walks import WalksContract
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belligraph.errors import ClaimRefused, QueryError
from belligraph.graph.assemble import assemble_edges, assemble_entities, days_of, edge_of
from belligraph.graph.changes import Change, ChangeKind, Place
from belligraph.graph.export.jsonl import KINDS, export, read_extractions
from belligraph.graph.origins import find_origins
from belligraph.graph.queries import (
    ArticleFilter,
    ArticleOrder,
    ClaimFilter,
    ClaimOrder,
    EdgeFilter,
    EdgeOrder,
    EntityFilter,
    EntityOrder,
    Page,
    Slice,
)
from belligraph.graph.store import Outcome, SearchIn, Store
from belligraph.schema.records import (
    Article,
    Claim,
    EntityForm,
    EntityType,
    Extraction,
    Mood,
    Span,
)
from belligraph.schema.vocabulary import relations

examples = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def everything(store: Store) -> dict[str, list[str]]:
    """All exports."""
    return {kind: list(export(store, kind)) for kind in KINDS}


class StoreContract(WalksContract, TimelineContract):
    """The behaviour suite."""

    def fresh(self) -> AbstractContextManager[Store]:
        """A new, empty store."""
        raise NotImplementedError

    # Writing

    def test_add_tells_what_became_of_each_article(self) -> None:
        with self.fresh() as store:
            assert list(store.add([STORY, OTHER])) == [
                (STORY.article.id, Outcome.ADDED),
                (OTHER.article.id, Outcome.ADDED),
            ]
            before = everything(store)
            again = STORY.model_copy(update={"claims": ()})
            assert list(store.add([again, OTHER])) == [
                (STORY.article.id, Outcome.KNOWN),
                (OTHER.article.id, Outcome.KNOWN),
            ]
            assert everything(store) == before

    def test_an_article_twice_in_a_batch_is_known_the_second_time(self) -> None:
        with self.fresh() as store:
            assert [outcome for _, outcome in store.add([STORY, STORY])] == [Outcome.ADDED, Outcome.KNOWN]

    def test_an_unsound_extraction_keeps_the_whole_batch_out(self) -> None:
        claim = OTHER.claims[0].model_copy(update={"quote": "never said"})
        with self.fresh() as store:
            store.add([REPRINT])
            before = everything(store)
            with pytest.raises(ClaimRefused, match="not verbatim"):
                store.add([STORY, OTHER.model_copy(update={"claims": (claim,)})])
            assert everything(store) == before

    def test_a_claim_id_of_another_article_is_refused(self) -> None:
        claim = OTHER.claims[0].model_copy(update={"id": STORY.claims[0].id})
        with self.fresh() as store:
            store.add([STORY])
            before = everything(store)
            with pytest.raises(ClaimRefused):
                store.add([OTHER.model_copy(update={"claims": (claim,)})])
            assert everything(store) == before

    def test_has_articles_and_remove(self) -> None:
        with self.fresh() as store:
            store.add([STORY])
            assert store.has_articles([STORY.article.id, "unknown"]) == {STORY.article.id}
            assert store.has_articles([]) == frozenset()
            assert store.remove(STORY.article.id) is True
            assert store.remove(STORY.article.id) is False
            assert everything(store) == {kind: [] for kind in KINDS}

    # The log of changes

    def test_the_log_tells_what_came_and_went(self) -> None:
        with self.fresh() as store:
            assert (store.last_change(), list(store.changes(0, 10))) == (0, [])
            store.add([STORY, OTHER, STORY])
            store.remove(STORY.article.id)
            store.remove("unknown")
            store.add([OTHER, STORY])
            log = [
                Change(1, ChangeKind.ADD, STORY.article.id),
                Change(2, ChangeKind.ADD, OTHER.article.id),
                Change(3, ChangeKind.REMOVE, STORY.article.id),
                Change(4, ChangeKind.ADD, STORY.article.id),
            ]
            assert list(store.changes(0, 10)) == log
            assert list(store.changes(1, 2)) == log[1:3]
            assert list(store.changes(4, 10)) == []
            assert store.last_change() == 4

    def test_a_refused_batch_is_not_in_the_log(self) -> None:
        claim = OTHER.claims[0].model_copy(update={"id": STORY.claims[0].id})
        with self.fresh() as store:
            with pytest.raises(ClaimRefused):
                store.add([STORY, OTHER.model_copy(update={"claims": (claim,)})])
            assert store.last_change() == 0
            store.add([OTHER])
            assert store.last_change() == 1

    @examples
    @given(
        corpora(), st.lists(st.integers(0, 5), max_size=12), st.integers(1, 4), st.sampled_from(EntityType)
    )
    def test_claims_added_come_once_in_the_order_of_the_log(
        self, corpus: list[Extraction], steps: list[int], limit: int, kind: EntityType
    ) -> None:
        """Each step adds the article with this number, or removes it if it is there."""
        held: dict[int, Extraction] = {}
        with self.fresh() as store:
            for step in steps:
                if step >= len(corpus):
                    continue
                if step in held:
                    store.remove(held.pop(step).article.id)
                else:
                    held[step] = corpus[step]  # last: the dictionary keeps the order of the log
                    store.add([corpus[step]])
            names = tuple(name for name, relation in relations().items() if kind in relation.domain)
            last = store.last_change()
            for where in (ClaimFilter(), ClaimFilter(relations=names)):
                expected = [
                    claim
                    for extraction in held.values()
                    for claim in extraction.claims
                    if where.relations is None or claim.relation in names
                ]
                found, place = [], Place(1)
                while place.seq <= last:
                    part = store.claims_added(where, place, last, limit)
                    assert len(part.claims) <= limit
                    assert part.end > place
                    found += part.claims
                    place = part.end
                assert [claim for _, claim in found] == expected
                assert place == Place(last + 1)
                for number, (after, _) in enumerate(found, 1):
                    rest = store.claims_added(where, after, last, 1)
                    assert [claim for _, claim in rest.claims] == expected[number : number + 1]

    def test_claims_added_end_where_they_are_told_to(self) -> None:
        with self.fresh() as store:
            store.add([STORY])
            store.add([OTHER])
            one = store.claims_added(ClaimFilter(), Place(1), 1, 100)
            assert [claim for _, claim in one.claims] == list(STORY.claims)
            assert one.end == Place(2)
            none = store.claims_added(ClaimFilter(), Place(3), 2, 100)
            assert (none.claims, none.end) == ([], Place(3))

    def test_who_waits_is_woken_by_a_write(self) -> None:
        with self.fresh() as store:
            begin = time.monotonic()
            assert store.wait_for_change(0, 0.05) is False
            assert time.monotonic() - begin >= 0.05
            writer = threading.Timer(0.2, store.add, [[STORY]])
            writer.start()
            assert store.wait_for_change(0, 30) is True
            assert time.monotonic() - begin < 10
            writer.join()
            assert store.wait_for_change(0, 30) is True
            assert store.wait_for_change(1, 0) is False
            store.remove(STORY.article.id)
            assert store.wait_for_change(1, 0) is True

    @examples
    @given(corpora(), st.randoms(use_true_random=False), st.integers(1, 4))
    def test_the_order_of_loading_does_not_matter(
        self, corpus: list[Extraction], rng: random.Random, size: int
    ) -> None:
        with self.fresh() as one, self.fresh() as other:
            one.add(corpus)
            rng.shuffle(corpus)
            for at in range(0, len(corpus), size):
                other.add(corpus[at : at + size])
            assert everything(one) == everything(other)

    @examples
    @given(corpora())
    def test_what_is_derived_is_what_the_articles_say(self, corpus: list[Extraction]) -> None:
        origins = find_origins({e.article.id: e.article.text for e in corpus})
        with self.fresh() as store:
            store.add(corpus)
            assert list(store.all_edges()) == assemble_edges(corpus, origins)
            assert list(store.all_entities()) == assemble_entities(corpus)
            assert dict(store.origins_of(list(origins))) == origins
            found = {e.article.id: e for e in store.all_extractions()}
            assert found == {e.article.id: e for e in corpus}

    @examples
    @given(corpora(), st.lists(st.integers(0, 5), max_size=12))
    def test_a_removed_article_leaves_no_trace(self, corpus: list[Extraction], steps: list[int]) -> None:
        """Each step adds the article with this number, or removes it if it is there."""
        held: dict[int, Extraction] = {}
        with self.fresh() as store, self.fresh() as rebuilt:
            for step in steps:
                if step >= len(corpus):
                    continue
                if step in held:
                    assert store.remove(held.pop(step).article.id)
                else:
                    held[step] = corpus[step]
                    store.add([corpus[step]])
            rebuilt.add(list(held.values()))
            assert everything(store) == everything(rebuilt)
            for text in ("Korra", "tanks"):
                assert store.search(text, 20) == rebuilt.search(text, 20)

    @examples
    @given(corpora())
    def test_exported_extractions_make_the_same_store(self, corpus: list[Extraction]) -> None:
        with self.fresh() as one, self.fresh() as other:
            one.add(corpus)
            other.add(read_extractions(export(one, "extractions")))
            assert everything(one) == everything(other)

    # Reading

    def test_unknown_ids_give_nothing(self) -> None:
        with self.fresh() as store:
            store.add([STORY])
            ids = ["unknown"]
            assert not store.entities_by_id(ids)
            assert not store.edges_by_id(ids)
            assert not store.claims_by_id(ids)
            assert not store.articles_by_id(ids)
            assert not store.origins_of(ids)
            assert not store.edges_of_claims(ids)
            assert not store.sentences_of("unknown")
            assert not store.mentions_of("unknown")
            assert not list(store.mentions_of_entity("unknown"))

    def test_look_ups_give_the_records(self) -> None:
        with self.fresh() as store:
            store.add([STORY, OTHER])
            claim = STORY.claims[0]
            assert store.claims_by_id([claim.id]) == {claim.id: claim}
            assert store.articles_by_id([STORY.article.id]) == {STORY.article.id: STORY.article}
            assert store.edges_of_claims([claim.id]) == {claim.id: edge_of(claim)}
            assert store.edges_by_id([edge_of(claim)])[edge_of(claim)].subject == claim.subject
            assert tuple(store.sentences_of(STORY.article.id)) == STORY.sentences
            assert tuple(store.mentions_of(STORY.article.id)) == STORY.mentions
            entity = store.entities_by_id(["KOR"])["KOR"]
            assert (entity.name, entity.type) == ("Korra", EntityType.STATE)
            assert [m.text for m in store.mentions_of_entity("KOR")] == ["Korra"] * 2

    def test_reprints_are_one_origin(self) -> None:
        with self.fresh() as store:
            store.add([STORY])
            edge = edge_of(STORY.claims[0])
            assert store.edges_by_id([edge])[edge].origins == 1
            store.add([REPRINT])
            assert store.edges_by_id([edge])[edge].articles == 2
            assert store.edges_by_id([edge])[edge].origins == 1
            origin = min(STORY.article.id, REPRINT.article.id)
            assert set(store.origins_of([STORY.article.id, REPRINT.article.id]).values()) == {origin}
            assert store.count_articles(ArticleFilter(origin=origin)) == 2

    @pytest.mark.parametrize("text", PARTS)
    def test_search_takes_any_text(self, text: str) -> None:
        with self.fresh() as store:
            store.add([STORY])
            try:
                assert isinstance(list(store.search(text, 5)), list)
            except QueryError as error:
                assert "word" in str(error)  # noqa: PT017

    def test_a_search_of_a_whole_book_is_refused(self) -> None:
        with self.fresh() as store, pytest.raises(QueryError, match="at most 32 words; got 40,000"):
            store.search("war " * 40_000, 5)

    def test_search_finds_words_and_prefixes_and_marks_them(self) -> None:
        with self.fresh() as store:
            store.add([STORY, OTHER])
            kinds = [(hit.kind, hit.id) for hit in store.search("kor", 10)]
            assert kinds[0] == ("entity", "KOR")
            assert ("article", STORY.article.id) in kinds
            assert "«Korra»" in store.search("KORRA", 10)[0].snippet
            assert store.search("osa", 10)[0].id == "person/osa-lund"
            assert not store.search("korra nowhere", 10)
            assert len(store.search("kor", 1)) == 1
            assert not store.search("kor", 0)

    def test_search_goes_where_it_is_told_to(self) -> None:
        kinds = list(SearchIn)
        with self.fresh() as store:
            store.add([STORY, OTHER])
            for kind in kinds:
                found = store.search("korra", 10, [kind])
                assert {hit.kind for hit in found} == {kind}
                assert all("«Korra»" in hit.snippet for hit in found)
            both = store.search("korra", 3, [SearchIn.CLAIM, SearchIn.ENTITY])
            assert [hit.kind for hit in both] == [SearchIn.CLAIM, SearchIn.CLAIM, SearchIn.ENTITY]
            assert not store.search("korra", 10, [])

    def test_search_finds_the_sentences_of_claims(self) -> None:
        with self.fresh() as store:
            store.add([STORY, OTHER])
            (hit,) = store.search("TANKS vel", 10, [SearchIn.CLAIM])
            claim = store.claims_by_id([hit.id])[hit.id]
            assert claim == STORY.claims[0]  # the first of those that share the sentence
            assert hit.snippet == claim.quote.replace("tanks", "«tanks»").replace("Velia", "«Velia»")
            assert [hit.kind for hit in store.search("osa", 10, [SearchIn.CLAIM])] == [SearchIn.CLAIM]
            assert not store.search("tanks harbour", 10, [SearchIn.CLAIM])

    def test_what_is_called_just_so_comes_first_then_what_claims_name(self) -> None:
        forms = [
            EntityForm(id="quiet", type=EntityType.STATE, name="Korea"),
            EntityForm(id="loud", type=EntityType.STATE, name="North Korea"),
            EntityForm(id="other", type=EntityType.STATE, name="Korean Peninsula"),
            EntityForm(id="short", type=EntityType.STATE, name="U.K."),
        ]
        article = Article.make("x x x", source="test")
        claims = [
            Claim.make(
                article=article.id, subject="loud", relation=relation, object="short", quote="x",
                sentence=Span(start=0, end=1), trigger=Span(start=0, end=1), extractor="test 1",
            )
            for relation in ("ATTACKS", "SUPPORTS", "CONDEMNS", "MEETS")
        ]  # fmt: skip
        with self.fresh() as store:
            store.add([Extraction(article=article, forms=tuple(forms), claims=tuple(claims))])
            assert [hit.id for hit in store.search("korea", 10)] == ["quiet", "loud", "other"]
            assert store.search("ko", 10)[0].id == "loud"
            assert [hit.id for hit in store.search("uk", 10)] == ["short"]

    @pytest.mark.parametrize("cursor", ["", "x", "bm8", "é", "W10", "WyJlZGdlIiwiaWQiLDFd", "a" * 999])
    def test_a_bad_cursor_is_refused(self, cursor: str) -> None:
        with self.fresh() as store:
            store.add([STORY])
            for page in (Page(first=1, after=cursor), Page(last=1, before=cursor)):
                with pytest.raises(QueryError, match="cursor"):
                    store.edges(EdgeFilter(), EdgeOrder.ID, page)

    def test_a_cursor_of_another_list_or_order_is_refused(self) -> None:
        with self.fresh() as store:
            store.add([STORY])
            cursor = store.edges(EdgeFilter(), EdgeOrder.CLAIMS, Page()).cursors[0]
            with pytest.raises(QueryError, match="cursor"):
                store.edges(EdgeFilter(), EdgeOrder.ORIGINS, Page(after=cursor))
            with pytest.raises(QueryError, match="cursor"):
                store.entities(EntityFilter(), EntityOrder.CLAIMS, Page(after=cursor))

    @examples
    @given(corpora(), st.integers(1, 4))
    def test_pages_in_both_directions_make_the_whole_list(self, corpus: list[Extraction], size: int) -> None:
        with self.fresh() as store:
            store.add(corpus)
            for order in EntityOrder:
                walk(
                    lambda page, o=order: store.entities(EntityFilter(), o, page),
                    size,
                    len(POOL) if corpus else 0,
                )
            for edges in EdgeOrder:
                walk(lambda page, o=edges: store.edges(EdgeFilter(), o, page), size)
            for claims in ClaimOrder:
                total = sum(len(e.claims) for e in corpus)
                walk(lambda page, o=claims: store.claims(ClaimFilter(), o, page), size, total)
            for articles in ArticleOrder:
                walk(lambda page, o=articles: store.articles(ArticleFilter(), o, page), size, len(corpus))

    def test_a_page_lies_between_its_cursors(self) -> None:
        with self.fresh() as store:
            store.add([STORY, OTHER])
            whole = store.claims(ClaimFilter(), ClaimOrder.ID, Page())
            assert len(whole.items) >= 4
            inner = store.claims(
                ClaimFilter(), ClaimOrder.ID, Page(after=whole.cursors[0], before=whole.cursors[3])
            )
            assert list(inner.items) == list(whole.items[1:3])
            assert (inner.has_previous, inner.has_next) == (True, True)
            none = store.claims(ClaimFilter(), ClaimOrder.ID, Page(first=0))
            assert (list(none.items), none.has_next, none.has_previous) == ([], True, False)

    @examples
    @given(corpora())
    def test_orders(self, corpus: list[Extraction]) -> None:
        with self.fresh() as store:
            store.add(corpus)
            published = {e.article.id: e.article.published for e in corpus}
            whole = Page(first=250)
            edges = store.edges(EdgeFilter(), EdgeOrder.CLAIMS, whole).items
            assert list(edges) == sorted(edges, key=lambda e: (-e.claims, e.id))
            edges = store.edges(EdgeFilter(), EdgeOrder.LAST, whole).items
            known = [e for e in edges if e.last]
            assert [*known, *(e for e in edges if not e.last)] == list(edges)
            assert known == sorted(known, key=lambda e: (-(e.last or dt.date.min).toordinal(), e.id))
            claims = store.claims(ClaimFilter(), ClaimOrder.CONFIDENCE, whole).items
            assert list(claims) == sorted(claims, key=lambda c: (-c.confidence, c.id))
            claims = store.claims(ClaimFilter(), ClaimOrder.ARTICLE, whole).items
            assert list(claims) == sorted(
                claims,
                key=lambda c: (published[c.article] or dt.date.max, c.article, c.sentence.start, c.id),
            )
            claims = store.claims(ClaimFilter(), ClaimOrder.TIME, whole).items
            assert list(claims) == sorted(
                claims, key=lambda c: (days_of(c)[0] or published[c.article] or dt.date.max, c.id)
            )
            entities = store.entities(EntityFilter(), EntityOrder.NAME, whole).items
            assert list(entities) == sorted(entities, key=lambda e: (e.name.casefold(), e.id))

    @examples
    @given(corpora(), st.data())
    def test_claim_filters_mean_what_they_say(self, corpus: list[Extraction], data: st.DataObject) -> None:
        published = {e.article.id: e.article.published for e in corpus}
        claims = [claim for e in corpus for claim in e.claims]
        name, value, holds = data.draw(claim_conditions(published))
        with self.fresh() as store:
            store.add(corpus)
            where = ClaimFilter(**{name: value})
            found = store.claims(where, ClaimOrder.ID, Page(first=250)).items
            assert list(found) == sorted((c for c in claims if holds(c)), key=lambda c: c.id)
            assert store.count_claims(where) == len(found)

    @examples
    @given(corpora(), st.data())
    def test_edge_filters_mean_what_they_say(self, corpus: list[Extraction], data: st.DataObject) -> None:
        supports: dict[str, list[Claim]] = {}
        for claim in (claim for e in corpus for claim in e.claims):
            supports.setdefault(edge_of(claim), []).append(claim)
        name, value, holds = data.draw(edge_conditions(supports))
        with self.fresh() as store:
            store.add(corpus)
            where = EdgeFilter(**{name: value})
            found = store.edges(where, EdgeOrder.ID, Page(first=250)).items
            assert list(found) == [edge for edge in store.all_edges() if holds(edge)]
            assert store.count_edges(where) == len(found)

    def test_entity_and_article_filters(self) -> None:
        with self.fresh() as store:
            store.add([STORY, OTHER])

            def entities(**conditions: Any) -> list[str]:
                where = EntityFilter(**conditions)
                found = [e.id for e in store.entities(where, EntityOrder.ID, Page()).items]
                assert store.count_entities(where) == len(found)
                return found

            def articles(**conditions: Any) -> set[str]:
                where = ArticleFilter(**conditions)
                found = {a.id for a in store.articles(where, ArticleOrder.ID, Page()).items}
                assert store.count_articles(where) == len(found)
                return found

            assert entities(ids=("KOR", "unknown")) == ["KOR"]
            assert entities(ids=()) == []
            assert entities(types=(EntityType.PERSON,)) == ["person/osa-lund"]
            assert entities(name="kORRA") == ["KOR"]
            assert entities(name="ŌSA lund") == ["person/osa-lund"]
            assert entities(search="vel") == ["VEL"]
            assert entities(acts_for="KOR") == ["person/osa-lund"]
            assert entities(article=OTHER.article.id) == ["KOR", "person/osa-lund"]
            one, two = STORY.article.id, OTHER.article.id
            assert articles(ids=(one,)) == {one}
            assert articles(source="Post") == {two}
            assert articles(search="tanks vel") == {one}
            assert articles(mentions="person/osa-lund") == {two}
            assert articles(since=dt.date(2022, 2, 1)) == {two}
            assert articles(until=dt.date(2022, 2, 1)) == {one}

    def test_unknown_relations_and_empty_searches_are_refused(self) -> None:
        with self.fresh() as store:
            with pytest.raises(QueryError, match="unknown relation 'HUGS'"):
                store.claims(ClaimFilter(relations=("HUGS",)), ClaimOrder.ID, Page())
            with pytest.raises(QueryError, match="word"):
                store.entities(EntityFilter(search="  "), EntityOrder.ID, Page())
            with pytest.raises(QueryError, match="word"):
                store.search("&& ()", 3)


def walk(ask: Callable[[Page], Slice[Any]], size: int, total: int | None = None) -> None:
    """Page forward and backward; both give the whole list, in the same order, once."""
    whole = ask(Page(first=250))
    assert total is None or len(whole.items) == total
    assert not whole.has_next
    assert not whole.has_previous
    assert len(set(whole.cursors)) == len(whole.cursors)
    forward: list[Any] = []
    page, after = ask(Page(first=size)), None
    while True:
        assert page.has_previous == (after is not None)
        forward += page.items
        assert page.has_next == (len(forward) < len(whole.items))
        if not page.has_next:
            break
        after = page.cursors[-1]
        page = ask(Page(first=size, after=after))
    assert forward == list(whole.items)
    backward: list[Any] = []
    page, before = ask(Page(last=size)), None
    while True:
        assert page.has_next == (before is not None)
        backward = [*page.items, *backward]
        assert page.has_previous == (len(backward) < len(whole.items))
        if not page.has_previous:
            break
        before = page.cursors[0]
        page = ask(Page(last=size, before=before))
    assert backward == forward


def either(record: Any, wanted: tuple[str, ...], side: str, other: str) -> bool:
    """Whether the end is wanted; of a symmetric relation, either end."""
    return getattr(record, side) in wanted or (
        relations()[record.relation].symmetric and getattr(record, other) in wanted
    )


IDS = st.lists(st.sampled_from([row[0] for row in POOL]), max_size=2, unique=True).map(tuple)
NAMES = st.lists(st.sampled_from([row[1] for row in CLAIMS]), max_size=2, unique=True).map(tuple)
DAYS = st.dates(dt.date(2021, 12, 31), dt.date(2022, 1, 13))
Condition = tuple[str, Any, Callable[[Any], bool]]


@st.composite
def claim_conditions(draw: st.DrawFn, published: dict[str, dt.date | None]) -> Condition:
    """A field of ClaimFilter, its value, and what it means."""
    ids, names, day, flag = draw(IDS), draw(NAMES), draw(DAYS), draw(st.booleans())
    mood, article = draw(st.sampled_from(Mood)), draw(st.sampled_from([*sorted(published), "unknown"]))

    def span(claim: Claim) -> tuple[dt.date | None, dt.date | None]:
        first, last = days_of(claim)
        return first or published[claim.article], last or published[claim.article]

    table: list[Condition] = [
        ("relations", names, lambda c: c.relation in names),
        ("subjects", ids, lambda c: either(c, ids, "subject", "object")),
        ("objects", ids, lambda c: either(c, ids, "object", "subject")),
        ("actors", ids, lambda c: c.subject in ids or c.object in ids),
        ("item", "weapon/tank", lambda c: c.item == "weapon/tank"),
        ("place", "place/hill-9", lambda c: c.place == "place/hill-9"),
        ("moods", (mood,), lambda c: c.mood is mood),
        ("negated", flag, lambda c: c.negated is flag),
        ("attributed", flag, lambda c: (c.attribution is not None) is flag),
        ("attribution", "KOR", lambda c: c.attribution is not None and c.attribution.entity == "KOR"),
        ("article", article, lambda c: c.article == article),
        ("extractors", ("llm:m", "nobody"), lambda c: c.extractor == "llm:m"),
        ("min_confidence", 0.5, lambda c: c.confidence >= 0.5),
        ("since", day, lambda c: (span(c)[1] or dt.date.min) >= day),
        ("until", day, lambda c: (span(c)[0] or dt.date.max) <= day),
    ]
    return draw(st.sampled_from(table))


@st.composite
def edge_conditions(draw: st.DrawFn, supports: dict[str, list[Claim]]) -> Condition:
    """A field of EdgeFilter, its value, and what it means; `supports` maps edges to their claims."""
    ids, names, day, flag = draw(IDS), draw(NAMES), draw(DAYS), draw(st.booleans())
    mood, least = draw(st.sampled_from(Mood)), draw(st.integers(1, 3))
    table: list[Condition] = [
        ("relations", names, lambda e: e.relation in names),
        ("subjects", ids, lambda e: either(e, ids, "subject", "object")),
        ("objects", ids, lambda e: either(e, ids, "object", "subject")),
        ("actors", ids, lambda e: e.subject in ids or e.object in ids),
        ("among", ids, lambda e: e.subject in ids and e.object in ids),
        ("item", "weapon/tank", lambda e: any(c.item == "weapon/tank" for c in supports[e.id])),
        ("place", "place/hill-9", lambda e: any(c.place == "place/hill-9" for c in supports[e.id])),
        ("contested", flag, lambda e: e.contested is flag),
        ("mood", mood, lambda e: any(c.mood is mood for c in supports[e.id])),
        ("negated", flag, lambda e: all(c.negated for c in supports[e.id]) is flag),
        ("min_claims", least, lambda e: len(supports[e.id]) >= least),
        ("min_origins", least, lambda e: e.origins >= least),
        ("since", day, lambda e: e.last is not None and e.last >= day),
        ("until", day, lambda e: e.first is not None and e.first <= day),
    ]
    return draw(st.sampled_from(table))
