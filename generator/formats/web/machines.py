"""What machines read: how a page is called elsewhere, what it is, which pages there are, and what was updated.

Only a site that knows its address has any of it but the icon: a folder on a share is nobody's business. The terms are
those of Open Graph (ogp.me), schema.org, sitemaps.org, RFC 4287 (Atom) and RFC 9309 (robots).
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from ...model import Artifact
from ...settings import said
from .data import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...lookup import Lookup
    from ...model import Page
    from .context import Here

# pages that only show what a reader did, or stand in for others, are nothing to find
UNLISTED = ("missing", "progress", "practice", "privacy", "print")
# pages that hold nothing of their own
STANDING_IN = ("missing", "print")
NEWEST = 30  # entries of a feed
LONGEST = 1000  # characters of an answer that is told to a search engine
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M3 11 29 7M16 9v18M10 27h12" fill="none" '
    'stroke="#1E2329" stroke-width="2.5"/><circle cx="7" cy="17" r="5" fill="#A63A16"/>'
    '<path d="M21 11h9v9h-9z" fill="#0F5C63"/></svg>\n'
)


def head(here: Here, crumbs: list[dict[str, Any]], minutes: int) -> dict[str, Any] | None:
    """Give what stands in the head of a page of a site with an address."""
    lookup, page = here.shared.lookup, here.page
    settings = lookup.site.settings
    if not settings.address or page.type in STANDING_IN:
        return None
    title = said(settings.title, page.language)
    return {
        "alternates": _alternates(here),
        "manifest": here.href(f"{page.language}/manifest.webmanifest"),
        "graph": [
            ("og:type", "website" if page.type == "home" else "article"),
            ("og:title", title if page.type == "home" else page.title),
            *([("og:description", page.summary)] if page.summary else []),
            ("og:url", settings.address + page.address),
            ("og:site_name", title),
            ("og:locale", page.language.replace("-", "_")),
        ],
        "data": as_json({"@context": "https://schema.org", "@graph": list(_things(here, crumbs, minutes))}),
    }


def _alternates(here: Here) -> list[tuple[str, str]]:
    """Give the page in each language that has it, itself too; nothing where it is the only one."""
    found = _same(here.shared.lookup, here.shared.own, here.page)
    address = here.shared.lookup.site.settings.address or ""
    listed = [(one.language, address + one.address) for one in found]
    default = here.shared.lookup.site.settings.default
    return (
        [*listed, *(("x-default", url) for code, url in listed if code == default)] if len(listed) > 1 else []
    )


def _same(lookup: Lookup, own: dict[tuple[str, str], Page], page: Page) -> list[Page]:
    codes = lookup.site.settings.languages
    found = (own.get((code, page.id)) or lookup.pages.get((code, page.id)) for code in codes)
    return [one for one in found if one is not None and one.type != "missing"]


def _things(here: Here, crumbs: list[dict[str, Any]], minutes: int) -> Iterator[dict[str, Any]]:
    """Say what a page is, in the words of schema.org."""
    page, settings = here.page, here.shared.lookup.site.settings
    url = f"{settings.address}{page.address}"
    site = {"@type": "WebSite", "name": said(settings.title, page.language), "url": settings.address}
    if page.type == "home":
        yield {**site, "inLanguage": page.language}
    if page.type in ("article", "quiz"):
        yield {
            "@type": "LearningResource", "name": page.title, "url": url, "inLanguage": page.language, "isPartOf": site,
            **({"description": page.summary} if page.summary else {}),
            **({"educationalLevel": here.word(f"level.{page.level}")} if page.level else {}),
            **({"teaches": [one.text.plain.strip() for one in page.objectives]} if page.objectives else {}),
            **({"timeRequired": f"PT{minutes}M"} if minutes else {}),
            **({"dateModified": page.updated} if page.updated else {}),
            **({"learningResourceType": "quiz"} if page.type == "quiz" else {}),
        }  # fmt: skip
    if page.type == "faq":
        answer = " ".join((page.body.plain or page.summary).split())[:LONGEST]
        yield {
            "@type": "FAQPage", "url": url, "inLanguage": page.language, "isPartOf": site,
            "mainEntity": [
                {"@type": "Question", "name": page.title, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            ],
        }  # fmt: skip
    if crumbs:
        yield {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": name, **({"item": item} if item else {})}
                for number, (name, item) in enumerate(
                    [*((one["title"], settings.address + one["address"]) for one in crumbs),
                     (page.title, "")], 1
                )
            ],
        }  # fmt: skip


def files(lookup: Lookup, own: dict[tuple[str, str], Page], icon: str) -> Iterator[Artifact]:
    """Give the files that lie at the root of a site with an address: sitemap, feeds, what robots may read."""
    address = lookup.site.settings.address
    if not address:
        return
    pages = [one for one in (*lookup.site.pages, *own.values()) if one.type not in UNLISTED]
    yield _file("sitemap.xml", _sitemap(lookup, own, sorted(pages, key=lambda one: one.address)))
    for language in lookup.site.settings.languages:
        updated = [one for one in pages if one.language == language and one.updated]
        yield _file(f"{language}/manifest.webmanifest", _manifest(lookup, language, icon))
        if updated:
            yield _file(f"{language}/feed.xml", _feed(lookup, language, updated))
    yield _file("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n")


def _file(path: str, text: str) -> Artifact:
    return Artifact(path, text.encode())


def _sitemap(lookup: Lookup, own: dict[tuple[str, str], Page], pages: list[Page]) -> str:
    address = lookup.site.settings.address or ""
    rows = []
    for page in pages:
        same = _same(lookup, own, page)
        links = [
            f'<xhtml:link rel="alternate" hreflang="{one.language}" href="{escape(address + one.address)}"/>'
            for one in same
            if len(same) > 1
        ]
        when = f"<lastmod>{page.updated}</lastmod>" if page.updated else ""
        rows.append(f"<url><loc>{escape(address + page.address)}</loc>{when}{''.join(links)}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{"".join(rows)}</urlset>\n'
    )


def _feed(lookup: Lookup, language: str, pages: list[Page]) -> str:
    """Write the pages that were updated last; their dates are the authors', so the same text gives the same feed."""
    settings = lookup.site.settings
    address = settings.address or ""
    title = escape(said(settings.title, language))
    newest = sorted(pages, key=lambda one: (one.updated or "", one.address), reverse=True)[:NEWEST]
    entries = "".join(
        f"<entry><title>{escape(one.title)}</title><id>{escape(address + one.address)}</id>"
        f'<link href="{escape(address + one.address)}"/><updated>{one.updated}T00:00:00Z</updated>'
        f"<summary>{escape(one.summary)}</summary></entry>\n"
        for one in newest
    )
    own = escape(f"{address}{language}/feed.xml")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n'
        f'<title>{title}</title><id>{own}</id><link rel="self" href="{own}"/>'
        f'<link href="{escape(address)}{language}/index.html"/><updated>{newest[0].updated}T00:00:00Z</updated>'
        f"<author><name>{title}</name></author>\n{entries}</feed>\n"
    )


def _manifest(lookup: Lookup, language: str, icon: str) -> str:
    """Write what a phone needs to keep the site on its first screen; the language's folder is where it lies."""
    name = said(lookup.site.settings.title, language)
    return json.dumps(
        {
            "name": name, "short_name": name[:12], "lang": language, "start_url": "index.html", "scope": "../",
            "display": "browser", "background_color": "#FBFAF7", "theme_color": "#FBFAF7",
            "icons": [{"src": f"../{icon}", "sizes": "any", "type": "image/svg+xml"}],
        },
        ensure_ascii=False, sort_keys=True, indent=1,
    ) + "\n"  # fmt: skip
