"""The search is tried where it runs: in a browser, from a disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.output.theme import scripts, theme
from tests.browser.conftest import ROOT, browser, guide, page, pytest_collection_modifyitems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from playwright.sync_api import Page

    from generator.model import Artifact

__all__ = ["browser", "guide", "page", "pytest_collection_modifyitems"]

ASK = """async ([index, queries, all]) => {
  globalThis.opened ??= {};
  opened[index] ??= await merleg.find.open(index);
  const found = [];
  for (const query of queries) {
    const { ranked } = await merleg.find.ask(opened[index], query);
    const some = all ? ranked : ranked.slice(0, 6);
    const texts = await opened[index].texts(some.map((one) => one.document));
    found.push(some.map((one, n) => ({
      address: texts[n].address,
      anchor: texts[n].sections[one.section - opened[index].documents[one.document].first].anchor,
    })));
  }
  return found;
}"""


@pytest.fixture
def ask(page: Page) -> Callable[..., list[list[dict[str, Any]]]]:
    """Give what searches: a site's folder, a language and queries → for each query what is found, the best first."""

    def asked(folder: Path, language: str, queries: Iterable[str], *, everything: bool = False) -> Any:
        made = scripts(theme(ROOT))
        script = made["site"].decode() + made["search"].decode()
        blank = folder / language / "blank.html"
        blank.write_text('<!doctype html><meta charset="utf-8"><title>-</title>', "utf-8")
        page.goto(blank.as_uri())
        page.evaluate(f"() => {{ {script} }}")
        return page.evaluate(ASK, ["search.js", list(queries), everything])

    return asked


def write(folder: Path, artifacts: Iterable[Artifact]) -> Path:
    """Write artifacts below a folder."""
    for one in artifacts:
        (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / one.path).write_bytes(one.data)
    return folder


def js(page: Page, expression: str, *values: Any) -> Any:
    """Run an expression over values in a page that has the search."""
    made = scripts(theme(ROOT))
    page.evaluate(f"() => {{ {made['site'].decode()} {made['search'].decode()} }}")
    return page.evaluate(f"({expression})({','.join(json.dumps(one) for one in values)})")
