"""Names, identity, references, offices and structure: one construction a row, in sentences of our own."""

import pytest

from belligraph.loaders.codebook.check import told
from belligraph.loaders.extract import extract, scenes_of
from belligraph.loaders.language.pipeline import parse
from belligraph.schema.records import Article


def mentions(text: str, headline: str | None = None) -> list[tuple[str, str]]:
    """(words, entity name) of every mention."""
    article = Article.make(text, source="test", headline=headline)
    scenes = scenes_of(article, next(iter(parse([article.content]))))
    return [(s.doc[f.start : f.end].text, f.name) for s in scenes for f in s.founds]


def claims(text: str) -> list[str]:
    return told(extract(Article.make(text, source="test")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow condemned the raid.", ("Moscow", "Russia")),
        ("He flew to Moscow on Friday.", ("Moscow", "Moscow")),
        ("Shells fell in Baghdad overnight.", ("Baghdad", "Baghdad")),
        ("The Kremlin said nothing.", ("Kremlin", "Russia")),
        ("Iraqi troops crossed the border.", ("Iraqi troops", "Iraqi Armed Forces")),
        ("Ukraine’s military reported losses.", ("Ukraine’s military", "Ukrainian Armed Forces")),
        (
            "The Iranian foreign ministry denied it.",
            ("Iranian foreign ministry", "Ministry of Foreign Affairs of Iran"),
        ),
        ("Two F-16s were lost.", ("F-16s", "F-16")),
        ("Six MiG-21 fighters took off.", ("MiG-21", "MiG-21")),
        ("Drones hit the depot.", ("Drones", "drone")),
        ("The Anglo-French plan failed.", ("Anglo", "United Kingdom")),
        ("President Anwar Sadat spoke. Sadat left.", ("Sadat", "Anwar Sadat")),
        ("Mr Kwame Mensah arrived.", ("Kwame Mensah", "Kwame Mensah")),
        ("The minister, Ban Ki-moon, agreed.", ("Ban Ki-moon", "Ban Ki-moon")),
    ],
)
def test_names(text: str, expected: tuple[str, str]) -> None:
    assert expected in mentions(text)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Egypt rejected the plan because it feared a trap.", "it", "Egypt"),
        ("Golda Meir met William Rogers. She thanked him.", "She", "Golda Meir"),
        ("Israel withdrew its troops from Sinai.", "its troops", "Israel Defense Forces"),
        ("NATO met on Monday. The alliance agreed.", "alliance", "NATO"),
        ("France tested a bomb. The country had promised restraint.", "country", "France"),
        (
            "Iranian President Hassan Rouhani spoke in Paris. The Iranian leader then left.",
            "leader",
            "Hassan Rouhani",
        ),
    ],
)
def test_references(text: str, word: str, name: str) -> None:
    assert (word, name) in mentions(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian President Vladimir Putin spoke.", "Vladimir Putin HOLDS_OFFICE Russia"),
        ("China’s foreign minister, Qian Qichen, left.", "Qian Qichen HOLDS_OFFICE China"),
        ("Qian Qichen, the Chinese foreign minister, left.", "Qian Qichen HOLDS_OFFICE China"),
        ("NATO Secretary-General Javier Solana agreed.", "Javier Solana HOLDS_OFFICE NATO"),
        (
            "Hans Blix, head of the IAEA, resigned.",
            "Hans Blix HOLDS_OFFICE International Atomic Energy Agency",
        ),
        ("The British ambassador in Tehran, Sir John Smith, left.", "John Smith HOLDS_OFFICE United Kingdom"),
        ("Governor Ivan Petrov of the Kursk region spoke.", "Ivan Petrov HOLDS_OFFICE Kursk Oblast"),
        ("The port lies in Russia’s Kursk region.", "Kursk Oblast LOCATED_IN Russia"),
        ("Shells fell on Kharkiv, in Ukraine.", "Kharkiv LOCATED_IN Ukraine"),
        ("The Iranian foreign ministry denied it.", "Ministry of Foreign Affairs of Iran PART_OF Iran"),
    ],
)
def test_offices_and_structure(text: str, expected: str) -> None:
    assert expected in claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # passive, relative, participle, control, coordination
        ("Basra was shelled by Iranian troops.", "Iranian Armed Forces ATTACKS Basra"),
        ("Libya, which had armed the IRA, kept silent.", "Libya SUPPLIES Irish Republican Army"),
        ("Iraq agreed to withdraw from Kuwait.", "Iraq WITHDRAWS_FROM Kuwait planned"),
        ("Canada and Norway condemned Serbia.", "Norway CONDEMNS Serbia"),
        ("France sold Iraq missiles.", "France SUPPLIES Iraq item=missile"),
        ("The United States, France and Britain were urged by Russia to halt.", "Russia REQUESTS France"),
        # light verbs, nominal triggers, reciprocals
        ("Israel carried out strikes on Damascus.", "Israel ATTACKS Damascus"),
        ("Ethiopia and Eritrea signed a treaty.", "Ethiopia TREATY_WITH Eritrea"),
        ("Talks between Iran and Iraq resumed.", "Iran NEGOTIATES_WITH Iraq"),
        # mood and negation
        ("Sweden will send howitzers to Ukraine.", "Sweden SUPPLIES Ukraine item=howitzer planned"),
        ("Syria did not attack Turkey.", "Syria ATTACKS Turkey negated"),
        ("Jordan may expel Syrian diplomats.", "Jordan EXPELS Syria possible"),
    ],
)
def test_frames(text: str, expected: str) -> None:
    assert expected in claims(text)
