"""Forgetting somebody whose name, slug or address is a date, a figure, or a word of the files themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeping.forgotten_files import forgotten

from afterword.keeping.telling import is_date, telling_addresses, telling_name, telling_slug
from afterword.kinds import KINDS
from afterword.records.schema import LEAD_INS, SCHEMAS

#: Every form of a date, a time and a figure that other records and file names hold.
OTHERS: Mapping[str, str] = {
    "interviews/2026-11-20-acme.md": (
        "---\ncompany: Acme\nwhen: 2026-11-20T14:00\nminutes: 60\ndecision_by: 2026-12-04\n---\n\n"
        "On 2026-11-20 14:00, 20.11.2026, 20/11/2026, 11/20/2026, 20261120, at 12:30 or 2 pm.\n"
        "Room 2026; 20 Nov 2026, Friday 20 November 2026, two weeks ago, plan A B, 10000 users, 1984.\n"
        "Boats and sailing, boats and sailing.\n"
    ),
    "notes/2026-11-20.md": "---\nto: ben\nkind: thank-you\nsent: 2026-11-20\n---\nText\n",
    "notes/ben.sync-conflict-20261120-140000-A1.md": "---\nto: ben\nkind: value-add\n---\nText\n",
    "contacts/ben.md": (
        "---\nname: Ben\npart: hiring-manager\ninterests: [sailing]\nsnoozed_until: 2026-11-20\n"
        "do_not_contact: 2026\n---\n"
    ),
}
NO_NAMES = [
    *(
        "2026-11-20",
        "20261120",
        "2026",
        "2026 11 20",
        "12:30",
        "12 30",
        "2 pm",
        "20 Nov 2026",
        "November 2026",
    ),
    *("Friday 20 November 2026", "two weeks ago", "A", "A B", "J. R.", "1", "1984", "11 20", "…", "- -"),
    *("Hiring Manager", "hiring-manager", "Thank You", "Do Not Contact", "Value Add", "Stay In Touch"),
]
NO_ADDRESSES = [
    *("2026-11-20", "20261120", "2026", "20.11.2026", "20/11/2026", "11/20/2026", "12:30", "2 pm", "60"),
    *("2026-11-20T14:00", "2026-11-20 14:00", "10000", "A B", "Friday 20 November 2026", "two weeks ago"),
    *("sailing", "boats and sailing"),
]


@pytest.mark.parametrize("name", NO_NAMES)
def test_what_is_no_name_is_replaced_nowhere(name: str) -> None:
    files = {"contacts/x-yves.md": f'---\nname: "{name}"\naddress: "{name}"\n---\n', **OTHERS}
    assert forgotten(files, "x-yves")[1] == OTHERS


@pytest.mark.parametrize("key", ["phone", "linkedin", "email"])
@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_what_is_no_address_is_replaced_nowhere_and_told_of(key: str, text: str) -> None:
    files = {"contacts/ana-sol.md": f'---\nname: Ana Sol\n{key}: "{text}"\n---\n', **OTHERS}
    forgetting, after = forgotten(files, "ana-sol")
    assert after == OTHERS
    assert forgetting.words == ("Ana Sol", "ana-sol")
    if text in OTHERS["interviews/2026-11-20-acme.md"] and not text.startswith("2026-11-20T"):
        assert any(
            f'"{text}" left, since it may be something else' in str(item) for item in forgetting.report
        )


@pytest.mark.parametrize(
    "slug",
    ["2026-11-20", "20261120", "2026", "a-b", "hiring-manager", "thank-you", "value-add", "acme", "11"],
)
def test_a_slug_that_may_be_anything_means_the_file_of_a_contact(slug: str) -> None:
    others = {**OTHERS, "gifts/g.md": "---\ntitle: See (../contacts/{0}.md)\n---\n", "notes/11.md": "11.md\n"}
    files = {f"contacts/{slug}.md": "---\nname: Ana Sol\n---\n"}
    files |= {path: text.format(slug) for path, text in others.items()}
    _, after = forgotten(files, slug)
    gift = after.pop("gifts/g.md")
    assert slug not in gift
    assert after == {path: text for path, text in others.items() if path != "gifts/g.md"}


@pytest.mark.parametrize("stem", ["2026-11-20", "thank-you", "20261120", "2026-11-20-acme"])
def test_a_note_that_goes_takes_no_date_and_no_kind_with_it(stem: str) -> None:
    others = {
        "interviews/2026-11-20-acme.md": OTHERS["interviews/2026-11-20-acme.md"] + f"[[{stem}]]\n",
        "notes/n.md": "---\nto: ben\nkind: thank-you\ninterview: 2026-11-20-acme\n---\n"
        "- promised: x by 2026-11-20\n",
    }
    files = {
        "contacts/ana-sol.md": "---\nname: Ana Sol\n---\n",
        f"notes/{stem}.md": "---\nto: ana-sol\nkind: thank-you\n---\n",
    }
    _, after = forgotten({**files, **others}, "ana-sol")
    for path, text in others.items():
        assert after[path].replace("[forgotten]", f"[[{stem}]]") == text


PHONES = [
    "2026 1120",
    "+852 2026 1120",
    "202-611-2014",
    "(0131) 496 0123",
    "11 20 14",
    "030/123456",
    "07700.900123",
]


@pytest.mark.parametrize("phone", PHONES)
def test_a_telephone_number_is_found_as_ever(phone: str) -> None:
    figures = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    grouped = f"{figures[:4]} {figures[4:7]}-{figures[7:]}".strip("-")
    files = {
        "contacts/ana-sol.md": f'---\nname: Ana Sol\nphone: "{phone} (mobile)"\n---\n',
        **OTHERS,
        "gifts/g.md": f"---\ntitle: Ring {phone} or {grouped}, tel:{figures}x\n---\n",
    }
    _, after = forgotten(files, "ana-sol")
    opened = "(" if phone.startswith("(") else ""
    compact = f"tel:{figures}x" if figures == "20261120" else "tel:forgottenx"
    assert after.pop("gifts/g.md") == f"---\ntitle: Ring {opened}forgotten or forgotten, {compact}\n---\n"
    assert after == OTHERS


def test_each_of_several_addresses_is_found_alone() -> None:
    files = {
        "contacts/ana-sol.md": (
            '---\nname: Ana Sol\nphone: "0131 496 0123, after 2026-11-20: 07700 900123 ext. 4"\n'
            "email: ana@a.example, <20261120@b.example>\nlinkedin: https://www.linkedin.com/in/anasol\n---\n"
        ),
        "gifts/g.md": (
            "---\ntitle: T\n---\n07700 900123 / 0131-496-0123 / 2026-11-20 / "
            "20261120@b.example / ana@a.example\n"
            "https://www.linkedin.com/in/anasol, uk.linkedin.com/in/anasol, linkedin.com/in/anasola\n"
            "[Dana](mailto:dana@a.example), [A](mailto:ana@a.example)\n"
        ),
    }
    assert forgotten(files, "ana-sol")[1]["gifts/g.md"] == (
        "---\ntitle: T\n---\n[forgotten] / [forgotten] / 2026-11-20 / [forgotten] / [forgotten]\n"
        "https://www.[forgotten], uk.[forgotten], linkedin.com/in/anasola\n"
        "[Dana](mailto:dana@a.example), [forgotten]\n"
    )


def test_the_site_of_everybodys_profiles_is_nobodys() -> None:
    others = {"gifts/g.md": "---\ntitle: T\nurl: https://www.linkedin.com/pulse/boats\n---\n"}
    files = {
        "contacts/ana-sol.md": "---\nname: Ana Sol\nlinkedin: https://www.linkedin.com/\n---\n",
        **others,
    }
    assert forgotten(files, "ana-sol")[1] == others


def test_somebody_called_like_a_company_leaves_the_company() -> None:
    others = {
        "interviews/2-mill-works.md": "---\ncompany: Mill Works\nwhen: 2026-11-20\n---\n\nMill Works\n",
        "contacts/ben.md": "---\nname: Ben\ncompany: Mill Works\n---\n",
    }
    files = {"contacts/mill-works.md": "---\nname: Mill Works\nemail: jobs@mill.example\n---\n", **others}
    forgetting, after = forgotten(files, "mill-works")
    assert after == others
    assert forgetting.words == ("jobs@mill.example",)
    assert 'contacts/ben.md:3: "Mill Works" left, since somebody else is called that too' in map(
        str, forgetting.report
    )


@given(st.dates(date(1970, 1, 1), date(2099, 12, 31)), st.sampled_from(["phone", "linkedin", "email"]))
def test_no_day_is_an_address_or_a_name_in_any_form(day: date, key: str) -> None:
    named = f"{day:%d %B %Y}".lstrip("0")
    for form in (f"{day}", f"{day:%Y%m%d}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", named):
        assert is_date(form)
        assert not telling_addresses(key, form)
        assert not telling_name(form)
        assert not telling_slug(form.replace(" ", "-"))


def test_no_word_of_the_files_is_a_name() -> None:
    words = [
        choice for schema in SCHEMAS for field in schema.fields for choice in (field.name, *field.choices)
    ]
    for word in [*words, *KINDS, *(lead_in.words for lead_in in LEAD_INS)]:
        assert not telling_slug(word.replace("_", "-").replace(" ", "-"))
        assert not telling_name(word.replace("_", " ").replace("-", " ").title())


@given(st.integers(1, 60), st.sampled_from(["-", ""]))
def test_a_number_takes_nothing_out_of_a_date(days: int, sign: str) -> None:
    """Whatever part of a date, with its time, is somebody's number."""
    day = date(2026, 10, 1) + timedelta(days=days)
    text = f"at {day:%Y}{sign}{day:%m}{sign}{day:%d}" + (" 14:00" if sign else "-1400")
    figures = [sign for sign in text if sign.isdigit()]
    for start in range(len(figures) - 6):
        phone = "".join(figures[start : start + 6])
        files = {
            "contacts/ana-sol.md": f'---\nname: Ana Sol\nphone: "{phone[:3]} {phone[3:]}"\n---\n',
            "gifts/g.md": f"---\ntitle: {text}\n---\n",
        }
        assert forgotten(files, "ana-sol")[1]["gifts/g.md"] == files["gifts/g.md"]
