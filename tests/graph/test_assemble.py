import datetime as dt

from graph_story import OTHER, REPRINT, STORY
from graph_strategies import corpora
from hypothesis import given
from hypothesis import strategies as st

from belligraph.graph.assemble import assemble_edges, assemble_entities, days_of, edge_of, fold_entity
from belligraph.graph.origins import find_origins
from belligraph.schema.records import Claim, EntityType, EventTime, Extraction, content_id

DAY = dt.date(2022, 1, 10)


def with_time(time: EventTime | None) -> Claim:
    return STORY.claims[0].model_copy(update={"time": time})


def test_an_edge_counts_its_claims() -> None:
    corpus = [STORY, REPRINT, OTHER]
    origins = find_origins({e.article.id: e.article.text for e in corpus})
    edges = {edge.id: edge for edge in assemble_edges(corpus, origins)}
    edge = edges[content_id("edge", "KOR", "SUPPLIES", "VEL")]
    assert (edge.claims, edge.articles, edge.origins, edge.planned, edge.negated) == (2, 2, 1, 2, 0)
    assert (edge.first, edge.last, edge.contested) == (DAY, dt.date(2022, 1, 11), False)


def test_a_symmetric_tie_starts_from_the_smaller_id() -> None:
    met = OTHER.claims[0]
    assert met.subject > met.object
    assert edge_of(met) == content_id("edge", "KOR", "MEETS", "person/osa-lund")


def test_a_denial_beside_an_assertion_is_contested() -> None:
    claim = STORY.claims[0]
    denial = claim.model_copy(update={"id": "denial", "negated": True})
    for claims, contested in (((claim, denial), True), ((denial,), False), ((claim,), False)):
        extraction = STORY.model_copy(update={"claims": claims})
        (edge,) = assemble_edges([extraction], {STORY.article.id: STORY.article.id})
        assert edge.contested is contested


def test_a_known_end_stands_for_an_unknown_one() -> None:
    assert days_of(with_time(None)) == (None, None)
    assert days_of(with_time(EventTime(text="soon"))) == (None, None)
    assert days_of(with_time(EventTime(text="since", start=DAY))) == (DAY, DAY)
    assert days_of(with_time(EventTime(text="until", end=DAY))) == (DAY, DAY)


def test_most_articles_decide_and_ties_go_to_the_smallest() -> None:
    votes = {
        "type": {"State": 2, "Place": 1},
        "name": {"Velia": 2, "Republic of Velia": 2, "velia": 1},
        "alias": {"Velians": 1},
        "acts_for": {"KOR": 1, "AAA": 1},
    }
    entity = fold_entity("VEL", votes)
    assert (entity.type, entity.name, entity.acts_for) == (EntityType.STATE, "Republic of Velia", "AAA")
    assert entity.aliases == ("Republic of Velia", "Velia", "Velians", "velia")


@given(corpora(), st.randoms(use_true_random=False))
def test_order_does_not_matter(corpus: list[Extraction], rng: object) -> None:
    origins = find_origins({e.article.id: e.article.text for e in corpus})
    shuffled = list(corpus)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assemble_edges(shuffled, origins) == assemble_edges(corpus, origins)
    assert assemble_entities(shuffled) == assemble_entities(corpus)
