"""Names of many countries, as somebody who bears one would wish to be greeted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.words.person_names import read_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Priya Raman", "Priya"),
        ("priya", "Priya"),
        ("petra kovac", "Petra"),
        ("ann-marie o'shea", "Ann-Marie"),
        ("van nguyen", "Van Nguyen"),
        ("Zoë van der Berg", "Zoë"),
        ("Ann-Marie O'Shea", "Ann-Marie"),
        ("María José García Márquez", "María"),
        ("Jan van der Berg, PhD", "Jan"),
        ("Martin King Jr.", "Martin"),
        ("Sam Reed (they/them)", "Sam"),
        ("🚀 Sam Reed", "Sam"),
        ("Иван Петров", "Иван"),
        # Last name first, with a comma.
        ("Raman, Priya", "Priya"),
        ("O'Neill, Siobhán", "Siobhán"),
        ("Lee, Dr. Ann", "Ann"),
        ("Raman, Priya,", "Priya"),
        # A title with one name keeps both.
        ("Ms Okafor", "Ms Okafor"),
        ("Mr Patel", "Mr Patel"),
        ("Prof. Müller", "Prof. Müller"),
        ("Herr Dr. Groß", "Herr Dr. Groß"),
        ("Frau Schmidt", "Frau Schmidt"),
        ("Mme Dubois", "Mme Dubois"),
        ("Señor López", "Señor López"),
        ("Rev. Ashby", "Rev. Ashby"),
        ("Chef Antoine", "Chef Antoine"),
        ("Lord Ashcombe", "Lord Ashcombe"),
        ("Baroness Hale", "Baroness Hale"),
        ("Bishop Tutu", "Bishop Tutu"),
        ("Pani Nowak", "Pani Nowak"),
        ("Alhaji Musa", "Alhaji Musa"),
        ("Dato' Lim", "Dato' Lim"),
        ("Dr Kim", "Dr Kim"),
        # A title with two leaves the first name ...
        ("Cllr Joan Peabody", "Joan"),
        ("Dr. Eva Groß", "Eva"),
        ("Herr Bernd Vogt", "Bernd"),
        ("Lt. Col. Sarah Hunt", "Sarah"),
        ("Matron Bridget Asante-Kell", "Bridget"),
        ("Matron Kell", "Matron Kell"),
        ("Constable Finch", "Constable Finch"),
        ("Headmistress Olu Ade", "Olu"),
        # ... but where it goes with the first name.
        ("Sir Ian Holm", "Sir Ian"),
        ("Sister Agnes", "Sister Agnes"),
        ("Sheikh Ahmed bin Rashid", "Sheikh Ahmed"),
        # A first name that is only an initial is none to call somebody by.
        ("Mrs. J Smith", "Mrs. Smith"),
        ("Mr D. Hall", "Mr Hall"),
        ("Dr. J. Robert Lee", "Dr. Lee"),
        ("Dave H.", "Dave"),
        ("M. Dupont", "M. Dupont"),
        ("J. Robert Lee", "J. Robert Lee"),
        ("J. P. Morgan", "J. P. Morgan"),
        # Where it is not sure which is the first name, the whole name stands.
        ("de la Cruz", "de la Cruz"),
        ("van Dijk", "van Dijk"),
        ("Da Silva", "Da Silva"),
        ("St. John Rivers", "St. John Rivers"),
        ("NGUYEN Van An", "NGUYEN Van An"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Wang Wei", "Wang Wei"),
        ("Kovács István", "Kovács István"),
        ("李 小龙", "李 小龙"),
        ("山田 太郎", "山田 太郎"),
        ("김 민수", "김 민수"),
        ("Big Dave", "Big Dave"),
        ("Lee Jae-yong", "Lee Jae-yong"),
        ("Li Na", "Li Na"),
        ("Dean Winters", "Dean Winters"),
        ("Sri Rao", "Sri Rao"),
        ("Abdul Rahman", "Abdul Rahman"),
        ("Mohd Ali", "Mohd Ali"),
        # What was put behind a name to know it again is none of it.
        ("Tom Okafor - IT", "Tom"),
        ("Tom Okafor, CEO", "Tom"),
        ("Tom Okafor, Head of IT", "Tom"),
        ("Sarah from HR", "Sarah"),
        # Quotes around a by-name, and around it all.
        ("“Big” Dave Smith", "Dave"),
        ("Robert (Bob) Lee", "Robert"),
        ("“Priya Raman”", "Priya"),
    ],
)
def test_what_to_call_them(name: str, short: str) -> None:
    assert read_name(name).short == short


@pytest.mark.parametrize(
    ("name", "formal"),
    [
        ("Dr. Sabine Krüger", "Dr. Krüger"),
        ("Frau Dr. Eva Petersen", "Frau Dr. Petersen"),
        ("Jens Brodersen", "Jens Brodersen"),
        ("Krüger, Dr. Sabine", "Dr. Krüger"),
        ("Ms Okafor", "Ms Okafor"),
        ("Sir Ian Holm", "Sir Ian"),
        ("Prof Dame Sally Davies", "Prof Dame Sally"),
        ("山田 太郎", "山田 太郎"),
    ],
)
def test_where_the_custom_is_formal(name: str, formal: str) -> None:
    assert read_name(name).formal == formal


@pytest.mark.parametrize(
    "name",
    [
        "the receptionist",
        "the lady at the desk",
        "some guy from IT",
        "her boss",
        "HR lady",
        "Tall guy",
        "guy with beard",
        "interviewer 2",
        "Head of Finance",
        "Hiring Manager",
        "unknown",
        "TBC",
        "Sarah?",
        "dave@acme.example",
        "Cllr",
        "Dr.",
        "-",
    ],
)
def test_what_names_nobody(name: str) -> None:
    assert not read_name(name).named
    assert read_name(name).short == name


@pytest.mark.parametrize("name", ["Guy Ritchie", "Lady Ashcombe", "Royal Tan", "Prior Maddy", "Ted Person"])
def test_a_name_that_is_a_word_too_is_a_name(name: str) -> None:
    assert read_name(name).named


@given(st.text(min_size=1, max_size=60))
def test_any_text_is_read(name: str) -> None:
    read = read_name(name)
    assert "\n" not in read.short
    # Nothing is made up: whatever is said of a name stands in it, but for capitals.
    assert all(word.strip(".,").casefold() in name.casefold() for word in read.short.split())


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Don Anselmo Fariña", "Don Anselmo"),
        ("Doña Carmen Ruiz", "Doña Carmen"),
        ("Dom Gregory Hale", "Dom Gregory"),
        ("Don Draper", "Don"),
    ],
)
def test_a_title_that_may_be_a_first_name(name: str, greeted: str) -> None:
    assert read_name(name).short == greeted
