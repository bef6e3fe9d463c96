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
please cease all contact
Kindly refrain from writing to me.
Please refrain from contacting me again
I must ask you to refrain from further emails.
I would be grateful if you would stop writing to me.
I'd appreciate it if you didn't contact me again.
I would appreciate it if you did not write to me any more.
There is no need to write to me again.
There's no need to contact us in future.
Further messages are not welcome.
I see no reason to stay in touch.
I would rather not stay in touch.
I do not wish to continue this correspondence.
This will be my final reply to you.
Consider our correspondence closed.
Please lose my number.
May I ask you not to write to me any more?
Could I ask you to leave me in peace?
I want no further contact.
She told me never to write to her again
They asked for no more mails
I'd like you to stop contacting me.
I'd prefer that we did not stay in touch
I have had enough of your messages
I will not be answering any further emails.
I have blocked your address.
Please respect my wish not to be contacted.
Please let me be.
No further contact, please.
Write no more.
Unsubscribe
Perhaps it is best if we do not stay in touch.
It might be better if you didn't write to me again.
Please keep me off your mailing list.
There is little point in writing to me again
I don't think there is any point in keeping in touch.
Please quit messaging me.
Please do not feel obliged to write to me again.
We kindly request that you refrain from contacting us
I trust you will understand that I do not wish to hear from you any more.
I am not interested in staying in touch.
Bitte sehen Sie von weiteren E-Mails ab.
Ich bitte Sie, mich nicht mehr zu kontaktieren.
Merci de cesser de m'écrire.
Je ne souhaite plus être contacté.
Laissez-moi tranquille.
No quiero recibir más correos.
Kindly take this as my request not to be contacted.
please no longer contact me
I would ask you not to get in touch again.
No more emails, if you please.
I wish you well but please don't email me further
Do me a favour and stop writing.
I'd be happier without your mails.
Let us end this correspondence here.
Your emails are unwelcome.
Please discontinue these messages.
You are not to contact me again.
Please do me the courtesy of not mailing me any more.
I am asking politely: kindly cease writing to me.
I would be much obliged if you could stop contacting us.
You need not trouble yourself to write to me any further.
I ask for no further letters.
Do not feel you have to keep writing to me.
I don't think it makes sense to stay in contact.
Our decision is final and we ask you to refrain from any further enquiries.
Please accept that I do not want to hear from you.
My answer is no, and I'd be thankful for no more mail.
Kindly withhold further correspondence.
I'd like this to be the last we hear of each other.
Please strike my address from your records.
I'm going to ask you not to reach out again.
Could you kindly not email me again?
Would you mind not writing to me any more?
I do not consent to being contacted.
You may stop writing now.
Please do not make further contact.
Please take the hint and stop messaging me.
Henceforth please do not address any letters to me.
He made it clear that he does not want any more emails
She would like me to stop writing to her
Tom says no more mails please
She wants to be left alone.
Please refrain from sending further applications or emails to me.
I kindly ask that you do not contact our office again.
It is my wish not to be approached any more.
Please be so kind as to stop writing to me.
Be so good as not to write to me again.
I'd ask you to cease correspondence.
I do not care to hear from you.
Thanks, but please don't keep emailing me.
Please give up writing to me.
You would do me a favour by not contacting me again.
I'd rather you stopped emailing.
Please see to it that I get no more mails.
Further emails will be deleted unread.
I'm not going to read any more messages from you.
Kindly leave me off your correspondence from now on.
We would ask that all contact cease.
I regret that I cannot keep up this correspondence.
Let's not stay in touch.
My client wishes not to be contacted.
She said to stop writing to her.
Please do not continue to contact me.
Please accept this as my wish to be left in peace.
Don't ever mail me again!
Do not get back in touch.
I don't want you to write to me.
I do not want you contacting me again.
No further messages please, Mira.
It's enough now, stop mailing me.
I must insist that you stop contacting me.
Kindly abstain from emailing me in future.
I would thank you not to write to me again.
Please understand that I don't want to receive further messages.
I'd ask that you leave me in peace.
I would prefer that you did not get in touch again.
Please end this correspondence.
Please do not bother to write again.
I want to be left alone.
Please erase me from your mailing list.
We have decided to end all contact, so please don't write any more.
Please hold off from contacting me any further
I'd be grateful for no further emails.
It'd be better if we didn't stay in contact.
There is really no need for you to write to me any more.
Any further letters will be ignored.
Kindly do not send me any more mails.
Would you kindly stop emailing us?
Kindly desist from further correspondence.
We have no wish to hear from you again.
I have to ask you to leave us alone.
Please make no further contact with me.
I have no interest in receiving your messages.
Please seek no contact with us.
Don't send me any further material.
Please respect that I want no contact.
I ask you, politely, to stop contacting me.
Any more mails from you will be blocked."""

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
I'm not interested in football.
please refrain from writing on the whiteboard
no need to write back today
No need to write back.
Please refrain from calling me Doctor.
Stop calling me Sir!
Please refrain from contacting me at weekends.
Please refrain from texting during the interview.
I'd be grateful if you would write to me again next week.
I'd appreciate it if you could call me.
There is no need to call me Ms Raman.
No need to contact us again, we will be in touch.
Further messages are answered within two days.
I would like to stay in touch.
I don't want to lose touch.
I do not want to keep you in suspense.
This was the last message from Priya.
Let us end this call here.
Please consider this my final offer.
I crossed the list off.
Can I ask you to write to me again?
I asked her to call you.
I have blocked you a room for Tuesday.
I blocked your slot on Thursday.
let me be clear about the salary
Please keep me in the loop, and off the coffee.
There is no point in writing tests after the fact.
Please do not trouble yourself with the form.
We asked you not to bring a laptop.
I told you to stop by the front desk.
Would you be happier if you wrote less code?
Please don't feel you must answer today.
I am keen on staying in touch.
I can do without further coffee.
Please send no more than two pages.
The system sends no more messages after a restart.
No more calls this week, I have a cold.
I'd rather not be in touch with the agency.
Drop me a line off the record.
He asked me to stop by.
I would rather you wrote to Tom.
Please leave us your number.
I stopped writing to customers by hand.
It is best if we do not use email for the contract.
I'd be glad if you didn't mind calling me at nine.
no more notes on this, I think it is clear
Please refrain from contacting the other candidates.
Kindly refrain from writing in the margins.
We ask you to refrain from any further purchases.
Could you kindly email me again?
Would you mind writing to me again in May?
There's no need to reply to this message.
You need not write a cover letter.
Please do not make further changes to the slides.
I'd rather write than call.
Would you rather not be contacted by phone?
The client asked me to stop writing tests.
Please stop sending the weekly report to Tom.
I will not be reading emails this week.
Do you want me to stop writing to you in English?
Thank you for not writing a generic letter.
She would like me to write to her.
We keep from calling it a failure.
Further letters from referees are welcome.
He would be happier without meetings.
I could do without the calls at midnight.
The last letter you wrote was a joy.
Please remove my name from the badge.
Please refrain from replying all.
Please refrain from parking in the yard.
Please refrain from mentioning salary in your letter.
Kindly refrain from writing code in the interview.
I'd like you to write to me again.
We would ask that all contact details be correct.
I cannot keep up with this correspondence course.
Please be so kind as to write to me.
Please don't keep me waiting.
I don't want you to write a long essay.
Let's not keep in mind the old plan.
You would do me a favour by contacting Tom.
Please stop by my office.
Further emails will follow on Monday.
I get no more mails than anybody.
There was no further contact with the supplier.
He said to stop at the gate and call him.
I must insist that you write to me.
Please do not continue to the next page.
Don't ever write a test without an assertion.
No further questions from me.
I would rather you emailed than called.
It is best if you contact me again in spring.
I do not want to bother you.
I won't contact you again, I promise.
I decided not to write to them again.
We could not get in touch again after the storm.
I'm sorry for not writing again sooner.
You don't have to write to me, a call is fine.
They removed me from the project.
Please take my name off the door.
Kindly abstain from voting on Friday.
I would thank you to write to me again.
Please understand that I don't want to rush you.
Please end this sentence with a full stop.
Please do not bother to print the form.
There's really no need to apologise.
He did not write to me again.
I never contacted them again.
Please hold off from signing anything.
We want to leave no stone unturned.
I didn't get in touch again, my fault.
Any further letters to the board go to Tom.
The server was never to be contacted again by the cron job.
Please do not write your name on the test sheet.
I told him not to email her before the launch.
I'd be much happier if you didn't call it a bug.
Please consider me for the role.
Please make no further changes.
I have no intention to leave.
I have heard no more from you than from Tom.
I like nothing more than sailing.
I ask you, politely, to stop at the gate."""

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


def test_a_line_that_a_mail_program_broke_is_one_sentence() -> None:
    broken = "I have thought about your letter for a good while, so kindly refrain from\nwriting to me. Best"
    assert wished("stop", broken) == broken.removesuffix(" Best").replace("\n", " ")
    assert tidings("We have talked it over all week and in the end we went with another\ncandidate.") == (
        "no",
    )
    # A short line ends where whoever wrote it ended it.
    assert wished("stop", "please don't\ncontact me again") == ""
    assert wished("stop", "Hi Mira\nplease don't contact me") == "please don't contact me"


def test_a_long_text_is_read_in_no_time() -> None:
    for words in (
        "not ",
        "invite you ",
        "please do not contact ",
        "arrange a ",
        "would like you not to ",
        "if you ",
    ):
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
