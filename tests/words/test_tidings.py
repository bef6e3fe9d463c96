"""What a message tells: sure where it says so, silent where it only sounds like it."""

from __future__ import annotations

import pytest

from afterword.words.tidings import tidings

NO = """\
We went with an internal candidate.
I'm sorry to say we have gone with another applicant whose background was closer.
The panel chose somebody else in the end.
Unfortunately the role has been filled.
The position is now filled internally.
After careful thought we will not be moving forward with your application.
We won't be taking this any further at this time.
We are unable to offer you the position.
Sadly you were unsuccessful on this occasion.
You have not been selected for the next stage.
They decided against me.
They turned me down.
We regret to inform you that others were a closer match.
I didn't get the job.
It's a no, I'm afraid.
They hired someone with more years in theatres.
We've decided not to proceed.
They have decided to go in a different direction.
We've chosen to move ahead with other candidates.
The other finalist got it.
They passed on me.
You were not quite the right fit for the team.
Wir haben uns für einen anderen Bewerber entschieden.
Leider ist die Stelle bereits besetzt.
Votre candidature n'a pas été retenue.
El puesto ya está cubierto."""

CLOSED = """\
The position has been cancelled.
The board scrapped the role last week.
We are no longer hiring for this.
The vacancy was withdrawn."""

ON_HOLD = """\
Everything is on hold until January.
There is a hiring freeze.
The search has been paused.
They froze all hiring on Monday.
Einstellungsstopp bis März."""

OFFER = """\
We would like to offer you the role at 118k, please let us know by Tuesday the 24th.
I'm delighted to offer you the position of Night Baker.
They offered me the job!
We are making you a formal offer.
You've got the job.
The job is yours if you want it.
Good news: the offer is on its way.
We want to hire you.
Welcome to the team!
The offer letter is attached.
We'd love you to join us.
Got the offer, three weeks to think.
Wir möchten Ihnen die Stelle anbieten.
Nous voudrions vous proposer le poste."""

LEFT = """\
Friday is my last day here, it was good to meet you.
I'm leaving Harbour Mills at the end of the month.
I have left the company.
She left in October.
I no longer work at the Observatory.
He handed in his notice.
I am starting a new job in Leeds.
I've resigned.
I leave the company in May.
Made redundant, like half of the floor.
I've taken another role.
Am Freitag ist mein letzter Arbeitstag.
Mon dernier jour est vendredi."""

NOTHING = """\
We have not decided yet.
No news yet, sorry.
Unfortunately it will take two more weeks.
I can offer you Tuesday at ten.
We would like to offer you a second interview.
Could I offer you a coffee when you are here?
The position has not been filled.
We haven't chosen anybody yet.
If we go with another candidate, you will hear from me.
Did you get the job?
Do you have other offers?
Once we make you an offer, you will have a week.
I will let you know whether the role has been filled.
I'm leaving on holiday tomorrow and am back on the 3rd.
I'm leaving early today.
She left a message for you.
Friday is the last day for applications.
Thanks, it was lovely to meet you!
Could you send me the names of two references by Thursday?
The hiring freeze is over.
We may be able to make you an offer soon.
The call was cancelled, can we do Monday?
The train was filled to the roof.
We are moving forward with your application.
You were successful: the next round is on Monday.
The role is filled with travel.
I chose another route to the office.
It's gone well!
We selected a date: Tuesday.
I'd like to offer you some feedback.
We have two more candidates to see.
I am moving to the third floor.
I've left you a voicemail.
Everything has gone through.
We hold the line on price.
He offered to help."""


@pytest.mark.parametrize(
    ("line", "tiding"),
    [
        (line, tiding)
        for tiding, lines in (
            ("no", NO),
            ("closed", CLOSED),
            ("on-hold", ON_HOLD),
            ("offer", OFFER),
            ("left", LEFT),
        )
        for line in lines.splitlines()
    ],
)
def test_what_is_told(line: str, tiding: str) -> None:
    assert tidings(line) == (tiding,)
    assert tidings(f"Dear Mira,\n\nI hope you are well. {line.replace(chr(39), '’')}\n\nBest,\nTom") == (
        tiding,
    )


@pytest.mark.parametrize("line", NOTHING.splitlines())
def test_what_only_sounds_like_it(line: str) -> None:
    assert tidings(line) == ()


def test_of_two_tidings_each_is_told() -> None:
    text = "The Nurse Manager role has been filled. We would like to offer you the deputy post instead."
    assert tidings(text) == ("no", "offer")


def test_a_long_text_is_read_in_no_time() -> None:
    assert tidings("not " * 50_000 + "with you " * 50_000) == ()
