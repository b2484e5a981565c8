"""How a shared page looks: light and dark after the reader's own wish, and black on white on paper (access 6.2)."""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "paper": "#FAF8F4",
    "panel": "#EFECE5",
    "ink": "#1B1F23",
    "quiet": "#4A525C",
    "first": "#0B4F94",
    "second": "#734600",
    "edge": "#6A727C",
}
DARK: Mapping[str, str] = {
    "paper": "#101418",
    "panel": "#1A2027",
    "ink": "#E8EAED",
    "quiet": "#B0B8C1",
    "first": "#8AB4F8",
    "second": "#F2C66D",
    "edge": "#8A94A0",
}
PRINTED: Mapping[str, str] = {
    "paper": "#FFFFFF",
    "panel": "#FFFFFF",
    "ink": "#000000",
    "quiet": "#333333",
    "first": "#0B4F94",
    "second": "#734600",
    "edge": "#555555",
}

_COMMON = """
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font-family: system-ui, sans-serif; line-height: 1.5; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1, h2, h3 { line-height: 1.25; }
p, li, td, th, dd, dt, h1, h2, h3, caption { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
caption, .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: .2rem .5rem .2rem 0; border-bottom: 1px solid var(--edge); }
@media (min-width: 30rem) { th[scope=col] { overflow-wrap: break-word; } }
dl { margin: .2rem 0; }
dt { font-weight: 600; }
dd { margin: 0 0 .3rem 0; }
.words { white-space: pre-wrap; }
.quiet { color: var(--quiet); }
.ink { color: var(--ink); }
.first { color: var(--first); }
.second { color: var(--second); }
.edge { color: var(--edge); }
"""

_ROWS = """
dl.row { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
dl.row dt, dl.row dd { display: inline; }
dl.row dt:not(.said)::after { content: ": "; }
"""

_REPORT = """
section { margin-bottom: 2rem; }
dl { display: grid; grid-template-columns: minmax(0, 15rem) minmax(0, 1fr); gap: .2rem 1rem; }
dt { grid-column: 1; }
dd { grid-column: 2; margin: 0; }
@media (max-width: 30rem) { dl { display: block; } }
article { border-top: 1px solid var(--edge); padding: .3rem 0; }
details summary { cursor: pointer; padding: .3rem 0; }
summary:focus-visible { outline: 3px solid var(--first); }
@media print { article, svg, table { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""

_RECORD = """
article h3 { font-size: 1rem; margin: .3rem 0; }
dl.wide { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
svg { display: block; width: 100%; height: auto; background: var(--panel); border: 1px solid var(--edge); }
.picture { margin-bottom: .5rem; }
@media (max-width: 30rem) {
  table { font-size: .85rem; }
  th[scope=col] { font-size: .75rem; }
  .shown th[scope=row] { white-space: nowrap; }
}
@page { margin: 12mm; }
@media print {
  html { font-size: 9.5pt; }
  body { line-height: 1.3; }
  main { max-width: none; padding: 0; }
  section { margin-bottom: 1rem; }
  h1, h2, h3, p { margin: .4rem 0; }
  h2 { font-size: 1.25rem; }
  dl { gap: 0 1rem; }
  article { padding: .1rem 0; }
  article h3 { margin: .1rem 0; }
  th, td { padding: 0 .5rem 0 0; }
  .shown { display: none; }
  .picture { break-inside: avoid; }
}
"""

_BRIEF = """
h1 { font-size: 1.7rem; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 1.1rem 0 .2rem; }
p { margin: .2rem 0; }
section:not(.short) > dl.row { display: block; }
table { table-layout: fixed; }
.of-2 th:first-child { width: 60%; }
.of-3 th:first-child { width: 46%; }
.of-3 th:last-child { width: 20%; }
.guesses tr { display: grid; grid-template-columns: 2fr 2fr 1fr; border-bottom: 1px solid var(--edge); }
.guesses th, .guesses td { border-bottom: 0; min-width: 0; }
.guesses th[scope=row] { grid-column: 1 / -1; padding-bottom: 0; }
.guesses span:last-child { font-weight: normal; color: var(--quiet); padding-left: 1rem; }
@page { margin: 9mm; }
@media (max-width: 30rem) {
  .guesses tr { grid-template-columns: 4fr 4fr 3fr; }
  .guesses span:last-child { display: block; padding: 0; }
  table { font-size: .9rem; }
  th[scope=col] { font-size: .8rem; }
  .of-3 th:first-child { width: 42%; }
  .of-3 th:last-child { width: 26%; }
}
@media print {
  html { font-size: 10.5pt; }
  html:has(.smaller) { font-size: 9.5pt; }
  html:has(.snug) { font-size: 8.5pt; }
  html:has(.dense) { font-size: 7.5pt; }
  body { line-height: 1.2; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 1.3rem; margin: 0 0 .2rem; }
  h2 { font-size: 1rem; margin: .5rem 0 .05rem; }
  th, td { padding: 0 .5rem 0 0; }
  dl, dd, p { margin: 0; }
  .short { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; }
}
"""


def brief_style() -> str:
    """For one page that fits a sheet of paper."""
    return _colours() + _COMMON + _ROWS + _BRIEF


def report_style() -> str:
    """For a longer page of paragraphs, labels with values, and tables."""
    return _colours() + _COMMON + _REPORT


def record_style() -> str:
    """For the whole record, with pictures and many short values."""
    return report_style() + _ROWS + _RECORD


def _colours() -> str:
    return (
        f":root {{ color-scheme: light dark; {_named(LIGHT)} }}"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_named(DARK)} }} }}"
        f"@media print {{ :root {{ color-scheme: light; {_named(PRINTED)} }} }}"
    )


def _named(palette: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())
