"""What never decides when texts are compared.

Spaces, kinds of quotation marks and dashes, Unicode forms, marks that cannot be seen, the point at the end.
"""

from __future__ import annotations

import re
from unicodedata import normalize as compose

# written out, because Python and JavaScript disagree on what is white space
SPACES = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\uffff]")
DOUBLE = re.compile("[\u00ab\u00bb\u201c-\u201f\u2033\u301d-\u301f\uff02]")
SINGLE = re.compile("[`\u00b4\u02b9\u02bb\u02bc\u2018-\u201b\u2032\u2039\u203a\uff07]")
DASHES = re.compile("[\u058a\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]")
MARKS = re.compile("[\u0300-\u036f]")
EDGES = "\"' "
# the end of a sentence, where something stands before it
TAIL = re.compile("([^.,;:!?\u2026 \"'])[.,;:!?\u2026 \"']+\\Z")


def normal(text: str, case: str, accents: str, star: str = "") -> str:
    """Take away what never decides, and what this field does not let decide."""
    text = compose("NFD", UNSEEN.sub(lambda found: found[0] if found[0] == star else "", text))
    text = DASHES.sub("-", SINGLE.sub("'", DOUBLE.sub('"', text)))
    if case == "ignore":
        text = text.lower().replace("ς", "σ")  # final sigma
    if accents == "ignore":
        text = MARKS.sub("", text)
    return compose("NFC", TAIL.sub(r"\1", SPACES.sub(" ", text).strip(EDGES)))
