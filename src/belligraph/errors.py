"""What can go wrong, and the way out.

BelligraphError            every error of ours; its text says what to do
├── InputError             the input is at fault (CLI exit code 2, HTTP 400)
│   ├── SourceError        a file, page or feed that can't be read as articles
│   ├── ClaimRefused       a claim that breaks the vocabulary or is not verbatim
│   ├── QueryError         an unknown relation, bad cursor, page out of bounds
│   └── SettingError       a setting with a value that it can't have
├── StoreError             the store can't be opened, or is of a newer version
└── LlmError               the language model that --llm names can't be asked
    └── LlmUnanswered      it gave no answer about one article; later it may
"""


class BelligraphError(Exception):
    """The base of every error that Belligraph raises on purpose."""


class InputError(BelligraphError):
    """The input is at fault, and its giver can mend it."""


class SourceError(InputError):
    """A source that can't be read as articles."""


class ClaimRefused(InputError):
    """A claim that breaks domain, range or evidence."""


class QueryError(InputError):
    """A question that can't be asked."""


class SettingError(InputError):
    """A setting whose value is not allowed."""


class StoreError(BelligraphError):
    """A store that can't be opened or written."""


class LlmError(BelligraphError):
    """A language model that can't be asked, or may not be asked on."""


class LlmUnanswered(LlmError):
    """No answer about one article, after all retries."""
