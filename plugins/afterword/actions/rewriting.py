"""Records on their way to other names: what becomes of each file, and that it says the same afterwards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from afterword.actions.desk import Desk
from afterword.actions.named import FOLDERS
from afterword.actions.told import retold
from afterword.actions.unfinished import broken_off
from afterword.errors import AfterwordError
from afterword.gifts.candidate_list import PATH as LIST
from afterword.gifts.candidate_list import list_at, referring
from afterword.keeping.atomic import Change
from afterword.keeping.own_folder import OWN_FOLDER
from afterword.keeping.rewording import relinked, remarks_of, reworded
from afterword.records.folders import read_folders
from afterword.records.interview import Debrief
from afterword.records.journal import Journal
from afterword.records.names import folded
from afterword.records.problems import Level
from afterword.records.raw_record import slug_of_path
from afterword.records.reading import read_files
from afterword.records.scalars import LINK, shown, target
from afterword.records.schema import SCHEMAS, FieldType
from afterword.records.values import slug_of

#: The keys that refer to people, by folder; whether they hold several.
_PEOPLE = {
    schema.folder: tuple(
        (field.name, field.type is FieldType.CONTACTS)
        for field in schema.fields
        if field.type in (FieldType.CONTACT, FieldType.CONTACTS)
    )
    for schema in SCHEMAS
}


def _as_it_is(text: str) -> str:
    return text


class Rewriting:
    """Every file of the journal, and what is to become of it.

    Args:
        desk: the journal.
        what: the kind of thing that gets another name, which says whose files have to be whole.

    Attributes:
        files: the bytes of each by path, as they stand.
        new: the bytes as they are to be, under the paths that the files have now.
        moved: new paths by old.
        held: for a file that takes in what another says, the path of that.

    Raises:
        AfterwordError: a file that may name it cannot be read, or does not count.
    """

    def __init__(self, desk: Desk, what: str) -> None:
        self.desk = desk
        for unread in desk.journal.unread:
            if unread.folder in FOLDERS[what]:
                raise AfterwordError(
                    f"{unread} is left out of the journal and may hold the name too. {unread.message} "
                    "Nothing was changed; put that right first."
                )
        self.files = read_folders(desk.root, _refuse)
        for unfinished in broken_off(desk.root):
            self.files[unfinished.path] = (desk.root / unfinished.path).read_bytes()
        self.new = dict(self.files)
        self._list = list_at(desk.root)
        self._new_list = self._list
        self.moved: dict[str, str] = {}
        self.held: dict[str, str] = {}
        self._taken = {
            schema.folder: {slug.casefold() for slug in desk.taken(schema.folder)} for schema in SCHEMAS
        }

    def paths(self, *folders: str) -> list[str]:
        """The files of some folders; for interviews also debriefs that were broken off."""
        hidden = self.unfinished() if "interviews" in folders else []
        return [path for path in self.new if path.split("/")[0] in folders] + hidden

    def reword(self, path: str, key: str, wanted: Callable[[str], str], *, listed: bool = False) -> None:
        """Exchange the items of a key; of two that become one, the first stays."""
        self.new[path] = reworded(self.new[path], key, _each(wanted), path, listed=listed)

    def retell(self, key: str, wanted: Callable[[str], str], *, listed: bool = False) -> None:
        """The same for what debriefs that were broken off say of the people met."""
        for path in self.unfinished():
            text = self.new[path].decode("utf-8", "surrogateescape")
            told = retold(text, key, _each(wanted), listed=listed)
            self.new[path] = told.encode("utf-8", "surrogateescape")

    def unfinished(self) -> list[str]:
        """The debriefs that were broken off."""
        return [path for path in self.new if path.split("/")[0] == OWN_FOLDER]

    def refer(self, old: str, new: str) -> None:
        """Let every reference to a person lead to another slug."""

        def wanted(item: str) -> str:
            if slug_of(item) != old:
                return item
            link = LINK.search(item)
            start = (link.start(1) if link else 0) + (link[1] if link else item).rindex(old)
            return item[:start] + new + item[start + len(old) :]

        for path in self.paths("interviews", "gifts", "notes"):
            for key, listed in _PEOPLE.get(path.split("/")[0], _PEOPLE["interviews"]):
                self.reword(path, key, wanted, listed=listed)
        self.relist(who=lambda slug: new if slug == old else slug)

    def relist(
        self, who: Callable[[str], str] = _as_it_is, interest: Callable[[str], str] = _as_it_is
    ) -> None:
        """Exchange slugs of people, or interests, in the list of candidates for gifts."""
        if self._new_list is not None:
            self._new_list = referring(self._new_list, who, interest)

    def move(self, path: str, stem: str) -> None:
        """Give a file another name in its folder; where that is taken, with a number.

        Raises:
            AfterwordError: it is a link.
        """
        target = self.desk.root / path
        if target.is_symlink():
            raise AfterwordError(
                f"{path} is a link to {target.readlink()}, and a link is not renamed here. "
                "Put the file itself in its place first; nothing was changed."
            )
        folder, _, name = path.rpartition("/")
        taken = self._taken[path.split("/")[0]]
        taken.discard(slug_of_path(path).casefold())
        slug = _numbered(stem, taken)
        taken.add(slug.casefold())
        if slug.casefold() != slug_of_path(path).casefold():  # some disks take two such names for one
            self.moved[path] = f"{folder}/{slug}{name[-3:]}"

    def move_notes(self, old: str, new: str) -> None:
        """Let the names of the notes to and from a person follow their slug."""
        for note in self.desk.journal.notes.values():
            stem = re.sub(rf"(?<![^\W_]){re.escape(old)}(?![^\W_])", lambda _: new, note.slug, count=1)
            if note.contact == old and stem != note.slug:
                self.move(note.file.path, stem)

    def drop(self, path: str) -> None:
        """Let a file go."""
        del self.new[path]

    def changes(self) -> tuple[Change, ...]:
        """The changes of files, those that go last; links in the user's own words lead on.

        Raises:
            AfterwordError: something would be wrong afterwards that is not now.
        """
        renamed = self.moved
        if renamed:
            stems = Counter(slug_of_path(path) for path in self.files)
            sent = {note.file.path for note in self.desk.journal.notes.values() if not note.draft}
            for path in self.new:
                if path not in sent:
                    self.new[path] = relinked(self.new[path], path, renamed, stems)
        self._look_over()
        changed, created, gone = [], [], []
        for path, old in self.files.items():
            new = self.new.get(path)
            if path in renamed:
                created.append(Change(renamed[path], None, new, like=path))
            if new is None or path in renamed:
                gone.append(Change(path, old, None))
            elif new != old:
                changed.append(Change(path, old, new, holds=self.held.get(path, "")))
        if self._new_list is not None and self._new_list != self._list:
            changed.append(Change(LIST, self._list, self._new_list))
        return (*changed, *created, *gone)

    def given_up(self) -> tuple[str, ...]:
        """Remarks beside what goes, in no file any more: a sentence each."""
        said = []
        for path, old in self.files.items():
            new = self.new.get(path)
            if new == old:
                continue
            kept = Counter(words for _, words in remarks_of(new, path)) if new is not None else Counter()
            for line, words in remarks_of(old, path):
                kept[words] -= 1
                if kept[words] < 0:
                    said.append(f"Given up: # {words} ({path}:{line})")
        return tuple(said)

    def _look_over(self) -> None:
        """Read the journal as it would be."""
        today = self.desk.today
        before = read_files(self.files, today)
        after = read_files({self.moved.get(path, path): data for path, data in self.new.items()}, today)
        told = Counter(
            (self.moved.get(each.path, each.path), each.rule)
            for each in before.problems
            if each.level is not Level.HINT
        )
        # A heading in a file that stays may be like somebody's name now, or no longer: that is nobody's loss.
        untouched = {path for path, data in self.files.items() if self.new.get(path) == data}
        for problem in after.problems:
            if problem.level is Level.HINT or (problem.level is Level.WARNING and problem.path in untouched):
                continue
            told[problem.path, problem.rule] -= 1
            if told[problem.path, problem.rule] < 0:
                raise AfterwordError(
                    f"{problem.path}:{problem.line} would then be wrong. {problem.message} {problem.fix} "
                    "Nothing was changed."
                )
        self._compare(before, after)

    def _compare(self, before: Journal, after: Journal) -> None:
        """No fact of a debrief is lost, or becomes another's answer."""
        for slug, interview in before.interviews.items():
            later = after.interviews[slug]
            if _facts(interview.debriefs.values()) - _facts(later.debriefs.values()):
                raise AfterwordError(
                    f"The debriefs in {interview.file.path} cannot be put together without changing what "
                    "they say. Nothing was changed; put them under one heading by hand."
                )


def _each(wanted: Callable[[str], str]) -> Callable[[Sequence[str]], list[str]]:
    """Each item exchanged; of two that become one, the first stays."""

    def each(items: Sequence[str]) -> list[str]:
        kept: dict[str, str] = {}
        old = Counter(_same(item) for item in items)
        for number, item in enumerate(items):
            new = wanted(item)
            # What stood there twice before is the user's own affair.
            again = old[_same(item)] > 1 and new == item
            kept.setdefault(f"{_same(new)} {number}" if again else _same(new), new)
        return list(kept.values())

    return each


def same_name(text: str, name: str) -> bool:
    """Whether a value names a company, a position or a person so, a link to it included."""
    return folded(shown(target(text))) == folded(name)


def put_name(text: str, new: str) -> str:
    """A value with another name, in the same link if it is one and the name can stand in a link."""
    link = LINK.fullmatch(text.strip())
    if not link:
        return new
    folder, slash, _ = link[1].rpartition("/")
    put = text.replace(link[1], f"{folder}{slash}{new}", 1)
    return put if target(put) == new else new


def mentions(files: Mapping[str, bytes], words: Collection[str], but: Collection[str] = ()) -> list[str]:
    """Places, as ``path:line``, at which one of some names stands as a whole, and in no other name."""
    found = []
    pattern, others = _whole(words), _whole(but)
    for path, data in files.items():
        for number, line in enumerate(data.decode("utf-8", errors="replace").split("\n"), 1):
            parts = [other.span() for other in others.finditer(line)] if but else []
            if any(
                not any(start <= name.start() and name.end() <= end for start, end in parts)
                for name in pattern.finditer(line)
            ):
                found.append(f"{path}:{number}")
    return found


def _whole(words: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _facts(debriefs: Collection[Debrief]) -> Counter[tuple[str, ...]]:
    return Counter(
        (fact.text, *(answer.text for answer in fact.answers))
        for debrief in debriefs
        for fact in (*debrief.facts, *debrief.private)
    )


def _same(item: str) -> str:
    return (slug_of(item) if "[[" in item else item.strip().lstrip("#")).casefold()


def _numbered(stem: str, taken: Collection[str]) -> str:
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def _refuse(path: str, rule: str, message: str, fix: str) -> None:
    raise AfterwordError(f"{path} cannot be read. {message} {fix} Nothing was changed.")
