"""Length, parts, what only the meeting could give, and notes that are alike."""

from __future__ import annotations

import pytest
from checking.checked import draft, found, words

from afterword.checking.wording import WORDING
from afterword.kinds import KINDS, PARTS
from afterword.records.problems import Level
from afterword.words.stems import stem

# --- too-long ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("thank-you", 200),
        ("thank-you-round", 150),
        ("thank-you-brief", 80),
        ("value-add", 120),
        ("close-the-loop", 90),
        ("correction", 70),
    ],
)
def test_the_most_words_of_a_kind(kind: str, most: int) -> None:
    text = f"Dear Priya,\n\n{words(most)}\n\nKind regards,\nSam Lee\n+44 20 7946 0000"
    assert not found("too-long", text, kind=kind)
    (problem,) = found("too-long", text.replace("w0", "one w0"), kind=kind)
    assert problem.message.startswith(f"The note has {most + 1} words")


@pytest.mark.parametrize(
    "extra",
    [
        "https://talks.example/a/b/c/d/e",
        "<!-- a comment of many words for myself alone -->",
        "– – – … 🎉",
        "<https://talks.example>",
        "`code is not counted`",
    ],
)
def test_what_is_no_word(extra: str) -> None:
    assert not found("too-long", f"Dear Priya,\n\n{words(200)} {extra}")


def test_it_points_at_the_first_word_too_many() -> None:
    (problem,) = found("too-long", f"Dear Priya,\n\n{words(100)}\n{words(100)}\nover and out")
    assert (problem.line, problem.column) == (11, 1)


# --- missing-part -----------------------------------------------------------------------------------

WHOLE = """
    Dear Priya,

    Thank you for an hour on Friday about the Staff Platform Engineer role. Your dinghies stayed with me.

    I ran on-call for three years with a team of that size.

    I would like the job even more than before. If another talk would help, I am free most afternoons.
"""


def parts(text: str, kind: str = "thank-you", **more: str) -> set[str]:
    """The parts found missing, by id."""
    known = {f"A {kind} needs {said}; this one does not say it.": part for part, said in PARTS.items()}
    return {known[problem.message] for problem in found("missing-part", text, kind=kind, **more)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("without", "part"),
    [
        ("Thank you for an hour on Friday about", "thanks"),
        ("I ran on-call for three years with a team of that size.", "fit"),
        ("I would like the job even more than before.", "interest"),
        ("If another talk would help, I am free most afternoons.", "offer"),
        ("Thank you for an hour on Friday about the Staff Platform Engineer role.", "anchor"),
    ],
)
def test_a_part_that_was_taken_out_is_missed(without: str, part: str) -> None:
    shorter = WHOLE.replace(without, "").replace("the job", "it")
    assert part in parts(shorter, subject="Dinghies")
    assert not parts(WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        # British and plain.
        "Dear Priya,\n\nMany thanks for seeing me on Friday. I did much the same at the hospital for six "
        "years, and "
        "I am keen to do it with you. Do ring me if I can tell you more.",
        # American and warm.
        "Hi Priya,\n\nI really appreciated our conversation yesterday. In my last role I led a team of "
        "nine. I am excited "
        "about this position and happy to talk again whenever it suits you.",
        # Without the word "thank".
        "Dear Priya,\n\nIt was good of you to give me an hour on Friday. On your question about nights: "
        "we solved it by "
        "pairing. I came away wanting the post. I could come in again any time.",
        # A worry answered.
        "Dear Priya,\n\nI am grateful for the time today. You wondered whether I have run on-call. For "
        "five years we paged "
        "one another by hand. I hope to join you. Let me know if another chat would help.",
        # In short forms.
        "Hi Priya,\n\nEnjoyed yesterday, and I'm grateful. At my place we've halved the pages. I'd love "
        "the job. If it'd be useful to chat further just shout.",
        # Something forgotten.
        "Dear Priya,\n\nThank you for the interview. One thing I forgot to say: the rota at St Anne's was "
        "mine. I remain "
        "very interested. I'd welcome a second conversation.",
        # Short and dry.
        "Dear Priya,\n\nThanks for Friday. I've taught that age for nine years. It is a job I want. Call "
        "me any time.",
    ],
)
def test_honest_thank_yous_hold_their_parts(text: str) -> None:
    assert not parts(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("thank-you-brief", "Thanks for your call. I look forward to Tuesday."),
        ("forward-request", "Thank you for arranging Friday. Would you pass my thanks on to Tom?"),
        ("forward-request", "Could you let the panel know how much I appreciated it?"),
        ("promised-item", "Here is the write-up I promised."),
        ("promised-item", "You asked for the name of the harbour master. It is Jo Lind."),
        (
            "value-add",
            "I came across a talk that made me think of your services. No need to reply. I am still keen.",
        ),
        (
            "decision-check-in",
            "We spoke on Friday about the role. I am still very interested. Is there any news on the "
            "timing? Happy to send "
            "anything else you need. I know these things take time.",
        ),
        (
            "second-check-in",
            "After our interview in May I am still keen. I wonder how things stand. No rush at all.",
        ),
        ("holding", "Thank you for being so open. I quite understand, and I remain interested."),
        (
            "close-the-loop",
            "Thank you for the time you gave me. I assume you have gone with somebody else. Should things "
            "change, I would "
            "be glad to hear from you. I wish you and the team well.",
        ),
        ("new-information", "I passed the exam last week, which means that I can start in May."),
        ("competing-offer", "I have been made an offer. I would rather join you. Would Friday be possible?"),
        ("congratulate", "Congratulations on the new ward! It is good for the town."),
        ("correction", "I wrote “Ramen”, and it should be Raman. I am sorry."),
        ("withdraw", "Thank you for your time. I am taking my name out. I wish you luck with the search."),
        ("withdraw", "I am grateful for Friday. I have decided not to go on. All the best to the team."),
        ("decline-offer", "Thank you for the offer. I have to decline it. I hope you find the right person."),
        (
            "gracious-rejection",
            "Thank you for letting me know. I enjoyed our talk about tides. If something comes up again, "
            "I would be glad to "
            "hear of it. Good luck to the new colleague.",
        ),
        (
            "filled-by-other",
            "I heard that the post is filled. Thank you for the good hour in May. Perhaps our paths cross "
            "another time. "
            "I wish you all the best.",
        ),
        (
            "accepted-thank-all",
            "I have taken a job in Leith. Thank you: your advice helped. Let us keep in touch.",
        ),
        ("accepted-new-team", "Thank you for choosing me. I look forward to the first day."),
        ("stay-in-touch", "We met in May about the role. I have settled in Leith."),
    ],
)
def test_honest_notes_of_every_kind_hold_their_parts(kind: str, text: str) -> None:
    assert not parts(f"Dear Priya,\n\n{text}\n\nKind regards,\nSam", kind)


@pytest.mark.parametrize(
    ("kind", "text", "part"),
    [
        ("thank-you-brief", "Thank you for the call.", "next-step"),
        ("forward-request", "Thank you for Friday.", "pass-on"),
        ("value-add", "I came across a talk that made me think of your boat. I am keen.", "no-reply-needed"),
        (
            "decision-check-in",
            "We spoke about the role. I am keen. Take your time. I can send more.",
            "question",
        ),
        ("second-check-in", "After the interview I am keen. How are things?", "patience"),
        ("holding", "Thank you. I am keen.", "understanding"),
        ("close-the-loop", "Thank you. You have gone on with others. Keep in touch.", "good-wishes"),
        ("competing-offer", "I have an offer. How do we go on?", "preference"),
        ("correction", "It should be Raman.", "apology"),
        ("withdraw", "Thank you. Good luck.", "withdrawal"),
        ("decline-offer", "Thank you for the offer. All the best.", "refusal"),
        ("gracious-rejection", "Thank you. I liked it. I wish you well. Keep in touch.", "acceptance"),
        ("accepted-thank-all", "I have taken a job. Your advice helped. Keep in touch.", "thanks"),
        ("accepted-new-team", "Thank you all.", "start"),
        ("stay-in-touch", "I hope all is well.", "where-we-met"),
    ],
)
def test_a_part_missing_in_other_kinds(kind: str, text: str, part: str) -> None:
    assert part in parts(f"Dear Priya,\n\n{text}\n\nBest wishes,\nSam", kind)


def test_a_sign_off_is_no_part() -> None:
    assert "good-wishes" in parts("Dear Priya,\n\nThank you. I withdraw.\n\nBest wishes,\nSam", "withdraw")
    assert "thanks" in parts("Dear Priya,\n\nI withdraw. Good luck.\n\nMany thanks,\nSam", "withdraw")


def test_a_placeholder_stands_for_what_only_the_writer_knows() -> None:
    text = "Dear Priya,\n\nThank you for Friday. [Why you suit the role.]"
    assert parts(text) == {"interest", "offer"}


def test_another_language_is_left_alone_with_a_hint() -> None:
    text = (
        "Liebe Priya,\n\nherzlichen Dank für das Gespräch am Freitag. Ihre Jollen sind mir nachgegangen, "
        "und ich habe "
        "auf dem Heimweg lange über die vierzig Dienste nachgedacht. Ich käme gern noch einmal vorbei."
    )
    (problem,) = found("missing-part", text)
    assert problem.level == Level.HINT


def test_the_example_of_every_part_holds_it() -> None:
    assert not [
        id_
        for id_, part in WORDING.parts.items()
        if id_ != "names" and not part.any_of.stands_in(part.example)
    ]


def test_every_part_of_every_kind_is_looked_for_or_known_to_be_beyond_words() -> None:
    needed = {part for kind in KINDS.values() for part in kind.must}
    elsewhere = {"name", "detail", "new-detail", "subject-shared"}  # wrong-name and no-callback
    beyond = {"why-it-matters"}
    assert needed - set(WORDING.parts) <= elsewhere | beyond
    assert set(WORDING.parts) <= needed


def test_what_a_note_is_only_better_with_is_a_hint() -> None:
    """A withdrawal without a good wish is curt; one that does not withdraw is none."""
    levels = {
        problem.message.split("needs ")[1]: problem.level
        for problem in found("missing-part", "Dear Priya,\n\nThank you.", kind="withdraw")
    }
    assert levels["good wishes; this one does not say it."] == Level.HINT
    assert levels["a clear word that you withdraw; this one does not say it."] == Level.ERROR


@pytest.mark.parametrize(
    "sentence",
    [
        "I hope to show you where my hands-on cleaning of records would help.",
        "Mine broke outside Graz, and I brazed it in a bus garage.",
        "At Bellmoor we gave each of them one case to follow.",
    ],
)
def test_fit_in_other_words(sentence: str) -> None:
    text = WHOLE.replace("I ran on-call for three years with a team of that size.", sentence)
    assert text != WHOLE
    assert not parts(text)


def test_it_points_at_the_text_below_the_greeting() -> None:
    problem = found("missing-part", "Dear Priya,\n\nHello.", kind="accepted-new-team")[0]
    assert (problem.line, problem.column) == (9, 1)
    assert problem.fix.startswith("Add it, for example: ")


# --- no-callback ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for the great conversation. I look forward to the next steps.",
        "I enjoyed learning about the role and the company, and meeting the team.",
        "Northwind Robotics is a fine place for a Staff Platform Engineer, Priya Raman.",
        "Thank you for your time on Friday. I remain very interested in the position.",
        "It was good to hear how you work together, and what you expect of people.",
    ],
)
def test_what_could_have_been_written_before(text: str) -> None:
    (problem,) = found("no-callback", f"Dear Priya,\n\n{text}")
    assert problem.level == Level.ERROR
    assert "sailing her Contessa 32 on the Solent" in problem.fix


@pytest.mark.parametrize(
    "text",
    [
        "Your forty services stayed with me.",
        "I sailed past Cowes on the way home.",
        "How you migrated to OpenTelemetry without freezing anything is what I keep.",
        "To your worry about on-call I would add this.",
        "You asked how we page people.",
        "The dinghy I told you of is for sale.",
        "A Contessa is a fine boat.",
    ],
)
def test_what_only_that_meeting_could_give(text: str) -> None:
    assert not found("no-callback", f"Dear Priya,\n\n{text}")


def test_another_persons_words_will_not_do() -> None:
    assert found("no-callback", "Dear Tom,\n\nThe Contessa stayed with me.", to="tom-okafor")
    assert not found("no-callback", "Dear Tom,\n\nThe slow builds stayed with me.", to="tom-okafor")


def test_what_is_private_is_nothing_a_note_may_come_from() -> None:
    body = "## Priya Raman\n\n- talked about: the freeze\n- private: her zebra\n"
    front = "---\ncompany: Northwind Robotics\nwhen: 2026-11-20T14:00\nmet: [priya-raman]\n---\n\n"
    files = {"interviews/2026-11-20-northwind.md": front + body}
    assert found("no-callback", "Dear Priya,\n\nThe zebra stayed with me.", files=files)
    assert not found("no-callback", "Dear Priya,\n\nThe freeze stayed with me.", files=files)


def test_nothing_written_down_is_a_warning_with_the_way_out() -> None:
    (problem,) = found("no-callback", "Dear Ana,\n\nThank you for the talk.", to="ana-ruiz")
    assert problem.level == Level.WARNING
    assert "- talked about:" in problem.fix


def test_somebody_never_met_can_be_thanked_for_what_they_arranged() -> None:
    assert not found(
        "no-callback", "Dear Dana,\n\nThank you for arranging it.", to="dana-whit", kind="thank-you-brief"
    )


@pytest.mark.parametrize(
    "kind", ["withdraw", "decision-check-in", "accepted-new-team", "correction", "gracious-rejection"]
)
def test_kinds_that_need_no_detail(kind: str) -> None:
    assert not found("no-callback", "Dear Priya,\n\nThank you.", kind=kind)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("moving", "moved"),
        ("services", "service"),
        ("sailing", "sails"),
        ("stopped", "stop"),
        ("planning", "plans"),
        ("organisation", "organising"),
        ("Zoë's", "zoe"),
        ("paged", "pages"),
    ],
)
def test_stems(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("build", "boat"), ("boss", "bos"), ("rota", "rotation"), ("tide", "tidy")]
)
def test_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


# --- near-duplicate ---------------------------------------------------------------------------------

FIRST = (
    "Thank you for the hour on Friday. I liked how plainly you spoke about the freeze, and I keep "
    "thinking of the forty "
    "services. I would like to help with that move. If another talk would help, I am free most days."
)


def test_the_same_text_to_a_colleague() -> None:
    other = draft(f"Dear Tom,\n\n{FIRST}\n\nKind regards,\nSam", to="tom-okafor")
    (problem,) = found("near-duplicate", f"Dear Priya,\n\n{FIRST}\n\nBest wishes,\nSam Lee", other)
    assert (problem.level, problem.line, problem.column) == (Level.ERROR, 9, 1)
    assert "notes/extra-1.md" in problem.message
    assert "Tom Okafor" in problem.message


def test_half_the_text_is_a_warning() -> None:
    half = FIRST.split(". ")
    mixed = ". ".join([*half[:2], "The dinghies are another story, and I want to hear it.", *half[3:]])
    other = draft(f"Dear Tom,\n\n{FIRST}", to="tom-okafor")
    (problem,) = found("near-duplicate", f"Dear Priya,\n\n{mixed}", other)
    assert problem.level == Level.WARNING


@pytest.mark.parametrize("state", ["sent: 2026-11-20\n", ""])
def test_sent_notes_and_drafts_are_compared(state: str) -> None:
    other = draft(f"Dear Tom,\n\n{FIRST}", to="tom-okafor", extra=state)
    assert found("near-duplicate", f"Dear Priya,\n\n{FIRST}", other)


def test_the_first_note_over_again_to_the_same_person() -> None:
    earlier = draft(f"Dear Priya,\n\n{FIRST}", extra="sent: 2026-11-20\n")
    assert found("near-duplicate", f"Dear Priya,\n\n{FIRST}", earlier, kind="thank-you-round")


def test_the_greeting_and_sign_off_do_not_count() -> None:
    other = draft(
        "Dear Priya,\n\nThe build is slow.\n\nKind regards,\nSam Lee\nsam@lee.example", to="tom-okafor"
    )
    text = "Dear Priya,\n\nThe dinghies sail fast.\n\nKind regards,\nSam Lee\nsam@lee.example"
    assert not found("near-duplicate", text, other)


@pytest.mark.parametrize(
    "other",
    [
        draft(f"Dear Iris,\n\n{FIRST}", to="iris-bloom"),  # another company
        "---\nfrom: tom-okafor\nkind: reply\nreceived: 2026-11-20\n---\n" + FIRST,  # quoted back by them
        draft(
            "Dear Tom,\n\nThank you for the hour on Friday. The build is your worry, and I know one like it.",
            to="tom-okafor",
        ),
        draft("Dear Tom,\n\n" + " ".join(reversed(FIRST.split())), to="tom-okafor"),
        draft("Dear Tom,", to="tom-okafor"),
    ],
)
def test_notes_that_are_not_alike(other: str) -> None:
    assert not found("near-duplicate", f"Dear Priya,\n\n{FIRST}", other)


def test_the_users_own_sentences_count_neither_for_length_nor_for_likeness() -> None:
    said = "Your point about alerts that nobody owns stayed with me all the way home and half the night."
    front = "---\ncompany: Northwind Robotics\nposition: Staff Platform Engineer\nwhen: 2026-11-20T14:00\n"
    body = f"met: [priya-raman]\n---\n\n## Priya Raman\n\n- talked about: the freeze\n- say: {said}\n"
    files = {"interviews/2026-11-20-northwind.md": front + body}
    text = f"Dear Priya,\n\n{words(70)} {said}\n\nBest wishes,\nSam"
    assert not found("too-long", text, kind="thank-you-brief", files=files)
    assert found("too-long", text, kind="thank-you-brief")


def test_nor_do_those_that_a_gift_gives_word_for_word() -> None:
    why = "It shows in two pages what each of the nine steps saved, and what it cost to take them back."
    head = "---\ntitle: Nine steps\nkind: article\nurl: https://steps.example/a\n"
    head += "interests: [builds]\nread: yes\n---\n"
    files = {"gifts/nine.md": f"{head}\nwhy: {why}\n"}
    text = f"Dear Priya,\n\n{words(70)} {why}\n\nBest wishes,\nSam"
    assert not found("too-long", text, kind="thank-you-brief", files=files, extra="gift: nine\n")
    assert found("too-long", text, kind="thank-you-brief", files=files)
