from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from checking.likeness import similarity
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples
from writing.letters import ME, PANELS, SATURDAY, SETTINGS, every_letter, follow_up, journal_of, panel

import afterword
from afterword.checking.checker import Checker
from afterword.followups.plan import plan
from afterword.kinds import KINDS
from afterword.records.contact import Contact
from afterword.records.gift import Gift
from afterword.records.interview import Debrief, Fact, Interview
from afterword.records.journal import Journal
from afterword.records.reading import read_files
from afterword.settings.settings import Me, Settings
from afterword.words.note_text import core, gaps_in
from afterword.writing.composing import CONVERSATION, compose, draft_for
from afterword.writing.facts import Facts
from afterword.writing.templates import Templates

TODAY = SATURDAY.date()

ANA = """\
=== contacts/ana-silva.md
---
name: Ana Silva
company: Harbour Works
email: ana@harbour.example
interests: [sailing]
{contact}---
=== interviews/2026-11-20-harbour-works.md
---
company: Harbour Works
position: {position}
when: 2026-11-20T10:00
met: [ana-silva]
---
## Ana Silva

{facts}
"""


def ana(facts: str = "", contact: str = "", position: str = "Staff Nurse", more: str = "") -> Journal:
    """A search with one person met on Friday 20 November."""
    return journal_of(ANA.format(facts=facts, contact=contact, position=position) + more)


def body(
    journal: Journal, settings: Settings = SETTINGS, today: date = TODAY, kind: str = "thank-you"
) -> str:
    return compose(journal, follow_up(journal, "ana-silva", kind), settings, today).body


def test_the_detail_and_the_worry_are_theirs() -> None:
    text = body(ana("- talked about: why the lift fails\n- worried about: whether I can do nights\n"))
    assert "why the lift fails" in text
    assert "whether I can do nights" in text


def test_what_troubles_them_is_their_own_topic() -> None:
    for line in (
        "worries them: the background checks before Easter",
        "worried about: the background checks before Easter",
    ):
        text = body(ana(f"- talked about: lifts\n- {line}\n"))
        assert "the background checks before Easter" in text
        assert "asked" not in text and "wonder" not in text and "wanted to know" not in text


def test_an_answer_stands_behind_what_it_answers() -> None:
    text = body(
        ana(
            "- asked me: whether I can do nights\n- answer: I have done ten years of them.\n"
            "- asked me: whether I have run a clinic alone\n- answer: I ran one in Kigali.\n"
            "- asked me: what would you tell the old captain\n- answer: I would tell him to wait.\n"
            "- asked me: my husband ok w/ it??\n- answer: I am free to move.\n"
        )
    )
    assert re.search(r"whether I can do nights[^\[\]]* I have done ten years of them\.", text)
    assert "You asked whether I have run a clinic alone. I ran one in Kigali." in text
    assert "[in your words: what they asked, as noted on line 13]. I would tell him to wait." in text
    assert "[in your words: what they asked, as noted on line 15]. I am free to move." in text


def test_a_trouble_that_is_about_the_user_is_no_topic_of_theirs() -> None:
    assert "my Spanish" not in body(ana("- talked about: lifts\n- worries them: my Spanish\n"))


def test_a_question_comes_before_a_worry() -> None:
    text = body(
        ana("- talked about: lifts\n- worries them: the lift rota\n- asked me: why I would leave the yard\n")
    )
    assert "why I would leave the yard" in text and "rota" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_private_is_in_no_letter(kind: str) -> None:
    journal = ana(
        "- talked about: lifts\n- private: zebra\n- private: the quagga\n- part: executive\n"
        "- promised: the list by 2026-11-24\n"
    )
    for subject, text in every_letter(journal, follow_up(journal, "ana-silva", kind), TODAY):
        assert not re.search("zebra|quagga|executive", subject + text)


def test_only_what_was_written_down_about_this_person_is_used() -> None:
    journal = panel("software")
    priya = compose(journal, follow_up(journal, "priya-raman"), SETTINGS, TODAY).body
    tom = compose(journal, follow_up(journal, "tom-okafor"), SETTINGS, TODAY).body
    assert "OpenTelemetry" in priya and "OpenTelemetry" not in tom
    assert "build" in tom and "build" not in priya


def test_the_users_own_prose_is_never_quoted() -> None:
    journal = panel("software")
    assert "paged people" not in compose(journal, follow_up(journal, "priya-raman"), SETTINGS, TODAY).body


def test_with_nothing_written_down_the_note_asks_for_it() -> None:
    journal = ana()
    about = follow_up(journal, "ana-silva")
    for _, text in every_letter(journal, about, TODAY):
        assert len(gaps_in("", text)) == 2
        assert "Ana" in "".join(gap.text for gap in gaps_in("", text))
    draft = compose(journal, about, SETTINGS, TODAY)
    found = [problem.rule for problem in Checker(journal, SATURDAY, SETTINGS).check_draft(draft, about)]
    assert found.count("placeholder") == 2
    assert len(core(draft.body).split()) <= 100


def test_a_fragment_too_odd_to_weave_is_asked_for() -> None:
    text = body(ana("- talked about: see [my other notes](x.md) [[\n"))
    assert len(gaps_in("", text)) == 2


def test_the_second_fact_is_taken_where_the_first_is_too_odd() -> None:
    assert "the lift" in body(ana("- talked about: ((\n- talked about: why the lift fails\n"))


def test_the_name_they_wish_to_be_addressed_by() -> None:
    assert body(ana()).startswith("Dear Ana,\n\n")
    assert body(ana(contact="address: Dr Silva\n")).startswith("Dear Dr Silva,\n\n")


def test_where_custom_is_formal_the_whole_name() -> None:
    settings, _ = Settings.read({"country": "de"})
    assert body(ana(), settings).startswith("Dear Ana Silva,\n\n")
    assert body(ana(contact="address: Dr Silva\n"), settings).startswith("Dear Dr Silva,\n\n")
    assert "lift" not in body(ana("- talked about: the ward rota\n- lit up at: the old lift\n"), settings)


def test_the_sign_off_has_name_phone_and_address_each_on_its_line() -> None:
    assert body(ana()).endswith(",\nSam Carter\n+44 20 7946 0018\nsam@carter.example\n")
    assert body(ana(), Settings(me=Me("Sam"))).endswith(",\nSam\n")


def test_without_a_name_of_ones_own_there_is_a_placeholder() -> None:
    draft = compose(ana(), follow_up(ana(), "ana-silva"), Settings(), TODAY)
    assert draft.body.endswith(",\n[your name]\n")
    assert draft.placeholders[-1] == "[your name]"


@pytest.mark.parametrize(
    ("today", "spelling", "day"),
    [
        (date(2026, 11, 20), "british", "today"),
        (date(2026, 11, 21), "british", "on Friday"),
        (date(2026, 11, 26), "american", "on Friday"),
        (date(2026, 11, 27), "british", "on 20 November"),
        (date(2026, 11, 27), "american", "on November 20"),
    ],
)
def test_days_as_people_write_them(today: date, spelling: str, day: str) -> None:
    settings = replace(SETTINGS, spelling="american" if spelling == "american" else "british")
    for _, text in every_letter(ana(), follow_up(ana(), "ana-silva"), today, settings):
        assert day in text or day.removeprefix("on ") in text


@pytest.mark.parametrize(
    ("spelling", "day"), [("british", "Friday 4 December"), ("american", "Friday, December 4")]
)
def test_the_day_they_gave(spelling: str, day: str) -> None:
    settings = replace(SETTINGS, spelling="american" if spelling == "american" else "british")
    journal = panel("software")
    about = follow_up(journal, "priya-raman", "decision-check-in")
    for _, text in every_letter(journal, about, date(2026, 12, 8), settings):
        assert day in text


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_is_spelt_for_one_side_of_the_ocean_alone(kind: str) -> None:
    journal = ana("- talked about: why the lift fails\n")
    one_sided = re.compile(
        r"\b\w*(?:avour|onour|eighbour|olour|our(?:ite|able)|avor|olor|onor|[iy]s(?:e|ed|ing)d?\b)", re.I
    )
    for subject, text in every_letter(journal, follow_up(journal, "ana-silva", kind), TODAY):
        found = [
            word for word in one_sided.findall(f"{subject} {core(text)}") if word.casefold() not in _BOTH
        ]
        assert not found, found


_BOTH = {
    "promise",
    "promised",
    "otherwise",
    "wise",
    "rise",
    "exercise",
    "advise",
    "surprise",
    "surprised",
    "raised",
}


def test_a_promise_with_a_day_to_come_is_kept_in_sight() -> None:
    promised = "- talked about: lifts\n- promised: the parts list by 2026-11-24\n"
    assert "the parts list" in body(ana(promised))
    assert "by Tuesday" in body(ana(promised))
    assert "parts list" not in body(ana(promised), today=date(2026, 11, 25))
    kept = "=== notes/n.md\n---\nto: ana-silva\nkind: promised-item\nsent: 2026-11-21\n---\nHere it is.\n"
    assert "parts list" not in body(ana(promised, more=kept))


def test_the_gift_is_the_first_of_the_follow_up() -> None:
    journal = panel("software")
    draft = compose(journal, follow_up(journal, "priya-raman", gifts=("solent", "tail")), SETTINGS, TODAY)
    assert draft.gift == "solent"
    assert '"Passage notes for small boats"' in draft.body
    assert "It has a chapter on the Solent tides." in draft.body
    assert "sailing your Contessa 32 on the Solent" in draft.body


def test_another_gift_can_be_asked_for() -> None:
    journal = panel("software")
    about = follow_up(journal, "priya-raman", gifts=("solent",))
    draft = compose(journal, about, SETTINGS, TODAY, gift="tail")
    assert draft.gift == "tail"
    assert "\nhttps://ops.example/tail\n" in draft.body


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS.values() if not kind.may_carry_gift])
def test_kinds_that_carry_no_gift_have_none(kind: str) -> None:
    journal = panel("software")
    draft = compose(journal, follow_up(journal, "priya-raman", kind, gifts=("tail",)), SETTINGS, TODAY)
    assert draft.gift is None
    assert "ops.example" not in draft.body


def test_where_custom_has_no_gift_in_a_thank_you_there_is_none() -> None:
    settings, _ = Settings.read({"country": "uk"})
    journal = panel("software")
    about = follow_up(journal, "priya-raman", gifts=("tail",))
    assert compose(journal, about, settings, TODAY).gift is None
    assert compose(journal, replace(about, kind="value-add"), settings, TODAY).gift == "tail"


@pytest.mark.parametrize("trade", PANELS)
def test_where_custom_is_sparing_a_thank_you_is_short(trade: str) -> None:
    # The research gives 40 to 90 words for the United Kingdom, and all five parts.
    uk, _ = Settings.read({"country": "uk", "me": {"name": "Sam Carter"}})
    journal = panel(trade)
    checker = Checker(journal, SATURDAY, uk)
    drafts = []
    for about in plan(journal, SATURDAY, uk):
        if about.kind == "thank-you":
            drafts.append(draft := compose(journal, about, uk, TODAY))
            assert 40 <= len(core(draft.body).split()) <= 90, draft.body
            found = {problem.rule for problem in checker.check_draft(draft, about)}
            assert found == {"placeholder"}, f"{found}\n{draft.body}"
    assert all(similarity(one.body, other.body) <= 0.35 for one, other in combinations(drafts, 2))


def test_a_gift_with_square_brackets_leaves_no_placeholder() -> None:
    more = (
        '=== gifts/g.md\n---\ntitle: "[Video] Lifts"\nkind: talk\ninterests: [sailing]\nread: yes\n---\n'
        "why: see [1]\n"
    )
    journal = ana("- talked about: the lifts\n- worried about: x\n", more=more)
    draft = compose(journal, follow_up(journal, "ana-silva", gifts=("g",)), SETTINGS, TODAY)
    assert 'a talk, "[Video] Lifts"' in draft.body
    assert len(draft.placeholders) == 1 and "Video" not in draft.placeholders[0]


def test_facts_are_never_read_as_templates() -> None:
    text = body(ana("- talked about: the {{ lift }} and {% raw %}\n", contact='role: "{x}"\n'))
    assert "{{" not in text and "{%" not in text
    assert body(ana("- worried about: the cost of {name} and {0}\n"))


def test_a_value_add_asks_for_nothing() -> None:
    journal = panel("software")
    about = follow_up(journal, "priya-raman", "value-add", gifts=("tail",))
    for _, text in every_letter(journal, about, date(2026, 12, 1)):
        assert "?" not in text


@pytest.mark.parametrize("kind", ["decision-check-in", "second-check-in", "competing-offer"])
def test_an_ask_has_one_question(kind: str) -> None:
    journal = panel("software")
    for _, text in every_letter(journal, follow_up(journal, "priya-raman", kind), date(2026, 12, 8)):
        assert text.count("?") == 1


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS.values() if "question" in kind.must_not])
def test_a_closing_note_has_none(kind: str) -> None:
    journal = panel("software")
    for _, text in every_letter(journal, follow_up(journal, "priya-raman", kind), date(2026, 12, 20)):
        assert "?" not in text


def test_a_forward_request_names_those_without_an_address() -> None:
    journal = journal_of((Path(__file__).parent / "person.txt").read_text(encoding="utf-8"))
    about = follow_up(
        journal,
        "dana-whit",
        "forward-request",
        interview="2026-11-20-northwind-robotics",
        people=("tom-okafor", "lee-sato"),
    )
    for _, text in every_letter(journal, about, TODAY):
        assert text.startswith("Dear Dana,")
        assert "Tom Okafor and Lee Sato" in text
        assert "why the build takes an hour" in text
        assert "Priya" not in text


def test_thanks_that_are_late_go_with_the_next_note() -> None:
    journal = ana("- talked about: why the lift fails\n")
    late = follow_up(journal, "ana-silva", "value-add", thanks_for="2026-11-20-harbour-works")
    assert "thank" in compose(journal, late, SETTINGS, date(2026, 12, 1)).body.casefold()
    on_time = replace(late, thanks_for=None)
    assert "thank" not in compose(journal, on_time, SETTINGS, date(2026, 12, 1)).body.casefold()


def test_a_talk_outside_any_position_is_thanked_for_without_one() -> None:
    text = ANA.replace("position: {position}\n", "").format(facts="- talked about: lifts\n", contact="")
    journal = journal_of(text)
    draft = compose(journal, follow_up(journal, "ana-silva"), SETTINGS, TODAY)
    assert draft.kind == "thank-you"
    about = follow_up(journal, "ana-silva")
    low, high = KINDS["thank-you"].target
    templates = Templates()
    for number in range(templates.variety(CONVERSATION)):
        facts = Facts(journal, about, SETTINGS, TODAY, templates, number, None).variables()
        subject, letter, gaps = templates.render(CONVERSATION, number, facts)
        assert low <= len(core(letter).split()) <= high
        assert not re.search(r"\b(role|position|post|job)\b", subject + letter)
        found = Checker(journal, SATURDAY, SETTINGS).check_draft(
            replace(draft, subject=subject, body=letter, gaps=gaps), about
        )
        assert {problem.rule for problem in found} == {"placeholder"}, letter


@pytest.mark.parametrize(
    "title", ["Ward Sister (Respiratory)", "Associate, Employment", "Cook - nights", "Dean, Arts & Letters"]
)
def test_a_title_is_never_cut(title: str) -> None:
    for _, text in every_letter(ana(position=title), follow_up(ana(position=title), "ana-silva"), TODAY):
        assert title in text


@pytest.mark.parametrize(
    ("company", "said"),
    [
        ("Harbour Works GmbH", "Harbour Works"),
        ("Harbour Works Ltd.", "Harbour Works"),
        ("Harbour Works, Inc.", "Harbour Works"),
        ("Harbour Works GmbH & Co. KG", "Harbour Works"),
        # Here it is no form but a part of the name.
        ("Kids & Co.", "Kids & Co."),
        ("Institute for Coastal Ecology", "the Institute for Coastal Ecology"),
    ],
)
def test_a_company_is_named_as_people_name_it(company: str, said: str) -> None:
    text = ANA.format(facts="", contact="", position="Pilot").replace("Harbour Works", company)
    journal = journal_of(text)
    drafts = [
        compose(journal, follow_up(journal, "ana-silva"), replace(SETTINGS, me=Me(name)), TODAY).body
        for name in (f"Sam {number}" for number in range(60))
    ]
    naming = [draft for draft in drafts if said in draft]
    assert naming
    assert not [draft for draft in drafts if re.search(r"GmbH|Ltd|Inc\b|KG", draft)]


def test_a_saved_draft_takes_the_place_of_the_composed_one() -> None:
    saved = (
        "=== notes/mine.md\n---\nto: ana-silva\nkind: thank-you\ninterview: 2026-11-20-harbour-works\n"
        "subject: My own\n---\n\nDear Ana,\n\nMy [own] words.\n"
    )
    journal = ana(more=saved)
    draft = draft_for(journal, follow_up(journal, "ana-silva"), SETTINGS, TODAY)
    assert (draft.note, draft.subject, draft.body) == ("mine", "My own", "Dear Ana,\n\nMy [own] words.\n")
    assert draft.placeholders == ("[own]",)


@pytest.mark.parametrize(
    "head",
    [
        "kind: value-add\ninterview: 2026-11-20-harbour-works\n",
        "kind: thank-you\ninterview: 2026-11-20-harbour-works\nsent: 2026-11-21\n",
    ],
)
def test_another_kind_or_a_sent_note_does_not(head: str) -> None:
    journal = ana(more=f"=== notes/mine.md\n---\nto: ana-silva\n{head}---\nText.\n")
    assert draft_for(journal, follow_up(journal, "ana-silva"), SETTINGS, TODAY).note is None


def test_any_kind_of_thank_you_answers_to_any_other() -> None:
    head = "kind: thank-you-brief\ninterview: 2026-11-20-harbour-works\n"
    journal = ana(more=f"=== notes/mine.md\n---\nto: ana-silva\n{head}---\nText.\n")
    draft = draft_for(journal, follow_up(journal, "ana-silva"), SETTINGS, TODAY)
    assert (draft.note, draft.kind) == ("mine", "thank-you-brief")


def test_the_next_note_of_a_kind_has_other_words() -> None:
    facts = "- talked about: why the lift fails\n"
    first = ana(facts)
    second = ana(
        facts, more="=== notes/n.md\n---\nto: ana-silva\nkind: value-add\nsent: 2026-12-01\n---\nText.\n"
    )
    assert body(first, kind="value-add") != body(second, kind="value-add")


def test_letters_do_not_change_when_somebody_new_is_met() -> None:
    before = panel("kitchen")
    more = (
        "=== contacts/aaron-aa.md\n---\nname: Aaron Aa\ncompany: The Salt Larder\n"
        "email: aaron@salt.example\n---\n"
        "=== interviews/2026-11-25-the-salt-larder.md\n---\ncompany: The Salt Larder\nposition: Sous Chef\n"
        "when: 2026-11-25\nmet: [aaron-aa]\n---\n"
    )
    text = (Path(__file__).parent / "panels" / "kitchen.txt").read_text(encoding="utf-8")
    after = journal_of(text + more)
    for slug in before.contacts:
        interview = "2026-11-20-the-salt-larder"
        drafts = [
            compose(journal, follow_up(journal, slug, interview=interview), SETTINGS, TODAY)
            for journal in (before, after)
        ]
        assert drafts[0] == drafts[1]


@settings(max_examples=examples(25, 100))
@given(st.lists(st.text(max_size=40), min_size=5, max_size=5), st.sampled_from(list(KINDS)))
def test_whatever_was_jotted_down_a_note_can_be_composed(jotted: list[str], kind: str) -> None:
    talked, lit, worried, promised, title = jotted
    title = " ".join(title.split())  # as it is read from a file
    fields = ("talked_about", "lit_up_at", "asked_me", "worries_them", "promised")
    texts = (talked, lit, worried, worried, promised)
    facts = Debrief(
        "ana", 1, **{key: (Fact(text, 1, TODAY),) for key, text in zip(fields, texts, strict=True)}
    )
    interview = Interview("i", "Harbour", TODAY, position=title, met=("ana",), debriefs={"ana": facts})
    gift = Gift("g", title or "G", "article", ("sailing",), read=True, why=lit)
    journal = Journal(
        contacts={"ana": Contact("ana", "Ana Silva", interests=("sailing",))},
        interviews={"i": interview},
        gifts={"g": gift},
    )
    draft = compose(journal, follow_up(journal, "ana", kind, gifts=("g",), promise=promised), SETTINGS, TODAY)
    assert draft.body.startswith("Dear Ana,\n\n")
    assert draft.body.endswith(f"\n{ME.email}\n")
    assert len(draft.subject) <= 60 and "\n" not in draft.subject


_PRINT = """
from writing.letters import PANELS, SATURDAY, SETTINGS, panel
from afterword.followups.plan import plan
from afterword.writing.composing import compose
for trade in PANELS[:3]:
    journal = panel(trade)
    for each in plan(journal, SATURDAY, SETTINGS):
        print(ascii(compose(journal, each, SETTINGS, SATURDAY.date())))
"""


def test_the_same_journal_gives_the_same_text_whatever_the_hashes() -> None:
    tests, package = Path(__file__).parent.parent, Path(afterword.__file__).parent.parent
    outputs = set()
    for seed in ("0", "1", "4242"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join([str(tests), str(package)]),
        }
        done = subprocess.run(
            [sys.executable, "-c", _PRINT], env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert outputs.pop().count("Draft(") > 20


@pytest.mark.parametrize("trade", PANELS)
def test_everything_that_may_ever_be_due_can_be_composed(trade: str) -> None:
    journal = panel(trade)
    for each in plan(journal, SATURDAY, SETTINGS):
        for kind in KINDS:
            draft = compose(journal, replace(each, kind=kind), SETTINGS, TODAY)
            assert draft.body.startswith("Dear ")
            assert draft.body.rstrip().endswith(ME.email)
            assert 1 <= len(draft.subject) <= 60
            assert "  " not in draft.body and " ." not in draft.body and ".." not in draft.body
            assert "None" not in draft.body and "[]" not in draft.body


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Ms Okafor", "Dear Ms Okafor,"),
        ('"Raman, Priya"', "Dear Priya,"),
        ("Cllr Joan Peabody", "Dear Joan,"),
        ("the receptionist", "Dear [how they are addressed],"),
    ],
)
def test_the_greeting_suits_the_name(name: str, greeting: str) -> None:
    files = {
        "contacts/p.md": f"---\nname: {name}\nemail: p@mill.example\n---\n",
        "interviews/mill.md": "---\ncompany: Mill\nposition: Miller\nwhen: 2026-11-20\nmet: [p]\n---\n",
    }
    journal = read_files({path: text.encode() for path, text in files.items()})
    about = follow_up(journal, "p")
    assert compose(journal, about, SETTINGS, TODAY).body.startswith(f"{greeting}\n")
