"""What a message tells: sure where it says so, silent where it only sounds like it."""

from __future__ import annotations

import pytest

from afterword.words.tidings import leaves, tidings, wished

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

#: As they are typed in a hurry, by and about four people known here.
HURRIED = {
    "no": """\
sorry, someone else got it
they're going ahead with another person
not you this time, they said
we won't be inviting you to the next round
hi, the job went to an internal applicant
unfortunately you didn't make it
we picked the other one
I'm afraid we can't take you forward
sorry mate they gave it to somebody else
we had to choose and it wasn't you
rejected :(
the panel preferred a candidate with more ward experience
they filled it with someone internal
hiya, bad news I'm afraid, they took the other candidate
we have now filled the vacancy
it won't be you this time
she said they decided on someone from the Leeds office
the job has gone to somebody from the depot
no luck this time, sorry
we've gone for somebody with a licence
we will not be continuing with you
they've appointed an external candidate
Just had the call, I was not selected
your application was unsuccessful this time
they decided to go with the other candidate
sorry, they've filled it with an internal
I got turned down
the role went to another candidate""",
    "closed": """\
the role doesnt exist any more
they pulled the job ad, budget gone
role got cut, no replacement
they've cancelled the search
the position no longer exists
the vacancy has been withdrawn
no longer hiring for that post""",
    "on-hold": """\
everything paused till feb
decision postponed indefinitely, board wants to wait
whole thing is on ice til after the merger
no hiring until the summer, order from above
we had to put the search on hold
they have stopped all hiring for now
process is on hold, nothing before spring
we've had to pause recruitment until the new year
the position is on hold
hiring freeze, announced this morning""",
    "offer": """\
we'd like you to have the job!!
they want me, offer follows by post
good news - you got it
u got the job
we'd be glad to have you on the team from january
she said the contract is on its way to me
they made me an offer, 62k, answer by monday
We are pleased to offer you the position
congratulations, you're hired
they'd like to offer me it at 3.2k a month
the contract's in the post!
YES!! they offered me the job
here is our formal offer, valid until 4 december
we want you to join us
offer came, 41 hours a week
formal offer attached
they said the job is mine if I want it
he'd like to offer me the night post""",
    "left": """\
I'm moving to Acme.
my last day is Friday
I'll be joining Beta in May
Ines no longer works here
just heard tom is off to Beta in jan
im leaving northwind end of month fyi
She's gone to Harbour as of Monday
Priya isn't with us any more
my time at Northwind ends on the 30th
I have accepted a post at Acme, starting in March
after nine years here it's time for something new for me
today was his last day
dana got a new job at Lumen
I start at Acme on Monday
quick one - im off to Larkfield in spring, was great meeting you
Next Thursday is my last day, so write to Dana from then on
I've joined Quillmark as of this week
tom told me he quit yesterday
She is going over to Saltmarsh, starts in June
Dana's last day was Friday
priya left the bank
I'm starting a new job after Easter!
I won't be with Northwind any longer after March
Ines has accepted a job at Emberline
My days here are coming to an end
we're so sad, priya is leaving in june
i leave northwind at the end of the month
I will be starting at Beta Systems on 1 March.
hey! changed jobs, at Lumen now
I was laid off on Monday
He's moved to Quillmark, so I look after this now
my contract here runs out in april and I won't be here after that
he's no longer at the lab
dana's switching to Emberline next month btw
gave my notice today
fyi tom has left northwind
I am joining Larkfield on the 1st, feel free to write to me there
Sad news: Dana is moving on.
last day for me is friday
today's my last day!
I've found a new job closer to home
she works for Quillmark now
Priya leaves in May, her post will be advertised
i've quit, long story
I have been made redundant
He's got a new position in Cardiff
my last week here is the one after next
she is off to Harbour Mills
please use my private address, I am no longer with Northwind from Monday""",
}

#: Questions, conditions, other people and other things.
NONE_OF_IT = """\
I'm moving to the afternoon slot
Are you moving to Acme?
if I leave, Tom takes over
I'm moving house next week
my last day of holiday is Friday
I'll be joining the call from Berlin
I'll be joining you at ten
Tom's brother no longer works here
the lift no longer works here
would you mind if I left early?
have they filled the role?
should we offer you the job, when could you start?
my sister got a new job at Lumen
they offered my friend the job
I was at Acme before I joined Northwind
my last day at my previous company was hard
your last day to answer is Friday
I started at Northwind in May
we might put this on hold
is the position still open?
the old office is closed
we moved to Beta software last year
I'm moving to a decision on Friday
I'm off to lunch
we've got another candidate on Tuesday, then we decide
he joined the meeting late
she no longer works on Fridays
your contract work sounded great
I'd love to have you on the podcast
whoever gets the job will start in May
the other candidate asked the same
did tom leave northwind?
when my boss leaves on Friday I can talk
I no longer work on the rota
I'm moving the call to Monday
I'll join you at the station
Will you be leaving Lumen?
is tom leaving
if I get the role at Beta I'll tell you
my boss is on her last week of leave
my neighbour left the bank
Tom's daughter is off to Leeds to study
we lost two people last year
I left my umbrella at your office
they're leaving the decision to Dana
Dana is going to Berlin Friday for a fair? not sure
I'm going to Paris for a week
When I started at Lumen I knew nobody
I may be moving to Beta
he is moving to the Leeds office next year
they have not filled it
they want to see the other candidate again on Monday
she can offer me a call on Tuesday
we'd make an offer only after references
everyone was frozen in that room
they paused the interview for coffee
what if the role is cut
the last one who had the job left after a year
you would start with us in May if all goes well
I got it, thanks!
we talked about why the last manager resigned
Tom said no to the coffee
he passed on your thanks
I joined Northwind nine years ago
do you know whether priya is leaving
if it doesn't work out I'm moving to Leeds
I'm leaving the figures with reception
my flatmate starts at Beta on Monday
Ines asked if I had left Northwind
her last day off is Sunday
I will be joining Priya for lunch
she's moving to part time
the firm that left the building was ours
Could the role be put on hold?
we never put searches on hold
nobody has been offered the job so far
my wife was offered a job in Leeds
Tom might go to Beta
we'd love to have you on the tour
we filled the form in
this role is not going to be cut
I accepted a post at Northwind because of the people
they used to be with us
are you still with Lumen
you asked why the last person left
We will tell you when the role has been filled
the contract with the caterer is on its way
I have taken a new position on this: remote is fine
the panel will choose another date
they chose another room for Tuesday
my last week was hectic
hope to make you an offer by Friday
I leave at five
I'm off to Leeds for a fair, back Thursday
is your offer still open?
would you be leaving before Christmas
Tom's wife is joining Northwind
they offered Priya a bigger desk
if there's a hiring freeze we'll tell you
the trial shift was cancelled, new date monday
I'm leaving the door open for March
she's moving to Thursdays
do you have another offer
we have one more candidate to see, then we choose
unless someone else accepts you are on the list
the manager who left was replaced by Dana
they filled the pool last week
don't worry, the role is not filled
I'd take it if they offered me the job
my last day trip was to Whitby
he said he would be there at nine
I will be joining late
they closed the road
maybe the search gets paused
We leave at nine for the site
Can I say that you have left Lumen?
how did she take it when they filled the role
Tom left the meeting at four
I've joined the waiting list
we are moving to Teams for the call
she will be joining us from the Leeds office
I'd be sorry if you had taken another job
our head of department has left, so things are slow
my sister's last day at school was lovely
Do they have an offer for you
we would make you an offer if it was up to me
the shop next door closed
pause the video at minute four
her contract work interests me
Ines and I are off to Whitby on Sunday
he went for a walk with another candidate
they want me to come in again
you would hear from us once a decision was made not to proceed
I have found the position of the leak"""

STOP = """\
Please don't contact me again, HR handles this.
please do not write to me any more
Stop emailing me.
No more emails, please.
Take me off your list.
I'd rather you didn't write again.
I would prefer not to be contacted.
dont call me again
I must ask you not to contact me further.
Bitte schreiben Sie mir nicht mehr.
Ne m'écrivez plus.\
"""

NO_STOP = """\
Please don't hesitate to contact me.
Please don't contact my current employer.
Don't call me before Monday.
Please don't write to me at my work address.
No more messages came through until today.
Do not call me on this number, use the other.
I never write to them without a reason.
Would you rather not be contacted?
We had no further contact with the vendor.
If you don't contact me we will decide on Friday.
I could not stop reading your note.
Stop by and call us.
Please do not email me the CV, use the portal.\
"""

PEOPLE = ("Dana", "Ines", "Priya", "Tom")


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


@pytest.mark.parametrize(
    ("line", "tiding"), [(line, told) for told, lines in HURRIED.items() for line in lines.splitlines()]
)
def test_what_is_told_in_a_hurry(line: str, tiding: str) -> None:
    assert tidings(line, PEOPLE, {name.casefold() for name in PEOPLE}) == (tiding,)


@pytest.mark.parametrize("line", NONE_OF_IT.splitlines())
def test_questions_conditions_and_other_people_tell_nothing(line: str) -> None:
    assert tidings(line, PEOPLE, {name.casefold() for name in PEOPLE}) == ()


@pytest.mark.parametrize("line", [line for line in HURRIED["left"].splitlines() if "riya" in line])
def test_of_somebody_else_it_is_told_by_name(line: str) -> None:
    assert leaves(line, ["Priya", "priya"])
    assert not leaves(line, ["Tom"])
    assert not leaves("I'm leaving Northwind. Priya will write to you.", ["Priya"])
    assert not leaves("Today is my last day, and Priya takes over.", ["Priya"])
    assert leaves("Friday is Priya's last day.", ["Priya"])


def test_a_name_that_is_known_is_no_place() -> None:
    assert tidings("I'll be joining Beta in May.") == ("left",)
    assert tidings("I'll be joining Beta in May.", people={"beta"}) == ()


@pytest.mark.parametrize("line", STOP.splitlines())
def test_who_wants_no_more_mail_in_other_words(line: str) -> None:
    assert wished("stop", line)


@pytest.mark.parametrize("line", NO_STOP.splitlines())
def test_what_only_sounds_like_wanting_no_more_mail(line: str) -> None:
    assert not wished("stop", line)
