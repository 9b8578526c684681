"""Item, place, quantity and speaker of a claim: one construction a row, in sentences of our own."""

import pytest

from belligraph.loaders.claims.traits import traits
from belligraph.loaders.extract import extract
from belligraph.schema.records import Article, Claim

ROWS = [
    ("ATTACKS", "item", "aircraft", "Indian aircraft carried out strikes on Balakot in February 2019."),
    (
        "ATTACKS",
        "item",
        "Tornado",
        "British Tornado jets carried out raids on Libyan airfields, dropping Paveway bombs.",
    ),
    ("ATTACKS", "item", "cluster munition", "Saudi aircraft bombed Saada using cluster munitions."),
    ("ATTACKS", "item", "artillery", "Serbian forces shelled Sarajevo with heavy artillery."),
    ("ATTACKS", "item", "drone", "A Houthi drone attack on Abu Dhabi killed three people."),
    ("ATTACKS", "item", "tank", "Turkish tanks rolled into Jarablus and pounded Islamic State positions."),
    ("ATTACKS", "item", "napalm", "South Vietnamese planes attacked Viet Cong positions with napalm."),
    ("ATTACKS", "item", "MiG-23", "Libyan MiG-23s bombed N'Djamena in 1981."),
    ("SUPPLIES", "item", "Stinger", "The United States sent Stinger missiles to UNITA in Angola."),
    ("SUPPLIES", "item", "rifle", "China gave Tanzania rifles and mortars."),
    ("SUPPLIES", "item", "F-16", "Pakistan received F-16 fighters from the United States in 1983."),
    ("SUPPLIES", "item", "T-72", "Syria's army got T-72 tanks from the Soviet Union."),
    (
        "SUPPLIES",
        "item",
        "Mirage III",
        "The sale of Mirage III fighters to Israel by France was halted in 1967.",
    ),
    ("SUPPLIES", "item", "Patriot", "Germany promised Ukraine two more Patriot batteries."),
    ("SUPPLIES", "item", "howitzer", "Ukraine is to receive howitzers from Denmark."),
    ("SUPPLIES", "item", "radar", "Chinese-made radars were delivered to Zambia by China last year."),
    ("SUPPLIES", "item", "helicopter", "Washington speeded up delivery of helicopters to Saigon."),
    ("REQUESTS", "item", "F-35", "Poland asked the United States for 32 F-35 fighters."),
    ("REQUESTS", "item", "missile", "Egypt requested missiles from the Soviet Union."),
    ("AUTHORIZES", "item", "ATACMS", "Washington allowed Ukraine to fire ATACMS missiles into Russia."),
    ("INTERCEPTS", "quantity", "14", "Israel shot down 14 Iranian drones over the Golan Heights."),
    ("INTERCEPTS", "place", "Golan Heights", "Israel shot down 14 Iranian drones over the Golan Heights."),
    ("DEPLOYS", "quantity", "5,000 troops", "Kenya sent 5,000 troops to Somalia in October 2011."),
    (
        "DEPLOYS",
        "quantity",
        "thousands of soldiers",
        "Rwanda denied that it had thousands of soldiers in Congo.",
    ),
    ("WITHDRAWS_FROM", "quantity", "50,000 troops", "Cuba agreed to withdraw its 50,000 troops from Angola."),
    (
        "WITHDRAWS_FROM",
        "quantity",
        "some 14,000 troops",
        "The withdrawal of some 14,000 troops from Afghanistan was announced by the United States.",
    ),
    ("SUPPLIES", "quantity", "300", "The sale of 300 tanks to Morocco by the United States was approved."),
    (
        "SUPPLIES",
        "quantity",
        "$425 million",
        "The United States sent Ukraine a military aid package worth $425 million.",
    ),
    (
        "SUPPLIES",
        "quantity",
        "$2.3bn",
        "The US state department approved a $2.3bn sale of F-16 jets to Bahrain.",
    ),
    ("AIDS", "quantity", "200 tonnes of food", "India sent 200 tonnes of food to Sri Lanka."),
    ("EXPELS", "quantity", "35 Russian diplomats", "The United States expelled 35 Russian diplomats."),
    (
        "EXCHANGES_PRISONERS_WITH",
        "quantity",
        "200 prisoners of war",
        "Russia and Ukraine exchanged 200 prisoners of war each on Friday.",
    ),
    ("TRAINS", "quantity", "10,000 Ukrainian soldiers", "Britain has trained 10,000 Ukrainian soldiers."),
    ("ATTACKS", "quantity", "eight", "Iraq fired eight Scud missiles at Tel Aviv."),
    (
        "ATTACKS",
        "quantity",
        "more than 100",
        "The United States launched more than 100 Tomahawk missiles against Libya.",
    ),
    ("ATTACKS", "quantity", None, "Russia attacked Kharkiv, killing 12 people and wounding 40."),
    ("PRODUCES", "quantity", "24", "Dassault will build 24 Rafale jets."),
    ("MEETS", "place", "Yalta", "Roosevelt and Stalin met at Yalta in February 1945."),
    ("MEETS", "place", "Reykjavik", "Reagan met Gorbachev in Reykjavik in 1986."),
    ("MEETS", "place", "Jeddah", "President Biden flew to Jeddah to meet Crown Prince Mohammed bin Salman."),
    ("MEETS", "place", "Camp David", "President Carter welcomed Menachem Begin to Camp David."),
    (
        "MEETS",
        "place",
        "Geneva",
        "In Geneva, Secretary of State James Baker met Iraqi Foreign Minister Tariq Aziz.",
    ),
    (
        "MEETS",
        "place",
        "Tokyo",
        "Narendra Modi will meet Fumio Kishida on Tuesday in Tokyo, where the Quad leaders are to gather.",
    ),
    ("NEGOTIATES_WITH", "place", "Doha", "Israel and Hamas held talks in Doha on a ceasefire."),
    ("TREATY_WITH", "place", "Pretoria", "Ethiopia and the TPLF signed a truce in Pretoria."),
    (
        "TREATY_WITH",
        "place",
        "Paris",
        "The agreement signed in Paris by North Vietnam and the United States ended the war.",
    ),
    (
        "ACCUSES",
        "place",
        "Addis Ababa",
        "In Addis Ababa, Prime Minister Abiy Ahmed accused Egypt of arming Eritrea.",
    ),
    ("ACCUSES", "place", "New York", "Speaking in New York, Sergei Lavrov accused Britain of sabotage."),
    ("CONDEMNS", "place", "Moscow", "At a rally in Moscow, Vladimir Putin condemned NATO."),
    (
        "ATTACKS",
        "place",
        "Mazar-i-Sharif",
        "The Taliban attacked Northern Alliance positions near Mazar-i-Sharif.",
    ),
    ("ATTACKS", "place", "Khe Sanh", "North Vietnamese troops attacked American marines at Khe Sanh."),
    ("ATTACKS", "place", "Idlib", "In Idlib, Turkish drones struck Syrian troops."),
    ("ATTACKS", "place", "Red Sea", "The Houthis attacked a British tanker in the Red Sea."),
    ("ATTACKS", "place", "Bakhmut", "Russian forces fired artillery at Ukrainian troops outside Bakhmut."),
    ("ATTACKS", "place", None, "Germany said on Monday in Berlin that Russia had attacked Ukraine."),
    ("TESTS", "place", "Novaya Zemlya", "Russia tested a Burevestnik missile at Novaya Zemlya."),
    ("TRAINS", "place", "Jordan", "American instructors trained Iraqi policemen in Jordan."),
    ("PRODUCES", "place", "Toulouse", "Airbus assembles A400M aircraft in Toulouse."),
    ("PRODUCES", "place", "Seville", "The A400M aircraft is built in Seville by Airbus."),
    (
        "CAPTURES",
        "place",
        "Falkland Islands",
        "Britain captured 11,000 Argentine soldiers in the Falkland Islands.",
    ),
    (
        "ATTACKS",
        "attribution",
        "Syrian Observatory for Human Rights",
        "Israel struck Homs, the Syrian Observatory for Human Rights said.",
    ),
    ("ATTACKS", "attribution", "officials", "Ethiopia bombed Mekelle, officials said."),
    (
        "ATTACKS",
        "attribution",
        "Ministry of Defence of France",
        "Libyan forces shelled Misrata, a French defence ministry spokesman said.",
    ),
    (
        "ATTACKS",
        "attribution",
        "Ukrainian Armed Forces",
        "Russia attacked Kharkiv with drones, the Ukrainian military said.",
    ),
    (
        "ATTACKS",
        "attribution",
        "Israel Defense Forces",
        "Hamas attacked Sderot, the Israeli army said in a statement.",
    ),
    ("SUPPLIES", "attribution", "Germany", "Berlin says that Iran has supplied drones to Russia."),
    ("SUPPLIES", "attribution", "Iran", "Tehran denied that it had supplied drones to Russia."),
    ("SUPPLIES", "attribution", "residents", "Ethiopia sent arms to Somaliland, residents said."),
    (
        "ATTACKS",
        "attribution",
        "Josep Borrell",
        "\"Russia has attacked Ukraine's ports,\" said Josep Borrell, the EU's foreign policy chief.",
    ),
    (
        "ATTACKS",
        "attribution",
        "Josep Borrell",
        "The EU's foreign policy chief, Josep Borrell, said Russia had attacked Odesa.",
    ),
    ("ATTACKS", "attribution", None, "Russia attacked Ukraine on Monday, and Germany said it was sad."),
    ("ATTACKS", "attribution", None, "Iran attacked Israel, Germany condemned it."),
    ("REJECTS", "attribution", None, "Serbia rejected NATO's demand, saying it was an insult."),
    ("ALLIED_WITH", "attribution", "Analysts", "Analysts say China and Russia are close allies."),
    (
        "ATTACKS",
        "attribution",
        "Human Rights Watch",
        "Eritrean troops attacked Axum, Human Rights Watch found.",
    ),
]


def _detail(claim: Claim, field: str, names: dict[str, str]) -> str | None:
    if field == "item":
        return names.get(claim.item or "")
    if field == "place":
        return names.get(claim.place or "")
    if field == "quantity":
        amount = claim.quantity or claim.money
        return amount.text if amount else None
    said = claim.attribution
    return None if said is None else names.get(said.entity or "", said.text)


@pytest.mark.parametrize(("relation", "field", "expected", "text"), ROWS)
def test_detail(relation: str, field: str, expected: str | None, text: str) -> None:
    extraction = extract(Article.make(text, source="test"))
    names = {form.id: form.name for form in extraction.forms}
    got = {_detail(claim, field, names) for claim in extraction.claims if claim.relation == relation}
    assert expected in got


def test_lists_name_relations_of_the_vocabulary() -> None:
    assert traits()["relations.standing"] <= traits()["relations.placeless"]
