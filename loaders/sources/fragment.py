"""HTML → paragraphs: one string for each block of text, in order."""

import re

from lxml import etree, html  # type: ignore[import-untyped]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section summary table tbody td th thead tr ul br"
)
_SILENT = _names("script style noscript template svg iframe object head title figcaption button select")
_TAG = re.compile(r"<(?:p|br|div|h\d|[uo]l|li|a|b|i|em|strong|span|img|table)[\s/>]", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Does the text hold tags that only HTML has?"""
    return bool(_TAG.search(text[:20_000]))


def parse(markup: str) -> html.HtmlElement | None:
    """The tree of a page or fragment, None when there is nothing in it."""
    # Bytes, because lxml refuses characters together with an encoding declaration.
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def paragraphs_of(tree: html.HtmlElement) -> list[str]:
    """The text of the tree, block by block; scripts, captions and controls left out."""
    blocks: list[list[str]] = [[]]
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if name in _BLOCKS:
                blocks.append([])
            if node.text and not _hidden(node):
                blocks[-1].append(node.text)
        else:
            if name in _BLOCKS:
                blocks.append([])
            parent = node.getparent()
            if node.tail and parent is not None and not _hidden(parent):
                blocks[-1].append(node.tail)
    texts = (" ".join("".join(block).split()) for block in blocks)
    return [text for text in texts if text]


def _hidden(node: html.HtmlElement) -> bool:
    return node.tag in _SILENT or any(up.tag in _SILENT for up in node.iterancestors())


def paragraphs_in(markup: str) -> list[str]:
    """The paragraphs of an HTML fragment, such as a feed item's content; plain text gives its lines."""
    if not looks_like_html(markup):
        plain = html.fromstring(f"<p>{markup}</p>").text_content() if "&" in markup else markup
        return [line for line in (" ".join(raw.split()) for raw in plain.split("\n")) if line]
    tree = parse(markup)
    return [] if tree is None else paragraphs_of(tree)
