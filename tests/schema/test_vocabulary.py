"""The vocabulary holds together."""

from collections import Counter

from belligraph.schema.records import EntityType
from belligraph.schema.vocabulary import relations

# https://github.com/openeventdata/PLOVER
PLOVER = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT".split()
)
SYMMETRIC = {"ALLIED_WITH", "TREATY_WITH", "MEETS", "NEGOTIATES_WITH", "EXCHANGES_PRISONERS_WITH"}


def test_there_are_31_relations_over_5_types() -> None:
    assert len(relations()) == 31
    assert {kind for relation in relations().values() for kind in relation.domain | relation.range} == set(
        EntityType
    )
    assert len(EntityType) == 5


def test_symmetric_relations_take_the_same_on_both_sides() -> None:
    assert {name for name, relation in relations().items() if relation.symmetric} == SYMMETRIC
    for name in SYMMETRIC:
        relation = relations()[name]
        assert relation.domain == relation.range
        assert relation.inverse is None


def test_each_has_a_meaning_and_fields_of_its_own() -> None:
    fields = Counter(
        field for relation in relations().values() for field in (relation.field, relation.inverse) if field
    )
    assert not [field for field, times in fields.items() if times > 1]
    for relation in relations().values():
        assert relation.meaning
        assert relation.domain
        assert relation.range
        assert relation.symmetric or relation.inverse
        assert relation.plover in PLOVER | {""}


def test_the_card_names_four() -> None:
    card = {name: relation.field for name, relation in relations().items() if relation.card}
    assert card == {
        "SUPPLIES": "supplies",
        "DEPLOYS": "deploys",
        "TREATY_WITH": "treatyWith",
        "CONDEMNS": "condemns",
    }
