"""Base forms of words: an inflection table, so that "shelled" is "shell" and "freed" is "free".

Irregular forms are listed; regular ones are undone by rule, and where the rule has a choice the list of
known base forms (bases.txt, learnt from the training treebank and the codebook) decides.
"""

from functools import cache, lru_cache
from importlib.resources import files

VERB_IRREGULAR = """
be: am is are was were been being 's 're 'm | have: has had having 've 'd | do: does did done
go: goes went gone | say: said | tell: told | make: made | take: took taken | give: gave given
get: got gotten | send: sent | sell: sold | buy: bought | bring: brought | seek: sought
fight: fought | think: thought | teach: taught | catch: caught | hold: held | meet: met | lead: led
leave: left | lose: lost | win: won | find: found | found: founded | fly: flew flown flies
fall: fell fallen | fell: felled | rise: rose risen | arise: arose arisen | strike: struck stricken
shoot: shot | hit: hit hitting | put: put putting | set: set setting | cut: cut cutting
let: let letting | shut: shut shutting | quit: quit quitting | split: split splitting | cast: cast
broadcast: broadcast | come: came | become: became | overcome: overcame | run: ran running
begin: began begun beginning | withdraw: withdrew withdrawn | draw: drew drawn | throw: threw thrown
overthrow: overthrew overthrown | know: knew known | grow: grew grown | show: showed shown
see: saw seen | speak: spoke spoken | break: broke broken | choose: chose chosen
freeze: froze frozen | steal: stole stolen | write: wrote written | drive: drove driven
ride: rode ridden | hide: hid hidden | bite: bit bitten | eat: ate eaten | keep: kept | sleep: slept
sweep: swept | creep: crept | weep: wept | feel: felt | deal: dealt | mean: meant | lend: lent
spend: spent | build: built | rebuild: rebuilt | bend: bent | burn: burnt | learn: learnt
pay: paid | repay: repaid | lay: laid | lie: lying lain | die: dying | tie: tying | hear: heard
sit: sat sitting | stand: stood | understand: understood | withstand: withstood | sink: sank sunk
swim: swam swum | ring: rang rung | sing: sang sung | drink: drank drunk | shrink: shrank shrunk
spring: sprang sprung | swear: swore sworn | bear: bore borne | tear: tore torn | wear: wore worn
forbid: forbade forbidden | forgive: forgave forgiven | undertake: undertook undertaken
overtake: overtook overtaken | mistake: mistook mistaken | shake: shook shaken
retake: retook retaken | flee: fled | feed: fed | bleed: bled | speed: sped | light: lit
slay: slew slain | bind: bound | wind: wound | grind: ground | hang: hung | dig: dug digging
stick: stuck | swing: swung | will: would 'll wo | shall: should | can: could ca | may: might
rethink: rethought | oversee: oversaw overseen | foresee: foresaw foreseen | uphold: upheld
withhold: withheld | undergo: underwent undergone | forgo: forwent | ban: banned banning
bar: barred barring | arm: armed arming | veto: vetoed vetoes | free: freed freeing
agree: agreed agreeing | flee: fleeing | guarantee: guaranteed guaranteeing
ally: allied allying allies | wage: waged waging | overrun: overran overrunning
blow: blew blown | beat: beaten beating | awake: awoke awoken | breed: bred | cling: clung | fling: flung
forget: forgot forgotten forgetting | forsake: forsook forsaken | mislead: misled | plead: pled
spin: spun spinning | sting: stung | tread: trod trodden | undo: undid undone | weave: wove woven
overfly: overflew overflown overflies | resell: resold | strive: strove striven
"""
NOUN_IRREGULAR = """
man: men | woman: women | child: children | person: people | foot: feet | crisis: crises
basis: bases | serviceman: servicemen | gunman: gunmen | spokesman: spokesmen | fisherman: fishermen
wife: wives | life: lives | half: halves | leaf: leaves | knife: knives | thief: thieves
ally: allies | aircraft: aircraft | series: series | forces: forces | troops: troops | arms: arms
arsenal: arsenals | corps: corps | headquarters: headquarters
"""
VOWELS = "aeiou"


def _table(text: str) -> dict[str, str]:
    rows = (row.split(":") for line in text.strip().splitlines() for row in line.split("|"))
    return {form: base.strip() for base, forms in rows for form in forms.split()}


VERBS = _table(VERB_IRREGULAR)
NOUNS = _table(NOUN_IRREGULAR)


@cache
def _bases() -> frozenset[str]:
    return frozenset(files(__package__).joinpath("bases.txt").read_text(encoding="utf-8").split())


def _verb_stems(word: str) -> list[str]:
    """Candidates for the base of a regular inflected verb, likeliest first when none is known."""
    if word.endswith("ies") or word.endswith("ied"):
        return [word[:-3] + "y", word[:-1], word[:-2]]
    if word.endswith("ying"):
        return [word[:-3], word[:-4] + "ie"]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            if not any(c in VOWELS + "y" for c in stem):
                return []
            doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS
            if doubled:
                return [stem, stem[:-1]] if stem[-1] in "lsfz" else [stem[:-1], stem]
            soft = stem[-1] in "cgsuvz" or stem.endswith(("at", "iz", "bl", "pl", "tl", "dl", "gl", "fl"))
            short = (
                len(stem) > 2 and stem[-1] in "bdklmnprt" and stem[-2] in VOWELS and stem[-3] not in VOWELS
            )
            return [stem + "e", stem] if soft or (short and len(stem) <= 3) else [stem, stem + "e"]
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
        return [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return [word[:-1]]
    return []


def _noun_stems(word: str) -> list[str]:
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y"]
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        return [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return [word[:-1]]
    return []


@lru_cache(maxsize=50_000)
def lemma(text: str, pos: str) -> str:
    """The base form of a word, lower case. `pos` is the UPOS tag; only verbs and nouns are inflected.

    `lemma("shelled", "VERB") == "shell"`, `lemma("allies", "NOUN") == "ally"`.
    """
    word = text.lower().replace("’", "'")
    if pos in ("VERB", "AUX"):
        if word in VERBS:
            return VERBS[word]
        stems = _verb_stems(word)
    elif pos in ("NOUN", "PROPN"):
        if word in NOUNS:
            return NOUNS[word]
        stems = _noun_stems(word)
    else:
        return word
    if not stems or (word in _bases() and pos in ("VERB", "AUX") and not word.endswith(("ed", "ing", "s"))):
        return word
    return next((s for s in stems if s in _bases()), stems[0])
