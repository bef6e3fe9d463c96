"""Which column of a table means what: those of programs that are known by their headers, and of any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from afterword.exchange.decoding import MisusedError
from afterword.exchange.tables import Table, header_key
from afterword.frozen import frozen
from afterword.words.shell import quoted

#: What a column may mean, with what it holds.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "name": "a person's whole name",
        "first": "a first name",
        "middle": "a middle name",
        "last": "a family name",
        "company": "where they work, or where the interview is",
        "role": "what they do there",
        "email": "an address, or several",
        "phone": "a number",
        "linkedin": "a profile",
        "interests": "tags",
        "note": "a note about them, where you wrote none",
        "position": "the title that the interview is for",
        "when": "the day, or day and time, of an interview",
        "zone": "the time zone that the time is in, such as Europe/London",
        "met": "everybody met there",
        "minutes": "how long it takes",
        "round": "which round it is",
        "outcome": "where the position stands",
        "title": "what something to read is called",
        "url": "its address",
        "summary": "what it is about",
        "tags": "what it was filed under",
        "found": "the day on which it was kept",
        "why": "what you wrote of it",
    }
)


@frozen
class Layout:
    """How a program writes its tables.

    Attributes:
        name: of the program, for people.
        signs: headers that together are found in no other.
        columns: the headers of each field, of which a row has those it has.
        empty: cells that say nothing.
        several: what parts several values in one cell.
        network: it holds everybody the user is connected with.
        tracker: it holds positions rather than people.
    """

    name: str
    signs: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    empty: frozenset[str] = frozenset()
    several: str = ""
    network: bool = False
    tracker: bool = False


def _numbered(words: str, count: int = 5) -> tuple[str, ...]:
    return tuple(words.format(number) for number in range(1, count + 1))


#: In the order in which they are tried.
LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "LinkedIn connections",
        ("First Name", "Last Name", "Connected On"),
        {
            "first": ("First Name",),
            "last": ("Last Name",),
            "company": ("Company",),
            "role": ("Position",),
            "email": ("Email Address",),
            "linkedin": ("URL",),
        },
        network=True,
    ),
    Layout(
        "Google Contacts",
        ("E-mail 1 - Value",),
        {
            "first": ("First Name", "Given Name"),
            "middle": ("Middle Name", "Additional Name"),
            "last": ("Last Name", "Family Name"),
            "name": ("Name",),
            "company": ("Organization Name", "Organization 1 - Name"),
            "role": ("Organization Title", "Organization 1 - Title"),
            "email": _numbered("E-mail {} - Value"),
            "phone": _numbered("Phone {} - Value"),
            "linkedin": _numbered("Website {} - Value"),
            "interests": ("Labels", "Group Membership"),
            "note": ("Notes",),
        },
        several=":::",
    ),
    Layout(
        "Outlook",
        ("First Name", "Last Name", "E-mail Address", "Job Title"),
        {
            "first": ("First Name",),
            "middle": ("Middle Name",),
            "last": ("Last Name",),
            "company": ("Company",),
            "role": ("Job Title",),
            "email": ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"),
            "phone": ("Mobile Phone", "Business Phone", "Home Phone", "Primary Phone"),
            "linkedin": ("Web Page", "Personal Web Page"),
            "interests": ("Categories",),
            "note": ("Notes",),
        },
        several=";",
    ),
    Layout(
        "Thunderbird",
        ("Display Name", "Primary Email", "Secondary Email"),
        {
            "first": ("First Name",),
            "last": ("Last Name",),
            "name": ("Display Name",),
            "company": ("Organization",),
            "role": ("Job Title",),
            "email": ("Primary Email", "Secondary Email"),
            "phone": ("Mobile Number", "Work Phone", "Home Phone"),
            "linkedin": ("Web Page 1", "Web Page 2"),
            "note": ("Notes",),
        },
    ),
    Layout(
        "Teal contacts",
        ("First Name", "Last Name", "Excitement", "contact_intention_type"),
        {
            "first": ("First Name",),
            "last": ("Last Name",),
            "company": ("Company",),
            "role": ("Position",),
            "email": ("Email Address",),
            "phone": ("Phone",),
            "linkedin": ("URL",),
        },
    ),
    Layout(
        "Huntr",
        ("listName", "companyName", "boardName", "title"),
        {"company": ("companyName",), "position": ("title",)},
        empty=frozenset({"-"}),
        tracker=True,
    ),
    Layout(
        "JobSync",
        ("Company", "JobTitle", "JobSource", "Status"),
        {"company": ("Company",), "position": ("JobTitle",)},
        empty=frozenset({"N/A"}),
        tracker=True,
    ),
)

#: What headers of other tables are called, in the languages of many address books; whole headers only.
_CALLED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": (
            "Name",
            "Full Name",
            "Display Name",
            "Contact",
            "Contact Name",
            "Person",
            "Vollständiger Name",
            "Nom complet",
            "Nombre completo",
            "Nome completo",
            "Naam",
            "Navn",
            "Namn",
        ),
        "first": ("First Name", "First", "Given Name", "Vorname", "Prénom", "Voornaam", "Fornavn", "Förnamn"),
        "last": (
            *("Last Name", "Last", "Family Name", "Surname", "Nachname", "Familienname", "Nom de famille"),
            *("Achternaam", "Apellido", "Apellidos", "Cognome", "Etternavn", "Efternavn", "Efternamn"),
        ),
        "company": (
            *("Company", "Company Name", "Organisation", "Organization", "Organization Name", "Employer"),
            *("Firma", "Unternehmen", "Société", "Entreprise", "Empresa", "Azienda", "Bedrijf", "Företag"),
        ),
        "role": (
            *("Role", "Job Title", "Title", "Position", "Rolle", "Funktion", "Poste", "Fonction", "Cargo"),
            *("Puesto", "Ruolo", "Functie", "Stilling"),
        ),
        "email": (
            *("E-mail", "Email", "E-mail Address", "Email Address", "Mail", "E-Mail-Adresse", "Courriel"),
            *("Adresse e-mail", "Correo", "Correo electrónico", "E-mailadres", "E-post"),
        ),
        "phone": (
            *("Phone", "Phone Number", "Telephone", "Mobile", "Mobile Phone", "Telefon", "Handy", "Mobil"),
            *("Téléphone", "Teléfono", "Telefono", "Telefoon", "Telefone"),
        ),
        "linkedin": ("LinkedIn", "LinkedIn URL", "LinkedIn Profile", "Profile", "Profile URL"),
        "interests": ("Interests", "Tags", "Interessen", "Intérêts", "Intereses", "Interessi"),
        "note": ("Note", "Notes", "Notiz", "Notizen", "Remarques", "Notas", "Opmerkingen"),
    }
)
#: The same in tables of positions; with a company and a position, and nobody's name, a table is one.
_OF_POSITIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "company": (*_CALLED["company"], "Company/Organization"),
        "position": (
            *("Position", "Job Title", "Job Position", "Title", "Role", "Job", "Position Title", "Stelle"),
            *("Poste", "Puesto"),
        ),
        "when": (
            *("Interview Date", "Interview", "Interview On", "Interview Day", "Next Interview"),
            *("Interview Date and Time", "Interview Time", "Date of Interview"),
        ),
        "zone": ("Time Zone", "Timezone"),
        "met": ("Interviewer", "Interviewers", "Interviewed By", "Interviewer Name", "Met"),
        "round": ("Round", "Interview Round"),
        "outcome": ("Status", "Stage", "Outcome", "Result", "Application Status"),
    }
)
#: Headers that are found where a row is a position: there a column called Name may be that of either.
_OF_TRACKERS = (
    *("Date Applied", "Applied Date", "Applied On", "Application Date", "Interview Date", "Job URL"),
    *("Job Link", "Job Posting", "Salary", "Salary Range", "Stage", "Application Status", "Applied"),
)
#: The layout of a table that only says what its columns are called.
PLAIN = "a table"


def layout_of(headers: Sequence[str]) -> Layout | None:
    """The program that writes such headers, where it is known."""
    keys = {header_key(header) for header in headers}
    return next((each for each in LAYOUTS if keys.issuperset(map(header_key, each.signs))), None)


def may_be_headers(headers: Sequence[str], mapped: Mapping[str, Sequence[str]]) -> bool:
    """Whether a row is surely that of the headers."""
    keys = {header_key(header) for header in headers}
    if mapped:
        return all(header_key(name) in keys for names in mapped.values() for name in names)
    called = {header_key(word) for field in ("name", "first", "last", "email") for word in _CALLED[field]}
    if layout_of(headers) is not None or (len(keys) > 1 and bool(keys & called)):
        return True
    return {"company", "position"} <= _columns(headers, _OF_POSITIONS).keys()


def _columns(headers: Sequence[str], called: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The headers of each field that some are called, of the fields that there are."""
    found: dict[str, tuple[str, ...]] = {}
    for field, words in called.items():
        keys = {header_key(word) for word in words}
        if there := tuple(header for header in headers if header_key(header) in keys):
            found[field] = there
    return found


def told_layout(table: Table, mapped: Mapping[str, Sequence[str]]) -> Layout:
    """How a table is to be read: as the user says, as its program writes it, or by its headers.

    Raises:
        MisusedError: it cannot be told; the message holds the line to type.
    """
    if mapped:
        _refuse_missing(table, mapped)
        return Layout(PLAIN, (), {field: tuple(names) for field, names in mapped.items()}, _NOTHING)
    if known := layout_of(table.headers):
        return known
    columns = _columns(table.headers, _CALLED)
    if len(columns.get("name", ())) > 1:
        raise MisusedError(
            f"It cannot be told which of these columns has the names of people: "
            f"{', '.join(columns['name'])}. {_say_which(table)}"
        )
    if not {"name", "first", "last"} & set(columns):
        positions = _columns(table.headers, _OF_POSITIONS)
        if {"company", "position"} <= positions.keys() and not {"email", "phone"} & columns.keys():
            return Layout("positions", (), positions, _NOTHING, tracker=True)
        if any("://" in header for header in table.headers):
            raise MisusedError(
                "This table has no headers: its first line holds an address. Put a line above it that names "
                "the columns, such as: title,url"
            )
        raise MisusedError(f"No column of this table is called Name. {_say_which(table)}")
    tracked = [header for header in _OF_TRACKERS if table.has(header)]
    if tracked and not {"first", "last", "email"} & set(columns):
        raise MisusedError(
            f"It cannot be told whether {columns['name'][0]} is a person or a position, since there is "
            f"{tracked[0]}, too. {_say_which(table)}"
        )
    return Layout(PLAIN, (), columns, _NOTHING)


_NOTHING = frozenset({"-", "N/A", "n/a", "–", "—"})


def _refuse_missing(table: Table, mapped: Mapping[str, Sequence[str]]) -> None:
    for field, names in mapped.items():
        for name in names:
            if not table.has(name):
                raise MisusedError(
                    f"There is no column “{name}” for {field} in this table. {_say_which(table)}"
                )


def _say_which(table: Table) -> str:
    """The headers of a table, and the line to type."""
    headers = [header for header in table.headers if header][:40]
    there = ", ".join(headers) if headers else "none"
    known = _columns(headers, _CALLED)
    company = known.get("company", ())[:1]
    rest = [header for header in headers if header not in company]
    example = next(iter(known.get("name", ()) or rest), "Full name")
    other = next(iter(company or rest[1:]), "Firma")
    return (
        f"Its headers are: {there[:1_000]}. Say what they mean, such as "
        f"--map {quoted(f'name={example}')} --map {quoted(f'company={other}')}; "
        f"the fields are {', '.join(FIELDS)}."
    )
