"""What timelines give on every engine, against plain counting; a part of `StoreContract`."""

import datetime as dt
from contextlib import AbstractContextManager

import pytest
from graph_strategies import corpora
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belligraph.errors import QueryError
from belligraph.graph.assemble import days_of
from belligraph.graph.queries import ClaimFilter
from belligraph.graph.store import Store
from belligraph.graph.timeline import Bucket, TimelineBucket
from belligraph.schema.records import (
    Article,
    Claim,
    EntityForm,
    EntityType,
    EventTime,
    Extraction,
    Mood,
    Span,
)

examples = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


MOODS = (Mood.ACTUAL, Mood.PLANNED, Mood.POSSIBLE)


def begin(day: dt.date | None, bucket: Bucket) -> dt.date | None:
    """The first day of the stretch that the day lies in."""
    if day is None or bucket is Bucket.DAY:
        return day
    if bucket is Bucket.WEEK:
        return day - dt.timedelta(days=day.weekday())
    return day.replace(day=1) if bucket is Bucket.MONTH else day.replace(month=1, day=1)


def count(claims: list[tuple[Claim, dt.date | None]], bucket: Bucket) -> list[TimelineBucket]:
    """The timeline of these claims, each with its article's date."""
    groups: dict[dt.date | None, list[Claim]] = {}
    for claim, published in claims:
        groups.setdefault(begin(days_of(claim)[0] or published, bucket), []).append(claim)
    return [
        TimelineBucket(
            start,
            len(group),
            *(
                sum(claim.mood is mood for claim in group)
                for mood in (Mood.ACTUAL, Mood.PLANNED, Mood.POSSIBLE)
            ),
            sum(claim.negated for claim in group),
        )
        for start, group in sorted(groups.items(), key=lambda item: item[0] or dt.date.max)
    ]


def days(*starts: dt.date) -> Extraction:
    """An article of claims whose events begin on these days."""
    article = Article.make("x " * len(starts), source="test")
    return Extraction(
        article=article,
        forms=tuple(EntityForm(id=id, type=EntityType.STATE, name=id) for id in ("A", "B")),
        claims=tuple(
            Claim.make(
                article=article.id,
                subject="A",
                relation="ATTACKS",
                object="B",
                time=EventTime(text="then", start=start),
                quote="x",
                sentence=Span(start=2 * number, end=2 * number + 1),
                trigger=Span(start=2 * number, end=2 * number + 1),
                extractor="test 1",
            )
            for number, start in enumerate(starts)
        ),
    )


class TimelineContract:
    """The behaviour of timelines."""

    def fresh(self) -> AbstractContextManager[Store]:
        """A new, empty store."""
        raise NotImplementedError

    @examples
    @given(corpora(), st.sampled_from(Bucket), st.integers(0, 6), st.sampled_from(Mood))
    def test_a_timeline_counts_the_claims(
        self, corpus: list[Extraction], bucket: Bucket, first: int, mood: Mood
    ) -> None:
        claims = [(claim, e.article.published) for e in corpus for claim in e.claims]
        with self.fresh() as store:
            store.add(corpus)
            whole = count(claims, bucket)
            assert list(store.timeline(ClaimFilter(), bucket, None)) == whole
            assert list(store.timeline(ClaimFilter(), bucket, first)) == whole[:first]
            some = [(claim, published) for claim, published in claims if claim.mood is mood]
            assert list(store.timeline(ClaimFilter(moods=(mood,)), bucket, None)) == count(some, bucket)
            spans = [days_of(claim) for claim, _ in claims]
            assert store.event_days() == (
                min((first for first, _ in spans if first), default=None),
                max((last for _, last in spans if last), default=None),
            )
            assert store.count_sources() == len({e.article.source for e in corpus})

    @examples
    @given(st.lists(st.dates(), min_size=1, max_size=5), st.sampled_from(Bucket))
    def test_every_day_has_its_stretch(self, starts: list[dt.date], bucket: Bucket) -> None:
        extraction = days(*starts)
        with self.fresh() as store:
            store.add([extraction])
            found = store.timeline(ClaimFilter(), bucket, None)
            assert list(found) == count([(claim, None) for claim in extraction.claims], bucket)

    def test_timelines_out_of_bounds_are_refused(self) -> None:
        days_ = [dt.date(2020, 1, 1) + dt.timedelta(days=number) for number in range(1_001)]
        with self.fresh() as store:
            store.add([days(*days_)])
            with pytest.raises(QueryError, match="more than 1,000 days with claims; take longer ones"):
                store.timeline(ClaimFilter(), Bucket.DAY, None)
            assert len(store.timeline(ClaimFilter(), Bucket.DAY, 1_000)) == 1_000
            assert len(store.timeline(ClaimFilter(since=days_[1]), Bucket.DAY, None)) == 1_000
            assert len(store.timeline(ClaimFilter(), Bucket.WEEK, None)) == 144
            for first in (-1, 1_001):
                with pytest.raises(QueryError, match=f"first must lie between 0 and 1000; got {first}"):
                    store.timeline(ClaimFilter(), Bucket.DAY, first)
