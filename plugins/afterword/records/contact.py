"""A contact: a person met or dealt with in the search."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, get_args

from afterword.frozen import frozen
from afterword.records.record import NO_FILE, RecordFile
from afterword.times import Duration
from afterword.words.person_names import PersonName, read_name

Part = Literal[
    "interviewer", "hiring-manager", "recruiter", "agency", "coordinator", "peer", "executive", "other"
]

PARTS: tuple[str, ...] = get_args(Part)

#: The parts of those who hire in the name of another company, and are met there.
FOR_OTHERS = frozenset({"agency", "recruiter"})

#: What a part in the hiring is called; "other" says nothing.
PART_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "interviewer": "interviewer",
        "hiring-manager": "hiring manager",
        "recruiter": "recruiter",
        "agency": "agency",
        "coordinator": "coordinator",
        "peer": "peer",
        "executive": "executive",
        "other": "",
    }
)


@frozen
class Skip:
    """A follow-up passed over on purpose: the kind of note, and the day."""

    kind: str
    on: date


@frozen
class Contact:
    """One file of ``contacts/``; the fields are described in ``records.schema``."""

    slug: str
    name: str
    company: str = ""
    role: str = ""
    part: Part = "interviewer"
    address: str = ""
    email: str = ""
    phone: str = ""
    linkedin: str = ""
    #: Further addresses they write from, or had before; no note of ours goes there.
    other_emails: tuple[str, ...] = ()
    #: The code of the language to write to them in; empty: that of the settings.
    language: str = ""
    interests: tuple[str, ...] = ()
    #: Wished for once no position of theirs is open.
    stay_in_touch: bool = False
    #: The interval, where the file names one (``stay_in_touch: 90d``).
    stay_gap: Duration | None = None
    snoozed_until: date | None = None
    #: The reason, in words; empty: writing to them is welcome.
    do_not_contact: str = ""
    #: Companies they have left.
    former: tuple[str, ...] = ()
    skipped: tuple[Skip, ...] = ()
    file: RecordFile = NO_FILE

    @property
    def greeting_name(self) -> str:
        """How to address them: ``address`` where given, else the first name, or more of it where unsure."""
        return self.address or self.first_name

    @property
    def is_named(self) -> bool:
        """Whether it is known how to address them: "the receptionist" names nobody."""
        return bool(self.address) or self.name_read.named

    @property
    def formal_name(self) -> str:
        """The same where the custom is formal: title and family name, or the whole name."""
        return self.address or self.name_read.formal

    @property
    def first_name(self) -> str:
        """What to call them in a sentence: "Priya", and "Ms Okafor" where no first name is known."""
        return self.name_read.short or self.slug

    @property
    def name_read(self) -> PersonName:
        """The name in its parts."""
        return read_name(self.name)

    @property
    def has_address(self) -> bool:
        """Whether a way to write to them is known."""
        return bool(self.email or self.phone or self.linkedin)

    @property
    def emails(self) -> tuple[str, ...]:
        """Every e-mail address of theirs, the one that notes go to first."""
        return (self.email, *self.other_emails) if self.email else self.other_emails

    @property
    def initials(self) -> str:
        """The first letter of each word of the name: "PR"."""
        return "".join(word[0] for word in self.name.split() if word[0].isalnum()).upper() or "?"
