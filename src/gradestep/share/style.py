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
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
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

_REPORT = """
section { margin-bottom: 2rem; }
dl { display: grid; grid-template-columns: minmax(0, 15rem) minmax(0, 1fr); gap: .2rem 1rem; }
dt { grid-column: 1; }
dd { grid-column: 2; margin: 0; }
@media (max-width: 30rem) { dl { display: block; } }
article { border-top: 1px solid var(--edge); padding: .3rem 0; }
svg { max-width: 100%; height: auto; background: var(--panel); border: 1px solid var(--edge); }
details summary { cursor: pointer; padding: .3rem 0; }
summary:focus-visible { outline: 3px solid var(--first); }
@media print { article, svg, table { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""

_BRIEF = """
dl.row > div { display: flex; gap: .5rem; }
dl.row dt { flex: none; max-width: 50%; }
dl.row dt::after { content: ":"; }
.short dl.row { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.short dl.row dt { max-width: none; }
@page { margin: 9mm; }
@media print {
  html { font-size: 9.5pt; }
  html:has(.dense) { font-size: 7.5pt; }
  body { line-height: 1.2; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 1.3rem; margin: 0 0 .2rem; }
  h2 { font-size: 1rem; margin: .35rem 0 .05rem; }
  th, td { padding: 0 .5rem 0 0; }
  dl, dd, p { margin: 0; }
}
"""


def brief_style() -> str:
    """For one page that fits a sheet of paper."""
    return _colours() + _COMMON + _BRIEF


def report_style() -> str:
    """For a long page with pictures."""
    return _colours() + _COMMON + _REPORT


def _colours() -> str:
    return (
        f":root {{ color-scheme: light dark; {_named(LIGHT)} }}"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_named(DARK)} }} }}"
        f"@media print {{ :root {{ color-scheme: light; {_named(PRINTED)} }} }}"
    )


def _named(palette: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())
