"""Plan files nobody should be able to do harm with: each with what is to come of it."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

ACCEPTED = "accepted"
CLEANED = "cleaned"
"""Taken, with what could act taken out; anything else named is the code it is refused with."""

STEP = '[[ladders]]\nid = "l"\ntitle = "L"\n[[ladders.steps]]\nid = "s"\ntitle = "{title}"\n'


@dataclass(frozen=True)
class Case:
    """One file."""

    name: str
    raw: bytes
    comes_to: str


def step(title: str) -> bytes:
    """A plan with one step of that title, as it stands between quotes in the file."""
    return STEP.replace("{title}", title).encode("utf-8", "surrogatepass")


def top(line: str) -> bytes:
    """A plan whose one line this is."""
    return f"{line}\n".encode("utf-8", "surrogatepass")


def in_step(line: str) -> bytes:
    """A plan whose one step has this line as well."""
    return step("S") + f"{line}\n".encode()


def _zipped(*names: str) -> bytes:
    """A ZIP file that holds files of these names."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")
    return raw.getvalue()


def cases() -> Iterator[Case]:
    """All of them."""
    for group in (_forms, _files, _signs, _scripts, _numbers, _syntax, _kinds, _ids, _sizes):
        yield from group()


def _forms() -> Iterator[Case]:
    good = step("Gate")
    yield Case("nothing in it", b"", ACCEPTED)
    yield Case("a line end alone", b"\n", ACCEPTED)
    yield Case("a remark alone", b"# nothing\n", ACCEPTED)
    yield Case("no last line end", good.rstrip(b"\n"), ACCEPTED)
    yield Case("CRLF", good.replace(b"\n", b"\r\n"), ACCEPTED)
    yield Case("CR alone", good.replace(b"\n", b"\r"), "line_ends")
    yield Case("a byte-order mark", b"\xef\xbb\xbf" + good, ACCEPTED)
    yield Case("two byte-order marks", b"\xef\xbb\xbf\xef\xbb\xbf" + good, "not_toml")
    yield Case("UTF-16 with its mark, little", good.decode().encode("utf-16"), "is_utf16")
    yield Case("UTF-16 with its mark, big", b"\xfe\xff" + good.decode().encode("utf-16-be"), "is_utf16")
    yield Case("UTF-16 without its mark", good.decode().encode("utf-16-le"), "is_utf16")
    yield Case("UTF-16 big without its mark", good.decode().encode("utf-16-be"), "is_utf16")
    yield Case("UTF-32 with its mark, little", good.decode().encode("utf-32"), "is_utf32")
    yield Case("UTF-32 with its mark, big", b"\x00\x00\xfe\xff" + good.decode().encode("utf-32-be"), "is_utf32")
    yield Case("UTF-32 without its mark", good.decode().encode("utf-32-le"), "is_utf32")
    yield Case("UTF-32 big without its mark", good.decode().encode("utf-32-be"), "is_utf32")
    yield Case("Latin-1", 'title = "Café"'.encode("latin-1"), "not_utf8")
    yield Case("cut in the middle of a letter", 'title = "Café'.encode()[:-1], "not_utf8")
    yield Case("overlong form of a slash", b'title = "\xc0\xaf"', "not_utf8")
    yield Case("half a surrogate pair as UTF-8", b'title = "\xed\xa0\x80"', "not_utf8")
    yield Case("beyond Unicode", b'title = "\xf5\x80\x80\x80"', "not_utf8")


def _files() -> Iterator[Case]:
    good = step("Gate")
    yield Case("zeros alone", b"\x00" * 100, "is_no_text")
    yield Case("a zero late in it", good + b"#" + b"x" * 100 + b"\x00\n", "control_character")
    yield Case("a .docx renamed", _zipped("[Content_Types].xml", "word/document.xml"), "is_document")
    yield Case("an .odt renamed", _zipped("mimetype", "content.xml"), "is_document")
    yield Case("packed as .zip", _zipped("plan.toml"), "is_packed")
    yield Case("packed as .gz", gzip.compress(good, mtime=0), "is_packed")
    yield Case("packed as .bz2", bz2.compress(good), "is_packed")
    yield Case("packed as .xz", lzma.compress(good), "is_packed")
    yield Case("a gigabyte packed small", gzip.compress(b"\n" * 10_000_000, mtime=0), "is_packed")
    yield Case("a PDF renamed", b"%PDF-1.7\n%\xe2\xe3\n", "is_document")
    yield Case("an .rtf renamed", b"{\\rtf1\\ansi hello}", "is_document")
    yield Case("an old .doc renamed", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is_document")
    yield Case("a program", b"\x7fELF\x02\x01\x01" + b"\x00" * 60, "is_no_text")
    yield Case("a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is_no_text")
    yield Case("JSON", b'{"format": 1}', "not_toml")
    yield Case("YAML", b"format: 1\nladders:\n  - id: l\n", "equals_missing")
    yield Case("HTML", b"<html><script>alert(1)</script></html>", "not_toml")
    yield Case("a letter to the clinic", b"Dear patient, take small steps.", "equals_missing")


def _signs() -> Iterator[Case]:
    for code in (0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F):
        yield Case(f"control {code:02x} as it is", step(f"a{chr(code)}b"), "control_character")
        yield Case(f"control {code:02x} escaped", step(f"a\\u{code:04x}b"), CLEANED)
    for code in (0x80, 0x85, 0x9B, 0x9D, 0x202A, 0x202E, 0x2066, 0x2069):
        yield Case(f"sign {code:04x} as it is", step(f"a{chr(code)}b"), CLEANED)
        yield Case(f"sign {code:04x} escaped", step(f"a\\u{code:04x}b"), CLEANED)
    yield Case("an escape code that clears the screen", step("\\u001b[2J\\u001b[H"), CLEANED)
    yield Case("an escape code that sets a title", step("\\u001b]0;owned\\u0007"), CLEANED)
    yield Case("a link in the terminal's way", step("\\u001b]8;;http://x\\u001b\\\\\\\\here"), CLEANED)
    yield Case("half a surrogate pair escaped", step("a\\ud800b"), "backslash")
    for code in (0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0x2064, 0xFEFF, 0xE0041):
        yield Case(f"unseen {code:04x} in a word", step(f"a{chr(code)}b"), CLEANED)
    yield Case("a line end in a title", step("a\\nb"), CLEANED)
    yield Case("a tab in a title", step("a\\tb"), CLEANED)
    yield Case("a line separator in a title", step("a\u2028b"), CLEANED)
    yield Case(
        "a number to call with hidden letters", top('[[contacts]]\nname = "A"\ncall = "1\u200b2\ufeff3"'), CLEANED
    )
    yield Case("a number to call that runs backwards", top('[[contacts]]\nname = "A"\ncall = "\u202e911"'), CLEANED)


def _scripts() -> Iterator[Case]:
    for name, words in {
        "Arabic": "المشي إلى الباب",
        "Hebrew": "ללכת לשער",
        "Hindi": "द्वार तक चलना",
        "Thai": "เดินไปที่ประตู",
        "Chinese": "走到大门口",
        "Korean": "문까지 걷기",
        "Khmer with its unseen spaces": "ដើរ\u200bទៅ\u200bទ្វារ",
        "Sinhala with its joiner": "ශ්\u200dරී",
        "accents put together": "Cafe\u0301",
        "emoji of a family": "👨\u200d👩\u200d👧",
        "a flag": "🇫🇷",
        "a flag of letters nobody sees": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "a heart that is put together": "❤\ufe0f\u200d🔥",
        "right-to-left marks": "a\u200fb\u200ec",
        "a joiner that is needed": "می\u200cخواهم",
        "brackets": "[bold]not bold[/bold]",
        "markup": "<b>&amp;</b> *x* _y_ `z` # h",
        "a formula": "=cmd|' /C calc'!A0",
        "a template": "{title} %s ${HOME} $(id)",
        "a path": "../../../../etc/passwd",
        "quotes": "'single' and \\\"double\\\"",
    }.items():
        yield Case(name, step(words), ACCEPTED)


def _numbers() -> Iterator[Case]:
    yield Case("difficulty 0", in_step("difficulty = 0"), ACCEPTED)
    yield Case("difficulty 100", in_step("difficulty = 100"), ACCEPTED)
    yield Case("difficulty 101", in_step("difficulty = 101"), "expected_most")
    yield Case("difficulty -1", in_step("difficulty = -1"), "expected_least")
    yield Case("difficulty with a part", in_step("difficulty = 1.5"), "expected_whole")
    yield Case("difficulty in quotes", in_step('difficulty = "15"'), "expected_whole")
    yield Case("difficulty true", in_step("difficulty = true"), "expected_whole")
    yield Case("difficulty in hexadecimal", in_step("difficulty = 0x10"), ACCEPTED)
    yield Case("an endless amount", in_step("amount = inf"), "expected_finite")
    yield Case("an amount that is none", in_step("amount = nan"), "expected_finite")
    yield Case("an amount in quotes", in_step('amount = "2"'), "expected_number")
    yield Case("a negative amount", in_step("amount = -3"), "expected_least")
    yield Case("an amount of a million and one", in_step("amount = 1000001"), "expected_most")
    yield Case("1e308", in_step("amount = 1e308"), "expected_most")
    yield Case("1e400", in_step("amount = 1e400"), "number_too_large")
    yield Case("-1e400", in_step("amount = -1e400"), "number_too_large")
    yield Case("5,000 digits", in_step("amount = " + "9" * 5000), "number_too_long")
    yield Case("4,000 digits", in_step("amount = " + "9" * 4000), "number_too_large")
    yield Case("50,000 hexadecimal digits", in_step("difficulty = 0x" + "f" * 50_000), "expected_most")
    yield Case("revision 0", top("revision = 0"), "expected_least")
    yield Case("revision in quotes", top('revision = "2"'), "expected_whole")
    yield Case("a day in quotes", top('prepared = "2026-11-20"'), "expected_date")
    yield Case("a day that is none", top("prepared = 2026-02-30"), "no_such_day")
    yield Case("a time for a day", top("prepared = 12:00:00"), "expected_date")
    yield Case("the year 9999", top("prepared = 9999-12-31"), ACCEPTED)


def _syntax() -> Iterator[Case]:
    yield Case("a name twice", top("format = 1\nformat = 1"), "said_twice")
    yield Case("a table twice", top("[pacing]\n[pacing]"), "said_twice")
    yield Case("a table and a list of one name", top("[[ladders]]\n[ladders]"), "header_single")
    yield Case("a list grown after it was closed", top("ladders = []\n[[ladders]]"), "said_twice")
    yield Case("a name twice on one line", top("pacing = { window = 4, window = 4 }"), "said_twice")
    yield Case("an open quote", top('title = "Outside'), "quote_open")
    yield Case("an open quote and CRLF", b'title = "Outside\r\nformat = 1\r\n', "quote_open")
    yield Case("an open single quote", top("title = 'Outside\nformat = 1"), "quote_open")
    yield Case("an open single quote and another far below", top("title = 'Outside\nnote = \"don't\""), "quote_open")
    yield Case("a quote within a text", top('title = "say "hello" now"'), "quote_within")
    yield Case("words after a number", in_step("amount = 2 minutes"), "after_value")
    yield Case("a comma in a number", in_step("amount = 1,5"), "decimal_comma")
    yield Case("true in capitals", in_step("rested = True"), "true_false")
    yield Case("nothing after the equals sign", top("title ="), "value_missing")
    yield Case("an open quote at the end", b'title = "Outside', "quote_open")
    yield Case("three open quotes", top('note = """Outside'), "quote_open")
    yield Case("words with no quotes", top("title = Outside"), "value_unquoted")
    yield Case("no equals sign", top("title Outside"), "equals_missing")
    yield Case("a colon for an equals sign", top('title: "Outside"'), "equals_missing")
    yield Case("an open bracket", top("[pacing"), "bracket_open")
    yield Case("an open list", top("values = ["), "bracket_open")
    yield Case("an open table", top("pacing = { window = 4"), "bracket_open")
    yield Case("no comma in a list", top('values = ["a" "b"]'), "bracket_open")
    yield Case("typographic quotes", top("title = “Outside”"), "quote_curly")
    yield Case("a typographic quote at the end", top('title = "Outside”'), "quote_curly")
    yield Case("a backslash that means nothing", top('title = "C:\\Users"'), "backslash")
    yield Case("a key of 200 parts", top(".".join(["a"] * 200) + " = 1"), "too_deep")
    yield Case("a key of 100,000 parts", top(".".join(["a"] * 100_000) + " = 1"), "too_deep")
    yield Case("a header of 100,000 parts", top(f"[{'.'.join(['a'] * 100_000)}]"), "too_deep")
    yield Case("lists in lists, 100,000 deep", top("a = " + "[" * 100_000), "too_nested")
    yield Case("tables in tables, 50,000 deep", top("a = " + "{a=" * 50_000), "too_nested")
    yield Case("a line of 400 dots in a note", top(f'note = """\n{"." * 400}\n"""'), ACCEPTED)
    yield Case("a line of 400 brackets in a note", top(f'note = """\n{"[" * 400}\n"""'), ACCEPTED)


def _kinds() -> Iterator[Case]:
    yield Case("a ladder that is words", top('ladders = "outside"'), "expected_list")
    yield Case("a ladder that is a number", top("ladders = [1]"), "expected_table")
    yield Case("ladders as one table", top('[ladders]\nid = "l"\ntitle = "L"'), "header_single")
    yield Case("steps as one table", top('[[ladders]]\nid = "l"\ntitle = "L"\nsteps = { id = "s" }'), "expected_list")
    yield Case(
        "steps in single brackets, twice", step("S") + b'[ladders.steps]\nid = "t"\ntitle = "T"\n', "header_single"
    )
    yield Case("steps without a ladder", top('[[ladders.steps]]\nid = "s"\ntitle = "S"'), "header_left_out")
    yield Case("pacing in double brackets", top("[[pacing]]\nwindow = 4"), "header_double")
    yield Case("a title that is a list", top('title = ["a"]'), "expected_text")
    yield Case("a title that is a table", top("title = { a = 1 }"), "expected_text")
    yield Case(
        "a step with no title", top('[[ladders]]\nid = "l"\ntitle = "L"\n[[ladders.steps]]\nid = "s"'), "key_missing"
    )
    yield Case("a value with no words", top('[[values]]\nid = "v"\narea = "work"'), "key_missing")
    yield Case("a kind of step there is not", in_step('kind = "expermient"'), "expected_one_like")
    yield Case("an energy there is not", in_step('energy = "zzz"'), "expected_one_of")
    yield Case("rested as a word", in_step('rested = "yes"'), "expected_yes_no")
    yield Case("pacing as words", top('pacing = "slow"'), "expected_table")
    yield Case("a name written wrongly", in_step('tittle = "x"'), "key_unlike")
    yield Case("a name from nowhere", in_step('__class__ = "x"'), "key_unknown_here")
    yield Case("a table from nowhere", top("[zzzzzz]\na = 1"), "key_unknown_here")
    yield Case("a name that is an escape code", top('"\\u001b[2J" = 1'), "key_unknown_here")
    yield Case(
        "a list of tables written wrongly", step("S").replace(b"[[ladders.steps", b"[[ladders.stepps"), "key_unlike"
    )
    yield Case("a newer format", top("format = 2\nnever_heard_of = true"), ACCEPTED)
    yield Case("a format in words", top('format = "1"'), "expected_whole")


def _ids() -> Iterator[Case]:
    for name, text in {
        "empty": "",
        "capital letters": "Gate",
        "a space": "the gate",
        "a slash": "../gate",
        "a backslash": "..\\\\gate",
        "a dot": "gate.toml",
        "a dash first": "-gate",
        "too long": "g" * 65,
        "another script": "ворота",
        "a letter that cannot be seen": "ga\u200bte",
        "an escape code": "gate\\u001b[2J",
        "a line end at its end": "gate\\n",
    }.items():
        yield Case(f"id: {name}", top(f'id = "{text}"'), "expected_id")
    yield Case("id: 64 letters", top(f'id = "{"g" * 64}"'), ACCEPTED)
    yield Case("id: a name that Windows keeps", top('id = "con"'), ACCEPTED)


def _sizes() -> Iterator[Case]:
    ladder = '[[ladders]]\nid = "l{n}"\ntitle = "L"\n'
    a_step = '[[ladders.steps]]\nid = "s{n}"\ntitle = "S"\n'
    many = "".join(ladder.replace("{n}", str(n)) for n in range(101)).encode()
    yield Case("100 ladders", b"".join(many.splitlines(True)[:300]), ACCEPTED)
    yield Case("101 ladders", many, "ladders_over_limit")
    steps = ladder.replace("{n}", "") + "".join(a_step.replace("{n}", str(n)) for n in range(2001))
    yield Case("2,000 steps", "".join(steps.splitlines(True)[:-3]).encode(), ACCEPTED)
    yield Case("2,001 steps", steps.encode(), "steps_over_limit")
    words = 'cue = "after breakfast"\nsmallest = "Stand at the open door"\namount = 2\nunit = "minutes"\n'
    full = "".join(steps.splitlines(True)[:-3]).replace('title = "S"\n', f'title = "Walk to the corner"\n{words}')
    yield Case("2,000 steps with all their words", full.encode(), ACCEPTED)
    pressing = full.replace("to the corner", "until you feel calm, you must " + "done " * 9)
    yield Case("2,000 steps that all press", pressing.encode(), ACCEPTED)
    wrong = pressing.replace("amount = 2", 'amount = "2"\nenergy = "lo"\nzzzz = 1')
    yield Case("2,000 steps that are all wrong", wrong.encode(), "expected_number")
    yield Case("a title of 20,000 letters", step("t" * 20_000), ACCEPTED)
    yield Case("a title of 20,001 letters", step("t" * 20_001), "text_over_limit")
    yield Case("a remark of 900,000 letters", b"#" + b"x" * 900_000 + b"\n", ACCEPTED)
    yield Case("just over 1 MiB", b"#" + b"x" * (1024 * 1024), "plan_over_limit")
    yield Case("200,000 empty lines", b"\n" * 200_000, ACCEPTED)
    yield Case("50,000 names from nowhere", b"".join(b"a%d = 1\n" % n for n in range(50_000)), "key_unknown_here")
