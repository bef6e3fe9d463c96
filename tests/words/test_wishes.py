"""What a message wants of whoever reads it: no more mail, or another talk; asked politely or not."""

from __future__ import annotations

import pytest

from afterword.words.tidings import Wish, tidings, wished

STOP = """\
Please do not contact me again.
please don't write to me any more
Kindly do not email me again, thank you.
Please remove me from your mailing list.
Please take my name off your list.
Take me off this list
I am not interested in hearing from you.
We are not interested in hearing about this any further.
I'd rather not hear from you again
I do not wish to be contacted.
I don't want any further emails.
Stop emailing me
Could you please stop writing to me?
please stop these emails
Dear Mira, please do not contact us.
leave me alone
No more mails please.
Please delete my data.
Would you please remove my details from your records?
she asked me not to write to her again
He asked not to be contacted
They do not want to hear from me
Please never contact me again
Bitte kontaktieren Sie mich nicht mehr.
Bitte schreiben Sie mir nicht mehr.
Ich möchte nicht mehr kontaktiert werden.
Merci de ne plus me contacter.
Ne m'écrivez plus.
Por favor, no me escriba más.
No vuelva a contactarme.
unsubscribe me
Don't contact me.
We would prefer that you do not contact us again
do not reach out again
I no longer want to receive emails from you
please cease all contact"""

#: Times and places at which, and people whom; footers of letters to many; politeness.
NO_STOP = """\
Please do not hesitate to contact me again.
Don't hesitate to write to me at any time.
Please don't write to me before Friday.
Do not contact me until the board has met.
Please do not contact my references yet.
Don't stop writing!
Please do not call me at work.
I will not contact you again before Monday.
If you no longer wish to receive emails from us, unsubscribe here.
Would you like me to stop?
Please do not reply to this email.
It was lovely to hear from you.
I look forward to hearing from you.
We are not interested in hearing excuses before Friday.
You are no longer on my list of candidates.
We removed the stain from the table.
I never asked you to stop writing to me.
Please take me through your work.
Don't send any more references than two
I was interested in hearing how you solved it.
No more messages came in, so we moved on.
Did you ask them to stop?
I would like to hear more from you.
Please contact me again next year.
I'm not interested in football."""

TALK = """\
We would like to invite you to a second interview.
We are pleased to invite you for an on-site interview on Tuesday.
I'd love to schedule a call with you next week.
Could you come in for a second interview on Thursday?
You're through to the next round!
We'd like to move you forward to the final stage.
Would you be free for another interview next week?
We would like to offer you a second interview.
Can we set up a follow-up call with our CTO?
You have been shortlisted.
The next round is on Monday.
they want me to come in again
You were selected for an interview.
Wir laden Sie herzlich zu einem Vorstellungsgespräch ein.
Gerne möchten wir Sie zu einem zweiten Gespräch einladen.
Nous vous invitons à un entretien mardi.
Nous souhaitons vous proposer un entretien.
Queremos invitarte a una entrevista.
I want to arrange an interview with Priya."""

#: Thanks for a talk, a no, what may be, and other people.
NO_TALK = """\
Thank you for the interview.
We will not be inviting you to the next round.
It was lovely to meet you at the interview.
Unfortunately we cannot invite you to the next round.
I enjoyed our call.
After the second interview we will decide.
We have other candidates to invite to the next round.
Call me if you have questions.
If we invite you to a second interview, it will be in May.
I invited Priya to read your note.
Let's set up the tent.
We may invite you to a second interview.
The interview panel liked you.
What did they ask in the interview?"""


@pytest.mark.parametrize(
    ("wish", "line"),
    [("stop", line) for line in STOP.splitlines()] + [("talk", line) for line in TALK.splitlines()],
)
def test_what_is_wanted(wish: Wish, line: str) -> None:
    assert wished(wish, line)
    found = wished(wish, f"Dear Mira,\n\nI hope you are well. {line}\n\nBest,\nTom")
    assert found.rstrip(".!?") == line.rstrip(".!?")
    assert tidings(line) == ()


@pytest.mark.parametrize(
    ("wish", "line"),
    [("stop", line) for line in NO_STOP.splitlines()] + [("talk", line) for line in NO_TALK.splitlines()],
)
def test_what_only_sounds_like_it(wish: Wish, line: str) -> None:
    assert wished(wish, line) == ""


def test_a_long_text_is_read_in_no_time() -> None:
    for words in ("not ", "invite you ", "please do not contact ", "arrange a "):
        assert (
            not wished("stop", words * 50_000 + "x")
            and not wished("cancel", words * 50_000 + "x")
            and not wished("talk", words * 50_000 + "x")
        )


@pytest.mark.parametrize(
    "line",
    [
        "We have to cancel Wednesday.",
        "Unfortunately our interview on Wednesday is cancelled.",
        "I'm afraid I need to postpone our call.",
        "Sorry, we must call it off.",
        "The meeting will not take place.",
        "We've cancelled tomorrow's round.",
        "I won't be able to make it tomorrow.",
        "Leider müssen wir das Gespräch am Mittwoch absagen.",
    ],
)
def test_a_talk_that_is_called_off(line: str) -> None:
    assert wished("cancel", line)


@pytest.mark.parametrize(
    "line",
    [
        "If you need to cancel, let me know.",
        "Should you have to cancel, call the front desk.",
        "There is no need to cancel.",
        "I have to cancel my subscription.",
        "We are looking forward to Wednesday.",
        "You can cancel at any time.",
        "We had to make it work.",
        "Our meeting was good.",
    ],
)
def test_what_calls_nothing_off(line: str) -> None:
    assert not wished("cancel", line)
