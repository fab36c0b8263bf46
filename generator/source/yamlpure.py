"""The parser of YAML that needs nothing compiled, made to read as the compiled one does.

PyYAML brings two parsers: libyaml's, and one in Python for machines that have no libyaml. They differ in one thing
that people write: in a list in brackets the second ends a text at a question mark (`[Really?]`). What a project says
must not depend on the machine, so that rule goes. The only other importer of yaml is `yamltree`.
"""

from __future__ import annotations

from typing import Any

import yaml

_ENDS = "\0 \t\r\n\x85\u2028\u2029"


class PureLoader(yaml.SafeLoader):
    """PyYAML's own parser, whose plain texts in brackets may hold a question mark as in libyaml (YAML 1.2, 7.3.3)."""

    def scan_plain(self) -> Any:
        """Scan a text without quotation marks; give its token."""
        chunks: list[str] = []
        start = end = self.get_mark()
        spaces: list[str] = []
        while self.peek() != "#":
            length = 0
            while not self._ended(length):
                length += 1
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start) or []
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return yaml.ScalarToken("".join(chunks), True, start, end)

    def _ended(self, length: int) -> bool:
        """Whether the text is over so many letters from here."""
        char = self.peek(length)
        if char == ":":
            return self.peek(length + 1) in _ENDS + (",[]{}" if self.flow_level else "")
        return char in _ENDS or bool(self.flow_level and char in ",[]{}")
