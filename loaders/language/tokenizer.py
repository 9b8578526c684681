"""The tokenizer: spaCy's English one, taught the hyphens, titles and units of war news."""

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_suffix_regex

TITLES = """
Maj. Sgt. Cpl. Pvt. Capt. Cmdr. Adm. Lt. Col. Brig. Cdr. Amb. Supt. Sept. Oct. Nov. Dec. Jan. Feb.
""".split()


def retrain_tokenizer(nlp: Language) -> None:
    """Give the pipeline our token boundaries: "U.S.-supplied" is three tokens, as in UD English-EWT."""
    infixes = [
        *(nlp.Defaults.infixes or ()),
        r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])",
        r"(?<=[A-Za-z0-9])[–—](?=[A-Za-z0-9])",
    ]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=[0-9])(?:bn|m|km|kg|lbs|mm)"]
    nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search  # type: ignore[union-attr]
    for title in TITLES:
        nlp.tokenizer.add_special_case(title, [{spacy.symbols.ORTH: title}])  # type: ignore[union-attr]
