"""A tip of the user's own is asked for where no gift answers what somebody cares most about."""

from __future__ import annotations

from pathlib import Path

from actions.desks import desk
from followups.search import Search

from afterword.actions.still_open import tips_wanted

NOW = "2026-11-23T12:00"


def people() -> Search:
    found = Search()
    found.contact("ana", company="Harbour", interests=["sailing/dinghy-racing", "choirs"])
    found.contact("ben", company="Mill", interests=["Choirs"])
    found.contact("cleo", company="Forge", interests=["choirs"], do_not_contact="no more")
    found.contact("dov", company="Lantern", interests=["her-divorce"])
    found.contact("eda", company="Kiln")
    return found


def test_the_dearest_interest_that_no_gift_answers_once_for_all_who_share_it(tmp_path: Path) -> None:
    everybody = ("ana", "ben", "cleo", "dov", "eda", "nobody")
    found = people()
    before = desk(tmp_path / "empty", found, NOW)
    ana, ben = (before.journal.contacts[slug].name for slug in ("ana", "ben"))
    assert tips_wanted(before, everybody) == (
        f"A tip of your own on dinghy racing, for {ana}? "
        'afterword new gift "A tip on dinghy racing" --kind tip --interests sailing/dinghy-racing',
        f'A tip of your own on Choirs, for {ben}? afterword new gift "A tip on Choirs" --kind tip '
        "--interests Choirs",
    )
    found.gift("boats", "sailing/dinghy-racing")
    (only,) = tips_wanted(desk(tmp_path / "boats", found, NOW), everybody)
    assert only.startswith(f"A tip of your own on choirs, for {ana} and {ben}? ")
    found.gift("songs", "choirs")
    assert tips_wanted(desk(tmp_path / "songs", found, NOW), everybody) == ()
