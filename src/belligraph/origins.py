"""May the page that opens a WebSocket ask this service? Browsers do not hold it back, as they do requests."""

from collections.abc import Sequence
from urllib.parse import urlsplit


def may_ask(origin: str | None, host: str, allowed: Sequence[str]) -> bool:
    """Whether a page of this origin may: one of the service's own host, or of an allowed origin (* is any).

    No origin at all is no browser.
    """
    if origin is None or "*" in allowed or origin in allowed:
        return True
    try:
        return urlsplit(origin).netloc.lower() == host.lower() != ""
    except ValueError:
        return False
